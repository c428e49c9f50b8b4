// Whether somebody under eighteen is the one concerned: an age, a school class, a baby, a child somebody writes about.

import { kinOf } from "./people.js";
import { isNumber } from "./text.js";

const GROWN_UP = 18;
const REACH = 4;

/** @param {Reading} reading @param {Words} lists @param {string} about */
export function childConcerned({ words }, lists, about) {
  const isMine = about !== "other";
  const before = (/** @type {number} */ place, /** @type {number} */ reach) => words.slice(Math.max(0, place - reach), place);
  const ofEmployer = (/** @type {number} */ place) => lists.any(words.slice(place + 1, place + 3), "employer") || lists.any(before(place, 3), "care");
  const childBefore = (/** @type {number} */ place) => {
    for (let at = place - 1; at >= 0 && at >= place - REACH; at--)
      if (lists.is(words[at], "child_noun") || /^K[cs]/.test(kinOf(words[at], lists))) return at;
    return -1;
  };

  /** The age at this place; none for any other number, and for the employer's child nobody writes about. */
  const ageAt = (/** @type {string} */ word, /** @type {number} */ place) => {
    const age = +word.slice(0, 4);
    if (!isNumber(word) || age > 99) return [];
    const [later, after] = words.slice(place + 1);
    const child = childBefore(place);
    if (child >= 0 && isMine && ofEmployer(child)) return [];
    if (lists.any(before(place, 2), "age")) return [age];
    const own = place && (lists.is(words[place - 1], "person_self") || words[place - 1] === "am") && age >= 8 && age < GROWN_UP;
    if (!lists.is(later, "years")) return own && later == null ? [age] : [];
    if (lists.is(after, "not_an_age")) return [];
    const ofChild = child >= 0 && !words.slice(child, place).some((one) => one !== "yang" && lists.is(one, "not_an_age"));
    return ofChild || own || (later === "years" && after === "old") ? [age] : [];
  };

  /** At school now ("adik saya kelas 2 smp", "aku kelas 8"). */
  const inSchool = (/** @type {string} */ word, /** @type {number} */ place) => {
    const later = words[place + 1] ?? "";
    const inClass = (word === "kelas" || word === "grade") && isNumber(later) && +later.slice(0, 3) <= 12;
    if (!inClass && !lists.is(word, "school") && !(word === "sekolah" && (later === "dasar" || later === "menengah"))) return false;
    if (lists.any(before(place, REACH), "school_over")) return false;
    const child = childBefore(place);
    return child >= 0 ? !isMine || !ofEmployer(child) : inClass && lists.is(words[place - 1], "person_self");
  };

  /** A child without an age: only where somebody writes about it, and nothing shows a grown-up. */
  const young = (/** @type {string} */ word, /** @type {number} */ place) => {
    if (!kinOf(word, lists).startsWith("Kc") || ofEmployer(place)) return false;
    if (lists.any(words.slice(place + 1, place + 4), "little")) return true;
    return !isMine && !lists.any([...before(place, 2), ...words.slice(place, place + 10)], "adult") && !lists.any(before(place, 2), "child_for");
  };

  const ages = words.flatMap(ageAt);
  if (ages.length) return Math.min(...ages) < GROWN_UP;
  return words.some((word, place) => inSchool(word, place) || (lists.is(word, "baby") && !ofEmployer(place)) || young(word, place));
}
