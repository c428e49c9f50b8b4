"""Whoever asks for help gets it: by taps, in her own words, in her own language, with or without scripts."""

from collections.abc import Callable
from typing import Any

from tests.journeys.house import House
from tests.journeys.people import Reader, Woman, WomanWithoutScript

SAUDI_POLICE = "tel:+966-911"
DANGER_HK = "Tolong, majikan sedang memukul saya sekarang. Saya di Hong Kong"


def test_three_taps_from_home_to_a_number(woman: Woman) -> None:
    woman.opens_home()
    woman.taps("Darurat")
    assert woman.numbers, "even before she chooses a country there is somebody to call"
    woman.taps("Arab Saudi")
    woman.page.wait_for_url("**/darurat/SA/")
    first = woman.page.locator(".first-number").first
    assert (first.get_attribute("href") or "").startswith("tel:")
    assert first.bounding_box()["y"] < 640, "the number stands on the first screen"


def test_javanese_in_danger_gets_the_numbers_of_the_country(woman: Woman) -> None:
    woman.opens_home()
    woman.says("tulung mbak, aku digebuki majikan, saiki aku neng Hong Kong")
    assert woman.last_answer.get_attribute("lang") == "jv"
    assert "tel:999" in woman.numbers_of_answer
    assert woman.sees("sampeyan")
    first = woman.last_answer.locator(".first-number").first.bounding_box()
    assert first["y"] < 640, "the numbers are on the screen without scrolling"


def test_country_unknown_then_one_tap(woman: Woman) -> None:
    woman.opens_home()
    woman.says("tolong saya dipukul majikan")
    assert woman.numbers_of_answer, "what works from anywhere comes at once"
    woman.answers_with("Malaysia")
    assert "tel:999" in woman.numbers_of_answer


def test_several_topics_are_offered(woman: Woman) -> None:
    woman.opens_home()
    woman.says("gaji saya 3 bulan belum dibayar di Taiwan dan paspor saya ditahan majikan")
    assert woman.sees("upah")
    woman.answers_with("Paspor ditahan")
    assert "paspor" in woman.last_answer.inner_text().lower()


def test_not_what_she_meant_and_the_menu(woman: Woman) -> None:
    woman.opens_home()
    woman.says("gaji saya belum dibayar")
    woman.answers_with("Bukan ini")
    assert "Bicara dengan orang" in woman.choices
    woman.says("menu")
    assert len(woman.choices) >= 4
    woman.answers_with("Bicara dengan orang")
    assert woman.numbers_of_answer


def test_prepared_message_travels_as_she_changed_it(woman: Woman) -> None:
    woman.opens_home()
    woman.says(DANGER_HK)
    field = woman.last_answer.locator("textarea")
    assert woman.prepared_links()
    assert all(text == field.input_value() for text in woman.prepared_links())
    field.fill("Saya Siti & saya perlu bantuan. Jangan telepon #1")
    assert all(text == "Saya Siti & saya perlu bantuan. Jangan telepon #1" for text in woman.prepared_links())


def test_reading_on_opens_above_the_conversation(woman: Woman) -> None:
    woman.opens_home()
    woman.says(DANGER_HK)
    address, depth = woman.page.url, woman.page.evaluate("() => history.length")
    woman.last_answer.locator(".plain-links a").first.click()
    woman.page.locator("dialog[open] h1").wait_for()
    assert woman.page.url == address
    woman.taps("Kembali ke obrolan")
    woman.page.locator("dialog").wait_for(state="detached")
    assert woman.page.evaluate("() => history.length") == depth, "reading leaves no entry in the history"
    assert woman.numbers_of_answer


def test_the_same_without_script(woman_without_script: WomanWithoutScript) -> None:
    her = woman_without_script
    her.opens_home()
    her.says("tolong saya dipukul majikan")
    assert her.numbers_of_answer
    her.answers_with("Malaysia")
    assert "tel:999" in her.numbers_of_answer
    her.says("gaji saya juga belum dibayar")
    assert her.sees("Malaysia"), "the conversation remembers the country in its sealed token"
    assert "tolong" not in her.page.url
    her.taps("Lihat pilihan")
    her.page.wait_for_load_state()
    assert len(her.choices) >= 4
    her.taps("Keluar cepat")
    her.page.wait_for_load_state()
    assert her.title == "Cuaca"


def test_safe_word_without_script(woman_without_script: WomanWithoutScript) -> None:
    her = woman_without_script
    her.opens_home()
    her.says("keluar")
    assert "dipukul" not in her.page.content()
    assert her.title == "Rantau"
    her.page.locator("main [data-exit-button]").click()
    her.page.wait_for_load_state()
    assert her.title == "Cuaca"


def test_without_script_the_prepared_message_is_as_it_is_sent(woman_without_script: WomanWithoutScript) -> None:
    her = woman_without_script
    her.opens_home()
    her.says(DANGER_HK)
    field = her.last_answer.locator("textarea")
    assert field.get_attribute("readonly") is not None, "what could be typed there would not travel"
    assert all(text == field.input_value().replace("\r\n", "\n") for text in her.prepared_links())


def test_country_and_language_are_remembered_on_the_device_only(woman_without_script: WomanWithoutScript) -> None:
    her = woman_without_script
    her.chooses_country("Arab Saudi")
    assert {cookie["name"]: cookie["value"] for cookie in her.context.cookies() if cookie["name"] != "t"} == {
        "b": "id",
        "n": "SA",
    }
    her.goes_to("/darurat/")
    assert her.sees("Arab Saudi")


def test_a_page_drawn_by_the_server_goes_on_as_messenger(someone: Callable[..., Any], house: House) -> None:
    her = someone(Woman, house.address)
    her.goes_to("/")
    her.page.evaluate(
        "(text) => { document.querySelector('[data-text]').value = text; HTMLFormElement.prototype.submit.call(document.querySelector('[data-composer]')); }",
        DANGER_HK,
    )
    her.page.wait_for_url("**/obrolan/")
    her.page.locator(".chat__log").wait_for()
    her.last_answer.locator("textarea").fill("Lain")
    assert set(her.prepared_links()) == {"Lain"}
    her.answers_with("Ya, masih aman")
    assert her.page.url.endswith("/obrolan/")


def test_search_understands_slang_and_typing_errors(reader: Reader) -> None:
    assert any("gaji" in title.lower() for title in reader.searches("gajihku gk dibyr mjikan")[:5])
    assert any("paspor" in title.lower() for title in reader.searches("pasporku ditahn bos")[:5])
    assert any("Hong Kong" in title for title in reader.searches("kjri hongkong")[:5])
    assert "gaji" not in reader.page.url
