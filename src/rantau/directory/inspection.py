"""What has to be looked after in the directory: numbers that cannot be right, entries grown old, countries with too little."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any, Protocol

import phonenumbers
from phonenumbers import shortnumberinfo

from rantau.directory.domain import KINDS_OF_GROUP, is_stale, split

NUMBER_FIELDS = ("hotline", "phone", "whatsapp", "sms")
SHORTEST, LONGEST = 3, 11  # of numbers dialled inside a country that no list knows
CONFIDENCES = ("high", "medium", "low", "unverified")
HOME = "ID"  # has no mission of its own

INVALID, UNCONFIRMED, VALID = "invalid", "unconfirmed", "valid"


class Entry(Protocol):
    """The fields of an entry that are looked at (models.Service has them)."""

    ref: str
    kind: str
    country: str
    hotline: str
    phone: str
    whatsapp: str
    sms: str
    services: str
    for_emergency: bool
    source_date: str
    confidence: str


@dataclass(frozen=True, slots=True)
class WrongNumber:
    ref: str
    field: str
    number: str


@dataclass(slots=True)
class Report:
    """The whole inspection. Only `invalid` makes it fail; the rest is work to plan."""

    entries: int = 0
    by_confidence: dict[str, int] = field(default_factory=dict)
    invalid: list[WrongNumber] = field(default_factory=list)
    unconfirmed: list[WrongNumber] = field(default_factory=list)
    stale: list[str] = field(default_factory=list)
    without_emergency_number: list[str] = field(default_factory=list)
    without_mission: list[str] = field(default_factory=list)

    def as_dict(self) -> dict[str, Any]:
        """Plain values for JSON."""
        return asdict(self)


def inspect(entries: Iterable[Entry], today: date) -> Report:
    """Look at all entries. Countries are judged by the entries that may be shown (not unverified)."""
    report = Report()
    counts: Counter[str] = Counter()
    countries: dict[str, list[Entry]] = {}
    for entry in entries:
        report.entries += 1
        counts[entry.confidence] += 1
        for name in NUMBER_FIELDS:
            for number in split(getattr(entry, name)):
                verdict = verdict_on(number, entry.country, must_be_international=name in {"whatsapp", "sms"})
                if verdict != VALID:
                    wrong = report.invalid if verdict == INVALID else report.unconfirmed
                    wrong.append(WrongNumber(entry.ref, name, number))
        if entry.confidence == "unverified":
            continue
        countries.setdefault(entry.country, []).append(entry)
        if is_stale(entry.source_date, today):
            report.stale.append(entry.ref)
    report.by_confidence = {confidence: counts[confidence] for confidence in CONFIDENCES}
    report.without_emergency_number = [
        code for code, found in sorted(countries.items()) if not any(map(_is_emergency, found))
    ]
    report.without_mission = [
        code for code, found in sorted(countries.items()) if code != HOME and not any(map(_is_reachable_mission, found))
    ]
    return report


def verdict_on(number: str, country: str, *, must_be_international: bool = False) -> str:
    """Whether a number can be right. Short codes that the library does not know are unconfirmed, not invalid."""
    try:
        parsed = phonenumbers.parse(number, None if number.startswith("+") else country)
    except phonenumbers.NumberParseException:
        return INVALID
    if number.startswith("+"):
        return VALID if phonenumbers.is_valid_number(parsed) else INVALID
    if not number.isascii() or not number.isdigit():
        return INVALID
    if must_be_international and len(number) > 6:  # WhatsApp and SMS gateways need the country; short codes have none
        return INVALID
    known = shortnumberinfo.is_valid_short_number_for_region(parsed, country) or phonenumbers.is_valid_number(parsed)
    if known:
        return VALID
    return UNCONFIRMED if SHORTEST <= len(number) <= LONGEST else INVALID


def _is_emergency(entry: Entry) -> bool:
    return entry.kind in KINDS_OF_GROUP["emergency"] and entry.for_emergency and bool(entry.hotline or entry.phone)


def _is_reachable_mission(entry: Entry) -> bool:
    return entry.kind == "mission" and any(getattr(entry, name) for name in NUMBER_FIELDS)
