"""Case 25: no text makes our patterns slow. Time grows with the length of the text, and lengths are bounded."""

import time

import pytest

from rantau.chat.domain.dialogue.words import command_in
from rantau.chat.domain.understanding import understand, words_only
from rantau.chat.services import understand_text
from rantau.config.cli.checks.repository import _FORBIDDEN
from rantau.directory.domain import is_stale
from rantau.knowledge.domain import CITATION, PHONE
from rantau.lib.text import Spelling, clean, fold, tokens
from rantau.messaging.api import BadMessage, WebChat

LONG = 8000  # the longest text that the API takes
SLOWEST = 0.5

SEEDS = ["a", "ab", "a'", "1", "2a", "a2", "aa2", "0", "+0", "0 ", "0-", "(", "[K", "[KF0001,", " ", "\n", ".", "a.", "tolong ", "luka2", "x" * 40 + " ",
         "jam9", "é", "😭", "a\u200b", "ｔ", "ا", "dh", "oe", "hh", "nggak ", "dipukul ", "gara2 ", "=", "-", "_:", "AA-", "!?"]  # fmt: skip


def hostile():
    for seed in SEEDS:
        body = (seed * (LONG // len(seed) + 1))[:LONG]
        yield body
        yield body[:-1] + "!"
        yield body[:-1] + "\x00"


@pytest.fixture(scope="module")
def plain_model():
    from django.conf import settings

    return words_only(settings.CONTENT_DIR, settings.REFERENCE_DIR / "lexicon")


def slowest(function, texts):
    worst, where = 0.0, ""
    for text in texts:
        started = time.process_time()  # other processes of the machine do not count
        function(text)
        seconds = time.process_time() - started
        if seconds > worst:
            worst, where = seconds, text[:20]
    return worst, where


def webchat(text):
    for field in ("text", "option", "token", "country", "language"):
        try:
            WebChat().parse({field: text})
        except BadMessage:
            continue


PARTS = {
    "cleaning": clean,
    "tokens": tokens,
    "folding": lambda text: [fold(word) for word in tokens(text)],
    "folding one word": fold,
    "spelling": lambda text: Spelling({"sy": "saya"}).of(tokens(text)),
    "commands": command_in,
    "web chat": webchat,
    "dates": lambda text: is_stale(text, __import__("datetime").date(2026, 1, 1)),
    "citations": CITATION.findall,
}  # fmt: skip


@pytest.mark.parametrize("name", PARTS)
def test_a_part_is_never_slow(name):
    seconds, text = slowest(PARTS[name], hostile())
    assert seconds < SLOWEST, text


def test_understanding_without_a_model_is_never_slow(plain_model):
    seconds, text = slowest(lambda text: understand(text, plain_model), hostile())
    assert seconds < SLOWEST, text


def test_understanding_with_the_model_is_never_slow(model):
    seconds, text = slowest(understand_text, hostile())
    assert seconds < SLOWEST, text


@pytest.mark.django_db
def test_searching_is_never_slow(model):
    from rantau.web.search import search_everything

    search_everything("gaji", language="id", country=None)  # builds the index
    seconds, text = slowest(lambda text: search_everything(text[:200], language="id", country="SA"), hostile())
    assert seconds < SLOWEST, text


def test_patterns_for_authors_are_never_slow():
    texts = [text[:2000] for text in hostile()]
    seconds, text = slowest(lambda text: [pattern.search(text) for pattern in (PHONE, *_FORBIDDEN.values())], texts)
    assert seconds < SLOWEST, text


def test_time_grows_with_the_length(model):
    """Twice the text takes at most a little more than twice the time, up to where texts are cut."""
    for seed in ("a2", "dipukul majikan ", "tolong! "):
        short, long = (seed * (1000 // len(seed))), (seed * (4000 // len(seed)))
        understand_text(short)
        times = [min(slowest(understand_text, [text])[0] for _ in range(5)) for text in (short, long)]
        assert times[1] < 12 * max(times[0], 0.002), seed
