// What a typed message is to the engine (domain/dialogue/words.py), and the library as the engine reads it (content.py).

/** @type {D.letters} */
const letters = (text) => [...text].slice(0, 200).join("").toLowerCase().split(/[^a-z]+/).filter(Boolean);

/** @type {D.short} */
const short = (word) => word.replace(/(.)\1{2,}/g, "$1");

// Only a message that is nothing else is a command.
/** @type {D.commandIn} */
export function commandIn(text, { commands, phrases, beside }) {
  const said = letters(text);
  const phrase = Object.keys(phrases).find((name) => phrases[name].includes(said.join(" ")));
  const meant = [...new Set(said.filter((word) => !beside.includes(word)))];
  if (phrase || meant.length !== 1) return phrase;
  return Object.keys(commands).find((name) => commands[name].includes(short(meant[0])));
}

// yes, no, safe, unsafe or null.
/** @type {D.replyIn} */
export function replyIn(text, { typed, reply }) {
  const said = letters(text).filter((word) => !typed.filler.includes(word));
  const found = new Set(said.map((word) => ["yes", "no", "safe"].find((kind) => typed[kind].includes(short(word)))));
  if (!found.size || found.has(undefined) || said.length > reply || (found.has("yes") && found.has("no"))) return null;
  return found.has("safe") ? (found.has("no") ? "unsafe" : "safe") : [...found][0];
}

/** @type {D.eventOf} */
export function eventOf(text, rules, understand) {
  if (!text) return {};
  const command = commandIn(text, rules);
  return command ? { command } : { understood: understand(text), words: text.split(/[\s\x1c-\x1f\x85]+/).filter(Boolean).length, reply: replyIn(text, rules) };
}

/** @type {D.libraryOf} */
export const libraryOf = (rules, { levels, nodes }, texts) => ({
  rules, levels, nodes,
  words: (key, name, language) => texts[language]?.said[key]?.[name] ?? texts.id.said[key]?.[name],
  title: (topic, language) => texts[language]?.titles[topic] ?? texts.id.titles[topic],
});
