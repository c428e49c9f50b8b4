"""Conversations as files: what she says or taps, and what must follow. They run through understanding and engine, without a database."""

import tomllib
from pathlib import Path

import pytest

from rantau.chat.domain.dialogue.effects import Offer, Say, ShowContacts, ShowFirstNumbers, ShowList
from rantau.chat.domain.dialogue.engine import step
from rantau.chat.domain.dialogue.events import Chose
from rantau.chat.domain.dialogue.state import State
from rantau.chat.domain.dialogue.words import event_of as event_of_text
from rantau.chat.domain.topics import DANGER_TOPICS, TOPICS
from rantau.chat.domain.understanding import Understanding
from rantau.chat.library import library
from rantau.chat.services import understand_text

FOLDER = Path(__file__).parent / "transcripts"
FILES = sorted(FOLDER.glob("*/*.toml"))
# Conversations whose first understanding is not right yet, with the reason: they must hold the floor of safety, and the list may only shrink.
MISSES = tomllib.loads((FOLDER / "known_misses.toml").read_text(encoding="utf-8"))["misses"]
MOST_MISSES = 32
# What a message means where a conversation says it (`means`): what is looked at there is the dialogue, not the understanding.
PLAIN = {"urgency": "routine", "topics": (), "language": "id", "country": None, "about": "self", "child": False, "doubtful": False, "rule": None}  # fmt: skip
KNOWN = {
    "says",
    "means",
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
    if "means" not in turn:
        return event_of_text(turn["says"], understand_text)
    means = {**turn["means"], "topics": tuple((topic, score) for topic, score in turn["means"]["topics"])}
    return event_of_text(turn["says"], lambda _: Understanding(**PLAIN | means))


def name_of(path):
    return f"{path.parent.name}/{path.stem}"


def walk(transcript):
    """Yields each turn with the state and effects it led to."""
    state = State(**transcript.get("state", {}))
    for number, turn in enumerate(transcript["turn"], start=1):
        assert set(turn) <= KNOWN, f"turn {number}: unknown {set(turn) - KNOWN}"
        state, effects = step(state, event_of(turn), library())
        yield number, turn, state, effects


def offered_in(effects):
    return [option.id for effect in effects if isinstance(effect, Offer) for option in effect.options]


@pytest.mark.parametrize("path", [path for path in FILES if name_of(path) not in MISSES], ids=name_of)
def test_conversation_goes_as_written(path):
    for number, turn, state, effects in walk(tomllib.loads(path.read_text(encoding="utf-8"))):
        where = f"{path.name}, turn {number}"
        if "urgency" in turn:
            assert state.highest == turn["urgency"], where
        for name in ("topic", "language", "country", "about", "child"):
            if name in turn:
                wanted = turn[name] or None if name == "country" else turn[name]
                assert getattr(state, name) == wanted, f"{where}: {name}"
        names = {type(effect).__name__ for effect in effects}
        assert set(turn.get("effects", ())) <= names, f"{where}: {names}"
        groups = [group for e in effects if isinstance(e, ShowContacts | ShowFirstNumbers) for group in e.groups]
        assert set(turn.get("groups", ())) <= set(groups), f"{where}: {groups}"
        assert set(turn.get("offers", ())) <= set(offered_in(effects)), f"{where}: {offered_in(effects)}"
        words = "\n".join(
            [e.text for e in effects if isinstance(e, Say)]
            + [item for e in effects if isinstance(e, ShowList) for item in e.items]
        )
        for text in turn.get("contains", ()):
            assert text in words, f"{where}: {text!r} is not in the answer"
        for text in turn.get("never", ()):
            assert text.lower() not in words.lower(), f"{where}: {text!r} must not be in the answer"


@pytest.mark.parametrize("path", [path for path in FILES if name_of(path) in MISSES], ids=name_of)
def test_known_miss_holds_the_floor_of_safety(path):
    """Wrongly understood, she still gets a person with one tap, and danger is never taken for something that can wait."""
    for number, turn, state, effects in walk(tomllib.loads(path.read_text(encoding="utf-8"))):
        where = f"{path.name}, turn {number}"
        if turn.get("urgency") in {"emergency", "urgent"} and "says" in turn:
            assert state.highest in {"emergency", "urgent"}, where
        ways = set(offered_in(effects))
        assert ways & {"command:human", "command:help", "command:leave"}, f"{where}: {ways}"


def test_known_misses_only_shrink():
    assert set(MISSES) <= {name_of(path) for path in FILES}
    assert len(MISSES) <= MOST_MISSES


def test_every_topic_has_its_conversations():
    first_topics = [
        turn.get("topic") for path in FILES for turn in tomllib.loads(path.read_text(encoding="utf-8"))["turn"]
    ]
    for topic in TOPICS:
        least = 3 if topic in DANGER_TOPICS else 1
        assert first_topics.count(topic) >= least, f"{topic}: {first_topics.count(topic)} transcripts"
