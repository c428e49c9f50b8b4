"""Figures of understanding as plain values: right, of how many, and both ends of the 95 % interval. No clock, no files."""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from bench._understanding_folds import Seen
from rantau.chat.domain.topics import EMERGENCY, ROUTINE, URGENCIES
from rantau.chat.training.phrases import KINDS, Phrase

LONG = 6  # words from which a language must be recognised
Share = dict[str, Any]
Right = Callable[[Seen], bool]


def wilson(hits: int, total: int) -> tuple[float, float]:
    """Both ends of the 95 % interval of a share (Wilson 1927); (0, 1) where nothing was measured."""
    if not total:
        return 0.0, 1.0
    z, share = 1.96, hits / total
    middle = share + z * z / (2 * total)
    spread = z * math.sqrt(share * (1 - share) / total + z * z / (4 * total * total))
    below, above = ((middle + sign * spread) / (1 + z * z / total) for sign in (-1, 1))
    return max(0.0, below), min(1.0, above)


def share(seen: Iterable[Seen], right: Right) -> Share | None:
    """How many are right; None where there are none to look at."""
    judged = [right(one) for one in seen]
    return counted_share(sum(judged), len(judged))


def counted_share(hits: int, total: int) -> Share | None:
    if not total:
        return None
    low, high = wilson(hits, total)
    return {"right": hits, "of": total, "low": round(low, 5), "high": round(high, 5)}


def group(seen: Sequence[Seen]) -> dict[str, Any]:
    """Everything that is measured of some messages. `raised`, `alarmed` and `country_wrong` count what is wrong."""
    danger = [one for one in seen if one.phrase.urgency != ROUTINE]
    high = [one for one in seen if one.phrase.urgency == EMERGENCY]
    calm = [one for one in seen if one.phrase.urgency == ROUTINE]
    long = [one for one in seen if len(one.phrase.text.split()) >= LONG]
    return {
        "messages": len(seen),
        "danger": share(danger, lambda o: o.found.urgency != ROUTINE),
        "emergency": share(high, lambda o: o.found.urgency == EMERGENCY),
        "raised": share(calm, lambda o: o.found.urgency != ROUTINE),
        "alarmed": share(calm, lambda o: o.found.urgency == EMERGENCY),
        "topic": share(seen, lambda o: o.found.topics[0][0] == o.phrase.topics[0]),
        "topic_in_three": share(seen, lambda o: o.phrase.topics[0] in [key for key, _ in o.found.topics[:3]]),
        "language": share(seen, lambda o: o.found.language == o.phrase.language),
        "language_long": share(long, lambda o: o.found.language == o.phrase.language),
        "country": share(seen, lambda o: o.found.country == o.phrase.country),
        "country_wrong": share(seen, lambda o: o.found.country not in {None, o.phrase.country}),
        "about": share(seen, lambda o: o.found.about == o.phrase.about),
    }


def all_groups(seen: Sequence[Seen]) -> dict[str, Any]:
    """All together, by language, by kind; and what became of each urgency (written -> understood -> how many)."""
    return {
        "all": group(seen),
        "languages": by(seen, lambda one: one.phrase.language),
        "kinds": by(seen, lambda one: one.phrase.kind, KINDS),
        "urgencies": {
            written: dict(Counter(one.found.urgency for one in seen if one.phrase.urgency == written))
            for written in URGENCIES
        },
    }


def by(seen: Sequence[Seen], key: Callable[[Seen], str], order: Sequence[str] = ()) -> dict[str, Any]:
    """A group each, in the given order, otherwise the largest first."""
    numbers = Counter(key(one) for one in seen)
    names = [name for name in order if name in numbers] or sorted(numbers, key=lambda name: (-numbers[name], name))
    return {name: group([one for one in seen if key(one) == name]) for name in names}


def data_of(phrases: Sequence[Phrase]) -> dict[str, Any]:
    """What was learnt from: phrases by author group (file) and language, and how many different situations."""
    authors: dict[str, Counter[str]] = {}
    for phrase in phrases:
        authors.setdefault(phrase.where.partition(".")[0], Counter())[phrase.language] += 1
    return {
        "phrases": len(phrases),
        "situations": len({phrase.situation for phrase in phrases}),
        "hard_negatives": sum(phrase.kind == "hard_negative" for phrase in phrases),
        "languages": dict(Counter(phrase.language for phrase in phrases).most_common()),
        "authors": {name: dict(languages.most_common()) for name, languages in sorted(authors.items())},
    }


def part_of(one: Mapping[str, Any] | None) -> float | None:
    """The share itself, for tables."""
    return one["right"] / one["of"] if one else None
