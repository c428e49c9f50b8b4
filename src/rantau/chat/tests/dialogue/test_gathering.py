"""Several messages can only mean more than each of them, never less."""

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rantau.chat.domain.dialogue import gathering
from rantau.chat.domain.dialogue.engine import step
from rantau.chat.domain.dialogue.events import Said
from rantau.chat.domain.dialogue.state import State
from rantau.chat.domain.dialogue.words import reply_in
from rantau.chat.domain.topics import DANGER_TOPICS, EMERGENCY, TOPICS, URGENCIES, URGENT
from rantau.chat.domain.understanding import Understanding
from rantau.chat.library import library

CONTENT = Path(__file__).resolve().parents[5] / "content" / "understanding"
PLAIN = Understanding("routine", (("wages", 0.9),), "id", None, "self", False, False, None)
probabilities = st.floats(0, 1)
figures = st.sampled_from(["danger", "emergency"])
topics = st.sets(st.sampled_from(TOPICS))


@given(st.lists(probabilities, max_size=20), st.integers(0, 19), figures)
def test_leaving_out_a_message_never_gathers_more(said, which, what):
    def figure(messages):
        found = 0
        for one in messages:
            found = gathering.gathered(what, found, one)
        return found

    assert 0 <= figure(said) <= 100
    if said:
        later = [*said[: which % len(said)], 0.0, *said[which % len(said) + 1 :]]
        assert figure(later) <= figure(said)


@given(st.integers(0, 100), probabilities, probabilities, figures)
def test_a_worse_message_gathers_no_less(before, one, other, what):
    low, high = sorted((one, other))
    assert gathering.gathered(what, before, low) <= gathering.gathered(what, before, high)


@given(st.integers(0, 100), st.integers(0, 100), probabilities, probabilities, st.sampled_from(URGENCIES))
def test_it_only_raises(danger, emergency, p, q, urgency):
    message = replace(PLAIN, urgency=urgency, danger=p, emergency=q)
    _, _, found = gathering.gather(State(danger=danger, emergency=emergency), message)
    assert URGENCIES.index(found) <= URGENCIES.index(urgency)


@settings(deadline=None)
@given(st.lists(st.floats(0, 0.06), min_size=1, max_size=200))
def test_harmless_talk_never_adds_up(said):
    state = State()
    for one in said:
        state, _ = step(state, Said(replace(PLAIN, danger=one, emergency=one)), library())
    assert state.highest == "routine"


@pytest.mark.parametrize(("each", "enough"), [(0.13, 2), (0.1, 3), (0.08, 6), (0.06, None)])
def test_how_many_messages_are_enough(each, enough):
    state, heard = State(), []
    for _ in range(12):
        state, _ = step(state, Said(replace(PLAIN, danger=each)), library())
        heard.append(state.highest)
    assert (heard.index(URGENT) + 1 if URGENT in heard else None) == enough


@given(topics, topics)
def test_more_topics_never_mean_less(one, other):
    assert gathering.together((), one) is None or gathering.together((), one | other) is not None


@given(topics, st.permutations(TOPICS))
def test_the_order_of_topics_does_not_matter(heard, order):
    shuffled = [topic for topic in order if topic in heard]
    assert gathering.hear((), shuffled) == gathering.hear((), heard)
    assert gathering.together((), shuffled) == gathering.together((), heard)


@given(topics)
def test_what_was_said_once_is_not_said_again(heard):
    assert gathering.together(heard, heard) is None


def test_the_table_speaks_of_known_topics_and_ends_in_danger():
    for needed, topic, urgency in gathering.TOGETHER:
        assert needed <= set(TOPICS) and len(needed) >= 2
        assert topic in DANGER_TOPICS
        assert urgency in {EMERGENCY, URGENT}
        assert topic not in needed or len(needed) == 2


@pytest.mark.parametrize(
    ("typed", "reply"),
    [
        ("ya", "yes"), ("Iyaaa kak", "yes"), ("inggih mbak", "yes"), ("muhun", "yes"), ("YES!!", "yes"),
        ("tidak", "no"), ("ngga kak", "no"), ("ora", "no"), ("henteu teh", "no"), ("no", "no"), ("belum", "no"),
        ("aman", "safe"), ("masih aman", "safe"), ("ya aman", "safe"), ("ga aman", "unsafe"), ("not safe", "unsafe"), ("ora aman mbak", "unsafe"),
        ("tidak digaji", None), ("ya tapi dia marah", None), ("ya tidak", None), ("", None), ("kak", None), ("😭", None),
    ],
)  # fmt: skip
def test_a_typed_answer(typed, reply):
    assert reply_in(typed) == reply


def test_the_figures_belong_to_the_limits_of_the_model():
    """A message just below its limit is close to it, and three of them are enough; whoever moves a limit moves these too."""
    limits = tomllib.loads((CONTENT / "limits.toml").read_text(encoding="utf-8"))["limits"]
    for what in ("danger", "emergency"):
        just_below = limits[what] - 0.01
        assert gathering.FLOOR[what] < gathering.CLOSE[what] <= gathering.share(0.75 * limits[what]) + 1
        found = 0
        for _ in range(3):
            found = gathering.gathered(what, found, just_below)
        assert found >= gathering.ENOUGH[what] > gathering.gathered(what, 0, just_below)


def test_an_answer_without_a_question_is_a_message():
    state, _ = step(State(), Said(PLAIN, 1, "yes"), library())
    assert state.topic == "wages"


@pytest.mark.parametrize("topic", DANGER_TOPICS)
def test_who_cannot_write_safely_gets_the_emergency_answer_and_nothing_long(topic):
    books = library()
    state, _ = step(
        State(safe=False, country="SA"), Said(replace(PLAIN, urgency=URGENT, topics=((topic, 0.9),))), books
    )
    assert (state.level, state.highest) == (EMERGENCY, EMERGENCY)
    _, effects = step(state, Said(replace(PLAIN, urgency=URGENT, topics=((topic, 0.9),))), books)
    names = [type(effect).__name__ for effect in effects]
    assert "ShowFirstNumbers" in names and "OfferMessage" in names
    assert not {"ReadOn", "ShowSources", "ShowContacts", "ShowFact"} & set(names)
    assert names.count("Say") <= 2
