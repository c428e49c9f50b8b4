"""A small tolerant search: words fall together by sound and by their character n-grams, so slang and typing errors still find things.

Scores are cosine-like: rare n-grams count more, titles more than texts, long texts are not favoured. Everything stands in memory.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rantau.lib.text import Spelling, char_ngrams, fold, tokens

LEAST_SCORE = 0.12  # below this a hit is noise
TITLE_WEIGHT = 4.0
MOST_QUERY_WORDS = 24


@dataclass(frozen=True, slots=True)
class Document:
    """Something that can be found. `boost` multiplies its score."""

    key: str
    title: str
    text: str
    boost: float = 1.0


class SearchIndex:
    """An inverted index over folded character n-grams of `documents`."""

    def __init__(
        self, documents: Iterable[Document], spelling: Spelling, ignored: frozenset[str] = frozenset()
    ) -> None:
        self.documents = list(documents)
        self._spelling = spelling
        self._ignored = ignored
        postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for number, document in enumerate(self.documents):
            weights: Counter[str] = Counter()
            for text, weight in ((document.title, TITLE_WEIGHT), (document.text, 1.0)):
                for gram, count in self._grams(text).items():
                    weights[gram] += weight * (1 + math.log(count))  # type: ignore[assignment]
            length = math.sqrt(sum(value * value for value in weights.values())) or 1.0
            for gram, value in weights.items():
                postings[gram].append((number, value / math.sqrt(length) / 4))
        total = len(self.documents) or 1
        self._rarity = {gram: math.log(1 + total / len(found)) for gram, found in postings.items()}
        self._postings = dict(postings)

    def _grams(self, text: str) -> Counter[str]:
        grams: Counter[str] = Counter()
        for word in self._words(text):
            grams[f"={word}"] += 2
            grams.update(gram for gram in char_ngrams(word, 3, 4))
        return grams

    def _words(self, text: str) -> Sequence[str]:
        regular = self._spelling.of(tokens(text))
        return [fold(word) for word in regular if word[0].isalnum() and word not in self._ignored]

    def find(self, query: str, most: int = 20) -> list[tuple[Document, float]]:
        """The best documents for `query` with their scores (higher is better), at most `most`."""
        words = list(dict.fromkeys(self._words(query)))[:MOST_QUERY_WORDS]
        scores: dict[int, float] = defaultdict(float)
        best_possible = 0.0
        for word in words:
            grams = [f"={word}", *char_ngrams(word, 3, 4)]
            rarities = {gram: self._rarity.get(gram, 0.0) for gram in grams}
            weight = sum(rarities.values()) or 1.0
            best_possible += 1.0
            of_word: dict[int, float] = defaultdict(float)
            for gram, rarity in rarities.items():
                for number, value in self._postings.get(gram, ()):
                    of_word[number] += rarity / weight * min(1.0, value)
            for number, value in of_word.items():
                scores[number] += value
        ranked = sorted(
            ((value * self.documents[n].boost / (best_possible or 1.0), -n) for n, value in scores.items()),
            reverse=True,
        )
        return [(self.documents[-n], value) for value, n in ranked[:most] if value >= LEAST_SCORE]
