// Opens a page of this site above the conversation, so that reading on loses nothing and leaves no further entry in the history.

import { h, icon, words } from "../../web/js/dom.js";

/** @param {string} href */
export async function openSheet(href) {
  const address = new URL(href, location.href);
  let content;
  try {
    const response = await fetch(address, { credentials: "same-origin" });
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    content = page.querySelector("main");
    content?.querySelectorAll(".crumb, .frame__foot, script").forEach((element) => element.remove());
  } catch {
    content = h("p", { class: "notice notice--risk" }, words("web.offline_more"));
  }
  const dialog = /** @type {HTMLDialogElement} */ (h("dialog", { class: "sheet", "aria-label": words("web.reading") }));
  const close = h("button", { class: "button button--line button--wide", type: "button", onclick: () => dialog.close() }, icon("back"), words("web.back_to_chat"));
  dialog.append(h("div", { class: "sheet__bar" }, close), h("div", { class: "sheet__body" }, ...(content ? [...content.childNodes] : [])));
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
