"""The conversation on her phone: without network it goes on, with network nothing she types travels, and nobody can change what it says."""

import gzip
import hashlib
import json
import urllib.request
from collections.abc import Callable
from typing import Any

import pytest

from tests.journeys.house import Gate, House
from tests.journeys.people import Woman

TALKS = {
    "id": (
        "halo kak",
        "gaji saya 3 bulan belum dibayar di Taiwan",
        "sekarang majikan memukul saya, saya di Malaysia",
        "di Hong Kong",
    ),
    "jv": ("tulung mbak, aku digebuki majikan, saiki aku neng Hong Kong", "gajiku durung dibayar 3 sasi", "di Arab Saudi"),
    "en": ("my employer is beating me right now, I am in Riyadh", "my salary was not paid for three months", "i am in Singapore"),
}  # fmt: skip
SECRET = "majikan memukul saya rahasiaku"


def on_the_server(house: House, said: tuple[str, ...]) -> list[dict[str, Any]]:
    """What the server answers to the same messages."""
    token, found = "", []
    for text in said:
        body = json.dumps({"text": text, "token": token}).encode()
        request = urllib.request.Request(
            f"{house.address}/api/v1/chat/turn", body, {"content-type": "application/json"}
        )
        with urllib.request.urlopen(request) as answer:
            found.append(json.load(answer))
        token = found[-1]["token"]
    return found


def telephones(answer: dict[str, Any]) -> list[str]:
    shown = [
        one
        for part in answer["parts"]
        for one in (
            *part.get("numbers", []),
            *(n for c in (*part.get("contacts", []), *part.get("more", [])) for n in c["numbers"]),
        )
    ]
    return [one["href"] for one in shown if one["href"].startswith("tel:")]


def with_pack(someone: Callable[..., Any], gate: Gate) -> Woman:
    """She was here before, and the conversation is on her phone."""
    her: Woman = someone(Woman, gate.address)
    her.opens_home()
    her.waits_until_help_is_on_the_phone()
    her.waits_until_the_conversation_is_on_the_phone()
    return her


def settled_at_home(her: Woman) -> None:
    """The page has done what it does by itself: a moment after it is in use it asks what is new."""
    her.opens_home()
    her.page.wait_for_timeout(2500)
    her.page.wait_for_load_state("networkidle")


def log_of(her: Woman) -> list[str]:
    """Everything the browser asks for from now on: address and body."""
    seen: list[str] = []
    her.context.on("request", lambda request: seen.append(f"{request.method} {request.url} {request.post_data or ''}"))
    return seen


@pytest.mark.parametrize("language", TALKS)
def test_a_whole_conversation_with_the_network_cut_from_the_first_keystroke(
    language: str, someone: Callable[..., Any], gate: Gate, house: House
) -> None:
    her = with_pack(someone, gate)
    settled_at_home(her)
    expected = on_the_server(house, TALKS[language])
    seen = log_of(her)
    her.context.set_offline(True)
    gate.seen.clear()
    for text, answer in zip(TALKS[language], expected, strict=True):
        her.says(text)
        links = her.last_answer.locator('a[href^="tel:"]').all()
        assert [link.get_attribute("href") for link in links] == telephones(answer)
        assert set(her.choices) >= {option["label"] for option in answer["options"]}
        assert her.last_answer.get_attribute("lang") == answer["language"]
    assert telephones(expected[-1]), "a country that was only named in the conversation has its numbers"
    her.taps("Bicara dengan orang" if language == "id" else expected[-1]["options"][-2]["label"])
    her.page.wait_for_timeout(300)
    assert seen == [], "no request was even tried"
    assert [path for path, _ in gate.seen if path != "/sw.js"] == []  # the browser itself asks for a newer worker
    assert her.page.get_by_text("Pesanmu menunggu di sini").count() == 0


def test_the_page_itself_opens_without_network_and_talks(someone: Callable[..., Any], gate: Gate) -> None:
    her = with_pack(someone, gate)
    gate.shut()
    her.opens_home()
    her.says("saya dikurung majikan di Kuwait")
    assert her.numbers_of_answer
    assert her.sees("Kami percaya kamu")


