// Who is spoken of, whether a child is, and where, as people.py, children.py and facts.py (which say why).

import { before, isMark, isNumber, spelled, stem, when } from "./text.js";

const ROLES = { S: "self", m: "mine_before", E: "employer", H: "third", V: "report", R: "contact", T: "for" };

/** @type {E.kinOf} */
function kinOf(word, { kin, near, endings, gloss }) {
  let found = kin.get(word);
  if (found == null) {
    found = "";
    for (const said of [word, ...(gloss[word] ?? [])]) for (const [ending, whose] of [["", ""], ...endings]) {
      const rest = said.slice(0, said.length - ending.length);
      if (!found && said.endsWith(ending) && (!ending || rest.length > (ending[1] ? 2 : 3)) && near.has(rest)) found = "K" + near.get(rest) + whose;
    }
    kin.set(word, found);
  }
  return found;
}

/** @type {E.roles} */
export function roles(words, lists) {
  const { is } = lists;
  const single = words.map((_, place) => roleOf(words, place, lists));
  const found = [];
  for (let place = 0; place < words.length; place++) {
    let role = single[place], word = words[place];
    const later = single[place + 1] ?? "";
    const isMineBefore = is(word, "person_mine_before");
    if (role[0] === "K" && later === "S" && words[place + 1] !== "i") {
      role = role.slice(0, 2) + "P";
      place++;
    } else if (isMineBefore && later[0] === "K") {
      role = later.slice(0, 2) + "P";
      word = words[++place];
    } else if (isMineBefore) role = role === "S" ? "U" : "x";
    found.push({ role, word });
  }
  return found;
}

/** @type {E.roleOf} */
function roleOf(words, place, lists) {
  const { is } = lists;
  const word = words[place], later = words[place + 1] ?? "";
  const kin = kinOf(word, lists);
  if (is(word, "person_address") && !(kin && !/^(aku|i)$/.test(later) && is(later, "person_self")) && (place
    ? place === words.length - 1 || is(words[place - 1], "person_greeting") || (place === 1 && is(words[0], "person_address"))
    : !kin || !(later.startsWith("di") || is(later, "adult")))) return "a";
  if (kin) return kin;
  for (const [role, group] of Object.entries(ROLES)) if (is(word, "person_" + group)) return role;
  if (word.startsWith("majikan")) return word.endsWith("nya") ? "EY" : "E";
  const said = lists.gloss[word] ?? [word];
  if (said.some((one) => /^di.{4}/.test(one))) return "D";
  return /.{4}ku$/.test(word) ? "U" : said.some((one) => /.{3}nya$/.test(one)) ? "Y" : "x";
}

/** @type {E.Features} */
export function peopleFeatures({ words }, lists) {
  const found = roles(words, lists);
  const fine = found.map(({ role }) => role).filter((role) => /[A-Z]/.test(role));
  const coarse = fine.map((role) => role[0]);
  const [first = ""] = fine.filter((role) => /^[KSEUH]/.test(role));
  const noOther = !coarse.includes("K"), noWriter = !/[SU]/.test(coarse.join(""));
  const shown = ["^", ...found.map(({ role, word }) => (/^[KS]/.test(role) ? role[0] : stem((lists.gloss[word] ?? [word])[0])))];
  return [
    ...when(!noOther && noWriter, "K-noS"), ...when(noOther, "noK"), ...when(noWriter, "noS"), ...when(first, "first" + first, "first" + first[0]),
    ...[fine, coarse, fine.map((role) => role.replace(/^K./, "K"))].flatMap((named, degree) => {
      const edged = ["^", ...named, "$"];
      return edged.flatMap((_, at) => [1, 2, 3, 4].filter((length) => at + length <= edged.length).map((length) => degree + 1 + edged.slice(at, at + length).join("_")));
    }),
    ...shown.flatMap((one, place) => (/[KS]/.test(one) ? [
      ...[-2, -1, 1, 2, 3].filter((step) => place + step in shown).flatMap((step) =>
        [one, ...when(/^Kf/.test(found[place - 1].role), "F")].map((name) => `w${name}${step > 0 ? "+" : "-"}${shown[place + step]}`)),
      ...when(place + 2 in shown, `t${one}_${shown[place + 1]}_${shown[place + 2]}`),
    ] : [])),
  ].map((name) => "p" + name);
}

