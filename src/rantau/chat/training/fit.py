"""Linear fits: one table of weights for what a message means, one for its language."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.svm import LinearSVC

from rantau.chat.domain.topics import EMERGENCY, ROUTINE, TOPICS
from rantau.chat.domain.understanding.model import Table
from rantau.chat.training.matrix import Counted, frequent, rarity, weighted
from rantau.chat.training.phrases import ABOUT, Phrase

RAREST = {
    "danger": 3,
    "topic": 2,
}  # a feature must occur in so many phrases: fewer cost time and change nothing measurable
RAREST_IN_LANGUAGES = 4
ROUGH, FINE = 5e-2, 1e-2  # when a fit has come near enough; finer changes nothing that can be measured
STRENGTH = {
    "danger": 3.0,
    "emergency": 3.0,
    "about": 2.0,
    "topic": 0.2,
    "language": 1.0,
}  # C: inverse of the regularisation


PEOPLE_COLUMNS = tuple(f"about:{key}" for key in ABOUT)  # a table of its own, with the signs of people.py
URGENCY_COLUMNS = (
    "danger",
    "emergency",
    *PEOPLE_COLUMNS,
)  # about by words alone: for a caller without the people table
TOPIC_COLUMNS = tuple(f"topic:{key}" for key in TOPICS)

UNLABELLED = {"topic": 0.4, "about": 0.0}

# Mixed speech and Malay look like their neighbours and lose against the many Indonesian phrases; chosen by cross-validation.
HANDICAP = {"mixed": 0.5, "ms": 0.5}


@dataclass(frozen=True)
class Fitted:
    """Real-valued weights before they are made small: rows x columns."""

    columns: tuple[str, ...]
    names: tuple[str, ...]
    inverse: np.ndarray
    weights: np.ndarray
    offsets: np.ndarray


def fit_meaning(
    phrases: Sequence[Phrase], texts: Counted, columns: Sequence[str], most_rows: int | None = None
) -> Fitted:
    """Fit some of URGENCY_COLUMNS and TOPIC_COLUMNS.

    With `most_rows` the fit is done twice: roughly on all features, then well on those with the greatest effect.
    """
    chosen = frequent(texts.of(_labelled(phrases)), RAREST["topic" if columns[0].startswith("topic:") else "danger"])
    if most_rows is not None and len(chosen) > most_rows:
        chosen = chosen[greatest_effect(_fit(phrases, texts, columns, chosen, ROUGH), most_rows)]
    return _fit(phrases, texts, columns, chosen, FINE)


def _fit(
    phrases: Sequence[Phrase], texts: Counted, columns: Sequence[str], chosen: np.ndarray, tolerance: float
) -> Fitted:
    inverse = rarity(texts.of(_labelled(phrases)), chosen)
    x = weighted(texts, chosen, inverse)
    counts_for = {kind: np.array([_weight(kind, phrase) for phrase in phrases]) for kind in STRENGTH}
    weights = np.zeros((len(chosen), len(columns)), dtype=np.float32)
    offsets = np.zeros(len(columns), dtype=np.float32)
    for place, column in enumerate(columns):
        y = _target(column, phrases)
        if y.min() == y.max():
            offsets[place] = 10.0 if y[0] else -10.0
            continue
        kind = column.split(":")[0]
        strength = STRENGTH[kind]
        if column.startswith("topic:"):
            model = LinearSVC(C=strength, tol=tolerance, random_state=0)
        else:
            model = LogisticRegression(C=strength, solver="liblinear", tol=tolerance, max_iter=200, random_state=0)
        model.fit(x, y, counts_for[kind])
        weights[:, place] = model.coef_[0]
        offsets[place] = model.intercept_[0]
    return Fitted(tuple(columns), tuple(texts.names[place] for place in chosen), inverse, weights, offsets)


def greatest_effect(fitted: Fitted, most_rows: int) -> np.ndarray:
    """Rows whose weights can move some column most, in the order of the table."""
    largest = np.maximum(np.abs(fitted.weights).max(axis=0), 1e-6)
    effect = np.abs(fitted.weights / largest).max(axis=1) * fitted.inverse
    return np.sort(np.argsort(-effect, kind="stable")[:most_rows])


def _labelled(phrases: Sequence[Phrase]) -> np.ndarray:
    return np.flatnonzero([phrase.weight == 1.0 for phrase in phrases])


def _weight(kind: str, phrase: Phrase) -> float:
    """Unlabelled text counts fully of its weight for urgency, less for topics, not at all for whom it is about."""
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
    inverse = rarity(texts, chosen)
    x = weighted(texts, chosen, inverse)
    columns = sorted(set(languages))
    y = np.array(languages)
    table = np.zeros((len(chosen), len(columns)), dtype=np.float32)
    offsets = np.zeros(len(columns), dtype=np.float32)
    for place, language in enumerate(columns):
        model = LinearSVC(C=STRENGTH["language"], tol=ROUGH, random_state=0)
        model.fit(x, y == language, weights)
        table[:, place] = model.coef_[0]
        offsets[place] = model.intercept_[0] + HANDICAP.get(language, 0.0)
    return Fitted(tuple(columns), tuple(texts.names[place] for place in chosen), inverse, table, offsets)


def quantised(fitted: Fitted, most_rows: int) -> Table:
    """Whole numbers from -127 to 127 per column; at most `most_rows` rows."""
    scales = np.maximum(np.abs(fitted.weights).max(axis=0), 1e-6) / 127
    kept = greatest_effect(fitted, most_rows)
    return Table(
        columns=fitted.columns,
        rows={fitted.names[row]: number for number, row in enumerate(kept)},
        inverse=fitted.inverse[kept],
        weights=np.round(fitted.weights[kept] / scales).astype(np.int8),
        scales=scales.astype(np.float32),
        offsets=fitted.offsets,
    )


def scores(fitted: Fitted, texts: Counted) -> np.ndarray:
    """Scores, texts x columns, of texts counted together with those of the fit."""
    place = {name: number for number, name in enumerate(texts.names)}
    chosen = np.array([place[name] for name in fitted.names])
    return np.asarray(weighted(texts, chosen, fitted.inverse) @ fitted.weights + fitted.offsets)
