"""Whether somebody under eighteen is the one concerned: an age, a school class, a baby, a child somebody writes about.

"Anak saya" is said of grown-up sons and daughters abroad as well; work, an employer, a spouse or an age above seventeen
says so. A mother who writes for herself and mentions her children gets her own answer, not the one for children.
"""

from collections.abc import Sequence

from rantau.chat.domain.understanding.people import kin_of
from rantau.chat.domain.understanding.reading import Reading
from rantau.chat.domain.understanding.words import Words

GROWN_UP = 18
_OLDEST = 99  # larger numbers are no ages
_LAST_CLASS = 12
_YOUNGEST_WRITER = 8
_AGE_REACH = 4  # words between a child and its age or school
_ADULT_REACH = 9  # words after a child in which work or a spouse shows a grown-up
_CARE_REACH = 3
_SCHOOLS = (("sekolah", "dasar"), ("sekolah", "menengah"))


def child_concerned(reading: Reading, lists: Words, about: str) -> bool:
    """True when somebody under 18 is concerned; `about` says whether the writer speaks for herself."""
    words = reading.words
    ages = [age for place in range(len(words)) if (age := _age_at(words, place, lists, about)) is not None]
    if ages:
        return min(ages) < GROWN_UP
    return any(
        _in_school(words, place, lists, about)
        or _baby_at(words, place, lists)
        or _young_child_at(words, place, lists, about)
        for place in range(len(words))
    )


def _is_child_noun(word: str, lists: Words) -> bool:
    return word in lists.people["child_noun"] or (kin_of(word, lists) or "")[:2] in {"Kc", "Ks"}


def _of_employer(words: Sequence[str], place: int, lists: Words) -> bool:
    """The employer's child ("anak majikan", "jaga bayi")."""
    return bool(
        set(words[place + 1 : place + 3]) & lists.people["employer"]
        or set(words[max(0, place - _CARE_REACH) : place]) & lists.people["care"]
    )


def _child_before(words: Sequence[str], place: int, lists: Words) -> int | None:
    earlier = range(place - 1, max(-1, place - 1 - _AGE_REACH), -1)
    return next((at for at in earlier if _is_child_noun(words[at], lists)), None)


def _age_at(words: Sequence[str], place: int, lists: Words, about: str) -> int | None:
    """The age that stands at this place; None for any other number, and for the employer's child nobody writes about."""
    if not words[place].isdigit() or int(words[place][:4]) > _OLDEST:
        return None
    age = int(words[place][:4])
    later, after = [*words[place + 1 : place + 3], "", ""][:2]
    child = _child_before(words, place, lists)
    if child is not None and about != "other" and _of_employer(words, child, lists):
        return None
    if set(words[max(0, place - 2) : place]) & lists.people["age"]:
        return age
    own = (
        bool(place) and words[place - 1] in lists.people["person_self"] | {"am"} and _YOUNGEST_WRITER <= age < GROWN_UP
    )
    if later not in lists.people["years"]:
        return age if own and not later else None
    if after in lists.people["not_an_age"]:
        return None
    between = set(words[(child if child is not None else place) : place]) & lists.people["not_an_age"] - {"yang"}
    said_of_child = child is not None and not between
    return age if said_of_child or own or (later, after) == ("years", "old") else None


def _in_school(words: Sequence[str], place: int, lists: Words, about: str) -> bool:
    """A child or the writer at school now ("adik saya kelas 2 smp", "aku kelas 8")."""
    pair = words[place : place + 2]
    in_class = pair[0] in {"kelas", "grade"} and len(pair) > 1 and pair[1].isdigit() and int(pair[1][:3]) <= _LAST_CLASS
    if not in_class and words[place] not in lists.people["school"] and tuple(pair) not in _SCHOOLS:
        return False
    if set(words[max(0, place - _AGE_REACH) : place]) & lists.people["school_over"]:
        return False
    child = _child_before(words, place, lists)
    if child is not None:
        return about == "other" or not _of_employer(words, child, lists)
    return bool(in_class and place and words[place - 1] in lists.people["person_self"])


def _baby_at(words: Sequence[str], place: int, lists: Words) -> bool:
    return words[place] in lists.people["baby"] and not _of_employer(words, place, lists)


def _young_child_at(words: Sequence[str], place: int, lists: Words, about: str) -> bool:
    """A child without an age: only where somebody writes about it, and nothing shows a grown-up."""
    if not (kin_of(words[place], lists) or "").startswith("Kc") or _of_employer(words, place, lists):
        return False
    if set(words[place + 1 : place + 4]) & lists.people["little"]:
        return True
    grown = set(words[max(0, place - 2) : place + 1 + _ADULT_REACH]) & lists.people["adult"]
    provided_for = bool(set(words[max(0, place - 2) : place]) & lists.people["child_for"])
    return about == "other" and not grown and not provided_for
