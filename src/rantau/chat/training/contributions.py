"""Phrases that an organisation gives: a file that says who asked whom, checked before anything is learnt from it.

The first line says it all: {"consent": {"organisation", "date", "asked", "checked_by", "licence"}}. Then phrases as in
content/phrases. The files stand in the data folder of an installation and are never collected by the program itself.
"""

import json
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from rantau.chat.training.nearness import Near
from rantau.chat.training.personal import ordinary_words, personal
from rantau.chat.training.phrases import Phrase, phrase_of

FOLDER = "phrases"  # below the data folder
KEYS = ("organisation", "date", "asked", "checked_by", "licence")
LICENCES = ("CC0-1.0", "CC-BY-4.0", "CC-BY-SA-4.0", "AGPL-3.0-or-later", "this-server-only")
LEAST = {"organisation": 3, "asked": 30, "checked_by": 10}  # letters; less says nothing
_PHRASE_KEYS = frozenset({"text", "topics", "urgency", "language", "country", "about", "kind", "situation"})
Fault = tuple[int, str]  # line and what is wrong with it, without anything that stands there


class Known:
    """What a file is compared with: all published phrases, and the messages that only measure."""

    def __init__(self, phrases: Sequence[Phrase], measuring: Sequence[Phrase] = ()) -> None:
        self._texts = [phrase.text for phrase in (*phrases, *measuring)]

    @cached_property
    def near(self) -> Near:
        return Near(self._texts)

    @cached_property
    def ordinary(self) -> frozenset[str]:
        return ordinary_words(self._texts)


def read_contribution(path: Path, known: Known, today: date | None = None) -> tuple[list[Phrase], list[Fault]]:
    """Phrases and faults of one file; with any fault nothing of it may be learnt. Raises OSError.

    `today`: a consent that was given later is refused; not looked at when None (a build knows no day).
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError:
        return [], [(1, "the file is not UTF-8")]
    faults: list[Fault] = [(1, said) for said in _faults_of_consent(lines[0] if lines else "", known, today)]
    phrases: list[Phrase] = []
    seen: dict[str, str] = {}
    for number, line in enumerate(lines[1:], start=2):
        if line.strip():
            phrase, wrong = _read_line(line, f"{path.name}:{number}", known)
            if phrase is not None:
                same = " ".join(phrase.text.lower().split())
                if same in seen:
                    wrong.append(f"the same message stands in line {seen[same]}")
                seen.setdefault(same, str(number))
                phrases.append(phrase)
            faults += [(number, said) for said in wrong]
    if not phrases and not faults:
        faults.append((1, "no phrase follows"))
    return ([], faults) if faults else (phrases, [])


def contributions(folder: Path, known: Known) -> tuple[list[Phrase], list[str]]:
    """Phrases of all files without fault, and one sentence for each file that is left out."""
    phrases: list[Phrase] = []
    left_out: list[str] = []
    for path in contribution_files(folder):
        found, faults = read_contribution(path, known)
        phrases += found
        if faults:
            line, said = faults[0]
            left_out.append(f"Nothing was learnt from {path.name}: line {line}: {said}.")
    return phrases, left_out


def contribution_files(folder: Path) -> Iterable[Path]:
    """The files of an installation, in order."""
    return sorted(folder.glob("*.jsonl"))


def _faults_of_consent(line: str, known: Known, today: date | None) -> list[str]:
    try:
        raw = json.loads(line)
    except ValueError:
        raw = None
    consent = raw.get("consent") if isinstance(raw, dict) and set(raw) == {"consent"} else None
    if not isinstance(consent, dict):
        return ['the first line must say who consented: {"consent": {…}}']
    faults = [f"{key} is missing in the consent" for key in KEYS if not _said(consent, key)]
    faults += [f"unknown {name!r} in the consent" for name in sorted(set(consent) - set(KEYS))]
    faults += [f"{key} says too little" for key, least in LEAST.items() if 0 < len(_said(consent, key)) < least]
    if _said(consent, "licence") and consent["licence"] not in LICENCES:
        faults.append(f"licence is not one of {', '.join(LICENCES)}")
    faults += [
        f"{key} holds {what}"
        for key in ("asked", "checked_by")
        for what in personal(_said(consent, key), known.ordinary)
    ]
    return faults + _faults_of_day(_said(consent, "date"), today)


def _faults_of_day(said: str, today: date | None) -> list[str]:
    try:
        day = date.fromisoformat(said) if said else None
    except ValueError:
        return ["date is not written as 2026-11-22"]
    return ["date lies in the future"] if day and today and day > today else []


def _said(consent: dict[str, Any], key: str) -> str:
    value = consent.get(key)
    return value.strip() if isinstance(value, str) else ""


def _read_line(line: str, where: str, known: Known) -> tuple[Phrase | None, list[str]]:
    try:
        raw = json.loads(line)
    except ValueError:
        return None, ["it is not JSON"]
    if not isinstance(raw, dict) or not isinstance(raw.get("text"), str):
        return None, ['it is not an object with a "text"']
    faults = [f"it holds {what}" for what in personal(raw["text"], known.ordinary)]
    faults += [f"unknown key {name!r}" for name in sorted(set(raw) - _PHRASE_KEYS)]
    if known.near.nearest(raw["text"]) is not None:
        faults.append("nearly the same message is known already")
    try:
        return phrase_of(raw, where), faults
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        return None, [*faults, f"a label is missing or wrong ({error})"]
