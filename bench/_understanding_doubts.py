"""Which phrases a reviewer should look at: labels that an unseen answer contradicts, answers on the edge, near-twins with other labels."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer

from bench._understanding_folds import Seen
from rantau.chat.domain.topics import URGENCIES
from rantau.chat.domain.understanding.classify import limit_for
from rantau.chat.training.phrases import Phrase
from rantau.lib.text import fold, words

MOST_CONTRADICTED, MOST_UNSURE, MOST_TWINS = 1200, 300, 300
ALIKE = 0.86  # cosine of letter groups from which two messages are near-twins
_AT_ONCE = 512
CONTRADICTED, UNSURE, TWINS = "contradicted", "unsure", "twins"


@dataclass(frozen=True)
class Doubt:
    """A phrase, why it is listed (CONTRADICTED, UNSURE, TWINS), how much it matters, and a sentence about it."""

    phrase: Phrase
    why: str
    weight: float
    said: str


def doubts(seen: Sequence[Seen], limits: Mapping[str, float]) -> list[Doubt]:
    """All three kinds, the heaviest of each first."""
    against = sorted(filter(None, map(_contradiction, seen)), key=lambda one: -one.weight)
    unsure = sorted((_edge(one, limits) for one in seen), key=lambda one: -one.weight)
    return [*against[:MOST_CONTRADICTED], *unsure[:MOST_UNSURE], *_twins([one.phrase for one in seen])[:MOST_TWINS]]


def _contradiction(one: Seen) -> Doubt | None:
    """Where label and unseen answer differ; a danger that was taken for less weighs most."""
    phrase, found = one.phrase, one.found
    steps = URGENCIES.index(found.urgency) - URGENCIES.index(phrase.urgency)
    top = [key for key, _ in found.topics[:3]]
    parts = []
    if steps:
        parts.append((2.0 * steps if steps > 0 else -steps, f"urgency {phrase.urgency}, understood as {found.urgency}"))
    if phrase.topics[0] not in top:
        parts.append((1.0, f"topic {phrase.topics[0]}, understood as {', '.join(top)}"))
    for name in ("language", "country", "about"):
        wanted, got = getattr(phrase, name), getattr(found, name)
        if wanted != got:
            parts.append((0.4, f"{name} {wanted or '–'}, understood as {got or '–'}"))
    if sum(weight for weight, _ in parts) < 1:
        return None  # a wrong country or person alone is a fault of the program more often than of the label
    return Doubt(phrase, CONTRADICTED, sum(weight for weight, _ in parts), "; ".join(said for _, said in parts))


def _edge(one: Seen, limits: Mapping[str, float]) -> Doubt:
    """How near the probabilities lie to the limits of danger and emergency."""
    near = []
    for kind in ("danger", "emergency"):
        limit = limit_for(kind, one.found.language, limits)
        chance = getattr(one.found, kind)
        near.append((abs(_odds(chance) - _odds(limit)), f"{kind} {chance:.2f} at a limit of {limit:.2f}"))
    distance, said = min(near)
    return Doubt(one.phrase, UNSURE, -distance, said)


def _odds(chance: float) -> float:
    chance = min(max(chance, 1e-6), 1 - 1e-6)
    return math.log(chance / (1 - chance))


def _twins(phrases: Sequence[Phrase]) -> list[Doubt]:
    """Near-identical messages with another urgency or main topic; both are listed, each naming the other."""
    if len(phrases) < 2:
        return []
    texts = [" ".join(fold(word) for word in words(phrase.text)) for phrase in phrases]
    x = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 4), sublinear_tf=True, dtype=np.float32).fit_transform(
        texts
    )
    found = []
    for start in range(0, len(phrases), _AT_ONCE):
        alike = (x[start : start + _AT_ONCE] @ x.T).tocoo()
        near = alike.data >= ALIKE
        for row, column, value in zip(alike.row[near] + start, alike.col[near], alike.data[near], strict=True):
            one, other = phrases[row], phrases[column]
            if row != column and (one.urgency, one.topics[0]) != (other.urgency, other.topics[0]):
                said = f"nearly the same as {other.where} ({other.urgency}, {other.topics[0]}): {other.text}"
                found.append(Doubt(one, TWINS, float(value), said))
    return sorted(found, key=lambda doubt: (-doubt.weight, doubt.phrase.where))
