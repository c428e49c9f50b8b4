"""The measured figures of understanding as plain sentences: of a hundred people, how many."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.conf import settings

from rantau.lib.interface import words

FILE = ("about", "understanding.json")  # written by ./rantau bench understanding --write
MUCH, SOME = 300, 50  # dangerous messages from which a figure counts as tried often, or at all
_WITHOUT_DANGER = "hard_negative"  # the few dangers among these messages say nothing


@dataclass(frozen=True, slots=True)
class Sentences:
    """What the page says, in one language. `main`, `languages`, `kinds` are lists of sentences."""

    measured: str
    main: tuple[str, ...]
    weakest: str
    languages: tuple[str, ...]
    kinds: tuple[str, ...]


@cache
def sentences(language: str) -> Sentences | None:
    """The figures of this release; None where it brings none, then the page goes without. Raises KeyError, ValueError."""
    path = settings.CONTENT_DIR.joinpath(*FILE)
    return sentences_of(json.loads(path.read_text(encoding="utf-8")), language) if path.exists() else None


def sentences_of(figures: Mapping[str, Any], language: str) -> Sentences:
    """Rounded so that nothing looks better than it is: what goes well down, what goes wrong up."""
    every, ordinary = figures["unseen"]["all"], figures["ordinary"]
    languages = {name: one["danger"] for name, one in figures["unseen"]["languages"].items() if one["danger"]}
    kinds = {
        name: one["danger"]
        for name, one in figures["unseen"]["kinds"].items()
        if one["danger"] and name != _WITHOUT_DANGER
    }
    found = well(every["danger"])
    main = [
        _say("danger", language, found=found, missed=100 - found),
        _say("emergency", language, found=well(every["emergency"])),
        _say("raised", language, raised=badly(every["raised"]), alarmed=badly(every["alarmed"])),
        _say("topic", language, first=well(every["topic"]), three=well(every["topic_in_three"])),
    ]
    if ordinary:
        main.insert(3, _say("ordinary", language, alarmed=badly(ordinary["emergency"])))
    return Sentences(
        measured=_say("measured", language, date=_date(figures["date"], language), messages=every["messages"]),
        main=tuple(main),
        weakest=_say(
            "weakest",
            language,
            name=_say(f"language_{_lowest(languages)}", language),
            kind=_say(f"kind_{_lowest(kinds)}", language),
        ),
        languages=tuple(_language_line(name, one, language) for name, one in languages.items()),
        kinds=tuple(
            _say("by_kind_line", language, kind=_say(f"kind_{name}", language), **_ends(one))
            for name, one in kinds.items()
        ),
    )


def well(share: Mapping[str, Any]) -> int:
    """Of a hundred, rounded down."""
    return int(100 * share["right"] // share["of"])


def badly(share: Mapping[str, Any]) -> int:
    """Of a hundred, rounded up."""
    return -int(-100 * share["right"] // share["of"])


def _language_line(name: str, share: Mapping[str, Any], language: str) -> str:
    sure = "much" if share["of"] >= MUCH else "some" if share["of"] >= SOME else "little"
    called = _say(f"language_{name}", language)
    return _say(
        "language_line",
        language,
        name=called[:1].upper() + called[1:],
        sure=_say(f"sure_{sure}", language),
        **_ends(share),
    )


def _ends(share: Mapping[str, Any]) -> dict[str, int]:
    return {"found": well(share), "low": int(100 * share["low"]), "high": -int(-100 * share["high"] // 1)}


def _lowest(shares: Mapping[str, Mapping[str, Any]]) -> str:
    """Where most may be missed: the lowest lower end, so that a language with few messages is not praised."""
    return min(shares, key=lambda name: shares[name]["low"])


def _date(day: str, language: str) -> str:
    year, month, number = day.split("-")
    return f"{int(number)} {words(f'months.m{int(month)}', language)} {year}"


def _say(key: str, language: str, **values: object) -> str:
    return words(f"understanding.{key}", language, **values)
