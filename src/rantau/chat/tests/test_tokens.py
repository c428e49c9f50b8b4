"""A token opens for the one who carries it, for its time, unchanged; anything else begins a new conversation and never an error."""

import base64
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from rantau.chat.api import take_turn
from rantau.chat.domain.dialogue.state import ABOUT, LANGUAGES, State
from rantau.chat.domain.topics import TOPICS, URGENCIES
from rantau.chat.tokens import TokenDamaged, TokenExpired, open_token, seal
from rantau.messaging.api import Inbound

SECRET, OTHER = "s" * 40, "o" * 40
NOW = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
HOURS = timedelta(hours=6)

topics = st.sampled_from(TOPICS)
states = st.builds(
    State,
    language=st.sampled_from(LANGUAGES),
    language_chosen=st.booleans(),
    country=st.none() | st.sampled_from(["SA", "MY", "ID"]),
    about=st.sampled_from(ABOUT),
    child=st.booleans(),
    topic=st.none() | topics,
    level=st.sampled_from(URGENCIES),
    node=st.none() | st.sampled_from(["start", "more"]),
    waiting=st.lists(topics, max_size=3).map(tuple),
    guesses=st.lists(topics, max_size=4).map(tuple),
    highest=st.sampled_from(URGENCIES),
    clarified=st.booleans(),
    safe=st.none() | st.booleans(),
    turns=st.integers(0, 5000),
)


def sealed(state=State(topic="confinement"), now=NOW):  # noqa: B008
    return seal(state, secret=SECRET, now=now, lifetime=HOURS)


@given(states)
def test_a_state_comes_back_as_it_was(state):
    assert open_token(sealed(state), secret=SECRET, now=NOW + HOURS - timedelta(seconds=1)) == state


@given(states)
def test_a_token_is_short_enough_and_tells_nothing(state):
    token = sealed(state)
    assert len(token) <= 2000
    raw = base64.urlsafe_b64decode(token + "=" * (-len(token) % 4))
    assert not any(topic.encode() in raw for topic in TOPICS)


def test_its_length_does_not_tell_the_topic():
    assert len({len(sealed(State(topic=topic, node="start", level="emergency"))) for topic in TOPICS}) == 1


def test_the_same_state_is_never_the_same_token():
    assert sealed() != sealed()


def test_an_old_token_is_expired():
    with pytest.raises(TokenExpired):
        open_token(sealed(), secret=SECRET, now=NOW + HOURS + timedelta(seconds=1))


def test_the_token_of_another_server_is_damaged():
    with pytest.raises(TokenDamaged):
        open_token(sealed(), secret=OTHER, now=NOW)


@given(st.integers(0, 10_000), st.integers(1, 255))
def test_a_changed_token_is_damaged(place, change):
    token = sealed()
    raw = bytearray(base64.urlsafe_b64decode(token + "=" * (-len(token) % 4)))
    raw[place % len(raw)] ^= change
    with pytest.raises(TokenDamaged):
        open_token(base64.urlsafe_b64encode(bytes(raw)).decode().rstrip("="), secret=SECRET, now=NOW)


@given(st.integers(0, 600))
def test_a_cut_token_is_damaged(length):
    token = sealed()
    with pytest.raises(TokenDamaged):
        open_token(token[: min(length, len(token) - 2)], secret=SECRET, now=NOW)


def test_halves_of_two_tokens_are_damaged():
    one, other = sealed(State(topic="wages")), sealed(State(topic="medical"))
    with pytest.raises(TokenDamaged):
        open_token(one[:60] + other[60:], secret=SECRET, now=NOW)


@given(st.text(max_size=300))
def test_any_text_is_no_token(text):
    with pytest.raises(TokenDamaged):
        open_token(text, secret=SECRET, now=NOW)


@given(st.binary(max_size=400))
def test_any_bytes_are_no_token(raw):
    with pytest.raises(TokenDamaged):
        open_token(base64.urlsafe_b64encode(raw).decode(), secret=SECRET, now=NOW)


@pytest.mark.django_db
class TestInTheConversation:
    def turn(self, token, text="", option=""):
        return take_turn(Inbound("webchat", text=text, option=option, token=token), timezone.now())

    def begun(self, settings, **values):
        state = State(topic="confinement", level="emergency", node="start", **values)
        return seal(state, secret=settings.SECRET_KEY, now=timezone.now(), lifetime=HOURS)

    @pytest.mark.parametrize("token", ["x", "A" * 400, "💥", "===", "a b c", "-_-_", "\u0000", "null", "{}"])
    def test_a_broken_token_begins_anew_and_answers(self, model, token):
        answer = self.turn(token, text="saya dipukul majikan sekarang")
        assert answer.expired
        assert answer.urgency in {"urgent", "emergency"}

    def test_an_expired_token_says_so_and_answers(self, model, settings):
        old = seal(State(topic="wages", language="en", language_chosen=True), secret=settings.SECRET_KEY,
                   now=timezone.now() - timedelta(days=3), lifetime=HOURS)  # fmt: skip
        answer = self.turn(old, text="saya dikurung")
        assert answer.expired
        assert answer.parts[0]["type"] == "text"

    def test_a_button_of_an_expired_page_does_not_end_in_nothing(self, settings):
        answer = self.turn("expired", option="node:more")
        assert answer.expired and answer.options

    def test_a_swapped_token_goes_on_in_the_other_conversation_only(self, model, settings):
        """Whoever carries a token carries the conversation; it holds codes and no words."""
        token = self.begun(settings, country="SA")
        answer = self.turn(token, option="command:menu")
        assert not answer.expired

    @settings(max_examples=25, deadline=None)
    @given(st.text(max_size=200), st.sampled_from(["", "node:more", "safe:no", "now:medical"]))
    def test_no_token_ever_breaks_a_turn(self, token, option):
        assert self.turn(token.replace("\x00", ""), option=option).token
