"""Word groups found in one pass over a message.

A pattern is a word, a word beginning `pukul*`, or several such words in a row. Patterns and messages are compared in
regular, folded spelling (lib.text), so one spelling of a word is enough.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rantau.lib.text import Spelling, fold

_SHORTEST_BEGINNING = 2


@dataclass(frozen=True)
class Matcher:
    """Patterns by their first word: exact or beginning; each with what must follow and the group it belongs to."""

    exact: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    beginnings: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]

    def places(self, words: Sequence[str]) -> dict[str, list[int]]:
        """Group name to the positions where one of its patterns begins, in order."""
        found: dict[str, list[int]] = {}
        for place, word in enumerate(words):
            candidates = list(self.exact.get(word, ()))
            for length in range(_SHORTEST_BEGINNING, len(word) + 1):
                candidates += self.beginnings.get(word[:length], ())
            for rest, group in candidates:
                if not rest or _follows(words, place + 1, rest):
                    known = found.setdefault(group, [])
                    if not known or known[-1] != place:
                        known.append(place)
        return found


def matcher(groups: Mapping[str, Sequence[str]], spelling: Spelling) -> Matcher:
    """Compile named groups of patterns, in the same regular spelling as messages.

    Raises ValueError for a star that is not at the end of a word.
    """
    exact: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    beginnings: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for group, patterns in groups.items():
        for pattern in patterns:
            first, *rest = (_folded(part) for part in _regular(pattern.lower().split(), spelling))
            table, key = (beginnings, first[:-1]) if first.endswith("*") else (exact, first)
            table.setdefault(key, []).append((tuple(rest), group))
    return Matcher(
        {key: tuple(dict.fromkeys(found)) for key, found in exact.items()},
        {key: tuple(dict.fromkeys(found)) for key, found in beginnings.items()},
    )


def _regular(parts: Sequence[str], spelling: Spelling) -> list[str]:
    return [said for part in parts for said in ([part] if "*" in part else spelling.of([part]))]


def _folded(part: str) -> str:
    """A cut-off word keeps its last h, because the word goes on."""
    middle = part.removesuffix("*")
    if "*" in middle or not middle:
        raise ValueError(f"{part!r}: a star may only stand at the end of a word")
    folded = fold(middle)
    if not part.endswith("*"):
        return folded
    if middle.endswith("h") and not folded.endswith("h") and fold(middle + "a") == folded + "ha":
        folded += "h"
    return folded + "*"


def _follows(words: Sequence[str], start: int, rest: tuple[str, ...]) -> bool:
    if start + len(rest) > len(words):
        return False
    return all(
        words[start + step].startswith(part[:-1]) if part.endswith("*") else words[start + step] == part
        for step, part in enumerate(rest)
    )
