"""The inspection finds what has to be looked after, and fails only for numbers that cannot be right."""

import io
import json
from datetime import date

import pytest
from django.core.management import call_command

from rantau.directory.inspection import INVALID, UNCONFIRMED, VALID, inspect, verdict_on
from rantau.directory.models import Service

TODAY = date(2026, 11, 22)


def entry(ref, **values):
    fields = {"name": ref, "name_id": ref, "kind": "mission", "country": "SA", "hotline": "+966569173990", "source": "x",
              "source_date": "2025-10", "confidence": "high", "for_emergency": True}  # fmt: skip
    return Service(ref=ref, **{**fields, **values})


@pytest.mark.parametrize(
    ("number", "country", "verdict"),
    [
        ("+966569173990", "SA", VALID),
        ("+62812", "ID", INVALID),
        ("+999123456789", "SA", INVALID),
        ("999", "MY", VALID),
        ("110", "ID", VALID),
        ("129", "ID", UNCONFIRMED),
        ("12", "ID", INVALID),
        ("0812xxxxxxxx", "ID", INVALID),
        ("081234567890123", "ID", INVALID),
        ("call me", "ID", INVALID),
        ("", "ID", INVALID),
        ("١١٠", "ID", INVALID),
    ],
)
def test_numbers(number, country, verdict):
    assert verdict_on(number, country) == verdict


def test_whatsapp_needs_the_country():
    assert verdict_on("0812345678", "ID", must_be_international=True) == INVALID


def test_the_report_names_what_is_wrong():
    report = inspect(
        [
            entry("good"),
            entry("police", kind="police", hotline="999"),
            entry("old", country="MY", source_date="2019"),
            entry("undated", country="QA", source_date="", hotline="", phone="+966569173990; 12"),
            entry("secret", country="TL", confidence="unverified"),
            entry("office", country="FJ", hotline="", phone=""),
        ],
        TODAY,
    )
    assert report.by_confidence == {"high": 5, "medium": 0, "low": 0, "unverified": 1}
    assert [(one.ref, one.number) for one in report.invalid] == [("undated", "12")]
    assert report.stale == ["old", "undated"]
    assert report.without_emergency_number == ["FJ", "MY", "QA"]
    assert report.without_mission == ["FJ"]


@pytest.mark.django_db
def test_the_shipped_directory_has_no_invalid_number():
    out = io.StringIO()
    call_command("check_directory", "--json", stdout=out)
    report = json.loads(out.getvalue())
    assert report["invalid"] == []
    assert report["entries"] == Service.objects.count() > 800
    assert sum(report["by_confidence"].values()) == report["entries"]
    assert len(report["unconfirmed"]) <= 18


@pytest.mark.django_db
def test_the_command_ends_with_one_for_an_invalid_number():
    Service.objects.bulk_create([entry("wrong", hotline="+62812")])
    out = io.StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("check_directory", stdout=out)
    assert ended.value.code == 1
    assert "1 invalid numbers\n  wrong: hotline +62812" in out.getvalue()


@pytest.mark.django_db
def test_everything_else_is_only_reported():
    Service.objects.all().delete()
    Service.objects.bulk_create([entry("old", source_date="2001", country="FJ", hotline="129")])
    out = io.StringIO()
    call_command("check_directory", stdout=out)
    assert "1 stale entries" in out.getvalue() and "FJ" in out.getvalue()
