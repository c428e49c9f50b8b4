// Regular spelling for chat words: abbreviations, digits for letters, doubled words, stretched letters.

import { isNumber } from "./text.js";

/** Words between spaces. @type {E.Split} */
export const pieces = (text) => text.match(/\S+/g) ?? [];

const UNITS = new Set(pieces(`hari hr hri bulan bln minggu mgg tahun thn taun jam jm menit mnt orang org kali juta jta ribu rbu sasi wulan dina dinten
  poe bulen are jelo kelem bengi malam malem mlm lantai kamar anak days day weeks week months month years year hours pm am
  kg km usd sar hkd ntd rm ekor biji lembar`));

/** @type {E.Spelled} */
export const spelled = (tokens, regular) => tokens.flatMap((token) => {
  const known = regular.get(token);
  if (known != null) return pieces(known);
  if (isNumber(token) || !/^[a-z\d]/.test(token)) return token;
  if (/[^a-z]/.test(token)) {
    const found = parts(token);
    if (found[0] !== token) return spelled(found, regular);
  }
  const short = token.replace(/([a-z])\1{2,}/g, "$1");
  return pieces(regular.get(short) ?? short);
});

/** Numbers apart from words, digits read as the letters they stand for. @type {E.Split} */
function parts(token) {
  const doubled = /^([a-z]{2,})2([a-z]{0,4})$/.exec(token);
  if (doubled) return [doubled[1] + doubled[2]];
  const [, number, unit] = /^(\d+)([a-z]+)$/.exec(token) ?? /^(jam|tgl|rm|rp|nt|sar|hkd|usd|lt|no)(\d+)$/.exec(token) ?? [];
  if (number && (!/^[0134]$/.test(number) || UNITS.has(unit) || unit.length < 3)) return [number, unit];
  const letters = token.replace(/[^a-z]/g, "").length;
  return [letters > 1 && letters * 2 >= token.replaceAll("'", "").length ? token.replace(/[013-79]/g, (digit) => "oi easgt g"[+digit]) : token];
}
