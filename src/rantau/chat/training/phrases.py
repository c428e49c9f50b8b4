"""Labelled phrases: content/phrases/*.jsonl, read and checked."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rantau.chat.domain.topics import TOPICS, URGENCIES
from rantau.chat.domain.understanding.language import LANGUAGES

ABOUT = ("self", "other", "unknown")
KINDS = ("direct", "indirect", "hard_negative", "short", "story", "formal", "voice", "proxy")


@dataclass(frozen=True)
class Phrase:
    """One message with its labels. `situation` groups near-duplicates, so that none stands on both sides of a test."""

    text: str
    topics: tuple[str, ...]
    urgency: str
    language: str
    country: str | None
    about: str
    kind: str = "direct"
    situation: str = ""
    where: str = ""
    weight: float = 1.0  # less than one: ordinary text that nobody has labelled


def read_phrases(folder: Path) -> list[Phrase]:
    """All phrases in file order. Raises ValueError naming file and line when a line is not valid."""
    return [phrase for path in sorted(folder.glob("*.jsonl")) for phrase in read_file(path)]


def read_file(path: Path) -> list[Phrase]:
    """Phrases of one file; `kind` and `situation` may be missing (public examples have none)."""
    found = []
    with path.open(encoding="utf-8") as file:
        for number, line in enumerate(file, start=1):
            if line.strip():
                where = f"{path.name}:{number}"
                try:
                    found.append(phrase_of(json.loads(line), where))
                except (ValueError, KeyError, TypeError, AttributeError) as error:
                    raise ValueError(f"{where}: {error}") from error
    return found


def phrase_of(raw: dict[str, Any], where: str) -> Phrase:
    """One line as a phrase. Raises ValueError, KeyError, TypeError or AttributeError when a label is missing or wrong."""
    phrase = Phrase(
        text=raw["text"],
        topics=tuple(raw["topics"]),
        urgency=raw["urgency"],
        language=raw["language"],
        country=raw["country"],
        about=raw["about"],
        kind=raw.get("kind", "direct"),
        situation=raw.get("situation") or where,
        where=where,
    )
    wrong = [topic for topic in phrase.topics if topic not in TOPICS]
    if wrong or not phrase.topics or not phrase.text.strip():
        raise ValueError(f"topics {wrong or 'missing'}, or no text")
    for value, allowed in (
        (phrase.urgency, URGENCIES),
        (phrase.language, LANGUAGES),
        (phrase.about, ABOUT),
        (phrase.kind, KINDS),
    ):
        if value not in allowed:
            raise ValueError(f"{value!r} is not one of {', '.join(allowed)}")
    if phrase.country is not None and not (len(phrase.country) == 2 and phrase.country.isupper()):
        raise ValueError(f"{phrase.country!r} is not a country code")
    return phrase
