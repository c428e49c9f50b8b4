// Conversations as the phone leads them: one line of walks in, one line of what each step led to out. Started by conftest.py.

import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { gunzipSync } from "node:zlib";

const [folder] = process.argv.slice(2);
const load = (name) => import(new URL(name, pathToFileURL(folder + "/")).href);
const { START, step } = await load("engine/dialogue.js");
const { commandIn, libraryOf, replyIn } = await load("engine/dialogue-words.js");
const { perform } = await load("phone/perform.js");
const part = (name) => JSON.parse(gunzipSync(readFileSync(`${folder}/parts/${name}.json.gz`)));

const texts = Object.fromEntries(["id", "en", "jv", "su", "ms"].map((language) => [language, part(`texts-${language}`)]));
const pack = { library: libraryOf(part("rules"), part("dialogues"), texts), texts, contacts: part("contacts"), places: part("places"), knowledge: part("knowledge") };

const tasks = {
  walk({ state: begun, events }) {
    let state = { ...START, ...begun };
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
  process.stdout.write(JSON.stringify(all.map(tasks[what])) + "\n");
}
