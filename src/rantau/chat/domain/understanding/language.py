"""Which language a message is written in: a linear table when there is one, telling words when there is not."""

from collections import Counter
from collections.abc import Mapping, Sequence

from rantau.lib.text import char_ngrams

LANGUAGES = ("id", "jv", "su", "ms", "en", "mad", "sas", "bjn", "min", "bug", "mixed")


def language_features(words: Sequence[str]) -> Counter[str]:
    """Words and character 1-4-grams as typed (no folding: spelling tells languages apart). Numbers are left out."""
    found: Counter[str] = Counter()
    for word in words:
        if word.isdigit():
            continue
        found["w" + word] += 1
        found.update("c" + gram for gram in char_ngrams(word, 1, 4))
    return found


def language_by_words(words: Sequence[str], telling: Mapping[str, frozenset[str]]) -> str:
    """The language with most telling words (groups `language_xx`); Indonesian when there are none."""
    counts = {code: sum(word in telling.get(f"language_{code}", ()) for word in words) for code in LANGUAGES}
    best = max(counts, key=lambda code: counts[code])
    return best if counts[best] else "id"
