"""Leaving in a hurry: nothing stays, and the back button brings nothing back."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.journeys.house import House
from tests.journeys.people import Woman

SECRET = "majikan memukul saya rahasiaku"


def _by_button(her: Woman) -> None:
    her.taps("Keluar cepat")


def _by_three_taps(her: Woman) -> None:
    her.taps_beside_everything()


def _by_three_shifts(her: Woman) -> None:
    for _ in range(3):
        her.page.keyboard.press("Shift")


def _by_safe_word(her: Woman) -> None:
    her.types("keluar")
    her.page.get_by_role("button", name="Kirim", exact=True).filter(visible=True).click()


@pytest.mark.parametrize("leaves", [_by_button, _by_three_taps, _by_three_shifts, _by_safe_word])
def test_nothing_stays_behind(leaves: Callable[[Woman], None], woman: Woman, neutral: str) -> None:
    woman.chooses_country("Hong Kong")
    woman.waits_until_help_is_on_the_phone("HK")
    woman.waits_until_the_conversation_is_on_the_phone()
    woman.page.evaluate("() => { localStorage.setItem('nama', 'catatan'); sessionStorage.setItem('lain', '1'); }")
    woman.goes_to("/baca/").opens_home()
    woman.says(SECRET)
    leaves(woman)
    woman.page.wait_for_url(neutral)
    assert woman.title == "Cuaca"
    assert SECRET not in woman.page.content()

    woman.page.go_back(wait_until="commit")
    woman.page.wait_for_timeout(400)
    assert woman.page.url == neutral, "the page before the conversation does not come back either"
    assert SECRET not in woman.page.content()

    woman.page.wait_for_timeout(300)
    left = woman.stored()
    assert left == {"local": {}, "session": {"x": "1"}, "caches": [], "workers": 0, "databases": 0, "cookies": []}


def test_she_can_come_back_on_purpose(woman: Woman, neutral: str) -> None:
    woman.opens_home()
    woman.says("gaji belum dibayar")
    woman.taps("Keluar cepat")
    woman.page.wait_for_url(neutral)
    woman.opens_home()
    assert woman.sees("Ada apa?")
    assert woman.answers == 0
    assert woman.page.evaluate("() => sessionStorage.length") == 0


def test_two_taps_or_taps_on_controls_do_not_leave(woman: Woman) -> None:
    woman.opens_home()
    woman.taps_beside_everything(2)
    woman.page.wait_for_timeout(1000)
    for _ in range(4):
        woman.page.locator("[data-text]").tap()
    assert woman.title == "Rantau"


def test_the_exit_works_while_the_network_is_dead(woman: Woman, neutral: str) -> None:
    woman.opens_home()
    woman.says(SECRET)
    woman.context.set_offline(True)
    woman.taps("Keluar cepat")
    woman.page.wait_for_timeout(500)
    assert SECRET not in woman.page.content()
    assert "Rantau" not in woman.title
    woman.context.set_offline(False)


def test_without_trace_nothing_is_kept(woman: Woman) -> None:
    woman.chooses_country("Hong Kong")
    woman.waits_until_help_is_on_the_phone("HK")
    woman.waits_until_the_conversation_is_on_the_phone()
    woman.goes_to("/tentang/")
    woman.taps("Nyalakan mode tanpa jejak")
    woman.page.wait_for_url(f"{woman.address}/")
    assert woman.sees("Mode tanpa jejak menyala")
    woman.says("gaji belum dibayar")
    woman.page.wait_for_timeout(2500)  # longer than the page waits before it would keep help on the device
    kept = {cookie["name"]: cookie for cookie in woman.context.cookies()}
    assert set(kept) <= {"j", "t"}
    assert all(cookie["expires"] == -1 for cookie in kept.values()), "what is left ends with the browser session"
    left = woman.stored()
    assert (left["local"], left["session"], left["caches"], left["workers"]) == ({}, {}, [], 0)


def test_the_title_of_the_conversation_is_neutral(someone: Callable[..., Any], house: House) -> None:
    her = someone(Woman, house.address)
    her.opens_home()
    her.says("saya diperkosa majikan")
    assert her.title == "Rantau"
    assert her.page.evaluate("() => history.length") <= 2
    assert her.page.url == f"{house.address}/"
