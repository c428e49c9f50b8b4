"""Where danger and emergency begin: chosen on phrases that the models of each fold have not seen."""

from collections.abc import Sequence

import numpy as np
from sklearn.model_selection import GroupKFold

from rantau.chat.domain.topics import EMERGENCY, ROUTINE
from rantau.chat.training.fit import fit_meaning, scores
from rantau.chat.training.matrix import Counted
from rantau.chat.training.phrases import Phrase

FOLDS = 4
DANGER_RECALL = 0.985  # of emergency and urgent phrases found as at least urgent
EMERGENCY_RECALL = 0.95
FALSE_EMERGENCY = 0.035  # of routine phrases raised to emergency, at most


def choose_limits(phrases: Sequence[Phrase], texts: Counted) -> dict[str, float]:
    """Probability limits that reach the recalls above on unseen phrases."""
    danger, emergency = unseen_probabilities(phrases, texts)
    urgency = np.array([phrase.urgency for phrase in phrases])
    limit = float(np.quantile(danger[urgency != ROUTINE], 1 - DANGER_RECALL))
    high = float(np.quantile(emergency[urgency == EMERGENCY], 1 - EMERGENCY_RECALL))
    least = float(np.quantile(emergency[urgency == ROUTINE], 1 - FALSE_EMERGENCY))
    return {"danger": round(limit, 4), "emergency": round(max(high, min(least, 0.5)), 4)}


def unseen_probabilities(phrases: Sequence[Phrase], texts: Counted) -> tuple[np.ndarray, np.ndarray]:
    """Danger and emergency of every phrase from models fitted without its situation."""
    out = np.zeros((len(phrases), 2))
    groups = [phrase.situation for phrase in phrases]
    for train, test in GroupKFold(FOLDS).split(out, groups=groups):
        fitted = fit_meaning([phrases[i] for i in train], texts.of(train), ("danger", "emergency"))
        out[test] = 1 / (1 + np.exp(-scores(fitted, texts.of(test))))
    return out[:, 0], out[:, 1]
