// One turn on the phone: the same answer as /api/v1/chat/turn gives, without a token (chat/services.py).

import { eventOf, libraryOf } from "../engine/dialogue-words.js";
import { step } from "../engine/dialogue.js";
import { modelFrom, understand } from "../engine/understand.js";
import { perform } from "./perform.js";

/** @typedef {{text?: string, option?: string, state?: Partial<State> | null, country?: string, language?: string}} Message */

/** @param {Record<string, any>} parts of the pack, by name */
export function conversation(parts) {
  const texts = Object.fromEntries(Object.entries(parts).filter(([name]) => name.startsWith("texts-")).map(([name, said]) => [name.slice(6), said]));
  const { contacts, places, knowledge } = parts;
  /** @type {Pack} */
  const pack = { library: libraryOf(parts.rules, parts.dialogues, texts), texts, contacts, places, knowledge };
  const model = modelFrom(parts.understanding, parts.model);
  /** @param {Message} message */
  return (message) => turn(message, pack, (text) => understand(text, model));
}

/** Only what differs from the beginning, as in a token. @param {State} state @param {State} start */
const codesOf = (state, start) => Object.fromEntries(Object.entries(state).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(/** @type {any} */ (start)[name])));

/**
 * @param {Message} message
 * @param {Pack} pack
 * @param {(text: string) => Heard} understand
 */
function turn({ text = "", option = "", state: codes, country = "", language = "" }, pack, understand) {
  const { library } = pack;
  const { rules } = library;
  const known = rules.languages.includes(language) ? language : "id";
  /** @type {State} */
  let state = codes && Object.keys(codes).length ? { ...rules.start, ...codes } : { ...rules.start, language: known, language_chosen: known !== "id" };
  const code = country.toUpperCase();
  if (state.country === null && pack.places[code]) state = { ...state, country: code };
  const letters = [...text.replace(/[\0\p{Cs}]/gu, " ")];
  const said = letters.slice(0, rules.longest).join("").trim();
  const cut = letters.length > rules.longest ? [["Say", library.words("too_long", "say", state.language), "note"]] : [];
  const [next, effects] = step(state, option ? { option } : eventOf(said, rules, understand), library);
  const all = [...cut, ...effects];
  const names = effects.map(([name]) => name);
  return {
    language: next.language, urgency: next.highest, ...perform(all, next, pack), leave: names.includes("Leave"), expired: false, state: codesOf(next, rules.start),
    needsDesk: rules.desk && names.includes("HandOver"),
  };
}
