/** Shapes that understanding in the browser (static/chat/js/engine) works on. Not shipped: only the compiler reads this. */

/** The understanding part of the pack (chat/phone/understanding.py). */
interface ModelPack {
  words: WordTables;
  tables: { meaning: Packed; tongue: Packed };
  limits: Record<string, number>;
  country: Record<string, number>;
}

/** The word tables of the pack (chat/phone/words.py). */
interface WordTables {
  spelling: Record<string, string>;
  /** Indonesian words of a dialect word */
  gloss: Record<string, string[]>;
  people: Record<string, string[]>;
  joints: string[];
  /** name: country, kind */
  places: Record<string, string[]>;
  rules: Rule[];
  /** group: patterns, in the spelling in which messages are compared */
  patterns: Record<string, string[]>;
  concepts: Record<string, string[]>;
}

interface Rule {
  name: string;
  urgency: string;
  topics: string[];
  near: string[];
  within: number;
  guards: string[];
  unless: string[];
}

/** What model.json says of one table (domain/understanding/packing.py). */
interface Packed {
  columns: string[];
  rows: number[];
  used: number[];
  places: number[];
  scales: number[];
  offsets: number[];
  /** of every block of features */
  lengths: number[];
}

interface Table {
  columns: string[];
  keys: Int32Array;
  rarity: Uint8Array;
  weights: Int8Array;
  scales: number[];
  offsets: number[];
  /** of every block of features */
  lengths: number[];
}

interface Model {
  lists: Words;
  meaning: Table;
  tongue: Table;
  limits: Record<string, number>;
  country: Record<string, number>;
}

/** Patterns by their first word (a star marks a beginning): what must follow, and the group they belong to. */
type Patterns = Map<string, [string[], string][]>;

/** The word lists, ready to be looked up (domain/understanding/words.py: Words). */
interface Words {
  is: E.is;
  any(words: string[], group: string): boolean;
  spelling: Record<string, string>;
  joints: string[];
  rules: Rule[];
  patterns: Patterns;
  concepts: Patterns;
  places: Record<string, string[]>;
  /** words of the longest name of a place */
  longest: number;
  /** what kinOf has found, by word */
  kin: Map<string, string>;
  /** how near a relative is, by word */
  near: Map<string, string>;
  /** endings of such words, and whose relative they mean; the longest first */
  endings: string[][];
  gloss: Record<string, string[]>;
}

/** A message as rules and tables see it (domain/understanding/reading.py). */
interface Reading {
  typed: string[];
  regular: string[];
  words: string[];
  folded: string[];
  pieces: string[][];
}

type Scored = [name: string, score: number];

/** What one message says (domain/understanding/outcome.py). */
interface Understanding {
  urgency: string;
  topics: Scored[];
  language: string;
  country: string | null;
  about: string;
  child: boolean;
  doubtful: boolean;
  rule: string | null;
  danger: number;
  emergency: number;
}

/** The functions, most types named as they are; described here, because every letter of the engine travels to the phone. */
declare namespace E {
  /** A word or text in another form. letter: zero-width characters and combining marks fall off, accents and styled letters become plain. */
  type Say = (text: string) => string;
  /** tokens: words, numbers and sentence marks. split: words between spaces. parts: numbers apart from words, digits read as the letters they stand for. */
  type Split = (text: string) => string[];
  type Test = (text: string) => boolean;
  /** Some values where something holds, none where not. */
  type when = <Value>(holds: unknown, ...some: Value[]) => Value[];
  /** The words that stand up to `reach` before a place. */
  type before = (words: string[], place: number, reach: number) => string[];
  /** Regular spelling: abbreviations, digits for letters, doubled words, stretched letters; one token may become several. */
  type spelled = (tokens: string[], spelling: Record<string, string>) => string[];
  /** Pieces of a story, marks removed, in order; joints are words that begin a new one. */
  type clauses = (tokens: string[], joints: string[]) => string[][];
  /** Patterns (a word, a beginning with a star, or several of these) by their first word. */
  type matcher = (groups: Record<string, string[]>) => Patterns;
  /** Where the patterns of each group begin. */
  type placesOf = (words: string[], patterns: Patterns) => Map<string, Set<number>>;

  type is = (word: string | undefined, group: string) => boolean;
  /** K, how near, and P (mine) or Y (theirs) where an ending says so; empty when the word names no person. */
  type kinOf = (word: string, lists: Words) => string;
  /** Roles and the words they belong to; "istri saya" and "my wife" become one word with one role. The letters: domain/understanding/people.py. */
  type roles = (words: string[], lists: Words) => { role: string; word: string }[];
  type roleOf = (words: string[], place: number, lists: Words) => string;
  /** Names of features; the first letter is the block. peopleFeatures: runs of roles in three degrees of detail, and Indonesian stems beside a person. */
  type Features = (reading: Reading, lists: Words) => string[];
  /** Whether somebody under eighteen is concerned: first an age, then a school class, a baby, a child somebody writes about. */
  type childConcerned = (reading: Reading, lists: Words, about: string) => boolean;
  type around = (place: number, reach: number, group: string) => boolean;
  /** Whether the child at this place is the employer's. */
  type ofEmployer = (place: number) => boolean;
  type childBefore = (place: number) => number | undefined;
  /** The last place before this one where somebody is named, -1 when there is none. */
  type last = (place: number) => number;
  /** Places named, the longest names first, no overlaps, each with the sign before it. */
  type mentionsIn = (words: string[], lists: Words) => { start: number; end: number; country: string; kind: string; sign: string }[];
  /** Where the person concerned is now, null when no place that is named says so. Within: S the writer, K somebody else, E the employer. */
  type countryOf = (reading: Reading, lists: Words, about: string, weights: Record<string, number>) => string | null;

  /** A table, and the bytes after it. */
  type unpack = (said: Packed, bytes: Uint8Array) => [Table, Uint8Array];
  type take = (length: number) => Uint8Array;
  /** Row of a feature, -1 when nothing was learnt of it: its block above, 24 bits of CRC-32 below. All names are ASCII. */
  type rowOf = (table: Table, name: string) => number;
  /** The first columns with their scores (log-odds or margins); every block of features is brought to its length. */
  type scores = (table: Table, names: string[], most?: number) => Scored[];

  /** The model of the pack: what model.json says, and its bytes. Throws when either is not whole. */
  type modelFrom = (pack: ModelPack, bytes: Uint8Array) => Model;
  type read = (text: string, lists: Words) => Reading;
  /** Danger rules that fire, the most urgent first: groups near each other, silenced by denial, play and the past. */
  type fired = (reading: Reading, lists: Words) => Rule[];
  /** Runs of letters of a word whose borders are marked by a space. */
  type letters = (word: string, shortest: number, longest: number) => string[];
  type best = (scored: Scored[]) => string;
  type of = (prefix: string) => Scored[];
  /** Never fails: an empty or foreign message is a doubtful routine one. Rules and tables can both raise; in a long story the most dangerous two
   * clauses count beside the whole. Nothing is said where there are only emoji, numbers, words without a subject, or no word that any phrase used. */
  type understand = (text: string, model: Model) => Understanding;
  type changed = (scored: Scored[], change: (score: number, name: string) => number) => Scored[];
  /** The six best topics with their shares of one. The tables know the topic better than a rule, which only keeps its topic among those offered. */
  type topicsOf = (scored: Scored[], rules: Rule[]) => Scored[];
}
