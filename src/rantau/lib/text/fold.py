"""Sound folding: spellings of one spoken word in Indonesian, Javanese, Sundanese, Malay, Madurese fall together."""

from functools import lru_cache

# In this order. Old spelling (oe, dj, tj), Javanese and Madurese aspirates (dh, th, bh, gh), Arabic sounds (kh, q, z, f),
# glottal stops, and h at the end of a word, which is often neither spoken nor typed (udah, uda).
_PAIRS = (
    ("'", ""),
    ("oe", "u"),
    ("dj", "j"),
    ("tj", "c"),
    ("dh", "d"),
    ("th", "t"),
    ("bh", "b"),
    ("gh", "g"),
    ("jh", "j"),
    ("kh", "k"),
    ("sy", "s"),
    ("ph", "f"),
    ("q", "k"),
    ("v", "f"),
    ("x", "ks"),
    ("z", "s"),
)


@lru_cache(maxsize=20_000)
def fold(word: str) -> str:
    """The word as it sounds, roughly.

    >>> fold("dhuwit"), fold("udah"), fold("kulooo"), fold("boeat")
    ('duwit', 'uda', 'kulo', 'buat')
    """
    for spelled, sounds in _PAIRS:
        if spelled in word:
            word = word.replace(spelled, sounds)
    out = [letter for place, letter in enumerate(word) if not place or letter != word[place - 1] or letter.isdigit()]
    if len(out) > 3 and out[-1] == "h":
        out.pop()
    return "".join(out)
