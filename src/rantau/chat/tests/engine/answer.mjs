// What the engine of the browser finds: one line of texts in, one line of findings out. Started by conftest.py.

import { existsSync, readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const [folder] = process.argv.slice(2);
const load = (name) => import(new URL(name, pathToFileURL(folder + "/")).href);
const { clean } = await load("text.js");
const { read } = await load("words.js");
const { fired } = await load("danger.js");
const { peopleFeatures, roles } = await load("people.js");
const { childConcerned } = await load("children.js");
const { aboutByWords, countryOf, COUNTRY_WEIGHTS } = await load("facts.js");

const { modelFrom, understand } = await load("understand.js");

// As the build leaves it: model.json, and weights.bin where something was learnt.
const pack = JSON.parse(readFileSync(`${folder}/model.json`, "utf8"));
const weights = `${folder}/weights.bin`;
const model = modelFrom(pack, existsSync(weights) ? readFileSync(weights) : undefined);
const { words } = model;
const WHOM = ["self", "other", "unknown"];

const find = {
  clean,
  group: (letter) => ["Cn", "Cf", "Mn"].find((group) => new RegExp(`\\p{${group}}`, "u").test(letter)) ?? "",
  understand: (text) => understand(text, model),
  parts(text) {
    const reading = read(text, words);
    const { found, kept } = roles(reading.words, words);
    return {
      ...reading,
      rules: fired(reading.folded, words.rules).map((rule) => rule.name),
      roles: found,
      kept,
      people: peopleFeatures(reading, words).sort(),
      about: aboutByWords(reading, words),
      child: WHOM.map((about) => childConcerned(reading, words, about)),
      country: WHOM.map((about) => countryOf(reading, words, COUNTRY_WEIGHTS, about)),
    };
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  const { what, texts } = JSON.parse(line);
  process.stdout.write(JSON.stringify(texts.map(find[what])) + "\n");
}
