"""Codes and names are complete, and no text of a stranger breaks a look-up."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rantau.places.api import countries, country, province, provinces, regencies, regency


def test_there_are_all_countries_provinces_and_regencies():
    assert len(countries()) >= 249
    assert len(provinces()) == 38
    assert len(regencies()) == 514


def test_every_country_has_a_code_and_names_in_both_languages():
    for code, place in countries().items():
        assert re.fullmatch(r"[A-Z]{2}", code) and place.code == code
        assert place.name("id") and place.name("en") and place.name("jv") == place.name("id")


def test_names_are_not_given_twice():
    for language in ("id", "en"):
        names = [place.name(language) for place in countries().values()]
        assert len(names) == len(set(names))


def test_every_regency_belongs_to_a_province():
    for code, place in regencies().items():
        assert place.province_code in provinces()
        assert code.startswith(place.province_code) and place.name


@pytest.mark.parametrize(
    "code", ["MY", "SG", "HK", "TW", "KR", "JP", "SA", "AE", "QA", "KW", "BN", "JO", "OM", "BH", "KH", "ID"]
)
def test_the_main_destinations_are_there_in_any_case(code):
    assert country(code) == country(code.lower()) is not None


@given(st.one_of(st.none(), st.text(max_size=20)))
def test_a_look_up_never_fails(text):
    found = country(text)
    assert found is None or found.code == text.upper()
    assert province(text or "") is None or text in provinces()
    assert regency(text or "") is None or text in regencies()
