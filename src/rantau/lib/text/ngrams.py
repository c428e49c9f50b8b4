"""Character and word n-grams, the features of all linear models and of the tolerant search."""

from collections.abc import Sequence
from functools import lru_cache


@lru_cache(maxsize=20_000)
def char_ngrams(word: str, shortest: int = 2, longest: int = 5) -> tuple[str, ...]:
    """All character n-grams of a word with its borders marked by a space; lengths in characters.

    >>> char_ngrams("ibu", 3, 4)
    (' ib', 'ibu', 'bu ', ' ibu', 'ibu ')
    """
    edged = f" {word} "
    return tuple(
        edged[start : start + length]
        for length in range(shortest, min(longest, len(edged)) + 1)
        for start in range(len(edged) - length + 1)
    )


def word_ngrams(words: Sequence[str], longest: int = 2) -> list[str]:
    """Words and runs of words up to `longest`, joined by an underscore.

    >>> word_ngrams(["tidak", "dipukul"])
    ['tidak', 'dipukul', 'tidak_dipukul']
    """
    out = list(words)
    for length in range(2, longest + 1):
        out += ["_".join(words[start : start + length]) for start in range(len(words) - length + 1)]
    return out
