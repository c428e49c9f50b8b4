"""The search box knows what people call their needs in Javanese, Sundanese, Malay, Madurese and Sasak."""

import csv
from pathlib import Path

import pytest

from rantau.knowledge import api as knowledge
from rantau.web.search import search_everything

ROOT = Path(__file__).resolve().parents[4]
WORDS = ROOT / "content" / "search" / "words.csv"
FIRST = 5
# What is typed, and the articles of which one must be among the first hits; "mission": an entry of an embassy or consulate.
BEATEN, PASSPORT, HUNGRY, LOCKED = (
    {"dipukul-majikan"}, {"paspor-ditahan"}, {"tidak-diberi-makan"}, {"dikurung-majikan"},
)  # fmt: skip
RAPED, WAGES, DIE, SICK = (
    {"diperkosa-72-jam"},
    {"gaji-tidak-dibayar"},
    {"ingin-mati", "menemani-teman-ingin-mati"},
    {"sakit-parah-luka"},
)
TYPED = {
    "jv": {"digebugi majikan": BEATEN, "paspor dijupuk majikan": PASSPORT, "ngelih ora dipakani": HUNGRY, "dikancing ing omah": LOCKED,
           "dirudapeksa": RAPED, "bayaranku durung dibayar": WAGES, "pengin mati": DIE, "lara tatu getih": SICK},
    "su": {"ditakol dunungan": BEATEN, "paspor dicandak dunungan": PASSPORT, "langlayeuseun teu dibere dahar": HUNGRY, "dikonci di imah": LOCKED,
           "diperkosa": RAPED, "gajih teu dibayar": WAGES, "hayang paeh": DIE, "gering raheut": SICK},
    "ms": {"dibelasah majikan": BEATEN, "pasport dipegang majikan": PASSPORT, "kebuluran": HUNGRY, "dikurung majikan": LOCKED,
           "kena rogol": RAPED, "gaji tak dibayar": WAGES, "nak bunuh diri": DIE, "sakit cedera": SICK},
    "mad": {"epokol majikan": BEATEN, "paspor eteggu' majikan": PASSPORT, "kalaparan ta' eberri' ngakan": HUNGRY, "ekonce e roma": LOCKED,
            "eperkosa": RAPED, "bajaran ta' ebajar": WAGES, "terro mate": DIE, "sake' loka": SICK},
    "sas": {"tepantok majikan": BEATEN, "paspor tebait majikan": PASSPORT, "lapah ndeq teberi mangan": HUNGRY, "tekunci lek bale": LOCKED,
            "teperkosa": RAPED, "gaji ndeq tebayah": WAGES, "mele mate": DIE, "sakit luka bedaraq": SICK},
}  # fmt: skip
EMBASSY = {"jv": "kedutaan", "su": "kadutaan", "ms": "kedutaan", "mad": "kaduta'an", "sas": "kedutaan"}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "typed"), [(language, typed) for language, by_words in TYPED.items() for typed in by_words]
)
@pytest.mark.parametrize("page", ["own", "id"])
def test_needs_in_her_own_words(language: str, typed: str, page: str) -> None:
    """Also on the Indonesian page: few change the language before they type."""
    shown = language if page == "own" else page
    by_href = {one.href: one.slug for one in knowledge.list_articles(language=shown)}
    found = [by_href.get(hit.href) for hit in search_everything(typed, language=shown, country=None)[:FIRST]]
    assert TYPED[language][typed] & set(found), found


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "typed"), EMBASSY.items())
def test_the_embassy_of_her_country(language: str, typed: str) -> None:
    hits = search_everything(f"{typed} hong kong", language=language, country="HK")[:FIRST]
    assert any(hit.kind == "contact" and "K" in hit.title and "RI" in hit.title for hit in hits), [
        h.title for h in hits
    ]


def test_one_word_means_one_thing_in_the_one_search_box() -> None:
    with WORDS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    meanings: dict[str, set[str]] = {}
    for row in rows:
        assert row["word"] == row["word"].lower().strip(), row
        meanings.setdefault(row["word"], set()).add(row["indonesian"])
    assert {row["language"] for row in rows} == set(TYPED)
    assert not {word: found for word, found in meanings.items() if len(found) > 1}
