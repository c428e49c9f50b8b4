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

type DialogueEvent = { option?: string; command?: string; understood?: Heard; words?: number; reply?: string | null | undefined };

type Figures = Record<"danger" | "emergency", number>;

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
  start: State;
  ways: Record<string, [string, string, string]>;
  replies: Record<string, Record<string, string>>;
  typed: Record<string, string[]>;
  commands: Record<string, string[]>;
  phrases: Record<string, string[]>;
  beside: string[];
  together: [string[], string, string][];
  floor: Figures;
  kept: number;
  enough: Figures;
  close: Figures;
  also: number;
  guesses: number;
  sure: number;
  place: number;
  steps: number;
  overheard: string[];
  heard: string[];
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
  [name: string]: any;
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

/** Ways, lists and words that an answer is made of (engine/dialogue-answers.js). Effects are lists, so they are not looked into here. */
interface Answers {
  set(change: Partial<State>): void;
  isWorst(): boolean;
  key(): string;
  isDanger(topic: string | null): boolean;
  isTalk(topic: string): boolean;
  keyOf(name: string | null, level?: string): string;
  said(key: string, name?: string): any;
  say(key: string, tone?: string, name?: string): any[];
  ways(names: string): any[];
  way(id: string, key: string, style: string): any[];
  topics(topics: string[], kind?: string, style?: string): any[];
  numbers(groups?: string[]): any[];
  contacts(groups: string[], level?: string, people?: boolean): any[];
  askCountry(): any[];
  message(): any[];
  silentWays(): any[];
  node(): any[];
  variant(key: string, name: string): string & string[];
  words(key: string, tone: string): any[];
  list(kind: string, items: string | string[]): any[];
  risk(key: string): any[];
  countryPart(key: string): any[];
  terms(key: string): any[];
  firstNumbers(groups?: string[]): any[];
  known(groups: string[], level?: string): any[];
  wayOn(): any[];
  waysOut(): any[];
  silent(): any[];
  helpAtOnce(): any[];
  stay(topic: string): any[];
  afterCountry(): any[];
  people(key?: string): any[];
  inDanger(): any[];
  guessed(names: string, first?: string): any[];
  clarify(): any[];
  guesses(): any[];
  checking(): any[];
  check(isGrown: boolean): any[];
  withCheck(effects: any[]): any[];
  afterCheck(): any[];
  menu(): any[];
  menuGroup(group: string): any[];
}

/** What the engine does with a turn (engine/dialogue.js). */
interface Acts {
  raise(urgency: string): void;
  worse(one: string, other: string): string;
  take(event: any): any[];
  command(word: string): any[];
  hear(understood: Heard, words: number): any[];
  remember(understood: Heard): string;
  first(topics: [string, number][], urgency: string): string | undefined;
  answer(scored: [string, number][], primary: string, urgency: string, ask: boolean): any[];
  doubt(topics: string[], ask: boolean, isGrown: boolean): any[];
  open(topic: string, urgency: string): any[];
  choose(chosen: string): any[];
  change(change: Partial<State>): any[];
  danger(value: string): any[];
  safe(value: string): any[];
}

type Turn = Answers & Acts & { state: State; lib: Library; rules: DialogueRules };

declare namespace D {
  type step = (state: State, event: DialogueEvent, lib: Library) => [State, any[]];
  type share = (probability: number) => number;
  type gather = (name: "danger" | "emergency", level: string) => number;
  type letters = (text: string) => string[];
  type short = (word: string) => string;
  type commandIn = (text: string, rules: DialogueRules) => string | undefined;
  type replyIn = (text: string, rules: DialogueRules) => string | null | undefined;
  type eventOf = (text: string, rules: DialogueRules, understand: (text: string) => Heard) => DialogueEvent;
  type libraryOf = (rules: DialogueRules, dialogues: Pick<Library, "levels" | "nodes">, texts: Record<string, Texts>) => Library;
}
