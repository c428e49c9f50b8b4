"""./rantau bench understanding: how well messages are understood that no model has seen.

Cross-validation over content/phrases in five folds. A situation is never on both sides of a split, and the limits of
danger and emergency are chosen inside each training part. Rules and model together, as the product uses them.
Then the public examples (tests/understanding/examples.jsonl), which are never trained on.
"""

import math
import os
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from sklearn.model_selection import GroupKFold

from rantau.chat.domain.topics import EMERGENCY, ROUTINE, URGENT
from rantau.chat.domain.understanding import Understanding, load_model, understand
from rantau.chat.domain.understanding.classify import Model
from rantau.chat.domain.understanding.reading import read
from rantau.chat.domain.understanding.words import Words, read_tables, words_from
from rantau.chat.training import ensure_model
from rantau.chat.training.background import TEXTS, background, ordinary_texts
from rantau.chat.training.build import fit_tongue, meaning_features
from rantau.chat.training.cores import on_all_cores
from rantau.chat.training.country import fit_country
from rantau.chat.training.fit import fit_meaning, quantised
from rantau.chat.training.limits import Unseen, choose_limits, urgency_with
from rantau.chat.training.matrix import all_hashed, counted
from rantau.chat.training.phrases import Phrase, read_file, read_phrases

ROOT = Path(__file__).resolve().parents[1]
FOLDS = 5


@dataclass(frozen=True)
class Seen:
    phrase: Phrase
    found: Understanding


def wilson(hits: int, total: int) -> float:
    """Lower end of the 95 % interval of a share (Wilson 1927)."""
    if not total:
        return 0.0
    z, share = 1.96, hits / total
    middle = share + z * z / (2 * total)
    spread = z * math.sqrt(share * (1 - share) / total + z * z / (4 * total * total))
    return (middle - spread) / (1 + z * z / total)


def cross_validated(phrases: Sequence[Phrase], words: Words, lexicon: Path) -> tuple[list[Seen], dict[str, float]]:
    """Every phrase as understood by a model that has not seen its situation, and the limits that all of them together ask for.

    The limits with which a fold is judged come from the other folds.
    """
    readings = [read(phrase.text, words) for phrase in phrases]
    ordinary = background(lexicon, words)
    every = [*readings, *(reading for _, reading in ordinary)]
    texts = counted(all_hashed(every, lambda reading: meaning_features(reading, words)))
    folds = list(GroupKFold(FOLDS).split(readings, groups=[phrase.situation for phrase in phrases]))
    more = range(len(phrases), len(every))
    taught = [*phrases, *(phrase for phrase, _ in ordinary)]

    def understood(fold: int) -> list[Understanding]:
        train, test = folds[fold]
        rows = [*train, *more]
        own = [phrases[i] for i in train], [readings[i] for i in train]
        model = Model(
            words=words,
            meaning=quantised(fit_meaning([taught[i] for i in rows], texts.of(rows))),
            tongue=quantised(fit_tongue(*own, lexicon)),
            limits={"danger": 2.0, "emergency": 2.0},  # by the rules alone; the limits come after
            country=fit_country(*own, words),
        )
        return [understand(phrases[i].text, model) for i in test]

    found: list[Understanding | None] = [None] * len(phrases)
    for (_, test), answers in zip(folds, on_all_cores(understood, FOLDS, worth=2), strict=True):
        for i, answer in zip(test, answers, strict=True):
            found[i] = answer
    every_one = [one for one in found if one is not None]
    unseen = [
        Unseen(phrase.urgency, phrase.language, one.urgency, one.danger, one.emergency)
        for phrase, one in zip(phrases, every_one, strict=True)
    ]
    seen = []
    for train, test in folds:
        limits = choose_limits([unseen[i] for i in train])
        for i in test:
            one = every_one[i]
            seen.append(Seen(phrases[i], replace(one, urgency=urgency_with(unseen[i], limits, one.language))))
    return seen, choose_limits(unseen)


def report(title: str, seen: Sequence[Seen]) -> None:
    print(f"\n{title}: {len(seen)} messages")
    heads = (
        ("danger recall", 22),
        ("emergency as such", 22),
        ("routine raised", 16),
        ("…to emergency", 16),
        ("topic 1st", 11),
    )
    print(" " * 18 + "".join(f"{head:>{width}}" for head, width in heads) + f"{'in 3':>7}")
    _line("all", seen)
    _groups("language", seen, lambda one: one.phrase.language)
    if len({one.phrase.kind for one in seen}) > 1:
        _groups("kind", seen, lambda one: one.phrase.kind)
    long = [one for one in seen if len(one.phrase.text.split()) >= 6]
    print(f"  language right {_share(seen, lambda o: o.found.language == o.phrase.language)}"
          f" (six words or more {_share(long, lambda o: o.found.language == o.phrase.language)})"
          f" · country right {_share(seen, lambda o: o.found.country == o.phrase.country)}"
          f", wrong country named {_share(seen, lambda o: o.found.country not in {None, o.phrase.country})}"
          f" · about right {_share(seen, lambda o: o.found.about == o.phrase.about)}"
          f" · doubtful {_share(seen, lambda o: o.found.doubtful)}")  # fmt: skip


