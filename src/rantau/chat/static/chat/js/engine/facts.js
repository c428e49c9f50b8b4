// Facts a message states: where the person concerned is, and whom it is about. A country needs a place that is named.

import { kinOf, roles } from "./people.js";
import { spelled } from "./spelling.js";
import { isMark } from "./text.js";

/** Weights of the signs around a place name, used when no model is loaded. @type {Model["country"]} */
export const COUNTRY_WEIGHTS = {
  bias: 0.6, city: 0.6, mission: 0.3, shy: -2.5, in: 1.6, to: -1.4, from: -1, of: -1.8, end: 0.8,
  plan: -1.4, home: -0.6, home_id: 1, is_id: -0.3, several: -0.5, first: 0.1,
};

/** Places named, the longest names first, no overlaps. @type {E.Mentions} */
function mentionsIn(words, lists) {
  const found = [];
  for (let start = 0; start < words.length; start++) {
    for (let end = Math.min(start + lists.longest, words.length); end > start; end--) {
      const known = lists.places.get(words.slice(start, end).join(" "));
      if (!known) continue;
      found.push({ start, end, country: known[0], kind: known[1], before: signBefore(words, start, lists) });
      start = end - 1;
    }
  }
  return found;
}

/** @type {E.SignBefore} */
const signBefore = (words, place, lists) => [1, 2].flatMap((back) =>
  ["in", "to", "from", "of"].filter((sign) => lists.is(words[place - back], "place_" + sign)))[0] ?? "none";

/** For each country named: the signs for and against that the person concerned is there now. @type {E.CountrySigns} */
function countrySigns({ typed }, lists, about) {
  const words = typed.slice(0, 0);
  const edges = new Set([0]);
  for (const token of typed) if (isMark(token)) edges.add(words.length); else words.push(token);
  edges.add(words.length);
  const named = mentionsIn(words, lists);
  const people = named.length ? peopleIn(words, lists) : [];
  /** @type {E.Last} */
  const last = (place) => {
    do place--; while (place >= 0 && !people[place]);
    return place;
  };
  const village = words.flatMap((word, place) =>
    lists.is(word, "village") && lists.is(words[place - 1], "place_in") ? `village_${people[last(place)] ?? "none"}_${about}` : []);
  return [...new Set(named.map(({ country }) => country))].map((country, number) => {
    const own = named.filter((mention) => mention.country === country);
    const rivals = named.filter((mention) => mention.country !== country);
    const ending = country === "ID" ? "_id" : "";
    const signs = ["bias", `about_${about}`, `about_${about}${ending}`, ...village.map((sign) => sign + ending)];
    for (const { start, end, kind, before } of own) {
      const near = last(start);
      const who = people[near] ?? "none";
      signs.push(before, "kind_" + kind, `who_${who}_${about}`, `${before}_${about}`, `${before}_${about}${ending}`);
      for (const group of ["self", "now", "past", "other"]) if (lists.any(words.slice(Math.max(0, start - 4), start), group)) signs.push(`${group}_before${ending}`);
      if (edges.has(start) && edges.has(end)) signs.push("alone");
      if (end === words.length) signs.push("end");
      if (kind === "shy" && before === "none") signs.push("shy_bare");
      if (near < 0 || start - near > 4) continue;
      signs.push(`close_${who}_${about}`);
      if (who === "S") signs.push(`close_S_${about}${ending}_${before}`);
    }
    if (own.every(({ kind }) => kind === "shy")) signs.push("shy");
    if (rivals.length) {
      const rival = rivals.some((mention) => mention.country === "ID") ? "rival_id" : "rival_abroad";
      signs.push("several", number ? "later" : "first", rival, `${rival}_${about}`, ...rivals.map(({ before }) => `rival_${before}${ending}`));
    }
    if (ending) signs.push("is_id");
    for (const group of ["plan", "home", "other", "question", "there", "play", "danger"]) if (lists.any(words, group)) signs.push(group + ending);
    return [country, [...new Set(signs)].sort()];
  });
}

/** Per word: S the writer, K somebody else, E the employer; "istri saya" is one K. @type {E.PeopleIn} */
function peopleIn(words, lists) {
  let last = "";
  return words.map((typed) => {
    const [word = ""] = spelled([typed], lists.regular);
    const isSelf = lists.is(word, "person_self");
    return last = isSelf ? (last === "K" ? "" : "S") : lists.is(word, "person_employer") ? "E" : kinOf(word, lists) && "K";
  });
}

/** Where the person concerned is now, null when the message does not say so. @type {E.CountryOf} */
export function countryOf(reading, lists, weights, about) {
  let best = null, most = 0;
  for (const [country, signs] of countrySigns(reading, lists, about)) {
    const score = signs.reduce((sum, sign) => sum + (weights[sign] ?? 0), 0);
    if (score > most) [best, most] = [country, score];
  }
  return best;
}

/** Without a model: the person named first, but a spouse beside the writer may be the danger. @type {E.AboutByWords} */
export function aboutByWords({ words }, lists) {
  const named = roles(words, lists).found.filter((role) => /^[KSU]/.test(role));
  const [first = ""] = named;
  return !first ? "unknown" : first[0] !== "K" || (first.startsWith("Kf") && first !== named[named.length - 1]) ? "self" : "other";
}
