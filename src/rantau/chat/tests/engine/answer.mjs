// What the engine of the browser finds: one line of texts in, one line of findings out. Started by conftest.py.

import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const [folder] = process.argv.slice(2);
const load = (name) => import(new URL(name, pathToFileURL(folder + "/")).href);
const { clean } = await load("text.js");
const { childConcerned, countryOf, peopleFeatures, roles } = await load("people.js");
const { features, fired, modelFrom, read, understand } = await load("understand.js");

const model = modelFrom(JSON.parse(readFileSync(`${folder}/understanding.json`, "utf8")), readFileSync(`${folder}/model.bin`));
const { country, lists } = model;
const WHOM = ["self", "other", "unknown"];

const find = {
  clean,
  group: (letter) => ["Cn", "Cf", "Mn"].find((group) => new RegExp(`\\p{${group}}`, "u").test(letter)) ?? "",
  understand: (text) => understand(text, model),
  // The limits of test_limits_of_a_language.
  strictly: (text) => understand(text, { ...model, limits: { danger: 0.9, "danger:id": 0.05, emergency: 0.95, "emergency:jv": 0.1 } }),
  parts(text) {
    const reading = read(text, lists);
    return {
      ...reading,
      rules: fired(reading, lists).map((rule) => rule.name),
      roles: roles(reading.words, lists).map(({ role, word }) => [role, word]),
      people: peopleFeatures(reading, lists).sort(),
      features: features(reading, lists).sort(),
      child: WHOM.map((about) => childConcerned(reading, lists, about)),
      country: WHOM.map((about) => countryOf(reading, lists, about, country)),
    };
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  const { what, texts } = JSON.parse(line);
  process.stdout.write(JSON.stringify(texts.map((text) => find[what](text))) + "\n");
}
