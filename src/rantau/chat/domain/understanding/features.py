"""Features of the linear model in four blocks: words as said, their Indonesian stems, letters as they sound, concepts.

A fifth block, who is spoken of, is made in people.py and serves one question only.

The first character of a feature names its block; each block is brought to a length of its own, so that the many letter
features of a text do not drown its words. Which blocks help, and how much each counts, was measured: docs/understanding.md.
"""

from collections import Counter

from rantau.chat.domain.understanding.reading import Reading
from rantau.chat.domain.understanding.words import Words
from rantau.lib.text import char_ngrams, fold, stem, word_ngrams

# n: word under a negation; p: who is spoken of (people.py); k: concepts
BLOCKS = {"w": 0, "n": 0, "g": 1, "c": 2, "p": 3, "k": 4}
BLOCK_LENGTHS = (1.0, 1.4, 0.8, 1.0, 0.8)

_NEGATION_WORDS = """
    tidak bukan belum tanpa jangan ora mboten dudu durung aja teu henteu sanes moal ulah tak takde not never no don't didn't
    isn't wasn't doesn't ta'ada' tadek enja' lo' ndeq endek dek kada kadada indak ndak de' deq ndeqman
"""
_NEGATIONS = frozenset(_NEGATION_WORDS.split())
_NEGATION_REACH = 2  # words after a negation that are marked
_SHORTEST, _LONGEST = 3, 5  # letters


def features(reading: Reading, lists: Words) -> Counter[str]:
    """Counts by feature name for one message."""
    plain = [_number(word) for word in reading.words]
    found: Counter[str] = Counter("w" + gram for gram in word_ngrams(plain, 2))
    for place, word in enumerate(plain):
        if word in _NEGATIONS:
            found.update("n" + later for later in plain[place + 1 : place + 1 + _NEGATION_REACH])
        found.update("c" + gram for gram in char_ngrams(fold(word), _SHORTEST, _LONGEST))
    stems = [stem(said) for word in plain for said in lists.gloss.get(word, (word,))]
    found.update("g" + gram for gram in word_ngrams(stems, 2))
    found.update("k" + gram for gram in word_ngrams(concepts(reading, lists), 2))
    return found


def concepts(reading: Reading, lists: Words) -> list[str]:
    """Names of the concepts a message speaks of, in order; "!" before one that stands under a negation.

    >>> from rantau.chat.domain.understanding.artefact import last_resort
    >>> from rantau.chat.domain.understanding.reading import read
    >>> lists = last_resort().words
    >>> concepts(read("majikan tidak memukul", lists), lists)
    ['employer', '!hit']
    """
    named = sorted((place, name) for name, places in lists.concepts.places(reading.folded).items() for place in places)
    return [
        ("!" if _NEGATIONS.intersection(reading.words[max(0, place - _NEGATION_REACH) : place]) else "") + name
        for place, name in named
    ]


def _number(word: str) -> str:
    """Numbers by size: what counts is whether it is one, a few, tens, hundreds or more."""
    if not word.isdigit():
        return word
    value = int(word[:12])
    for limit, name in ((1, "#1"), (3, "#3"), (9, "#9"), (17, "#17"), (99, "#99"), (999, "#999")):
        if value <= limit:
            return name
    return "#big"
