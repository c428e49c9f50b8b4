// The parts an answer is made of (domain/dialogue/answers.py). An effect is a list: its name, then its values in the order of effects.py.

const NUMBERS = ["emergency", "mission"];

/** @type {Answers & ThisType<Turn>} */
export const ANSWERS = {
  set(change) { this.state = { ...this.state, ...change }; },

  isWorst() { return this.state.level === "emergency"; },
  key() { return this.keyOf(this.state.node); },

  isDanger(topic) { return this.rules.danger.includes(topic ?? ""); },
  isTalk(topic) { return this.rules.talk.includes(topic); },

  keyOf(name, level) {
    level ??= this.state.level;
    const topic = this.state.topic ?? "";
    const key = [this.lib.levels[topic]?.includes(level) ? topic : level === "emergency" && "_", level, name].join(".");
    return key in this.lib.nodes ? key : "";
  },

  said(key, name = "say") { return this.lib.words(key, name, this.state.language) ?? ""; },

  say(key, tone = "plain", name) { return ["Say", this.said(key, name), tone]; },

  ways(names) { return names.split(" ").map((name) => this.way(...this.rules.ways[name])); },

  way(id, key, style) { return [id, this.said(key, "label"), style]; },

  topics(topics, kind = "topic", style = "plain") {
    return topics.filter((topic) => topic in this.lib.levels).map((topic) => [`${kind}:${topic}`, this.lib.title(topic, this.state.language), style]);
  },

  numbers(groups = NUMBERS) { return ["ShowFirstNumbers", groups, this.state.country]; },

  contacts(groups, level, people = false) { return ["ShowContacts", groups, this.state.country, level ?? this.state.level, people]; },

  askCountry() { return ["AskCountry", this.said("ask_country")]; },

  message() {
    const whom = this.state.about === "other" ? "other" : this.state.topic === "suicidal_crisis" ? "suicidal" : "self";
    return ["OfferMessage", this.said("prepared_message_" + whom), this.said("silent_option"), this.state.country];
  },

  silentWays() { return ["Offer", this.ways("leave again human menu")]; },

  /** The answer of the node she stands at. */
  node() {
    const { state } = this;
    const [key, isWorst] = [this.key(), this.isWorst()];
    if (!key) return this.menu();
    const here = this.lib.nodes[key];
    const steps = this.variant(key, "do");
    const words = this.words(key, isWorst || state.safe === false ? "calm" : "plain");
    if (state.safe === false) {
      const few = steps.slice(0, this.rules.steps);
      return [...words.slice(0, 1), this.numbers(here.contacts), this.message(), ...this.list("do", few), ...this.risk(key), this.silentWays()];
    }
    const country = here.countries?.[state.country ?? ""];
    const [groups, articles, procedures, sources] = ["contacts", "articles", "procedures", "sources"].map((name) => [...new Set([here, country].flatMap((part) => part?.[name] ?? []))]);
    const effects = [...words, ...this.list("do", steps), ...(country ? this.countryPart(key) : []), ...this.terms(key), ...this.risk(key)];
    const isOverheard = here.quiet && isWorst && this.rules.overheard.includes(state.topic ?? "");
    const above = !isWorst ? this.inDanger() : groups.length ? this.firstNumbers(groups) : [];
    effects.splice(+!!words.length, 0, ...above, ...(isOverheard ? [this.message()] : []));
    if (groups.length) effects.push(...this.known(groups));
    if (here.quiet && !isOverheard) effects.push(this.message());
    if (articles.length + procedures.length) effects.push(["ReadOn", articles, procedures]);
    if (sources.length) effects.push(["ShowSources", sources]);
    return [...effects, ...this.wayOn()];
  },

  variant(key, name) {
    const { child, about } = this.state;
    return (child && this.said(key, name + "_child")) || (about === "other" && this.said(key, name + "_other")) || this.said(key, name);
  },

  words(key, tone) { return this.variant(key, "say").split(/\n\n/).map((one) => ["Say", one.trim(), tone]).filter(([, one]) => one); },

  list(kind, items) { return items.length ? [["ShowList", kind, items]] : []; },

  risk(key) { return this.said(key, "risk") ? [this.say(key, "risk", "risk")] : []; },

  countryPart(key) {
    key += "@" + this.state.country;
    return [...this.words(key, "plain"), ...this.list("do_here", this.said(key, "do")), ...this.terms(key)];
  },

  terms(key) {
    const facts = ["deadline", "cost"].map((kind) => ["ShowFact", kind, this.said(key, kind)]);
    return [...facts.filter(([, , text]) => text), ...this.list("keep", this.said(key, "keep"))];
  },

  firstNumbers(groups = NUMBERS) {
    return this.state.country ? [this.numbers(groups)] : [this.say("country_unknown_numbers"), this.numbers(groups), this.askCountry()];
  },

  known(groups, level) {
    const shown = this.contacts(groups, level);
    if (this.state.country) return [shown];
    return shown[3] === "emergency" ? [] : [shown, this.askCountry()];
  },

  /** The buttons of the node she stands at. */
  wayOn() {
    const { state } = this;
    const [key, isWorst] = [this.key(), this.isWorst()];
    if (state.safe === false) return [this.silentWays()];
    if (!key) return [["Offer", this.waysOut()]];
    const here = this.lib.nodes[key];
    const isDanger = this.isDanger(state.topic);
    const options = (here.options ?? []).filter((name) => this.keyOf(name)).map((name) => this.way("node:" + name, this.keyOf(name), "plain"));
    if (isDanger && !isWorst) options.unshift(this.way("now:" + state.topic, "happening_now", "strong"));
    const asks = here.ask_safe && (isWorst || isDanger) && state.safe === null;
    if (asks) options.unshift(...this.ways("safe unsafe"));
    const others = this.topics(state.waiting);
    return [...(asks ? [this.say("ask_safe")] : []), ...(others.length ? [this.say("more_topics")] : []), ["Offer", [...options, ...others, ...this.waysOut()]]];
  },

  waysOut() {
    const { topic, language, language_chosen: isChosen } = this.state;
    const names = ["human", topic && !this.isWorst() && "helpToo", topic && "other", language !== "id" && !isChosen && "indonesian", "menu"];
    return this.ways(names.filter(Boolean).join(" "));
  },

  silent() { return [this.say("safe_no", "calm"), this.numbers(), this.message(), this.silentWays()]; },

  helpAtOnce() {
    if (this.state.safe === false) return this.silent();
    return [
      this.say("help_word", "calm"), ...this.firstNumbers(), ...this.known([...NUMBERS, "women"], "emergency"), this.message(),
      ["Offer", [...this.topics(this.rules.danger, "now", "strong"), ...this.waysOut()]],
    ];
  },

  stay(topic) {
    const isTalk = topic === "greeting" || topic === "thanks";
    return [...(isTalk ? this.words(topic + ".routine.start", "plain") : [this.say("stay", "calm")]), this.numbers(), ...this.wayOn()];
  },

  afterCountry() {
    const { state } = this;
    const key = this.key();
    const here = key ? this.lib.nodes[key] : undefined;
    const effects = [this.say("country_set")];
    if (this.isWorst() || !here) effects.push(this.numbers(here ? here.contacts ?? [] : NUMBERS));
    if (!here?.contacts) effects.push(this.contacts(here ? ["mission"] : [...NUMBERS, "women"]));
    else if (state.safe === false) effects.push(this.message());
    else {
      const country = here.countries?.[state.country ?? ""];
      effects.push(...(country ? this.countryPart(key) : []), this.contacts([...here.contacts, ...(country?.contacts ?? [])]), ...(here.quiet ? [this.message()] : []));
    }
    return [...effects, ...this.wayOn()];
  },

  people(key = "human") {
    const { topic, level, country } = this.state;
    const groups = this.rules.people[topic ?? ""] ?? this.rules.others;
    return [this.say(key), ...this.inDanger(), ["HandOver", topic, level], this.contacts(groups, level, true), ...(country ? [] : [this.askCountry()]), ["Offer", this.ways("help menu")]];
  },

  inDanger() { return this.state.highest === "emergency" ? [this.numbers()] : []; },

  guessed(names, first = "") {
    const topics = this.state.guesses.filter((topic) => !this.isTalk(topic));
    return ["Offer", [...(first ? this.ways(first) : []), ...this.topics(topics), ...this.ways(names)]];
  },

  clarify() { return [this.say("clarify"), this.guessed("help human menu")]; },
  guesses() { return [this.say("not_that"), ...this.inDanger(), this.guessed("help human menu")]; },
  checking() { return this.say("check", "calm", this.state.about === "other" ? "say_other" : "say"); },

  check(isGrown) { return [...(isGrown ? [this.say("together", "calm"), this.numbers()] : []), this.checking(), this.guessed("human menu", "now notNow")]; },

  withCheck(effects) {
    const [, ways] = effects[effects.length - 1];
    return [...effects.slice(0, -1), this.checking(), ["Offer", [...this.ways("now notNow"), ...ways]]];
  },

  afterCheck() { return [this.say("check_no", "calm"), ...(this.state.topic ? this.wayOn() : [this.guessed("help human menu")])]; },

  menu() {
    const groups = Object.keys(this.rules.menu).map((group) => this.way("group:" + group, "menu_" + group, "plain"));
    return [this.say("menu"), ...this.inDanger(), ["Offer", [...this.ways("help"), ...groups, ...this.ways("human")]]];
  },

  menuGroup(group) {
    return [this.say("menu_" + group), ["Offer", [...this.topics(this.rules.menu[group], group === "danger" ? "now" : "topic"), ...this.ways("menu")]]];
  },
};
