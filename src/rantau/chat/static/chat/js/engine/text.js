// From raw text to tokens and clauses, character for character as src/rantau/lib/text does it.

const LONGEST = 4000;
const MARKS = ".,;:!?\n";
const PLAIN = new Map([..."…।？！。，"].map((one, at) => [one, "..?!.,"[at]]));
for (const one of "‘’ʼ`´′ʻˈ") PLAIN.set(one, "'");
for (const [name, all] of Object.entries({ laugh: "😂🤣😆😹😄😁😅😜😝🤪😛", cry: "😭😢😿🥺😞😔😥😰😨😱", danger: "🔪🗡🔫🩸", sos: "🆘🚨", pray: "🙏🤲" }))
  for (const one of all) PLAIN.set(one, ` emo${name} `);

/** Zero-width characters and combining marks fall off, accents and styled letters become plain, the rest is a space.
 * @param {string} one */
function letter(one) {
  if (/[\p{Cf}\p{Mn}]/u.test(one) || ("\u0345" + one).normalize("NFD")[0] !== "\u0345") return "";
  const plain = one.normalize("NFKD").replace(/\p{Mn}/gu, "");
  return /[^\0-\x7f]/.test(plain) ? " " : plain;
}

/** @param {string} text */
export const clean = (text) =>
  [...text.slice(0, 2 * LONGEST)].slice(0, LONGEST).map((one) => PLAIN.get(one) ?? (one < "\x80" ? one : letter(one))).join("")
    .toLowerCase().replace(/[^a-z0-9'.,;:!?\n]+/g, " ").trim();

/** Words, numbers and sentence marks. @param {string} text @returns {string[]} */
export const tokens = (text) => clean(text).match(/[a-z0-9]+(?:'[a-z0-9]+)*'?|[.,;:!?\n]/g) ?? [];

/** @param {string} token */
export const isMark = (token) => MARKS.includes(token);

/** @param {string} token */
export const isNumber = (token) => /^\d+$/.test(token);

/** Pieces of a story, marks removed; joints are words that begin a new one.
 * @param {string[]} tokens @param {Set<string>} joints */
export function clauses(tokens, joints, shortest = 4, longest = 18) {
  /** @type {string[][]} */
  const pieces = [[]];
  for (const token of tokens) {
    const { length } = pieces[pieces.length - 1];
    const mark = isMark(token);
    if (mark ? length >= shortest : length >= longest || (length >= shortest && joints.has(token))) pieces.push([]);
    if (!mark) pieces[pieces.length - 1].push(token);
  }
  if (pieces.length > 1 && pieces[pieces.length - 1].length < shortest) {
    const tail = pieces.pop() ?? [];
    pieces[pieces.length - 1].push(...tail);
  }
  return pieces.filter((piece) => piece.length);
}
