import csv
from functools import cache
from pathlib import Path

from rantau.places.domain import Country, Region

REFERENCE = Path(__file__).resolve().parents[3] / "data"
# CLDR writes the full official names; people know these places by the short ones.
SHORT_NAMES = {"HK": ("Hong Kong", "Hong Kong"), "MO": ("Makau", "Macau"), "BN": ("Brunei", "Brunei")}


def _rows(path: str) -> list[dict[str, str]]:
    with (REFERENCE / path).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def countries() -> dict[str, Country]:
    """All countries by ISO code."""
    found = {}
    for row in _rows("countries/countries.csv"):
        name_id, name_en = SHORT_NAMES.get(row["alpha2"], (row["name_id"], row["name_en"]))
        found[row["alpha2"]] = Country(row["alpha2"], name_id, name_en, row["currency"])
    return found


def country(code: str | None) -> Country | None:
    """The country of an ISO code in any case, or None."""
    return countries().get((code or "").upper())


@cache
def provinces() -> dict[str, Region]:
    """The 38 provinces by code."""
    return {row["code"]: Region(row["code"], row["name"], row["code"]) for row in _rows("regions/provinces.csv")}


@cache
def regencies() -> dict[str, Region]:
    """The 514 regencies and cities by code."""
    return {
        row["code"]: Region(row["code"], row["name"], row["province_code"]) for row in _rows("regions/regencies.csv")
    }


def province(code: str) -> Region | None:
    """The province of an official code, or None."""
    return provinces().get(code)


def regency(code: str) -> Region | None:
    """The regency or city of an official code, or None."""
    return regencies().get(code)
