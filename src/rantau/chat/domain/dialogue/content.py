"""Dialogues as data: what the files in content/dialogues say, in the shape that the engine walks."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from rantau.chat.domain.topics import EMERGENCY, ROUTINE, URGENCIES, URGENT

START = "start"
SHARED = "_shared"
TEXTS = ("say", "say_child", "say_other", "risk", "deadline", "cost", "label")
LISTS = ("do", "do_child", "do_other", "keep")
REFERENCES = ("contacts", "articles", "procedures", "sources")
FLAGS = ("quiet", "ask_safe")


class ContentFault(ValueError):
    """A dialogue file cannot be used; the message names file, level and node."""


@dataclass(frozen=True, slots=True)
class Node:
    """One answer: its words by language, what it shows, and the buttons that lead on."""

    name: str
    texts: Mapping[str, Mapping[str, Any]]  # language -> field -> text or list of texts
    contacts: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    procedures: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    quiet: bool = False
    ask_safe: bool = False
    countries: Mapping[str, "Node"] = field(default_factory=dict)

    def words(self, name: str, language: str) -> Any:
        """A text or list in `language`, in Indonesian where it is not translated, None where there is none."""
        own = self.texts.get(language, {})
        return own.get(name) or self.texts.get("id", {}).get(name)


@dataclass(frozen=True, slots=True)
class Dialogue:
    topic: str
    titles: Mapping[str, str]
    levels: Mapping[str, Mapping[str, Node]]

    def title(self, language: str) -> str:
        return self.titles.get(language) or self.titles["id"]

    def level_for(self, urgency: str) -> str | None:
        """The level that answers `urgency`: its own; for routine and urgent also the other one; None for a missing emergency."""
        order = {EMERGENCY: (EMERGENCY,), URGENT: (URGENT, ROUTINE), ROUTINE: (ROUTINE, URGENT)}[urgency]
        return next((level for level in order if level in self.levels), None)


@dataclass(frozen=True, slots=True)
class Library:
    """All dialogues, and the shared texts under their keys."""

    dialogues: Mapping[str, Dialogue]
    shared: Mapping[str, Node]
    emergency: Mapping[str, Node]

    def node(self, topic: str, level: str, name: str) -> Node | None:
        dialogue = self.dialogues.get(topic)
        nodes = dialogue.levels.get(level) if dialogue else None
        if nodes is None and level == EMERGENCY:
            nodes = self.emergency
        return nodes.get(name) if nodes else None

    def said(self, key: str, language: str, name: str = "say") -> str:
        """A shared text. Raises ContentFault for a key that does not exist."""
        node = self.shared.get(key)
        if node is None:
            raise ContentFault(f"_shared.toml has no [{key}]")
        return str(node.words(name, language) or "")


def read_library(files: Mapping[str, Mapping[str, Mapping[str, Any]]]) -> Library:
    """Make a library of parsed files: language -> file name without ending -> content.

    Indonesian (`id`) brings the structure, other languages only texts. Raises ContentFault.
    """
    originals = files["id"]
    dialogues = {}
    for name, content in originals.items():
        if name == SHARED:
            continue
        if content.get("topic") != name:
            raise ContentFault(f"{name}.toml: topic is {content.get('topic')!r}")
        translations = {language: by_name[name] for language, by_name in files.items() if name in by_name}
        levels = {level: _read_nodes(name, level, translations) for level in URGENCIES if level in content}
        titles = {language: str(own["title"]) for language, own in translations.items() if own.get("title")}
        dialogues[name] = Dialogue(name, titles, levels)
    translations = {language: by_name[SHARED] for language, by_name in files.items() if SHARED in by_name}
    shared = {
        key: _read_node(SHARED, "", key, {language: own.get(key, {}) for language, own in translations.items()})
        for key in originals[SHARED]
        if key != EMERGENCY and isinstance(originals[SHARED][key], dict)
    }
    return Library(dialogues, shared, _read_nodes(SHARED, EMERGENCY, translations))


def _read_nodes(file: str, level: str, translations: Mapping[str, Mapping[str, Any]]) -> dict[str, Node]:
    names = translations["id"].get(level, {})
    return {
        name: _read_node(
            file, level, name, {lang: own.get(level, {}).get(name, {}) for lang, own in translations.items()}
        )
        for name in names
    }


def _read_node(file: str, level: str, name: str, by_language: Mapping[str, Mapping[str, Any]]) -> Node:
    original = by_language["id"]
    known = {*TEXTS, *LISTS, *REFERENCES, *FLAGS, "options", "country"}
    unknown = set(original) - known
    if unknown:
        raise ContentFault(f"{file}.toml [{level}.{name}]: unknown {', '.join(sorted(unknown))}")
    countries = {
        code: _read_node(
            file, level, f"{name}.country.{code}",
            {language: own.get("country", {}).get(code, {}) for language, own in by_language.items()},
        )
        for code in original.get("country", {})
    }  # fmt: skip
    texts = {
        language: {key: _clean(own[key]) for key in (*TEXTS, *LISTS) if own.get(key)}
        for language, own in by_language.items()
    }
    references = {key: tuple(original.get(key, ())) for key in REFERENCES}
    return Node(
        name=name,
        texts=texts,
        options=tuple(original.get("options", ())),
        quiet=bool(original.get("quiet")),
        ask_safe=bool(original.get("ask_safe")),
        countries=countries,
        **references,
    )


def _clean(value: Any) -> Any:
    return [str(item).strip() for item in value] if isinstance(value, list) else str(value).strip()
