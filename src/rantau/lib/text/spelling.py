"""Regular spelling for chat words: abbreviations, digits for letters, doubled words, stretched letters."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_STRETCHED = re.compile(r"([a-z])\1{2,}")
_DOUBLED = re.compile(r"^([a-z]{2,})2([a-z]{0,4})$")  # luka2, temen2nya
_NUMBER_UNIT = re.compile(r"^(\d+)([a-z]+)$")  # 3hari, 5jt
_UNIT_NUMBER = re.compile(r"^(jam|tgl|rm|rp|nt|sar|hkd|usd|lt|no)(\d+)$")
_DIGIT_LETTERS = str.maketrans("01345679", "oieasgtg")
_LONGEST_UNIT = 9  # letters after a number that are still a word of their own (minggu, kilometer stays rare)


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
    if (number := _NUMBER_UNIT.match(token)) and len(number[2]) <= _LONGEST_UNIT and number[1] not in {"0", "1", "3", "4"}:
        return [number[1], number[2]]
    if number and len(number[2]) <= 3:
        return [number[1], number[2]]
    letters = sum(character.isalpha() for character in token)
    if letters >= 2 and letters * 2 >= len(token.replace("'", "")):
        return [token.translate(_DIGIT_LETTERS)]
    return [token]
