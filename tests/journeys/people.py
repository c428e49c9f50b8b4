"""Who walks through the house. Each role has the words of what it does, so that journeys read as prose."""

import re
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

PHONE = {"width": 360, "height": 640}
PATIENCE = 10_000
CALLABLE = 'a[href^="tel:"]'


class Phone:
    """A browser profile of its own on a small screen. Collects every broken content security rule and script error."""

    wishes: dict[str, Any] = {}

    def __init__(self, browser: Any, address: str, **wishes: Any) -> None:
        self.address = address
        self.broken_rules: list[str] = []
        settings = {"viewport": PHONE, "has_touch": True, "locale": "id-ID", "timezone_id": "Asia/Jakarta"}
        self.context = browser.new_context(**settings | self.wishes | wishes)
        self.context.set_default_timeout(PATIENCE)
        self.context.on("console", self._heard)
        self.context.on("weberror", lambda fault: self.broken_rules.append(str(fault.error)))
        self.page = self.context.new_page()

    def _heard(self, message: Any) -> None:
        if message.type == "error" and (
            "Content Security Policy" in message.text or "Content-Security-Policy" in message.text
        ):
            self.broken_rules.append(f"{message.location.get('url')}: {message.text}")

    def put_away(self) -> None:
        self.context.close()

    def goes_to(self, path: str) -> "Phone":
        self.page.goto(self.address + path)
        return self

    def opens_home(self) -> "Phone":
        return self.goes_to("/")

    def taps(self, name: str) -> None:
        """Tap what a sighted person sees under this name: a button, a link or a summary."""
        words = re.compile(rf"^\s*{re.escape(name)}")
        control = (
            self.page.get_by_role("button", name=words)
            .or_(self.page.get_by_role("link", name=words))
            .or_(self.page.locator("summary", has_text=words))
        )
        control.filter(visible=True).last.click()

    def sees(self, text: str) -> bool:
        self.page.get_by_text(text).filter(visible=True).last.wait_for()
        return True

    @property
    def numbers(self) -> list[str]:
        """What she can call now: hrefs of visible tel: links."""
        found = self.page.locator(CALLABLE).filter(visible=True)
        return [link.get_attribute("href") or "" for link in found.all()]

    @property
    def title(self) -> str:
        return str(self.page.title())

    def stored(self) -> dict[str, Any]:
        """Everything this site left on the device, asked from a page of the site without scripts."""
        self.page.goto(f"{self.address}/sehat/")
        found: dict[str, Any] = self.page.evaluate(
            """async () => ({
              local: {...localStorage}, session: {...sessionStorage}, caches: await caches.keys(),
              workers: (await navigator.serviceWorker.getRegistrations()).length,
              databases: (await indexedDB.databases()).length,
            })"""
        )
        return found | {"cookies": [cookie["name"] for cookie in self.context.cookies()]}


