"""Texts on which both engines must agree: phrases, examples, glued speech, any Unicode, and nasty ones."""

import json
import os
import unicodedata
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

ROOT = Path(__file__).resolve().parents[5]
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


SPEECH_GLUED = st.lists(st.lists(st.sampled_from(SPEECH.split()), max_size=30).map(" ".join), min_size=1, max_size=10)
ANY_TEXTS = st.lists(st.text(st.characters(exclude_categories=["Cs", "Cn"]), max_size=200), min_size=1, max_size=10)


def lines(path: Path) -> list[str]:
    return [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines() if line]


def phrases() -> list[str]:
    found = [text for path in sorted((ROOT / "content" / "phrases").glob("*.jsonl")) for text in lines(path)]
    return found[::EVERY]


def examples() -> list[str]:
    return lines(ROOT / "tests" / "understanding" / "examples.jsonl")


def both_know(ask: Any, letters: str) -> set[str]:
    """Letters that the Unicode tables of Python and of node see alike: releases add letters and move a few between groups."""
    some = sorted(set(letters))
    groups = ask("group", some)
    return {letter for letter, group in zip(some, groups, strict=True) if group == _group(letter) != "Cn"}


def _group(letter: str) -> str:
    """Unassigned, falling off, or any other."""
    category = unicodedata.category(letter)
    return category if category in {"Cn", "Cf", "Mn"} else ""
