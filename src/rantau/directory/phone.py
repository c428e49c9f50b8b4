"""The contacts of all countries as the phone keeps them: who may be shown, already chosen and in order, one row each."""

from typing import Any

from rantau.directory import domain
from rantau.directory.domain import Contact
from rantau.directory.queries import (
    MOST_FIRST,
    MOST_FIRST_EMERGENCY,
    MOST_TARGETS,
    all_contacts,
    contacts_in,
    get_contact,
)

WRITTEN = ("call", "whatsapp", "sms")  # who is shown in a conversation can be called or written to


def contacts_for_phone() -> dict[str, Any]:
    """`rows`: the contacts. `here`: country -> group -> rows, best first; `danger` what differs of it in danger.

    `abroad`, `home`: the fallbacks. The rest are the rules of `domain` and `queries` as values.
    """
    codes = sorted({contact.country for contact in all_contacts()})
    calm = {code: _chosen(code, in_danger=False) for code in codes}
    danger = {code: _chosen(code, in_danger=True) for code in codes}
    named = {ref for table in (calm, danger) for groups in table.values() for refs in groups.values() for ref in refs}
    fallbacks = [ref for ref in (*domain.FALLBACK_ABROAD, *domain.FALLBACK_HOME) if get_contact(ref)]
    contacts = [contact for contact in all_contacts() if contact.ref in named or contact.ref in fallbacks]
    place = {contact.ref: number for number, contact in enumerate(contacts)}

    def numbered(groups: dict[str, list[str]]) -> dict[str, list[int]]:
        return {group: [place[ref] for ref in refs] for group, refs in groups.items()}

    return {
        "rows": [_row(contact) for contact in contacts],
        "here": {code: numbered(groups) for code, groups in calm.items() if groups},
        "danger": {
            code: numbered({group: refs for group, refs in groups.items() if calm[code].get(group) != refs})
            | {group: [] for group in calm[code] if group not in groups}
            for code, groups in danger.items()
            if groups != calm[code]
        },
        "abroad": [place[ref] for ref in domain.FALLBACK_ABROAD if ref in place],
        "home": [place[ref] for ref in domain.FALLBACK_HOME if ref in place],
        "sponsors": sorted(domain.SPONSORSHIP_COUNTRIES),
        "years": domain.STALE_AFTER_YEARS,
        "most": [MOST_FIRST, MOST_FIRST_EMERGENCY, MOST_TARGETS],
    }


def _chosen(code: str, *, in_danger: bool) -> dict[str, list[str]]:
    contacts = contacts_in(code)
    found = {group: domain.choose(contacts, group, in_danger=in_danger) for group in domain.GROUPS}
    return {group: [contact.ref for contact in chosen] for group, chosen in found.items() if chosen}


def _row(contact: Contact) -> list[Any]:
    """In the order in which contacts.js reads it."""
    numbers = [
        [WRITTEN.index(number.kind), number.label, number.href, int(number.mobile)]
        for number in contact.numbers
        if number.kind in WRITTEN
    ]
    return [
        contact.ref, contact.name, contact.kind, contact.country, contact.region, contact.city, contact.address, contact.hours,
        contact.free, contact.languages, numbers, contact.confidence, contact.checked, contact.sources, contact.for_emergency,
    ]  # fmt: skip
