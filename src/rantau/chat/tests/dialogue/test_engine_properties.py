"""Whatever is tapped or said, in whatever order: the engine never fails, never ends in nothing, and a person is always one tap away."""

from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rantau.chat.domain.dialogue import effects as fx
from rantau.chat.domain.dialogue.engine import step
from rantau.chat.domain.dialogue.events import Chose, Commanded, Said, Started
from rantau.chat.domain.dialogue.state import ABOUT, LANGUAGES, State
from rantau.chat.domain.topics import DANGER_TOPICS, TOPICS, URGENCIES
from rantau.chat.library import library
from rantau.messaging.api import WebChat

COMMANDS = ("help", "menu", "human", "leave")
COUNTRIES = ("SA", "MY", "HK", "TW", "ID", "ZZ")


@dataclass(frozen=True)
class Heard:
    urgency: str
    topics: tuple[tuple[str, float], ...]
    language: str = "id"
    country: str | None = None
    about: str = "unknown"
    child: bool = False
    doubtful: bool = False
    danger: float = 0.0
    emergency: float = 0.0


heard = st.builds(
    Heard,
    urgency=st.sampled_from(URGENCIES),
    topics=st.lists(st.tuples(st.sampled_from(TOPICS), st.floats(0, 1)), max_size=6, unique_by=lambda pair: pair[0])
    .map(lambda found: tuple(sorted(found, key=lambda pair: -pair[1]))),
    language=st.sampled_from((*LANGUAGES, "mad", "sas", "xx")),
    country=st.none() | st.sampled_from(COUNTRIES),
    about=st.sampled_from(ABOUT),
    child=st.booleans(),
    doubtful=st.booleans(),
    danger=st.floats(0, 1),
    emergency=st.floats(0, 1),
)  # fmt: skip
events = st.one_of(
    st.builds(Said, heard, st.integers(1, 30), st.sampled_from([None, "yes", "no", "safe", "unsafe"])),
    st.sampled_from(COMMANDS).map(Commanded),
    st.just(Started()),
    st.sampled_from([f"country:{code}" for code in COUNTRIES]).map(Chose),
    st.sampled_from([f"language:{code}" for code in LANGUAGES]).map(Chose),
    st.integers(0, 30),  # tap the n-th button of the last answer
    st.text(max_size=20).map(Chose),
)


def offered(effects):
    return [option for effect in effects if isinstance(effect, fx.Offer) for option in effect.options]


def assert_whole(state, effects, event):
    """An answer has words, buttons that fit the channel, and a way to a person or the people themselves."""
    said = [effect for effect in effects if isinstance(effect, fx.Say)]
    assert said and all(effect.text.strip() for effect in said), event
    if any(isinstance(effect, fx.Leave) for effect in effects):
        assert state == State(language=state.language)
        return
    options = offered(effects)
    limits = WebChat.limits
    assert 0 < len(options) <= limits.options, event
    assert all(option.label.strip() and len(option.label) <= limits.label for option in options), event
    ids = [option.id for option in options]
    assert len(ids) == len(set(ids)), event
    people_are_here = any(isinstance(effect, fx.HandOver) for effect in effects)
    a_person_is_near = {"command:human", "command:menu", "command:help", "command:leave"} & set(ids)
    assert people_are_here or a_person_is_near, event
    for option in ids:
        assert WebChat().parse({"option": option}).option == option, "every button must come back through the channel"
    assert State.from_dict(state.to_dict()) == state


@settings(max_examples=250, deadline=None)
@given(st.lists(events, min_size=1, max_size=14))
def test_any_conversation(conversation):
    books, state, options = library(), State(), []
    rank = len(URGENCIES)
    for event in conversation:
        chosen = event
        if isinstance(event, int):
            if not options:
                continue
            chosen = Chose(options[event % len(options)].id)
        state, effects = step(state, chosen, books)
        assert_whole(state, effects, chosen)
        options = offered(effects)
        if any(isinstance(effect, fx.Leave) for effect in effects):
            rank = len(URGENCIES)
        now = URGENCIES.index(state.highest)
        assert now <= rank, "nothing that was found dangerous is taken back"
        rank = now


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("topic", TOPICS)
def test_every_button_of_every_answer_can_be_walked(topic, language):
    """From each level of each topic along all buttons of its nodes, for her, for another, for a child, in two countries."""
    books = library()
    for about, child, country in (("self", False, None), ("other", True, "SA"), ("unknown", True, "ID")):
        for urgency in URGENCIES:
            begun = State(language=language, language_chosen=True, country=country, about=about, child=child)
            state, effects = step(begun, Said(Heard(urgency, ((topic, 0.9),), language, country, about, child)), books)
            assert_whole(state, effects, (topic, urgency))
            seen, ahead = set(), [(state, effects)]
            while ahead:
                here, shown = ahead.pop()
                for option in offered(shown):
                    if option.id.startswith("node:") and (here.node, option.id) not in seen:
                        seen.add((here.node, option.id))
                        after = step(here, Chose(option.id), books)
                        assert_whole(*after, (topic, urgency, option.id))
                        assert after[0].node == option.id.removeprefix("node:")
                        ahead.append(after)


@pytest.mark.parametrize("topic", DANGER_TOPICS)
@pytest.mark.parametrize("country", [None, "SA", "ID"])
def test_an_emergency_shows_numbers_in_one_answer(topic, country):
    _, effects = step(State(), Said(Heard("emergency", ((topic, 0.9),), country=country)), library())
    kinds = {type(effect).__name__ for effect in effects}
    assert kinds & {"ShowContacts", "ShowFirstNumbers"}
    assert "command:human" in {option.id for option in offered(effects)}


@given(heard)
@settings(max_examples=150, deadline=None)
def test_at_most_one_clarifying_question(understood):
    books = library()
    state, _ = step(State(clarified=True), Said(understood), books)
    assert not state.guesses or understood.topics
    _, effects = step(State(clarified=True), Said(understood), books)
    clarify = books.said("clarify", "id")
    assert clarify not in [effect.text for effect in effects if isinstance(effect, fx.Say)]


@given(st.text(max_size=60))
@settings(max_examples=200, deadline=None)
def test_no_button_of_a_stranger_breaks_it(option):
    for state in (State(), State(topic="medical", level="emergency", node="start"), State(topic="wages", node="gone")):
        after, effects = step(state, Chose(option), library())
        assert_whole(after, effects, option)
