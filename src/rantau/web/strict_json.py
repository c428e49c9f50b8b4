"""JSON from strangers: only what the standard allows and what text can hold. Anything else is refused, in bounded time."""

import json
from typing import Any

DEEPEST = 8  # our own messages need two levels


class NotStrict(ValueError):
    """The body is not JSON that we read."""


def read(body: bytes) -> Any:
    """The value of a JSON document. Raises NotStrict for wrong encoding or syntax, numbers that are none, keys that stand twice,
    deep nesting, and text that cannot be written (lone surrogates, NUL).
    """
    try:
        value = json.loads(body.decode("utf-8"), object_pairs_hook=_each_key_once, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise NotStrict from error
    _look_at(value, 0)
    return value


def _each_key_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise NotStrict
    return found


def _no_constant(_: str) -> None:
    raise NotStrict


def _look_at(value: Any, depth: int) -> None:
    if depth > DEEPEST:
        raise NotStrict
    if isinstance(value, str):
        if "\x00" in value or any("\ud800" <= character <= "\udfff" for character in value):
            raise NotStrict
    elif isinstance(value, dict):
        for key, inner in value.items():
            _look_at(key, depth + 1)
            _look_at(inner, depth + 1)
    elif isinstance(value, list):
        for inner in value:
            _look_at(inner, depth + 1)
