"""A small tolerant search: words fall together by sound and by their character n-grams, so slang and typing errors still find things.

A word fits a document by the share of its n-grams that stand there, rare ones counting more (as in BM25: repetition saturates, long
texts are not favoured); words that are rare in all documents decide more than common ones. Everything stands in memory.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from rantau.lib.text import char_ngrams, fold, tokens

TITLE_WEIGHT, KEYWORD_WEIGHT = 4.0, 3.0
SATURATION, LENGTH_SHARE = 1.2, 0.35  # k and b of BM25
EXACT = 2.0  # the whole word counts as much as two n-grams
SHARPNESS = 1.6  # above 1: half a word is worth less than half
LEAST_OF_ONE_WORD = 0.12  # some word must fit at least so well, otherwise nothing is found
LEAST_OF_BEST = 0.4  # what fits much less than the best hit is noise
MOST_QUERY_WORDS = 24
_ENDINGS = ("nya", "lah", "kah", "ku", "mu")
_LEAST_STEM = 4
_LEAST_MISTYPED = 4  # shorter words are too near to one another
MISTYPED_WORTH = 0.8  # of the word that was probably meant


@dataclass(frozen=True, slots=True)
class Document:
    """Something that can be found: by its title, its keywords and its text. `boost` multiplies its score."""

    key: str
    title: str
    keywords: str = ""
    text: str = ""
    boost: float = 1.0


class SearchIndex:
    """An inverted index over folded character n-grams of `documents`. `regular` gives tokens their regular spelling."""

    def __init__(
        self,
        documents: Iterable[Document],
        regular: Callable[[Iterable[str]], Sequence[str]],
        ignored: frozenset[str] = frozenset(),
    ) -> None:
        self.documents = list(documents)
        self._regular = regular
        self._ignored = ignored
        counts = [self._weighted(document) for document in self.documents]
        lengths = np.array([sum(one.values()) for one in counts], dtype=np.float32)
        norms = 1 - LENGTH_SHARE + LENGTH_SHARE * lengths / (float(lengths.mean()) if len(lengths) else 1.0)
        numbers: dict[str, list[int]] = defaultdict(list)
        values: dict[str, list[float]] = defaultdict(list)
        for number, weights in enumerate(counts):
            for gram, count in weights.items():
                numbers[gram].append(number)
                values[gram].append(count / (count + SATURATION * float(norms[number])))
        self._postings = {
            gram: (np.array(found, dtype=np.int32), np.array(values[gram], dtype=np.float32))
            for gram, found in numbers.items()
        }
        total = len(self.documents) or 1
        self._rarity = {gram: math.log(1 + total / len(found)) for gram, found in numbers.items()}
        self._unknown = math.log(1 + total)
        self._near: dict[str, set[str]] = defaultdict(set)
        for word in [gram[1:] for gram in numbers if gram.startswith("=") and len(gram) > _LEAST_MISTYPED]:
            for short in (word, *_shortened(word)):
                self._near[short].add(word)
        self._boosts = np.array([document.boost for document in self.documents], dtype=np.float32)

    def _weighted(self, document: Document) -> Counter[str]:
        weights: Counter[str] = Counter()
        fields = ((document.title, TITLE_WEIGHT), (document.keywords, KEYWORD_WEIGHT), (document.text, 1.0))
        for text, weight in fields:
            for word, times in Counter(self._words(text)).items():
                for gram in _grams(word):
                    weights[gram] += weight * times  # type: ignore[assignment]
        return weights

    def _words(self, text: str) -> Sequence[str]:
        regular = self._regular(tokens(text))
        return [_stem(fold(word)) for word in regular if word[0].isalnum() and word not in self._ignored]

    def find(self, query: str, most: int = 20) -> list[tuple[Document, float]]:
        """The best documents for `query` with their scores (higher is better), at most `most`."""
        words = list(dict.fromkeys(self._words(query)))[:MOST_QUERY_WORDS]
        scores = np.zeros(len(self.documents), dtype=np.float32)
        best_fit = 0.0
        for word in words:
            fit, rarity = self._fit(word)
            for meant in self._probably_meant(word):
                guess, of_guess = self._fit(meant)
                if guess is not None:
                    fit = guess * MISTYPED_WORTH if fit is None else np.maximum(fit, guess * MISTYPED_WORTH)
                    rarity = max(rarity, of_guess)
            if fit is not None:
                best_fit = max(best_fit, float(fit.max()))
                scores += rarity * fit**SHARPNESS
        scores *= self._boosts
        if best_fit < LEAST_OF_ONE_WORD:
            return []
        ranked = np.argsort(-scores, kind="stable")[:most]
        least = LEAST_OF_BEST * float(scores[ranked[0]])
        return [(self.documents[number], float(scores[number])) for number in ranked if scores[number] >= least]

    def _probably_meant(self, word: str) -> set[str]:
        """Known words one typing error away from an unknown one: a letter more, less, another, or two exchanged."""
        if f"={word}" in self._postings or len(word) < _LEAST_MISTYPED:
            return set()
        near = {meant for short in (word, *_shortened(word)) for meant in self._near.get(short, ())}
        return {meant for meant in near if abs(len(meant) - len(word)) <= 1}

    def _fit(self, word: str) -> tuple[np.ndarray | None, float]:
        """How well the word fits each document (0 to 1), and how much it says."""
        fit = np.zeros(len(self.documents), dtype=np.float32)
        whole, rarest = 0.0, 0.0
        for gram in _grams(word):
            weight = EXACT if gram.startswith("=") else 1.0
            rarity = self._rarity.get(gram, self._unknown) * weight
            whole += rarity
            if gram in self._postings:
                rarest = max(rarest, rarity / weight)
                numbers, values = self._postings[gram]
                fit[numbers] += rarity * values
        return (fit / whole, rarest) if rarest else (None, 0.0)


def _grams(word: str) -> list[str]:
    return [f"={word}", *dict.fromkeys(char_ngrams(word, 3, 4))]


def _shortened(word: str) -> set[str]:
    """The word without one of its letters."""
    return {word[:at] + word[at + 1 :] for at in range(len(word))}


def _stem(word: str) -> str:
    """The word without an ending that only says whose it is.

    >>> _stem("pasporku"), _stem("buku")
    ('paspor', 'buku')
    """
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST_STEM:
            return word[: -len(ending)]
    return word
