"""A real house for the journeys: the server as an operator starts it, a neutral page to leave to, and a gate that can be shut."""

import contextlib
import http.client
import os
import shutil
import signal
import socket
import subprocess
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
KEPT_MODELS = ROOT / "var" / "test-model"  # the language model is learnt once and used by every later run
START_SECONDS = 300
NOT_PASSED_ON = {"connection", "keep-alive", "transfer-encoding", "content-length"}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class House:
    """`./rantau serve` in a folder of its own. `address` has no slash at its end."""

    def __init__(self, folder: Path, **settings: str) -> None:
        self.folder = folder
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.settings = {"RANTAU_DATA_DIR": str(folder), "RANTAU_TURNS_PER_MINUTE": "1000000", **settings}

    def __enter__(self) -> "House":
        _copy_models(KEPT_MODELS, self.folder / "model")  # its own copy, because another run may tidy up the kept ones
        self._log = (self.folder / "log.txt").open("w")
        environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"} | self.settings
        self.process = subprocess.Popen(
            [str(ROOT / "rantau"), "serve", "--port", str(self.port)],
            env=environment,
            stdout=self._log,
            stderr=self._log,
        )
        until = time.monotonic() + START_SECONDS
        while time.monotonic() < until and self.process.poll() is None:
            if is_answering(self.address):
                _copy_models(self.folder / "model", KEPT_MODELS)
                return self
            time.sleep(0.2)
        self.__exit__()
        raise RuntimeError(f"the server did not start: {(self.folder / 'log.txt').read_text()[-600:]}")

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(15)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        self._log.close()


def _copy_models(source: Path, target: Path) -> None:
    target.mkdir(parents=True, exist_ok=True)
    for model in source.iterdir() if source.exists() else ():
        if model.is_dir() and not model.name.startswith(".") and not (target / model.name).exists():
            half_made = target / f".{model.name}.{os.getpid()}"
            with contextlib.suppress(OSError):
                shutil.copytree(model, half_made)
                half_made.rename(target / model.name)
            shutil.rmtree(half_made, ignore_errors=True)


def is_answering(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"{address}/sehat/", timeout=2) as response:
            return response.status == 200
    except OSError:
        return False


class _NeutralPage(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        body = b"<!doctype html><html lang=id><title>Cuaca</title><h1>Cuaca hari ini</h1>"
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@contextlib.contextmanager
def neutral_page() -> Iterator[str]:
    """A page about the weather on an origin of its own; yields its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _NeutralPage)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


class Gate:
    """Stands before the house on a port of its own, so that a test can cut the network, or bring a new release, for one visitor."""

    def __init__(self, house_port: int) -> None:
        self.house_port = house_port
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.added_to_worker = b""
        self.changes: dict[
            str, Callable[[bytes], bytes | None]
        ] = {}  # end of an address -> what becomes of its content; None: it is missing
        self.added: dict[str, bytes] = {}  # further addresses
        self.seen: list[tuple[str, str]] = []  # what passed: address, body
        self._server: ThreadingHTTPServer | None = None

    def open(self) -> "Gate":
        gate = self

        class Passage(BaseHTTPRequestHandler):
            def pass_on(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                gate.seen.append((self.path, body.decode(errors="replace")))
                inner = http.client.HTTPConnection("127.0.0.1", gate.house_port, timeout=30)
                inner.request(self.command, self.path, body, dict(self.headers) | {"Accept-Encoding": "identity"})
                answer = inner.getresponse()
                content = answer.read() + (gate.added_to_worker if self.path == "/sw.js" else b"")
                status = answer.status
                for end, change in gate.changes.items():
                    if self.path.split("?")[0].endswith(end):
                        changed = change(content)
                        content, status = (changed, status) if changed is not None else (b"", 404)
                if self.path in gate.added:
                    content, status = gate.added[self.path], 200
                self.send_response(status)
                for name, value in answer.getheaders():
                    if name.lower() not in NOT_PASSED_ON:
                        self.send_header(name, value)
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)
                inner.close()

            do_GET = do_POST = do_HEAD = pass_on

            def log_message(self, *_: object) -> None:
                pass

        class Server(ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, request: object, client_address: object) -> None:
                """A visitor who goes away in the middle of an answer is no fault."""

        self._server = Server(("127.0.0.1", self.port), Passage)
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def shut(self) -> None:
        if self._server:
            self._server.shutdown()
            self._server.server_close()
            self._server = None

    def bring_new_release(self) -> None:
        self.added_to_worker += b"\n// a later release\n"
