"""The app on the phone: without network, through updates, under a neutral name, on paper."""

import json
import re
import urllib.request
from collections.abc import Callable
from typing import Any

import pytest

from tests.journeys.house import Gate, House
from tests.journeys.people import Inspector, Woman

MOST_BYTES_KEPT = 2_000_000  # pages, scripts, and the conversation in five languages with its model
A6_POINTS = (297.6, 419.5)


@pytest.fixture(params=["flight mode", "server stopped"])
def cut(request: pytest.FixtureRequest, gate: Gate) -> tuple[Callable[[Woman], None], Callable[[Woman], None]]:
    """Two ways to lose the network, and back."""
    if request.param == "flight mode":
        return (lambda her: her.context.set_offline(True)), (lambda her: her.context.set_offline(False))
    return (lambda _her: gate.shut()), (lambda _her: gate.open() and None)


def test_help_without_network(cut: Any, someone: Callable[..., Any], gate: Gate) -> None:
    lose, regain = cut
    her: Woman = someone(Woman, gate.address)
    her.chooses_country("Hong Kong")
    her.waits_until_help_is_on_the_phone("HK")
    her.waits_until_the_conversation_is_on_the_phone()
    lose(her)

    her.opens_home()
    assert her.sees("Ada apa?")
    her.goes_to("/darurat/")
    assert "tel:999" in her.numbers
    her.goes_to("/kontak/HK/")
    assert len(her.numbers) > 3
    her.goes_to("/kontak/HK/kartu/")
    assert her.sees("Hong Kong")
    her.goes_to("/baca/ini-tidak-tersimpan/")
    assert her.sees("Tidak ada jaringan")

    her.opens_home()
    her.says("saya dipukul majikan")
    assert "tel:999" in her.numbers_of_answer, "the phone knows her country"
    assert her.sees("Kami percaya kamu")
    her.answers_with("Ya, masih aman")
    assert her.page.get_by_text("Pesanmu menunggu di sini").count() == 0
    regain(her)
    her.says("paspor saya ditahan")
    assert "paspor" in her.last_answer.inner_text().lower()


def test_without_network_and_without_pack_there_are_numbers(cut: Any, someone: Callable[..., Any], gate: Gate) -> None:
    lose, regain = cut
    gate.changes["daftar.json"] = lambda _: None
    her: Woman = someone(Woman, gate.address)
    her.chooses_country("Hong Kong")
    her.waits_until_help_is_on_the_phone("HK")
    lose(her)
    her.opens_home()
    her.types("saya dipukul majikan")
    her.page.get_by_role("button", name="Kirim", exact=True).filter(visible=True).click()
    assert her.sees("Pesanmu menunggu di sini")
    her.waits_for(lambda: her.answers >= 1)
    assert "tel:999" in her.numbers_of_answer, "the numbers of her country stand on the phone even so"
    answers = her.answers
    regain(her)
    her.waits_for(lambda: her.answers > answers, seconds=20)
    assert her.page.get_by_text("Pesanmu menunggu di sini").count() == 0
    assert her.page.get_by_text("saya dipukul majikan").count() == 1, "it was sent once"


def test_a_country_not_chosen_still_has_help_without_network(someone: Callable[..., Any], gate: Gate) -> None:
    her: Woman = someone(Woman, gate.address)
    her.opens_home()
    her.waits_until_help_is_on_the_phone()
    gate.shut()
    her.opens_home()
    her.types("tolong")
    her.page.get_by_role("button", name="Kirim", exact=True).filter(visible=True).click()
    her.waits_for(lambda: her.answers >= 1)
    assert her.numbers_of_answer


def test_searching_without_network_leads_to_what_is_there(someone: Callable[..., Any], gate: Gate) -> None:
    her: Woman = someone(Woman, gate.address)
    her.goes_to("/cari/")
    her.waits_until_help_is_on_the_phone()
    gate.shut()
    her.page.get_by_role("searchbox").fill("gaji")
    her.page.get_by_role("searchbox").press("Enter")
    assert her.sees("Tidak ada jaringan")
    her.taps("Darurat")
    assert her.numbers


