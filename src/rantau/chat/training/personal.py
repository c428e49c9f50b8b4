"""What must not stand in a phrase that others give us: numbers, addresses and names by which a person can be found.

It refuses rather too much: a phrase can be written differently, a published number cannot be taken back.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from itertools import pairwise

_MAIL = re.compile(r"[\w.+-]+\s?@\s?[\w-]+(?:\.|\s?\(?(?:dot|titik)\)?\s?)[a-z]{2,}", re.IGNORECASE)
_HANDLE = re.compile(r"(?<!\w)@\w{3,}")
_LINK = re.compile(
    r"https?:|www\.|\b[\w-]+\.(?:com|org|net|id|my|hk|tw|sg|sa|ae|io|me|co|ly|link|xyz|info|app|gov|edu|tv|gg)\b(?![.,]?\d)",
    re.IGNORECASE,
)
_PASSPORT = re.compile(r"\b[A-Z]{1,2}[\s-]?\d{6,8}\b", re.IGNORECASE)
_DIGITS = re.compile(r"\+?\(?\d(?:[\s().\-/]{0,2}\d){6,}")
_AMOUNT = re.compile(r"\d{1,3}(?:[.,]\d{3})+(?:[.,]\d{1,2})?")
_DATE = re.compile(r"\d{1,2}[-/. ]\d{1,2}[-/. ]\d{2,4}|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}")
_SPOKEN_IN_A_ROW = 6
_NAMED = re.compile(
    r"\b(?:nama\s?(?:ku|saya|sy|aku|nya|dia|lengkap(?:\s?(?:ku|saya|sy|nya))?)|bernama|atas\s+nama|a\.?n\.|jeneng(?:ku|e)|asmane|"
    r"ngaran(?:na|\s+abdi)?|my\s+name(?:\s+is|'s)?|her\s+name(?:\s+is)?|his\s+name(?:\s+is)?|named|called)\s*[:=]?\s+",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")
ORDINARY = 4  # phrases in which a word must stand, apart from the place of a name, to be no name


def _list(words: str) -> frozenset[str]:
    return frozenset(words.split())


_SPOKEN = _list(
    "nol kosong satu dua tiga empat lima enam tujuh delapan lapan sembilan zero one two three four five six seven eight nine"
)
_HONORIFICS = _list("""
    bu ibu buk bunda pak bapak bpk mbak mba mb mbk mas kak kakak kk bang abang bg teh teteh kang akang ceu om tante bude pakde bulik
    paklik bibi mang uni uda cak cik encik puan tuan nyonya nyonyah madam mem mister mr mrs miss sir ustadz ustad ustaz haji hajah hj
    dokter suster koh cece ncik nci
""")
_OFFICES = _list("""
    polisi lurah kades kadus camat bupati hakim jaksa konsul dubes menteri presiden guru bidan mantri dokter satpam agen agensi bos
    majikan kepala ketua sekdes staf petugas admin operator arab saudi hongkong taiwan malaysia
""")


def personal(text: str, ordinary: AbstractSet[str]) -> list[str]:
    """What of a person stands in `text`, in words that repeat none of it. `ordinary`: words that are no names (`ordinary_words`)."""
    plain = unicodedata.normalize("NFKC", text)
    checks = {
        "an e-mail address": bool(_MAIL.search(plain)),
        "an account name": bool(_HANDLE.search(plain)) and not _MAIL.search(plain),
        "a link": bool(_LINK.search(_MAIL.sub(" ", plain))),
        "a passport number": bool(_PASSPORT.search(plain)),
        "a telephone or identity number": _has_number(plain),
        "a name": _has_name(plain, ordinary),
    }
    return [what for what, found in checks.items() if found]


def ordinary_words(texts: Iterable[str]) -> frozenset[str]:
    """Words that stand in several texts where no name is expected."""
    counts: Counter[str] = Counter()
    for text in texts:
        found = _WORD.findall(text.lower())
        places = {found[at] for at in range(len(found)) if at == 0 or found[at - 1] not in _HONORIFICS}
        counts.update(places - {word for word, _ in _after_named(text.lower())})
    return frozenset(word for word, number in counts.items() if number >= ORDINARY)


def _has_number(text: str) -> bool:
    for match in _DIGITS.finditer(text):
        said = match.group().strip(" ().-/")
        if not _AMOUNT.fullmatch(said) and not _DATE.fullmatch(said):
            return True
    row = 0
    for word in _WORD.findall(text.lower()):
        row = row + 1 if word in _SPOKEN else 0
        if row >= _SPOKEN_IN_A_ROW:
            return True
    return False


def _has_name(text: str, ordinary: AbstractSet[str]) -> bool:
    found = [(match.group(), match.start(), match.end()) for match in _WORD.finditer(text)]
    for (word, _, end), (follower, start, _) in pairwise(found):
        together = text[end:start] in {" ", ". ", "."}
        if together and word.lower() in _HONORIFICS and _is_name(follower, text, ordinary):
            return True
    return any(_is_name(text[at : at + len(word)], text, ordinary) for word, at in _after_named(text))


def _after_named(text: str) -> list[tuple[str, int]]:
    found = [(match, _WORD.match(text, match.end())) for match in _NAMED.finditer(text)]
    return [(word.group(), word.start()) for _, word in found if word]


def _is_name(word: str, text: str, ordinary: AbstractSet[str]) -> bool:
    """A word that is hardly used otherwise; or one with a capital, no office, in a text that has few capitals."""
    small = word.lower()
    if len(word) < 3 or small in _HONORIFICS:
        return False
    if small not in ordinary:
        return True
    words = _WORD.findall(text)
    capitals = sum(one[0].isupper() for one in words)
    return word.istitle() and small not in _OFFICES and capitals <= len(words) / 2
