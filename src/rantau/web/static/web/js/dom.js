/**
 * Make an element. Text is always set as text, so nothing that arrives can become markup.
 * @param {string} name
 * @param {Record<string, any>} [attributes] `class`, `on…` handlers, anything else is an attribute; false and null are left out
 * @param {...(Node | string | null | false | undefined)} children
 * @returns {HTMLElement}
 */
export function h(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value === true ? "" : String(value));
  }
  element.append(...children.filter((child) => child !== null && child !== false && child !== undefined).map((child) => /** @type {Node | string} */ (child)));
  return element;
}

/**
 * Draw an icon of the sprite that the page already uses.
 * @param {string} name
 */
export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", new URL(`../icons/icons.svg#${name}`, import.meta.url).href);
  svg.append(use);
  return svg;
}

let catalogue = /** @type {Record<string, string> | null} */ (null);

/**
 * A text of the interface that the page brought along.
 * @param {string} key
 */
export function words(key) {
  catalogue ??= JSON.parse(document.getElementById("words")?.textContent ?? "{}");
  return catalogue?.[key] ?? key;
}
