// Text as people type it, letter for letter as lib/text and matching.py.

const PLAIN = new Map();
for (const [said, all] of Object.entries({ " emolaugh ": "😂🤣😆😹😄😁😅😜😝🤪😛", " emocry ": "😭😢😿🥺😞😔😥😰😨😱", " emodanger ": "🔪🗡🔫🩸", " emosos ": "🆘🚨", " emopray ": "🙏🤲", "'": "‘’ʼ`´′ʻˈ", ".": "…।。" }))
  for (const one of all) PLAIN.set(one, said);

/** @type {E.Say} */
function letter(one) {
  if (/[\p{Cf}\p{Mn}]/u.test(one) || ("\u0345" + one).normalize("NFD")[0] !== "\u0345") return "";
  const plain = one.normalize("NFKD").replace(/\p{Mn}/gu, "");
  return /[^\0-\x7f]/.test(plain) ? " " : plain;
}

/** @type {E.Say} */
export const clean = (text) =>
  [...text.slice(0, 8000)].slice(0, 4000).map((one) => PLAIN.get(one) ?? (one < "\x80" ? one : letter(one))).join("")
    .toLowerCase().replace(/[^a-z0-9'.,;:!?\n]+/g, " ").trim();

/** @type {E.Split} */
export const tokens = (text) => clean(text).match(/[a-z0-9]+(?:'[a-z0-9]+)*'?|[.,;:!?\n]/g) ?? [];

/** @type {E.Split} */
export const split = (text) => text.match(/\S+/g) ?? [];

/** @type {E.Test} */
export const isMark = (token) => ".,;:!?\n".includes(token);

/** @type {E.Test} */
export const isNumber = (token) => /^\d+$/.test(token);

/** @type {E.when} */
export const when = (holds, ...some) => (holds ? some : []);

/** @type {E.before} */
export const before = (words, place, reach) => words.slice(Math.max(0, place - reach), place);

const UNITS = split(`hari hr hri bulan bln minggu mgg tahun thn taun jam jm menit mnt orang org kali juta jta ribu rbu sasi wulan dina dinten
  poe bulen are jelo kelem bengi malam malem mlm lantai kamar anak days day weeks week months month years year hours pm am
  kg km usd sar hkd ntd rm ekor biji lembar`);

/** @type {E.spelled} */
export const spelled = (tokens, spelling) => tokens.flatMap((token) => {
  if (token in spelling) return split(spelling[token]);
  const found = /^([a-z]*|\d*)$|^[^a-z\d]/.test(token) ? [token] : parts(token);
  if (found[0] !== token) return spelled(found, spelling);
  const short = token.replace(/([a-z])\1\1+/g, "$1");
  return short === token ? token : split(spelling[short] ?? short);
});

/** @type {E.Split} */
function parts(token) {
  const [, word, ending] = /^([a-z]{2,})2([a-z]{0,4})$/.exec(token) ?? [];
  if (word) return [word + ending];
  const [, number, unit] = /^(\d+)([a-z]+)$/.exec(token) ?? /^(jam|tgl|rm|rp|nt|sar|hkd|usd|lt|no)(\d+)$/.exec(token) ?? [];
  if (number && (!/^[0134]$/.test(number) || UNITS.includes(unit) || unit.length < 3)) return [number, unit];
  const letters = token.replace(/[^a-z]/g, "").length;
  return [letters > 1 && letters * 2 >= token.replaceAll("'", "").length ? token.replace(/[013-79]/g, (digit) => "oi easgt g"[+digit]) : token];
}

const SOUNDS = split("' oe:u dj:j tj:c dh:d th:t bh:b gh:g jh:j kh:k sy:s ph:f q:k v:f x:ks z:s").map((pair) => pair.split(":"));

/** @type {E.Say} */
export function fold(word) {
  if (/['qvxz]|[dtbgjk]h|[dt]j|oe|sy|ph/.test(word)) for (const [spelled, sound = ""] of SOUNDS) word = word.replaceAll(spelled, sound);
  return /(\D)\1|h$/.test(word) ? word.replace(/(\D)\1+/g, "$1").replace(/(...)h$/, "$1") : word;
}

/** @type {E.Say} */
export const stem = (word) => /^[a-z]{5,}$/.test(word)
  ? word.replace(/^(.{4,}?)(?:nya|kan|keun|aghi|ake|lah|kah|pun|nyo|ku|mu|in|an|ne|na|e|i)$/, "$1")
    .replace(/^(meny|meng|mem|men|nge|ber|ter|me|di|ke|se|pe|ny|ng|ta|ka)(?=...)/, (beginning) => (/ny$/.test(beginning) ? "s" : ""))
  : word;

/** @type {E.clauses} */
export function clauses(tokens, joints) {
  const pieces = [split("")]; // the last first
  for (const token of tokens) {
    const { length } = pieces[0];
    if (isMark(token) ? length > 3 : length > 17 || (length > 3 && joints.includes(token))) pieces.unshift([]);
    if (!isMark(token)) pieces[0].push(token);
  }
  const [last, earlier] = pieces;
  if (earlier && last.length < 4) earlier.push(...last.splice(0));
  return pieces.filter((piece) => piece.length).reverse();
}

/** @type {E.matcher} */
export function matcher(groups) {
  /** @type {Patterns} */
  const known = new Map();
  for (const [group, patterns] of Object.entries(groups)) for (const pattern of patterns) {
    const [first, ...rest] = pattern.split(" ");
    if (!known.get(first)?.push([rest, group])) known.set(first, [[rest, group]]);
  }
  return known;
}

/** @type {E.placesOf} */
export function placesOf(words, patterns) {
  const found = new Map();
  words.forEach((word, place) => {
    const seen = "=" + word;
    if (!patterns.has(seen)) {
      const keys = [word];
      for (let length = 2; length <= word.length && length < 40; length++) keys.push(word.slice(0, length) + "*");
      patterns.set(seen, keys.flatMap((key) => patterns.get(key) ?? []));
    }
    for (const [rest, group] of patterns.get(seen) ?? []) {
      if (rest.every((part, step) => (part.endsWith("*") ? words[place + 1 + step]?.startsWith(part.slice(0, -1)) : part === words[place + 1 + step])))
        found.set(group, (found.get(group) ?? new Set()).add(place));
    }
  });
  return found;
}
