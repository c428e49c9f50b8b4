"""Linear fits: one table of weights for what a message means, one for its language."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.svm import LinearSVC

from rantau.chat.domain.topics import EMERGENCY, ROUTINE, TOPICS
from rantau.chat.domain.understanding.features import BLOCKS
from rantau.chat.domain.understanding.model import HASH_BITS, RARITY_STEP, Table
from rantau.chat.training.cores import on_all_cores
from rantau.chat.training.matrix import Counted, frequent, rarity, weighted
from rantau.chat.training.phrases import ABOUT, Phrase

RAREST, RAREST_IN_LANGUAGES = 2, 6  # a feature must occur in so many phrases
ROUGH, NEAR = 5e-2, 1e-2  # when a fit has come near enough; finer changes nothing that can be measured
STRENGTH = {
    "danger": 3.0,
    "emergency": 3.0,
    "about": 2.0,
    "topic": 0.2,
    "language": 0.5,
}  # C: inverse of the regularisation
ROWS, LANGUAGE_ROWS = 35_000, 10_000  # of the tables: the phone has to fetch them
LARGEST = {"danger": 31, "emergency": 31, "about": 15, "topic": 15, "language": 15}  # of the whole numbers in a column

URGENCY_COLUMNS = ("danger", "emergency")
TOPIC_COLUMNS = tuple(f"topic:{key}" for key in TOPICS)
COLUMNS = (*URGENCY_COLUMNS, *(f"about:{key}" for key in ABOUT), *TOPIC_COLUMNS)

UNLABELLED = {"topic": 0.03, "about": 0.0}
_PEOPLE = "p"  # features of this block (people.py) are seen by the columns about:… alone

# Mixed speech and Malay look like their neighbours and lose against the many Indonesian phrases; chosen by cross-validation.
HANDICAP = {"mixed": 0.5, "ms": 0.3}


Answer = tuple[np.ndarray, float]  # weights and offset of one column


@dataclass(frozen=True)
class Fitted:
    """Real-valued weights before they are made small: rows x columns."""

    columns: tuple[str, ...]
    keys: np.ndarray
    inverse: np.ndarray
    weights: np.ndarray
    offsets: np.ndarray


def fit_meaning(phrases: Sequence[Phrase], texts: Counted, columns: Sequence[str] = COLUMNS) -> Fitted:
    """Fit some of COLUMNS, each by itself against the rest: roughly on all features, then well on those that matter."""
    chosen = frequent(texts.of(_labelled(phrases)), RAREST)
    if len(chosen) > ROWS:
        chosen = chosen[greatest_effect(_fit_meaning(phrases, texts, columns, chosen, ROUGH), ROWS)]
    return _fit_meaning(phrases, texts, columns, chosen, NEAR)


def greatest_effect(fitted: Fitted, most: int) -> np.ndarray:
    """Rows that move some columns most (their three strongest added up), in the order of the table."""
    largest = np.maximum(np.abs(fitted.weights).max(axis=0), 1e-6)
    effect = np.sort(np.abs(fitted.weights / largest) * fitted.inverse[:, None], axis=1)[:, -3:].sum(axis=1)
    return np.sort(np.argsort(-effect, kind="stable")[:most])


def _labelled(phrases: Sequence[Phrase]) -> np.ndarray:
    return np.flatnonzero([phrase.weight == 1.0 for phrase in phrases])


def _fit_meaning(
    phrases: Sequence[Phrase], texts: Counted, columns: Sequence[str], chosen: np.ndarray, tolerance: float
) -> Fitted:
    inverse = rarity(texts.of(_labelled(phrases)), chosen)
    x = weighted(texts, chosen, inverse)
    everyone = texts.keys[chosen] >> HASH_BITS != BLOCKS[_PEOPLE]
    plain = x[:, everyone]

    def fit(column: str) -> Answer:
        y, kind = _target(column, phrases), _kind(column)
        weights = np.zeros(len(chosen), dtype=np.float32)
        if y.min() == y.max():
            return weights, 10.0 if y[0] else -10.0
        counts_for = np.array([_weight(kind, phrase) for phrase in phrases])
        rows = counts_for > 0
        if kind == "topic":
            model = LinearSVC(C=STRENGTH[kind], tol=tolerance, random_state=0)
        else:
            model = LogisticRegression(
                C=STRENGTH[kind], solver="liblinear", tol=tolerance, max_iter=200, random_state=0
            )
        seen = np.ones(len(chosen), dtype=bool) if kind == "about" else everyone
        model.fit((x if kind == "about" else plain)[rows], y[rows], counts_for[rows])
        weights[seen] = model.coef_[0]
        return weights, float(model.intercept_[0])

    found = _side_by_side(fit, columns)
    return Fitted(
        columns=tuple(columns),
        keys=texts.keys[chosen],
        inverse=inverse,
        weights=np.stack([weights for weights, _ in found], axis=1),
        offsets=np.array([offset for _, offset in found]),
    )


def _side_by_side(fit: Callable[[str], Answer], columns: Sequence[str]) -> list[Answer]:
    return on_all_cores(lambda one: fit(columns[one]), len(columns), worth=2)


def _kind(column: str) -> str:
    kind = column.partition(":")[0]
    return kind if kind in STRENGTH else "language"


def _weight(kind: str, phrase: Phrase) -> float:
    """Unlabelled text counts with its whole weight for urgency, hardly for topics, not at all for whom it is about."""
    return phrase.weight if phrase.weight == 1.0 else phrase.weight * UNLABELLED.get(kind, 1.0)


def _target(column: str, phrases: Sequence[Phrase]) -> np.ndarray:
    kind, _, key = column.partition(":")
    if kind == "danger":
        return np.array([p.urgency != ROUTINE for p in phrases])
    if kind == "emergency":
        return np.array([p.urgency == EMERGENCY for p in phrases])
    if kind == "about":
        return np.array([p.about == key for p in phrases])
    return np.array([p.topics[0] == key for p in phrases])


def fit_language(languages: Sequence[str], texts: Counted, weights: np.ndarray) -> Fitted:
    """One column per language that occurs, one against the rest; `weights` says how much each text counts."""
    chosen = frequent(texts, RAREST_IN_LANGUAGES)
    if len(chosen) > LANGUAGE_ROWS:
        chosen = chosen[greatest_effect(_fit_language(languages, texts, weights, chosen), LANGUAGE_ROWS)]
    return _fit_language(languages, texts, weights, chosen)


def _fit_language(languages: Sequence[str], texts: Counted, weights: np.ndarray, chosen: np.ndarray) -> Fitted:
    inverse = rarity(texts, chosen)
    x = weighted(texts, chosen, inverse)
    columns = sorted(set(languages))
    y = np.array(languages)

    def fit(language: str) -> Answer:
        model = LinearSVC(C=STRENGTH["language"], tol=ROUGH, random_state=0)
        model.fit(x, y == language, weights)
        return model.coef_[0], float(model.intercept_[0]) + HANDICAP.get(language, 0.0)

    found = _side_by_side(fit, columns)
    return Fitted(
        columns=tuple(columns),
        keys=texts.keys[chosen],
        inverse=inverse,
        weights=np.stack([weights for weights, _ in found], axis=1),
        offsets=np.array([offset for _, offset in found]),
    )


def quantised(fitted: Fitted) -> Table:
    """Weights as small whole numbers; rows without any weight go."""
    largest = np.array([LARGEST[_kind(column)] for column in fitted.columns])
    scales = np.maximum(np.abs(fitted.weights).max(axis=0), 1e-6) / largest
    whole = np.round(fitted.weights / scales).astype(np.int8)
    rows = np.flatnonzero(whole.any(axis=1))
    return Table(
        columns=fitted.columns,
        keys=fitted.keys[rows],
        rarity=np.round(fitted.inverse[rows] / RARITY_STEP).astype(np.uint8),
        weights=whole[rows],
        scales=np.array([float(f"{value:.6g}") for value in scales]),
        offsets=np.array([float(f"{value:.6g}") for value in fitted.offsets]),
    )


def scores(fitted: Fitted, texts: Counted) -> np.ndarray:
    """Scores, texts x columns, of texts counted together with those of the fit."""
    chosen = np.searchsorted(texts.keys, fitted.keys)
    return np.asarray(weighted(texts, chosen, fitted.inverse) @ fitted.weights + fitted.offsets)
