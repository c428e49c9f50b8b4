"""How a contact is shown, the same on pages, in the chat, in the API and in the packs on the phone."""

from typing import Any

from rantau.directory.domain import Contact, Number
from rantau.directory.queries import FirstNumber
from rantau.lib.interface import words

# The order gives each need its number in addresses; append only.
NEEDS = (
    "emergency", "violence", "trafficking", "shelter", "legal", "wages", "documents", "repatriation", "counselling", "health",
    "information", "complaint", "insurance", "reintegration", "family_tracing",
)  # fmt: skip
WAYS = {"call": "phone", "whatsapp": "whatsapp", "sms": "sms", "email": "email", "web": "web"}


def contact_as_dict(contact: Contact, language: str, *, group: str = "", short: bool = False) -> dict[str, Any]:
    """Plain values of a contact with the words of the interface put in (keys: contracts/chat).

    `short` leaves out notes and further numbers, for answers that must be read quickly; the page of the entry has them.
    """
    ways = [n for n in contact.numbers if n.kind in {"call", "whatsapp", "sms"} or not contact.reachable]
    return {
        "ref": contact.ref,
        "group": group,
        "name": contact.name,
        "kind": contact.kind,
        "city": contact.city,
        "region": contact.region,
        "address": contact.address,
        "hours": contact.hours,
        "free": contact.free,
        "languages": list(contact.languages),
        "warning": warning_of(contact, language),
        "note": "" if short else contact.note,
        "numbers": [
            {
                "kind": n.kind,
                "icon": WAYS[n.kind],
                "verb": words(f"chat.{n.kind}", language),
                "label": n.label,
                "href": n.href,
            }
            for n in (_one_of_each_kind(ways) if short else ways)
        ],
        "confidence": contact.confidence,
        "source_line": source_line(contact, language),
        "sources": list(contact.sources),
        "href": f"/kontak/entri/{contact.ref}/",
    }


def _one_of_each_kind(numbers: list[Number]) -> list[Number]:
    return [number for index, number in enumerate(numbers) if number.kind not in {n.kind for n in numbers[:index]}]


def warning_of(contact: Contact, language: str) -> str:
    """What to say about a number that is not certain; empty when nothing has to be said."""
    if contact.confidence == "low":
        return words("directory.warning_low", language)
    if contact.stale:
        return words("directory.warning_old", language)
    return ""


def date_in_words(checked: str, language: str) -> str:
    """A source date (YYYY, YYYY-MM or YYYY-MM-DD) as people write it; empty stays empty."""
    year, *rest = checked.split("-")
    parts = [str(int(rest[1]))] if len(rest) > 1 else []
    if rest:
        parts.append(words(f"months.m{int(rest[0])}", language))
    return " ".join([*parts, year])


def source_line(contact: Contact, language: str) -> str:
    """Confidence and date in words, for under every number."""
    sure = words(f"chat.confidence_{contact.confidence}", language)
    date = date_in_words(contact.checked, language) or words("directory.date_unknown", language)
    return words("directory.source_line", language, sure=sure, date=date)


def short_source(contact: Contact, language: str) -> str:
    """Confidence and date in the fewest words, for on a button."""
    sure = words(f"directory.sure_{contact.confidence}", language)
    return " · ".join(part for part in (sure, date_in_words(contact.checked, language)) if part)


def first_number_as_dict(first: FirstNumber, language: str) -> dict[str, Any]:
    """Plain values of a large button."""
    return {
        "ref": first.contact.ref,
        "name": first.name,
        "kind": first.number.kind,
        "icon": WAYS[first.number.kind],
        "verb": words(f"chat.{first.number.kind}", language),
        "label": first.number.label,
        "href": first.number.href,
        "danger": first.in_danger,
        "warning": warning_of(first.contact, language),
        "source_line": short_source(first.contact, language),
    }
