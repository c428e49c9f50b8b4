"""Facts a message states: where the person concerned is, whom it is about, whether a child is concerned.

A country counts only when a place, city or mission is named; currencies, job words and dialects never decide.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rantau.chat.domain.understanding.reading import Reading
from rantau.chat.domain.understanding.words import Words
from rantau.lib.text.clean import is_mark

# Weights of the signs around a place name, used when no model is loaded; the build learns its own from the phrases.
COUNTRY_WEIGHTS: Mapping[str, float] = {
    "bias": 0.6, "city": 0.6, "mission": 0.3, "shy": -2.5, "in": 1.6, "to": -1.4, "from": -1.0, "of": -1.8, "end": 0.8,
    "plan": -1.4, "home": -0.6, "home_id": 1.0, "is_id": -0.3, "several": -0.5, "first": 0.1,
}  # fmt: skip
COUNTRY_LIMIT = 0.0


@dataclass(frozen=True)
class Mention:
    """A place named in a message: word positions [start, end), country, kind of place, sign before it."""

    start: int
    end: int
    country: str
    kind: str
    before: str


def mentions(words: Sequence[str], lists: Words) -> list[Mention]:
    """Places named in a list of words, the longest names first, no overlaps."""
    found: list[Mention] = []
    place = 0
    while place < len(words):
        for length in range(min(lists.longest_place, len(words) - place), 0, -1):
            known = lists.places.get(" ".join(words[place : place + length]))
            if known:
                found.append(Mention(place, place + length, known[0], known[1], _before(words, place, lists)))
                place += length - 1
                break
        place += 1
    return found


def _before(words: Sequence[str], place: int, lists: Words) -> str:
    for back in (1, 2):
        if place - back < 0:
            break
        word = words[place - back]
        for sign in ("in", "to", "from", "of"):
            if word in lists.people[f"place_{sign}"]:
                return sign
    return "none"


def country_signs(reading: Reading, lists: Words) -> dict[str, dict[str, float]]:
    """For each country named: the signs for and against that the person concerned is there now."""
    words, edges = _words_and_edges(reading.typed)
    named = mentions(words, lists)
    countries = list(dict.fromkeys(mention.country for mention in named))
    vocabulary = set(words)
    out: dict[str, dict[str, float]] = {}
    for number, country in enumerate(countries):
        own = [mention for mention in named if mention.country == country]
        signs = {"bias": 1.0}
        for mention in own:
            signs |= dict.fromkeys(_signs_around(mention, words, edges, lists), 1.0)
        if all(mention.kind == "shy" for mention in own):
            signs["shy"] = 1.0
        if len(countries) > 1:
            signs["several"] = 1.0
            signs["first" if number == 0 else "later"] = 1.0
        if country == "ID":
            signs["is_id"] = 1.0
        for group in ("plan", "home", "other", "question", "there", "play", "danger"):
            if vocabulary & lists.people[group]:
                signs[f"{group}_id" if country == "ID" else group] = 1.0
        out[country] = signs
    return out


def _signs_around(mention: Mention, words: Sequence[str], edges: set[int], lists: Words) -> list[str]:
    """What stands right around one place name."""
    signs = [mention.before, f"kind_{mention.kind}"]
    earlier = set(words[max(0, mention.start - 4) : mention.start])
    ending = "_id" if mention.country == "ID" else ""
    signs += [f"{group}_before{ending}" for group in ("self", "now", "past", "other") if earlier & lists.people[group]]
    if mention.start in edges and mention.end in edges:
        signs.append("alone")
    if mention.end == len(words):
        signs.append("end")
    if mention.kind == "shy" and mention.before == "none":
        signs.append("shy_bare")
    return signs


def _words_and_edges(typed: Sequence[str]) -> tuple[list[str], set[int]]:
    """Words without marks, and the word positions at which a sentence mark or the text's end stands."""
    words: list[str] = []
    edges: set[int] = {0}
    for token in typed:
        if is_mark(token):
            edges.add(len(words))
        else:
            words.append(token)
    edges.add(len(words))
    return words, edges


def country_of(reading: Reading, lists: Words, weights: Mapping[str, float]) -> str | None:
    """The country where the person concerned is now, None when the message does not say so."""
    best, best_score = None, COUNTRY_LIMIT
    for country, signs in country_signs(reading, lists).items():
        score = sum(weights.get(sign, 0.0) * value for sign, value in signs.items())
        if score > best_score:
            best, best_score = country, score
    return best


def about_by_words(reading: Reading, lists: Words) -> str:
    """Whom the message is about by word lists alone: a relative or friend as subject, the writer, or neither."""
    words = reading.words
    for place, word in enumerate(words[:12]):
        if word in lists.people["other"] and (
            place + 1 >= len(words) or words[place + 1] not in lists.people["employer"]
        ):
            return "other"
    return "self" if set(words) & lists.people["self"] else "unknown"


def child_concerned(reading: Reading, lists: Words) -> bool:
    """True when a baby, a child or an age under 18 is named as somebody concerned (not merely the employer's children)."""
    words = reading.words
    for place, word in enumerate(words):
        if word in lists.people["baby"]:
            return True
        if word in lists.people["child"] and not set(words[place + 1 : place + 3]) & lists.people["employer"]:
            return True
        if word in lists.people["age"] and place + 1 < len(words) and words[place + 1].isdigit():
            return int(words[place + 1][:4]) < 18
    return False
