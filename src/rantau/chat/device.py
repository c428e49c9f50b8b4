"""The dialogues in the form that the phone walks by buttons when there is no network."""

from functools import lru_cache
from typing import Any

from rantau.chat.domain.dialogue.content import Dialogue, Library, Node
from rantau.chat.domain.topics import MENU, TOPICS
from rantau.chat.library import library

SAID = (
    "help_word", "ask_safe", "safe_yes", "safe_no", "exit_word", "silent_option", "prepared_message_self", "menu", "not_that",
    "human", "human_unavailable", "menu_danger", "menu_work", "menu_status", "menu_life", "country_unknown_numbers",
)  # fmt: skip
FIELDS = ("label", "say", "do", "risk", "keep", "deadline", "cost")


@lru_cache(maxsize=8)
def dialogues_for_device(language: str) -> dict[str, Any]:
    """Topics, levels and nodes with their texts in one language, and the shared texts."""
    books = library()
    return {
        "menu": {group: [topic for topic in topics if topic in books.dialogues] for group, topics in MENU.items()},
        "topics": {topic: _topic(books.dialogues[topic], language) for topic in TOPICS if topic in books.dialogues},
        "shared": {key: _texts(books, key, language) for key in SAID},
    }


def _topic(dialogue: Dialogue, language: str) -> dict[str, Any]:
    levels = {
        level: {name: _node(node, language) for name, node in nodes.items()} for level, nodes in dialogue.levels.items()
    }
    return {"title": dialogue.title(language), "levels": levels}


def _node(node: Node, language: str) -> dict[str, Any]:
    found: dict[str, Any] = {name: value for name in FIELDS if (value := node.words(name, language))}
    for name in ("contacts", "articles", "options"):
        if getattr(node, name):
            found[name] = list(getattr(node, name))
    for name in ("quiet", "ask_safe"):
        if getattr(node, name):
            found[name] = True
    return found


def _texts(books: Library, key: str, language: str) -> dict[str, str]:
    return {name: text for name in ("say", "label") if (text := books.said(key, language, name))}
