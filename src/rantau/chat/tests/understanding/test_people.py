"""Roles in a message, messages without a subject, and the model where none can be built."""

from pathlib import Path

import pytest

from rantau.chat import model as module
from rantau.chat.domain.understanding import understand, words_only
from rantau.chat.domain.understanding.people import people_features, roles
from rantau.chat.domain.understanding.reading import read

ROOT = Path(__file__).resolve().parents[5]


@pytest.fixture(scope="module")
def model():
    return words_only(ROOT / "content", ROOT / "data" / "lexicon")


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("istri saya dipukul", "KfP"),
        ("bojoku digebugi", "KfP"),
        ("my wife was beaten", "KfP"),
        ("tmn sy hilang", "KgP"),
        ("dulur abdi gering", "KsP"),
        ("ponakanku dibawa calo", "KcP"),
        ("ibunya sakit", "KpY"),
        ("saya dipukul suami", "S"),
        ("kak saya dipukul", "S"),
        ("mbak, gajiku durung dibayar", "U"),
    ],
)
def test_the_first_person_named(model, text, first):
    found, _ = roles(read(text, model.words).words, model.words)
    assert next(role for role in found if role not in {"x", "a"}) == first


def test_one_relative_teaches_for_all(model):
    one, other = (read(text, model.words).words for text in ("istri saya dipukul majikan", "bojoku dipukul majikan"))
    assert people_features(one, model.words) == people_features(other, model.words)


def test_features_have_their_own_block(model):
    words = read("anak saya di taiwan, ibunya sakit", model.words).words
    assert all(name[0] == "p" for name in people_features(words, model.words))


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("istri saya di taiwan gajinya belum dibayar", "other"),
        ("bojoku ning hongkong paspore ditahan", "other"),
        ("teman saya dikunci", "other"),
        ("suami saya pukul saya", "self"),
        ("saya dipukul suami", "self"),
        ("saya abk dipukul kapten", "self"),
        ("gaji belum dibayar", "unknown"),
    ],
)
def test_about_without_a_model(model, text, about):
    assert understand(text, model).about == about


@pytest.mark.parametrize(
    "text", ["asdfgh", "😭", "🙂", "???", "sy ada masalah kak", "mau nanya", "hmm", "kak", "12345"]
)
def test_no_subject_is_doubtful(model, text):
    found = understand(text, model)
    assert found.doubtful
    assert found.topics[0][1] < 0.6


@pytest.mark.parametrize("text", ["gaji saya belum dibayar", "saya dipukul majikan", "terima kasih kak"])
def test_a_subject_is_not_doubtful(model, text):
    assert not understand(text, model).doubtful


def test_where_nothing_can_be_built_the_word_lists_answer(monkeypatch):
    def full(**_):
        raise OSError("disk full")

    monkeypatch.setattr(module, "prepare_model", full)
    module.current_model.cache_clear()
    try:
        found = module.current_model()
    finally:
        module.current_model.cache_clear()
    assert found is not None
    assert found.version == "words only"
    assert understand("saya dipukul majikan sekarang", found).urgency != "routine"
