"""Danger rules: groups of words near each other, with guards for denial, play and the past. They can only raise.

A rule file (content/understanding/danger/*.toml) holds `[groups]`, `[guards]` and `[[rule]]`; groups are shared by all
files, so that mixed speech is covered. A rule fires when all groups of `near` stand within `within` words of each other
and no guard speaks against it:

denial  a negation stands up to three words before the first group, or a word of doing well right before it;
play    the message names a film, news, song, school work or a law, or laughs;
past    a word of the past stands up to six words before the first group, or the message says anywhere that it was long
        ago or is over and nothing in it says now.

Source of the rules: the label scheme of the project and written-out cases; each rule is tested against content/phrases.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rantau.chat.domain.topics import TOPICS, URGENCIES
from rantau.chat.domain.understanding.matching import Matcher, matcher
from rantau.lib.text import Spelling

GUARDS = ("denial", "play", "past")
_NOW = "now"
_DENIAL_REACH = 3
_PAST_REACH = 6
_WITHIN = 8


@dataclass(frozen=True)
class Rule:
    """One danger rule. `near`: groups that must stand close together; `unless`: groups that silence it anywhere."""

    name: str
    urgency: str
    topics: tuple[str, ...]
    near: tuple[str, ...]
    within: int = _WITHIN
    guards: tuple[str, ...] = GUARDS
    unless: tuple[str, ...] = ()


@dataclass(frozen=True)
class Rules:
    """All rules with their compiled word groups."""

    rules: tuple[Rule, ...]
    groups: Matcher

    def fired(self, words: Sequence[str]) -> list[Rule]:
        """Rules that fire on folded words, the most urgent first, otherwise in file order."""
        places = self.groups.places(words)
        return sorted(
            (rule for rule in self.rules if _fires(rule, places)), key=lambda rule: URGENCIES.index(rule.urgency)
        )


def rules_from(sources: Sequence[Mapping[str, Any]], spelling: Spelling) -> Rules:
    """Compile rule files. Raises ValueError for an unknown group, guard, topic or urgency, KeyError for a missing field."""
    groups: dict[str, list[str]] = {}
    for source in sources:
        for kind, prefix in (("groups", ""), ("guards", "guard:")):
            for name, patterns in source.get(kind, {}).items():
                groups.setdefault(prefix + name, []).extend(patterns)
    rules = tuple(_rule(entry, groups) for source in sources for entry in source.get("rule", []))
    return Rules(rules, matcher(groups, spelling))


def _rule(entry: Mapping[str, Any], groups: Mapping[str, list[str]]) -> Rule:
    rule = Rule(
        name=entry["name"],
        urgency=entry["urgency"],
        topics=tuple(entry["topics"]),
        near=tuple(entry["near"]),
        within=int(entry.get("within", _WITHIN)),
        guards=tuple(entry.get("guards", GUARDS)),
        unless=tuple(entry.get("unless", ())),
    )
    unknown = [name for name in (*rule.near, *rule.unless) if name not in groups]
    unknown += [topic for topic in rule.topics if topic not in TOPICS]
    unknown += [guard for guard in rule.guards if guard not in GUARDS]
    if unknown or rule.urgency not in URGENCIES[:2]:
        raise ValueError(f"rule {rule.name}: unknown {', '.join(unknown) or rule.urgency}")
    return rule


def _fires(rule: Rule, places: Mapping[str, list[int]]) -> bool:
    found = [places.get(group, []) for group in rule.near]
    if not all(found) or any(group in places for group in rule.unless):
        return False
    if "play" in rule.guards and "guard:play" in places:
        return False
    if "past" in rule.guards and "guard:past" in places and f"guard:{_NOW}" not in places:
        return False
    denied = places.get("guard:denial", ()) if "denial" in rule.guards else ()
    over = places.get("guard:past", ()) if "past" in rule.guards else ()
    return any(
        not _before(first, denied, _DENIAL_REACH)
        and not _before(first, over, _PAST_REACH)
        and _together(first, found[1:], rule.within)
        for first in found[0]
    )


def _before(place: int, guards: Sequence[int], reach: int) -> bool:
    return any(0 < place - guard <= reach for guard in guards)


def _together(first: int, others: list[list[int]], within: int) -> bool:
    return all(any(abs(other - first) <= within for other in group) for group in others)
