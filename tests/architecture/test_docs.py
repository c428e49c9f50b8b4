"""The documents say what the code does: every environment variable is explained, every door of a module says what it promises."""

import ast
import importlib
import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "rantau"
OPERATIONS = ROOT / "docs" / "operations.md"
OWN_NAME = re.compile(r"RANTAU_[A-Z_]+|DATABASE_URL")
DOORS = sorted(path.parent.name for path in PACKAGE.glob("*/api.py"))
MODULES = sorted(path.name for path in PACKAGE.iterdir() if (path / "__init__.py").exists())


def strings_read_from_environment(source: str) -> Iterator[str]:
    """The first argument of env.…("NAME"), os.environ.get("NAME"), .setdefault("NAME"), and the key of os.environ["NAME"]."""
    for node in ast.walk(ast.parse(source)):
        place, key = None, None
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr.islower()
            and node.args
        ):
            place, key = ast.unparse(node.func.value), node.args[0]
        elif isinstance(node, ast.Subscript):
            place, key = ast.unparse(node.value), node.slice
        if (
            place in {"env", "os.environ", "environment"}
            and isinstance(key, ast.Constant)
            and isinstance(key.value, str)
        ):
            yield key.value


def names_in_code() -> set[str]:
    files = [ROOT / "rantau", *(path for path in PACKAGE.rglob("*.py") if "tests" not in path.parts)]
    return {name for path in files for name in strings_read_from_environment(path.read_text(encoding="utf-8"))}


def names_in_table() -> set[str]:
    return set(re.findall(r"^\| `([A-Z_]+)` \|", OPERATIONS.read_text(encoding="utf-8"), flags=re.MULTILINE))


def test_the_reader_of_names_sees_every_way_of_reading():
    source = 'env.number("A", 1)\nos.environ.get("B")\nos.environ["C"]\nos.environ.setdefault("D", "")\nother.get("E")'
    assert set(strings_read_from_environment(source)) == {"A", "B", "C", "D"}
    assert "RANTAU_HOSTS" in names_in_code()


def test_every_environment_variable_is_explained_in_operations():
    missing = names_in_code() - names_in_table()
    assert not missing, f"docs/operations.md has no line for {', '.join(sorted(missing))}"


def test_operations_explains_no_variable_that_nobody_reads():
    gone = {name for name in names_in_table() if OWN_NAME.fullmatch(name)} - names_in_code()
    assert not gone, f"docs/operations.md explains {', '.join(sorted(gone))}, which the code does not read"


@pytest.mark.parametrize("module", DOORS)
def test_every_public_function_says_what_it_promises(module):
    door = importlib.import_module(f"rantau.{module}.api")
    functions = {
        name: getattr(door, name) for name in door.__all__ if inspect.isroutine(inspect.unwrap(getattr(door, name)))
    }
    silent = sorted(name for name, function in functions.items() if not inspect.getdoc(inspect.unwrap(function)))
    assert not silent, f"rantau.{module}.api: no docstring: {', '.join(silent)}"


@pytest.mark.parametrize("module", MODULES)
def test_every_module_says_what_it_must_never_do(module):
    readme = PACKAGE / module / "README.md"
    assert readme.exists(), f"{module} has no README.md"
    assert "Must never:" in readme.read_text(encoding="utf-8")


def test_links_between_documents_lead_somewhere():
    documents = [
        *ROOT.glob("*.md"),
        *(ROOT / "docs").rglob("*.md"),
        ROOT / "data" / "README.md",
        *PACKAGE.glob("*/README.md"),
    ]
    broken = [
        f"{document.relative_to(ROOT)}: {target}"
        for document in documents
        for target in re.findall(r"(?<!!)\[[^\]]*\]\(([^)#]+)", document.read_text(encoding="utf-8"))
        if "://" not in target and not (document.parent / target).exists()
    ]
    assert not broken
