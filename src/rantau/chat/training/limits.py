"""Where danger and emergency begin: chosen on phrases that the models of each fold have not seen."""

from collections.abc import Sequence

import numpy as np
from sklearn.model_selection import GroupKFold

from rantau.chat.domain.topics import EMERGENCY, ROUTINE
from rantau.chat.training.fit import fit_meaning, scores
from rantau.chat.training.matrix import Counted
from rantau.chat.training.phrases import Phrase

FOLDS = 4
DANGER_RECALL = 0.98  # by the tables alone, of emergency and urgent phrases found as at least urgent
EMERGENCY_RECALL = 0.95
FALSE_EMERGENCY = 0.035  # of routine phrases raised to emergency, at most


def choose_limits(phrases: Sequence[Phrase], texts: Counted) -> dict[str, float]:
    """Probability limits that reach the recalls above on unseen phrases."""
    labelled = [i for i, phrase in enumerate(phrases) if phrase.weight == 1.0]
    danger, emergency = (probabilities[labelled] for probabilities in unseen_probabilities(phrases, texts))
    urgency = np.array([phrases[i].urgency for i in labelled])
    limit = float(np.quantile(danger[urgency != ROUTINE], 1 - DANGER_RECALL))
    high = float(np.quantile(emergency[urgency == EMERGENCY], 1 - EMERGENCY_RECALL))
    least = float(np.quantile(emergency[urgency == ROUTINE], 1 - FALSE_EMERGENCY))
    return {"danger": round(limit, 4), "emergency": round(max(high, min(least, 0.5)), 4)}


def unseen_probabilities(phrases: Sequence[Phrase], texts: Counted) -> tuple[np.ndarray, np.ndarray]:
    """Danger and emergency of every labelled phrase from models fitted without its situation; ordinary text only teaches."""
    out = np.zeros((len(phrases), 2))
    labelled = [i for i, phrase in enumerate(phrases) if phrase.weight == 1.0]
    ordinary = [i for i, phrase in enumerate(phrases) if phrase.weight != 1.0]
    for train, test in GroupKFold(FOLDS).split(labelled, groups=[phrases[i].situation for i in labelled]):
        taught = [*(labelled[i] for i in train), *ordinary]
        unseen = [labelled[i] for i in test]
        fitted = fit_meaning([phrases[i] for i in taught], texts.of(taught), ("danger", "emergency"))
        out[unseen] = 1 / (1 + np.exp(-scores(fitted, texts.of(unseen))))
    return out[:, 0], out[:, 1]
