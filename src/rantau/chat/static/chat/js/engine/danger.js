// Danger rules: groups of words near each other, with guards for denial, play and the past. They can only raise.

import { fold } from "./sound.js";
import { pieces, spelled } from "./spelling.js";

const DENIAL_REACH = 3;
const PAST_REACH = 6;

/** Compile the rule files of the pack; what is wrong in them was refused when it was built.
 * @param {RuleFile[]} sources @param {Map<string, string>} regular @returns {Rules} */
export function rulesFrom(sources, regular) {
  /** @type {Rules} */
  const rules = { exact: new Map(), beginnings: new Map(), longest: 0, all: sources.flatMap(({ rule = [] }) => rule) };
  for (const { groups = {}, guards = {} } of sources) {
    for (const [name, patterns] of [...Object.entries(groups), ...Object.entries(guards).map(([key, all]) => /** @type {const} */ (["guard:" + key, all]))]) {
      for (const pattern of patterns) {
        const [first, ...rest] = pieces(pattern.toLowerCase()).flatMap((part) => (part.includes("*") ? part : spelled([part], regular))).map(folded);
        const key = first.replace("*", "");
        const table = key === first ? rules.exact : rules.beginnings;
        if (key !== first) rules.longest = Math.max(rules.longest, key.length);
        const known = table.get(key);
        if (known) known.push([rest, name]); else table.set(key, [[rest, name]]);
      }
    }
  }
  return rules;
}

/** A cut-off word keeps its last h, because the word goes on. @param {string} part */
function folded(part) {
  const word = part.replace("*", "");
  const sound = fold(word);
  if (word === part) return sound;
  return (word.endsWith("h") && fold(word + "a") === sound + "ha" ? sound + "h" : sound) + "*";
}

/** Where the patterns of each group begin. @param {string[]} words @param {Rules} rules */
function placesOf(words, { exact, beginnings, longest }) {
  /** @type {Map<string, number[]>} */
  const found = new Map();
  words.forEach((word, place) => {
    const candidates = [...(exact.get(word) ?? [])];
    for (let length = Math.min(word.length, longest); length > 1; length--) candidates.push(...(beginnings.get(word.slice(0, length)) ?? []));
    for (const [rest, group] of candidates) {
      if (!rest.every((part, step) => matches(words[place + 1 + step], part))) continue;
      const known = found.get(group);
      if (!known) found.set(group, [place]);
      else if (known[known.length - 1] !== place) known.push(place);
    }
  });
  return found;
}

/** @param {string | undefined} word @param {string} part */
const matches = (word, part) => (part.endsWith("*") ? !!word?.startsWith(part.slice(0, -1)) : word === part);

/** Rules that fire on folded words, the most urgent first, otherwise in the order of the files.
 * @param {string[]} words @param {Rules} rules */
export function fired(words, rules) {
  const places = placesOf(words, rules);
  const firing = rules.all.filter((rule) => fires(rule, places));
  return [...firing.filter((rule) => rule.urgency === "emergency"), ...firing.filter((rule) => rule.urgency !== "emergency")];
}

/** @param {Rule} rule @param {Map<string, number[]>} places */
function fires({ near, within = 8, guards = ["denial", "play", "past"], unless = [] }, places) {
  const [firsts, ...others] = near.map((group) => places.get(group));
  const has = (/** @type {string} */ guard) => guards.includes(guard) && places.get("guard:" + guard);
  if (!firsts || !others.every(Boolean) || unless.some((group) => places.has(group))) return false;
  const past = has("past");
  if (has("play") || (past && !places.has("guard:now"))) return false;
  const silent = (/** @type {number} */ first, /** @type {number[] | undefined | false} */ guarded, /** @type {number} */ reach) =>
    guarded && guarded.some((guard) => guard < first && first - guard <= reach);
  return firsts.some((first) => !silent(first, has("denial"), DENIAL_REACH) && !silent(first, past, PAST_REACH)
    && others.every((group) => group?.some((other) => Math.abs(other - first) <= within)));
}
