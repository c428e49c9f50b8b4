"""What `./rantau bench understanding --write` writes: limits, figures for the product's page, and the tables of the model card."""

import json
import random
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from bench._understanding_figures import part_of
from bench._understanding_folds import Seen
from rantau.chat.domain.topics import EMERGENCY, ROUTINE

SEED, SAMPLE = 20261122, 12
FIGURES, MISSES = "figures", "misses"
_MARKUP = re.compile(r"([\\`*_{}\[\]<>|#])")
COLUMNS = (
    ("danger", "danger found", True), ("emergency", "emergency as such", True), ("raised", "routine raised", False),
    ("alarmed", "… to emergency", False), ("topic", "topic first", False), ("topic_in_three", "in three", False),
    ("language", "language", False), ("country", "country", False), ("about", "about", False),
)  # fmt: skip


def limits_file(limits: Mapping[str, float], *, phrases: int, date: str) -> str:
    """content/understanding/limits.toml."""
    lines = [
        "# Where danger and emergency begin, as probabilities. Written by `./rantau bench understanding --write`",
        f"# on {date}, chosen on {phrases:,} phrases that the models of each fold had not seen.",
        "[limits]",
        *(f"{name if name.isidentifier() else json.dumps(name)} = {value}" for name, value in limits.items()),
    ]
    return "\n".join(lines) + "\n"


def figures_file(figures: Mapping[str, Any]) -> str:
    """content/about/understanding.json."""
    return json.dumps(figures, ensure_ascii=False, indent=1) + "\n"


def between(text: str, name: str, content: str) -> str:
    """`text` with `content` between the marks of `name`. Raises ValueError where the marks are not there exactly once."""
    begin, end = f"<!-- {name}: begin -->", f"<!-- {name}: end -->"
    if text.count(begin) != 1 or text.count(end) != 1 or text.index(begin) > text.index(end):
        raise ValueError(f"the marks {begin} and {end} must stand there once each, in this order")
    before, rest = text.split(begin)
    return f"{before}{begin}\n{content.strip()}\n{end}{rest.split(end)[1]}"


def figures_text(figures: Mapping[str, Any]) -> str:
    """The tables of the model card, from the same values as the product's page."""
    data, model = figures["data"], figures["model"]
    parts: list[str] = [
        (
            f"Measured on {figures['date']} with `./rantau bench understanding --write`; model `{model['version']}`. "
            "In brackets both ends of the 95 % interval (Wilson) and the number of messages. A dash: nothing to measure."
        ),
        (
            f"**Unseen phrases**, five folds, a situation never on both sides: {data['phrases']:,} phrases of {data['situations']:,} "
            f"situations, {data['hard_negatives']:,} of them share words with danger without being danger."
        ),
        *_tables(figures["unseen"], kinds=True),
        "What became of each urgency (rows as written, columns as understood):",
        _urgencies(figures["unseen"]["urgencies"]),
        f"**Public examples**, {figures['examples']['all']['messages']} messages, never trained on:",
        *_tables(figures["examples"], kinds=False),
        _ordinary(figures["ordinary"]),
        "**Data**: phrases by author group and language.",
        _data(data),
        (
            f"**Model**: {model['bytes'] / 1e6:.2f} MB on disk, {model['phone_bytes'] / 1000:.0f} KB compressed for the phone "
            f"(word lists {model['phone_words'] / 1000:.0f} KB, tables {model['phone_tables'] / 1000:.0f} KB). One understanding in "
            f"Python: median {model['median_ms']:.1f} ms, 99 of 100 within {model['p99_ms']:.1f} ms; {model['machine']}, shared."
        ),
    ]
    return "\n\n".join(parts)


def _tables(groups: Mapping[str, Any], *, kinds: bool) -> list[str]:
    every, by_kind = groups["all"], ["Per kind:", _table("kind", list(groups["kinds"].items()))] if kinds else []
    languages = _table("language", list(groups["languages"].items()))
    return [_table("", [("all", every)]), "Per language:", languages, *by_kind, _extra(every)]


