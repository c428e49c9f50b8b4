"""Linear fits: one table of weights for what a message means, one for its language."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from sklearn.linear_model import LogisticRegression

from rantau.chat.domain.topics import EMERGENCY, ROUTINE, TOPICS
from rantau.chat.domain.understanding.model import Table
from rantau.chat.training.matrix import inverse_frequency, matrix, vocabulary
from rantau.chat.training.phrases import ABOUT, Phrase

RAREST = 2  # a feature must occur in so many phrases
STRENGTH = {"danger": 8.0, "emergency": 8.0, "about": 4.0, "topic": 12.0, "language": 20.0}  # C of the logistic regression


@dataclass(frozen=True)
class Fitted:
    """Real-valued weights before they are made small: rows x columns."""

    columns: tuple[str, ...]
    rows: dict[str, int]
    inverse: np.ndarray
    weights: np.ndarray
    offsets: np.ndarray


def fit_meaning(phrases: Sequence[Phrase], counts: Sequence[Counter[str]], columns: Sequence[str] | None = None) -> Fitted:
    """Fit danger, emergency, about and topics; `columns` limits it to some (for choosing limits)."""
    rows = vocabulary(counts, RAREST)
    inverse = inverse_frequency(counts, rows)
    x = matrix(counts, rows, inverse)
    wanted = columns or ("danger", "emergency", *(f"about:{a}" for a in ABOUT), *(f"topic:{t}" for t in TOPICS))
    weights = np.zeros((len(rows), len(wanted)), dtype=np.float32)
    offsets = np.zeros(len(wanted), dtype=np.float32)
    for place, column in enumerate(wanted):
        y, sample_weights = _target(column, phrases)
        if y.min() == y.max():
            offsets[place] = 10.0 if y[0] else -10.0
            continue
        model = LogisticRegression(C=STRENGTH[column.split(":")[0]], solver="liblinear", max_iter=200, random_state=0)
        model.fit(x, y, sample_weights)
        weights[:, place] = model.coef_[0]
        offsets[place] = model.intercept_[0]
    return Fitted(tuple(wanted), rows, inverse, weights, offsets)


def _target(column: str, phrases: Sequence[Phrase]) -> tuple[np.ndarray, np.ndarray]:
    kind, _, key = column.partition(":")
    ones = np.ones(len(phrases))
    if kind == "danger":
        return np.array([p.urgency != ROUTINE for p in phrases]), ones
    if kind == "emergency":
        return np.array([p.urgency == EMERGENCY for p in phrases]), ones
    if kind == "about":
        return np.array([p.about == key for p in phrases]), ones
    # A further topic is half a reason: the first place is for the primary one.
    primary = np.array([p.topics[0] == key for p in phrases])
    further = np.array([key in p.topics[1:] for p in phrases])
    return primary, np.where(further, 0.3, 1.0)


def fit_language(languages: Sequence[str], counts: Sequence[Counter[str]], weights: np.ndarray) -> Fitted:
    """One column per language that occurs, one against the rest."""
    rows = vocabulary(counts, 4)
    inverse = inverse_frequency(counts, rows)
    x = matrix(counts, rows, inverse)
    columns = sorted(set(languages))
    y = np.array(languages)
    table = np.zeros((len(rows), len(columns)), dtype=np.float32)
    offsets = np.zeros(len(columns), dtype=np.float32)
    for place, language in enumerate(columns):
        model = LogisticRegression(C=STRENGTH["language"], solver="liblinear", max_iter=100, random_state=0)
        model.fit(x, y == language, weights)
        table[:, place] = model.coef_[0]
        offsets[place] = model.intercept_[0]
    return Fitted(tuple(columns), rows, inverse, table, offsets)


def quantised(fitted: Fitted, most_rows: int) -> Table:
    """Whole numbers from -127 to 127 per column; only the `most_rows` rows with the greatest effect are kept."""
    scales = np.maximum(np.abs(fitted.weights).max(axis=0), 1e-6) / 127
    effect = (np.abs(fitted.weights / scales).max(axis=1)) * fitted.inverse
    names = list(fitted.rows)
    kept = np.sort(np.argsort(-effect, kind="stable")[:most_rows])
    return Table(
        columns=fitted.columns,
        rows={names[row]: number for number, row in enumerate(kept)},
        inverse=fitted.inverse[kept],
        weights=np.round(fitted.weights[kept] / scales).astype(np.int8),
        scales=scales.astype(np.float32),
        offsets=fitted.offsets,
    )


def scores(fitted: Fitted, counts: Sequence[Mapping[str, int]]) -> np.ndarray:
    """Log-odds, texts x columns."""
    return np.asarray(matrix(counts, fitted.rows, fitted.inverse) @ fitted.weights + fitted.offsets)
