"""Whether what authors wrote for the chat may be published: dialogues and phrases. Run by ./rantau check and by the tests."""

import json
import tomllib
from collections.abc import Iterable
from pathlib import Path

from rantau.chat.domain.dialogue.content import ContentFault
from rantau.chat.domain.dialogue.linter import References, faults_of
from rantau.chat.domain.dialogue.wording import Forbidden, read_forbidden
from rantau.chat.library import CONTENT, FORBIDDEN, parse_files
from rantau.chat.training.phrases import read_file
from rantau.directory import api as directory
from rantau.knowledge import api as knowledge
from rantau.places.api import countries

PHRASE_KEYS = frozenset({"text", "topics", "urgency", "language", "country", "about", "kind", "situation"})


def faults_in_dialogues(articles: Path, reference: Path, folder: Path = CONTENT) -> list[str]:
    """Every fault of the dialogues below `folder`. `articles` and `reference` tell what they may point to."""
    try:
        files = parse_files(folder)
    except ContentFault as fault:
        return [str(fault)]
    return faults_of(files, references(articles, reference), forbidden_words(folder))


def references(articles: Path, reference: Path) -> References:
    """What exists: facts and steps with their confidence, articles, procedures, groups of contacts, countries."""
    index = knowledge.read_index(articles, reference)
    return References(
        index.confidence, index.articles, index.procedures, frozenset(directory.GROUPS), frozenset(countries())
    )


def forbidden_words(folder: Path = CONTENT) -> list[Forbidden]:
    """The rules about words that no dialogue may use. Raises ContentFault."""
    try:
        return read_forbidden(tomllib.loads((folder / FORBIDDEN).read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, KeyError) as error:
        raise ContentFault(f"{FORBIDDEN}: {error}") from error


def faults_in_phrases(folder: Path) -> list[str]:
    """Phrases with unknown keys or labels, and messages that stand there twice."""
    faults: list[str] = []
    seen: dict[str, str] = {}
    for path in sorted(folder.glob("*.jsonl")):
        try:
            read_file(path)
        except ValueError as error:
            faults.append(str(error))
            continue
        for where, phrase in _lines(path):
            unknown = sorted(set(phrase) - PHRASE_KEYS)
            if unknown:
                faults.append(f"{where}: unknown {', '.join(unknown)}")
            same = " ".join(str(phrase["text"]).lower().split())
            if same in seen:
                faults.append(f"{where}: the same message stands in {seen[same]}")
            seen.setdefault(same, where)
    return faults


def _lines(path: Path) -> Iterable[tuple[str, dict[str, object]]]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if line.strip():
            yield f"{path.name}:{number}", json.loads(line)
