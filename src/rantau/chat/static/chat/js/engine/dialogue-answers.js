// The parts an answer is made of (domain/dialogue/answers.py). An effect is a list: its name, then its values in the order of effects.py.

const NUMBERS = ["emergency", "mission"];
/** Buttons: id, key of the label, style. @type {Record<string, string[]>} */
const WAYS = {
  help: ["command:help", "help_word", "strong"], helpToo: ["command:help", "help_word", "quiet"], human: ["command:human", "human", "quiet"],
  menu: ["command:menu", "menu", "quiet"], leave: ["command:leave", "exit_word", "strong"], again: ["safe:yes", "safe_again", "plain"],
  safe: ["safe:yes", "safe_yes", "strong"], unsafe: ["safe:no", "safe_no", "strong"], now: ["danger:yes", "check_yes", "strong"],
  notNow: ["danger:no", "check_no", "plain"], other: ["not_that:", "not_that", "quiet"], indonesian: ["language:id", "in_indonesian", "quiet"],
};

export class Answers {
  /** @param {State} state @param {Library} lib */
  constructor(state, lib) {
    this.state = state;
    this.lib = lib;
    this.rules = lib.rules;
  }

  /** @param {Partial<State>} change */
  set(change) { this.state = { ...this.state, ...change }; }

  get isWorst() { return this.state.level === "emergency"; }
  get key() { return this.keyOf(this.state.node); }

  /** @param {string | null} topic */
  isDanger(topic) { return this.rules.danger.includes(topic ?? ""); }

  /** @param {string | null} name @param {string} [level] */
  keyOf(name, level = this.state.level) {
    const topic = this.state.topic ?? "";
    const key = [this.lib.levels[topic]?.includes(level) ? topic : level === "emergency" && "_", level, name].join(".");
    return key in this.lib.nodes ? key : "";
  }

  /** @param {string} key @param {string} [name] */
  said(key, name = "say") { return this.lib.words(key, name, this.state.language) ?? ""; }

  /** @param {string} key @param {string} [tone] @param {string} [name] */
  say(key, tone = "plain", name) { return ["Say", this.said(key, name), tone]; }

  /** @param {string} names */
  ways(names) { return names.split(" ").map((name) => [WAYS[name][0], this.said(WAYS[name][1], "label"), WAYS[name][2]]); }

  /** @param {string[]} topics */
  topics(topics, kind = "topic", style = "plain") {
    return topics.filter((topic) => topic in this.lib.levels).map((topic) => [`${kind}:${topic}`, this.lib.title(topic, this.state.language), style]);
  }

  numbers(groups = NUMBERS) { return ["ShowFirstNumbers", groups, this.state.country]; }

  /** @param {string[]} groups */
  contacts(groups, level = this.state.level, people = false) { return ["ShowContacts", groups, this.state.country, level, people]; }

  get askCountry() { return ["AskCountry", this.said("ask_country")]; }

  get message() {
    const whom = this.state.about === "other" ? "other" : this.state.topic === "suicidal_crisis" ? "suicidal" : "self";
    return ["OfferMessage", this.said("prepared_message_" + whom), this.said("silent_option"), this.state.country];
  }

  get silentWays() { return ["Offer", this.ways("leave again human menu")]; }

  /** The answer of the node she stands at. */
  node() {
    const { key, state, isWorst } = this;
    if (!key) return this.menu();
    const here = this.lib.nodes[key];
    const steps = this.variant(key, "do");
    const words = this.words(key, isWorst || state.safe === false ? "calm" : "plain");
    if (state.safe === false) {
      const few = steps.slice(0, this.rules.steps);
      return [...words.slice(0, 1), this.numbers(here.contacts), ...this.list("do", few), ...this.risk(key), this.message, this.silentWays];
    }
    const country = here.countries?.[state.country ?? ""];
    const both = (/** @type {"contacts"} */ name) => [...new Set([...(here[name] ?? []), ...(country?.[name] ?? [])])];
    const [groups, articles, procedures, sources] = ["contacts", "articles", "procedures", "sources"].map((name) => both(/** @type {"contacts"} */ (name)));
    const effects = [...words, ...this.list("do", steps), ...(country ? this.countryPart(key) : []), ...this.terms(key), ...this.risk(key)];
    if (groups.length) {
      if (isWorst) effects.splice(+!!words.length, 0, ...this.firstNumbers(groups));
      effects.push(...this.known(groups));
    }
    if (here.quiet) effects.push(this.message);
    if (articles.length + procedures.length) effects.push(["ReadOn", articles, procedures]);
    if (sources.length) effects.push(["ShowSources", sources]);
    return [...effects, ...this.wayOn()];
  }

  /** @param {string} key @param {string} name */
  variant(key, name) {
    const { child, about } = this.state;
    return (child && this.said(key, name + "_child")) || (about === "other" && this.said(key, name + "_other")) || this.said(key, name);
  }

  /** @param {string} key @param {string} tone */
  words(key, tone) { return this.variant(key, "say").split(/\n\n/).map((/** @type {string} */ one) => ["Say", one.trim(), tone]).filter((/** @type {string[]} */ one) => one[1]); }

  /** @param {string} kind @param {any} items */
  list(kind, items) { return items.length ? [["ShowList", kind, items]] : []; }

  /** @param {string} key */
  risk(key) { return this.said(key, "risk") ? [this.say(key, "risk", "risk")] : []; }

  /** @param {string} key */
  countryPart(key) {
    key += "@" + this.state.country;
    return [...this.words(key, "plain"), ...this.list("do_here", this.said(key, "do")), ...this.terms(key)];
  }

