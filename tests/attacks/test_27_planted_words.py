"""Case 27: words that she types, and addresses she opens, are found nowhere afterwards: not in the database, its log, the logs of the
server, nor in temporary files; not even when something breaks. A real server process, as an operator starts it.
"""

import contextlib
import http.client
import json
import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

import pytest

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("planted")]

ROOT = Path(__file__).resolve().parents[2]
KEPT_MODELS = ROOT / "var" / "test-model"
PLANTED = "zqxplanted"
BREAKS = "zqxbreaks"

# The server of the product, with one fault built in: a message with this word breaks the turn, and the error holds her words.
FAULTY_SERVER = f"""
import logging
import django
django.setup()
from rantau.config.cli import main
from rantau.chat import services
whole = services.understand_text
def faulty(text):
    if "{BREAKS}" in text:
        logging.getLogger("some.library").warning("cannot read %s", text)
        logging.getLogger("some.library").error("cannot read: " + text)
        raise RuntimeError("cannot understand " + text)
    return whole(text)
services.understand_text = faulty
main()
"""


class Server:
    def __init__(self, folder: Path) -> None:
        self.folder, self.data, self.temporary = folder, folder / "data", folder / "tmp"
        for one in (self.data, self.temporary):
            one.mkdir()
        KEPT_MODELS.mkdir(parents=True, exist_ok=True)
        (self.data / "model").symlink_to(KEPT_MODELS)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}"

    def __enter__(self) -> "Server":
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("RANTAU_", "DATABASE_URL", "PYTEST"))
        }
        environment = kept | {
            "PYTHONPATH": str(ROOT / "src"),
            "DJANGO_SETTINGS_MODULE": "rantau.config.settings",
            "RANTAU_DATA_DIR": str(self.data),
            "RANTAU_TURNS_PER_MINUTE": "1000000",
            "TMPDIR": str(self.temporary),
        }
        self.log = (self.folder / "log.txt").open("w")
        command = [sys.executable, "-c", FAULTY_SERVER, "serve", "--port", str(self.port)]
        self.process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=self.log, stderr=self.log)
        until = time.monotonic() + 200
        while time.monotonic() < until and self.process.poll() is None:
            with contextlib.suppress(OSError), urllib.request.urlopen(f"{self.address}/sehat/", timeout=2):
                return self
            time.sleep(0.2)
        self.__exit__()
        raise AssertionError((self.folder / "log.txt").read_text()[-800:])

    def __exit__(self, *_) -> None:
        self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.log.close()


