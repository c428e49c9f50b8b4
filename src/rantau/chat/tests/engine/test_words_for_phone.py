"""The word tables of the phone lose nothing that is asked for: patterns stand as Python compiled them, glosses as it reads them."""

import pytest

from rantau.chat.domain.understanding.matching import Matcher, matcher
from rantau.chat.domain.understanding.words import words_from
from rantau.chat.phone.words import patterns, words_for_phone
from rantau.lib.text import Spelling

SPELLING = Spelling({"sy": "saya", "gak": "tidak"})


def flat(found: Matcher) -> set[tuple[str, tuple[str, ...], str]]:
    exact = {(first, rest, group) for first, follow in found.exact.items() for rest, group in follow}
    return exact | {(first + "*", rest, group) for first, follow in found.beginnings.items() for rest, group in follow}


def test_patterns_are_spelled_and_folded_once():
    found = matcher({"beaten": ["Sy dipukul*", "gak", "tidak", "dhuwit boeat"], "guard:play": ["film*"]}, SPELLING)
    assert {group: set(some) for group, some in patterns(found).items()} == {
        "beaten": {"saya dipukul*", "tidak", "duwit buat"},
        "guard:play": {"film*"},
    }


def test_no_pattern_is_lost(tables):
    words = words_from(tables)
    for compiled, written in (
        (words.rules.groups, words_for_phone(tables)["patterns"]),
        (words.concepts, words_for_phone(tables)["concepts"]),
    ):
        again = {
            (first, tuple(rest), group)
            for group, some in written.items()
            for first, *rest in (pattern.split(" ") for pattern in some)
        }
        assert again == flat(compiled)


def test_rules_places_and_glosses_stand_as_python_reads_them(tables):
    words, found = words_from(tables), words_for_phone(tables)
    assert [rule["name"] for rule in found["rules"]] == [rule.name for rule in words.rules.rules]
    assert {name: tuple(place) for name, place in found["places"].items()} == words.places
    assert {word: tuple(said) for word, said in found["gloss"].items()} == words.gloss
    assert not any(name.startswith("language_") for name in found["people"])


@pytest.mark.parametrize("missing", ["spelling", "lists", "danger", "places", "gloss", "concepts"])
def test_a_missing_table_is_refused(tables, missing):
    with pytest.raises(KeyError):
        words_for_phone({name: table for name, table in tables.items() if name != missing})
