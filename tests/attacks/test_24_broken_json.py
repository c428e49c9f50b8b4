"""Case 24: bodies that are broken, huge, deep or ambiguous are refused in bounded time, and the server goes on."""

import json
import time

import pytest

pytestmark = pytest.mark.django_db
TURN, SEARCH = "/api/v1/chat/turn", "/api/v1/search"
SLOWEST = 1.0
KB = 1024

BROKEN = {
    "nothing": b"",
    "no JSON": b"tolong saya",
    "cut off": b'{"text": "tol',
    "a lone bracket": b"{",
    "a list": b'[{"text": "x"}]',
    "a word": b'"text"',
    "null": b"null",
    "a number": b"1",
    "not a number": b'{"text": NaN}',
    "infinity": b'{"text": Infinity}',
    "a hidden infinity": b'{"text": "x", "country": 1e999}',
    "a key twice": b'{"text": "halo", "text": "tolong"}',
    "a key twice by escape": b'{"text": "halo", "\\u0074ext": "tolong"}',
    "a deep key twice": b'{"text": {"a": 1, "a": 2}}',
    "invalid UTF-8": b'{"text": "\xff\xfe"}',
    "overlong UTF-8": b'{"text": "\xc0\xae"}',
    "UTF-16": '{"text": "x"}'.encode("utf-16"),
    "a byte order mark": b'\xef\xbb\xbf{"text": "x"}',
    "a lone surrogate": b'{"text": "\\ud800"}',
    "a reversed pair": b'{"text": "\\udc00\\ud800"}',
    "a surrogate as key": b'{"\\ud800": "x"}',
    "NUL in a text": b'{"text": "a\\u0000b"}',
    "NUL in the body": b'{"text": "a\x00b"}',
    "deep lists": b'{"text": ' + b"[" * 7000 + b"]" * 7000 + b"}",
    "deep objects": b'{"a":' * 2500 + b"1" + b"}" * 2500,
    "open lists without end": b"[" * (15 * KB),
    "a number without end": b'{"text": ' + b"9" * (15 * KB) + b"}",
    "an exponent": b'{"text": 1e' + b"9" * 4000 + b"}",
    "many keys": json.dumps({f"k{number}": 1 for number in range(1200)}).encode(),
    "an unknown key": b'{"text": "x", "admin": true}',
    "a list as text": b'{"text": ["tolong"]}',
    "an object as token": b'{"token": {"a": 1}}',
    "a truth as text": b'{"text": true}',
    "a long token": json.dumps({"token": "A" * 2001}).encode(),
    "a long option": json.dumps({"option": "node:" + "a" * 60}).encode(),
    "a foreign option": b'{"option": "admin:delete"} ' + b" " * 10 + b"x",
    "an option of strange form": b'{"option": "../../etc/passwd"}',
    "a country of strange form": b'{"text": "x", "country": "1%"}',
    "a language of strange form": b'{"text": "x", "language": "<b>"}',
}


@pytest.fixture(autouse=True)
def _warm(client):
    client.get("/sehat/")  # the first request of a process loads the addresses of all modules


def post(client, address, body, **headers):
    started = time.perf_counter()
    response = client.post(address, data=body, content_type="application/json", **headers)
    return response, time.perf_counter() - started


@pytest.mark.parametrize("name", BROKEN)
@pytest.mark.parametrize("address", [TURN, SEARCH])
def test_a_broken_body_is_refused(client, address, name):
    response, seconds = post(client, address, BROKEN[name])
    assert 400 <= response.status_code < 500, response.content[:200]
    assert response.headers["Content-Type"].startswith("application/json")
    assert set(response.json()) == {"error", "sentence"}
    assert seconds < SLOWEST


@pytest.mark.parametrize("size", [17 * KB, 200 * KB, 5000 * KB])
@pytest.mark.parametrize("address", [TURN, SEARCH])
def test_a_huge_body_is_refused_before_it_is_read(client, address, size):
    response, seconds = post(client, address, b'{"text": "' + b"a" * size + b'"}')
    assert (response.status_code, response.json()["error"]) == (413, "too_large")
    assert seconds < SLOWEST


def test_an_object_of_a_million_keys_is_refused_before_it_is_read(client):
    body = b"{" + b",".join(b'"%d":1' % number for number in range(1_000_000)) + b"}"
    response, seconds = post(client, TURN, body)
    assert response.status_code == 413
    assert seconds < SLOWEST


@pytest.mark.parametrize("length", ["-1", "abc", "1e3", "²", "99999999999999999999"])
def test_a_wrong_length_is_refused(client, length):
    response, _ = post(client, TURN, b'{"text": "halo"}', CONTENT_LENGTH=length)
    assert 400 <= response.status_code < 500


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/xml", "multipart/form-data; boundary=x", "", "application/json; charset=utf-7"]
)
def test_the_kind_of_content_does_not_matter_to_what_is_read(client, kind):
    response = client.generic("POST", TURN, b"<x/>", content_type=kind)
    assert 400 <= response.status_code < 500


@pytest.mark.parametrize(
    "values",
    [
        {"text": "a\x00b"},
        {"text": "\ud800".encode("utf-8", "surrogatepass")},
        {"text": b"\xff\xfe"},
        {"option": "x" * 5000},
        {"option": "node:" + "a" * 41},
        {"token": "A" * 3000},
        {"token": "💥"},
        {"text": ["a", "b"], "option": ["", "x"]},
    ],
)
def test_the_form_answers_or_refuses_but_never_breaks(client, values):
    response = client.post("/obrolan/", values)
    assert response.status_code in {200, 400}


@pytest.mark.parametrize("number", [51, 5000])
def test_a_form_of_too_many_fields_is_refused(client, number):
    body = "&".join(f"f{one}=1" for one in range(number))
    assert (
        client.generic("POST", "/obrolan/", body, content_type="application/x-www-form-urlencoded").status_code == 400
    )


@pytest.mark.parametrize("address", ["/obrolan/", "/cari/", "/pilihan/"])
def test_a_huge_form_is_refused(client, address):
    response = client.generic(
        "POST", address, "text=" + "a" * (70 * KB), content_type="application/x-www-form-urlencoded"
    )
    assert response.status_code in {400, 413}


def test_a_file_is_never_taken(client):
    from django.core.files.uploadedfile import SimpleUploadedFile

    response = client.post("/obrolan/", {"text": "halo", "file": SimpleUploadedFile("a.svg", b"<svg onload=alert(1)>")})
    assert response.status_code in {200, 400}


def test_a_good_turn_still_works_after_all_this(client):
    for body in BROKEN.values():
        post(client, TURN, body)
    response, _ = post(client, TURN, b'{"option": "command:help"}')
    assert response.status_code == 200
    assert response.json()["urgency"] in {"urgent", "emergency"}