def test_what_is_kept_is_small(someone: Callable[..., Any], house: House) -> None:
    her: Woman = someone(Woman, house.address)
    her.chooses_country("Hong Kong")
    her.waits_until_help_is_on_the_phone("HK")
    her.waits_until_the_conversation_is_on_the_phone()
    size = her.page.evaluate(
        """async () => { let size = 0; for (const name of await caches.keys()) { const cache = await caches.open(name);
           for (const request of await cache.keys()) size += (await (await cache.match(request)).arrayBuffer()).byteLength; } return size; }"""
    )
    assert size <= MOST_BYTES_KEPT, f"{size} bytes stand on the phone"


def test_another_country_replaces_the_first(someone: Callable[..., Any], house: House) -> None:
    her: Woman = someone(Woman, house.address)
    her.chooses_country("Hong Kong")
    her.waits_until_help_is_on_the_phone("HK")
    her.chooses_country("Malaysia")
    her.waits_until_help_is_on_the_phone("MY")
    kept = her.page.evaluate(
        "async () => (await (await caches.open('k-1')).keys()).map((one) => new URL(one.url).pathname)"
    )
    assert "/kontak/MY/" in kept
    assert "/paket/MY.json" in kept
    assert not [path for path in kept if "/HK" in path]


def test_an_update_waits_until_she_asks(someone: Callable[..., Any], gate: Gate) -> None:
    her: Woman = someone(Woman, gate.address)
    her.opens_home()
    her.waits_until_help_is_on_the_phone()
    her.page.reload()
    her.page.evaluate("() => { globalThis.sameDocument = true; }")
    her.types("saya sedang menulis")
    gate.bring_new_release()
    her.page.wait_for_timeout(2000)  # the page registers its worker a moment after it is in use
    her.page.evaluate("async () => { await (await navigator.serviceWorker.getRegistration()).update(); }")
    assert her.sees("Versi baru sudah siap")
    assert her.page.evaluate("() => globalThis.sameDocument") is True
    assert her.page.locator("[data-text]").input_value() == "saya sedang menulis"
    with her.page.expect_navigation():
        her.taps("Muat versi baru")
    her.page.wait_for_load_state()
    assert her.page.evaluate("() => globalThis.sameDocument ?? false") is False


def test_neutral_name_and_icon(someone: Callable[..., Any], house: House) -> None:
    her: Woman = someone(Woman, house.address)
    her.goes_to("/tentang/")
    her.taps('Pasang dengan nama "Catatan"')
    her.opens_home()
    her.waits_for(lambda: her.title == "Catatan")
    assert her.page.locator("[data-app-name]").inner_text() == "Catatan"
    assert her.page.get_by_text("Rantau").filter(visible=True).count() == 0
    assert "plain" in (her.page.locator("img.frame__mark").get_attribute("src") or "")
    assert "plain" in (her.page.locator('link[rel="icon"]').get_attribute("href") or "")
    manifest = her.page.locator('link[rel="manifest"]').get_attribute("href") or ""
    with urllib.request.urlopen(house.address + manifest) as answer:
        told = json.load(answer)
    assert told["name"] == told["short_name"] == "Catatan"
    assert all("plain" in icon["src"] for icon in told["icons"])
    assert "Rantau" not in json.dumps(told)


@pytest.mark.parametrize("code", ["HK", "MY", "SA", "TW", "ID"])
def test_the_card_is_one_page_of_a6(inspector: Inspector, code: str) -> None:
    inspector.goes_to(f"/kontak/{code}/kartu/")
    printed = inspector.page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", printed)) == 1
    box = re.search(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)", printed)
    assert box
    assert all(abs(float(size) - wanted) < 1.5 for size, wanted in zip(box.groups(), A6_POINTS, strict=True))
