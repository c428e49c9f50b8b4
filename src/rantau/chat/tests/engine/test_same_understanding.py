"""The browser understands a message as Python does: the same decisions, scores equal to 1e-4."""

import dataclasses
import gzip
from typing import Any

import pytest
from hypothesis import given, settings

from rantau.chat.domain.understanding import Model, understand
from rantau.chat.tests.engine.conftest import ENGINE
from rantau.chat.tests.engine.texts import ANY_TEXTS, NASTY, SPEECH_GLUED, both_know, examples, phrases

DECISIONS = ("urgency", "language", "country", "about", "child", "doubtful", "rule")
ENGINE_BYTES = 15 * 1024  # understanding and dialogue together, compressed as they stand


def compare(texts: list[str], ask: Any, model: Model, what: str = "understand") -> list[dict[str, Any]]:
    """Assert that both engines decide the same; return what the browser's found."""
    answers: list[dict[str, Any]] = ask(what, texts)
    for text, browser in zip(texts, answers, strict=True):
        python = understand(text, model)
        assert {name: browser[name] for name in DECISIONS} == {name: getattr(python, name) for name in DECISIONS}, text
        assert [topic for topic, _ in browser["topics"]] == [topic for topic, _ in python.topics], text
        assert [score for _, score in browser["topics"]] == pytest.approx([s for _, s in python.topics], abs=1.0001e-4)
        assert browser["danger"] == pytest.approx(python.danger, abs=1e-9), text
        assert browser["emergency"] == pytest.approx(python.emergency, abs=1e-9), text
    return answers


@pytest.mark.slow
def test_phrases(ask, model):
    found = compare(phrases(), ask, model)
    for name in DECISIONS:
        assert len({one[name] for one in found}) > 1, name


def test_public_examples(ask, model):
    compare(examples(), ask, model)


def test_limits_of_a_language(ask, model):
    limits = {"danger": 0.9, "danger:id": 0.05, "emergency": 0.95, "emergency:jv": 0.1}
    strict = compare(examples(), ask, dataclasses.replace(model, limits=limits), "strictly")
    assert [one["urgency"] for one in strict] != [one["urgency"] for one in ask("understand", examples())]


@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
def test_nasty_texts(ask, model, text):
    compare([text], ask, model)


@settings(max_examples=100, deadline=None)
@given(SPEECH_GLUED)
def test_speech_glued_together(ask, model, texts):
    compare(texts, ask, model)


@settings(max_examples=100, deadline=None)
@given(ANY_TEXTS)
def test_any_text(ask, model, texts):
    known = both_know(ask, "".join(texts))
    compare(["".join(letter for letter in text if letter in known) for text in texts], ask, model)


def test_features_are_plain_letters(model):
    """The browser hashes names of features letter by letter, which holds for ASCII alone."""
    assert all(said.isascii() for words in model.words.gloss.values() for said in words)
    assert all(said.isascii() for said in model.words.spelling.regular.values())


def test_the_engine_is_small():
    files = sorted(ENGINE.glob("*.js"))
    assert len(files) > 1
    assert len(gzip.compress(b"".join(path.read_bytes() for path in files))) <= ENGINE_BYTES
