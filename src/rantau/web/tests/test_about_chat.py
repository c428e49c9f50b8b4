"""The page that says what the chat understands: measured figures in plain words, never rounded to our advantage."""

import json
import re

import pytest
from django.conf import settings

from rantau.lib.interface import catalogues
from rantau.web.figures import FILE, badly, sentences_of, well
from rantau.web.texts import about_chat_html

WORDS_IN_SENTENCE = 18


def share(right, of, low=0.5, high=0.9):
    return {"right": right, "of": of, "low": low, "high": high}


def group(danger=None, **more):
    return {
        "messages": 1000,
        "danger": danger or share(985, 1000, 0.976, 0.991),
        "emergency": share(899, 1000),
        "raised": share(301, 1000),
        "alarmed": share(21, 1000),
        "topic": share(599, 1000),
        "topic_in_three": share(801, 1000),
        **more,
    }


FIGURES = {
    "date": "2026-11-22",
    "unseen": {
        "all": group(),
        "languages": {
            "id": group(share(600, 610, 0.97, 0.99)),
            "jv": group(share(95, 100, 0.888, 0.9784)),
            "bug": group(share(10, 10, 0.722, 1.0)),
        },
        "kinds": {
            "direct": group(share(99, 100, 0.94, 0.998)),
            "indirect": group(share(90, 100, 0.82, 0.95)),
            "hard_negative": group(share(1, 9, 0.02, 0.43)),
        },
    },
    "ordinary": {"emergency": share(11, 1000), "urgent": share(99, 1000)},
}


def test_rounding_never_flatters():
    assert well(share(985, 1000)) == 98
    assert well(share(1000, 1000)) == 100
    assert badly(share(21, 1000)) == 3
    assert badly(share(0, 1000)) == 0
    assert badly(share(20, 1000)) == 2


def test_found_and_missed_make_a_hundred_and_the_ends_are_said():
    said = sentences_of(FIGURES, "en")
    assert said.measured.startswith("Measured 22 Nov 2026 with 1000 ")
    assert said.main[0] == "Of 100 people in danger, 98 are recognised as in danger and 2 are missed."
    assert "2 are taken for an emergency" in said.main[3]
    assert said.languages[1] == "Javanese: 95. Probably 88 to 98. Tried only a little."


def test_a_language_with_few_messages_is_not_praised():
    said = sentences_of(FIGURES, "id")
    assert said.languages[2] == "Bugis: 100. Mungkin 72 sampai 100. Hampir belum dicoba, jadi belum bisa dipercaya."
    assert "Bugis" in said.weakest
    assert "Tidak terus terang" in said.weakest


def test_harmless_messages_that_sound_dangerous_are_no_way_of_telling():
    assert len(sentences_of(FIGURES, "id").kinds) == 2


def test_what_was_not_measured_is_not_said():
    said = sentences_of({**FIGURES, "ordinary": None}, "en")
    assert len(said.main) == len(sentences_of(FIGURES, "en").main) - 1


def test_the_page_shows_the_measured_figures(client):
    shown = json.loads(settings.CONTENT_DIR.joinpath(*FILE).read_text("utf-8"))
    page = client.get("/tentang/obrolan/", headers={"Accept-Language": "id"}).content.decode()
    for line in (*sentences_of(shown, "id").main, *sentences_of(shown, "id").languages):
        assert line.replace('"', "&quot;") in page
    assert "data-read-aloud" in page
    assert 'href="/darurat/"' in page
    assert len(page) < 14_000


def test_a_release_without_figures_still_has_the_page(client, monkeypatch):
    monkeypatch.setattr("rantau.web.views.pages.sentences", lambda _: None)
    page = client.get("/tentang/obrolan/").content.decode()
    assert "Yang tidak dipahami" in page
    assert "Dari 100" not in page


def test_the_page_speaks_english(client):
    client.cookies["b"] = "en"
    page = client.get("/tentang/obrolan/").content.decode()
    assert "What it does not understand" in page
    assert "Of 100 people in danger" in page


@pytest.mark.parametrize("language", ["id", "en", "jv"])
def test_the_text_has_a_place_for_the_figures(language):
    assert len(about_chat_html(language)) == 2


def test_the_page_is_linked_from_privacy_and_from_the_conversation(client):
    for address in ("/tentang/", "/obrolan/"):
        assert 'href="/tentang/obrolan/"' in client.get(address).content.decode()


@pytest.mark.parametrize("language", ["id", "en"])
def test_sentences_are_short(language):
    html = " ".join(about_chat_html(language))
    texts = [re.sub(r"<[^>]+>", "", part) for part in re.findall(r"<(?:p|li)>(.*?)</(?:p|li)>", html, flags=re.DOTALL)]
    texts += [text for key, text in catalogues()[language].items() if key.startswith("understanding.")]
    sentences = [one for text in texts for one in re.split(r"(?<=[.?!:])\s", text)]
    assert len(sentences) > 40
    assert [one for one in sentences if len(one.split()) > WORDS_IN_SENTENCE] == []
