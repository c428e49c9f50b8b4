// The word tables of the pack, ready to be looked up, and a message as rules and models see it.

import { rulesFrom } from "./danger.js";
import { fold } from "./sound.js";
import { pieces, spelled } from "./spelling.js";
import { clauses, isMark, tokens } from "./text.js";

/** @param {WordTables} tables @returns {Words} */
export function wordsFrom({ spelling, lists, danger, places, gloss }) {
  const regular = new Map(Object.entries(spelling));
  const groups = new Map(Object.entries(lists.people).map(([name, all]) => [name, new Set(all)]));
  const glosses = new Map(Object.entries(gloss));
  const named = new Map(places.filter(([, , kind]) => kind !== "hint").map(([name, country, kind]) => [name, [country, kind]]));
  const is = (/** @type {string | undefined} */ word, /** @type {string} */ group) => groups.get(group)?.has(word ?? "") ?? false;
  return {
    regular, is, places: named, keywords: lists.keywords, joints: new Set(lists.joints.words),
    rules: rulesFrom(danger, regular),
    any: (all, group) => all.some((word) => is(word, group)),
    group: (name) => [...(groups.get(name) ?? [])],
    gloss: (word) => {
      const said = glosses.get(word);
      return said == null ? undefined : pieces(said).map((part) => regular.get(part) ?? part);
    },
    longest: Math.max(1, ...[...named.keys()].map((name) => name.split(" ").length)),
    kin: new Map(),
  };
}

/** @param {string} text @param {Words} lists @returns {Reading} */
export function read(text, lists) {
  const typed = tokens(text);
  const regular = spelled(typed, lists.regular);
  const words = regular.filter((token) => !isMark(token));
  return { typed, regular, words, folded: words.map(fold), pieces: clauses(regular, lists.joints) };
}