def test_with_network_nothing_she_types_travels(someone: Callable[..., Any], gate: Gate) -> None:
    her = with_pack(someone, gate)
    settled_at_home(her)
    seen = log_of(her)
    gate.seen.clear()
    her.says(f"{SECRET} di Singapura")
    assert "tel:999" in her.numbers_of_answer
    her.answers_with("Ya, masih aman")
    her.says("gaji saya juga belum dibayar")
    her.page.wait_for_timeout(500)
    assert not [line for line in seen if "rahasiaku" in line or "gaji" in line or "/api/" in line]
    assert not [path for path, body in gate.seen if "/api/" in path or "rahasiaku" in body]


def test_the_first_visit_is_answered_by_the_server(someone: Callable[..., Any], gate: Gate) -> None:
    her: Woman = someone(Woman, gate.address)
    her.opens_home()
    her.says("tolong saya dipukul majikan")
    assert her.numbers_of_answer
    assert [path for path, _ in gate.seen if path == "/api/v1/chat/turn"]
    her.page.wait_for_timeout(2500)
    assert not [path for path, _ in gate.seen if "/paket/isi/" in path], "the network is hers while she talks"


def _one_byte(content: bytes) -> bytes:
    return content[:40] + bytes([content[40] ^ 1]) + content[41:]


