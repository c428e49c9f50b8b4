// Which contacts an answer shows, from the table of all countries on the phone (directory/queries.py, domain.py, presenting.py).

const KINDS = ["call", "whatsapp", "sms"];
const ICONS = ["phone", "whatsapp", "sms"];
const DANGER_GROUPS = new Set(["emergency", "ambulance"]);
const FIRST_GROUPS = new Set(["emergency", "ambulance", "mission", "women"]);

/** @typedef {{group: string, contacts: Contact[]}} Group */
/** @typedef {ReturnType<typeof contactOf>} Contact */

/** @param {Row} row */
function contactOf([ref, name, kind, country, region, city, address, hours, free, languages, numbers, confidence, checked, sources, forEmergency]) {
  return { ref, name, kind, country, region, city, address, hours, free, languages, numbers, confidence, checked, sources, forEmergency };
}

/** @param {string[]} groups @param {string | null} code @param {boolean} inDanger @param {ContactTable} table */
function ordered(groups, code, inDanger, table) {
  const asked = [...new Set(groups)];
  if (inDanger || !table.sponsors.includes(code ?? "")) return asked;
  const first = ["mission", "ngo", "women"].filter((group) => asked.includes(group));
  return [...first, ...asked.filter((group) => !first.includes(group))];
}

/**
 * Contacts of the asked groups in a country, best first, each once, with the fallbacks at the end.
 * @param {string[]} groups
 * @param {string | null} code
 * @param {{inDanger: boolean, people?: boolean}} how
 * @param {ContactTable} table
 * @returns {Group[]}
 */
export function contactsFor(groups, code, { inDanger, people = false }, table) {
  const asked = ordered(groups, code, inDanger, table).filter((group) => !people || !DANGER_GROUPS.has(group));
  const chosen = (/** @type {string} */ group) => (inDanger && table.danger[code ?? ""]?.[group]) || table.here[code ?? ""]?.[group] || [];
  const found = asked.map((group) => ({ group, contacts: chosen(group).map((number) => contactOf(table.rows[number])) }));
  const home = code === "ID" || asked.includes("home") ? table.home : code === null ? table.home.slice(0, 1) : [];
  const fallbacks = [...(code === "ID" ? [] : table.abroad), ...home].map((number) => seenFrom(contactOf(table.rows[number]), code)).filter((contact) => contact.numbers.length);
  const seen = new Set();
  const once = (/** @type {Contact[]} */ contacts) => {
    const fresh = contacts.filter((contact) => !seen.has(contact.ref));
    for (const { ref } of fresh) seen.add(ref);
    return fresh;
  };
  return [...found, { group: "fallback", contacts: fallbacks }].map(({ group, contacts }) => ({ group, contacts: once(contacts) })).filter(({ contacts }) => contacts.length);
}

/** Short and toll-free numbers work only where they belong. @param {Contact} contact @param {string | null} code */
const seenFrom = (contact, code) => (code === contact.country ? contact
  : { ...contact, numbers: contact.numbers.filter(([kind, , href]) => KINDS[kind] === "whatsapp" || href.includes("+")) });

/** @param {string[]} groups @param {string | null} code @param {ContactTable} table */
export function firstNumbers(groups, code, table) {
  const asked = groups.filter((group) => FIRST_GROUPS.has(group));
  const [most, mostEmergencies] = table.most;
  let emergencies = 0;
  const found = [];
  for (const { group, contacts } of contactsFor(asked.length ? asked : ["emergency"], code, { inDanger: true }, table)) {
    const isEmergency = DANGER_GROUPS.has(group);
    let hotlines = contacts.filter((contact) => isEmergency || contact.forEmergency);
    if (group === "mission" && !hotlines.length) hotlines = contacts.slice(0, 1);
    for (const contact of hotlines) {
      if (isEmergency && ++emergencies > mostEmergencies) continue;
      found.push({ contact, name: isEmergency ? contact.name.split(" – ")[0] : contact.name, number: contact.numbers[0], isEmergency });
    }
  }
  return found.slice(0, most);
}

/** Where a prepared text can be sent. @param {string | null} code @param {ContactTable} table */
export function messageTargets(code, table) {
  return contactsFor(["mission", "women", "home"], code, { inDanger: true }, table).flatMap(({ contacts }) => contacts).flatMap((contact) => {
    const written = contact.numbers.find(([kind]) => kind > 0);
    const mobile = contact.numbers.find(([, , , isMobile]) => isMobile);
    if (written) return [{ label: `${contact.name} · ${written[1]}`, kind: KINDS[written[0]], href: written[2] }];
    if (!mobile || (contact.kind !== "mission" && contact.kind !== "government_office")) return [];
    return [{ label: `${contact.name} · ${mobile[1]}`, kind: "sms", href: `sms:${mobile[2].replace(/^tel:/, "")}?body=` }];
  }).slice(0, table.most[2]);
}

/**
 * Words of a contact and of a number, in the language of the conversation.
 * @param {Record<string, string>} labels
 * @param {ContactTable} table
 * @param {Date} today
 */
export function presenter(labels, table, today) {
  const day = Date.UTC(today.getFullYear(), today.getMonth(), today.getDate());
  const isStale = (/** @type {string} */ checked) => {
    const [, year, month = 12, date = 28] = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(checked) ?? [];
    return !year || Math.floor((day - Date.UTC(+year, +month - 1, Math.min(+date, 28))) / 86_400_000) > table.years * 365;
  };
  const warning = (/** @type {Contact} */ { confidence, checked }) => (confidence === "low" ? labels.warning_low : isStale(checked) ? labels.warning_old : "");
  const dated = (/** @type {string} */ checked) => {
    const [year, month, date] = checked.split("-");
    return [...(date ? [String(+date)] : []), ...(month ? [labels["m" + +month]] : []), year].join(" ");
  };
  const way = (/** @type {[number, string, string, number]} */ [kind, label, href]) => ({ kind: KINDS[kind], icon: ICONS[kind], verb: labels[KINDS[kind]], label, href });
  return {
    /** @param {Contact} contact @param {string} group */
    contact(contact, group) {
      const { ref, name, kind, city, region, address, hours, free, languages, numbers, confidence, checked, sources } = contact;
      return {
        ref, group, name, kind, city, region, address, hours, free, languages, warning: warning(contact), note: "",
        numbers: numbers.filter(([kind], at) => numbers.findIndex((one) => one[0] === kind) === at).map(way),
        confidence, source_line: labels.source_line.replace("{sure}", labels["confidence_" + confidence]).replace("{date}", dated(checked) || labels.date_unknown),
        sources, href: `/kontak/entri/${ref}/`,
      };
    },
    /** @param {ReturnType<typeof firstNumbers>[0]} first */
    first({ contact, name, number, isEmergency }) {
      const source = [labels["sure_" + contact.confidence], dated(contact.checked)].filter(Boolean).join(" · ");
      return { ref: contact.ref, name, ...way(number), danger: isEmergency, warning: warning(contact), source_line: source };
    },
  };
}
