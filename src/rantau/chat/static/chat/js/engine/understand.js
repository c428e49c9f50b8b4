// From a message to its understanding, as chat/domain/understanding (which says why): rules, learnt tables, and the higher counts.

import { childConcerned, countryOf, peopleFeatures } from "./people.js";
import { before, clauses, fold, isMark, isNumber, matcher, placesOf, spelled, split, stem, tokens, when } from "./text.js";

const BLOCKS = "wngcpk"; // the first two share a block
const CRC = Int32Array.from({ length: 256 }, (_, byte) => {
  for (let bit = 0; bit < 8; bit++) byte = byte >>> 1 ^ (byte & 1 && 0xedb88320);
  return byte;
});

/** @type {E.unpack} */
function unpack({ rows, used, places, ...said }, bytes) {
  /** @type {E.take} */
  const take = (length) => {
    const taken = bytes.subarray(0, length);
    bytes = bytes.subarray(length);
    return taken;
  };
  const total = rows.reduce((sum, number) => sum + number);
  const width = said.columns.length;
  const [low, middle, high, rarity] = Array.from("1234", () => take(total));
  const keys = new Int32Array(total), weights = new Int8Array(total * width);
  let row = 0;
  rows.forEach((number, block) => {
    for (let key = block << 24, end = row + number; row < end; row++) keys[row] = key += low[row] | middle[row] << 8 | high[row] << 16;
  });
  const steps = places.map(take);
  used.map(take).forEach((values, column) => {
    let place = column, used = 0;
    for (let at = 0, gaps = steps[column]; at < gaps.length; at++) {
      place += gaps[at] * width;
      if (gaps[at] < 255) weights[place] = values[used++];
    }
  });
  return [{ ...said, keys, rarity, weights }, bytes];
}

/** @type {E.rowOf} */
function rowOf({ keys }, name) {
  let hash = -1;
  for (let at = 0; at < name.length; at++) hash = CRC[(hash ^ name.charCodeAt(at)) & 255] ^ hash >>> 8;
  const key = Math.max(0, BLOCKS.indexOf(name[0]) - 1) << 24 | ~hash & 0xffffff;
  let low = 0, high = keys.length;
  while (low < high) {
    const middle = low + high >> 1;
    if (keys[middle] < key) low = middle + 1; else high = middle;
  }
  return keys[low] === key ? low : -1;
}

/** @type {E.scores} */
function scores(table, names, most = table.columns.length) {
  const { columns, keys, rarity, weights, scales, offsets, lengths } = table;
  const counts = new Map(), known = [], squares = lengths.map(() => 0), sums = new Float64Array(most);
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  for (const [name, count] of counts) {
    const row = rowOf(table, name), value = (1 + Math.log(count)) * rarity[row] / 4;
    if (row < 0) continue;
    squares[keys[row] >> 24] += value ** 2;
    known.push({ row, value });
  }
  for (const { row, value } of known) {
    const block = keys[row] >> 24;
    const share = value * lengths[block] / Math.sqrt(squares[block]), start = row * columns.length;
    for (let column = 0; column < most; column++) sums[column] += share * weights[start + column];
  }
  return Array.from(sums, (sum, column) => [columns[column], sum * scales[column] + offsets[column]]);
}

/** @type {E.modelFrom} */
export function modelFrom({ words: { spelling, people, places, gloss, patterns, concepts, ...said }, tables, limits, country }, bytes) {
  for (const table of [spelling, places, gloss]) Object.setPrototypeOf(table, null); // any word may be looked up, "constructor" too
  const groups = new Map(Object.entries(people).map(([name, words]) => [name, new Set(words)]));
  /** @type {E.is} */
  const is = (word = "", group) => !!groups.get(group)?.has(word);
  const [meaning, rest] = unpack(tables.meaning, bytes);
  const [tongue] = unpack(tables.tongue, rest);
  return {
    limits, country, meaning, tongue,
    lists: {
      ...said, is, spelling, places, gloss, patterns: matcher(patterns), concepts: matcher(concepts),
      any: (words, group) => words.some((word) => is(word, group)),
      longest: Math.max(...Object.keys(places).map((name) => split(name).length)),
      kin: new Map(), near: new Map(Object.entries({ o: "person", g: "friend", p: "parent", s: "sibling", f: "spouse", c: "child" }) // the last counts
        .flatMap(([near, kin]) => people["kin_" + kin].map((word) => [word, near]))),
      endings: ["own", "their"].flatMap((whose, at) => people[`person_${whose}_ending`].sort((one, other) => other.length - one.length).map((ending) => [ending, "PY"[at]])),
    },
  };
}

/** @type {E.read} */
export function read(text, { spelling, joints }) {
  const typed = tokens(text);
  const regular = spelled(typed, spelling);
  const words = regular.filter((token) => !isMark(token));
  return { typed, regular, words, folded: words.map(fold), pieces: clauses(regular, joints) };
}

/** @type {E.fired} */
export function fired({ folded }, { rules, patterns }) {
  const places = placesOf(folded, patterns);
  return rules.filter(({ near, within, guards, unless }) => {
    const [denial, play, past] = ["denial", "play", "past"].map((guard) => [...guards.includes(guard) && places.get("guard:" + guard) || []]);
    const [firsts, ...others] = near.map((group) => [...places.get(group) ?? []]);
    return !play.length && !(past.length && !places.has("guard:now")) && !unless.some((group) => places.has(group)) && firsts.some((first) =>
      !denial.some((guard) => guard < first && guard > first - 4) && !past.some((guard) => guard < first && guard > first - 7)
      && others.every((group) => group.some((other) => Math.abs(other - first) <= within)));
  }).sort((one, other) => one.urgency.localeCompare(other.urgency)); // emergency, urgent
}

