// From a message to its understanding: rules first, then the model, and whichever is higher counts (classify.py).

import { childConcerned } from "./children.js";
import { fired } from "./danger.js";
import { aboutByWords, countryOf, COUNTRY_WEIGHTS } from "./facts.js";
import { features, languageFeatures } from "./features.js";
import { probability, rowOf, scores, unpack } from "./model.js";
import { peopleFeatures } from "./people.js";
import { stem } from "./sound.js";
import { isMark, isNumber } from "./text.js";
import { read, wordsFrom } from "./words.js";

const LANGUAGES = ["id", "jv", "su", "ms", "en", "mad", "sas", "bjn", "min", "bug", "mixed"];

/** What model.json says, and its bytes; without these rules, keywords and word lists answer. @type {E.ModelFrom} */
export function modelFrom({ words, tables, limits = {}, country = COUNTRY_WEIGHTS }, bytes) {
  const lists = wordsFrom(words);
  if (!tables || !bytes) return { words: lists, limits, country };
  const [meaning, rest] = unpack(tables.meaning, bytes);
  return { words: lists, limits, country, meaning, tongue: unpack(tables.tongue, rest)[0] };
}

/** Never fails: an empty or foreign message is a doubtful routine one. @type {E.Understand} */
export function understand(text, model) {
  const reading = read(text, model.words);
  const rules = fired(reading.folded, model.words.rules);
  const found = probabilities(reading, model);
  const { danger = 0, emergency = 0 } = Object.fromEntries(found);
  const { danger: most = 0.5, emergency: highest = 0.5 } = model.limits;
  const urgency = rules[0]?.urgency === "emergency" || emergency >= highest ? "emergency" : rules.length || danger >= most ? "urgent" : "routine";
  const isEmpty = !rules.length && urgency !== "emergency" && saysNothing(reading, model);
  const topics = topicsOf(reading, of("topic:", found), rules, model.words);
  if (isEmpty) for (const topic of topics) topic[1] = rounded(topic[1] / 2);
  const about = best(of("about:", found)) || aboutByWords(reading, model.words);
  return {
    urgency, topics, about, danger, emergency,
    language: languageOf(reading, model),
    country: countryOf(reading, model.words, model.country, about),
    child: childConcerned(reading, model.words, about),
    doubtful: isEmpty || (urgency === "routine" && danger / most >= 0.75) || (urgency === "urgent" && emergency / highest >= 0.75)
      || topics[0][1] < 0.15 || !reading.words.length,
    rule: rules[0]?.name ?? null,
  };
}

/** Probability by column; those of the topics add up to one. @type {E.Probabilities} */
function probabilities(reading, { meaning, words }) {
  if (!meaning || !reading.words.length) return [];
  const found = scores(meaning, [...features(reading, words), ...peopleFeatures(reading, words)]);
  const isTopic = meaning.columns.map((name) => name.startsWith("topic:"));
  const most = Math.max(...found.filter((_, column) => isTopic[column]));
  const shares = found.map((score, column) => (isTopic[column] ? Math.exp((score - most) * 6) : 0));
  const sum = shares.reduce((one, other) => one + other);
  return found.map((score, column) => [meaning.columns[column], isTopic[column] ? shares[column] / sum : probability(score)]);
}

/** @type {E.Of} */
const of = (prefix, found) => found.filter(([name]) => name.startsWith(prefix)).map(([name, score]) => [name.slice(prefix.length), score]);

/** The first of the highest. @type {E.Best} */
const best = (found) => found.reduce((most, one) => (one[1] > most[1] ? one : most), ["", -Infinity])[0];

/** @type {E.Probability} */
const rounded = (score) => +score.toFixed(4);

/** @type {E.TopicsOf} */
function topicsOf(reading, learnt, rules, lists) {
  const found = new Map(learnt.length ? learnt : topicsByWords(reading, lists));
  /** @type {E.Raise} */
  const raise = (topic, score) => found.set(topic, Math.max(found.get(topic) ?? 0, score));
  // The model knows the topic better than the rule; a rule only keeps its topic among those offered.
  if (!learnt.length) for (const { topics } of rules) topics.forEach((topic, number) => raise(topic, 0.9 - 0.1 * number));
  else if (rules.length) raise(rules[0].topics[0], Math.max(...found.values()) / 2);
  const ranked = [...found].sort(([one, more], [other, less]) => less - more || (one < other ? -1 : 1)).slice(0, 6);
  return ranked.length ? ranked.map(([topic, score]) => [topic, rounded(score)]) : [["out_of_scope", 0]];
}

/** Without a model a topic scores by the number of its keywords. @type {E.TopicsByWords} */
function topicsByWords({ words, folded }, { keywords }) {
  const vocabulary = new Set([...words, ...folded]);
  const joined = ` ${words.join(" ")} `;
  return Object.entries(keywords).flatMap(([topic, keys]) => {
    const hits = keys.filter((key) => (key.includes(" ") ? joined.includes(` ${key} `) : vocabulary.has(key))).length;
    return hits ? [[topic, 1 - 0.5 ** hits]] : [];
  });
}

/** @type {E.LanguageOf} */
function languageOf({ typed }, { tongue, words }) {
  const said = typed.filter((token) => !isMark(token));
  const found = tongue ? scores(tongue, languageFeatures(said)) : LANGUAGES.map((code) => said.filter((word) => words.is(word, "language_" + code)).length);
  return said.length ? best((tongue?.columns ?? LANGUAGES).map((code, at) => [code, found[at]])) : "id";
}

/** Only emoji, numbers and words without a subject, or not one word that any phrase has used. @type {E.SaysNothing} */
function saysNothing({ words }, { meaning, words: lists }) {
  const spoken = words.filter((word) => !isNumber(word) && !word.startsWith("emo"));
  return spoken.every((word) => lists.is(word, "empty")) || (!!meaning && !spoken.some((word) =>
    lists.gloss(word) || lists.places.has(word) || rowOf(meaning, "w" + word) >= 0 || rowOf(meaning, "g" + stem(word)) >= 0));
}
