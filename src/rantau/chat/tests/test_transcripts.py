"""Conversations as files: what she says or taps, and what must follow. They run through understanding and engine, without a database."""

import tomllib
from pathlib import Path

import pytest

from rantau.chat.domain.dialogue.effects import Offer, Say, ShowContacts, ShowFirstNumbers, ShowList
from rantau.chat.domain.dialogue.engine import step
from rantau.chat.domain.dialogue.events import Chose, Commanded, Said, Started
from rantau.chat.domain.dialogue.state import State
from rantau.chat.domain.dialogue.words import command_in
from rantau.chat.domain.topics import DANGER_TOPICS, TOPICS
from rantau.chat.library import library
from rantau.chat.services import understand_text

FOLDER = Path(__file__).parent / "transcripts"
FILES = sorted(FOLDER.glob("**/*.toml"))
KNOWN = {
    "says",
    "taps",
    "topic",
    "urgency",
    "language",
    "country",
    "about",
    "child",
    "effects",
    "groups",
    "offers",
    "contains",
    "never",
}


def event_of(turn):
    if "taps" in turn:
        return Chose(turn["taps"])
    text = turn["says"]
    if not text:
        return Started()
    word = command_in(text)
    return Commanded(word) if word else Said(understand_text(text), len(text.split()))


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_conversation_goes_as_written(path):
    transcript = tomllib.loads(path.read_text(encoding="utf-8"))
    state = State(**transcript.get("state", {}))
    for number, turn in enumerate(transcript["turn"], start=1):
        assert set(turn) <= KNOWN, f"turn {number}: unknown {set(turn) - KNOWN}"
        state, effects = step(state, event_of(turn), library())
        where = f"{path.name}, turn {number}"
        if "urgency" in turn:
            assert state.highest == turn["urgency"], where
        for name in ("topic", "language", "country", "about", "child"):
            if name in turn:
                assert getattr(state, name) == (turn[name] or None if name == "country" else turn[name]), (
                    f"{where}: {name}"
                )
        names = {type(effect).__name__ for effect in effects}
        assert set(turn.get("effects", ())) <= names, f"{where}: {names}"
        groups = [group for e in effects if isinstance(e, ShowContacts | ShowFirstNumbers) for group in e.groups]
        assert set(turn.get("groups", ())) <= set(groups), f"{where}: {groups}"
        offered = [option.id for effect in effects if isinstance(effect, Offer) for option in effect.options]
        assert set(turn.get("offers", ())) <= set(offered), f"{where}: {offered}"
        words = "\n".join(
            [e.text for e in effects if isinstance(e, Say)]
            + [item for e in effects if isinstance(e, ShowList) for item in e.items]
        )
        for text in turn.get("contains", ()):
            assert text in words, f"{where}: {text!r} is not in the answer"
        for text in turn.get("never", ()):
            assert text.lower() not in words.lower(), f"{where}: {text!r} must not be in the answer"


def test_every_topic_has_its_conversations():
    first_topics = [
        turn.get("topic") for path in FILES for turn in tomllib.loads(path.read_text(encoding="utf-8"))["turn"]
    ]
    for topic in TOPICS:
        least = 3 if topic in DANGER_TOPICS else 1
        assert first_topics.count(topic) >= least, f"{topic}: {first_topics.count(topic)} transcripts"
