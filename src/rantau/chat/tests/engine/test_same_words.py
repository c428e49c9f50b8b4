"""The browser reads a message as Python does: the same words, rules, roles, child and country, for any text."""

import sys
from typing import Any

import pytest
from hypothesis import given, settings

from rantau.chat.domain.understanding import Model
from rantau.chat.domain.understanding.children import child_concerned
from rantau.chat.domain.understanding.facts import country_of
from rantau.chat.domain.understanding.features import features
from rantau.chat.domain.understanding.people import people_features, roles
from rantau.chat.domain.understanding.reading import read
from rantau.chat.tests.engine.texts import ANY_TEXTS, NASTY, SPEECH_GLUED, both_know, examples, phrases
from rantau.lib.text import clean

WHOM = ("self", "other", "unknown")


def of_python(text: str, model: Model) -> dict[str, Any]:
    words = model.words
    reading = read(text, words)
    return {
        "typed": list(reading.typed),
        "regular": list(reading.regular),
        "words": list(reading.words),
        "folded": list(reading.folded),
        "pieces": [list(piece) for piece in reading.pieces],
        "rules": [rule.name for rule in words.rules.fired(reading.folded)],
        "roles": [list(pair) for pair in zip(*roles(reading.words, words), strict=True)],
        "people": sorted(people_features(reading.words, words).elements()),
        "features": sorted(features(reading, words).elements()),
        "child": [child_concerned(reading, words, about) for about in WHOM],
        "country": [country_of(reading, words, model.country, about) for about in WHOM],
    }


def compare(texts: list[str], ask: Any, model: Model) -> list[dict[str, Any]]:
    """Assert that both engines agree on every text; return what they found."""
    expected = [of_python(text, model) for text in texts]
    for text, python, browser in zip(texts, expected, ask("parts", texts), strict=True):
        assert browser == python, text
    return expected


def test_phrases(ask, model):
    found = compare(phrases(), ask, model)
    assert any(one["rules"] for one in found)
    assert any(True in one["child"] for one in found)
    assert any(one["country"][0] for one in found)


def test_public_examples(ask, model):
    compare(examples(), ask, model)


@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
def test_nasty_texts(ask, model, text):
    compare([text], ask, model)


@settings(max_examples=150, deadline=None)
@given(SPEECH_GLUED)
def test_speech_glued_together(ask, model, texts):
    compare(texts, ask, model)


@settings(max_examples=150, deadline=None)
@given(ANY_TEXTS)
def test_any_text(ask, model, texts):
    """Any Unicode except lone surrogates, and letters that the two sides' releases of Unicode see differently."""
    known = both_know(ask, "".join(texts))
    compare(["".join(letter for letter in text if letter in known) for text in texts], ask, model)


def test_every_letter_of_unicode(ask):
    """One by one between two letters: each falls off, becomes plain or becomes a space, on both sides alike."""
    letters = "".join(map(chr, [*range(0xD800), *range(0xE000, sys.maxunicode + 1)]))
    texts = [f"a{letter}b" for letter in sorted(both_know(ask, letters))]
    assert len(texts) > 140_000
    different = [
        ascii(text) for text, browser in zip(texts, ask("clean", texts), strict=True) if browser != clean(text)
    ]
    assert different == []


def test_no_beginning_is_longer_than_the_browser_looks(model):
    for words in (model.words.rules.groups, model.words.concepts):
        assert max(map(len, words.beginnings)) < 40
