// Effects -> the parts and options of an answer, from the pack (chat/perform.py). The parts are those of contracts/chat.

import { contactsFor, firstNumbers, messageTargets, presenter } from "./contacts.js";

const LARGE_ABOVE = new Set(["emergency", "ambulance"]); // these stand above as large buttons

/** @param {string} text @param {string} tone */
const bubble = (text, tone) => ({ type: "text", text, tone });

/**
 * @param {any[]} effects
 * @param {State} state
 * @param {Pack} pack
 * @param {Date} [today]
 * @returns {{parts: any[], options: {id: string, label: string, style: string}[]}}
 */
export function perform(effects, state, pack, today = new Date()) {
  const { contacts: table, library, knowledge } = pack;
  const { language } = state;
  const labels = (pack.texts[language] ?? pack.texts.id).labels;
  const present = presenter(labels, table, today);
  const said = (/** @type {string} */ key) => library.words(key, "say", language) ?? "";
  const place = (/** @type {string | null} */ code) => pack.places[(code ?? "").toUpperCase()]?.[language === "en" ? 1 : 0];
  /** @type {any[]} */
  const options = [];
  let above = new Set();
  let isWarned = false;

  /** @type {Record<string, (...values: any[]) => any[]>} */
  const performers = {
    Say: (text, tone) => {
      isWarned ||= tone === "risk";
      return [bubble(text, tone)];
    },
    ShowList: (kind, items) => {
      const where = kind === "do_here" && place(state.country);
      return [{ type: "list", kind: where ? "do" : kind, title: where ? `${labels.do} · ${where}` : labels[kind], items }];
    },
    ShowFact: (kind, text) => [{ type: "fact", kind, title: labels[kind], text }],
    ShowFirstNumbers: (groups, code) => {
      const numbers = firstNumbers(groups, code, table).map(present.first);
      above = new Set(numbers.map(({ ref }) => ref));
      return [{ type: "numbers", title: labels.first_numbers, numbers }];
    },
    ShowContacts: (groups, code, level, people) => {
      const inDanger = level === "emergency";
      const contacts = contactsFor(groups, code, { inDanger, people }, table)
        .flatMap(({ group, contacts: found }) => found.map((contact) => present.contact(contact, group)))
        .filter(({ ref, group }) => !above.has(ref) && !(inDanger && LARGE_ABOVE.has(group)));
      const note = table.sponsors.includes(code) && !(inDanger && (isWarned || library.rules.heard.includes(state.topic ?? ""))) ? [bubble(said("sponsor_note"), "risk")] : [];
      isWarned ||= note.length > 0;
      if (!contacts.length) return note;
      const [where, more] = [place(code), contacts.slice(library.rules.visible)];
      return [...note, {
        type: "contacts", title: where ? `${labels.contacts} · ${where}` : labels.contacts, country: code ?? "",
        contacts: contacts.slice(0, library.rules.visible), more, more_title: `${labels.more_contacts} (${more.length})`,
      }];
    },
    OfferMessage: (text, intro, code) => [{ type: "message", title: labels.message, intro, text, targets: messageTargets(code, table) }],
    ReadOn: (articles, procedures) => {
      const read = articles.filter((/** @type {string} */ slug) => knowledge.articles[slug]).map((/** @type {string} */ slug) => {
        const [href, titles] = knowledge.articles[slug];
        return { label: titles[language] ?? titles.id, href };
      });
      const walk = procedures.filter((/** @type {string} */ name) => knowledge.procedures[name]).map((/** @type {string} */ name) => ({ label: name, href: knowledge.procedures[name] }));
      return read.length + walk.length ? [{ type: "links", title: labels.links, links: [...read, ...walk] }] : [];
    },
    ShowSources: (ids) => {
      const found = ids.filter((/** @type {string} */ id) => knowledge.sources[id]).map((/** @type {string} */ id) => knowledge.sources[id]);
      const once = new Map(found.map((/** @type {string[]} */ source) => [JSON.stringify(source.slice(0, 2)), source]));
      const items = [...once.values()].map(([label, href, date, confidence]) => ({ label, href, date, confidence: labels["confidence_" + confidence] }));
      return items.length ? [{ type: "sources", title: labels.sources, items }] : [];
    },
    AskCountry: (text) => [{
      type: "countries", text,
      choices: library.rules.destinations.filter((code) => place(code)).map((code) => ({ id: `country:${code}`, label: place(code) })),
    }],
    Offer: (ways) => {
      options.push(...ways.map((/** @type {string[]} */ [id, label, style]) => ({ id, label, style })));
      return [];
    },
    HandOver: () => [bubble(said("human_unavailable"), "note")],
    Leave: () => [],
  };
  return { parts: effects.flatMap(([name, ...values]) => performers[name](...values)), options };
}
