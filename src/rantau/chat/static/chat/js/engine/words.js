// The word tables of the pack, ready to be looked up, and a message as rules and models see it.

import { matcher, rulesFrom } from "./danger.js";
import { fold } from "./sound.js";
import { pieces, spelled } from "./spelling.js";
import { clauses, isMark, tokens } from "./text.js";

/** @type {E.WordsFrom} */
export function wordsFrom({ spelling, lists, danger, places, gloss, concepts }) {
  const regular = new Map(Object.entries(spelling));
  const glosses = new Map(Object.entries(gloss));
  const groups = new Map(Object.entries(lists.people).map(([name, all]) => [name, new Set(all)]));
  const named = new Map(places.filter(([, , kind]) => kind !== "hint").map(([name, ...said]) => [name, said]));
  /** @type {Words["is"]} */
  const is = (word = "", group) => !!groups.get(group)?.has(word);
  return {
    regular, is, places: named, keywords: lists.keywords, joints: new Set(lists.joints.words), kin: new Map(),
    rules: rulesFrom(danger, regular),
    concepts: matcher(Object.entries(concepts), regular),
    any: (words, group) => words.some((word) => is(word, group)),
    group: (name) => [...(groups.get(name) ?? [])],
    gloss: (word) => glosses.has(word) && pieces(glosses.get(word) ?? "").map((part) => regular.get(part) ?? part),
    longest: Math.max(1, ...[...named.keys()].map((name) => name.split(" ").length)),
  };
}

/** @type {E.Read} */
export function read(text, lists) {
  const typed = tokens(text);
  const regular = spelled(typed, lists.regular);
  const words = regular.filter((token) => !isMark(token));
  return { typed, regular, words, folded: words.map(fold), pieces: clauses(regular, lists.joints) };
}
