"""Every phrase as understood by a model that has not seen its situation."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sklearn.model_selection import GroupKFold

from rantau.chat.domain.understanding import Understanding, understand
from rantau.chat.domain.understanding.classify import Model
from rantau.chat.domain.understanding.reading import read
from rantau.chat.domain.understanding.words import Words
from rantau.chat.training.background import background
from rantau.chat.training.build import fit_tongue, meaning_features
from rantau.chat.training.cores import on_all_cores
from rantau.chat.training.country import fit_country
from rantau.chat.training.fit import fit_meaning, quantised
from rantau.chat.training.limits import Unseen, choose_limits, urgency_with
from rantau.chat.training.matrix import all_hashed, counted
from rantau.chat.training.phrases import Phrase

FOLDS = 5
BY_RULES_ALONE = {"danger": 2.0, "emergency": 2.0}  # probabilities never get there; the limits come afterwards


@dataclass(frozen=True)
class Seen:
    phrase: Phrase
    found: Understanding


def splits(phrases: Sequence[Phrase]) -> list[tuple[list[int], list[int]]]:
    """(train, test) of each fold; a situation is never on both sides."""
    groups = [phrase.situation for phrase in phrases]
    return [(train.tolist(), test.tolist()) for train, test in GroupKFold(FOLDS).split(groups, groups=groups)]


def cross_validated(phrases: Sequence[Phrase], words: Words, lexicon: Path) -> tuple[list[Seen], dict[str, float]]:
    """All phrases, and the limits that all of them together ask for. The limits that judge a fold come from the other folds."""
    folds = splits(phrases)
    answers = dict(unseen_answers(phrases, words, lexicon, range(FOLDS)))
    unseen = {i: _unseen(phrases[i], answer) for i, answer in answers.items()}
    seen: list[Seen | None] = [None] * len(phrases)
    for train, test in folds:
        limits = choose_limits([unseen[i] for i in train])
        for i in test:
            seen[i] = _judged(phrases[i], answers[i], limits)
    return [one for one in seen if one is not None], choose_limits([unseen[i] for i in sorted(unseen)])


def one_fold(phrases: Sequence[Phrase], words: Words, lexicon: Path, limits: dict[str, float]) -> list[Seen]:
    """The first fold alone, judged with limits that were chosen before: quick, and only roughly right."""
    return [_judged(phrases[i], answer, limits) for i, answer in unseen_answers(phrases, words, lexicon, [0])]


def _judged(phrase: Phrase, answer: Understanding, limits: dict[str, float]) -> Seen:
    return Seen(phrase, replace(answer, urgency=urgency_with(_unseen(phrase, answer), limits, answer.language)))


def _unseen(phrase: Phrase, answer: Understanding) -> Unseen:
    return Unseen(phrase.urgency, phrase.language, answer.urgency, answer.danger, answer.emergency)


def unseen_answers(
    phrases: Sequence[Phrase], words: Words, lexicon: Path, chosen: Sequence[int]
) -> list[tuple[int, Understanding]]:
    """(place, answer by the rules with the model's probabilities) of the phrases in the chosen folds' test parts."""
    say(f"Reading {len(phrases)} phrases …")
    readings = [read(phrase.text, words) for phrase in phrases]
    ordinary = background(lexicon, words)
    every = [*readings, *(reading for _, reading in ordinary)]
    texts = counted(all_hashed(every, lambda reading: meaning_features(reading, words)))
    folds = splits(phrases)
    more = range(len(phrases), len(every))
    taught = [*phrases, *(phrase for phrase, _ in ordinary)]

    def understood(number: int) -> list[tuple[int, Understanding]]:
        started = time.monotonic()
        train, test = folds[chosen[number]]
        rows = [*train, *more]
        own = [phrases[i] for i in train], [readings[i] for i in train]
        model = Model(
            words=words,
            meaning=quantised(fit_meaning([taught[i] for i in rows], texts.of(rows))),
            tongue=quantised(fit_tongue(*own, lexicon)),
            limits=BY_RULES_ALONE,
            country=fit_country(*own, words),
        )
        found = [(i, understand(phrases[i].text, model)) for i in test]
        say(f"Fold {chosen[number] + 1} of {FOLDS}: {len(test)} phrases in {time.monotonic() - started:.0f} s.")
        return found

    say(f"Learning {len(chosen)} time(s) without a part of the phrases; some minutes …")
    return [one for part in on_all_cores(understood, len(chosen), worth=2) for one in part]


def say(sentence: str) -> None:
    print(f"· {sentence}", flush=True)
