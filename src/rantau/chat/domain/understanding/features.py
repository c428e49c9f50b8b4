"""Features of the linear models: words, word pairs, negated words, and character n-grams of folded words."""

from collections import Counter
from collections.abc import Sequence

from rantau.lib.text import char_ngrams, fold, word_ngrams

_NEGATIONS = frozenset(
    "tidak bukan belum tanpa jangan ora mboten dudu durung aja teu henteu sanes moal ulah tak takde not never no don't didn't "
    "isn't wasn't doesn't ta'ada' tadek enja' lo' ndeq endek dek kada kadada indak ndak de' deq ndeqman".split()
)
_NEGATION_REACH = 2  # words after a negation that are marked; longer reaches did not help in cross-validation


def features(words: Sequence[str]) -> Counter[str]:
    """Counts by feature name. Prefixes: `w ` word or pair, `n ` negated word, `c ` character n-gram of a folded word."""
    plain = [_number(word) for word in words]
    found: Counter[str] = Counter("w " + gram for gram in word_ngrams(plain, 2))
    for place, word in enumerate(plain):
        if word in _NEGATIONS:
            found.update("n " + later for later in plain[place + 1 : place + 1 + _NEGATION_REACH])
        found.update("c" + gram for gram in char_ngrams(fold(word)))
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
