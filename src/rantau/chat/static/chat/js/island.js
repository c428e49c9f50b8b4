// The conversation as a messenger. It lives only in the memory of this page: no storage, no address, no history entry.

import { h, words } from "../../web/js/dom.js";
import { leave } from "../../web/js/exit.js";
import { drawAnswer, linkPreparedMessage } from "./parts.js";
import { isAllowed, PhoneConversation, stopKeeping } from "./phone/phone.js";

const root = document.documentElement;
const TIMEOUT_MILLISECONDS = 15_000;
const TIMEOUT_WITH_PACK_MILLISECONDS = 6000; // then the phone answers
const RETRY_MILLISECONDS = 5_000;

class Conversation {
  /** @param {HTMLElement} place */
  constructor(place) {
    this.place = place;
    this.token = /** @type {HTMLInputElement | null} */ (place.querySelector('input[name="token"]'))?.value ?? "";
    this.state = JSON.parse(place.dataset.state || "null"); // codes, never words
    this.phone = new PhoneConversation();
    /** Who answers: decided by the first message, so that a conversation does not change its place without need. @type {boolean | undefined} */
    this.isOnPhone = this.token ? false : undefined;
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
    root.dataset.talking = "";
    stopKeeping();
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

  /**
   * The phone answers where it can, so that nothing she types travels. What began on the server goes on there while there is a network.
   * @param {{text?: string, option?: string}} message
   */
  async send({ text = "", option = "" }) {
    this.isOnPhone ??= await this.phone.canAnswer();
    if (this.isOnPhone) {
      try {
        return await this.answerOnPhone({ text, option });
      } catch { this.isOnPhone = false; } // the server goes on from the codes
    }
    try {
      if (navigator.onLine === false && isAllowed) throw new Error("offline");
      return await this.answerOnServer({ text, option });
    } catch (error) {
      if (error instanceof TooFast || !(await this.phone.canAnswer())) throw error;
      const answer = await this.answerOnPhone({ text, option });
      this.isOnPhone = true;
      return answer;
    }
  }

  /** @param {{text: string, option: string}} message */
  async answerOnPhone({ text, option }) {
    const answer = await this.phone.turn({ text, option, state: this.state, country: root.dataset.country ?? "", language: root.lang });
    const desk = answer.needsDesk && await this.answerOnServer({ text: "", option: "command:human" }).catch(() => null);
    if (desk) this.isOnPhone = false;
    return desk || { ...answer, token: "" };
  }

  /** @param {{text: string, option: string}} message */
  async answerOnServer({ text, option }) {
    const patience = await Promise.race([this.phone.isReady, false]) ? TIMEOUT_WITH_PACK_MILLISECONDS : TIMEOUT_MILLISECONDS;
    const goesOn = this.token ? { token: this.token } : this.state ? { state: this.state } : {};
    const response = await fetch("/api/v1/chat/turn", {
      method: "POST",
      credentials: "omit",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ text, option, ...goesOn, country: root.dataset.country ?? "", language: root.lang }),
      signal: AbortSignal.timeout(patience),
    });
    if (response.status === 429) throw new TooFast();
    if (!response.ok) throw new Error(String(response.status));
    return response.json();
  }

  /** @param {any} answer */
  show(answer) {
    if (answer.leave) { leave(); return; }
    this.token = answer.token;
    this.state = answer.state;
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
   * Nothing typed is lost: the message stays in sight and is tried again by itself; where no pack is kept, numbers are shown meanwhile.
   * @param {{line: HTMLElement}} message
   * @param {string} reason
   */
  async keepWaiting(message, reason) {
    if (!message.line.querySelector("[data-state]")) {
      const again = h("button", { class: "button button--line", type: "button", onclick: () => this.tryAgain() }, words("chat.retry"));
      message.line.append(h("div", { class: "notice notice--risk", role: "status", "data-state": true }, h("p", {}, words(reason)), again));
    }
    setTimeout(() => this.tryAgain(), RETRY_MILLISECONDS);
    if (reason === "chat.waiting" && !this.hasNumbers) {
      this.hasNumbers = true;
      const kept = await firstHelp();
      if (kept) this.showOurs(kept, () => { /* it has no buttons */ });
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

/** What a phone without a pack keeps for the time without network: numbers of her country, or those that work from everywhere. */
async function firstHelp() {
  for (const code of new Set([root.dataset.country || "xx", "xx"])) {
    const response = await fetch(`/paket/${code}.json`).catch(() => null);
    if (response?.ok) return (await response.json()).answer;
  }
  return null;
}

const place = /** @type {HTMLElement | null} */ (document.querySelector("[data-chat]"));
if (place) {
  new Conversation(place);
  performance.mark("chat ready"); // from here on the form is answered without a new page
}
