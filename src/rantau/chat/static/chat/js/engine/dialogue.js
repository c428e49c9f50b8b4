// The conversation without storage, clock or network (domain/dialogue/engine.py): (state, event) -> [state, effects].

import { ANSWERS } from "./dialogue-answers.js";

/** @type {D.step} */
export function step(state, event, lib) {
  /** @type {Turn} */
  const turn = { ...ANSWERS, ...ACTS, state: { ...state, turns: state.turns + 1 }, lib, rules: lib.rules };
  const effects = turn.take(event);
  const ids = effects.flatMap(([name, ways]) => (name === "Offer" ? ways : [])).map(([id]) => id);
  const asking = Object.keys(lib.rules.replies).find((name) => ids.includes(name + ":yes") && ids.includes(name + ":no")) ?? null;
  return [{ ...turn.state, asking }, effects];
}

/** @type {D.share} */
const share = (probability) => Math.max(0, Math.min(100, Math.trunc(probability * 100)));

/** @type {Acts & ThisType<Turn>} */
const ACTS = {
  raise(urgency) { this.set({ highest: this.worse(this.state.highest, urgency) }); },

  worse(one, other) { return this.rules.urgencies.find((urgency) => urgency === one || urgency === other) ?? one; },

  take({ option, command, understood, words, reply }) {
    if (option !== undefined) return this.choose(option);
    if (command) return this.command(command);
    if (!understood) return [this.say("greeting"), ["Offer", [...this.ways("help"), ...this.waysOut().filter(([id]) => id !== "command:help")]]];
    const { asking } = this.state;
    const meant = this.rules.replies[asking ?? ""]?.[reply];
    return meant ? this.choose(`${asking}:${meant}`) : this.hear(understood, words);
  },

  command(word) {
    if (word === "menu") return this.menu();
    if (word === "human") return this.people();
    if (word === "help") {
      this.raise("urgent");
      return this.helpAtOnce();
    }
    this.set({ ...this.rules.start, language: this.state.language });
    return [this.say("exit_word"), ["Leave"]];
  },

  hear(understood, words) {
    const { rules, state: before } = this;
    const urgency = this.remember(understood);
    const topics = understood.topics.map(([topic]) => topic);
    const isVague = !topics.length || (understood.doubtful && understood.topics[0][1] < rules.sure);
    const wasWorst = before.highest === "emergency";
    const isWorst = urgency === "emergency";
    if (before.topic && (urgency === "routine" || (wasWorst && !isWorst)) && understood.country && words <= rules.place) return this.afterCountry();
    if (wasWorst && !isWorst && (isVague || this.isTalk(topics[0]))) return this.stay(topics[0]);
    const isGrown = urgency !== understood.urgency;
    const nearest = understood.urgency === "routine" ? "danger" : "emergency";
    const isClose = understood.doubtful && understood.urgency !== "emergency" && share(understood[nearest]) >= rules.close[nearest];
    const ask = !before.checked && !wasWorst && (isGrown || isClose);
    if (isVague && !isWorst) return this.doubt(topics, ask, isGrown);
    const primary = this.first(understood.topics, urgency);
    return primary ? this.answer(understood.topics, primary, urgency, ask) : this.helpAtOnce();
  },

  // Keep what she states about herself; how urgent it is with what was said before (gathering.py).
  remember(understood) {
    const { rules, state } = this;
    let { urgency } = understood;
    /** @type {D.gather} */
    const gather = (name, level) => {
      const now = share(understood[name]);
      const figure = Math.min(100, Math.floor(state[name] * rules.kept / 4) + Math.max(0, now - rules.floor[name]));
      if (figure >= rules.enough[name] && now > rules.floor[name]) urgency = this.worse(urgency, level);
      return figure;
    };
    const hears = !state.language_chosen && !understood.doubtful && rules.languages.includes(understood.language);
    this.set({
      danger: gather("danger", "urgent"), emergency: gather("emergency", "emergency"),
      language: hears ? understood.language : state.language, country: understood.country || state.country,
      about: understood.about !== "unknown" ? understood.about : state.about, child: state.child || understood.child,
    });
    this.raise(urgency);
    return urgency;
  },

  // The topic to answer first; in an emergency the danger with the best claim.
  first(topics, urgency) {
    const { also, guesses } = this.rules;
    if (topics.length) {
      const [[topic, best]] = topics;
      const claim = urgency !== "emergency" || this.isDanger(topic) ? undefined : topics.slice(0, 3).find(([one, score]) => this.isDanger(one) && score >= also * best);
      const [first] = claim ?? [topic];
      if (!this.isTalk(first) || urgency === "routine") return first;
    }
    const serious = topics.slice(0, guesses).map(([topic]) => topic).filter((topic) => !this.isTalk(topic));
    return serious.find((topic) => this.isDanger(topic)) ?? serious[0];
  },

  answer(scored, primary, urgency, ask) {
    const { rules } = this;
    if (primary === "suicidal_crisis" && this.state.about === "self") this.raise(urgency = this.worse(urgency, "urgent"));
    const [topics, before] = [scored.map(([topic]) => topic), this.state.heard];
    let also = scored.slice(1, 4).filter(([topic, score]) => score >= rules.also * scored[0][1] && !this.isTalk(topic)).map(([topic]) => topic);
    if (primary !== topics[0] && !this.isTalk(topics[0])) also.unshift(topics[0]);
    const all = [...before, primary, ...also];
    const heard = rules.topics.filter((topic) => all.includes(topic) && rules.together.some(([needed]) => needed.includes(topic)));
    const found = rules.together.find(([needed]) => [before, heard].map((all) => needed.every((topic) => all.includes(topic))).join() === "false,true");
    if (found) {
      urgency = this.worse(urgency, found[2]);
      this.raise(urgency);
      also.unshift(found[1]);
      if (urgency === "emergency" && !this.isDanger(primary)) [primary, also] = [found[1], [primary, ...also]];
    }
    const waiting = [...new Set(also.filter((topic) => topic !== primary))].slice(0, 3);
    this.set({ heard, waiting, guesses: topics.filter((topic) => topic !== primary && !waiting.includes(topic)).slice(0, rules.guesses) });
    const effects = this.open(primary, urgency);
    if (this.isWorst()) return effects;
    if (found) effects.unshift(this.say("together", "calm"));
    if (!ask || this.isDanger(primary)) return effects;
    this.set({ checked: true });
    return this.withCheck(effects);
  },

  // The one question: whether there is danger, or what she means; then people.
  doubt(topics, ask, isGrown) {
    const { clarified, checked } = this.state;
    this.set({ clarified: true, checked: checked || ask, guesses: clarified ? [] : topics.slice(0, this.rules.guesses) });
    if (!clarified) return ask ? this.check(isGrown) : this.clarify();
    const effects = this.people("not_understood");
    return ask ? this.withCheck(effects) : effects;
  },

  open(topic, urgency) {
    if (this.state.safe === false && this.isDanger(topic) && urgency === "urgent") this.raise(urgency = "emergency");
    const order = urgency === "emergency" ? [] : urgency === "urgent" ? ["urgent", "routine"] : ["routine", "urgent"];
    const level = order.find((one) => this.lib.levels[topic]?.includes(one)) ?? urgency;
    this.set({ topic, level, node: "start" });
    return this.node();
  },

  choose(chosen) {
    const { rules, state } = this;
    const [kind, value] = [chosen.split(":", 1)[0], chosen.slice(chosen.indexOf(":") + 1 || chosen.length)];
    if (kind === "command" && /^(help|menu|human|leave)$/.test(value)) return this.command(value);
    if (kind === "node" && state.topic && this.keyOf(value)) return this.change({ node: value });
    if (kind === "topic" && rules.topics.includes(value)) {
      const wasNamed = state.waiting.includes(value) && state.highest !== "routine";
      this.set({ waiting: state.waiting.filter((topic) => topic !== value) });
      return this.open(value, this.isDanger(value) ? this.worse(state.highest, "urgent") : wasNamed ? "urgent" : "routine");
    }
    if (kind === "now" && this.isDanger(value)) {
      this.raise("emergency");
      return this.open(value, "emergency");
    }
    if (kind === "danger") return this.danger(value);
    if (kind === "safe") return this.safe(value);
    if (kind === "country") {
      if (!/^\p{L}{2}$/u.test(value)) return [this.askCountry(), ...this.wayOn()];
      this.set({ country: value.toUpperCase() });
      return this.afterCountry();
    }
    if (kind === "language" && rules.languages.includes(value)) return this.change({ language: value, language_chosen: true });
    if (kind === "group" && Object.hasOwn(rules.menu, value)) return this.menuGroup(value);
    if (kind !== "not_that") return this.menu();
    const effects = this.guesses();
    this.set({ guesses: [] });
    return effects;
  },

  change(change) {
    this.set(change);
    return this.state.topic ? this.node() : this.menu();
  },

  danger(value) {
    if (value !== "yes") return this.afterCheck();
    this.raise("emergency");
    const { topic, waiting, guesses } = this.state;
    const known = [topic, ...waiting, ...guesses.slice(0, 1)].find((one) => this.isDanger(one)) ?? topic;
    return known ? this.open(known, "emergency") : this.helpAtOnce();
  },

  safe(value) {
    this.set({ safe: value === "yes" });
    if (this.state.safe) return [this.say("safe_yes", "calm"), ...this.inDanger(), ...this.wayOn()];
    if (this.isDanger(this.state.topic)) this.set({ level: "emergency", node: "start", highest: "emergency" });
    return this.silent();
  },
};
