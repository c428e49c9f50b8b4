"""What holds on every page: nobody is shut out, nothing is betrayed by a title, no rule of the page is broken."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.journeys.people import Inspector

EMERGENCY_WORDS = "Tolong, majikan sedang memukul saya sekarang. Saya di Hong Kong"
DANGERS = (
    "pukul",
    "perkosa",
    "kekerasan",
    "darurat",
    "bunuh",
    "dikurung",
    "violence",
    "rape",
    "bahaya",
    "trafficking",
    "tppo",
)


def _found(text: str) -> Callable[[Inspector], None]:
    def search(one: Inspector) -> None:
        one.goes_to("/cari/")
        one.page.get_by_role("searchbox").fill(text)
        one.page.get_by_role("searchbox").press("Enter")
        one.page.locator(".plain-links, [role=status]").first.wait_for()

    return search


def _said(text: str) -> Callable[[Inspector], None]:
    def say(one: Inspector) -> None:
        one.opens_home()
        one.page.locator("[data-text]").fill(text)
        one.page.get_by_role("button", name="Kirim", exact=True).filter(visible=True).click()
        one.page.locator(".turn:not(.turn--you)").last.wait_for()

    return say


def _first_of(path: str, link: str) -> Callable[[Inspector], None]:
    def follow(one: Inspector) -> None:
        one.goes_to(path)
        href = one.page.locator(link).first.get_attribute("href")
        assert href
        one.goes_to(href)

    return follow


def _opened_shelves(one: Inspector) -> None:
    one.goes_to("/baca/")
    one.page.evaluate("() => document.querySelectorAll('details').forEach((shelf) => { shelf.open = true; })")


PAGES: dict[str, str | Callable[[Inspector], None]] = {
    "home": "/",
    "chat after an emergency": _said(EMERGENCY_WORDS),
    "chat after an emergency, country unknown": _said("tolong saya dipukul majikan"),
    "chat after a question": _said("Gaji saya tiga bulan tidak dibayar di Taiwan"),
    "empty conversation": "/obrolan/",
    "emergency": "/darurat/",
    "emergency of a country": "/darurat/SA/",
    "directory": "/kontak/",
    "country": "/kontak/MY/",
    "contacts at home": "/kontak/ID/",
    "entry": _first_of("/kontak/HK/", ".contact__source a"),
    "card": "/kontak/HK/kartu/",
    "articles": _opened_shelves,
    "article": _first_of("/baca/", ".shelf .plain-links a"),
    "procedures": "/langkah/",
    "procedure": _first_of("/langkah/", ".plain-links a"),
    "search with results": _found("gaji tidak dibayar"),
    "search without results": _found("qqqq xxxx"),
    "money": "/uang/",
    "preferences": "/pilihan/",
    "about": "/tentang/",
    "what the chat understands": "/tentang/obrolan/",
    "offline": "/luring/",
    "design": "/design/",
    "missing": "/tidak-ada/",
}
LOOKS: tuple[dict[str, Any], ...] = (
    {"color_scheme": "dark"},
    {"color_scheme": "light", "contrast": "more"},
    {"color_scheme": "dark", "contrast": "more"},
    {"color_scheme": "light", "contrast": "no-preference", "forced_colors": "active"},
)


def _visit(one: Inspector, name: str) -> None:
    way = PAGES[name]
    if callable(way):
        way(one)
    else:
        one.goes_to(way)


@pytest.fixture(params=list(PAGES))
def page_name(request: pytest.FixtureRequest) -> Iterator[str]:
    yield request.param


def test_axe_finds_nothing_in_any_look(inspector: Inspector, page_name: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    axe = Axe()
    _visit(inspector, page_name)
    faults = inspector.faults(axe)
    for look in LOOKS:
        inspector.page.emulate_media(**look)
        faults += [f"{look}: {fault}" for fault in inspector.faults(axe, ["color-contrast", "link-in-text-block"])]
    assert not faults, "\n".join(faults)


def test_nothing_sticks_out_on_a_narrow_screen_or_with_large_text(inspector: Inspector, page_name: str) -> None:
    inspector.page.set_viewport_size({"width": 320, "height": 568})
    _visit(inspector, page_name)
    assert inspector.too_wide() <= 0, inspector.sticking_out()
    inspector.page.set_viewport_size({"width": 360, "height": 640})
    inspector.makes_text_twice_as_large()
    assert inspector.too_wide() <= 0, inspector.sticking_out()


def test_title_and_frame_give_nothing_away_and_lead_out(inspector: Inspector, page_name: str) -> None:
    _visit(inspector, page_name)
    assert not any(danger in inspector.title.lower() for danger in DANGERS), inspector.title
    assert inspector.page.locator("h1").count() == 1
    assert inspector.page.locator("[data-exit-button]").filter(visible=True).count() >= 1
    assert "?" not in inspector.page.url or "butuh" in inspector.page.url
    small = inspector.page.evaluate(
        """() => [...document.querySelectorAll('.button, .exit__button, .way, .chip, .door, summary, .first-number')]
          .map((e) => [e.className, e.getBoundingClientRect()]).filter(([, box]) => box.height > 0 && box.height < 47.5).map(([name, box]) => `${name} ${box.height}`)"""
    )
    assert not small, small
