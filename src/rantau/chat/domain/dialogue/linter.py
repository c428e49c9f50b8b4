"""What a dialogue must be before it may speak to anybody. Pure: parsed files in, one sentence per fault out.

The rules are those of content/dialogues/README.md: limits, whole translations where life depends on them, every button leads
somewhere, every danger ends at a number and a person, every statement has a source that exists and is not unverified.
How texts are worded is looked at in `wording`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rantau.chat.domain.dialogue.content import (
    FLAGS,
    LISTS,
    REFERENCES,
    SHARED,
    START,
    TEXTS,
    ContentFault,
    Library,
    Node,
    read_library,
)
from rantau.chat.domain.dialogue.effects import Offer, ShowFirstNumbers
from rantau.chat.domain.dialogue.engine import step
from rantau.chat.domain.dialogue.events import Chose
from rantau.chat.domain.dialogue.state import State
from rantau.chat.domain.dialogue.wording import MOST_WORDS_ON_AVERAGE, Forbidden, faults_of_wording, words_per_sentence
from rantau.chat.domain.topics import DANGER_TOPICS, EMERGENCY, TOPICS, URGENCIES

Files = Mapping[str, Mapping[str, Mapping[str, Any]]]  # language -> file name without ending -> content

LIMITS = {"label": 24, "title": 24, "risk": 220, "deadline": 220, "cost": 220}
MOST_OF_SAY, MOST_OF_BUBBLE = 700, 320
MOST_ITEMS, MOST_OF_ITEM = 7, 180
MOST_OPTIONS = 5
NUMBERS_IN_DANGER = frozenset({"emergency", "ambulance", "mission"})
COMPLETE_IN_DANGER = ("jv", "su", "ms", "mad", "sas", "en")  # the emergency level of the danger topics
COMPLETE = ("en",)  # everything; what other languages lack falls back to Indonesian on purpose
# Shared texts that stand in every emergency answer.
SHARED_IN_DANGER = (
    "help_word", "ask_safe", "safe_yes", "safe_no", "exit_word", "silent_option", "prepared_message_self", "prepared_message_other",
    "not_that", "menu", "menu_danger", "ask_country", "country_unknown_numbers", "country_set", "human", "human_unavailable", "expired",
    "safe_again", "check", "check_yes", "check_no", "together",
)  # fmt: skip
_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")
_TRANSLATED = frozenset({*TEXTS, *LISTS, "country"})
_STRUCTURE = frozenset({*_TRANSLATED, *REFERENCES, *FLAGS, "options"})


@dataclass(frozen=True, slots=True)
class References:
    """What dialogues may point to. `confidence`: id of a fact or step -> high, medium, low or unverified."""

    confidence: Mapping[str, str]
    articles: frozenset[str]
    procedures: frozenset[str]
    groups: frozenset[str]
    countries: frozenset[str]


def faults_of(files: Files, references: References, forbidden: Sequence[Forbidden]) -> list[str]:
    """Every fault of all dialogues in all languages; empty when they may be published."""
    try:
        library = read_library(files)
    except ContentFault as fault:
        return [str(fault)]
    faults = [f"{topic}.toml is missing" for topic in TOPICS if topic not in library.dialogues]
    for name, content in files["id"].items():
        faults += _faults_of_original(name, content, references)
    for topic in DANGER_TOPICS:
        faults += _faults_of_danger(topic, library)
    for language, by_name in files.items():
        if language != "id":
            for name, content in by_name.items():
                faults += _faults_of_translation(language, name, content, files["id"].get(name))
            faults += _what_is_missing(language, files["id"], by_name)
        for name, content in by_name.items():
            average = words_per_sentence(text for _, text in _texts(content))
            if average > MOST_WORDS_ON_AVERAGE:
                faults.append(
                    f"{_file(language, name)}: {average:.1f} words per sentence, at most {MOST_WORDS_ON_AVERAGE}"
                )
            for where, text in _texts(content):
                faults += faults_of_wording(f"{_file(language, name)} {where}", text, language, forbidden)
    return faults


def _file(language: str, name: str) -> str:
    return f"{name}.toml" if language == "id" else f"{language}/{name}.toml"


def _tables(content: Mapping[str, Any]) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    """(level, name, table) of each node; shared texts have the level ""."""
    for key, value in content.items():
        if key in URGENCIES and isinstance(value, Mapping):
            for name, table in value.items():
                yield key, name, table
        elif isinstance(value, Mapping):
            yield "", key, value


def _with_countries(level: str, name: str, table: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """A node and its country parts with the names they have in the file."""
    path = f"{level}.{name}" if level else name
    yield path, table
    countries = table.get("country", {})
    if isinstance(countries, Mapping):
        for code, part in countries.items():
            yield f"{path}.country.{code}", part


def _parts(content: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for level, name, table in _tables(content):
        yield from _with_countries(level, name, table)


def _texts(content: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Every text people read, with its place."""
    if content.get("title"):
        yield "title", str(content["title"])
    for path, table in _parts(content):
        for name in TEXTS:
            if table.get(name):
                yield f"[{path}] {name}", str(table[name])
        for name in LISTS:
            for number, item in enumerate(table.get(name) or (), start=1):
                yield f"[{path}] {name} {number}", str(item)


