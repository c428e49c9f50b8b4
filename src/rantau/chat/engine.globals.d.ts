/** Shapes that understanding in the browser (static/chat/js/engine) works on. Not shipped: only the compiler reads this. */

/** model.json of the artefact (domain/understanding/artefact.py). */
interface ModelPack {
  words: WordTables;
  tables: { meaning: Packed; tongue: Packed };
  limits: Record<string, number>;
  country: Record<string, number>;
}

/** The word tables as `read_tables` in domain/understanding/words.py returns them. */
interface WordTables {
  spelling: Record<string, string>;
  lists: { joints: { words: string[] }; people: Record<string, string[]> };
  danger: { groups?: Record<string, string[]>; guards?: Record<string, string[]>; rule?: Rule[] }[];
  /** name, country, kind */
  places: [string, string, string][];
  gloss: Record<string, string>;
  concepts: Record<string, string[]>;
}

interface Rule {
  name: string;
  urgency: string;
  topics: string[];
  near: string[];
  within?: number;
  guards?: string[];
  unless?: string[];
}

/** What model.json says of one table (domain/understanding/packing.py). */
interface Packed {
  columns: string[];
  rows: number[];
  used: number[];
  places: number[];
  scales: number[];
  offsets: number[];
}

interface Table {
  columns: string[];
  keys: Int32Array;
  rarity: Uint8Array;
  weights: Int8Array;
  scales: number[];
  offsets: number[];
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
  is: E.Is;
  any(words: string[], group: string): boolean;
  regular: Map<string, string>;
  joints: string[];
  rules: Rule[];
  patterns: Patterns;
  concepts: Patterns;
  places: Map<string, string[]>;
  /** words of the longest name of a place */
  longest: number;
  /** what kinOf has found, by word */
  kin: Map<string, string>;
  /** how near a relative is, by word */
  near: Map<string, string>;
  /** endings of such words, whose relative they mean, and how many letters at least must be before them */
  endings: [ending: string, whose: string, least: number][];
  /** Indonesian words of a dialect word; false for others */
  gloss(word: string): string[] | false;
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

/** Types of the functions, most of them named as these are. */
declare namespace E {
  type Say = (text: string) => string;
  type Split = (text: string) => string[];
  type Test = (text: string) => boolean;
  type When = <Value>(holds: unknown, ...some: Value[]) => Value[];
  type Before = (words: string[], place: number, reach: number) => string[];
  type Spelled = (tokens: string[], regular: Map<string, string>) => string[];
  type Clauses = (tokens: string[], joints: string[]) => string[][];
  type Matcher = (groups: (readonly [string, string[]])[], regular: Map<string, string>) => Patterns;
  type Places = (words: string[], patterns: Patterns) => Map<string, Set<number>>;

  type Is = (word: string | undefined, group: string) => boolean;
  type KinOf = (word: string, lists: Words) => string;
  type Roles = (words: string[], lists: Words) => { role: string; word: string }[];
  type RoleOf = (words: string[], place: number, lists: Words) => string;
  type Features = (reading: Reading, lists: Words) => string[];
  type ChildConcerned = (reading: Reading, lists: Words, about: string) => boolean;
  type Around = (place: number, reach: number, group: string) => boolean;
  type Place = (place: number) => boolean;
  type ChildAt = (place: number) => number | undefined;
  type Last = (place: number) => number;
  type CountryOf = (reading: Reading, lists: Words, about: string, weights: Record<string, number>) => string | null;
  type Mentions = (words: string[], lists: Words) => { start: number; end: number; country: string; kind: string; sign: string }[];

  type Unpack = (said: Packed, bytes: Uint8Array) => [Table, Uint8Array];
  type Take = (length: number) => Uint8Array;
  type RowOf = (table: Table, name: string) => number;
  type Scores = (table: Table, names: string[], most?: number) => Scored[];

  type ModelFrom = (pack: ModelPack, bytes: Uint8Array) => Model;
  type Read = (text: string, lists: Words) => Reading;
  type Fired = (reading: Reading, lists: Words) => Rule[];
  type Letters = (word: string, shortest: number, longest: number) => string[];
  type Best = (scored: Scored[]) => string;
  type Of = (prefix: string) => Scored[];
  type Understand = (text: string, model: Model) => Understanding;
  type Changed = (scored: Scored[], change: (score: number, name: string) => number) => Scored[];
  type TopicsOf = (scored: Scored[], rules: Rule[]) => Scored[];
}
