// Reads a help text with the voice of the browser, paragraph by paragraph, and marks where it is.

const READABLE = "h1, h2, h3, p, li, dt, dd";
const LANGUAGES = { id: "id-ID", en: "en-GB", jv: "jv-ID", su: "su-ID", ms: "ms-MY" };

/**
 * @param {Element} region what to read
 * @param {HTMLElement} button shows whether it reads; a second press stops
 */
export function toggleReading(region, button) {
  const isReading = button.getAttribute("aria-pressed") === "true";
  speechSynthesis.cancel();
  region.querySelectorAll(".being-read").forEach((element) => element.classList.remove("being-read"));
  button.setAttribute("aria-pressed", String(!isReading));
  if (isReading) return;
  const pieces = [...region.querySelectorAll(READABLE)].filter((element) => !element.querySelector(READABLE) && element.textContent?.trim() && !element.closest(".no-read, .sources, .no-print"));
  const language = /** @type {Record<string, string>} */ (LANGUAGES)[region.closest("[lang]")?.getAttribute("lang") ?? "id"] ?? "id-ID";
  const voices = speechSynthesis.getVoices();
  const voice = voices.find((one) => one.lang === language) ?? voices.find((one) => one.lang.startsWith("id")) ?? null;
  pieces.forEach((element, index) => {
    const utterance = new SpeechSynthesisUtterance(element.textContent ?? "");
    utterance.lang = voice?.lang ?? language;
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
