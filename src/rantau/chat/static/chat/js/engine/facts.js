// Facts a message states: where the person concerned is, and whom it is about. A country needs a place that is named.

import { kinOf, roles } from "./people.js";
import { spelled } from "./spelling.js";
import { isMark } from "./text.js";

/** Weights of the signs around a place name, used when no model is loaded. @type {Record<string, number>} */
export const COUNTRY_WEIGHTS = {
  bias: 0.6, city: 0.6, mission: 0.3, shy: -2.5, in: 1.6, to: -1.4, from: -1.0, of: -1.8, end: 0.8,
  plan: -1.4, home: -0.6, home_id: 1.0, is_id: -0.3, several: -0.5, first: 0.1,
};

/** Places named, the longest names first, no overlaps. @param {string[]} words @param {Words} lists */
function mentionsIn(words, lists) {
  /** @type {Mention[]} */
  const found = [];
  for (let start = 0; start < words.length; start++) {
    for (let length = Math.min(lists.longest, words.length - start); length; length--) {
      const known = lists.places.get(words.slice(start, start + length).join(" "));
      if (!known) continue;
      found.push({ start, end: start + length, country: known[0], kind: known[1], before: signBefore(words, start, lists) });
      start += length - 1;
      break;
    }
  }
  return found;
}

/** @param {string[]} words @param {number} place @param {Words} lists */
function signBefore(words, place, lists) {
  for (const word of [words[place - 1], words[place - 2]])
    for (const sign of ["in", "to", "from", "of"]) if (lists.is(word, "place_" + sign)) return sign;
  return "none";
}

/** For each country named: the signs for and against that the person concerned is there now.
 * @param {Reading} reading @param {Words} lists @param {string} about @returns {[string, string[]][]} */
export function countrySigns({ typed }, lists, about) {
  /** @type {string[]} */
  const words = [];
  const edges = new Set([0]);
  for (const token of typed) if (isMark(token)) edges.add(words.length); else words.push(token);
  edges.add(words.length);
  const named = mentionsIn(words, lists);
  const people = named.length ? peopleIn(words, lists) : [];
  const last = (/** @type {number} */ place) => { while (place-- > 0) if (people[place]) return place; return -1; };
  const village = words.flatMap((word, place) =>
    place && lists.is(word, "village") && lists.is(words[place - 1], "place_in") ? `village_${people[last(place)] ?? "none"}_${about}` : []);
  return [...new Set(named.map(({ country }) => country))].map((country, number) => {
    const own = named.filter((mention) => mention.country === country);
    const rivals = named.filter((mention) => mention.country !== country);
    const ending = country === "ID" ? "_id" : "";
    const signs = new Set(["bias", `about_${about}`, `about_${about}${ending}`, ...village.map((sign) => sign + ending)]);
    const add = (/** @type {string[]} */ ...all) => all.forEach((sign) => signs.add(sign));
    for (const { start, end, kind, before } of own) {
      add(before, "kind_" + kind);
      for (const group of ["self", "now", "past", "other"]) if (lists.any(words.slice(Math.max(0, start - 4), start), group)) add(`${group}_before${ending}`);
      if (edges.has(start) && edges.has(end)) add("alone");
      if (end === words.length) add("end");
      if (kind === "shy" && before === "none") add("shy_bare");
      const near = last(start);
      const who = people[near] ?? "none";
      add(`who_${who}_${about}`, `${before}_${about}`, `${before}_${about}${ending}`);
      if (near >= 0 && start - near <= 4) add(`close_${who}_${about}`, ...(who === "S" ? [`close_${who}_${about}${ending}_${before}`] : []));
    }
    if (own.every(({ kind }) => kind === "shy")) add("shy");
    if (rivals.length) {
      const rival = rivals.some((mention) => mention.country === "ID") ? "rival_id" : "rival_abroad";
      add("several", number ? "later" : "first", rival, `${rival}_${about}`, ...rivals.map(({ before }) => `rival_${before}${ending}`));
    }
    if (ending) add("is_id");
    for (const group of ["plan", "home", "other", "question", "there", "play", "danger"]) if (lists.any(words, group)) add(group + ending);
    return [country, [...signs].sort()];
  });
}

/** Per word: S the writer, K somebody else, E the employer; "istri saya" is one K. @param {string[]} words @param {Words} lists */
function peopleIn(words, lists) {
  /** @type {string[]} */
  const found = [];
  for (const typed of words) {
    const [word = ""] = spelled([typed], lists.regular);
    if (lists.is(word, "person_self")) found.push(found[found.length - 1] === "K" ? "" : "S");
    else found.push(lists.is(word, "person_employer") ? "E" : kinOf(word, lists) && "K");
  }
  return found;
}

/** Where the person concerned is now, null when the message does not say so.
 * @param {Reading} reading @param {Words} lists @param {Record<string, number>} weights @param {string} about */
export function countryOf(reading, lists, weights, about) {
  /** @type {string | null} */
  let best = null;
  let most = 0;
  for (const [country, signs] of countrySigns(reading, lists, about)) {
    const score = signs.reduce((sum, sign) => sum + (weights[sign] ?? 0), 0);
    if (score > most) [best, most] = [country, score];
  }
  return best;
}

/** Without a model: the person named first, but a spouse beside the writer may be the danger. @param {Reading} reading @param {Words} lists */
export function aboutByWords(reading, lists) {
  const named = roles(reading.words, lists).found.filter((role) => "KSU".includes(role[0]));
  if (!named.length) return "unknown";
  const isSelf = named[0][0] !== "K" || (named[0].startsWith("Kf") && named[0] !== named[named.length - 1]);
  return isSelf ? "self" : "other";
}
