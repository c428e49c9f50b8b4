// A phone keeps a pack only when it is ours, whole and not older than its own; otherwise what it has stays as it is.

import assert from "node:assert/strict";
import { createHash, generateKeyPairSync, sign } from "node:crypto";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, beforeEach, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";

const folder = mkdtempSync(join(tmpdir(), "rantau-pack-"));
after(() => rmSync(folder, { recursive: true }));
cpSync(fileURLToPath(new URL("../static/chat/js/phone", import.meta.url)), folder, { recursive: true });
writeFileSync(join(folder, "package.json"), '{"type": "module"}');
const { keep, opened, Refused, verified, VERSION } = await import(pathToFileURL(join(folder, "pack.js")).href);

const LISTING = "/paket/isi/daftar.json";
const ours = generateKeyPairSync("ed25519");
const theirs = generateKeyPairSync("ed25519");
const key = ours.publicKey.export({ format: "der", type: "spki" }).subarray(-32).toString("base64");

/** The server: address -> content. @type {Map<string, any>} */
let served;
/** The phone: name of a cache -> address -> content. @type {Map<string, Map<string, any>>} */
let kept;

const pathOf = (request) => (typeof request === "string" ? request : new URL(request.url).pathname);
globalThis.fetch = async (address) => new Response(served.get(address) ?? "", { status: served.has(address) ? 200 : 404 });
globalThis.caches = {
  has: async (name) => kept.has(name),
  delete: async (name) => kept.delete(name),
  open: async (name) => {
    if (!kept.has(name)) kept.set(name, new Map());
    const entries = kept.get(name);
    return {
      match: async (request) => (entries.has(pathOf(request)) ? new Response(entries.get(pathOf(request))) : undefined),
      put: async (address, response) => { entries.set(address, Buffer.from(await response.arrayBuffer())); },
      keys: async () => [...entries.keys()].map((path) => ({ url: `https://rantau.example${path}` })),
      delete: async (request) => entries.delete(pathOf(request)),
    };
  },
};

const digest = (content) => createHash("sha256").update(content).digest("hex");

function publish(contents, { made = 100, version = VERSION, format = "rantau-pack", signer = ours, revision } = {}) {
  const parts = Object.fromEntries(Object.entries(contents).map(([name, content]) => [name, { sha256: digest(content), size: content.length }]));
  const listing = JSON.stringify({ format, version, revision: revision ?? digest(JSON.stringify(parts)), made, parts });
  served = new Map([[LISTING, JSON.stringify({ listing, signature: sign(null, Buffer.from(listing), signer.privateKey).toString("base64") })]]);
  for (const [name, content] of Object.entries(contents)) served.set(`/paket/isi/${digest(content)}/${name}`, content);
  return parts;
}

const FIRST = { "rules.json.gz": gzipSync('{"a":1}'), "model.bin.gz": gzipSync(Buffer.from([1, 2, 3])) };
const SECOND = { ...FIRST, "rules.json.gz": gzipSync('{"a":2}') };
const isRefused = (/** @type {string} */ why) => (/** @type {Error} */ error) => error instanceof Refused && error.message === why;

beforeEach(() => { kept = new Map(); publish(FIRST); });

test("a pack is kept and opened", async () => {
  assert.equal(await keep(key), "new");
  const parts = await opened(key);
  assert.deepEqual(parts.rules, { a: 1 });
  assert.deepEqual([...parts.model], [1, 2, 3]);
  assert.equal(await keep(key), "same");
});

test("only what is new is fetched, and what is old goes", async () => {
  await keep(key);
  publish(SECOND, { made: 200 });
  for (const address of [...served.keys()]) if (address.endsWith("model.bin.gz")) served.delete(address);
  assert.equal(await keep(key), "new");
  assert.deepEqual((await opened(key)).rules, { a: 2 });
  assert.equal(kept.get("p-1").size, 3);
});

const WRONG = {
  "signed by somebody else": ["signature", () => publish(SECOND, { made: 200, signer: theirs })],
  "changed after signing": ["signature", () => {
    const sealed = JSON.parse(served.get(LISTING));
    served.set(LISTING, JSON.stringify({ ...sealed, listing: sealed.listing.replace('"made":100', '"made":900') }));
  }],
  "without signature": ["unreadable", () => served.set(LISTING, JSON.stringify({ listing: "{}" }))],
  "no JSON": ["unreadable", () => served.set(LISTING, "<html>login to the Wi-Fi</html>")],
  "older than ours": ["older", () => publish(SECOND, { made: 99 })],
  "of a later form": ["another form", () => publish(SECOND, { made: 200, version: VERSION + 1 })],
  "of another kind": ["another form", () => publish(SECOND, { made: 200, format: "rantau-backup" })],
  "with a part cut off": ["rules.json.gz", () => {
    const { "rules.json.gz": part } = publish(SECOND, { made: 200 });
    served.set(`/paket/isi/${part.sha256}/rules.json.gz`, SECOND["rules.json.gz"].subarray(0, -4));
  }],
  "with a part changed": ["rules.json.gz", () => {
    const { "rules.json.gz": part } = publish(SECOND, { made: 200 });
    const changed = Buffer.from(SECOND["rules.json.gz"]);
    changed[12] ^= 1;
    served.set(`/paket/isi/${part.sha256}/rules.json.gz`, changed);
  }],
};

for (const [name, [why, change]] of Object.entries(WRONG)) {
  test(`a pack ${name} is refused and the former one stays`, async () => {
    await keep(key);
    change();
    await assert.rejects(keep(key), isRefused(why));
    assert.deepEqual((await opened(key)).rules, { a: 1 });
  });
  if (why === "older") continue;
  test(`a pack ${name} is never the first`, async () => {
    change();
    await assert.rejects(keep(key), isRefused(why));
    await assert.rejects(opened(key));
    assert.ok(!kept.get("p-1")?.has(LISTING), "nothing of it can be opened");
  });
}

test("a network that ends in the middle leaves no half pack, and what came is used later", async () => {
  const parts = publish(FIRST);
  const last = `/paket/isi/${parts["model.bin.gz"].sha256}/model.bin.gz`;
  served.delete(last);
  await assert.rejects(keep(key));
  assert.equal(kept.get("p-1").size, 1);
  served.set(last, FIRST["model.bin.gz"]);
  assert.equal(await keep(key), "new");
  assert.deepEqual((await opened(key)).rules, { a: 1 });
});

test("what was changed on the phone is dropped", async () => {
  await keep(key);
  const [address] = [...kept.get("p-1").keys()].filter((one) => one.endsWith("rules.json.gz"));
  kept.get("p-1").set(address, gzipSync('{"a":"call me"}'));
  await assert.rejects(opened(key), isRefused("rules.json.gz"));
  assert.equal(kept.size, 0);
});

test("a list of another installation that was put on the phone is not opened", async () => {
  await keep(key);
  publish(SECOND, { signer: theirs });
  kept.get("p-1").set(LISTING, Buffer.from(served.get(LISTING)));
  await assert.rejects(opened(key), isRefused("none"));
  await assert.rejects(verified(served.get(LISTING), key), isRefused("signature"));
});
