"""One real server and one real browser for all journeys of a run."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.house import Gate, House, neutral_page
from tests.journeys.people import Inspector, Phone, Reader, Woman, WomanWithoutScript

HERE = Path(__file__).parent
CHROMIUM = os.environ.get("RANTAU_CHROMIUM", "")
SWITCHES = ["--no-sandbox", "--disable-background-networking", "--disable-dev-shm-usage"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.journey)
            item.add_marker(pytest.mark.xdist_group("journeys"))


@pytest.fixture(scope="package")
def neutral() -> Iterator[str]:
    with neutral_page() as address:
        yield address


@pytest.fixture(scope="package")
def browser() -> Iterator[Any]:
    if not CHROMIUM:
        if os.environ.get("CI"):
            pytest.fail("RANTAU_CHROMIUM is empty: the journeys need Chromium")
        pytest.skip("no Chromium here; the browser journeys are left out (Debian: apt install chromium)")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        yield opened
        opened.close()


@pytest.fixture(scope="package")
def house(browser: Any, neutral: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with House(tmp_path_factory.mktemp("house"), RANTAU_EXIT_ADDRESS=neutral) as opened:
        yield opened


@pytest.fixture
def gate(house: House) -> Iterator[Gate]:
    """The same house behind a door that can be shut."""
    opened = Gate(house.port).open()
    yield opened
    opened.shut()


@pytest.fixture
def someone(browser: Any) -> Iterator[Callable[..., Any]]:
    """Makes a visitor of a role with a fresh browser profile; at the end nobody may have met a broken rule of the page."""
    everybody: list[Phone] = []

    def enter(role: type[Phone], address: str, **wishes: Any) -> Phone:
        everybody.append(role(browser, address, **wishes))
        return everybody[-1]

    yield enter
    for one in everybody:
        one.put_away()
    for one in everybody:
        assert not one.broken_rules, one.broken_rules


@pytest.fixture
def woman(someone: Callable[..., Any], house: House) -> Woman:
    return someone(Woman, house.address)


@pytest.fixture
def woman_without_script(someone: Callable[..., Any], house: House) -> WomanWithoutScript:
    return someone(WomanWithoutScript, house.address)


@pytest.fixture
def reader(someone: Callable[..., Any], house: House) -> Reader:
    return someone(Reader, house.address)


@pytest.fixture
def inspector(someone: Callable[..., Any], house: House) -> Inspector:
    return someone(Inspector, house.address)
