/** Shapes that the conversation in the browser works on (static/chat/js/engine/dialogue*.js, static/chat/js/phone). Only the compiler reads this. */

/** Codes that a conversation remembers (domain/dialogue/state.py). */
interface State {
  language: string;
  language_chosen: boolean;
  country: string | null;
  about: string;
  child: boolean;
  topic: string | null;
  level: string;
  node: string | null;
  waiting: string[];
  guesses: string[];
  highest: string;
  clarified: boolean;
  safe: boolean | null;
  turns: number;
  danger: number;
  emergency: number;
  heard: string[];
  checked: boolean;
  asking: string | null;
}

/** What the engine needs to know of a message (domain/dialogue/events.py: Understood). */
interface Heard {
  urgency: string;
  topics: [string, number][];
  language: string;
  country: string | null;
  about: string;
  child: boolean;
  doubtful: boolean;
  danger: number;
  emergency: number;
}

type DialogueEvent = { option?: string; command?: string; understood?: Heard; words?: number; reply?: string | null };

/** phone/rules.py */
interface DialogueRules {
  topics: string[];
  urgencies: string[];
  danger: string[];
  talk: string[];
  menu: Record<string, string[]>;
  people: Record<string, string[]>;
  others: string[];
  languages: string[];
  replies: Record<string, Record<string, string>>;
  typed: Record<string, string[]>;
  commands: Record<string, string[]>;
  phrases: Record<string, string[]>;
  together: [string[], string, string][];
  floor: number;
  kept: number;
  enough: number;
  close: number;
  also: number;
  guesses: number;
  sure: number;
  place: number;
  steps: number;
  reply: number;
  destinations: string[];
  visible: number;
  longest: number;
  desk: boolean;
}

/** phone/dialogues.py: what a node shows. */
interface ShownNode {
  contacts?: string[];
  articles?: string[];
  procedures?: string[];
  sources?: string[];
  options?: string[];
  quiet?: boolean;
  ask_safe?: boolean;
  countries?: Record<string, ShownNode>;
}

interface Library {
  rules: DialogueRules;
  levels: Record<string, string[]>;
  nodes: Record<string, ShownNode>;
  words(key: string, name: string, language: string): any;
  title(topic: string, language: string): string;
}

/** phone/dialogues.py: what is said in one language. */
interface Texts {
  titles: Record<string, string>;
  said: Record<string, Record<string, any>>;
  labels: Record<string, string>;
}

/** directory/phone.py: ref, name, kind, country, region, city, address, hours, free, languages, numbers, confidence, checked, sources, for_emergency */
type Row = [string, string, string, string, string, string, string, string, boolean, string[], [number, string, string, number][], string, string, string[], boolean];

interface ContactTable {
  rows: Row[];
  here: Record<string, Record<string, number[]>>;
  danger: Record<string, Record<string, number[]>>;
  abroad: number[];
  home: number[];
  sponsors: string[];
  years: number;
  most: number[];
}

interface KnowledgeTable {
  articles: Record<string, [string, Record<string, string>]>;
  procedures: Record<string, string>;
  sources: Record<string, string[]>;
}

/** The opened pack, apart from the understanding. */
interface Pack {
  library: Library;
  texts: Record<string, Texts>;
  contacts: ContactTable;
  places: Record<string, [string, string]>;
  knowledge: KnowledgeTable;
}
