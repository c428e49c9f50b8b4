"""Features of the linear model in three blocks: words as said, their Indonesian stems, letters as they sound.

A fourth block, who is spoken of, is made in people.py and serves one table only.

The first character of a feature names its block; each block is brought to length 1 by itself, so that the many letter
features of a text do not drown its words. Which blocks help was measured: docs/understanding.md.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from rantau.lib.text import char_ngrams, fold, stem, word_ngrams

BLOCKS = {"w": 0, "n": 0, "g": 1, "c": 2, "p": 3}  # n: word under a negation; p: who is spoken of (people.py)

_NEGATION_WORDS = """
    tidak bukan belum tanpa jangan ora mboten dudu durung aja teu henteu sanes moal ulah tak takde not never no don't didn't
    isn't wasn't doesn't ta'ada' tadek enja' lo' ndeq endek dek kada kadada indak ndak de' deq ndeqman
"""
_NEGATIONS = frozenset(_NEGATION_WORDS.split())
_NEGATION_REACH = 2  # words after a negation that are marked
_SHORTEST, _LONGEST = 3, 5  # letters


def features(words: Sequence[str], gloss: Mapping[str, tuple[str, ...]]) -> Counter[str]:
    """Counts by feature name for regular words; `gloss` gives Indonesian words for dialect ones."""
    plain = [_number(word) for word in words]
    found: Counter[str] = Counter("w" + gram for gram in word_ngrams(plain, 2))
    for place, word in enumerate(plain):
        if word in _NEGATIONS:
            found.update("n" + later for later in plain[place + 1 : place + 1 + _NEGATION_REACH])
        found.update("c" + gram for gram in char_ngrams(fold(word), _SHORTEST, _LONGEST))
    stems = [stem(said) for word in plain for said in gloss.get(word, (word,))]
    found.update("g" + gram for gram in word_ngrams(stems, 2))
    return found


def _number(word: str) -> str:
    """Numbers by size: what counts is whether it is one, a few, tens, hundreds or more."""
    if not word.isdigit():
        return word
    value = int(word[:12])
    for limit, name in ((1, "#1"), (3, "#3"), (9, "#9"), (17, "#17"), (99, "#99"), (999, "#999")):
        if value <= limit:
            return name
    return "#big"
