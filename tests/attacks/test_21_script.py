"""Case 21: script in anything that people type or that stands in the directory stays text, on every page and in every answer."""

import json
from html.parser import HTMLParser

import pytest

from rantau.directory.models import Service
from rantau.knowledge.domain import Draft
from rantau.knowledge.rendering import render

pytestmark = pytest.mark.django_db

SCRIPTS = [
    "<script>planted()</script>",
    '"><img src=x onerror=planted()>',
    "'><svg/onload=planted()>",
    "</textarea><script>planted()</script>",
    "</title><script>planted()</script>",
    "javascript:planted()",
    "{{ planted }}{% planted %}",
    "<a href=javascript:planted()>x</a>",
    "\u2028</script><script>planted()",
    "<!--<script>planted()//-->",
    "&lt;script&gt;planted()&lt;/script&gt;",
    "%3Cscript%3Eplanted()%3C/script%3E",
]  # fmt: skip


class Page(HTMLParser):
    """Collects everything of a page that could run."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.dangerous: list[str] = []
        self._in_script = False
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        self._in_script = tag in {"script", "style"}
        for name, value in attributes:
            address = "".join(character for character in (value or "") if character > " ").lower()
            if name.startswith("on") or (
                name in {"href", "src", "action", "formaction"}
                and address.startswith(("javascript:", "data:", "vbscript:"))
            ):
                self.dangerous.append(f"<{tag} {name}={value!r}>")
            if tag == "script" and name == "src" and not address.startswith("/static/"):
                self.dangerous.append(f"<script src={value!r}>")
        if tag in {"iframe", "object", "embed", "base", "frame"} or (
            tag == "meta" and dict(attributes).get("http-equiv")
        ):
            self.dangerous.append(f"<{tag}>")
        if (
            tag in {"script", "style"}
            and not dict(attributes).get("src")
            and dict(attributes).get("type") != "application/json"
        ):
            self.dangerous.append(f"inline <{tag}>")

    def handle_endtag(self, tag):
        self._in_script = False

    def handle_data(self, text):
        if self._in_script and "planted" in text:
            self.dangerous.append(text[:60])


def assert_inert(response):
    assert "unsafe" not in response.headers["Content-Security-Policy"]
    if response.headers["Content-Type"].startswith("text/html"):
        assert Page(response.content.decode()).dangerous == []
    else:
        assert response.headers["Content-Type"].startswith("application/json")
        json.loads(response.content)


def test_the_reader_of_pages_finds_script():
    for text in (
        "<script>planted()</script>",
        "<a href=' java\tscript:planted()'>x</a>",
        "<p onclick=x>",
        "<iframe>",
        "<style>p{}</style>",
    ):
        assert Page(text).dangerous, text


@pytest.mark.parametrize("script", SCRIPTS)
def test_script_that_somebody_types_stays_text(client, script):
    for address, values in [
        ("/obrolan/", {"text": script}),
        ("/obrolan/", {"text": script, "token": script}),
        ("/obrolan/", {"option": script}),
        ("/cari/", {"text": script}),
        ("/pilihan/", {"language": script, "country": script}),
    ]:
        response = client.post(address, values)
        assert response.status_code in {200, 302, 400}
        assert_inert(response)


@pytest.mark.parametrize("script", SCRIPTS)
def test_script_in_an_expired_form_stays_text(script):
    from django.test import Client

    response = Client(enforce_csrf_checks=True).post("/obrolan/", {"text": script})
    assert response.status_code == 403
    assert_inert(response)


@pytest.mark.parametrize("script", SCRIPTS)
def test_script_in_addresses_and_cookies_stays_text(client, script):
    from urllib.parse import quote

    for name in ("b", "n", "j", "t"):
        client.cookies[name] = quote(script)
    for address in ("/", "/kontak/", f"/kontak/{quote(script, safe='')}/", f"/baca/{quote(script, safe='')}/", f"/tidak-ada/{quote(script, safe='')}",
                    f"/kontak/SA/?butuh={quote(script)}&wilayah={quote(script)}", f"/cari/?text={quote(script)}", f"/paket/{quote(script, safe='')}.json"):  # fmt: skip
        assert_inert(client.get(address))


@pytest.mark.parametrize("script", SCRIPTS)
def test_script_in_the_api_stays_text(client, script):
    for address, values in (
        ("/api/v1/chat/turn", {"text": script}),
        ("/api/v1/search", {"text": script}),
        ("/api/v1/chat/turn", {"token": script}),
    ):
        assert_inert(client.post(address, data=json.dumps(values), content_type="application/json"))
    assert_inert(client.get("/api/v1/knowledge/articles/" + script.replace("/", "").replace("%", "")))


@pytest.mark.usefixtures("fresh_snapshots")
def test_script_that_stands_in_the_directory_stays_text(client, model):
    everything = " ".join(SCRIPTS[:6])
    Service.objects.bulk_create([
        Service(
            ref="planted", name=everything[:200], name_id=everything[:200], kind="mission", country="SA", region=SCRIPTS[0], city=SCRIPTS[1],
            address=everything, hotline="+966569173990", whatsapp="+966569173990", phone="javascript:planted()", email='a@b.c"onclick=x',
            web="javascript:planted()", hours=SCRIPTS[2], languages=SCRIPTS[0], free="yes", services="violence;emergency", for_emergency=True,
            notes_id=everything, source="javascript:planted() | data:text/html,<script>planted()</script>", source_date="2025",
            confidence="high", labels={"+966569173990": SCRIPTS[1]},
        )
    ])  # fmt: skip
    for address in (
        "/kontak/SA/",
        "/kontak/entri/planted/",
        "/kontak/SA/kartu/",
        "/darurat/SA/",
        "/paket/SA.json",
        "/api/v1/directory/contacts?country_code=SA",
    ):
        response = client.get(address)
        assert response.status_code == 200
        assert_inert(response)
    client.cookies["n"] = "SA"
    assert_inert(client.post("/obrolan/", {"option": "command:help"}))
    assert_inert(client.post("/cari/", {"text": "planted"}))
    answer = client.post(
        "/api/v1/chat/turn",
        data=json.dumps({"option": "now:confinement", "country": "SA"}),
        content_type="application/json",
    ).json()
    hrefs = [
        number["href"]
        for part in answer["parts"]
        for contact in part.get("contacts", [])
        for number in contact["numbers"]
    ]
    assert hrefs
    assert [href for href in hrefs if not href.startswith(("tel:", "sms:", "https://", "http://", "mailto:"))] == []


def test_html_in_an_article_stays_text():
    body = (
        "\n\n".join(SCRIPTS)
        + " [click](javascript:planted()) ![x](javascript:planted()) [y](data:text/html,planted) [KF0001]"
    )
    assert Page(render(Draft("x", "id", {"title": "x"}, body))).dangerous == []
