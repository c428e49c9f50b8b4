// Conversations as the phone leads them: one line of walks in, one line of what each step led to out. Started by conftest.py.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { gunzipSync } from "node:zlib";

const [folder] = process.argv.slice(2);
const load = (name) => import(new URL(name, pathToFileURL(folder + "/")).href);
const { step } = await load("engine/dialogue.js");
const { commandIn, libraryOf, replyIn } = await load("engine/dialogue-words.js");
const { perform } = await load("phone/perform.js");
const part = (name) => JSON.parse(gunzipSync(readFileSync(`${folder}/parts/${name}.json.gz`)));

const texts = Object.fromEntries(readdirSync(`${folder}/parts`).filter((name) => name.startsWith("texts-")).map((name) => name.slice(6, -8)).map((language) => [language, part(`texts-${language}`)]));
const pack = { library: libraryOf(part("rules"), part("dialogues"), texts), texts, contacts: part("contacts"), places: part("places"), knowledge: part("knowledge") };

const open = async () => (await load("phone/turn.js")).conversation({
  ...pack, rules: part("rules"), dialogues: part("dialogues"), ...Object.fromEntries(Object.entries(texts).map(([language, said]) => [`texts-${language}`, said])),
  understanding: part("understanding"), model: existsSync(`${folder}/parts/model.bin.gz`) ? new Uint8Array(gunzipSync(readFileSync(`${folder}/parts/model.bin.gz`))) : undefined,
});

/** Opened by the first talk. */
let answer;

const tasks = {
  talk({ messages, country, language }) {
    let state = null; // as the page remembers it
    return messages.map((message) => {
      const given = answer({ ...message, state, country, language });
      ({ state } = given);
      return given;
    });
  },
  walk({ state: begun, events }) {
    let state = { ...pack.library.rules.start, ...begun };
    return events.map((event) => {
      const [next, effects] = step(state, event, pack.library);
      state = next;
      return { state, effects, ...perform(effects, state, pack) };
    });
  },
  typed: (text) => [commandIn(text, pack.library.rules) ?? null, replyIn(text, pack.library.rules)],
};

for await (const line of createInterface({ input: process.stdin })) {
  const { what, all } = JSON.parse(line);
  if (what === "talk") answer ??= await open();
  process.stdout.write(JSON.stringify(all.map(tasks[what])) + "\n");
}