def _groups(name: str, seen: Sequence[Seen], key: Callable[[Seen], str]) -> None:
    for value in sorted({key(one) for one in seen}):
        _line(value, [one for one in seen if key(one) == value])


def _line(name: str, seen: Sequence[Seen]) -> None:
    danger = [one for one in seen if one.phrase.urgency != ROUTINE]
    high = [one for one in seen if one.phrase.urgency == EMERGENCY]
    calm = [one for one in seen if one.phrase.urgency == ROUTINE]
    top = [[key for key, _ in one.found.topics[:3]] for one in seen]
    print(
        f"  {name:<16}{_bounded(danger, lambda o: o.found.urgency != ROUTINE):>22}"
        f"{_bounded(high, lambda o: o.found.urgency == EMERGENCY):>22}"
        f"{_share(calm, lambda o: o.found.urgency != ROUTINE):>16}{_share(calm, lambda o: o.found.urgency == EMERGENCY):>16}"
        f"{np.mean([t[0] == o.phrase.topics[0] for t, o in zip(top, seen, strict=True)]):>11.3f}"
        f"{np.mean([o.phrase.topics[0] in t for t, o in zip(top, seen, strict=True)]):>7.3f}"
    )


def _bounded(seen: Sequence[Seen], right: Callable[[Seen], bool]) -> str:
    if not seen:
        return "-"
    hits = sum(right(one) for one in seen)
    return f"{hits / len(seen):.3f} ≥{wilson(hits, len(seen)):.3f} n={len(seen)}"


def _share(seen: Sequence[Seen], right: Callable[[Seen], bool]) -> str:
    return f"{sum(right(one) for one in seen) / len(seen):.3f}" if seen else "-"


def ordinary(model: Model, lexicon: Path) -> None:
    """False alarms on tweets and reviews that did not teach (their real urgency is unknown; nearly all are routine)."""
    unseen = [text for _, text in ordinary_texts(lexicon)[TEXTS + TEXTS // 10 :]]
    if unseen:
        found = [understand(text, model).urgency for text in unseen]
        emergency, urgent = (sum(one == level for one in found) / len(found) for level in (EMERGENCY, URGENT))
        print(f"\nOrdinary social-media text, {len(unseen)} unseen: emergency {emergency:.3f}, urgent {urgent:.3f}")


def speed(model: Model, texts: Sequence[str]) -> None:
    times = []
    for text in texts:
        started = time.perf_counter()
        understand(text, model)
        times.append((time.perf_counter() - started) * 1000)
    print(f"\nOne understanding: median {np.median(times):.2f} ms, p99 {np.quantile(times, 0.99):.2f} ms")


def main(argv: list[str] | None = None) -> int:
    content, lexicon = ROOT / "content", ROOT / "data" / "lexicon"
    words = words_from(read_tables(content, lexicon))
    phrases = read_phrases(content / "phrases")
    seen, limits = cross_validated(phrases, words, lexicon)
    report("Cross-validated over content/phrases", seen)
    print(f"\nLimits that these phrases ask for: {limits}")
    with tempfile.TemporaryDirectory() as scratch:
        data = Path(os.environ.get("RANTAU_DATA_DIR", scratch))
        started = time.perf_counter()
        path = ensure_model(content, data, lexicon, print)
        built = time.perf_counter() - started
        started = time.perf_counter()
        model = load_model(path)
        size = sum(file.stat().st_size for file in path.iterdir()) / 1e6
        loaded = (time.perf_counter() - started) * 1000
        print(
            f"\nBuild {built:.1f} s (0 when it was there), load {loaded:.0f} ms, {size:.2f} MB, limits {dict(model.limits)}"
        )
        examples = read_file(ROOT / "tests" / "understanding" / "examples.jsonl")
        report("Public examples, never trained on", [Seen(p, understand(p.text, model)) for p in examples])
        ordinary(model, lexicon)
        speed(model, [phrase.text for phrase in phrases[::5]])
    return 0