/** @type {E.childConcerned} */
export function childConcerned({ words }, lists, about) {
  const { is, any } = lists;
  const isMine = about !== "other";
  /** @type {E.around} */
  const around = (place, reach, group) => any(before(words, place, reach), group);
  /** @type {E.ofEmployer} */
  const ofEmployer = (place) => around(place + 3, 2, "employer") || around(place, 3, "care");
  /** @type {E.childBefore} */
  const childBefore = (place) => [1, 2, 3, 4].map((back) => place - back).find((at) => at in words && (is(words[at], "child_noun") || /^K[cs]/.test(kinOf(words[at], lists))));

  const ages = words.flatMap((word, place) => {
    const age = +word.slice(0, 4);
    if (!isNumber(word) || age > 99) return [];
    const [later, after] = words.slice(place + 1, place + 3);
    const child = childBefore(place);
    if (child != null && isMine && ofEmployer(child)) return [];
    const own = (around(place, 1, "person_self") || words[place - 1] === "am") && age > 7 && age < 18;
    const ofChild = child != null && !words.slice(child, place).some((one) => one !== "yang" && is(one, "not_an_age"));
    return when(around(place, 2, "age") || (is(later, "years")
      ? !is(after, "not_an_age") && (ofChild || own || (later === "years" && after === "old")) : own && !later), age);
  });
  if (ages.length) return Math.min(...ages) < 18;

  return words.some((word, place) => {
    const later = words[place + 1] ?? "";
    const inClass = /^(kelas|grade)$/.test(word) && isNumber(later) && +later.slice(0, 3) < 13;
    if ((inClass || is(word, "school") || /^sekolah (dasar|menengah)$/.test(`${word} ${later}`)) && !around(place, 4, "school_over")) {
      const child = childBefore(place);
      if (child == null ? inClass && around(place, 1, "person_self") : !isMine || !ofEmployer(child)) return true;
    }
    return (is(word, "baby") || (/^Kc/.test(kinOf(word, lists)) && (around(place + 4, 3, "little")
      || !isMine && !around(place, 2, "adult") && !around(place + 10, 10, "adult") && !around(place, 2, "child_for")))) && !ofEmployer(place);
  });
}

/** @type {E.countryOf} */
export function countryOf({ typed }, lists, about, weights) {
  const { is, any } = lists;
  const words = typed.filter((token) => !isMark(token));
  const named = mentionsIn(words, lists);
  if (!named.length) return null;
  const edges = [0, words.length];
  let marks = 0;
  typed.forEach((token, at) => isMark(token) && edges.push(at - marks++));
  let who = "";
  const people = words.map((typed) => {
    const [word] = spelled([typed], lists.spelling);
    return who = is(word, "person_self") ? who === "K" ? "" : "S" : is(word, "person_employer") ? "E" : kinOf(word, lists)[0];
  });
  /** @type {E.last} */
  const last = (place) => {
    do place--; while (place >= 0 && !people[place]);
    return place;
  };
  const villages = words.flatMap((word, place) => when(is(word, "village") && is(words[place - 1], "place_in"), `village_${people[last(place)] ?? "none"}_${about}`));
  let best = null, most = 0;
  for (const country of new Set(named.map((one) => one.country))) {
    const [own, rivals] = [true, false].map((isOwn) => named.filter((one) => isOwn === (one.country === country)));
    const ending = country === "ID" ? "_id" : "";
    const rival = rivals.some((one) => one.country === "ID") ? "rival_id" : "rival_abroad";
    const signs = [
      "bias", `about_${about}`, ...when(ending, "is_id"), ...when(own.every(({ kind }) => kind === "shy"), "shy"),
      ...when(rivals.length, "several", country === named[0].country ? "first" : "later", rival, `${rival}_${about}`),
      ...[
        `about_${about}`, ...villages, ...rivals.map(({ sign }) => "rival_" + sign),
        ...["plan", "home", "other", "question", "there", "play", "danger"].filter((group) => any(words, group)),
      ].map((sign) => sign + ending),
      ...own.flatMap(({ start, end, kind, sign }) => {
        const near = last(start);
        const who = people[near] ?? "none";
        const isClose = near >= 0 && start - near < 5;
        return [
          sign, "kind_" + kind, `who_${who}_${about}`, `${sign}_${about}`, `${sign}_${about}${ending}`, ...when(edges.includes(start) && edges.includes(end), "alone"),
          ...when(end === words.length, "end"), ...when(kind === "shy" && sign === "none", "shy_bare"),
          ...when(isClose, `close_${who}_${about}`), ...when(isClose && who === "S", `close_S_${about}${ending}_${sign}`),
          ...["self", "now", "past", "other"].filter((group) => any(before(words, start, 4), group)).map((group) => `${group}_before${ending}`),
        ];
      }),
    ];
    const score = [...new Set(signs)].sort().reduce((sum, sign) => sum + (weights[sign] ?? 0), 0);
    if (score > most) [best, most] = [country, score];
  }
  return best;
}

/** @type {E.mentionsIn} */
function mentionsIn(words, { is, places, longest }) {
  const found = [];
  for (let start = 0; start < words.length; start++) {
    for (let end = Math.min(start + longest, words.length); end > start; end--) {
      const [country, kind] = places[words.slice(start, end).join(" ")] ?? [];
      if (!country) continue;
      const [sign = "none"] = [1, 2].flatMap((back) => ["in", "to", "from", "of"].filter((sign) => is(words[start - back], "place_" + sign)));
      found.push({ start, end, country, kind, sign });
      start = end - 1;
    }
  }
  return found;
}
