"""Every route has a row in the access matrix and behaves as the row says; nothing changes without POST and the token of a form."""

import json
import re

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from tests.access_matrix import ROWS, UNNAMED, Row

pytestmark = pytest.mark.django_db
REMEMBERS = {"b": "en", "n": "SA", "j": "0", "sessionid": "stolen", "t": "x" * 32}
BY_NAME = {row.route: row for row in ROWS}


def routes(resolver=None, namespace=""):
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from routes(pattern, inner)
        elif isinstance(pattern, URLPattern):
            yield f"{namespace}{pattern.name or str(pattern.pattern)}"


def test_every_route_has_a_row_and_every_row_a_route():
    found = set(routes())
    assert found - set(BY_NAME) == set(), "a new address needs a row in tests/access_matrix.py"
    assert set(BY_NAME) - found == set()
    assert len(BY_NAME) == len(ROWS)


@pytest.fixture
def address_of(model):
    from rantau.knowledge import api as knowledge
    from rantau.web.packs import phone_pack

    codes = {
        "article": knowledge.list_articles(language="id")[0].code,
        "procedure": knowledge.list_procedures()[0].code,
        "part": next(iter(phone_pack().parts)),
    }
    return lambda row: row.address.format(**codes)


def visitor(kind):
    client = Client(enforce_csrf_checks=True)
    if kind == "with cookies":
        for name, value in REMEMBERS.items():
            client.cookies[name] = value
    return client


def ask(client, method, address, row: Row, token=""):
    if not row.by_token:
        return client.generic(method, address, json.dumps(row.content), content_type="application/json")
    if method == "GET":
        return client.get(address)
    content = row.content | ({"csrfmiddlewaretoken": token} if token else {})
    body = "&".join(f"{name}={value}" for name, value in content.items())
    headers = {"HTTP_X_CSRFTOKEN": token} if token else {}
    return client.generic(method, address, body, content_type="application/x-www-form-urlencoded", **headers)


def token_for(client):
    page = client.get("/pilihan/").content.decode()
    return re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[1]


@pytest.mark.parametrize("kind", ["stranger", "with cookies"])
@pytest.mark.parametrize("method", sorted(UNNAMED))
@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.route)
def test_an_address_answers_as_its_row_says(row, method, kind, address_of):
    client = visitor(kind)
    address = address_of(row)
    token = token_for(client) if row.by_token and method != "GET" else ""
    response = ask(client, method, address, row, token)
    expected = row.answers.get(method, 404 if row.route == "api:api-root" else 405)
    assert response.status_code == expected
    assert not response.cookies.get("sessionid")
    assert "no-store" in response.headers["Cache-Control"] or "no-cache" in response.headers["Cache-Control"]


@pytest.mark.parametrize("row", [row for row in ROWS if row.by_token], ids=lambda row: row.route)
@pytest.mark.parametrize("method", sorted(UNNAMED - {"GET"}))
def test_without_the_token_of_a_form_nothing_happens(row, method, address_of):
    """Case 10: every state-changing request without a token is refused, whatever cookies it brings."""
    response = ask(visitor("with cookies"), method, address_of(row), row)
    assert response.status_code == 403
    assert not ({"b", "n", "j"} & set(response.cookies))


FORGED = {
    "a token of nobody": ({"csrfmiddlewaretoken": "A" * 64}, {}),
    "a short token": ({"csrfmiddlewaretoken": "A"}, {}),
    "another site": ({}, {"HTTP_ORIGIN": "https://evil.example"}),
    "no site": ({}, {"HTTP_ORIGIN": "null"}),
    "another site by https": ({}, {"HTTP_REFERER": "https://evil.example/x", "wsgi.url_scheme": "https"}),
}


@pytest.mark.parametrize("name", FORGED)
@pytest.mark.parametrize("route", [row.route for row in ROWS if row.by_token and "POST" in row.answers])
def test_a_forged_form_is_refused(route, name, address_of):
    """Case 10: a token of nobody, or a right one sent from another origin."""
    content, headers = FORGED[name]
    client = visitor("stranger")
    row = BY_NAME[route]
    values = row.content | {"csrfmiddlewaretoken": token_for(client)} | content
    response = client.post(address_of(row), values, **headers)
    assert response.status_code == 403
    assert not ({"b", "n", "j"} & set(response.cookies))


def test_reading_changes_nothing(address_of):
    """GET sets no cookie but the one for forms; the quick exit, which only forgets, is the exception by design."""
    for row in ROWS:
        if "GET" in row.answers and row.route != "leave":
            response = visitor("with cookies").get(address_of(row))
            assert set(response.cookies) <= {"t"}, row.route


def test_the_api_ignores_cookies(address_of):
    row = BY_NAME["api:chat_turn"]
    answers = [ask(visitor(kind), "POST", row.address, row).json() for kind in ("stranger", "with cookies")]
    for answer in answers:
        answer.pop("token")
    assert answers[0] == answers[1]


def test_every_answer_carries_the_quiet_headers(address_of):
    for row in ROWS:
        for method in row.answers:
            client = visitor("stranger")
            token = token_for(client) if row.by_token and method == "POST" else ""
            response = ask(client, method, address_of(row), row, token)
            policy = response.headers["Content-Security-Policy"]
            assert "default-src 'none'" in policy and "unsafe" not in policy, row.route
            assert response.headers["Referrer-Policy"] in {"no-referrer", "same-origin"}, row.route
            assert response.headers["X-Content-Type-Options"] == "nosniff", row.route
