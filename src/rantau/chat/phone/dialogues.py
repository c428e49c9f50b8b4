"""The dialogues as flat tables: the structure once, the words of each language beside it, both under "topic.level.node".

The part of a country stands in its node; its words under "topic.level.node@HK". Shared texts stand under their own name.
"""

from collections.abc import Iterator
from typing import Any

from rantau.chat.domain.dialogue.content import FLAGS, REFERENCES, Library, Node
from rantau.chat.domain.topics import EMERGENCY
from rantau.lib.interface import words

GENERIC = "_"  # the topic of the emergency answers that any topic may use
LABELS = (
    "do", "keep", "deadline", "cost", "contacts", "first_numbers", "more_contacts", "message", "links", "sources",
    "confidence_high", "confidence_medium", "confidence_low", "call", "whatsapp", "sms",
)  # fmt: skip
OF_DIRECTORY = (
    "sure_high", "sure_medium", "sure_low", "warning_low", "warning_old", "date_unknown", "source_line",
)  # fmt: skip


def structure(books: Library) -> dict[str, Any]:
    """Levels of each topic, and what each node shows and leads to; no words."""
    return {
        "levels": {topic: list(dialogue.levels) for topic, dialogue in books.dialogues.items()},
        "nodes": {key: _shown(node) for key, node in _nodes(books)},
    }


def texts(books: Library, language: str) -> dict[str, Any]:
    """Everything that is said in one language; what it lacks is looked up in Indonesian by whoever reads it."""
    said: dict[str, Any] = {}
    for key, node in (*_nodes(books), *books.shared.items()):
        said[key] = node.texts.get(language)
        said |= {f"{key}@{code}": part.texts.get(language) for code, part in node.countries.items()}
    titles = {topic: d.titles[language] for topic, d in books.dialogues.items() if language in d.titles}
    labels = {name: words(f"chat.{name}", language) for name in LABELS}
    labels |= {name: words(f"directory.{name}", language) for name in OF_DIRECTORY}
    labels |= {f"m{month}": words(f"months.m{month}", language) for month in range(1, 13)}
    return {"titles": titles, "said": {key: one for key, one in said.items() if one}, "labels": labels}


def _nodes(books: Library) -> Iterator[tuple[str, Node]]:
    for topic, dialogue in books.dialogues.items():
        for level, nodes in dialogue.levels.items():
            yield from ((f"{topic}.{level}.{name}", node) for name, node in nodes.items())
    yield from ((f"{GENERIC}.{EMERGENCY}.{name}", node) for name, node in books.emergency.items())


def _shown(node: Node) -> dict[str, Any]:
    found: dict[str, Any] = {name: value for name in (*REFERENCES, "options") if (value := getattr(node, name))}
    found |= {flag: True for flag in FLAGS if getattr(node, flag)}
    if node.countries:
        found["countries"] = {code: _shown(part) for code, part in node.countries.items()}
    return found


def cited(books: Library) -> dict[str, list[str]]:
    """Which articles, procedures and sources any node names, each once."""
    parts = [part for _, node in _nodes(books) for part in (node, *node.countries.values())]
    return {
        name: sorted({one for part in parts for one in getattr(part, name)})
        for name in ("articles", "procedures", "sources")
    }
