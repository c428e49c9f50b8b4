"""The examples of contracts/chat are what the server really answers, and both renderers know every part type."""

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[4]
EXAMPLES = {
    path.stem: json.loads(path.read_text(encoding="utf-8"))
    for path in sorted((ROOT / "contracts" / "chat").glob("*.json"))
}
CHAT = ROOT / "src" / "rantau" / "chat"


def shape(value: Any) -> Any:
    """Keys and types of a value; the elements of a list are taken together."""
    if isinstance(value, dict):
        return {key: shape(one) for key, one in sorted(value.items())}
    if isinstance(value, list):
        return sorted({json.dumps(shape(one)) for one in value})
    return type(value).__name__


def shapes_by_type(answers: Iterable[dict[str, Any]]) -> dict[str, dict[str, set[str]]]:
    """Part type -> key -> shapes seen; an empty list says nothing about its elements."""
    found: dict[str, dict[str, set[str]]] = {}
    for answer in answers:
        for part in answer["parts"]:
            keys = found.setdefault(part["type"], {})
            for key, value in part.items():
                seen = keys.setdefault(key, set())
                seen |= set(shape(value)) if isinstance(value, list) else {json.dumps(shape(value))}
    return found


def take(client: Any, request: dict[str, str], token: str) -> dict[str, Any]:
    body = {key: token if value == "<token>" else value for key, value in request.items()}
    answer = client.post("/api/v1/chat/turn", json.dumps(body), content_type="application/json")
    assert answer.status_code == 200, answer.content
    found: dict[str, Any] = answer.json()
    return found


@pytest.fixture
def answers(client: Any, db: None, model: Any) -> dict[str, dict[str, Any]]:
    found = {}
    for name, example in EXAMPLES.items():
        token = ""
        for request in example["before"]:
            token = take(client, {**request, "token": token}, token)["token"]
        found[name] = take(client, example["request"], token)
    return found


def test_answers_have_the_keys_and_types_of_the_examples(answers: dict[str, dict[str, Any]]) -> None:
    for name, answer in answers.items():
        example = EXAMPLES[name]["answer"]
        assert {key: type(value) for key, value in answer.items()} == {
            key: type(value) for key, value in example.items()
        }, name
        assert (answer["leave"], answer["expired"]) == (example["leave"], example["expired"]), name
        assert {json.dumps(shape(one)) for one in answer["options"]} <= {
            json.dumps({"id": "str", "label": "str", "style": "str"})
        }


def test_parts_have_the_keys_and_types_of_the_examples(answers: dict[str, dict[str, Any]]) -> None:
    promised = shapes_by_type(example["answer"] for example in EXAMPLES.values())
    real = shapes_by_type(answers.values())
    assert set(real) == set(promised)
    for kind, keys in real.items():
        assert set(keys) == set(promised[kind]), kind
        for key, seen in keys.items():
            assert seen == promised[kind][key], f"{kind}.{key}"


def test_both_renderers_and_the_examples_know_the_same_parts() -> None:
    template = (CHAT / "templates" / "chat" / "part.html").read_text(encoding="utf-8")
    script = (CHAT / "static" / "chat" / "js" / "parts.js").read_text(encoding="utf-8")
    made = (CHAT / "perform.py").read_text(encoding="utf-8")
    on_the_server = set(re.findall(r'part\.type == "(\w+)"', template))
    in_the_browser = set(re.findall(r'case "(\w+)":', script))
    in_the_examples = {part["type"] for example in EXAMPLES.values() for part in example["answer"]["parts"]}
    assert on_the_server == in_the_browser == in_the_examples == set(re.findall(r'"type": "(\w+)"', made))


def test_what_leaves_holds_nothing_of_the_conversation(answers: dict[str, dict[str, Any]]) -> None:
    left = answers["leave"]
    assert left["leave"] is True
    assert [part["type"] for part in left["parts"]] == ["text"]
    assert left["options"] == []
