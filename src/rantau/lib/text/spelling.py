"""Regular spelling for chat words: abbreviations, digits for letters, doubled words, stretched letters."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_STRETCHED = re.compile(r"([a-z])\1{2,}")
_DOUBLED = re.compile(r"^([a-z]{2,})2([a-z]{0,4})$")  # luka2, temen2nya
_NUMBER_UNIT = re.compile(r"^(\d+)([a-z]+)$")  # 3hari, 5jt
_UNIT_NUMBER = re.compile(r"^(jam|tgl|rm|rp|nt|sar|hkd|usd|lt|no)(\d+)$")
_DIGIT_LETTERS = str.maketrans("01345679", "oieasgtg")
_DIGIT_WORDS = frozenset("0134")  # a first digit that may stand for a letter: 0rang, 1bu, 4nak
_SHORT_UNIT = 2  # letters after such a digit that are a unit, not a word: 3x, 4th, 1jt
_UNIT_WORDS = """
    hari hr hri bulan bln minggu mgg tahun thn taun jam jm menit mnt orang org kali juta jta ribu rbu sasi wulan dina dinten
    poe bulen are jelo kelem bengi malam malem mlm lantai kamar anak days day weeks week months month years year hours pm am
    kg km usd sar hkd ntd rm ekor biji lembar
"""
_UNITS = frozenset(_UNIT_WORDS.split())


@dataclass(frozen=True)
class Spelling:
    """A table of informal words and their regular form. `known` words are never changed by guessing."""

    regular: Mapping[str, str]
    known: frozenset[str] = frozenset()

    def of(self, tokens: Iterable[str]) -> list[str]:
        """Regular tokens; one token may become several, marks stay.

        >>> Spelling({"sy": "saya", "gk": "tidak"}).of(["sy", "gk", "mkn2", "3hr", "tolooong"])
        ['saya', 'tidak', 'mkn', '3', 'hr', 'tolong']
        """
        out: list[str] = []
        for token in tokens:
            out += self._one(token)
        return out

    def _one(self, token: str) -> list[str]:
        known = self._look(token)
        if known is not None:
            return known
        if token.isdigit() or not token[0].isalnum():
            return [token]
        if not token.isalpha():
            parts = _parts(token)
            if parts != [token]:
                return [piece for part in parts for piece in self._one(part)]
        short = _STRETCHED.sub(r"\1", token)
        if short != token:
            return self._look(short) or [short]
        return [token]

    def _look(self, token: str) -> list[str] | None:
        if token in self.regular:
            return self.regular[token].split()
        return [token] if token in self.known else None


def _parts(token: str) -> list[str]:
    """Split numbers from words and read digits that stand for letters; the token itself when nothing applies."""
    if doubled := _DOUBLED.match(token):
        return [doubled[1] + doubled[2]]
    if unit := _UNIT_NUMBER.match(token):
        return [unit[1], unit[2]]
    number = _NUMBER_UNIT.match(token)
    if number and (number[1] not in _DIGIT_WORDS or number[2] in _UNITS or len(number[2]) <= _SHORT_UNIT):
        return [number[1], number[2]]
    letters = sum(character.isalpha() for character in token)
    if letters >= 2 and letters * 2 >= len(token.replace("'", "")):
        return [token.translate(_DIGIT_LETTERS)]
    return [token]
