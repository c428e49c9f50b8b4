"""Facts a message states: where the person concerned is and whom it is about (children: children.py).

A country counts only when a place, city or mission is named; currencies, job words and dialects never decide.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rantau.chat.domain.understanding.people import kin_of, roles
from rantau.chat.domain.understanding.reading import Reading
from rantau.chat.domain.understanding.words import Words
from rantau.lib.text.clean import is_mark

# Weights of the signs around a place name, used when no model is loaded; the build learns its own from the phrases.
COUNTRY_WEIGHTS: Mapping[str, float] = {
    "bias": 0.6, "city": 0.6, "mission": 0.3, "shy": -2.5, "in": 1.6, "to": -1.4, "from": -1.0, "of": -1.8, "end": 0.8,
    "plan": -1.4, "home": -0.6, "home_id": 1.0, "is_id": -0.3, "several": -0.5, "first": 0.1,
}  # fmt: skip
COUNTRY_LIMIT = 0.0
_CLOSE = 4  # words between a person and a place


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


def country_signs(reading: Reading, lists: Words, about: str) -> dict[str, dict[str, float]]:
    """For each country named: the signs for and against that the person concerned (`about`) is there now."""
    words, edges = _words_and_edges(reading.typed)
    named = mentions(words, lists)
    countries = list(dict.fromkeys(mention.country for mention in named))
    people = _people(words, lists)
    vocabulary = set(words)
    village = {f"village_{who}_{about}" for who in _at_home(words, people, lists)}
    out: dict[str, dict[str, float]] = {}
    for number, country in enumerate(countries):
        own = [mention for mention in named if mention.country == country]
        rivals = [mention for mention in named if mention.country != country]
        ending = "_id" if country == "ID" else ""
        signs = {"bias", f"about_{about}", f"about_{about}{ending}", *(sign + ending for sign in village)}
        for mention in own:
            signs.update(_signs_around(mention, words, edges, lists))
            signs.update(_whose(mention, people, about, ending))
        if all(mention.kind == "shy" for mention in own):
            signs.add("shy")
        if rivals:
            rival = "rival_id" if any(mention.country == "ID" for mention in rivals) else "rival_abroad"
            signs |= {"several", "first" if number == 0 else "later", rival, f"{rival}_{about}"}
            signs |= {f"rival_{mention.before}{ending}" for mention in rivals}
        if country == "ID":
            signs.add("is_id")
        for group in ("plan", "home", "other", "question", "there", "play", "danger"):
            if vocabulary & lists.people[group]:
                signs.add(group + ending)
        out[country] = dict.fromkeys(sorted(signs), 1.0)
    return out


def _people(words: Sequence[str], lists: Words) -> list[str | None]:
    """Per word: S the writer, K somebody else, E the employer; "istri saya" is one K."""
    found: list[str | None] = []
    for word in (lists.spelling.of([typed])[0] for typed in words):
        if word in lists.people["person_self"]:
            found.append(None if found and found[-1] == "K" else "S")
        elif word in lists.people["person_employer"]:
            found.append("E")
        else:
            found.append("K" if kin_of(word, lists) else None)
    return found


def _at_home(words: Sequence[str], people: Sequence[str | None], lists: Words) -> set[str]:
    """Who is said to be at home or in the village: the person named last before it."""
    found = set()
    for place, word in enumerate(words[1:], start=1):
        if word in lists.people["village"] and words[place - 1] in lists.people["place_in"]:
            found.add(next((who for who in reversed(people[:place]) if who), "none"))
    return found


def _whose(mention: Mention, people: Sequence[str | None], about: str, ending: str) -> list[str]:
    """Who was named last before a place, and whether that is the person the message is about."""
    last = next((place for place in range(mention.start - 1, -1, -1) if people[place]), None)
    who = people[last] if last is not None else "none"
    signs = [f"who_{who}_{about}", f"{mention.before}_{about}", f"{mention.before}_{about}{ending}"]
    if last is not None and mention.start - last <= _CLOSE:
        signs.append(f"close_{who}_{about}")
        if who == "S":
            signs.append(f"close_{who}_{about}{ending}_{mention.before}")
    return signs


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


def country_of(reading: Reading, lists: Words, weights: Mapping[str, float], about: str) -> str | None:
    """The country where the person concerned is now, None when the message does not say so."""
    best, best_score = None, COUNTRY_LIMIT
    for country, signs in country_signs(reading, lists, about).items():
        score = 0.0  # added up one by one: sum() of newer Pythons rounds otherwise than the engine of the browser
        for sign, value in signs.items():
            score += weights.get(sign, 0.0) * value
        if score > best_score:
            best, best_score = country, score
    return best


def about_by_words(reading: Reading, lists: Words) -> str:
    """Whom the message is about without a model: the person named first, but a spouse beside the writer may be the danger."""
    named = [role for role in roles(reading.words, lists)[0] if role[0] in "KSU"]
    if not named:
        return "unknown"
    if named[0][0] != "K" or (named[0].startswith("Kf") and named[0] != named[-1]):
        return "self"
    return "other"
