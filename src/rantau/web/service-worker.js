// Keeps help on the device. Network first for pages, so nobody reads old numbers while there is a network; the kept copy within a moment without.
// SETUP (release, shell, pages, offline) is written in front of this file by the server.

const SHELL = `r-${SETUP.release}`;
const KEPT = "k-1";
const PATIENCE_MILLISECONDS = 2500;
const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
/** @param {string} address */
const fetched = (address) => new Request(address, { credentials: "same-origin", cache: "no-store" });

worker.addEventListener("install", (event) => {
  event.waitUntil((async () => {
    const cache = await shell();
    await cache.addAll(SETUP.shell);
    const kept = await caches.open(KEPT);
    await Promise.all(SETUP.pages.map((page) => store(kept, page)));
    await keepPack("", "id").catch(() => { /* without it the pages still open */ });
  })());
});

worker.addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    const names = await caches.keys();
    await Promise.all(names.filter((name) => name.startsWith("r-") && name !== SHELL).map((name) => caches.delete(name)));
    await worker.clients.claim();
  })());
});

worker.addEventListener("message", (event) => {
  if (event.data === "take over") worker.skipWaiting();
  else if (event.data === "forget") event.waitUntil(forget());
  else if (event.data && "keep" in event.data) event.waitUntil(keepPack(event.data.keep, event.data.language).catch(() => { /* later */ }));
});

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method === "POST" && request.mode === "navigate" && url.pathname !== "/tanpa-jejak/") event.respondWith(fetch(request).catch(async () => (await kept(SETUP.offline)) ?? Response.error()));
  if (request.method !== "GET" || url.origin !== location.origin || url.pathname.startsWith("/api/") || url.pathname.startsWith("/paket/isi/") || url.pathname === "/keluar/") return;
  if (url.pathname.startsWith("/static/")) event.respondWith(fromShell(request));
  else if (request.mode === "navigate") event.respondWith(page(request, url));
  else event.respondWith(networkThenKept(request, url.pathname));
});

/** @type {Promise<Cache> | null} */
let opened = null;
const shell = () => (opened ??= caches.open(SHELL)); // not before it is needed: after a quick exit nothing may be made anew

/** @param {Request} request */
async function fromShell(request) {
  return (await (await shell()).match(request.url)) ?? (await caches.match(request)) ?? fetch(request);
}

/**
 * @param {Request} request
 * @param {URL} url
 */
async function page(request, url) {
  try {
    const response = await withPatience(fetch(request));
    if (response.ok && SETUP.pages.includes(url.pathname)) {
      const cache = await caches.open(KEPT);
      await cache.put(url.pathname, response.clone());
    }
    return response;
  } catch {
    return (await kept(url.pathname)) ?? (await kept(SETUP.offline)) ?? Response.error();
  }
}

/**
 * @param {Request} request
 * @param {string} path
 */
async function networkThenKept(request, path) {
  try {
    return await withPatience(fetch(request));
  } catch {
    return (await kept(path)) ?? Response.error();
  }
}

/**
 * A dead network must not keep her waiting: after a moment the kept copy is used.
 * @param {Promise<Response>} answer
 * @returns {Promise<Response>}
 */
function withPatience(answer) {
  if (worker.navigator.onLine === false) { answer.catch(() => { /* expected */ }); return Promise.reject(new Error("offline")); }
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("slow")), PATIENCE_MILLISECONDS);
    answer.then((response) => { clearTimeout(timer); resolve(response); }, (error) => { clearTimeout(timer); reject(error); });
  });
}

/** @param {string} path */
async function kept(path) {
  const cache = await caches.open(KEPT);
  return cache.match(path, { ignoreSearch: true, ignoreVary: true });
}

/**
 * @param {Cache} cache
 * @param {string} address
 */
async function store(cache, address) {
  const response = await fetch(fetched(address));
  if (response.ok && !response.redirected) await cache.put(new URL(address, location.href).pathname, response);
}

/**
 * Keep the pack of a country and its pages; what is kept of another country is dropped.
 * @param {string} country
 * @param {string} language
 */
async function keepPack(country, language) {
  const code = country || "xx";
  const address = `/paket/${code}.json`;
  const response = await fetch(fetched(`${address}?bahasa=${language}`));
  if (!response.ok) return;
  const cache = await caches.open(KEPT);
  const pack = await response.clone().json();
  const wanted = new Set([address, ...SETUP.pages, ...pack.pages]);
  const known = await cache.match("/paket/sekarang.json");
  const isSame = known && (await known.json()).revision === pack.revision + code + language;
  if (isSame) return;
  for (const request of await cache.keys()) if (!wanted.has(new URL(request.url).pathname)) await cache.delete(request);
  await cache.put(address, response);
  for (const page of [...SETUP.pages, ...pack.pages]) await store(cache, page).catch(() => { /* one missing page must not lose the rest */ });
  await cache.put("/paket/sekarang.json", new Response(JSON.stringify({ country: code, language, revision: pack.revision + code + language })));
}

async function forget() {
  const names = await caches.keys();
  await Promise.all(names.map((name) => caches.delete(name)));
  await worker.registration.unregister();
}
