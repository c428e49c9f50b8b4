"""Texts as people type them become the tokens, spellings and features that rules and models see."""

import doctest
import importlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rantau.lib.text import Spelling, char_ngrams, clauses, clean, fold, stem, tokens, word_ngrams, words


@pytest.mark.parametrize("module", ["clean", "spelling", "fold", "ngrams", "clauses", "stem"])
def test_examples_in_docstrings(module):
    found = doctest.testmod(importlib.import_module(f"rantau.lib.text.{module}"))
    assert found.attempted and not found.failed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("TOLONG!!! sy dipukul", ["tolong", "sy", "dipukul"]),
        ("to\u200blong", ["tolong"]),
        ("𝗧𝗼𝗹𝗼𝗻𝗴 saya", ["tolong", "saya"]),
        ("Mboten saged mêdal, kulo ajrih", ["mboten", "saged", "medal", "kulo", "ajrih"]),
        ("ma’jama okko bola’e", ["ma'jama", "okko", "bola'e"]),
        ("🆘 😂", ["emosos", "emolaugh"]),
        ("مساعدة 救命", []),
        ("", []),
    ],
)
def test_words(text, expected):
    assert words(text) == expected


def test_marks_are_tokens():
    assert tokens("gaji lancar. tapi dipukul") == ["gaji", "lancar", ".", "tapi", "dipukul"]


def test_a_very_long_message_is_cut():
    assert len(clean("tolong " * 5000)) <= 4000


@pytest.mark.parametrize(
    ("typed", "regular"),
    [
        (["d1pukul"], ["dipukul"]),
        (["3hari"], ["3", "hari"]),
        (["0rang"], ["orang"]),
        (["5jt"], ["5", "jt"]),
        (["temen2nya"], ["temennya"]),
        (["tolooooong"], ["tolong"]),
        (["12"], ["12"]),
        (["blk"], ["blk"]),
    ],
)
def test_spelling(typed, regular):
    assert Spelling({"blk": "blk"}, frozenset({"blk"})).of(typed) == regular


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("dhuwit", "duwit"),
        ("boeat", "buat"),
        ("udah", "uda"),
        ("bhengko", "bengko"),
        ("pathi", "pati"),
        ("tolloong", "tolong"),
    ],
)
def test_spellings_of_one_sound_meet(one, other):
    assert fold(one) == fold(other)


def test_forms_of_one_word_meet():
    assert stem("dipukulin") == stem("dipukul") == "pukul"


def test_clauses_lose_nothing():
    said = tokens(
        "gaji lancar kok kak, majikan baik. tapi tadi malam saya dipukul pakai sapu sampai berdarah terus dikunci"
    )
    pieces = clauses(said, {"tapi", "terus"})
    assert [word for piece in pieces for word in piece] == [token for token in said if token not in ",."]
    assert len(pieces) > 1


@given(st.text())
def test_no_text_breaks_the_cleaner(text):
    for word in words(text):
        assert word.isascii()
        assert word == word.lower()
        fold(word)
        stem(word)
        char_ngrams(word)
    word_ngrams(words(text))
    Spelling({}).of(tokens(text))


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text):
    assert clean(clean(text)) == clean(text)
