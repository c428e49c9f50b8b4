"""The conversation of the phone, run in node beside the one in Python, from the pack that phones are given."""

import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from rantau.chat.phone.parts import dialogue_parts, phone_parts
from rantau.chat.tests.engine.conftest import node

HERE = Path(__file__).parent
SCRIPTS = HERE.parents[1] / "static" / "chat" / "js"

Ask = Callable[[str, list[Any]], list[Any]]


@pytest.fixture(scope="session")
def phone(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    """Ask the phone for walks, or for what a typed message is: no language model is needed."""
    with django_db_blocker.unblock():
        packed = dialogue_parts()
    with running(packed, tmp_path_factory.mktemp("phone")) as ask:
        yield ask


@pytest.fixture(scope="session")
def whole_phone(model: Any, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    """The same with the model: ask for answers to typed messages."""
    with django_db_blocker.unblock():
        packed = phone_parts()
    with running(packed, tmp_path_factory.mktemp("whole_phone")) as ask:
        yield ask


@contextmanager
def running(packed: dict[str, bytes], folder: Path) -> Iterator[Ask]:
    """The scripts in node, with a pack."""
    program = node()
    if program is None:
        pytest.skip("no node here; the conversation of the phone is not compared (it comes with ./rantau check)")
    for name in ("engine", "phone"):
        shutil.copytree(SCRIPTS / name, folder / name)
    (folder / "package.json").write_text('{"type": "module"}')
    (folder / "parts").mkdir()
    for name, content in packed.items():
        (folder / "parts" / name).write_bytes(content)
    command = [program, str(HERE / "walk.mjs"), str(folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8") as process:
        assert process.stdin is not None
        assert process.stdout is not None
        lines_in, lines_out = process.stdin, process.stdout

        def ask(what: str, cases: list[Any]) -> list[Any]:
            lines_in.write(json.dumps({"what": what, "all": cases}) + "\n")
            lines_in.flush()
            answers: list[Any] = json.loads(lines_out.readline())
            assert len(answers) == len(cases)
            return answers

        yield ask
        lines_in.close()
