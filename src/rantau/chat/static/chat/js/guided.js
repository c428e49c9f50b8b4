// Guided help without network: the same dialogues by buttons, from the pack on the device. It understands no free text and says so.

import { words } from "../../web/js/dom.js";
import { leave } from "../../web/js/exit.js";

/** @typedef {{id: string, label: string, style: string}} Option */

const root = document.documentElement;
const VISIBLE_CONTACTS = 3;

export class GuidedHelp {
  /**
   * @param {any} pack
   * @param {(answer: any) => void} show
   */
  constructor(pack, show) {
    this.pack = pack;
    this.show = show;
    this.topic = "";
    this.level = "";
    this.isSafe = false;
  }

  /**
   * Load the pack of this device and offer what happens. Without a pack only the words say that there is no network.
   * @param {(answer: any) => void} show
   */
  static async begin(show) {
    const code = root.dataset.country || "xx";
    const response = (await fetch(`/paket/${code}.json`).catch(() => null)) ?? (await fetch("/paket/xx.json").catch(() => null));
    if (!response?.ok) return null;
    const guided = new GuidedHelp(await response.json(), show);
    guided.start();
    return guided;
  }

  /** @param {string} key @param {string} [name] */
  said(key, name = "say") {
    return this.pack.dialogues.shared[key]?.[name] ?? "";
  }

  start() {
    this.answer([text(words("chat.offline"), "note"), ...this.numbers(["emergency", "mission", "women"])], this.dangerOptions());
  }

  dangerOptions() {
    const { menu, topics } = this.pack.dialogues;
    return [...menu.danger.map((/** @type {string} */ topic) => option(`now:${topic}`, topics[topic].title, "strong")), this.menuOption()];
  }

  menuOption() {
    return option("menu:", this.said("menu", "label"), "quiet");
  }

  /** @param {{id: string, label: string}} chosen */
  choose({ id }) {
    const [kind, value] = [id.slice(0, id.indexOf(":")), id.slice(id.indexOf(":") + 1)];
    const { menu, topics } = this.pack.dialogues;
    if (kind === "now" || kind === "topic") {
      this.topic = value;
      this.level = kind === "now" && topics[value].levels.emergency ? "emergency" : ["urgent", "routine"].find((level) => topics[value].levels[level]) ?? "emergency";
      this.node("start");
    } else if (kind === "node") {
      this.node(value);
    } else if (kind === "group") {
      const prefix = value === "danger" ? "now" : "topic";
      this.answer([text(this.said(`menu_${value}`))], [...menu[value].map((/** @type {string} */ topic) => option(`${prefix}:${topic}`, topics[topic].title)), this.menuOption()]);
    } else if (kind === "safe" && value === "no") {
      this.answer([text(this.said("safe_no"), "calm"), ...this.numbers(["emergency", "mission"])], [option("leave:", this.said("exit_word", "label"), "strong")]);
    } else if (kind === "safe") {
      this.isSafe = true;
      this.answer([text(this.said("safe_yes"), "calm")], this.ways(this.here("start")));
    } else if (kind === "leave") {
      leave();
    } else {
      const groups = Object.keys(menu).map((group) => option(`group:${group}`, this.said(`menu_${group}`, "label")));
      this.answer([text(this.said("menu"))], groups);
    }
  }

  /** @param {string} name */
  here(name) {
    return this.pack.dialogues.topics[this.topic].levels[this.level][name];
  }

  /** @param {string} name */
  node(name) {
    const here = this.here(name);
    const { labels } = this.pack;
    const parts = String(here.say ?? "").split("\n\n").filter(Boolean).map((bubble) => text(bubble, this.level === "emergency" ? "calm" : "plain"));
    if (here.risk) parts.push(text(here.risk, "risk"));
    if (here.do) parts.push({ type: "list", kind: "do", title: labels.do, items: here.do });
    for (const kind of ["deadline", "cost"]) if (here[kind]) parts.push({ type: "fact", kind, title: labels[kind], text: here[kind] });
    if (here.keep) parts.push({ type: "list", kind: "keep", title: labels.keep, items: here.keep });
    if (here.contacts) parts.push(...this.numbers(here.contacts));
    if (here.quiet && this.pack.targets.length) parts.push({ type: "message", title: labels.message, intro: this.said("silent_option"), text: this.said("prepared_message_self"), targets: this.pack.targets });
    const links = (here.articles ?? []).map((/** @type {string} */ slug) => this.pack.articles[slug]).filter(Boolean);
    if (links.length) parts.push({ type: "links", title: labels.links, links });
    if (here.ask_safe && !this.isSafe) parts.push(text(this.said("ask_safe")));
    this.answer(parts, this.ways(here));
  }

  /** @param {any} here */
  ways(here) {
    const safe = here.ask_safe && !this.isSafe ? [option("safe:yes", this.said("safe_yes", "label"), "strong"), option("safe:no", this.said("safe_no", "label"), "strong")] : [];
    const onward = (here.options ?? []).filter((/** @type {string} */ name) => this.here(name)).map((/** @type {string} */ name) => option(`node:${name}`, this.here(name).label));
    return [...safe, ...onward, this.menuOption()];
  }

  /** @param {string[]} groups */
  numbers(groups) {
    const { contacts, first, labels, country_name: name } = this.pack;
    const seen = new Set(first.map((/** @type {any} */ number) => number.ref));
    const found = [...groups, "fallback"].flatMap((group) => contacts[group] ?? []).filter((contact) => contact.group !== "emergency" && contact.group !== "ambulance" && !seen.has(contact.ref) && seen.add(contact.ref));
    const unknown = this.pack.country ? [] : [text(this.said("country_unknown_numbers"))];
    const more = found.slice(VISIBLE_CONTACTS);
    const rest = { type: "contacts", title: name ? `${labels.contacts} · ${name}` : labels.contacts, contacts: found.slice(0, VISIBLE_CONTACTS), more, more_title: `${labels.more_contacts} (${more.length})` };
    return [...unknown, { type: "numbers", title: labels.first_numbers, numbers: first }, ...(found.length ? [rest] : [])];
  }

  /** @param {any[]} parts @param {Option[]} options */
  answer(parts, options) {
    this.show({ language: this.pack.language, parts, options });
  }
}

/** @param {string} content @param {string} [tone] @returns {any} */
function text(content, tone = "plain") {
  return { type: "text", text: content, tone };
}

/** @param {string} id @param {string} label @param {string} [style] @returns {Option} */
function option(id, label, style = "plain") {
  return { id, label, style };
}