# The original ---------------------------------------------------------------------------------------------------------


def _faults_of_original(name: str, content: Mapping[str, Any], references: References) -> Iterable[str]:
    where = _file("id", name)
    if name != SHARED:
        yield from _faults_of_head(where, name, content)
    elif not content.get(EMERGENCY, {}).get(START):
        yield f"{where}: [emergency.start], the answer for topics without their own, is missing"
    for level, node, table in _tables(content):
        place = f"{where} [{level + '.' if level else ''}{node}]"
        unknown = sorted(set(table) - _STRUCTURE)
        if unknown:
            yield f"{place}: unknown {', '.join(unknown)}"
        yield from _faults_of_options(place, table, content.get(level, {}) if level else {})
        if level and not any(table.get(key) for key in ("do", "contacts", "articles", "procedures", "options")):
            yield f"{place}: ends in nothing she can do"
        for path, part in _with_countries(level, node, table):
            yield from _faults_of_limits(f"{where} [{path}]", part)
            yield from _faults_of_references(f"{where} [{path}]", part, references)
        for code in table.get("country", {}):
            if code not in references.countries:
                yield f"{place}: there is no country {code}"
    for level in URGENCIES:
        yield from _faults_of_paths(where, level, content.get(level, {}))


def _faults_of_head(where: str, name: str, content: Mapping[str, Any]) -> Iterable[str]:
    if name not in TOPICS:
        yield f"{where}: there is no topic {name}"
    yield from (f"{where}: unknown {key}" for key in content if key not in {"topic", "title", *URGENCIES})
    if not content.get("title"):
        yield f"{where}: title is missing"
    elif len(str(content["title"])) > LIMITS["title"]:
        yield f"{where}: title is longer than {LIMITS['title']} characters"
    wanted = URGENCIES if name in DANGER_TOPICS else ()
    yield from (f"{where}: the level {level} is missing" for level in wanted if level not in content)
    if not any(level in content for level in URGENCIES[1:]):
        yield f"{where}: needs the level urgent or routine"


def _faults_of_options(place: str, table: Mapping[str, Any], nodes: Mapping[str, Any]) -> Iterable[str]:
    options = table.get("options", ())
    if len(options) > MOST_OPTIONS:
        yield f"{place}: more than {MOST_OPTIONS} options"
    for option in options:
        if option not in nodes:
            yield f"{place}: the option {option} does not exist in this level"
        elif not nodes[option].get("label"):
            yield f"{place}: the option {option} has no label"


def _faults_of_paths(where: str, level: str, nodes: Mapping[str, Any]) -> Iterable[str]:
    """Every level begins at start, and every node is reached from there by buttons."""
    if nodes and START not in nodes:
        yield f"{where}: [{level}.{START}] is missing"
    odd = [name for name in nodes if not _NAME.fullmatch(name)]
    yield from (
        f"{where} [{level}.{name}]: names have small letters, digits and underscores: buttons carry them"
        for name in odd
    )
    reached, ahead = {START}, [START]
    while ahead:
        for option in nodes.get(ahead.pop(), {}).get("options", ()):
            if option not in reached:
                reached.add(option)
                ahead.append(option)
    yield from (f"{where} [{level}.{name}]: no button leads here" for name in nodes if name not in reached)


def _faults_of_limits(place: str, table: Mapping[str, Any]) -> Iterable[str]:
    for name in TEXTS:
        text = str(table.get(name) or "").strip()
        if name.startswith("say"):
            if len(text) > MOST_OF_SAY:
                yield f"{place} {name}: {len(text)} characters, at most {MOST_OF_SAY}"
            if any(len(bubble.strip()) > MOST_OF_BUBBLE for bubble in text.split("\n\n")):
                yield f"{place} {name}: a bubble is longer than {MOST_OF_BUBBLE} characters"
        elif len(text) > LIMITS[name]:
            yield f"{place} {name}: {len(text)} characters, at most {LIMITS[name]}"
    for name in LISTS:
        items = table.get(name) or ()
        if len(items) > MOST_ITEMS:
            yield f"{place} {name}: {len(items)} items, at most {MOST_ITEMS}"
        yield from (
            f"{place} {name} {number}: {len(str(item))} characters, at most {MOST_OF_ITEM}"
            for number, item in enumerate(items, start=1)
            if len(str(item)) > MOST_OF_ITEM
        )


