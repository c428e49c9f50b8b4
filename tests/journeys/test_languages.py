"""Madurese and Sasak: chosen, answered, marked as unread, read by an Indonesian voice, and on the pocket card."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.journeys.house import House
from tests.journeys.people import Woman

UNREAD_IN_INDONESIAN = "Terjemahan ini belum diperiksa penutur asli."
NAMES = {"mad": "Basa Madhura", "sas": "Base Sasak"}
UNREAD = {
    "mad": "Terjemahan reya gi' ta' epareksa oreng Madura.",
    "sas": "Terjemahan niki ndeqman teperiksa siq dengan Sasak.",
}
CRIES = {
    "mad": ("tolong, sengko' epokol majikan sateya. e Hong Kong", "Kami parcaja sampeyan."),
    "sas": ("tulung, tiang tepantok majikan nengke. lek Hong Kong", "Kami percaye side."),
}
SEND = {"mad": "Kerem", "sas": "Kirim"}

# A phone with the voices named in `voices`; what it is given to say is kept, and said at once.
STUB = """(voices) => {
  window.said = [];
  class Utterance { constructor(text) { this.text = text; } }
  const speech = new EventTarget();
  Object.assign(speech, {
    getVoices: () => voices.map((lang) => ({ lang, name: lang, localService: true })),
    cancel: () => {},
    speak: (utterance) => { window.said.push([utterance.lang, utterance.voice?.lang, utterance.text]); utterance.onstart?.(); utterance.onend?.(); },
  });
  Object.defineProperty(window, "speechSynthesis", { value: speech, configurable: true });
  window.SpeechSynthesisUtterance = Utterance;
}"""


def with_voices(woman: Woman, *voices: str) -> None:
    woman.context.add_init_script(f"({STUB})({list(voices)!r})")


def chooses_language(woman: Woman, language: str) -> None:
    """By its own name, as somebody who cannot read the others."""
    woman.goes_to("/pilihan/")
    woman.page.locator('select[name="language"]').select_option(label=NAMES[language])
    woman.page.locator('main form button[type="submit"]').first.click()
    woman.page.wait_for_url(f"{woman.address}/")


def cries_for_help(woman: Woman, language: str) -> str:
    """Type and send in her language; returns the first words she must be answered with."""
    cry, first_words = CRIES[language]
    woman.types(cry)
    woman.page.get_by_role("button", name=SEND[language], exact=True).filter(visible=True).click()
    woman.waits_for(lambda: woman.answers > 0)
    return first_words


@pytest.mark.parametrize("language", NAMES)
def test_chosen_by_its_own_name_and_answered(woman: Woman, language: str) -> None:
    chooses_language(woman, language)
    assert woman.page.locator("html").get_attribute("lang") == language
    first_words = cries_for_help(woman, language)
    answer = woman.last_answer
    assert answer.get_attribute("lang") == language
    assert first_words in answer.inner_text()
    assert "tel:999" in woman.numbers_of_answer
    assert answer.locator(".first-number").first.bounding_box()["y"] < 640, "the numbers are on the first screen"
    note = answer.locator("p", has_text=UNREAD[language])
    assert UNREAD_IN_INDONESIAN in note.inner_text()
    assert note.locator('[lang="id"]').count() == 1


@pytest.mark.parametrize("language", NAMES)
def test_emergency_page_article_and_card_are_marked(woman: Woman, language: str) -> None:
    chooses_language(woman, language)
    for path in ("/darurat/HK/", "/kontak/HK/kartu/"):
        woman.goes_to(path)
        assert woman.sees(UNREAD[language])
        assert woman.sees(UNREAD_IN_INDONESIAN)
    woman.goes_to("/darurat/HK/")
    woman.page.locator(".plain-links a").first.click()
    assert woman.page.locator(".article").get_attribute("lang") == language
    woman.page.get_by_role("link", name="Baca dalam bahasa Indonesia").click()
    assert woman.page.locator(".article").get_attribute("lang") == "id"


@pytest.mark.parametrize(
    ("voices", "reader"),
    [(("en-US", "ms-MY", "id-ID"), "id-ID"), (("en-GB", "ms-MY"), "ms-MY"), (("en-US", "in_ID"), "in_ID")],
)
def test_an_indonesian_voice_reads_else_a_malay_one(woman: Woman, voices: tuple[str, ...], reader: str) -> None:
    with_voices(woman, *voices)
    chooses_language(woman, "mad")
    first_words = cries_for_help(woman, "mad")
    woman.last_answer.locator("[data-read-aloud]").click()
    woman.waits_for(lambda: bool(woman.page.evaluate("said.length")))
    said = woman.page.evaluate("said")
    assert {(lang, voice) for lang, voice, _ in said} == {(reader, reader)}
    assert any(first_words in text for _, _, text in said)
    assert not any(UNREAD_IN_INDONESIAN in text for _, _, text in said), "the note is for the eye"
    assert woman.last_answer.locator("[data-read-aloud]").get_attribute("aria-pressed") == "false", "it has ended"


def test_her_own_voice_where_the_phone_has_one(someone: Callable[..., Any], house: House) -> None:
    her: Woman = someone(Woman, house.address)
    with_voices(her, "id-ID", "jv-ID", "en-US")
    her.context.add_cookies([{"name": "b", "value": "jv", "url": her.address}])
    her.goes_to("/darurat/")
    her.page.locator(".plain-links a").first.click()
    her.page.locator("[data-read-aloud]").click()
    her.waits_for(lambda: bool(her.page.evaluate("said.length")))
    assert {lang for lang, _, _ in her.page.evaluate("said")} == {"jv-ID"}


@pytest.mark.parametrize("voices", [("en-US", "de-DE"), ()])
def test_without_such_a_voice_the_button_says_so(woman: Woman, voices: tuple[str, ...]) -> None:
    with_voices(woman, *voices)
    chooses_language(woman, "sas")
    cries_for_help(woman, "sas")
    button = woman.last_answer.locator("[data-read-aloud]")
    button.click()
    woman.waits_for(lambda: "ndeq bedoe suare bahasa Indonesia" in button.inner_text())
    assert woman.page.evaluate("said") == [], "no English voice reads it"
    assert button.get_attribute("aria-pressed") == "false"
