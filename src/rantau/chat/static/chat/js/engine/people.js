// Who is spoken of: every word becomes a role (the letters: src/rantau/chat/domain/understanding/people.py).

import { stem } from "./sound.js";

const NEARNESS = [["c", "kin_child"], ["f", "kin_spouse"], ["s", "kin_sibling"], ["p", "kin_parent"], ["g", "kin_friend"], ["o", "kin_person"]];
const GROUPS = [["S", "person_self"], ["m", "person_mine_before"], ["E", "person_employer"], ["H", "person_third"],
  ["V", "person_report"], ["R", "person_contact"], ["T", "person_for"]];
const LEAST_THING = 6;

/** K, how near, and P (mine) or Y (theirs) where an ending says so; empty when the word names no person.
 * @param {string} word @param {Words} lists */
export function kinOf(word, lists) {
  let known = lists.kin.get(word);
  if (known == null) {
    known = kin(word, lists);
    for (const said of lists.gloss(word) ?? []) known ||= said === word ? "" : kin(said, lists);
    lists.kin.set(word, known);
  }
  return known;
}

/** @param {string} word @param {Words} lists */
function kin(word, lists) {
  const near = (/** @type {string} */ one) => NEARNESS.find(([, group]) => lists.is(one, group))?.[0];
  const plain = near(word);
  if (plain) return "K" + plain;
  for (const [whose, group] of [["P", "person_own_ending"], ["Y", "person_their_ending"]]) {
    for (const ending of lists.group(group).sort((one, other) => other.length - one.length)) {
      const rest = word.slice(0, -ending.length);
      const found = word.endsWith(ending) && rest.length >= 3 + +(ending.length === 1) && near(rest);
      if (found) return "K" + found + whose;
    }
  }
  return "";
}

/** Roles and the words they belong to; "istri saya" and "my wife" become one word with one role.
 * @param {string[]} words @param {Words} lists */
export function roles(words, lists) {
  const single = words.map((_, place) => roleOf(words, place, lists));
  const found = [], kept = [];
  for (let place = 0; place < words.length; place++) {
    let role = single[place], word = words[place];
    const later = single[place + 1] ?? "";
    const isMineBefore = lists.is(word, "person_mine_before");
    if (role[0] === "K" && later === "S" && words[place + 1] !== "i") {
      role = role.slice(0, 2) + "P";
      place++;
    } else if (isMineBefore && later[0] === "K") {
      role = later.slice(0, 2) + "P";
      word = words[++place];
    } else if (isMineBefore) role = role === "S" ? "U" : "x";
    found.push(role);
    kept.push(word);
  }
  return { found, kept };
}

/** @param {string[]} words @param {number} place @param {Words} lists */
function roleOf(words, place, lists) {
  const word = words[place];
  const kin = kinOf(word, lists);
  if (isAddress(words, place, kin, lists)) return "a";
  return kin || GROUPS.find(([, group]) => lists.is(word, group))?.[0] || roleByForm(word, lists);
}

/** What beginning and ending of a word say. @param {string} word @param {Words} lists */
function roleByForm(word, lists) {
  if (word.startsWith("majikan")) return word.endsWith("nya") ? "EY" : "E";
  const said = (lists.gloss(word) ?? [word]).filter((one) => one.length >= LEAST_THING);
  if (said.some((one) => one.startsWith("di"))) return "D";
  if (word.length >= LEAST_THING && word.endsWith("ku")) return "U";
  return said.some((one) => one.endsWith("nya")) ? "Y" : "x";
}

/** Words like kak, bu, mas as people begin or end a message to us, not somebody spoken of.
 * @param {string[]} words @param {number} place @param {string} kin @param {Words} lists */
function isAddress(words, place, kin, lists) {
  if (!lists.is(words[place], "person_address")) return false;
  const later = words[place + 1] ?? "";
  if (kin && later !== "aku" && later !== "i" && lists.is(later, "person_self")) return false;
  if (!place) return !(kin && (later.startsWith("di") || lists.is(later, "adult")));
  return place === words.length - 1 || lists.is(words[place - 1], "person_greeting") || (place === 1 && lists.is(words[0], "person_address"));
}

/** Features in block "p": runs of roles in three degrees of detail, and words beside a person.
 * @param {string[]} words @param {Words} lists @returns {string[]} */
export function peopleFeatures(words, lists) {
  const { found, kept } = roles(words, lists);
  const fine = found.filter((role) => role !== "x" && role !== "a");
  const coarse = fine.map((role) => role[0]);
  const out = beside(found, kept, lists);
  const degrees = [fine, coarse, fine.map((role) => (role[0] === "K" ? "K" + role.slice(2) : role))];
  degrees.forEach((named, degree) => {
    const edged = ["^", ...named, "$"];
    for (let length = 1; length <= 4; length++)
      for (let at = 0; at + length <= edged.length; at++) out.push(`p${degree + 1}${edged.slice(at, at + length).join("_")}`);
  });
  const hasOther = coarse.includes("K"), hasWriter = coarse.includes("S") || coarse.includes("U");
  if (hasOther && !hasWriter) out.push("pK-noS");
  if (!hasOther) out.push("pnoK");
  if (!hasWriter) out.push("pnoS");
  const first = fine.find((role) => "KSEUH".includes(role[0]));
  if (first) out.push("pfirst" + first, "pfirst" + first[0]);
  return out;
}

/** Indonesian stems around each person and each mention of the writer; spouses also apart, for they may be the danger.
 * @param {string[]} found @param {string[]} kept @param {Words} lists */
function beside(found, kept, lists) {
  const shown = ["^", ...found.map((role, at) => ("KS".includes(role[0]) ? role[0] : stem((lists.gloss(kept[at]) ?? [kept[at]])[0])))];
  /** @type {string[]} */
  const out = [];
  shown.forEach((one, place) => {
    if (one !== "K" && one !== "S") return;
    for (const name of found[place - 1].startsWith("Kf") ? [one, "F"] : [one])
      for (const step of [-2, -1, 1, 2, 3])
        if (place + step in shown) out.push(`pw${name}${step > 0 ? "+" : "-"}${shown[place + step]}`);
    if (place + 2 < shown.length) out.push(`pt${one}_${shown[place + 1]}_${shown[place + 2]}`);
  });
  return out;
}
