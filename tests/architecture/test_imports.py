"""What import-linter cannot see: foreign keys, modules named by strings, empty layers, files that grew too long."""

import ast
import re
from pathlib import Path

import pytest
from django.apps import apps

ROOT = Path(__file__).resolve().parents[2]
HOUSE = ROOT / "src" / "rantau"
LAYERS = [["config"], ["web"], ["chat"], ["directory", "knowledge", "messaging"], ["places"], ["lib"]]
FLOOR = {module: number for number, layer in enumerate(LAYERS) for module in layer}
WITHOUT_DJANGO = ("django", "ninja", "requests", "urllib3", "http", "socket", "sklearn")
DOORS = {  # importer -> what it may open besides an api, with the reason
    "config/cli/understand.py": {"rantau.chat.domain.understanding", "rantau.chat.training"},  # works without Django
}
LONGEST = {".py": 350, ".js": 300, ".css": 300, ".html": 200}
MEDIAN = 80


def code_files():
    return [
        path
        for path in HOUSE.rglob("*.py")
        if "/tests/" not in path.as_posix() and "/migrations/" not in path.as_posix()
    ]


def imports_of(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import"
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def module_of(name):
    return name.split(".")[1] if name.count(".") else ""


def test_every_module_has_its_floor():
    found = {path.name for path in HOUSE.iterdir() if path.is_dir() and (path / "__init__.py").exists()}
    assert found == set(FLOOR)


def test_imports_point_down_and_siblings_never_meet():
    wrong = []
    for path in code_files():
        own = path.relative_to(HOUSE).parts[0]
        for name in imports_of(path):
            other = module_of(name) if name.startswith("rantau.") else own
            if own in FLOOR and other in FLOOR and other != own and FLOOR[other] <= FLOOR[own]:
                wrong.append(f"{path.relative_to(HOUSE)} imports {name}")
    assert wrong == []


def test_from_another_module_only_its_api():
    """`lib` and `web` have no api: lib is open to all, nobody but config imports web."""
    wrong = []
    for path in code_files():
        inside = path.relative_to(HOUSE)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [node.module] if isinstance(node, ast.ImportFrom) and node.module else []
            names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            for name in names:
                other = module_of(name) if name.startswith("rantau.") else ""
                if other in {"", inside.parts[0], "lib", "config", "web"} or name in DOORS.get(inside.as_posix(), ()):
                    continue
                whole = f"rantau.{other}"
                imported = {alias.name for alias in node.names}
                if name != f"{whole}.api" and not (name == whole and imported == {"api"}):
                    wrong.append(f"{inside} imports {name}")
    assert wrong == []


@pytest.mark.parametrize("path", [p for p in code_files() if "domain" in p.relative_to(HOUSE).as_posix() or p.is_relative_to(HOUSE / "lib")],
                         ids=lambda path: path.relative_to(HOUSE).as_posix())  # fmt: skip
def test_rules_know_no_framework_no_clock_and_no_dice(path):
    source = path.read_text(encoding="utf-8")
    assert not [name for name in imports_of(path) if name.split(".")[0] in WITHOUT_DJANGO]
    if "domain" in path.as_posix():
        assert not re.search(
            r"\b(?:datetime\.now|date\.today|time\.time|timezone\.now|random\.|os\.environ|getenv)\b", source
        )


def test_foreign_keys_point_down():
    wrong = []
    for model in apps.get_models():
        own = model._meta.app_label
        for field in model._meta.get_fields():
            other = field.related_model._meta.app_label if field.is_relation and field.related_model else own
            if own in FLOOR and other in FLOOR and other != own and FLOOR[other] <= FLOOR[own]:
                wrong.append(f"{model.__name__}.{field.name} -> {other}")
    assert wrong == []


def test_nobody_goes_around_the_door_by_a_string():
    wrong = []
    for path in code_files():
        own = path.relative_to(HOUSE).parts[0]
        if own == "config":
            continue
        source = path.read_text(encoding="utf-8")
        wrong += [
            f"{path.relative_to(HOUSE)}: {name}"
            for name in re.findall(r"get_model\(|import_module\(|django\.dispatch|post_save|pre_save", source)
        ]
        wrong += [
            f"{path.relative_to(HOUSE)}: {name}"
            for name in re.findall(r"""["']rantau\.(\w+)""", source)
            if name not in {own, "log"}
        ]
    assert wrong == []


def test_models_have_no_logic_of_saving():
    for path in HOUSE.rglob("models.py"):
        assert "def save(" not in path.read_text(encoding="utf-8"), path


def test_names_say_what_is_inside():
    vague = {"utils", "helpers", "common", "managers", "misc"}
    assert [path for path in HOUSE.rglob("*") if path.stem in vague] == []


def test_no_file_is_longer_than_it_should_be():
    lengths = {}
    for path in HOUSE.rglob("*"):
        most = LONGEST.get(path.suffix)
        if most and "/migrations/" not in path.as_posix():
            most = 500 if "/tests/" in path.as_posix() else most
            lengths[path] = (len(path.read_text(encoding="utf-8").splitlines()), most)
    assert [f"{path.relative_to(HOUSE)}: {lines}" for path, (lines, most) in lengths.items() if lines > most] == []
    python = sorted(
        lines
        for path, (lines, _) in lengths.items()
        if path.suffix == ".py" and lines and "/tests/" not in path.as_posix()
    )
    assert python[len(python) // 2] <= MEDIAN


def test_every_door_is_written_down():
    """What an api gives is named in __all__, and all of it exists."""
    import importlib

    for path in HOUSE.glob("*/api.py"):
        module = importlib.import_module(f"rantau.{path.parent.name}.api")
        assert module.__all__ == sorted(
            module.__all__, key=lambda name: (not name.isupper(), not name[0].isupper(), name)
        ), path
        assert [name for name in module.__all__ if not hasattr(module, name)] == []
