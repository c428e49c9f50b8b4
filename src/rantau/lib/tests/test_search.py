"""The tolerant search finds what was meant, and nothing where nothing fits."""

import pytest

from rantau.lib.search import Document, SearchIndex
from rantau.lib.text import Spelling

DOCUMENTS = [
    Document("wages", "Gaji tidak dibayar atau terlambat", "upah ditahan nunggak", "Catat bulan yang belum dibayar."),
    Document("passport", "Paspor ditahan majikan atau agen", "dokumen dipegang bos", "Paspor itu milikmu."),
    Document("card", "Kartu identitas", "", "Kartu ini bukan paspor dan bukan pengganti paspor."),
    Document("lost", "Paspor hilang di luar negeri", "ilang splp", "Lapor ke polisi, lalu ke KBRI."),
]


@pytest.fixture(scope="module")
def index():
    return SearchIndex(DOCUMENTS, Spelling({"gk": "tidak", "gajihku": "gaji"}).of, frozenset(["di"]))


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("gaji", "wages"),
        ("gajiku gk dibyr", "wages"),
        ("pasporku ditahn bos", "passport"),
        ("paspor ilang", "lost"),
        ("pasprot ditahan", "passport"),
        ("PASPOR DITAHAN!!!", "passport"),
    ],
)
def test_slang_endings_and_typing_errors(index, typed, wanted):
    assert index.find(typed)[0][0].key == wanted


def test_a_title_decides_more_than_a_mention(index):
    assert [document.key for document, _ in index.find("paspor")][-1] != "wages"
    assert index.find("paspor")[0][0].key != "card"


@pytest.mark.parametrize("typed", ["", "   ", "qqqq xxxx", "di", "!!!", "🙂"])
def test_nothing_fits(index, typed):
    assert index.find(typed) == []


def test_an_empty_house_finds_nothing():
    assert SearchIndex([], Spelling({}).of).find("gaji") == []


def test_scores_fall_and_are_limited(index):
    scores = [score for _, score in index.find("paspor", most=2)]
    assert len(scores) == 2
    assert scores == sorted(scores, reverse=True)