class Woman(Phone):
    """She writes what happens to her, or taps."""

    def says(self, text: str) -> None:
        """Type and send; returns when the answer is there."""
        answers = self.answers
        self.types(text)
        self.page.get_by_role("button", name="Kirim", exact=True).filter(visible=True).click()
        self.waits_for(lambda: self.answers > answers)

    def types(self, text: str) -> None:
        self.page.locator("[data-text]").fill(text)

    def answers_with(self, label: str) -> None:
        answers = self.answers
        self.taps(label)
        self.waits_for(lambda: self.answers > answers)

    def waits_for(self, condition: Callable[[], bool], seconds: float = PATIENCE / 1000) -> None:
        until = time.monotonic() + seconds
        while not condition():
            assert time.monotonic() < until, f"nothing happened; the page says: {self.page.inner_text('body')[-400:]}"
            self.page.wait_for_timeout(50)

    @property
    def answers(self) -> int:
        return int(self.page.locator(".turn:not(.turn--you)").count())

    @property
    def last_answer(self) -> Any:
        return self.page.locator(".turn:not(.turn--you)").last

    @property
    def choices(self) -> list[str]:
        return [one.strip() for one in self.last_answer.locator(".answers button").all_inner_texts()]

    @property
    def numbers_of_answer(self) -> list[str]:
        found = self.last_answer.locator(CALLABLE).filter(visible=True)
        return [link.get_attribute("href") or "" for link in found.all()]

    def chooses_country(self, name: str) -> None:
        """Remember a country on this device, as the page "Bahasa dan negara" does."""
        self.goes_to("/pilihan/")
        self.page.get_by_label("Negara", exact=False).first.select_option(label=name)
        self.page.get_by_role("button", name="Simpan").click()
        self.page.wait_for_url(f"{self.address}/")

    def waits_until_help_is_on_the_phone(self, country: str = "xx") -> None:
        """The service worker is in charge and the pack of the country is kept."""
        asked = """async () => {
          const kept = navigator.serviceWorker.controller && await (await caches.open("k-1")).match("/paket/sekarang.json");
          return kept ? (await kept.json()).country : null;
        }"""
        self.waits_for(lambda: bool(self.page.evaluate(asked) == country), seconds=30)

    def waits_until_the_conversation_is_on_the_phone(self) -> None:
        """The pack is kept wholly: its signed list is written last."""
        self.waits_for(lambda: bool(self.has_pack), seconds=40)

    @property
    def has_pack(self) -> bool:
        asked = """async () => await caches.has("p-1") && Boolean(await (await caches.open("p-1")).match("/paket/isi/daftar.json"))"""
        return bool(self.page.evaluate(asked))

    def taps_beside_everything(self, times: int = 3) -> None:
        for _ in range(times):
            self.page.touchscreen.tap(4, 300)

    def prepared_links(self) -> list[str]:
        """The texts inside the links of the prepared message, as the phone would open them."""
        hrefs = [link.get_attribute("href") or "" for link in self.last_answer.locator("section:has(textarea) a").all()]
        return [unquote(next(iter(parse_qs(urlsplit(href).query).values()))[0]) for href in hrefs]


class WomanWithoutScript(Woman):
    """The same phone with JavaScript switched off: every answer is a page."""

    wishes = {"java_script_enabled": False}

    def says(self, text: str) -> None:
        self.types(text)
        self.page.get_by_role("button", name="Kirim", exact=True).filter(visible=True).click()
        self.page.wait_for_url("**/obrolan/")

    def answers_with(self, label: str) -> None:
        self.taps(label)
        self.page.wait_for_load_state()


class Reader(Phone):
    """Looks things up."""

    def searches(self, text: str) -> list[str]:
        """Titles of what is found, in order."""
        self.goes_to("/cari/")
        self.page.get_by_role("searchbox").fill(text)
        self.page.get_by_role("searchbox").press("Enter")
        self.page.wait_for_load_state()
        return [one.strip() for one in self.page.locator(".plain-links strong").all_inner_texts()]


class Inspector(Phone):
    """Looks at every page for what is in the way of anybody."""

    def too_wide(self) -> int:
        """How many CSS pixels the page is wider than the screen."""
        return int(
            self.page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")
        )

    def sticking_out(self) -> list[str]:
        """Which elements reach beyond the right edge."""
        found: list[str] = self.page.evaluate(
            """() => [...document.querySelectorAll('body *')].filter((e) => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('.hidden-visually'))
              .slice(0, 6).map((e) => `${e.tagName}.${e.className} ${Math.round(e.getBoundingClientRect().right)}`)"""
        )
        return found

    def makes_text_twice_as_large(self) -> None:
        self.page.evaluate("() => { document.documentElement.style.fontSize = '200%'; }")

    def faults(self, axe: Any, rules: list[str] | None = None) -> list[str]:
        """What axe finds: rule, and the first elements concerned."""
        options: dict[str, Any] = {"resultTypes": ["violations"]}
        if rules:
            options["runOnly"] = {"type": "rule", "values": rules}
        found = axe.run(self.page, options=options).response["violations"]
        return [f"{one['id']}: {one['help']} {[node['html'][:160] for node in one['nodes'][:4]]}" for one in found]
