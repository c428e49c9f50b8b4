"""Contacts of help and the rules that decide which may be shown, in which order, with which warning.

Source of the rules: data/README.md ("How to use it safely").
"""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

# Groups that dialogues and articles name (content/dialogues/README.md) -> kinds of entries, in order.
KINDS_OF_GROUP = {
    "emergency": ("general_emergency", "police"),
    "ambulance": ("ambulance", "general_emergency"),
    "mission": ("mission",),
    "women": ("women_hotline",),
    "trafficking": ("trafficking_hotline",),
    "labour": ("labour_hotline", "government_office"),
    "legal": ("legal_aid", "complaint_body"),
    "counselling": ("counselling",),
    "shelter": ("shelter",),
    "ngo": ("ngo", "union", "health"),
    "home": (),
    "ltsa": ("ltsa", "bp3mi", "p4mi"),
}
GROUPS = tuple(KINDS_OF_GROUP)

# Countries where a worker without papers or with an "absconding" report can be detained when she goes to police or labour
# office alone: unless she is in immediate danger, the mission or an organisation comes first.
SPONSORSHIP_COUNTRIES = frozenset({"SA", "AE", "QA", "KW", "BH", "OM", "JO", "LB", "MY"})

# What stands under every answer: abroad the ministry's hotline, at home SAPA, KP2MI and the police.
FALLBACK_ABROAD = ("id-kemlu-pwni",)
FALLBACK_HOME = ("id-sapa-129", "id-kp2mi-callcenter", "id-darurat-police-110")

CONFIDENCE_ORDER = {"high": 0, "medium": 1, "low": 2}
STALE_AFTER_YEARS = 3
MOST_MISSIONS = 9  # a country may have seven; the one near her must not be cut off
MOST_PER_GROUP = {True: 4, False: 6}  # in danger fewer, so that the right one is seen


@dataclass(frozen=True, slots=True)
class Number:
    """A way to reach somebody. `kind`: call, whatsapp, sms, email, web. `href` can be opened by a phone.

    `mobile` says that a number to call belongs to a mobile network, so that a text message can reach it too.
    """

    kind: str
    label: str
    href: str
    mobile: bool = False


@dataclass(frozen=True, slots=True)
class Contact:
    """One entry of the directory as it may be shown; unverified entries never become a Contact.

    `confidence` is high, medium or low; `checked` is the date of the source as text, empty when unknown; `stale` says that this
    date is unknown or older than STALE_AFTER_YEARS.
    """

    ref: str
    name: str
    kind: str
    country: str
    region: str
    city: str
    address: str
    numbers: tuple[Number, ...]
    hours: str
    languages: tuple[str, ...]
    free: bool
    services: tuple[str, ...]
    for_women: bool
    for_emergency: bool
    note: str
    sources: tuple[str, ...]
    checked: str
    confidence: str
    stale: bool

    @property
    def reachable(self) -> bool:
        """Has a number to call or write to, not only an address on the web."""
        return any(number.kind in {"call", "whatsapp", "sms"} for number in self.numbers)


@dataclass(frozen=True, slots=True)
class ContactGroup:
    """Contacts of one need in the order they should be tried."""

    group: str
    contacts: tuple[Contact, ...]


def numbers_of(
    *,
    hotline: str,
    phone: str,
    whatsapp: str,
    sms: str,
    labels: Mapping[str, str],
    mobiles: Collection[str] = (),
    email: str = "",
    web: str = "",
) -> tuple[Number, ...]:
    """The ways to reach an entry, the fastest first. Values may hold several numbers between semicolons; `labels` says how a
    number is written for people.
    """
    calls = split(hotline) + split(phone)
    found = [Number("call", labels.get(value, value), f"tel:{value}", value in mobiles) for value in calls]
    found += [
        Number("whatsapp", labels.get(value, value), f"https://wa.me/{value.lstrip('+')}?text=")
        for value in split(whatsapp)
    ]
    found += [Number("sms", labels.get(value, value), f"sms:{value}?body=") for value in split(sms)]
    found += [Number("email", value, f"mailto:{value}") for value in split(email)]
    if web.startswith(("https://", "http://")):
        found.append(Number("web", re.sub(r"^https?://(www\.)?", "", web).rstrip("/"), web))
    return tuple(dict.fromkeys(found))


