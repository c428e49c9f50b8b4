"""The whole build: phrases and word lists in, one folder of plain tables out. Deterministic; about twenty seconds."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from rantau.chat.domain.understanding.artefact import save_model
from rantau.chat.domain.understanding.features import features
from rantau.chat.domain.understanding.language import language_features
from rantau.chat.domain.understanding.people import people_features
from rantau.chat.domain.understanding.reading import Reading, read
from rantau.chat.domain.understanding.words import Words, read_tables, words_from
from rantau.chat.training.background import background, rows
from rantau.chat.training.country import fit_country
from rantau.chat.training.fit import Fitted, fit_language, fit_meaning, quantised
from rantau.chat.training.limits import read_limits
from rantau.chat.training.matrix import all_hashed, counted
from rantau.chat.training.phrases import Phrase, read_phrases
from rantau.lib.text import words as plain_words

_FOREIGN_TEXTS = 500  # per language from the parallel texts: enough for spelling habits, few enough that phrases lead
_FOREIGN_WEIGHT = 0.1


def build_model(content: Path, lexicon: Path, target: Path, version: str, given: Sequence[Phrase] = ()) -> int:
    """Build into the existing folder `target`; returns the number of phrases. Raises ValueError for a wrong phrase.

    `given`: phrases of organisations, learnt beside those of the content.
    """
    lists = read_tables(content, lexicon)
    words = words_from(lists)
    phrases = [*read_phrases(content / "phrases"), *given]
    readings = [read(phrase.text, words) for phrase in phrases]
    ordinary = background(lexicon, words)
    taught = [*phrases, *(phrase for phrase, _ in ordinary)]
    every = [*readings, *(reading for _, reading in ordinary)]
    texts = counted(all_hashed(range(len(every)), lambda one: _seen_of(every[one], words, one < len(readings))))
    tables = {
        "meaning": quantised(fit_meaning(taught, texts)),
        "tongue": quantised(fit_tongue(phrases, readings, lexicon)),
    }
    meta = {
        "version": version,
        "phrases": len(phrases),
        "limits": read_limits(content),
        "country": fit_country(phrases, readings, words),
        "words": lists,
    }
    save_model(target, meta, tables)
    return len(phrases)


def _seen_of(reading: Reading, words: Words, labelled: bool) -> dict[str, int]:
    """Ordinary text has no label of whom it is about, so nothing can be learnt from who is spoken of in it."""
    return meaning_features(reading, words) if labelled else dict(features(reading, words))


def meaning_features(reading: Reading, words: Words) -> dict[str, int]:
    """What the table of meaning sees of a message."""
    return {**features(reading, words), **people_features(reading.words, words)}


def fit_tongue(phrases: Sequence[Phrase], readings: Sequence[Reading], lexicon: Path) -> Fitted:
    """The language table from phrases and, with less weight, from the parallel texts of the reference data."""
    texts = [
        (phrase.language, [t for t in reading.typed if t[0].isalnum()])
        for phrase, reading in zip(phrases, readings, strict=True)
    ]
    foreign = [(language, plain_words(text)) for language, text in parallel_texts(lexicon)]
    weights = np.array([1.0] * len(texts) + [_FOREIGN_WEIGHT] * len(foreign))
    both = texts + foreign
    return fit_language(
        [language for language, _ in both],
        counted(all_hashed(both, lambda pair: language_features(pair[1]))),
        weights,
    )


def parallel_texts(lexicon: Path) -> list[tuple[str, str]]:
    """(language, sentence) from NusaX and NusaTranslation where the files are there; at most so many per language."""
    wanted = ("id", "jv", "su", "en", "mad", "min", "bjn", "bug")
    found: dict[str, list[str]] = {language: [] for language in wanted}
    for row in rows(lexicon / "nusax_parallel_train.csv.gz"):
        for language in wanted:
            found[language].append(row[language])
    for row in rows(lexicon / "nusatranslation_parallel_train.csv.gz"):
        if row["lang"] in found and len(found[row["lang"]]) < _FOREIGN_TEXTS:
            found[row["lang"]].append(row["local"])
            if len(found["id"]) < _FOREIGN_TEXTS:
                found["id"].append(row["indonesian"])
    return [(language, text) for language in wanted for text in found[language][:_FOREIGN_TEXTS]]
