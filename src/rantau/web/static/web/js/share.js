import { words } from "./dom.js";

/**
 * Share the address of this page by the phone's own menu, or copy it.
 * @param {HTMLElement} button may name another address in data-share
 */
export async function share(button) {
  const url = new URL(button.dataset.share || location.pathname, location.href).href;
  if (navigator.share) {
    await navigator.share({ url }).catch(() => { /* she closed the menu */ });
    return;
  }
  await navigator.clipboard.writeText(url);
  const before = button.textContent;
  button.textContent = words("chat.copied");
  setTimeout(() => { button.textContent = before; }, 2000);
}