def split(value: str) -> list[str]:
    """The parts of a value that holds several, separated by semicolons."""
    return [part.strip() for part in value.split(";") if part.strip()]


def web_addresses(value: str) -> tuple[str, ...]:
    """The addresses of a value that holds several between bars; only those a browser opens as a page (never javascript:)."""
    return tuple(part.strip() for part in value.split(" | ") if part.strip().startswith(("https://", "http://")))


def is_stale(source_date: str, today: date) -> bool:
    """True when the date of the source is unknown or more than STALE_AFTER_YEARS ago. Accepts YYYY, YYYY-MM, YYYY-MM-DD."""
    match = re.fullmatch(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?", source_date)
    if not match:
        return True
    year, month, day = int(match[1]), int(match[2] or 12), int(match[3] or 28)
    return (today - date(year, month, min(day, 28))).days > STALE_AFTER_YEARS * 365


def choose(contacts: Iterable[Contact], group: str, *, in_danger: bool) -> tuple[Contact, ...]:
    """The contacts of one country that belong to `group`, best first: certain before doubtful, made for emergencies before offices."""
    kinds = KINDS_OF_GROUP[group]
    fitting = [
        contact
        for contact in contacts
        if contact.kind in kinds and contact.reachable and _fits(contact, group, in_danger=in_danger)
    ]
    fitting.sort(
        key=lambda contact: (
            CONFIDENCE_ORDER[contact.confidence] == CONFIDENCE_ORDER["low"],
            not contact.for_emergency,
            kinds.index(contact.kind),
            CONFIDENCE_ORDER[contact.confidence],
            not contact.for_women,
            contact.city,
            contact.name,
        )
    )
    return tuple(fitting[: MOST_MISSIONS if group == "mission" else MOST_PER_GROUP[in_danger]])


def _fits(contact: Contact, group: str, *, in_danger: bool) -> bool:
    if group == "emergency":
        return contact.for_emergency and set(contact.services) & {"violence", "trafficking"} != set()
    if group == "ambulance":
        return contact.for_emergency and ("health" in contact.services or contact.kind == "ambulance")
    if group == "labour" and contact.kind == "government_office":
        return "wages" in contact.services and not in_danger
    # At home, organisations and offices of a region are found by place (the directory asks for it), never at random.
    return contact.country != "ID" or not contact.region or group == "ltsa"


def seen_from(contact: Contact, code: str | None) -> Contact:
    """The contact with the numbers that work from country `code`: short and toll-free numbers only where they belong."""
    if code == contact.country:
        return contact
    numbers = tuple(n for n in contact.numbers if n.kind not in {"call", "sms"} or "+" in n.href)
    return replace(contact, numbers=numbers)


def order_groups(groups: Iterable[str], country: str | None, *, in_danger: bool) -> tuple[str, ...]:
    """Put the mission and organisations before police and labour office in sponsorship countries, unless life is in danger."""
    asked = tuple(dict.fromkeys(groups))
    if in_danger or country not in SPONSORSHIP_COUNTRIES:
        return asked
    first = [group for group in ("mission", "ngo", "women") if group in asked]
    return (*first, *[group for group in asked if group not in first])


def without_repeats(groups: Iterable[ContactGroup]) -> tuple[ContactGroup, ...]:
    """Each contact once, in the first group that names it; empty groups are dropped."""
    seen: set[str] = set()
    kept = []
    for group in groups:
        contacts = tuple(contact for contact in group.contacts if contact.ref not in seen)
        seen |= {contact.ref for contact in contacts}
        if contacts:
            kept.append(replace(group, contacts=contacts))
    return tuple(kept)


def needs_fit(contact: Contact, need: str | None) -> bool:
    """True when a contact offers the service `need` (None: any)."""
    return need is None or need in contact.services
