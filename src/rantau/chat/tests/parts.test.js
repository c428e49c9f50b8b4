// The browser draws every part of the examples in contracts/chat, loses no text, and hands over what was chosen.

import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

const ROOT = fileURLToPath(new URL("../../../../", import.meta.url));

/** As much of a document as drawing needs. */
class Node {
  constructor(name) { this.name = name; this.attributes = {}; this.children = []; this.listeners = {}; this.dataset = {}; }
  setAttribute(key, value) {
    this.attributes[key] = value;
    if (key.startsWith("data-")) this.dataset[key.slice(5).replace(/-(\w)/g, (_, letter) => letter.toUpperCase())] = value;
  }
  append(...children) { this.children.push(...children); }
  addEventListener(event, listener) { (this.listeners[event] ??= []).push(listener); }
  fire(event) { for (const listener of this.listeners[event] ?? []) listener({ target: this }); }
  get href() { return this.attributes.href; }
  set href(value) { this.attributes.href = value; }
  get textContent() { return this.children.map((child) => (typeof child === "string" ? child : child.textContent)).join(""); }
  get value() { return this.typed ?? this.textContent; }
  set value(text) { this.typed = text; }
  get all() { return this.children.flatMap((child) => (typeof child === "string" ? [] : [child, ...child.all])); }
  querySelectorAll(selector) { const key = selector.slice(1, -1); return this.all.filter((one) => key in one.attributes); }
  querySelector(selector) { return this.querySelectorAll(selector)[0] ?? null; }
}

const INTERFACE = '{"chat.we":"Rantau","web.details":"Rincian","chat.edit_message":"Ubah","chat.options":"Pilih","web.read_aloud":"Dengarkan"}';
globalThis.document = { createElement: (name) => new Node(name), createElementNS: (_, name) => new Node(name), getElementById: () => ({ textContent: INTERFACE }) };

// Static files of all modules stand under one address; here they are put under one folder.
const folder = mkdtempSync(join(tmpdir(), "rantau-parts-"));
after(() => rmSync(folder, { recursive: true }));
for (const module of ["chat", "web"]) cpSync(join(ROOT, "src/rantau", module, "static"), folder, { recursive: true });
writeFileSync(join(folder, "package.json"), '{"type": "module"}');
const { drawAnswer, drawPart } = await import(pathToFileURL(join(folder, "chat/js/parts.js")).href);

const examples = readdirSync(join(ROOT, "contracts/chat")).map((file) => JSON.parse(readFileSync(join(ROOT, "contracts/chat", file), "utf8")));
const SAID = new Set(["text", "title", "intro", "label", "name", "verb", "hours", "warning", "note", "more_title", "source_line", "items"]);

/** Every text a part brings for her eyes. */
function saidIn(value, key = "") {
  if (typeof value === "string") return SAID.has(key) && value ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((one) => saidIn(one, key));
  return Object.entries(value ?? {}).flatMap(([inner, one]) => saidIn(one, inner));
}

/** A first number shows its warning in the place of its source; a list of further contacts has a title only when it is not empty. */
function isShown(part, text) {
  if (text === part.more_title) return part.more.length > 0;
  return !(part.type === "numbers" && part.numbers.some((number) => number.verb === text || (number.warning && number.source_line === text) || number.hours === text || number.note === text));
}

for (const { what, answer } of examples) {
  test(what, () => {
    /** @type {any[]} */
    const chosen = [];
    for (const part of answer.parts) {
      const drawn = drawPart(part, (option) => chosen.push(option));
      assert.ok(drawn, `no drawing for ${part.type}`);
      for (const text of saidIn(part).filter((one) => isShown(part, one))) assert.ok(drawn.textContent.includes(text), `${part.type} does not show: ${text}`);
      const links = drawn.all.map((one) => one.attributes.href).filter(Boolean);
      for (const one of [...(part.numbers ?? []), ...(part.links ?? []), ...(part.contacts ?? []).flatMap((contact) => contact.numbers)]) assert.ok(links.includes(one.href), one.href);
    }
    const turn = drawAnswer(answer, (option) => chosen.push(option));
    for (const option of answer.options) {
      const button = turn.all.find((one) => one.name === "button" && one.textContent === option.label);
      button.fire("click");
      assert.equal(chosen.at(-1).id, option.id);
    }
    for (const part of answer.parts.filter((one) => one.type === "countries")) {
      const button = turn.all.find((one) => one.name === "button" && one.textContent === part.choices[0].label);
      button.fire("click");
      assert.deepEqual(chosen.at(-1), part.choices[0]);
    }
  });
}

test("a prepared message travels as it was changed", () => {
  const part = examples.flatMap(({ answer }) => answer.parts).find((one) => one.type === "message");
  const drawn = drawPart(part, () => {});
  const field = drawn.querySelector("[data-prepared]");
  const link = drawn.querySelector("[data-send-to]");
  assert.ok(link.href.endsWith(encodeURIComponent(part.text)));
  field.value = "Saya & dia, #1";
  field.fire("input");
  assert.equal(link.href, part.targets[0].href + encodeURIComponent("Saya & dia, #1"));
});

test("a part this browser does not know is left out, and the rest is shown", () => {
  const answer = { language: "id", parts: [{ type: "later" }, { type: "text", text: "Tetap terbaca", tone: "plain" }], options: [] };
  assert.ok(drawAnswer(answer, () => {}).textContent.includes("Tetap terbaca"));
});
