"""How a text for somebody in need may be worded: plain, without orders, promises, blame, and without typed telephone numbers."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

MOST_WORDS_IN_SENTENCE = {
    "id": 18,
    "ms": 18,
    "jv": 18,
    "su": 18,
    "mad": 18,
    "sas": 18,
    "en": 20,
}  # English needs more small words
MOST_WORDS_ON_AVERAGE = 12
LONGEST_WORD = 17  # letters; longer Indonesian words are stacks of affixes that have a plainer way
EVERY_LANGUAGE = "*"

_SENTENCE_END = re.compile(r"(?<=[.!?:;])\s+|\n")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_SPACED_WORD = re.compile(r"\S*[^\W_]\S*")
_LONG_NUMBER = re.compile(r"(?<![\d.,/-])(?:\+\d|0)[\d\s().-]{6,}\d")
_CALLED_NUMBER = re.compile(
    r"\b(?:hubungi|telepon|telpon|nomor|call|calls|dial|ring|phone|text|sms|whatsapp|wa|sapa|hotline|polisi|police|ambulans|ambulance)"
    r"(?:\s+(?:ke|di|at|the|nomor|number))?[\s:]+\+?\d{3,}\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Forbidden:
    """Words that must not be said. `language` "*" means every language; `why` is shown to the author.

    `unless` in the same clause before the words takes the fault away ("you do not have to …").
    """

    name: str
    language: str
    pattern: re.Pattern[str]
    why: str
    bad: tuple[str, ...]
    good: tuple[str, ...]
    unless: re.Pattern[str] | None = None

    def speaks_in(self, text: str) -> bool:
        """True when the words stand in `text` and are meant."""
        return any(self._is_meant(part, hit) for part in sentences(text) for hit in self.pattern.finditer(part))

    def _is_meant(self, sentence: str, hit: re.Match[str]) -> bool:
        clause = sentence[: hit.start()].rsplit(",", 1)[-1]
        return self.unless is None or self.unless.search(clause) is None


def read_forbidden(content: Mapping[str, Any]) -> list[Forbidden]:
    """The rules of content/dialogues/_forbidden.toml. Raises KeyError or re.error for a rule that cannot be used."""
    return [
        Forbidden(
            name=rule["name"],
            language=rule["language"],
            pattern=re.compile(rule["pattern"], re.IGNORECASE),
            why=rule["why"],
            bad=tuple(rule["bad"]),
            good=tuple(rule["good"]),
            unless=re.compile(rule["unless"], re.IGNORECASE) if "unless" in rule else None,
        )
        for rule in content["rule"]
    ]


def sentences(text: str) -> list[str]:
    """The sentences of a text, without empty ones."""
    return [part.strip() for part in _SENTENCE_END.split(text) if _WORD.search(part)]


def words_per_sentence(texts: Iterable[str]) -> float:
    """The average over all sentences of `texts`; 0 where there are none."""
    counts = [len(_SPACED_WORD.findall(sentence)) for text in texts for sentence in sentences(text)]
    return sum(counts) / len(counts) if counts else 0.0


def faults_of_wording(where: str, text: str, language: str, forbidden: Sequence[Forbidden]) -> Iterable[str]:
    """What is wrong with the words of one text."""
    counts = [len(_SPACED_WORD.findall(sentence)) for sentence in sentences(text)]
    most = MOST_WORDS_IN_SENTENCE.get(language, MOST_WORDS_IN_SENTENCE["en"])
    if counts and max(counts) > most:
        yield f"{where}: a sentence of {max(counts)} words, at most {most}"
    long = [word for word in _WORD.findall(text) if len(word) > LONGEST_WORD]
    if long:
        yield f"{where}: the word {long[0]!r} is longer than {LONGEST_WORD} letters"
    if _LONG_NUMBER.search(text) or _CALLED_NUMBER.search(text):
        yield f"{where}: a telephone number is typed; numbers come from the directory"
    for rule in forbidden:
        if rule.language in {language, EVERY_LANGUAGE} and rule.speaks_in(text):
            yield f"{where}: {rule.name}: {rule.why}"