class Visitor:
    """Sends what a browser or a stranger sends. Answers are read, never raised."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())

    def send(self, address, body=None, **headers):
        request = urllib.request.Request(self.server.address + address, data=body, headers=headers)
        try:
            with self.opener.open(request, timeout=20) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()
        except (urllib.error.URLError, http.client.HTTPException, ConnectionError):
            return 0, ""

    def form(self, address, **values):
        _, page = self.send("/pilihan/")
        values["csrfmiddlewaretoken"] = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[1]
        return self.send(address, urllib.parse.urlencode(values).encode())

    def api(self, address, values, **headers):
        body = values if isinstance(values, bytes) else json.dumps(values).encode()
        return self.send(f"/api/v1{address}", body, **{"Content-Type": "application/json", **headers})

    def raw(self, content: bytes) -> None:
        with socket.create_connection(("127.0.0.1", self.server.port), timeout=1) as wire:
            wire.sendall(content)
            with contextlib.suppress(OSError):
                wire.recv(4096)


@pytest.fixture(scope="module")
def after_everything(tmp_path_factory):
    """The folder of a server after a planted word went through every door, and what came back."""
    with Server(tmp_path_factory.mktemp("planted")) as server:
        visitor, word = Visitor(server), f"saya dipukul majikan {PLANTED} di riyadh"
        breaks, long = f"{PLANTED} {BREAKS}", f"{PLANTED} " * 9000
        codes = {
            "chat form": visitor.form("/obrolan/", text=word)[0],
            "chat api": visitor.api("/chat/turn", {"text": word})[0],
            "search form": visitor.form("/cari/", text=PLANTED)[0],
            "search api": visitor.api("/search", {"text": PLANTED})[0],
            "preferences": visitor.form("/pilihan/", language=PLANTED, country=PLANTED)[0],
            "broken form": visitor.form("/obrolan/", text=breaks)[0],
            "broken api": visitor.api("/chat/turn", {"text": breaks})[0],
            "form without token": visitor.send("/obrolan/", urllib.parse.urlencode({"text": word}).encode())[0],
            "form from elsewhere": visitor.send("/obrolan/", f"text={PLANTED}".encode(), Origin=f"https://{PLANTED}.example")[0],
            "large form": visitor.send("/obrolan/", f"text={long}".encode())[0],
            "large api": visitor.api("/chat/turn", {"text": long})[0],
            "broken json": visitor.api("/chat/turn", f'{{"text": "{PLANTED}'.encode())[0],
            "unknown key": visitor.api("/chat/turn", {PLANTED: PLANTED})[0],
            "wrong option": visitor.api("/chat/turn", {"option": f"<{PLANTED}>"})[0],
            "wrong token": visitor.api("/chat/turn", {"token": PLANTED, "text": word})[0],
            "missing page": visitor.send(f"/{PLANTED}/{PLANTED}?q={PLANTED}")[0],
            "missing article": visitor.send(f"/baca/{PLANTED}/")[0],
            "missing country": visitor.send(f"/kontak/{PLANTED}/")[0],
            "missing file": visitor.send(f"/static/x/{PLANTED}.js")[0],
            "query": visitor.send(f"/cari/?text={PLANTED}")[0],
            "strange host": visitor.send("/", Host=f"{PLANTED}.example")[0],
            "wrong host": visitor.send("/", Host=f"{PLANTED} {{}}")[0],
            "strange agent": visitor.send("/", **{"User-Agent": PLANTED, "Referer": f"https://x/{PLANTED}", "Cookie": f"b={PLANTED}; x={PLANTED}"})[0],
            "forwarded": visitor.send("/", **{"X-Forwarded-For": PLANTED, "X-Forwarded-Proto": PLANTED})[0],
        }  # fmt: skip
        upload = (f'--x\r\nContent-Disposition: form-data; name="text"\r\n\r\n{PLANTED}\r\n--x\r\nContent-Disposition: form-data; name="file"; '
                  f'filename="{PLANTED}.txt"\r\nContent-Type: text/plain\r\n\r\n{PLANTED * 500}\r\n--x--\r\n')  # fmt: skip
        visitor.send("/obrolan/", upload.encode(), **{"Content-Type": "multipart/form-data; boundary=x"})
        for wire in (f"GET /{PLANTED} HTTP/9.9\r\n\r\n", f"{PLANTED} / HTTP/1.1\r\nHost: x\r\n\r\n", f"POST / HTTP/1.1\r\nContent-Length: {PLANTED}\r\n\r\n",
                     f"GET /{PLANTED * 400} HTTP/1.1\r\nHost: x\r\n\r\n", f"GET / HTTP/1.1\r\n{PLANTED} header\r\n\r\n", f"\x16\x03\x01{PLANTED}",
                     f"POST /obrolan/ HTTP/1.1\r\nHost: x\r\nContent-Length: 500\r\n\r\ntext={PLANTED}",
                     f"GET / HTTP/1.1\r\nHost: x\r\nX-Long: {PLANTED * 2000}\r\n\r\n"):  # fmt: skip
            visitor.raw(wire.encode("latin-1"))
        while_running = list(places_with_it(server.folder))
    return server.folder, codes, while_running


def places_with_it(folder: Path):
    """Files below the folder that hold the planted word (links are not followed: the model is older than the word)."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            content = path.read_bytes()
            if PLANTED.encode() in content or PLANTED.encode("utf-16-le") in content:
                yield path.relative_to(folder).as_posix()


def test_the_word_went_through_every_door(after_everything):
    _, codes, _ = after_everything
    good = ("chat form", "chat api", "search form", "search api", "query", "strange agent")
    assert {name: codes[name] for name in good} == dict.fromkeys(good, 200)
    assert (codes["broken form"], codes["broken api"]) == (500, 500)
    assert codes["form without token"] == codes["form from elsewhere"] == 403
    assert [codes[name] for name in ("missing page", "missing article", "missing country")] == [404] * 3
    assert [name for name, code in codes.items() if code == 0] == []


def test_it_is_nowhere_while_the_server_runs(after_everything):
    assert after_everything[2] == []


def test_it_is_nowhere_after_the_server_has_stopped(after_everything):
    folder, _, _ = after_everything
    assert (folder / "data" / "rantau.sqlite3").stat().st_size > 100_000
    assert list(places_with_it(folder)) == []


def test_nothing_is_left_in_the_temporary_folder(after_everything):
    left = [path.name for path in (after_everything[0] / "tmp").rglob("*") if path.is_file() and path.stat().st_size]
    assert left == []


def test_the_fault_is_in_the_log_with_its_place_and_without_words(after_everything):
    log = (after_everything[0] / "log.txt").read_text()
    assert "[RuntimeError]" in log
    assert "services.py" in log
    assert "127.0.0.1" not in log.replace("http://127.0.0.1", "")


def test_the_chat_leaves_no_row(after_everything):
    import sqlite3

    with contextlib.closing(sqlite3.connect(after_everything[0] / "data" / "rantau.sqlite3")) as database:
        tables = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    assert not [
        name for name in tables if any(word in name for word in ("chat", "session", "message", "conversation", "user"))
    ]
