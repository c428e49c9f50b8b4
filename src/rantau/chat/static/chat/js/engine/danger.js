// Word groups found in one pass, and the danger rules made of them: near each other, silenced by denial, play and the past.

import { fold } from "./sound.js";
import { pieces, spelled } from "./spelling.js";

const LONGEST = 40; // no beginning in the lists is as long

/** Patterns (a word, a beginning with a star, several of these) by their first word, spelled as messages are. @type {E.Matcher} */
export function matcher(groups, regular) {
  /** @type {Patterns} */
  const known = new Map();
  for (const [name, patterns] of groups) {
    for (const pattern of patterns) {
      const [first, ...rest] = pieces(pattern.toLowerCase()).flatMap((part) => (part.includes("*") ? part : spelled([part], regular))).map(folded);
      known.set(first, [...(known.get(first) ?? []), [rest, name]]);
    }
  }
  return known;
}

/** A cut-off word keeps its last h, because the word goes on. @type {E.Say} */
function folded(part) {
  const word = part.replace("*", "");
  const sound = fold(word);
  if (word === part) return sound;
  return sound + (word.endsWith("h") && fold(word + "a") === sound + "ha" ? "h*" : "*");
}

/** Where the patterns of each group begin. @type {E.Places} */
export function placesOf(words, patterns) {
  /** @type {Map<string, number[]>} */
  const found = new Map();
  words.forEach((word, place) => {
    const candidates = [...(patterns.get(word) ?? [])];
    for (let length = 2; length <= word.length && length < LONGEST; length++) candidates.push(...(patterns.get(word.slice(0, length) + "*") ?? []));
    for (const [rest, group] of candidates) {
      if (!rest.every((part, step) => matches(words[place + 1 + step], part))) continue;
      const known = found.get(group) ?? [];
      if (known[known.length - 1] !== place) known.push(place);
      found.set(group, known);
    }
  });
  return found;
}

/** @type {E.Matches} */
const matches = (word, part) => (part.endsWith("*") ? !!word?.startsWith(part.slice(0, -1)) : word === part);

/** What is wrong in rule files was refused when the pack was built. @type {E.RulesFrom} */
export const rulesFrom = (sources, regular) => ({
  all: sources.flatMap(({ rule = [] }) => rule),
  patterns: matcher(sources.flatMap(({ groups = {}, guards = {} }) =>
    [...Object.entries(groups), ...Object.entries(guards).map(([name, all]) => /** @type {const} */ (["guard:" + name, all]))]), regular),
});

/** Rules that fire on folded words, the most urgent first, otherwise in the order of the files. @type {E.Fired} */
export function fired(words, { all, patterns }) {
  const places = placesOf(words, patterns);
  const firing = all.filter((rule) => fires(rule, places));
  return ["emergency", "urgent"].flatMap((urgency) => firing.filter((rule) => rule.urgency === urgency));
}

/** @type {E.Fires} */
function fires({ near, within = 8, guards = ["denial", "play", "past"], unless = [] }, places) {
  /** @type {E.Guarded} */
  const held = (guard) => (guards.includes(guard) && places.get("guard:" + guard)) || [];
  const [firsts, ...others] = near.map((group) => places.get(group) ?? []);
  const past = held("past");
  if (unless.some((group) => places.has(group)) || held("play").length || (past.length && !places.has("guard:now"))) return false;
  return firsts.some((first) => !held("denial").some((guard) => guard < first && guard >= first - 3)
    && !past.some((guard) => guard < first && guard >= first - 6)
    && others.every((group) => group.some((other) => Math.abs(other - first) <= within)));
}
