"""From raw text to tokens: plain lower-case Latin letters and digits, a few marks, a few emoji as words."""

import re
import unicodedata
from functools import cache

MAX_CHARACTERS = 4000  # longer messages are cut: a chat message, not a book, and a bound on the work per message

# Emoji that change the meaning of a message; everything else that is not a Latin letter or a digit is dropped.
_EMOJI = {
    **dict.fromkeys("😂🤣😆😹😄😁😅😜😝🤪😛", " emolaugh "),
    **dict.fromkeys("😭😢😿🥺😞😔😥😰😨😱", " emocry "),
    **dict.fromkeys("🔪🗡🔫🩸", " emodanger "),
    **dict.fromkeys("🆘🚨", " emosos "),
    **dict.fromkeys("🙏🤲", " emopray "),
}
_QUOTES = dict.fromkeys("‘’ʼ`´′ʻˈ", "'")
_TABLE = str.maketrans({**_EMOJI, **_QUOTES, "…": ".", "।": ".", "？": "?", "！": "!", "。": ".", "，": ","})
_KEEP = re.compile(r"[^a-z0-9'.,;:!?\n]+")
_TOKEN = re.compile(r"[a-z0-9]+(?:'[a-z0-9]+)*'?|[.,;:!?\n]")
_MARKS = frozenset(".,;:!?\n")


@cache
def _letter(character: str) -> str:
    """One character in plain Latin letters, or a space where it has none. Cached: texts use few different ones."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", character) if not unicodedata.combining(c))
    return plain.lower() if plain.isascii() else " "


def clean(text: str) -> str:
    """Lower case, accents and styled letters to plain ones, marks kept, everything else to one space.

    >>> clean("Tólong  KAK 😭 dipukul…")
    'tolong kak emocry dipukul.'
    """
    text = text[:MAX_CHARACTERS].translate(_TABLE)
    if not text.isascii():
        text = "".join(c if c < "\x80" else _letter(c) for c in text if not _invisible(c))
    return _KEEP.sub(" ", text.lower()).strip()


def _invisible(character: str) -> bool:
    """Zero-width characters and soft hyphens hide inside words when text is copied or disguised; combining marks fall off."""
    return character >= "\xa0" and unicodedata.category(character) in {"Cf", "Mn"}


def tokens(text: str) -> list[str]:
    """Words, numbers and sentence marks of a text in order.

    >>> tokens("luka2, di-pukul jam 9!")
    ['luka2', ',', 'di', 'pukul', 'jam', '9', '!']
    """
    return _TOKEN.findall(clean(text))


def words(text: str) -> list[str]:
    """Words and numbers of a text without marks."""
    return [token for token in tokens(text) if token not in _MARKS]


def is_mark(token: str) -> bool:
    """True for a sentence mark as returned by `tokens`."""
    return token in _MARKS
