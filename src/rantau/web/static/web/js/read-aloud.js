// Reads a help text with the voice of the browser, paragraph by paragraph, and marks where it is.
// Few phones have a voice for Javanese, Sundanese, Madurese or Sasak. An Indonesian one reads them well enough, a Malay one still so;
// an English one would make nonsense of them. Where there is none, the button says so.

import { h, words } from "./dom.js";

const READABLE = "h1, h2, h3, p, li, dt, dd";
const PATIENCE_MILLISECONDS = 1000; // some browsers find their voices late
/** Languages whose voices may read a text, the best first. @type {Record<string, string[]>} */
const READ_BY = { en: ["en"], ms: ["ms", "id"], jv: ["jv", "id", "ms"], su: ["su", "id", "ms"], mad: ["mad", "id", "ms"], sas: ["sas", "id", "ms"] };
const INDONESIAN = ["id", "ms"];
/** Codes that older phones still use. @type {Record<string, string>} */
const FORMER_CODES = { in: "id", jw: "jv" };

/** @param {SpeechSynthesisVoice} voice "id-ID", on some phones "in_ID" */
function languageOf(voice) {
  const code = voice.lang.toLowerCase().split(/[-_]/)[0];
  return FORMER_CODES[code] ?? code;
}

/** @param {string} language @param {SpeechSynthesisVoice[]} voices */
function voiceFor(language, voices) {
  for (const wanted of READ_BY[language] ?? INDONESIAN) {
    const found = voices.filter((voice) => languageOf(voice) === wanted);
    if (found.length) return found.find((voice) => voice.localService) ?? found[0]; // what stays on the phone first
  }
  return null;
}

/** @returns {Promise<SpeechSynthesisVoice[]>} */
async function voicesOfPhone() {
  const voices = speechSynthesis.getVoices();
  if (voices.length) return voices;
  await new Promise((resolve) => {
    speechSynthesis.addEventListener?.("voiceschanged", resolve, { once: true });
    setTimeout(resolve, PATIENCE_MILLISECONDS);
  });
  return speechSynthesis.getVoices();
}

/** @param {Element} element */
const languageAt = (element) => element.closest("[lang]")?.getAttribute("lang")?.split("-")[0] || "id";

/** @param {HTMLElement} button */
function sayThereIsNoVoice(button) {
  const sentence = words("web.no_voice");
  button.setAttribute("aria-pressed", "false");
  button.lastChild?.replaceWith(sentence);
  const spoken = h("span", { class: "hidden-visually", role: "status" });
  button.after(spoken);
  spoken.textContent = sentence;
}

/**
 * @param {Element} region what to read
 * @param {HTMLElement} button shows whether it reads; a second press stops
 */
export async function toggleReading(region, button) {
  const isReading = button.getAttribute("aria-pressed") === "true";
  speechSynthesis.cancel();
  region.querySelectorAll(".being-read").forEach((element) => element.classList.remove("being-read"));
  button.setAttribute("aria-pressed", String(!isReading));
  if (isReading) return;
  const voices = await voicesOfPhone();
  if (button.getAttribute("aria-pressed") !== "true") return; // stopped while the voices were found
  const pieces = [...region.querySelectorAll(READABLE)]
    .filter((element) => !element.querySelector(READABLE) && element.textContent?.trim() && !element.closest(".no-read, .sources, .no-print"))
    .flatMap((element) => { const voice = voiceFor(languageAt(element), voices); return voice ? [{ element, voice }] : []; });
  if (!pieces.length) { sayThereIsNoVoice(button); return; }
  pieces.forEach(({ element, voice }, index) => {
    const utterance = new SpeechSynthesisUtterance(element.textContent ?? "");
    utterance.lang = voice.lang;
    utterance.voice = voice;
    utterance.rate = 0.95;
    utterance.onstart = () => element.classList.add("being-read");
    utterance.onend = () => {
      element.classList.remove("being-read");
      if (index === pieces.length - 1) button.setAttribute("aria-pressed", "false");
    };
    speechSynthesis.speak(utterance);
  });
}