  /** @param {string} key */
  terms(key) {
    const facts = ["deadline", "cost"].map((kind) => ["ShowFact", kind, this.said(key, kind)]);
    return [...facts.filter(([, , text]) => text), ...this.list("keep", this.said(key, "keep"))];
  }

  firstNumbers(groups = NUMBERS) {
    return this.state.country ? [this.numbers(groups)] : [this.say("country_unknown_numbers"), this.numbers(groups), this.askCountry];
  }

  /** @param {string[]} groups */
  known(groups, level = this.state.level) {
    if (this.state.country) return [this.contacts(groups, level)];
    return level === "emergency" ? [] : [this.contacts(groups, level), this.askCountry];
  }

  /** The buttons of the node she stands at. */
  wayOn() {
    const { key, state, isWorst } = this;
    if (state.safe === false) return [this.silentWays];
    if (!key) return [["Offer", this.waysOut()]];
    const here = this.lib.nodes[key];
    const isDanger = this.isDanger(state.topic);
    const options = (here.options ?? []).filter((name) => this.keyOf(name)).map((name) => ["node:" + name, this.said(this.keyOf(name), "label"), "plain"]);
    if (isDanger && !isWorst) options.unshift(["now:" + state.topic, this.said("happening_now", "label"), "strong"]);
    const asks = here.ask_safe && (isWorst || isDanger) && state.safe === null;
    if (asks) options.unshift(...this.ways("safe unsafe"));
    const others = this.topics(state.waiting);
    return [...(asks ? [this.say("ask_safe")] : []), ...(others.length ? [this.say("more_topics")] : []), ["Offer", [...options, ...others, ...this.waysOut()]]];
  }

  waysOut() {
    const { topic, language, language_chosen: isChosen } = this.state;
    const names = ["human", topic && !this.isWorst && "helpToo", topic && "other", language !== "id" && !isChosen && "indonesian", "menu"];
    return this.ways(names.filter(Boolean).join(" "));
  }

  silent() { return [this.say("safe_no", "calm"), this.numbers(), this.message, this.silentWays]; }

  helpAtOnce() {
    if (this.state.safe === false) return this.silent();
    return [
      this.say("help_word", "calm"), ...this.firstNumbers(), ...this.known([...NUMBERS, "women"], "emergency"), this.message,
      ["Offer", [...this.topics(this.rules.danger, "now", "strong"), ...this.waysOut()]],
    ];
  }

  /** @param {string} topic */
  stay(topic) {
    const isTalk = topic === "greeting" || topic === "thanks";
    return [...(isTalk ? this.words(topic + ".routine.start", "plain") : [this.say("stay", "calm")]), this.numbers(), ...this.wayOn()];
  }

  afterCountry() {
    const { key, state } = this;
    const here = key ? this.lib.nodes[key] : undefined;
    const effects = [this.say("country_set")];
    if (this.isWorst || !here) effects.push(this.numbers(here ? here.contacts ?? [] : NUMBERS));
    if (!here?.contacts) effects.push(this.contacts(here ? ["mission"] : [...NUMBERS, "women"]));
    else if (state.safe === false) effects.push(this.message);
    else {
      const country = here.countries?.[state.country ?? ""];
      effects.push(...(country ? this.countryPart(key) : []), this.contacts([...here.contacts, ...(country?.contacts ?? [])]), ...(here.quiet ? [this.message] : []));
    }
    return [...effects, ...this.wayOn()];
  }

  people(key = "human") {
    const { topic, level, country } = this.state;
    const groups = this.rules.people[topic ?? ""] ?? this.rules.others;
    return [this.say(key), ...this.inDanger(), ["HandOver", topic, level], this.contacts(groups, level, true), ...(country ? [] : [this.askCountry]), ["Offer", this.ways("help menu")]];
  }

  inDanger() { return this.state.highest === "emergency" ? [this.numbers()] : []; }

  /** @param {string} names */
  guessed(names, first = "") {
    const topics = this.state.guesses.filter((topic) => !this.rules.talk.includes(topic));
    return ["Offer", [...(first ? this.ways(first) : []), ...this.topics(topics), ...this.ways(names)]];
  }

  clarify() { return [this.say("clarify"), this.guessed("help human menu")]; }
  guesses() { return [this.say("not_that"), ...this.inDanger(), this.guessed("help human menu")]; }
  get checking() { return this.say("check", "calm", this.state.about === "other" ? "say_other" : "say"); }

  /** @param {boolean} isGrown */
  check(isGrown) { return [...(isGrown ? [this.say("together", "calm"), this.numbers()] : []), this.checking, this.guessed("human menu", "now notNow")]; }

  /** @param {any[]} effects */
  withCheck(effects) {
    const [, ways] = effects[effects.length - 1];
    return [...effects.slice(0, -1), this.checking, ["Offer", [...this.ways("now notNow"), ...ways]]];
  }

  afterCheck() { return [this.say("check_no", "calm"), ...(this.state.topic ? this.wayOn() : [this.guessed("help human menu")])]; }

  menu() {
    const groups = Object.keys(this.rules.menu).map((group) => ["group:" + group, this.said("menu_" + group, "label"), "plain"]);
    return [this.say("menu"), ["Offer", [...this.ways("help"), ...groups, ...this.ways("human")]]];
  }

  /** @param {string} group */
  menuGroup(group) {
    return [this.say("menu_" + group), ["Offer", [...this.topics(this.rules.menu[group], group === "danger" ? "now" : "topic"), ...this.ways("menu")]]];
  }
}
