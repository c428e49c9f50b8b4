"""Light stemming for Indonesian and its neighbours: one beginning and one ending off, so that forms of a word meet."""

from functools import lru_cache

_ENDINGS = (
    "nya", "kan", "keun", "aghi", "ake", "lah", "kah", "pun", "nyo", "ku", "mu", "in", "an", "ne", "na", "e", "i",
)  # fmt: skip
_BEGINNINGS = ("meny", "meng", "mem", "men", "nge", "ber", "ter", "me", "di", "ke", "se", "pe", "ny", "ng", "ta", "ka")
_LEAST_LEFT = 4  # letters that must remain when an ending goes; one fewer for a beginning


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """The word without one common beginning and one common ending; short words and numbers stay as they are.

    >>> stem("dipukulin"), stem("memukul"), stem("gajinya"), stem("anak")
    ('pukul', 'ukul', 'gaji', 'anak')
    """
    if len(word) < _LEAST_LEFT + 1 or not word.isalpha():
        return word
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST_LEFT:
            word = word.removesuffix(ending)
            break
    for beginning in _BEGINNINGS:
        if word.startswith(beginning) and len(word) - len(beginning) >= _LEAST_LEFT - 1:
            rest = word.removeprefix(beginning)
            return "s" + rest if beginning in {"meny", "ny"} else rest
    return word
