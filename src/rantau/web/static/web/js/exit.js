// Quick exit: the page is emptied at once, what the device keeps of this site is dropped, and a neutral page takes its place in the history.

const TAPS = 3;
const TAP_MILLISECONDS = 900;
const SHIFT_MILLISECONDS = 5000;
const CONTROLS = "a, button, input, textarea, select, summary, label, dialog";

/** Forget everything this site stored on the device. What the browser does later in the background is asked for, not awaited. */
export function forgetDevice() {
  try { localStorage.clear(); sessionStorage.clear(); } catch { /* storage may be switched off */ }
  for (const pair of document.cookie.split(";")) {
    const name = pair.split("=")[0].trim();
    if (name) document.cookie = `${name}=; path=/; max-age=0; samesite=strict`;
  }
  navigator.serviceWorker?.controller?.postMessage("forget");
  globalThis.caches?.keys().then((names) => names.forEach((name) => caches.delete(name)));
}

/** Leave now. Never waits for the network. */
export function leave() {
  dispatchEvent(new Event("leaving"));
  const root = document.documentElement;
  root.classList.add("is-leaving");
  speechSynthesis?.cancel?.();
  document.title = " ";
  document.body.replaceChildren();
  forgetDevice();
  try { sessionStorage.setItem("x", "1"); } catch { /* then only the history entry is replaced */ }
  location.replace(root.dataset.exit ?? "about:blank");
}

/** Listen for the button, three taps beside any control, and three times the Shift key. */
export function watchForExit() {
  document.addEventListener("click", (event) => {
    const target = /** @type {Element} */ (event.target);
    if (target.closest?.("[data-exit-button]")) {
      event.preventDefault();
      leave();
    }
  });
  /** @type {number[]} */
  let taps = [];
  document.addEventListener("pointerup", (event) => {
    if (/** @type {Element} */ (event.target).closest?.(CONTROLS)) return;
    taps = [...taps.filter((at) => event.timeStamp - at < TAP_MILLISECONDS), event.timeStamp];
    if (taps.length >= TAPS) leave();
  });
  /** @type {number[]} */
  let shifts = [];
  document.addEventListener("keyup", (event) => {
    if (event.key !== "Shift") { shifts = []; return; }
    shifts = [...shifts.filter((at) => event.timeStamp - at < SHIFT_MILLISECONDS), event.timeStamp];
    if (shifts.length >= TAPS) leave();
  });
}
