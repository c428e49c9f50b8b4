// The pack on the phone: fetched in the background, kept only when its signature and every hash are right, opened only when they still are.

const STORE = "p-1";
const LISTING = "/paket/isi/daftar.json";
const FORMAT = "rantau-pack";
export const VERSION = 1; // web/packs.py
const MOST_BYTES = 4_000_000;

/** @typedef {{format: string, version: number, revision: string, made: number, parts: Record<string, {sha256: string, size: number}>}} Listing */

/** A pack that must not be used, and why. */
export class Refused extends Error {}

/** @param {string} text */
const fromBase64 = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

/** @param {{sha256: string}} part @param {string} name */
const addressOf = ({ sha256 }, name) => `/paket/isi/${sha256}/${name}`;

/**
 * @param {string} text the sealed list as it came
 * @param {string} key what the page says of this installation
 * @returns {Promise<Listing>}
 */
export async function verified(text, key) {
  /** @type {Listing} */
  let listing;
  try {
    const sealed = JSON.parse(text);
    const trusted = await crypto.subtle.importKey("raw", fromBase64(key), { name: "Ed25519" }, false, ["verify"]);
    const isOurs = await crypto.subtle.verify({ name: "Ed25519" }, trusted, fromBase64(sealed.signature), new TextEncoder().encode(sealed.listing));
    if (!isOurs) throw new Refused("signature");
    listing = JSON.parse(sealed.listing);
  } catch (error) {
    throw error instanceof Refused ? error : new Refused("unreadable");
  }
  if (listing.format !== FORMAT || listing.version !== VERSION) throw new Refused("another form");
  return listing;
}

/** @param {ArrayBuffer} content @param {{sha256: string, size: number}} part */
async function isWhole(content, { sha256, size }) {
  if (content.byteLength !== size) return false;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", content));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("") === sha256;
}

/** @param {string} address */
async function fetched(address) {
  const response = await fetch(address, { credentials: "omit", cache: "no-store" });
  if (!response.ok) throw new Error(String(response.status));
  return response;
}

/** The listing that is kept and ours, or null. @param {Cache} store @param {string} key */
async function keptListing(store, key) {
  const kept = await store.match(LISTING);
  return kept ? verified(await kept.text(), key).catch(() => null) : null;
}

/**
 * Fetch what is new. The list is written last, so that a pack is there wholly or not at all; the former one stays until then.
 * @param {string} key
 * @returns {Promise<"same" | "new">}
 */
export async function keep(key) {
  const text = await (await fetched(LISTING)).text();
  const listing = await verified(text, key);
  const all = Object.entries(listing.parts);
  if (all.reduce((sum, [, { size }]) => sum + size, 0) > MOST_BYTES) throw new Refused("size");
  const store = await caches.open(STORE);
  const former = await keptListing(store, key);
  if (former && former.revision === listing.revision) return "same";
  if (former && former.made > listing.made) throw new Refused("older");
  for (const [name, part] of all) {
    const address = addressOf(part, name);
    if (await store.match(address)) continue; // hashed again when it is opened
    const content = await (await fetched(address)).arrayBuffer();
    if (!(await isWhole(content, part))) throw new Refused(name);
    await store.put(address, new Response(content));
  }
  await store.put(LISTING, new Response(text));
  const wanted = new Set([LISTING, ...all.map(([name, part]) => addressOf(part, name))]);
  for (const request of await store.keys()) if (!wanted.has(new URL(request.url).pathname)) await store.delete(request);
  return "new";
}

/**
 * The parts of the kept pack by name, each looked at again. A pack that was changed on the phone is dropped.
 * @param {string} key
 * @returns {Promise<Record<string, any>>} JSON parts opened, others as bytes
 */
export async function opened(key) {
  const store = (await caches.has(STORE)) && await caches.open(STORE);
  if (!store || !(await store.match(LISTING))) throw new Refused("none"); // parts may be there already; the rest comes later
  try {
    const listing = await keptListing(store, key);
    if (!listing) throw new Refused("none");
    return Object.fromEntries(await Promise.all(Object.entries(listing.parts).map(async ([name, part]) => {
      const content = await (await store.match(addressOf(part, name)))?.arrayBuffer();
      if (!content || !(await isWhole(content, part))) throw new Refused(name);
      const plain = new Response(new Blob([content]).stream().pipeThrough(new DecompressionStream("gzip")));
      return name.endsWith(".json.gz") ? [name.slice(0, -8), await plain.json()] : [name.slice(0, -7), new Uint8Array(await plain.arrayBuffer())];
    })));
  } catch (error) {
    await caches.delete(STORE);
    throw error;
  }
}
