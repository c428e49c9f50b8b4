"""Facts: where the person is, whom it is about, whether a child is concerned; a hint alone never decides."""

from pathlib import Path

import pytest

from rantau.chat.domain.understanding import understand, words_only

ROOT = Path(__file__).resolve().parents[5]


@pytest.fixture(scope="module")
def model():
    return words_only(ROOT / "content", ROOT / "data" / "lexicon")


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("tolong kak saya di jeddah", "SA"),
        ("sy kerja di kuala lumpur", "MY"),
        ("aku nang Taichung mbak", "TW"),
        ("posisi di tsuen wan", "HK"),
        ("saya di KJRI Johor Bahru sekarang", "MY"),
        ("gaji saya 3000 ringgit belum dibayar", None),
        ("dibayar pake dolar hongkong berapa ya", None),
        ("majikan arab galak", None),
        ("mau berangkat ke taiwan syaratnya apa", None),
        ("kl majikan marah gimana", None),
        ("kursus bahasa korea", None),
        ("tolong", None),
    ],
)
def test_country(model, text, country):
    assert understand(text, model).country == country


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("anak saya hilang kontak", "other"),
        ("adikku dipukul majikannya", "other"),
        ("saya dipukul majikan", "self"),
        ("halo selamat pagi", "unknown"),
    ],
)
def test_about_by_words(model, text, about):
    assert understand(text, model).about == about


@pytest.mark.parametrize(
    ("text", "child"),
    [
        ("bayi saya demam tinggi", True),
        ("ponakan umur 14 mau dibawa calo", True),
        ("saya umur 25", False),
        ("anak majikan nakal", False),
        ("gaji belum dibayar", False),
    ],
)
def test_child(model, text, child):
    assert understand(text, model).child is child
