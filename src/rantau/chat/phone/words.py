"""The word tables for the phone: what the build would do again on every phone is done once, here."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from rantau.chat.domain.understanding.matching import Matcher
from rantau.chat.domain.understanding.words import words_from

_WITHOUT_A_MODEL = "language_"  # groups of people that only serve where nothing was learnt


def words_for_phone(tables: Mapping[str, Any]) -> dict[str, Any]:
    """The tables of `read_tables`, with patterns and glosses spelled as messages are and without what no phone asks for.

    Raises ValueError, KeyError as `words_from` does.
    """
    words = words_from(tables)
    return {
        "spelling": tables["spelling"],
        "gloss": {word: list(said) for word, said in words.gloss.items()},
        "people": {
            name: group for name, group in tables["lists"]["people"].items() if not name.startswith(_WITHOUT_A_MODEL)
        },
        "joints": tables["lists"]["joints"]["words"],
        "places": {name: [country, kind] for name, (country, kind) in words.places.items()},
        "rules": [asdict(rule) for rule in words.rules.rules],
        "patterns": patterns(words.rules.groups),
        "concepts": patterns(words.concepts),
    }


def patterns(groups: Matcher) -> dict[str, list[str]]:
    """Group to its patterns in regular, folded spelling, each once; a star marks the beginning of a word."""
    found: dict[str, list[str]] = {}
    for table, ending in ((groups.exact, ""), (groups.beginnings, "*")):
        for first, followed in table.items():
            for rest, group in followed:
                found.setdefault(group, []).append(" ".join([first + ending, *rest]))
    return found
