// Whether somebody under eighteen is the one concerned: an age, a school class, a baby, a child somebody writes about.

import { kinOf } from "./people.js";
import { isNumber } from "./text.js";

/** @type {E.ChildConcerned} */
export function childConcerned({ words }, lists, about) {
  const isMine = about !== "other";
  /** @type {E.Before} */
  const before = (place, reach, group) => lists.any(words.slice(Math.max(0, place - reach), place), group);
  /** @type {E.Place} */
  const ofEmployer = (place) => lists.any(words.slice(place + 1, place + 3), "employer") || before(place, 3, "care");
  /** @type {E.ChildAt} */
  const childBefore = (place) => [1, 2, 3, 4].map((back) => place - back).find((at) =>
    at >= 0 && (lists.is(words[at], "child_noun") || /^K[cs]/.test(kinOf(words[at], lists))));

  /** The age at this place; none for any other number, and for the employer's child nobody writes about. @type {E.Ages} */
  const ageAt = (word, place) => {
    const age = +word.slice(0, 4);
    if (!isNumber(word) || age > 99) return [];
    const [later, after] = words.slice(place + 1);
    const child = childBefore(place);
    if (child != null && isMine && ofEmployer(child)) return [];
    if (before(place, 2, "age")) return age;
    const own = (before(place, 1, "person_self") || words[place - 1] === "am") && age > 7 && age < 18;
    if (!lists.is(later, "years")) return own && !later ? age : [];
    if (lists.is(after, "not_an_age")) return [];
    const ofChild = child != null && !words.slice(child, place).some((one) => one !== "yang" && lists.is(one, "not_an_age"));
    return ofChild || own || (later === "years" && after === "old") ? age : [];
  };

  /** At school now ("adik saya kelas 2 smp", "aku kelas 8"). @type {E.WordAt} */
  const inSchool = (word, place) => {
    const later = words[place + 1] ?? "";
    const inClass = /^(kelas|grade)$/.test(word) && isNumber(later) && +later.slice(0, 3) < 13;
    if (!inClass && !lists.is(word, "school") && !/^sekolah (dasar|menengah)$/.test(`${word} ${later}`)) return false;
    if (before(place, 4, "school_over")) return false;
    const child = childBefore(place);
    return child == null ? inClass && before(place, 1, "person_self") : !isMine || !ofEmployer(child);
  };

  /** A child without an age: only where somebody writes about it, and nothing shows a grown-up. @type {E.WordAt} */
  const isYoung = (word, place) => {
    if (!kinOf(word, lists).startsWith("Kc") || ofEmployer(place)) return false;
    if (before(place + 4, 3, "little")) return true;
    return !isMine && !before(place, 2, "adult") && !before(place + 10, 10, "adult") && !before(place, 2, "child_for");
  };

  const ages = words.flatMap(ageAt);
  if (ages.length) return Math.min(...ages) < 18;
  return words.some((word, place) => inSchool(word, place) || (lists.is(word, "baby") && !ofEmployer(place)) || isYoung(word, place));
}