const NEGATIONS = new Set(split(`tidak bukan belum tanpa jangan ora mboten dudu durung aja teu henteu sanes moal ulah tak takde not never no don't didn't
  isn't wasn't doesn't ta'ada' tadek enja' lo' ndeq endek dek kada kadada indak ndak de' deq ndeqman`));

/** @type {E.Features} */
export function features({ words, folded }, lists) {
  const plain = words.map((word) => isNumber(word) ? "#" + ([1, 3, 9, 17, 99, 999].find((limit) => +word.slice(0, 12) <= limit) ?? "big") : word);
  const concepts = [...placesOf(folded, lists.concepts)].flatMap(([name, places]) => [...places].map((place) => ({ name, place })))
    .sort((one, other) => one.place - other.place || (one.name < other.name ? -1 : 1))
    .map(({ name, place }) => (before(words, place, 2).some((word) => NEGATIONS.has(word)) ? "!" : "") + name);
  return [
    ...Object.entries({ w: plain, g: plain.flatMap((word) => lists.gloss[word] ?? word).map(stem), k: concepts }).flatMap(([block, words]) =>
      words.flatMap((word, place) => [block + word, ...when(place, `${block}${words[place - 1]}_${word}`)])),
    ...plain.flatMap((word, place) => [...when(NEGATIONS.has(word), ...plain.slice(place + 1, place + 3)).map((later) => "n" + later), ...letters(word[0] === "#" ? word : folded[place], 3, 5)]),
  ];
}

/** @type {E.letters} */
function letters(word, shortest, longest) {
  const edged = ` ${word} `, found = [];
  for (let length = shortest; length <= longest; length++)
    for (let start = 0; start + length <= edged.length; start++) found.push("c" + edged.slice(start, start + length));
  return found;
}

/** @type {E.best} */
const best = (scored) => scored.reduce((most, one) => (one[1] > most[1] ? one : most))[0];

/** @type {E.understand} */
export function understand(text, { lists, meaning, tongue, limits, country: weights }) {
  const reading = read(text, lists);
  const { words, pieces } = reading;
  const rules = fired(reading, lists);
  const said = reading.typed.filter((token) => !isMark(token));
  const language = said.length ? best(scores(tongue, said.flatMap((word) => isNumber(word) ? [] : ["w" + word, ...letters(word, 1, 4)]))) : "id";
  const found = when(words.length, ...scores(meaning, [...features(reading, lists), ...peopleFeatures(reading, lists)]));
  /** @type {E.of} */
  const of = (prefix) => found.filter(([name]) => name.startsWith(prefix)).map(([name, score]) => [name.slice(prefix.length), score]);
  const about = best([...of("about:"), ["unknown", -Infinity]]);
  const runs = pieces.length < 3 ? [] : pieces.slice(1).flatMap((piece, at) => {
    if (pieces.length > 20 && at % 2 && at < pieces.length - 2) return [];
    const words = [...pieces[at], ...piece];
    return [scores(meaning, features({ ...reading, words, folded: words.map(fold) }, lists), 2)];
  });
  // The first two columns of the table.
  const [danger, emergency, dangerShare, emergencyShare] = [0, 1, 0, 1].map((column, at) => {
    const [name, whole] = found[column] ?? ["", -999];
    const most = Math.max(whole, ...runs.map((run) => run[column][1]));
    return 1 / (1 + Math.exp(-whole - 0.3 * (most - whole))) / (at < 2 ? 1 : limits[`${name}:${language}`] ?? limits[name]);
  });
  const urgency = rules[0]?.urgency === "emergency" || emergencyShare >= 1 ? "emergency" : rules.length || dangerShare >= 1 ? "urgent" : "routine";
  const spoken = words.filter((word) => !isNumber(word) && !word.startsWith("emo"));
  const isEmpty = !rules.length && urgency !== "emergency" && (spoken.every((word) => lists.is(word, "empty")) || !spoken.some((word) =>
    word in lists.gloss || word in lists.places || rowOf(meaning, "w" + word) >= 0 || rowOf(meaning, "g" + stem(word)) >= 0));
  const topics = changed(words.length ? topicsOf(of("topic:"), rules) : [["out_of_scope", 0]], (share) => +(+share.toFixed(4) / (isEmpty ? 2 : 1)).toFixed(4));
  return {
    urgency, topics, language, about, danger, emergency,
    country: countryOf(reading, lists, about, weights),
    child: childConcerned(reading, lists, about),
    doubtful: isEmpty || !words.length || topics[0][1] < 0.15 || (urgency === "routine" && dangerShare >= 0.75) || (urgency === "urgent" && emergencyShare >= 0.75),
    rule: rules[0]?.name ?? null,
  };
}

/** @type {E.topicsOf} */
function topicsOf(scored, [rule]) {
  const powers = changed(scored, (score) => Math.exp(6 * score));
  const all = powers.map(([, power]) => power);
  const sum = all.reduce((one, other) => one + other), most = Math.max(...all);
  return changed(powers, (power, topic) => Math.max(power, topic === rule?.topics[0] ? most / 2 : 0) / sum)
    .sort(([one, more], [other, less]) => less - more || (one < other ? -1 : 1)).slice(0, 6);
}

/** @type {E.changed} */
const changed = (scored, change) => scored.map(([name, score]) => [name, change(score, name)]);
