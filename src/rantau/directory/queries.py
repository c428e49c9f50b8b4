"""Reads of the directory. The whole of it is small and stands in memory, frozen; every process looks now and then whether it changed."""

import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.utils import timezone

from rantau.directory import domain
from rantau.directory.domain import Contact, ContactGroup, Number
from rantau.directory.models import Revision, Service
from rantau.places.api import country

LOOK_AGAIN_SECONDS = 30
MOST_FIRST, MOST_FIRST_EMERGENCY, MOST_TARGETS = 5, 3, 4
MAIN_DESTINATIONS = ("MY", "SG", "HK", "TW", "KR", "JP", "SA", "AE", "QA", "KW", "BN", "JO", "OM", "BH", "KH", "ID")


@dataclass(frozen=True, slots=True)
class CountryServed:
    """A country with contacts. `main` marks the destinations most people go to."""

    code: str
    name_id: str
    contacts: int
    main: bool


@dataclass(slots=True)
class _Snapshot:
    digest: str = ""
    looked_at: float = 0.0
    by_ref: dict[str, Contact] = field(default_factory=dict)
    by_country: dict[str, list[Contact]] = field(default_factory=dict)


_snapshot = _Snapshot()


def warm_up() -> None:
    """Read the directory now, before the first visitor has to wait for it."""
    _current()


def revision() -> str:
    """Changes whenever other content was imported."""
    return _current().digest


def _current() -> _Snapshot:
    if time.monotonic() - _snapshot.looked_at < LOOK_AGAIN_SECONDS and _snapshot.digest:
        return _snapshot
    digest = Revision.objects.values_list("digest", flat=True).first() or ""
    if digest != _snapshot.digest:
        today = timezone.localdate()
        contacts = [_contact(row, today) for row in Service.objects.exclude(confidence="unverified").order_by("ref")]
        _snapshot.by_ref = {contact.ref: contact for contact in contacts}
        by_country: dict[str, list[Contact]] = {}
        for contact in contacts:
            by_country.setdefault(contact.country, []).append(contact)
        _snapshot.by_country = by_country
        _snapshot.digest = digest
    _snapshot.looked_at = time.monotonic()
    return _snapshot


def _contact(row: Service, today: date) -> Contact:
    numbers = domain.numbers_of(
        hotline=row.hotline,
        phone=row.phone,
        whatsapp=row.whatsapp,
        sms=row.sms,
        email=row.email,
        web=row.web,
        labels=row.labels,
        mobiles=row.mobiles,
    )
    return Contact(
        ref=row.ref,
        name=row.name_id or row.name,
        kind=row.kind,
        country=row.country,
        region=row.region,
        city=row.city,
        address=row.address,
        numbers=numbers,
        hours=row.hours,
        languages=tuple(domain.split(row.languages)),
        free=row.free == "yes",
        services=tuple(domain.split(row.services)),
        for_women=row.for_women,
        for_emergency=row.for_emergency,
        note=row.notes_id,
        sources=domain.web_addresses(row.source),
        checked=row.source_date,
        confidence=row.confidence,
        stale=domain.is_stale(row.source_date, today),
    )


def get_contact(ref: str) -> Contact | None:
    """One entry, or None when it does not exist or is unverified."""
    return _current().by_ref.get(ref)


def contacts_in(code: str) -> list[Contact]:
    """All entries of a country that may be shown."""
    return list(_current().by_country.get(code, []))


def all_contacts() -> list[Contact]:
    """Every entry that may be shown, of all countries."""
    return list(_current().by_ref.values())


def countries_served() -> list[CountryServed]:
    """Countries with contacts: main destinations first, then by name."""
    found = []
    for code, contacts in _current().by_country.items():
        place = country(code)
        found.append(CountryServed(code, place.name_id if place else code, len(contacts), code in MAIN_DESTINATIONS))
    return sorted(
        found, key=lambda one: (MAIN_DESTINATIONS.index(one.code) if one.main else len(MAIN_DESTINATIONS), one.name_id)
    )


