// From raw text to tokens and clauses, character for character as src/rantau/lib/text does it.

const LONGEST = 4000;
const PLAIN = new Map([..."…।？！。，‘’ʼ`´′ʻˈ"].map((one, at) => [one, "..?!.,"[at] ?? "'"]));
for (const [name, all] of Object.entries({ laugh: "😂🤣😆😹😄😁😅😜😝🤪😛", cry: "😭😢😿🥺😞😔😥😰😨😱", danger: "🔪🗡🔫🩸", sos: "🆘🚨", pray: "🙏🤲" }))
  for (const one of all) PLAIN.set(one, ` emo${name} `);

/** Zero-width characters and combining marks fall off, accents and styled letters become plain, the rest is a space. @type {E.Say} */
function letter(one) {
  if (/[\p{Cf}\p{Mn}]/u.test(one) || ("\u0345" + one).normalize("NFD")[0] !== "\u0345") return "";
  const plain = one.normalize("NFKD").replace(/\p{Mn}/gu, "");
  return /[^\0-\x7f]/.test(plain) ? " " : plain;
}

/** @type {E.Say} */
export const clean = (text) =>
  [...text.slice(0, 2 * LONGEST)].slice(0, LONGEST).map((one) => PLAIN.get(one) ?? (one < "\x80" ? one : letter(one))).join("")
    .toLowerCase().replace(/[^a-z0-9'.,;:!?\n]+/g, " ").trim();

/** Words, numbers and sentence marks. @type {E.Split} */
export const tokens = (text) => clean(text).match(/[a-z0-9]+(?:'[a-z0-9]+)*'?|[.,;:!?\n]/g) ?? [];

/** @type {E.Test} */
export const isMark = (token) => ".,;:!?\n".includes(token);

/** @type {E.Test} */
export const isNumber = (token) => /^\d+$/.test(token);

/** Pieces of a story, marks removed; joints are words that begin a new one. @type {E.Clauses} */
export function clauses(tokens, joints, shortest = 4, longest = 18) {
  const pieces = [tokens.slice(0, 0)];
  for (const token of tokens) {
    const { length } = pieces[0];
    const mark = isMark(token);
    if (mark ? length >= shortest : length >= longest || (length >= shortest && joints.has(token))) pieces.unshift([]);
    if (!mark) pieces[0].push(token);
  }
  const [last, before] = pieces;
  if (before && last.length < shortest) before.push(.../** @type {string[]} */ (pieces.shift()));
  return pieces.filter((piece) => piece.length).reverse();
}
