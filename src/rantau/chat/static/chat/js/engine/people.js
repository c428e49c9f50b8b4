// Who is spoken of: every word becomes a role (the letters: src/rantau/chat/domain/understanding/people.py).

import { stem } from "./sound.js";

const NEARNESS = [["c", "kin_child"], ["f", "kin_spouse"], ["s", "kin_sibling"], ["p", "kin_parent"], ["g", "kin_friend"], ["o", "kin_person"]];
const GROUPS = [["S", "person_self"], ["m", "person_mine_before"], ["E", "person_employer"], ["H", "person_third"],
  ["V", "person_report"], ["R", "person_contact"], ["T", "person_for"]];

/** K, how near, and P (mine) or Y (theirs) where an ending says so; empty when the word names no person. @type {E.KinOf} */
export function kinOf(word, lists) {
  let known = lists.kin.get(word);
  if (known == null) {
    known = [word, ...(lists.gloss(word) || [])].map((said) => kin(said, lists)).find(Boolean) ?? "";
    lists.kin.set(word, known);
  }
  return known;
}

/** @type {E.KinOf} */
function kin(word, lists) {
  /** @type {E.Look} */
  const near = (one) => NEARNESS.find(([, group]) => lists.is(one, group))?.[0];
  if (near(word)) return "K" + near(word);
  for (const [whose, group] of [["P", "person_own_ending"], ["Y", "person_their_ending"]]) {
    for (const ending of lists.group(group).sort((one, other) => other.length - one.length)) {
      const rest = word.slice(0, -ending.length);
      if (word.endsWith(ending) && rest.length > (ending.length > 1 ? 2 : 3) && near(rest)) return "K" + near(rest) + whose;
    }
  }
  return "";
}

/** Roles and the words they belong to; "istri saya" and "my wife" become one word with one role. @type {E.Roles} */
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

/** @type {E.RoleOf} */
function roleOf(words, place, lists) {
  const word = words[place];
  const kin = kinOf(word, lists);
  if (isAddress(words, place, lists)) return "a";
  return kin || GROUPS.find(([, group]) => lists.is(word, group))?.[0] || roleByForm(word, lists);
}

/** What beginning and ending of a word say. @type {E.KinOf} */
function roleByForm(word, lists) {
  if (word.startsWith("majikan")) return word.endsWith("nya") ? "EY" : "E";
  const said = lists.gloss(word) || [word];
  if (said.some((one) => /^di.{4}/.test(one))) return "D";
  return /.{4}ku$/.test(word) ? "U" : said.some((one) => /.{3}nya$/.test(one)) ? "Y" : "x";
}

/** Words like kak, bu, mas as people begin or end a message to us, not somebody spoken of. @type {E.At} */
function isAddress(words, place, lists) {
  const kin = kinOf(words[place], lists);
  const later = words[place + 1] ?? "";
  if (!lists.is(words[place], "person_address") || (kin && !/^(aku|i)$/.test(later) && lists.is(later, "person_self"))) return false;
  if (!place) return !kin || !(later.startsWith("di") || lists.is(later, "adult"));
  return place === words.length - 1 || lists.is(words[place - 1], "person_greeting") || (place === 1 && lists.is(words[0], "person_address"));
}

/** Features in block "p": runs of roles in three degrees of detail, and words beside a person. @type {E.Features} */
export function peopleFeatures({ words }, lists) {
  const { found, kept } = roles(words, lists);
  const fine = found.filter((role) => role !== "x" && role !== "a");
  const coarse = fine.map((role) => role[0]);
  const out = beside(found, kept, lists);
  [fine, coarse, fine.map((role) => role.replace(/^K./, "K"))].forEach((named, degree) => {
    const edged = ["^", ...named, "$"];
    for (const length of [1, 2, 3, 4])
      for (let at = 0; at + length <= edged.length; at++) out.push(`p${degree + 1}${edged.slice(at, at + length).join("_")}`);
  });
  const hasOther = coarse.includes("K"), hasWriter = /[SU]/.test(coarse.join(""));
  if (hasOther && !hasWriter) out.push("pK-noS");
  if (!hasOther) out.push("pnoK");
  if (!hasWriter) out.push("pnoS");
  const first = fine.find((role) => /^[KSEUH]/.test(role));
  return first ? [...out, "pfirst" + first, "pfirst" + first[0]] : out;
}

/** Indonesian stems around each person and each mention of the writer; spouses also apart, for they may be the danger. @type {E.Beside} */
function beside(found, kept, lists) {
  const shown = ["^", ...found.map((role, at) => (/^[KS]/.test(role) ? role[0] : stem((lists.gloss(kept[at]) || [kept[at]])[0])))];
  return shown.flatMap((one, place) => {
    if (one !== "K" && one !== "S") return [];
    const names = found[place - 1].startsWith("Kf") ? [one, "F"] : [one];
    const out = [-2, -1, 1, 2, 3].filter((step) => place + step in shown).flatMap((step) =>
      names.map((name) => `pw${name}${step > 0 ? "+" : "-"}${shown[place + step]}`));
    return place + 2 in shown ? [...out, `pt${one}_${shown[place + 1]}_${shown[place + 2]}`] : out;
  });
}
