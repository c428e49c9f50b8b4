// What the tables see of a message: names of features, one letter of block first (src/rantau/chat/domain/understanding/features.py).

import { placesOf } from "./danger.js";
import { fold, stem } from "./sound.js";
import { pieces } from "./spelling.js";
import { isNumber } from "./text.js";

const NEGATIONS = new Set(pieces(`tidak bukan belum tanpa jangan ora mboten dudu durung aja teu henteu sanes moal ulah tak takde not never no don't didn't
  isn't wasn't doesn't ta'ada' tadek enja' lo' ndeq endek dek kada kadada indak ndak de' deq ndeqman`));

/** Regular words, their Indonesian stems, letters as they sound, and concepts. @type {E.Features} */
export function features(reading, lists) {
  const plain = reading.words.map(number);
  const stems = plain.flatMap((word) => lists.gloss(word) || word).map(stem);
  return [...grams("w", plain), ...grams("g", stems), ...grams("k", concepts(reading, lists)), ...plain.flatMap((word, place) =>
    [...(NEGATIONS.has(word) ? plain.slice(place + 1, place + 3).map((later) => "n" + later) : []), ...letters(fold(word), 3, 5)])];
}

/** Words and letters as typed, for spelling tells languages apart; numbers are left out. @type {E.Pick} */
export const languageFeatures = (words) => words.flatMap((word) => (isNumber(word) ? [] : ["w" + word, ...letters(word, 1, 4)]));

/** Names of concepts in order; "!" before one that stands under a negation. @type {E.Features} */
function concepts({ words, folded }, lists) {
  const places = [...placesOf(folded, lists.concepts)].sort(([one], [other]) => (one < other ? -1 : 1));
  return words.flatMap((_, place) => places.filter(([, all]) => all.includes(place)).map(([name]) =>
    (words.slice(Math.max(0, place - 2), place).some((word) => NEGATIONS.has(word)) ? "!" : "") + name));
}

/** @type {E.Grams} */
const grams = (block, words) => words.flatMap((word, place) => (place ? [block + word, `${block}${words[place - 1]}_${word}`] : block + word));

/** @type {E.Letters} */
function letters(word, shortest, longest) {
  const edged = ` ${word} `;
  const found = [];
  for (let length = shortest; length <= longest; length++)
    for (let start = 0; start + length <= edged.length; start++) found.push("c" + edged.slice(start, start + length));
  return found;
}

/** Numbers by size. @type {E.Say} */
const number = (word) => (isNumber(word) ? "#" + ([1, 3, 9, 17, 99, 999].find((limit) => +word.slice(0, 12) <= limit) ?? "big") : word);
