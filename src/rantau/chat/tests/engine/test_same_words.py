"""The browser reads a message as Python does: the same words, rules, roles, child and country, for any text."""

import json
import os
import sys
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rantau.chat.domain.understanding.children import child_concerned
from rantau.chat.domain.understanding.facts import COUNTRY_WEIGHTS, about_by_words, country_of
from rantau.chat.domain.understanding.people import people_features, roles
from rantau.chat.domain.understanding.reading import read
from rantau.lib.text import clean

ROOT = Path(__file__).resolve().parents[5]
WHOM = ("self", "other", "unknown")
EVERY = 1 if os.environ.get("CI") else 7  # of the phrases; all of them in CI

# Ordinary speech, cut up and glued together at random, reaches far more of the rules than random letters do.
SPEECH = """
    saya aku istriku anak anakku adik umur usia 15 17 tahun 0rang 3hari luka2 d1pukul dipukul digebugi tolooong tidak ora film dulu
    sekarang kelas smp sekolah dasar majikan majikannya kerja jaga bayi kecil my wife i was beaten years old di ke dari jeddah taiwan
    kl hong kong indonesia kampung rumah kak bu halo tapi karena , . ! ? ' ta' dhuwit boeat 😭 🔪 kabur dikunci makan mati bunuh diri
    __proto__ constructor 2010 jam9 rm500 100rb 007 99999 am grade 12
"""
NASTY = [
    "", " ", "\n", "'", "'''", "a'", "'a", "a'b'c'", "0", "00000000000000000000012 tahun", "9" * 5000, "x" * 5000, "aa2bb" * 900,
    "tolong " * 900, "😭" * 4001 + "tolong", "🔪" * 2500, "\U0001f5e1\ufe0f", "a\u0301\u0327" * 2000, "di\u200bpu\u00adkul", "\ufeffhalo",
    "ｔｏｌｏｎｇ", "𝐭𝐨𝐥𝐨𝐧𝐠", "①②③ hari", "½ gaji", "ﬁlm", "Iİıi", "ẞßſ", "K Å", "\x00\x85\x1f tolong", "umur saya 15", "\u302e\u1d165a",
    "constructor __proto__ toString hasOwnProperty valueOf", "anak saya umur 15 tahun", "ta'ada' ' ''", "…।？！。，", "‘’ʼ`´′ʻˈ", "a" + "\u0345" * 50,
    "𝟘rang 𝟏𝟓 tahun", "tolong" + "\U000e0041" * 3 + "kak", "مساعدة tolong 救命", "e\u0301́ \u0e33 \u0f77", "\U0010ffff\ue000", "luka2nya 2x 1bu 4nak 0k a1b2c3",
]  # fmt: skip


def of_python(text: str, words: Any) -> dict[str, Any]:
    reading = read(text, words)
    found, kept = roles(reading.words, words)
    return {
        "typed": list(reading.typed),
        "regular": list(reading.regular),
        "words": list(reading.words),
        "folded": list(reading.folded),
        "pieces": [list(piece) for piece in reading.pieces],
        "rules": [rule.name for rule in words.rules.fired(reading.folded)],
        "roles": found,
        "kept": kept,
        "people": sorted(people_features(reading.words, words).elements()),
        "about": about_by_words(reading, words),
        "child": [child_concerned(reading, words, about) for about in WHOM],
        "country": [country_of(reading, words, COUNTRY_WEIGHTS, about) for about in WHOM],
    }


def compare(texts: list[str], ask: Any, words: Any) -> list[dict[str, Any]]:
    """Assert that both engines agree on every text; return what they found."""
    expected = [of_python(text, words) for text in texts]
    for text, python, browser in zip(texts, expected, ask("parts", texts), strict=True):
        assert browser == python, text
    return expected


def lines(path: Path) -> list[str]:
    return [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines() if line]


def phrases() -> list[str]:
    found = [text for path in sorted((ROOT / "content" / "phrases").glob("*.jsonl")) for text in lines(path)]
    return found[::EVERY]


def test_phrases(ask, words):
    found = compare(phrases(), ask, words)
    assert any(one["rules"] for one in found)
    assert any(True in one["child"] for one in found)
    assert any(one["country"][0] for one in found)


def test_public_examples(ask, words):
    compare(lines(ROOT / "tests" / "understanding" / "examples.jsonl"), ask, words)


@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
def test_nasty_texts(ask, words, text):
    compare([text], ask, words)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(st.sampled_from(SPEECH.split()), max_size=30), min_size=1, max_size=10))
def test_speech_glued_together(ask, words, scraps):
    compare([" ".join(some) for some in scraps], ask, words)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cn"]), max_size=200), min_size=1, max_size=10))
def test_any_text(ask, words, texts):
    """Any Unicode except lone surrogates, and letters that the two sides' releases of Unicode see differently."""
    known = both_know(ask, "".join(texts))
    compare(["".join(letter for letter in text if letter in known) for text in texts], ask, words)


def test_every_letter_of_unicode(ask):
    """One by one between two letters: each falls off, becomes plain or becomes a space, on both sides alike."""
    letters = "".join(map(chr, [*range(0xD800), *range(0xE000, sys.maxunicode + 1)]))
    texts = [f"a{letter}b" for letter in sorted(both_know(ask, letters))]
    assert len(texts) > 140_000
    different = [
        ascii(text) for text, browser in zip(texts, ask("clean", texts), strict=True) if browser != clean(text)
    ]
    assert different == []


def both_know(ask: Any, letters: str) -> set[str]:
    """Letters that the Unicode tables of Python and of node see alike: releases add letters and move a few between groups."""
    some = sorted(set(letters))
    groups = ask("group", some)
    return {letter for letter, group in zip(some, groups, strict=True) if group == _group(letter) != "Cn"}


def _group(letter: str) -> str:
    """Unassigned, falling off, or any other."""
    category = unicodedata.category(letter)
    return category if category in {"Cn", "Cf", "Mn"} else ""