FALSE_PACKS: dict[str, tuple[str, Callable[[bytes], bytes | None]]] = {
    "one byte of the contacts changed": ("contacts.json.gz", _one_byte),
    "cut off": ("texts-id.json.gz", lambda content: content[: len(content) // 2]),
    "another list": ("daftar.json", lambda content: content.replace(b"contacts", b"contactz")),
    "a page of the Wi-Fi": ("daftar.json", lambda _: b"<html>login</html>"),
}


@pytest.mark.parametrize("name", FALSE_PACKS)
def test_a_false_pack_is_refused_and_the_server_answers(name: str, someone: Callable[..., Any], gate: Gate) -> None:
    end, change = FALSE_PACKS[name]
    gate.changes[end] = change
    her: Woman = someone(Woman, gate.address)
    her.opens_home()
    her.waits_for(lambda: any(path.endswith(end) for path, _ in gate.seen), seconds=30)
    her.page.wait_for_timeout(700)
    assert not her.has_pack
    her.opens_home()
    gate.seen.clear()
    her.says("majikan memukul saya, saya di Singapura")
    assert "tel:999" in her.numbers_of_answer
    assert [path for path, _ in gate.seen if path == "/api/v1/chat/turn"]


def test_what_is_changed_on_the_phone_itself_is_not_believed(someone: Callable[..., Any], gate: Gate) -> None:
    her = with_pack(someone, gate)
    her.page.evaluate(
        """async () => { const store = await caches.open("p-1");
          for (const request of await store.keys()) if (request.url.endsWith("contacts.json.gz")) await store.put(request, new Response("0800 call me")); }"""
    )
    her.opens_home()
    gate.seen.clear()
    her.says("majikan memukul saya, saya di Singapura")
    assert "tel:999" in her.numbers_of_answer
    assert [path for path, _ in gate.seen if path == "/api/v1/chat/turn"], "the server answered"


@pytest.fixture
def later_pack(gate: Gate, house: House, settings: Any) -> Callable[[], None]:
    """Brings a pack that greets otherwise, signed by this house."""

    def bring() -> None:
        from rantau.web import packs

        settings.SECRET_KEY = (house.folder / "secret.key").read_text().strip()
        with urllib.request.urlopen(f"{house.address}/paket/isi/daftar.json") as answer:
            listing = json.loads(json.load(answer)["listing"])
        name = "texts-id.json.gz"
        with urllib.request.urlopen(f"{house.address}/paket/isi/{listing['parts'][name]['sha256']}/{name}") as answer:
            said = json.loads(gzip.decompress(answer.read()))
        said["said"]["greeting"]["say"] = "Salam dari simpanan baru."
        content = gzip.compress(json.dumps(said).encode())
        digest = hashlib.sha256(content).hexdigest()
        listing["parts"][name] = {"sha256": digest, "size": len(content)}
        sealed = packs.sealed_listing("later", listing["parts"], made=listing["made"] + 60)
        gate.changes["daftar.json"] = lambda _: sealed
        gate.added[f"/paket/isi/{digest}/{name}"] = content

    return bring


def test_an_update_comes_between_conversations(
    someone: Callable[..., Any], gate: Gate, later_pack: Callable[[], None]
) -> None:
    her = with_pack(someone, gate)
    her.opens_home()
    her.says("halo kak")
    gate.seen.clear()
    later_pack()
    her.page.wait_for_timeout(2500)  # longer than a page waits before it looks for a new pack
    her.says("gaji saya belum dibayar")
    assert not [path for path, _ in gate.seen if "/paket/isi/" in path]

    her.opens_home()
    her.waits_for(lambda: any("/paket/isi/" in path and "texts-id" in path for path, _ in gate.seen), seconds=30)
    fetched = {path.rsplit("/", 1)[1] for path, _ in gate.seen if "/paket/isi/" in path}
    assert fetched == {"daftar.json", "texts-id.json.gz"}, "only what is new is fetched"
    revision = """async () => JSON.parse((await (await (await caches.open("p-1")).match("/paket/isi/daftar.json")).json()).listing).revision"""
    her.waits_for(lambda: bool(her.page.evaluate(revision) == "later"))
    her.opens_home()
    her.context.set_offline(True)
    her.says("majikan memukul saya, saya di Singapura")
    assert "tel:999" in her.numbers_of_answer


def test_who_saves_data_is_asked_first(someone: Callable[..., Any], gate: Gate) -> None:
    her: Woman = someone(Woman, gate.address)
    her.context.add_init_script("Object.defineProperty(navigator, 'connection', { value: { saveData: true } })")
    her.goes_to("/pilihan/")
    her.waits_until_help_is_on_the_phone()
    her.page.wait_for_timeout(1000)
    assert not [path for path, _ in gate.seen if "/paket/isi/" in path]
    her.taps("Unduh ke HP ini")
    assert her.sees("Sudah tersimpan di HP ini")
    assert her.has_pack


def test_a_worker_that_hangs_is_replaced_by_the_server(someone: Callable[..., Any], gate: Gate) -> None:
    gate.changes["phone/worker.js"] = lambda content: content + b"\ntasks.turn = () => new Promise(() => {});\n"
    her = with_pack(someone, gate)
    her.opens_home()
    gate.seen.clear()
    her.says("majikan memukul saya, saya di Singapura")
    assert "tel:999" in her.numbers_of_answer
    assert [path for path, _ in gate.seen if path == "/api/v1/chat/turn"]


def test_a_worker_that_fails_in_the_middle_loses_nothing(someone: Callable[..., Any], gate: Gate) -> None:
    gate.changes["phone/worker.js"] = lambda content: (
        content
        + (
            b"\nlet turns = 0; const real = tasks.turn; tasks.turn = (data) => { if (++turns > 1) throw new Error('broken'); return real(data); };\n"
        )
    )
    her = with_pack(someone, gate)
    her.opens_home()
    her.says("majikan memukul saya, saya di Singapura")
    gate.seen.clear()
    her.answers_with("Ya, masih aman")
    bodies = [json.loads(body) for path, body in gate.seen if path == "/api/v1/chat/turn"]
    assert bodies[0]["state"]["country"] == "SG"
    assert "memukul" not in json.dumps(bodies), "codes go on, never the words from before"
    her.says("tolong")
    assert {"tel:995", "tel:999"} & set(her.numbers_of_answer), "it is still the conversation about danger in Singapore"


def test_begun_on_the_server_it_goes_on_without_network(someone: Callable[..., Any], gate: Gate) -> None:
    her = with_pack(someone, gate)
    her.opens_home()
    her.page.evaluate(
        "(text) => { document.querySelector('[data-text]').value = text; HTMLFormElement.prototype.submit.call(document.querySelector('[data-composer]')); }",
        "majikan memukul saya, saya di Singapura",
    )
    her.page.wait_for_url("**/obrolan/")
    her.page.locator(".chat__log").wait_for()
    gate.seen.clear()
    her.answers_with("Ya, masih aman")
    assert [path for path, _ in gate.seen if path == "/api/v1/chat/turn"], "what began there goes on there"
    her.context.set_offline(True)
    her.says("tolong")
    assert "tel:999" in her.numbers_of_answer, "the phone knows from the codes where she is"
    her.context.set_offline(False)
    gate.seen.clear()
    her.says("terima kasih")
    assert not [path for path, _ in gate.seen if "/api/" in path], "and it stays on the phone"
