// The conversation as a messenger. It lives only in the memory of this page: no storage, no address, no history entry.

import { h, words } from "../../web/js/dom.js";
import { leave } from "../../web/js/exit.js";
import { drawAnswer, linkPreparedMessage } from "./parts.js";

const root = document.documentElement;
const TIMEOUT_MILLISECONDS = 15_000;
const RETRY_MILLISECONDS = 5_000;

class Conversation {
  /** @param {HTMLElement} place */
  constructor(place) {
    this.place = place;
    this.token = /** @type {HTMLInputElement | null} */ (place.querySelector('input[name="token"]'))?.value ?? "";
    this.log = h("div", { class: "chat__log", role: "log", "aria-label": words("chat.log"), "aria-live": "polite" });
    this.composer = /** @type {HTMLFormElement} */ (place.querySelector("[data-composer]"));
    this.field = /** @type {HTMLTextAreaElement} */ (place.querySelector("[data-text]"));
    /** @type {{text?: string, option?: string, line: HTMLElement}[]} */
    this.waiting = [];
    this.isSending = false;
    this.composer.addEventListener("submit", (event) => { event.preventDefault(); this.say(); });
    this.field.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing && matchMedia("(pointer: fine)").matches) { event.preventDefault(); this.say(); }
    });
    addEventListener("online", () => this.sendWaiting());
    place.addEventListener("click", (event) => this.follow(event));
    this.takeOverPage();
  }

  /** A page that the server drew (no script, then script) becomes part of the log. */
  takeOverPage() {
    if (!("open" in this.place.dataset)) return;
    const turn = this.place.querySelector(".turn");
    this.open();
    const buttons = /** @type {NodeListOf<HTMLButtonElement>} */ (turn?.querySelectorAll('button[name="option"]') ?? []);
    for (const button of buttons) button.addEventListener("click", (event) => { event.preventDefault(); this.choose({ id: button.value, label: button.textContent ?? "" }); });
    if (!turn) return;
    turn.removeAttribute("role");
    turn.querySelectorAll("[data-message]").forEach(linkPreparedMessage);
    this.log.append(turn);
  }

  open() {
    if (this.log.isConnected) return;
    document.querySelector("[data-doors]")?.setAttribute("hidden", "");
    this.place.querySelector("[data-chat-title]")?.classList.add("hidden-visually");
    this.place.closest("main")?.classList.add("frame--chat");
    document.querySelector(".frame__foot")?.setAttribute("hidden", "");
    this.composer.classList.add("composer--docked");
    this.field.rows = 1;
    this.composer.before(this.log);
  }

  say() {
    const text = this.field.value.trim();
    if (!text) { this.field.focus(); return; }
    this.field.value = "";
    this.field.blur();
    this.enqueue({ text }, text);
  }

  /** @param {{id: string, label: string}} option */
  choose(option) {
    this.enqueue({ option: option.id }, option.label);
  }

  /**
   * @param {{text?: string, option?: string}} message
   * @param {string} shown
   */
  enqueue(message, shown) {
    this.waiting.push({ ...message, line: this.showHers(shown) });
    this.sendWaiting();
  }

  /** @param {string} text */
  showHers(text) {
    this.open();
    this.removeButtons();
    const line = h("div", { class: "turn turn--you" }, h("p", { class: "bubble bubble--you" }, h("span", { class: "hidden-visually" }, `${words("chat.you")}: `), text));
    this.log.append(line);
    line.scrollIntoView({ block: "start" });
    return line;
  }

  /** Buttons belong to the last answer only. */
  removeButtons() {
    this.log.querySelectorAll("[data-answers]").forEach((group) => group.remove());
  }

  async sendWaiting() {
    if (this.isSending || !this.waiting.length) return;
    this.isSending = true;
    const typing = h("div", { class: "typing", role: "status" }, words("chat.thinking"));
    this.log.append(typing);
    const [message] = this.waiting;
    try {
      const answer = await this.send(message);
      this.waiting.shift();
      message.line.querySelector("[data-state]")?.remove();
      typing.remove();
      this.show(answer);
    } catch (error) {
      typing.remove();
      this.keepWaiting(message, error instanceof TooFast ? "chat.too_fast" : "chat.waiting");
    }
    this.isSending = false;
    if (this.waiting.length && !this.waiting[0].line.querySelector("[data-state]")) this.sendWaiting();
  }

  /** @param {{text?: string, option?: string}} message */
  async send({ text = "", option = "" }) {
    const response = await fetch("/api/v1/chat/turn", {
      method: "POST",
      credentials: "omit",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ text, option, token: this.token, country: root.dataset.country ?? "", language: root.lang }),
      signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS),
    });
    if (response.status === 429) throw new TooFast();
    if (!response.ok) throw new Error(String(response.status));
    return response.json();
  }

  /** @param {any} answer */
  show(answer) {
    if (answer.leave) { leave(); return; }
    this.token = answer.token;
    const input = /** @type {HTMLInputElement | null} */ (this.composer.querySelector('input[name="token"]'));
    if (input) input.value = answer.token;
    this.removeButtons();
    this.showOurs(answer, (option) => this.choose(option));
  }

  /**
   * @param {any} answer
   * @param {import("./parts.js").Choose} choose
   */
  showOurs(answer, choose) {
    const turn = drawAnswer(answer, choose);
    this.log.append(turn);
    if (document.activeElement === document.body) turn.focus({ preventScroll: true }); // the button she pressed is gone
    turn.scrollIntoView({ block: "start", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
  }

  /**
   * Nothing typed is lost: the message stays in sight, is tried again by itself, and help by buttons comes from the device meanwhile.
   * @param {{line: HTMLElement}} message
   * @param {string} reason
   */
  async keepWaiting(message, reason) {
    if (!message.line.querySelector("[data-state]")) {
      const again = h("button", { class: "button button--line", type: "button", onclick: () => this.tryAgain() }, words("chat.retry"));
      message.line.append(h("div", { class: "notice notice--risk", role: "status", "data-state": true }, h("p", {}, words(reason)), again));
    }
    setTimeout(() => this.tryAgain(), RETRY_MILLISECONDS);
    if (reason === "chat.waiting" && !this.guided) {
      const { GuidedHelp } = await import("./guided.js");
      this.guided = await GuidedHelp.begin((answer) => this.showOurs(answer, (option) => { this.showHers(option.label); this.guided?.choose(option); }));
    }
  }

  tryAgain() {
    if (navigator.onLine !== false) this.sendWaiting();
  }

  /** @param {MouseEvent} event */
  async follow(event) {
    const link = /** @type {HTMLAnchorElement | null} */ (/** @type {Element} */ (event.target).closest("a[data-sheet], .turn .plain-links a, .contact__source a"));
    if (!link || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const { openSheet } = await import("./sheet.js");
    openSheet(link.getAttribute("href") ?? "");
  }
}

class TooFast extends Error {}

const place = /** @type {HTMLElement | null} */ (document.querySelector("[data-chat]"));
if (place) {
  new Conversation(place);
  performance.mark("chat ready"); // from here on the form is answered without a new page
}