def misses_text(seen: Sequence[Seen], known: Mapping[str, str]) -> str:
    """Conversations that are known to go wrong, and a fair sample of phrases that were missed (fixed seed)."""
    what = Counter(_what(said) for said in known.values())
    dangers = [one for one in seen if one.phrase.urgency != ROUTINE and one.found.urgency == ROUTINE]
    lower = [one for one in seen if one.phrase.urgency == EMERGENCY and one.found.urgency not in {EMERGENCY, ROUTINE}]
    alarms = [one for one in seen if one.phrase.urgency == ROUTINE and one.found.urgency == EMERGENCY]
    return "\n\n".join(
        [
            f"**Conversations** (tests by somebody who had not seen the phrases): {len(known)} go wrong in their first understanding: "
            + ", ".join(f"{name} {number}" for name, number in what.most_common())
            + ". Each with what came out: `src/rantau/chat/tests/transcripts/known_misses.toml`.",
            f"**Danger taken for routine**: {len(dangers)} phrases, of which by lot:",
            _sample(dangers),
            f"**Emergency taken for urgent**: {len(lower)} phrases, of which by lot:",
            _sample(lower),
            f"**Routine taken for an emergency**: {len(alarms)} phrases, of which by lot:",
            _sample(alarms),
        ]
    )


def safe(text: str) -> str:
    """A message as plain text inside a table of Markdown."""
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))


def _what(said: str) -> str:
    """What went wrong, from a line like "2026-11-22, turn 1: topic, …"."""
    return said.partition(": ")[2].partition(",")[0].strip() or "other"


def _sample(missed: Sequence[Seen]) -> str:
    chosen = random.Random(SEED).sample(sorted(missed, key=lambda one: one.phrase.where), min(SAMPLE, len(missed)))
    rows = [
        f"| {one.phrase.where} | {one.phrase.language} | {one.phrase.topics[0]} | {safe(one.phrase.text)} |"
        for one in sorted(chosen, key=lambda one: one.phrase.where)
    ]
    return "\n".join(["| where | language | topic | message |", "|---|---|---|---|", *rows]) if rows else "None."


def _table(head: str, groups: Sequence[tuple[str, Mapping[str, Any]]]) -> str:
    rows = [
        f"| {name} | "
        + " | ".join(_bounded(group[key]) if wide else _plain(group[key]) for key, _, wide in COLUMNS)
        + " |"
        for name, group in groups
    ]
    return "\n".join(
        [f"| {head} | " + " | ".join(title for _, title, _ in COLUMNS) + " |", "|---" * (len(COLUMNS) + 1) + "|", *rows]
    )


def _bounded(share: Mapping[str, Any] | None) -> str:
    return f"{part_of(share):.3f} ({share['low']:.3f}–{share['high']:.3f}, {share['of']})" if share else "–"


def _plain(share: Mapping[str, Any] | None) -> str:
    return f"{part_of(share):.3f}" if share else "–"


def _extra(group: Mapping[str, Any]) -> str:
    return (
        f"Language right in messages of six words or more: {_bounded(group['language_long'])}. "
        f"Routine raised to emergency: {_bounded(group['alarmed'])}. A wrong country named: {_bounded(group['country_wrong'])}."
    )


def _urgencies(found: Mapping[str, Mapping[str, int]]) -> str:
    rows = [
        f"| {written} | " + " | ".join(str(said.get(name, 0)) for name in found) + " |"
        for written, said in found.items()
    ]
    return "\n".join(["| | " + " | ".join(found) + " |", "|---" * (len(found) + 1) + "|", *rows])


def _ordinary(found: Mapping[str, Any] | None) -> str:
    if not found:
        return "**Ordinary social-media text**: not measured, the reference texts were not there."
    return (
        "**Ordinary social-media text** that taught nothing (tweets and reviews; nobody has labelled them, nearly all are routine): "
        f"raised to emergency {_bounded(found['emergency'])}, to urgent {_bounded(found['urgent'])}."
    )


def _data(data: Mapping[str, Any]) -> str:
    languages = list(data["languages"])
    rows = [
        f"| {name} | {sum(found.values())} | "
        + " | ".join(str(found.get(language, "")) for language in languages)
        + " |"
        for name, found in data["authors"].items()
    ]
    total = f"| all | {data['phrases']} | " + " | ".join(str(number) for number in data["languages"].values()) + " |"
    return "\n".join(
        [
            "| author group | phrases | " + " | ".join(languages) + " |",
            "|---" * (len(languages) + 2) + "|",
            *rows,
            total,
        ]
    )
