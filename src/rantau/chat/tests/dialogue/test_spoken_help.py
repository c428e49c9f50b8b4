"""In every language in which somebody may cry for help, what an emergency needs is there, and says whether a native speaker has read it."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from rantau.chat.domain.dialogue.linter import SHARED_IN_DANGER
from rantau.chat.domain.dialogue.state import LANGUAGES
from rantau.chat.domain.topics import DANGER_TOPICS
from rantau.lib.interface import catalogues
from rantau.lib.review import overview, unread_files

ROOT = Path(__file__).resolve().parents[5]
CONTENT = ROOT / "content"
REGIONAL = tuple(language for language in LANGUAGES if language not in {"id", "en"})
FIELDS = ("label", "say", "say_child", "say_other", "risk", "deadline", "cost", "do", "do_child", "do_other", "keep")
# Words of pages and buttons that stand beside every emergency answer.
BUTTONS = (
    "chat.first_numbers", "chat.contacts", "chat.do", "chat.message", "chat.send", "chat.placeholder", "chat.waiting",
    "chat.offline_numbers", "web.exit", "web.door_emergency", "web.emergency_lead", "web.emergency_unknown", "web.no_voice",
    "web.unread", "knowledge.needs_review", "directory.card", "directory.card_foot",
)  # fmt: skip


def parsed(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def emergency_texts(content: dict[str, Any]) -> dict[str, int]:
    """Place of each emergency text of a file -> how many items it has (1 for a single text)."""
    found = {"title": 1} if content.get("title") else {}
    for node, table in content.get("emergency", {}).items():
        parts = {node: table, **{f"{node}@{code}": part for code, part in table.get("country", {}).items()}}
        for name, part in parts.items():
            found |= {f"{name}.{field}": _size(part[field]) for field in FIELDS if part.get(field)}
    return found


def _size(value: Any) -> int:
    return len(value) if isinstance(value, list) else 1


@pytest.mark.parametrize("language", REGIONAL)
@pytest.mark.parametrize("topic", (*DANGER_TOPICS, "_shared"))
def test_every_emergency_text_is_there(language: str, topic: str) -> None:
    wanted = emergency_texts(parsed(CONTENT / "dialogues" / f"{topic}.toml"))
    assert len(wanted) > 10
    assert emergency_texts(parsed(CONTENT / "dialogues" / language / f"{topic}.toml")) == wanted


@pytest.mark.parametrize("language", REGIONAL)
def test_what_stands_in_every_emergency_conversation_is_there(language: str) -> None:
    original, own = (parsed(CONTENT / "dialogues" / folder / "_shared.toml") for folder in ("", language))
    lacking = [
        f"{key}.{field}"
        for key in SHARED_IN_DANGER
        for field in original[key]
        if field in FIELDS and not own.get(key, {}).get(field)
    ]
    assert not lacking
    assert not [key for key in BUTTONS if key not in catalogues()[language]]


@pytest.mark.parametrize("language", REGIONAL)
def test_every_article_of_danger_is_there(language: str) -> None:
    wanted = {
        path.stem for path in (CONTENT / "articles" / "id").glob("*.md") if "\nemergency = true" in path.read_text()
    }
    assert len(wanted) == 16
    assert {path.stem for path in (CONTENT / "articles" / language).glob("*.md")} >= wanted


@pytest.mark.parametrize("language", REGIONAL)
def test_the_prepared_message_can_be_read_by_who_gets_it(language: str) -> None:
    """Missions read Indonesian (Malaysian neighbours Malay); a message in a language they do not know would be lost."""
    if language == "ms":
        return
    original, own = (parsed(CONTENT / "dialogues" / folder / "_shared.toml") for folder in ("", language))
    for key in ("prepared_message_self", "prepared_message_suicidal", "prepared_message_other"):
        assert own[key]["say"].split() == original[key]["say"].split()


def test_who_says_needs_review_in_words_says_it_as_data() -> None:
    """A comment alone would never reach the reader."""
    for path in (*CONTENT.glob("dialogues/*/*.toml"), *CONTENT.glob("interface/*.toml")):
        text = path.read_text(encoding="utf-8")
        if re.search(r"^# .*(?:[Nn]eeds review by a native speaker|has not read it yet)", text, re.MULTILINE):
            assert 'review = "native"' in text, path


def test_numbers_of_hours_and_days_survived_translation() -> None:
    """72 hours, 5 days, 28 days: in every language the same figures in the same text."""
    for topic in DANGER_TOPICS:
        original = parsed(CONTENT / "dialogues" / f"{topic}.toml")["emergency"]
        for language in REGIONAL:
            own = parsed(CONTENT / "dialogues" / language / f"{topic}.toml")["emergency"]
            for node, table in original.items():
                for field in ("do", "do_child", "do_other"):
                    for number, item in enumerate(table.get(field, ())):
                        assert _figures(own[node][field][number]) == _figures(item), (
                            language,
                            topic,
                            node,
                            field,
                            number,
                        )
                for field in ("say", "deadline", "risk"):
                    assert _figures(own[node].get(field, "")) == _figures(table.get(field, "")), (
                        language,
                        topic,
                        node,
                        field,
                    )


def _figures(text: str) -> list[str]:
    return sorted(re.findall(r"\d+", text))


def test_the_overview_of_unread_texts_is_the_present_one() -> None:
    """docs/native-review.md holds what rantau.lib.review.overview() says."""
    assert set(unread_files()) >= {"mad", "sas"}
    assert overview() in (ROOT / "docs" / "native-review.md").read_text(encoding="utf-8")
