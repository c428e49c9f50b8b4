"""The pack of a phone: signed by this installation, whole, the same for everybody, and nowhere in the traceless mode."""

import base64
import gzip
import hashlib
import json
import re
from pathlib import Path

import pytest
from nacl.exceptions import BadSignatureError
from nacl.signing import VerifyKey

from rantau.web import packs
from rantau.web.signing import public_key

pytestmark = pytest.mark.django_db
SCRIPT = Path(__file__).resolve().parents[2] / "chat" / "static" / "chat" / "js" / "phone" / "pack.js"
MOST_BYTES = 1_000_000


@pytest.fixture
def sealed(client, model):
    packs._made.cache_clear()
    return client.get("/paket/isi/daftar.json").json()


def verify(sealed, key):
    VerifyKey(base64.b64decode(key)).verify(sealed["listing"].encode(), base64.b64decode(sealed["signature"]))


def test_the_list_is_signed_with_the_key_that_pages_name(client, sealed):
    found = re.search(r'data-pack-key="([^"]+)"', client.get("/").content.decode())
    assert found and found[1] == public_key()
    verify(sealed, found[1])


def test_another_secret_is_another_key(sealed, settings):
    settings.SECRET_KEY = "another key for tests, of another installation"
    with pytest.raises(BadSignatureError):
        verify(sealed, public_key())


def test_a_changed_list_is_not_signed(sealed):
    sealed["listing"] = sealed["listing"].replace('"version":1', '"version":2')
    with pytest.raises(BadSignatureError):
        verify(sealed, public_key())


def test_every_part_is_there_as_it_is_listed(client, sealed):
    listing = json.loads(sealed["listing"])
    assert {"rules.json.gz", "dialogues.json.gz", "contacts.json.gz", "understanding.json.gz"} <= set(listing["parts"])
    total = 0
    for name, part in listing["parts"].items():
        answer = client.get(f"/paket/isi/{part['sha256']}/{name}", headers={"accept-encoding": "gzip, br"})
        assert answer["Content-Encoding"] == "identity", "nothing on the way may compress what is hashed"
        assert hashlib.sha256(answer.content).hexdigest() == part["sha256"]
        assert len(answer.content) == part["size"]
        plain = gzip.decompress(answer.content)
        if ".json" in name:
            json.loads(plain)
        total += part["size"]
    assert total <= MOST_BYTES, f"{total} bytes"


def test_the_same_content_is_the_same_pack(model):
    packs._made.cache_clear()
    first = packs.phone_pack()
    packs._made.cache_clear()
    again = packs.phone_pack()
    assert (again.revision, set(again.parts)) == (first.revision, set(first.parts))


@pytest.mark.parametrize(
    "path", ["/paket/isi/0000/rules.json.gz", "/paket/isi/../rules.json.gz", "/paket/isi/daftar.json/x"]
)
def test_what_is_not_listed_is_not_there(client, path):
    assert client.get(path).status_code == 404


def test_without_a_model_there_is_no_pack(client, monkeypatch):
    monkeypatch.setattr(packs.chat, "phone_parts", dict)
    packs._made.cache_clear()
    assert client.get("/paket/isi/daftar.json").status_code == 404
    packs._made.cache_clear()


def test_a_traceless_phone_is_told_no_key(client):
    client.cookies["j"] = "0"
    assert "data-pack-key" not in client.get("/").content.decode()


def test_the_script_reads_this_version():
    assert f"VERSION = {packs.VERSION};" in SCRIPT.read_text(encoding="utf-8")


@pytest.mark.parametrize(("code", "number"), [("HK", "tel:999"), ("xx", "tel:+62"), ("sa", "tel:")])
def test_a_phone_without_pack_has_numbers(client, code, number):
    kept = client.get(f"/paket/{code}.json?bahasa=id").json()
    answer = kept["answer"]
    assert answer["options"] == []
    assert "tersimpan di HP ini" in answer["parts"][0]["text"]
    assert number in json.dumps(answer)
    assert not any(part["type"] == "countries" for part in answer["parts"])
    assert kept["pages"]
