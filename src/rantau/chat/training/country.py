"""Weights of the signs around place names, learnt from the phrases."""

from collections.abc import Sequence

import numpy as np
from sklearn.linear_model import LogisticRegression

from rantau.chat.domain.understanding.facts import country_signs
from rantau.chat.domain.understanding.reading import Reading
from rantau.chat.domain.understanding.words import Words
from rantau.chat.training.phrases import Phrase


def fit_country(phrases: Sequence[Phrase], readings: Sequence[Reading], words: Words) -> dict[str, float]:
    """One weight per sign: does it speak for the named country being where the person is?"""
    signs, right = [], []
    for phrase, reading in zip(phrases, readings, strict=True):
        for country, found in country_signs(reading, words, phrase.about).items():
            signs.append(found)
            right.append(country == phrase.country)
    names = sorted({name for found in signs for name in found})
    x = np.array([[found.get(name, 0.0) for name in names] for found in signs])
    model = LogisticRegression(C=1.0, fit_intercept=False, solver="liblinear", random_state=0).fit(x, right)
    return {name: round(float(weight), 3) for name, weight in zip(names, model.coef_[0], strict=True)}