def contacts_for(
    groups: Iterable[str], code: str | None, *, in_danger: bool, people: bool = False
) -> tuple[ContactGroup, ...]:
    """Contacts of the asked groups in a country, best first, each once, with the fallbacks at the end.

    `code` None: only the fallbacks, which work from everywhere. `people` leaves out numbers where no one person listens
    (police, ambulance).
    """
    asked = domain.order_groups(groups, code, in_danger=in_danger)
    if people:
        asked = tuple(group for group in asked if group not in {"emergency", "ambulance"})
    here = _current().by_country.get(code or "", [])
    chosen = [ContactGroup(group, domain.choose(here, group, in_danger=in_danger)) for group in asked]
    home = code == "ID" or "home" in asked
    refs = (*(() if code == "ID" else domain.FALLBACK_ABROAD), *(domain.FALLBACK_HOME if home else ()))
    if code is None and not home:
        refs = (*domain.FALLBACK_ABROAD, domain.FALLBACK_HOME[0])
    found = (get_contact(ref) for ref in refs)
    seen = (domain.seen_from(contact, code) for contact in found if contact)
    fallbacks = tuple(contact for contact in seen if contact.reachable)
    return domain.without_repeats([*chosen, ContactGroup("fallback", fallbacks)])


@dataclass(frozen=True, slots=True)
class FirstNumber:
    """One large button: the name of the contact without its country, and the one number to try."""

    contact: Contact
    name: str
    number: Number
    in_danger: bool


def first_numbers(groups: Iterable[str], code: str | None) -> list[FirstNumber]:
    """The few numbers for the first seconds, in the order in which the dialogue names the groups.

    Hotlines come before offices; an office of a mission stands in only where the country has no hotline of one.
    """
    asked = [group for group in groups if group in {"emergency", "ambulance", "mission", "women"}]
    found: list[FirstNumber] = []
    emergencies = 0
    for group in contacts_for(asked or ("emergency",), code, in_danger=True):
        is_emergency = group.group in {"emergency", "ambulance"}
        hotlines = [contact for contact in group.contacts if is_emergency or contact.for_emergency]
        if group.group == "mission" and not hotlines:
            hotlines = list(group.contacts[:1])
        for contact in hotlines:
            emergencies += is_emergency
            if is_emergency and emergencies > MOST_FIRST_EMERGENCY:
                continue
            name = contact.name.split(" – ")[0] if is_emergency else contact.name
            number = next(number for number in contact.numbers if number.kind in {"call", "whatsapp", "sms"})
            found.append(FirstNumber(contact, name, number, is_emergency))
    return found[:MOST_FIRST]


def message_targets(code: str | None) -> list[Number]:
    """Where a prepared text can be sent, one way per contact: the missions first, then the ministry and SAPA; at most four.

    WhatsApp only where a source says so; otherwise a text message to a number that is certainly mobile.
    """
    found = []
    for group in contacts_for(("mission", "women", "home"), code, in_danger=True):
        for contact in group.contacts:
            way = _written_way(contact)
            if way is not None:
                found.append(Number(way.kind, f"{contact.name} · {way.label}", way.href))
    return found[:MOST_TARGETS]


def _written_way(contact: Contact) -> Number | None:
    """How a contact can be written to, if at all."""
    ways = [number for number in contact.numbers if number.kind in {"whatsapp", "sms"}]
    mobiles = [number for number in contact.numbers if number.mobile]
    if ways:
        return ways[0]
    if mobiles and contact.kind in {"mission", "government_office"}:
        return Number("sms", mobiles[0].label, f"sms:{mobiles[0].href.removeprefix('tel:')}?body=")
    return None


def is_sponsorship_country(code: str) -> bool:
    """True where a worker without papers risks detention when she goes to the police or labour office alone."""
    return code in domain.SPONSORSHIP_COUNTRIES


def in_order(contacts: Iterable[Contact]) -> list[Contact]:
    """Contacts as a page lists them: reachable and certain ones first."""
    return sorted(
        contacts,
        key=lambda one: (
            not one.reachable,
            one.confidence == "low",
            not one.for_emergency,
            one.kind,
            domain.CONFIDENCE_ORDER[one.confidence],
            one.city,
            one.name,
        ),
    )
