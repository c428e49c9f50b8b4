// What the device keeps: the service worker with its help for use without network, and the neutral name. In the traceless mode: nothing.

const root = document.documentElement;
export const isTraceless = "traceless" in root.dataset;

/**
 * Keep the conversation on the phone too, when the page is in use and no conversation is going on. Who saves data is asked first.
 * @param {{asked?: boolean}} [how]
 * @returns {Promise<string>} what came of it
 */
export async function keepConversation({ asked = false } = {}) {
  const saves = /** @type {any} */ (navigator).connection?.saveData === true;
  if (isTraceless || (saves && !asked) || "talking" in root.dataset) return "not now";
  const { keepPack } = await import("../../chat/js/phone/phone.js");
  return keepPack();
}

/** The button of the page "Bahasa dan negara" for who wants it now. */
export function offerToKeep() {
  for (const button of document.querySelectorAll("[data-keep-pack]")) {
    button.addEventListener("click", async () => {
      const says = (/** @type {string} */ name) => button.parentElement?.querySelectorAll("[data-kept]").forEach((line) => line.toggleAttribute("hidden", /** @type {HTMLElement} */ (line).dataset.kept !== name));
      says("now");
      const found = await keepConversation({ asked: true });
      says(found === "new" || found === "same" ? "yes" : "no");
    });
  }
}

/** Register the service worker once the page is in use, and tell it which country and language to keep. */
export async function keepHelpOnDevice() {
  if (isTraceless || !("serviceWorker" in navigator)) return;
  const registration = await navigator.serviceWorker.register("/sw.js");
  const ready = await navigator.serviceWorker.ready;
  ready.active?.postMessage({ keep: root.dataset.country || "", language: root.lang });
  registration.addEventListener("updatefound", () => {
    const arriving = registration.installing;
    arriving?.addEventListener("statechange", () => {
      if (arriving.state === "installed" && navigator.serviceWorker.controller) offerUpdate(arriving);
    });
  });
}

/** A new version waits until she asks for it: an open page never changes under her hands.
 * @param {ServiceWorker} arriving
 */
async function offerUpdate(arriving) {
  const { h, words } = await import("./dom.js");
  const button = h("button", { class: "button", type: "button", onclick: () => {
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
    arriving.postMessage("take over");
  } }, words("web.update_now"));
  document.body.append(h("p", { class: "update no-print", role: "status" }, words("web.update_ready"), button));
}

/** Show the neutral name and icon where she chose them. */
export function applyName() {
  let name = "";
  try { name = localStorage.getItem("nama") ?? ""; } catch { return; }
  if (name !== "catatan") return;
  document.title = "Catatan";
  for (const place of document.querySelectorAll("[data-app-name]")) place.textContent = "Catatan";
  for (const image of document.querySelectorAll("img.frame__mark")) image.setAttribute("src", new URL("../icons/plain.svg", import.meta.url).href);
  document.querySelector('link[rel="icon"]')?.setAttribute("href", new URL("../icons/plain.svg", import.meta.url).href);
  document.querySelector('link[rel="manifest"]')?.setAttribute("href", "/aplikasi.webmanifest?nama=catatan");
}

/** @type {any} */
let installPrompt = null;

/** Buttons that install the app under its own or the neutral name. */
export function offerInstallation() {
  addEventListener("beforeinstallprompt", (event) => { event.preventDefault(); installPrompt = event; });
  for (const button of document.querySelectorAll("[data-install]")) {
    button.addEventListener("click", async () => {
      const name = /** @type {HTMLElement} */ (button).dataset.install ?? "rantau";
      try { localStorage.setItem("nama", name); } catch { /* then it stays Rantau */ }
      document.querySelector('link[rel="manifest"]')?.setAttribute("href", name === "catatan" ? "/aplikasi.webmanifest?nama=catatan" : "/aplikasi.webmanifest");
      applyName();
      if (installPrompt) await installPrompt.prompt();
      else document.querySelector("[data-install-note]")?.removeAttribute("hidden");
    });
  }
}
