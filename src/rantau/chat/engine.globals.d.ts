/** Shapes that the engine in the browser (static/chat/js/engine) works on. Not shipped: only the compiler reads this. */

/** The word tables of the pack, as `read_tables` in domain/understanding/words.py returns them. */
interface WordTables {
  spelling: Record<string, string>;
  lists: { joints: { words: string[] }; people: Record<string, string[]>; keywords: Record<string, string[]> };
  danger: RuleFile[];
  /** name, country, kind */
  places: [string, string, string][];
  gloss: Record<string, string>;
}

interface RuleFile {
  groups?: Record<string, string[]>;
  guards?: Record<string, string[]>;
  rule?: Rule[];
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

/** Patterns by their first word: what must follow, and the group they belong to. */
type Patterns = Map<string, [string[], string][]>;

interface Rules {
  exact: Patterns;
  beginnings: Patterns;
  /** letters of the longest beginning */
  longest: number;
  all: Rule[];
}

/** The word lists, ready to look up (domain/understanding/words.py: Words). */
interface Words {
  regular: Map<string, string>;
  joints: Set<string>;
  rules: Rules;
  places: Map<string, string[]>;
  keywords: Record<string, string[]>;
  /** words of the longest name of a place */
  longest: number;
  /** what kinOf has found, by word */
  kin: Map<string, string>;
  is(word: string | undefined, group: string): boolean;
  any(words: string[], group: string): boolean;
  group(name: string): string[];
  /** Indonesian words of a dialect word; undefined for others */
  gloss(word: string): string[] | undefined;
}

/** A message as rules and models see it (domain/understanding/reading.py). */
interface Reading {
  typed: string[];
  regular: string[];
  words: string[];
  folded: string[];
  pieces: string[][];
}

interface Mention {
  start: number;
  end: number;
  country: string;
  kind: string;
  before: string;
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

/** model.json; without tables only the words are there. */
interface ModelPack {
  words: WordTables;
  tables?: { meaning: Packed; tongue: Packed };
  limits?: Record<string, number>;
  country?: Record<string, number>;
}

interface Model {
  words: Words;
  meaning?: Table;
  tongue?: Table;
  limits: Record<string, number>;
  country: Record<string, number>;
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
