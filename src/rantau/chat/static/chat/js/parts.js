// Draws the parts of an answer. The same parts as chat/part.html draws on the server; contracts/chat holds examples both must show.

import { h, icon, words } from "../../web/js/dom.js";

/**
 * @typedef {{kind: string, icon: string, verb: string, label: string, href: string}} Way
 * @typedef {{ref: string, group: string, name: string, hours: string, warning: string, note: string, source_line: string, href: string, numbers: Way[]}} Contact
 * @typedef {Record<string, any> & {type: string}} Part
 * @typedef {(option: {id: string, label: string}) => void} Choose
 */

const LONG = new Set(["email", "web"]);

/** @param {Contact} contact */
export function contactCard(contact) {
  const isEmergency = contact.group === "emergency" || contact.group === "ambulance";
  return h("li", { class: `contact${isEmergency ? " contact--emergency" : ""}` },
    h("h3", { class: "contact__name" }, contact.name),
    contact.hours && h("p", { class: "contact__hours" }, contact.hours),
    contact.warning && h("p", { class: "contact__warning" }, contact.warning),
    h("ul", { class: "contact__ways", role: "list" }, ...contact.numbers.map((way) => h("li", {},
      h("a", { class: `way${way.kind === "call" ? " way--call" : ""}`, href: way.href, rel: "noreferrer" }, icon(way.icon),
        h("span", {}, h("span", { class: "way__kind" }, way.verb), h("br"),
          h("span", { class: `way__number${LONG.has(way.kind) ? " way__number--long" : ""}` }, way.label)))))),
    contact.note && h("p", { class: "contact__note" }, contact.note),
    h("p", { class: "contact__source" }, contact.source_line, " ", h("a", { href: contact.href, "data-sheet": true }, words("web.details"))));
}

/** @param {any} number */
function firstNumber(number) {
  return h("li", {}, h("a", { class: `first-number${number.danger ? " first-number--danger" : ""}`, href: number.href, rel: "noreferrer" },
    h("span", { class: "first-number__name" }, number.name),
    h("span", { class: "first-number__label" }, icon(number.icon), h("strong", {}, number.label)),
    h("span", { class: "first-number__source" }, number.warning || number.source_line)));
}

/** @param {Part} part */
function preparedMessage(part) {
  const field = h("textarea", { class: "field__input", rows: 4, "data-prepared": true }, part.text);
  const targets = part.targets.map((/** @type {any} */ target) => h("li", {},
    h("a", { class: "way", rel: "noreferrer", href: target.href, "data-send-to": target.href }, icon(target.kind), h("span", {}, target.label))));
  const section = h("section", { class: "part", "data-message": true }, h("h2", { class: "part__title" }, part.title), h("p", {}, part.intro),
    h("label", { class: "field" }, h("span", { class: "field__hint" }, words("chat.edit_message")), field),
    h("ul", { class: "contact__ways", role: "list" }, ...targets));
  linkPreparedMessage(section);
  return section;
}

/**
 * The links of a prepared message carry what stands in its field, also after she changed it.
 * @param {Element} section drawn here or by chat/part.html
 */
export function linkPreparedMessage(section) {
  const field = /** @type {HTMLTextAreaElement} */ (section.querySelector("[data-prepared]"));
  const links = /** @type {NodeListOf<HTMLAnchorElement>} */ (section.querySelectorAll("[data-send-to]"));
  const update = () => { for (const link of links) link.href = (link.dataset.sendTo ?? "") + encodeURIComponent(field.value); };
  field.readOnly = false;
  field.addEventListener("input", update);
  update();
}

/**
 * @param {Part} part
 * @param {Choose} choose
 * @returns {HTMLElement | null}
 */
export function drawPart(part, choose) {
  switch (part.type) {
    case "text":
      return h("p", { class: `bubble bubble--we bubble--${part.tone}` }, part.text);
    case "list": {
      const items = part.items.map((/** @type {string} */ item) => h("li", {}, h("span", {}, item)));
      const list = part.kind === "do" ? h("ol", { class: "steps", role: "list" }, ...items) : h("ul", { class: "ticks", role: "list" }, ...items);
      return h("section", { class: "part" }, h("h2", { class: "part__title" }, part.title), list);
    }
    case "fact":
      return h("p", { class: "part part--fact" }, h("strong", {}, part.title), " ", h("span", {}, part.text));
    case "numbers":
      return h("section", { class: "part part--numbers" }, h("h2", { class: "part__title" }, part.title),
        h("ul", { class: "first-numbers", role: "list" }, ...part.numbers.map(firstNumber)));
    case "contacts":
      return h("section", { class: "part part--contacts" }, h("h2", { class: "part__title" }, part.title),
        h("ul", { class: "contacts", role: "list" }, ...part.contacts.map(contactCard)),
        part.more?.length > 0 && h("details", { class: "more" }, h("summary", {}, part.more_title), h("ul", { class: "contacts", role: "list" }, ...part.more.map(contactCard))));
    case "message":
      return preparedMessage(part);
    case "links":
      return h("section", { class: "part" }, h("h2", { class: "part__title" }, part.title),
        h("ul", { class: "plain-links", role: "list" }, ...part.links.map((/** @type {any} */ link) => h("li", {}, h("a", { href: link.href, "data-sheet": true }, link.label)))));
    case "sources":
      return h("details", { class: "part part--sources" }, h("summary", {}, `${part.title} (${part.items.length})`),
        h("ol", { class: "sources" }, ...part.items.map((/** @type {any} */ source) => h("li", {}, h("a", { href: source.href, rel: "noreferrer" }, source.label),
          `${source.date ? `, ${source.date}` : ""} · ${source.confidence}`))));
    case "countries":
      return h("section", { class: "part" }, h("h2", { class: "part__title" }, part.text),
        h("div", { class: "answers" }, ...part.choices.map((/** @type {any} */ choice) => h("button", { class: "button button--line", type: "button", onclick: () => choose(choice) }, choice.label))));
    default:
      return null;
  }
}

const STYLES = /** @type {Record<string, string>} */ ({ strong: "", plain: " button--line", quiet: " button--quiet" });

/** That no native speaker has read the texts of a language, in it and in Indonesian. @param {string} language */
function unreadNote(language) {
  const note = words(`unread.${language}`);
  if (language === "id" || note.startsWith("unread.")) return null;
  return h("p", { class: "muted no-read" }, h("span", {}, note), " ", h("span", { lang: "id" }, words("unread.id")));
}

/**
 * One answer with its buttons.
 * @param {{language: string, parts: Part[], options: {id: string, label: string, style: string}[]}} answer
 * @param {Choose} choose
 */
export function drawAnswer(answer, choose) {
  const buttons = answer.options.map((option) => h("button", { class: `button${STYLES[option.style] ?? ""}`, type: "button", onclick: () => choose(option) }, option.label));
  return h("div", { class: "turn", lang: answer.language, tabindex: -1 },
    h("span", { class: "hidden-visually" }, `${words("chat.we")}: `),
    ...answer.parts.map((part) => drawPart(part, choose)),
    unreadNote(answer.language),
    "speechSynthesis" in globalThis && h("p", { class: "no-read" }, h("button", { class: "button button--quiet", type: "button", "data-read-aloud": true, "aria-pressed": "false" }, icon("speaker"), words("web.read_aloud"))),
    buttons.length ? h("div", { class: "answers", role: "group", "aria-label": words("chat.options"), "data-answers": true }, ...buttons) : null);
}
