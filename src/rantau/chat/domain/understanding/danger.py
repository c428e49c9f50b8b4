"""Danger rules: groups of words near each other, with guards for denial, play and the past. They can only raise.

A rule file (content/understanding/danger/<language>.toml) holds `[groups]` and `[[rule]]`. A pattern is a word, a word
beginning `pukul*`, an ending `*pukul`, a part `*pukul*`, or several such words in a row. Patterns are compared with
the folded regular spelling, so one spelling is enough. A rule fires when all groups of `near` stand within `within`
words of each other and no guard speaks against it:

denial  a negation stands up to three words before the first group (or directly after it, for English);
play    the message names a film, news, song, school work or a law, or laughs;
past    the message says that it was long ago or is over, and nothing in it says now.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from rantau.chat.domain.topics import URGENCIES
from rantau.lib.text import fold

GUARDS = ("denial", "play", "past")
_DENIAL_REACH = 3
_WITHIN = 8

Pattern = tuple[str, ...]


@dataclass(frozen=True)
class Rule:
    """One danger rule. `near`: groups that must all occur close together; `unless`: groups that silence it anywhere."""

    name: str
    urgency: str
    topics: tuple[str, ...]
    near: tuple[tuple[Pattern, ...], ...]
    within: int
    guards: tuple[str, ...]
    unless: tuple[Pattern, ...]


@dataclass(frozen=True)
class Guards:
    """Word groups shared by all rules of all languages."""

    denial: tuple[Pattern, ...]
    play: tuple[Pattern, ...]
    past: tuple[Pattern, ...]
    now: tuple[Pattern, ...]


def rules_from(source: Mapping[str, Any], all_sources: Sequence[Mapping[str, Any]]) -> list[Rule]:
    """Rules of one file. Groups may be used across files, so that mixed speech is covered. Raises KeyError, ValueError."""
    groups: dict[str, list[str]] = {}
    for other in all_sources:
        for name, patterns in other.get("groups", {}).items():
            groups.setdefault(name, []).extend(patterns)
    own = source.get("groups", {})
    rules = []
    for entry in source.get("rule", []):
        if entry["urgency"] not in URGENCIES:
            raise ValueError(f"{entry['name']}: unknown urgency {entry['urgency']}")
        rules.append(
            Rule(
                name=entry["name"],
                urgency=entry["urgency"],
                topics=tuple(entry["topics"]),
                near=tuple(_patterns(groups[name] if name in groups else own[name]) for name in entry["near"]),
                within=entry.get("within", _WITHIN),
                guards=tuple(entry.get("guards", GUARDS)),
                unless=tuple(pattern for name in entry.get("unless", []) for pattern in _patterns(groups[name])),
            )
        )
    return rules


def guards_from(sources: Sequence[Mapping[str, Any]]) -> Guards:
    """The guard groups of all files together."""
    found = {name: [p for s in sources for p in s.get("guards", {}).get(name, [])] for name in (*GUARDS, "now")}
    return Guards(**{name: _patterns(patterns) for name, patterns in found.items()})


def fired(words: Sequence[str], rules: Sequence[Rule], guards: Guards) -> list[Rule]:
    """All rules that fire on folded words, the most urgent first, in file order within one urgency."""
    seen: dict[tuple[Pattern, ...], list[int]] = {}

    def places(group: tuple[Pattern, ...]) -> list[int]:
        if group not in seen:
            seen[group] = occurrences(words, group)
        return seen[group]

    hits = []
    for rule in rules:
        found = [places(group) for group in rule.near]
        if not all(found) or (rule.unless and places(rule.unless)):
            continue
        if "play" in rule.guards and places(guards.play):
            continue
        if "past" in rule.guards and places(guards.past) and not places(guards.now):
            continue
        denied = frozenset(places(guards.denial)) if "denial" in rule.guards else frozenset[int]()
        first = [place for place in found[0] if not _denied(place, denied)]
        if any(_together(place, found[1:], rule.within) for place in first):
            hits.append(rule)
    return sorted(hits, key=lambda rule: URGENCIES.index(rule.urgency))


def _denied(place: int, denied: frozenset[int]) -> bool:
    return any(place - step in denied for step in range(1, _DENIAL_REACH + 1))


def _together(place: int, others: list[list[int]], within: int) -> bool:
    return all(any(abs(other - place) <= within for other in group) for group in others)


def occurrences(words: Sequence[str], group: Sequence[Pattern]) -> list[int]:
    """Places where any pattern of the group begins."""
    singles, prefixes, hard = _index(tuple(group))
    out = []
    for place, word in enumerate(words):
        if word in singles or any(word.startswith(prefix) for prefix in prefixes):
            out.append(place)
            continue
        for pattern in hard:
            if _fits(words, place, pattern):
                out.append(place)
                break
    return out


@lru_cache(maxsize=2000)
def _index(group: tuple[Pattern, ...]) -> tuple[frozenset[str], tuple[str, ...], tuple[Pattern, ...]]:
    singles = frozenset(p[0] for p in group if len(p) == 1 and "*" not in p[0])
    prefixes = tuple(p[0][:-1] for p in group if len(p) == 1 and p[0].endswith("*") and not p[0].startswith("*"))
    hard = tuple(p for p in group if len(p) > 1 or p[0].startswith("*"))
    return singles, prefixes, hard


def _fits(words: Sequence[str], place: int, pattern: Pattern) -> bool:
    if place + len(pattern) > len(words):
        return False
    return all(_same(words[place + step], part) for step, part in enumerate(pattern))


def _same(word: str, part: str) -> bool:
    if "*" not in part:
        return word == part
    middle = part.strip("*")
    if part.startswith("*") and part.endswith("*"):
        return middle in word
    return word.endswith(middle) if part.startswith("*") else word.startswith(middle)


def _patterns(texts: Sequence[str]) -> tuple[Pattern, ...]:
    return tuple(dict.fromkeys(tuple(_fold_part(part) for part in text.lower().split()) for text in texts))


def _fold_part(part: str) -> str:
    """Fold what stands between the stars; a cut-off word keeps its last h because the word goes on."""
    middle = part.strip("*")
    folded = fold(middle)
    if part.endswith("*") and middle.endswith("h") and not folded.endswith("h"):
        folded += "h"
    return part.replace(middle, folded) if middle else part
