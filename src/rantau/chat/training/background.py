"""Ordinary talk without labels: tweets and reviews from the reference data, so that everyday words do not sound like danger.

A text in which a danger rule fires is left out: somebody may have meant it. The others count as routine with three times
the weight of a written phrase, because everyday talk is far more than these texts; as out of scope they hardly count,
because nobody has read them.
"""

import csv
import gzip
from collections.abc import Iterable
from pathlib import Path

from rantau.chat.domain.topics import ROUTINE
from rantau.chat.domain.understanding.reading import Reading, read
from rantau.chat.domain.understanding.words import Words
from rantau.chat.training.phrases import Phrase

TEXTS = 4000
WEIGHT = 3.0


def background(lexicon: Path, words: Words) -> list[tuple[Phrase, Reading]]:
    """Up to TEXTS texts, half of them Indonesian, the others Javanese, Sundanese, Madurese, Minangkabau."""
    found = []
    for language, text in ordinary_texts(lexicon):
        reading = read(text, words)
        if reading.words and not words.rules.fired(reading.folded):
            found.append((Phrase(text, ("out_of_scope",), ROUTINE, language, None, "self", weight=WEIGHT), reading))
        if len(found) == TEXTS:
            break
    return found


def ordinary_texts(lexicon: Path) -> list[tuple[str, str]]:
    """(language, text), every message once, in a fixed order; empty where the lexicon is not there."""
    return [
        ("id", row["indonesian"]) if number % 2 else (row["lang"], row["local"])
        for number, row in enumerate(_different(rows(lexicon / "nusatranslation_parallel_train.csv.gz")))
    ]


def _different(found: Iterable[dict[str, str]]) -> Iterable[dict[str, str]]:
    """One row per message, the languages in turn (the file is ordered by language and repeats its messages)."""
    by_message: dict[str, list[dict[str, str]]] = {}
    for row in found:
        by_message.setdefault(row["id"], []).append(row)
    for number, name in enumerate(sorted(by_message, key=lambda name: name[::-1])):
        yield by_message[name][number % len(by_message[name])]


def rows(path: Path) -> Iterable[dict[str, str]]:
    """Rows of a packed CSV file, none where the file is missing."""
    if path.exists():
        with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
            yield from csv.DictReader(file)
