"""The word lists of understanding, read from content/understanding. Plain data; works without any trained model."""

import csv
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rantau.chat.domain.understanding.danger import Rules, rules_from
from rantau.chat.domain.understanding.matching import Matcher, matcher
from rantau.lib.text import Spelling


@dataclass(frozen=True)
class Words:
    """All lists. `gloss`: dialect word to Indonesian words. `places`: name to (country, kind). `people`: word groups."""

    spelling: Spelling
    joints: frozenset[str]
    rules: Rules
    places: Mapping[str, tuple[str, str]]
    people: Mapping[str, frozenset[str]]
    keywords: Mapping[str, tuple[str, ...]]
    gloss: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    concepts: Matcher = field(default_factory=lambda: Matcher({}, {}))
    longest_place: int = 4


def words_from(tables: Mapping[str, Any]) -> Words:
    """Build from plain tables as `read_tables` returns them and as the artefact stores them."""
    regular = dict(tables["spelling"])
    spelling = Spelling(regular, frozenset(word for word, said in regular.items() if word == said))
    places = {name: (country, kind) for name, country, kind in tables["places"] if kind != "hint"}
    return Words(
        spelling=spelling,
        joints=frozenset(tables["lists"]["joints"]["words"]),
        rules=rules_from(tables["danger"], spelling),
        places=places,
        people={name: frozenset(group) for name, group in tables["lists"]["people"].items()},
        keywords={topic: tuple(found) for topic, found in tables["lists"]["keywords"].items()},
        gloss={word: tuple(regular.get(part, part) for part in said.split()) for word, said in tables["gloss"].items()},
        concepts=matcher(tables["concepts"], spelling),
        longest_place=max((name.count(" ") + 1 for name in places), default=1),
    )


def read_tables(content: Path, lexicon: Path | None = None) -> dict[str, Any]:
    """Read the lists below content/understanding and, where given, the slang lexicon of the reference data."""
    folder = content / "understanding"
    spelling = _pairs(folder / "spelling.csv")
    with (folder / "lists.toml").open("rb") as file:
        lists = tomllib.load(file)
    with (folder / "concepts.toml").open("rb") as file:
        concepts = tomllib.load(file)["concepts"]
    danger = []
    for path in sorted((folder / "danger").glob("*.toml")):
        with path.open("rb") as file:
            danger.append(tomllib.load(file))
    if lexicon is not None and (lexicon / "slang_id_indocollex.csv").exists():
        for informal, regular in _pairs(lexicon / "slang_id_indocollex.csv").items():
            if _usable(informal, regular):
                spelling.setdefault(informal, regular.lower())
    with (folder / "places.csv").open(encoding="utf-8", newline="") as file:
        places = [[row["name"], row["country"], row["kind"]] for row in csv.DictReader(file)]
    # What people wrote by hand goes before what was counted from parallel texts.
    gloss = {**_pairs(folder / "gloss_parallel.csv"), **_pairs(folder / "gloss.csv")}
    return {
        "spelling": spelling,
        "lists": lists,
        "danger": danger,
        "places": places,
        "gloss": gloss,
        "concepts": concepts,
    }


def _usable(informal: str, regular: str) -> bool:
    """Leave out units, doubled words (spelling rules do these) and whole phrases of the lexicon."""
    return (
        informal.isascii() and informal.isalpha() and len(regular.split()) <= 2 and regular.replace(" ", "").isalpha()
    )


def _pairs(path: Path) -> dict[str, str]:
    with path.open(encoding="utf-8", newline="") as file:
        rows: Iterable[list[str]] = csv.reader(file)
        return {row[0].strip().lower(): row[1].strip().lower() for row in list(rows)[1:] if len(row) >= 2}