def _faults_of_references(place: str, table: Mapping[str, Any], references: References) -> Iterable[str]:
    for source in table.get("sources", ()):
        confidence = references.confidence.get(source)
        if confidence is None:
            yield f"{place}: the source {source} does not exist"
        elif confidence == "unverified":
            yield f"{place}: the source {source} is unverified and must not be used"
    known = {"articles": references.articles, "procedures": references.procedures, "contacts": references.groups}
    for name, existing in known.items():
        yield from (
            f"{place}: {name} names {one!r}, which does not exist" for one in table.get(name, ()) if one not in existing
        )


# Danger ---------------------------------------------------------------------------------------------------------------


def _faults_of_danger(topic: str, library: Library) -> Iterable[str]:
    """Each emergency node, as the engine would answer it, has a person one tap away; its beginning shows numbers."""
    dialogue = library.dialogues.get(topic)
    nodes = dialogue.levels.get(EMERGENCY, {}) if dialogue else {}
    start = nodes.get(START)
    if start is None:
        return
    if not NUMBERS_IN_DANGER & set(start.contacts):
        yield f"{topic}.toml [emergency.start]: contacts need one of {', '.join(sorted(NUMBERS_IN_DANGER))}"
    state, effects = step(State(), Chose(f"now:{topic}"), library)
    if not any(isinstance(effect, ShowFirstNumbers) for effect in effects):
        yield f"{topic}.toml [emergency.start]: shows no number"
    yield from (
        f"{topic}.toml [emergency.{name}]: no way to a person"
        for name in nodes
        if not _offers_a_person(state, name, library)
    )
    if dialogue and not _has_contacts(dialogue.levels.get("urgent", {}).get(START)):
        yield f"{topic}.toml [urgent.start]: contacts are missing"


def _offers_a_person(state: State, name: str, library: Library) -> bool:
    _, effects = step(state, Chose(f"node:{name}"), library)
    return any(isinstance(effect, Offer) and any(o.id == "command:human" for o in effect.options) for effect in effects)


def _has_contacts(node: Node | None) -> bool:
    return node is None or bool(node.contacts)


# Translations ---------------------------------------------------------------------------------------------------------


def _faults_of_translation(
    language: str, name: str, content: Mapping[str, Any], original: Mapping[str, Any] | None
) -> Iterable[str]:
    where = _file(language, name)
    if original is None:
        yield f"{where}: there is no Indonesian {name}.toml"
        return
    if len(str(content.get("title", ""))) > LIMITS["title"]:
        yield f"{where}: title is longer than {LIMITS['title']} characters"
    parts = dict(_parts(original))
    for path, table in _parts(content):
        place = f"{where} [{path}]"
        if path not in parts:
            yield f"{place}: this table does not exist in the Indonesian file"
            continue
        unknown = sorted(set(table) - _TRANSLATED)
        if unknown:
            yield f"{place}: a translation may not hold {', '.join(unknown)}"
        for field in (*TEXTS, *LISTS):
            if table.get(field) and not parts[path].get(field):
                yield f"{place}: {field} does not exist in the Indonesian file"
            elif field in LISTS and table.get(field) and len(table[field]) != len(parts[path][field]):
                yield f"{place} {field}: {len(table[field])} items, the Indonesian file has {len(parts[path][field])}"
        yield from _faults_of_limits(place, table)


def _what_is_missing(language: str, originals: Mapping[str, Any], translations: Mapping[str, Any]) -> Iterable[str]:
    """Texts that `language` must have and has not."""
    if language not in {*COMPLETE, *COMPLETE_IN_DANGER}:
        return
    for name, original in originals.items():
        if not (language in COMPLETE or name in DANGER_TOPICS or name == SHARED):
            continue
        translated = translations.get(name, {})
        own = dict(_parts(translated))
        if original.get("title") and not translated.get("title"):
            yield f"{_file(language, name)}: title is missing"
        for path, table in _parts(original):
            needed = (
                language in COMPLETE or path.startswith("emergency.") or (name == SHARED and path in SHARED_IN_DANGER)
            )
            missing = [key for key in (*TEXTS, *LISTS) if table.get(key) and not own.get(path, {}).get(key)]
            if needed and missing:
                yield f"{_file(language, name)} [{path}]: {', '.join(missing)} missing"
