"""Who is spoken of, as signs to learn from: every word becomes a role, and what counts is the order of roles.

"istri saya dipukul", "bojoku digebugi" and "my wife was beaten" all read `spouse-of-mine, passive verb`, so that what was
learnt from one relative and one language holds for all. The roles: K kin or other person (second letter how near: c child,
f spouse, s sibling, p parent, g friend, o other; then P mine, Y somebody's), S the writer, E employer, H he or she,
V reported speech, R messages and calls, T help or questions for somebody, D passive verb, U a thing of mine, Y of theirs.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

from rantau.chat.domain.understanding.words import Words
from rantau.lib.text import stem

_NEARNESS = (
    ("c", "kin_child"), ("f", "kin_spouse"), ("s", "kin_sibling"), ("p", "kin_parent"), ("g", "kin_friend"), ("o", "kin_person"),
)  # fmt: skip
_GROUPS = (
    ("S", "person_self"), ("m", "person_mine_before"), ("E", "person_employer"), ("H", "person_third"),
    ("V", "person_report"), ("R", "person_contact"), ("T", "person_for"),
)  # fmt: skip
_LEAST_STEM = 3  # letters of a kin word that must remain when an ending goes; one more for an ending of one letter
_LEAST_THING = 6  # letters from which -ku, -nya and di- are read as ending and beginning
_LONGEST_RUN = 4  # roles in a row
_NEXT_WORDS = (-2, -1, 1, 2, 3)
_PLAIN, _ADDRESS = "x", "a"


def kin_of(word: str, lists: Words) -> str | None:
    """K, how near, and P (mine) or Y (theirs) where an ending says so; None when the word names no person."""
    found = _kin(word, lists)
    if found is None:
        for said in lists.gloss.get(word, ()):
            found = found or (_kin(said, lists) if said != word else None)
    return found


def _kin(word: str, lists: Words) -> str | None:
    for near, group in _NEARNESS:
        if word in lists.people[group]:
            return f"K{near}"
    for whose, group in (("P", "person_own_ending"), ("Y", "person_their_ending")):
        for ending in _longest_first(lists.people[group]):
            rest = word.removesuffix(ending)
            if rest != word and len(rest) >= _LEAST_STEM + (len(ending) == 1):
                for near, kin in _NEARNESS:
                    if rest in lists.people[kin]:
                        return f"K{near}{whose}"
    return None


@cache
def _longest_first(endings: frozenset[str]) -> list[str]:
    return sorted(endings, key=lambda ending: (-len(ending), ending))


def roles(words: Sequence[str], lists: Words) -> tuple[list[str], list[str]]:
    """Roles and the words they belong to; "istri saya" and "my wife" become one word with one role."""
    single = [_role(words, place, lists) for place in range(len(words))]
    found: list[str] = []
    kept: list[str] = []
    place = 0
    while place < len(words):
        role, word = single[place], words[place]
        later = single[place + 1] if place + 1 < len(words) else ""
        mine_before = word in lists.people["person_mine_before"]
        if role[0] == "K" and later == "S" and words[place + 1] != "i":
            role, place = role[:2] + "P", place + 1
        elif mine_before and later[:1] == "K":
            role, word, place = later[:2] + "P", words[place + 1], place + 1
        elif mine_before:
            role = "U" if role == "S" else _PLAIN
        found.append(role)
        kept.append(word)
        place += 1
    return found, kept


def _role(words: Sequence[str], place: int, lists: Words) -> str:
    word = words[place]
    kin = kin_of(word, lists)
    if _is_address(words, place, kin, lists):
        return _ADDRESS
    if kin:
        return kin
    return next((role for role, group in _GROUPS if word in lists.people[group]), None) or _role_by_form(word, lists)


def _role_by_form(word: str, lists: Words) -> str:
    """What beginning and ending of a word say."""
    if word.startswith("majikan"):
        return "EY" if word.endswith("nya") else "E"
    said = lists.gloss.get(word, (word,))
    if any(one.startswith("di") and len(one) >= _LEAST_THING for one in said):
        return "D"
    if len(word) >= _LEAST_THING and word.endswith("ku"):
        return "U"
    if any(one.endswith("nya") and len(one) >= _LEAST_THING for one in said):
        return "Y"
    return _PLAIN


def _is_address(words: Sequence[str], place: int, kin: str | None, lists: Words) -> bool:
    """Words like kak, bu, mas as people begin or end a message to us, not somebody spoken of."""
    if words[place] not in lists.people["person_address"]:
        return False
    later = words[place + 1] if place + 1 < len(words) else ""
    if later in lists.people["person_self"] and kin and later not in {"aku", "i"}:
        return False
    if place == 0:
        return not (kin and (later.startswith("di") or later in lists.people["adult"]))
    return (
        place == len(words) - 1
        or words[place - 1] in lists.people["person_greeting"]
        or (place == 1 and words[0] in lists.people["person_address"])
    )


def people_features(words: Sequence[str], lists: Words) -> Counter[str]:
    """Counts by feature name, all in block "p": runs of roles in three degrees of detail, and words beside a person."""
    found: Counter[str] = Counter()
    all_roles, kept = roles(words, lists)
    fine = [role for role in all_roles if role not in {_PLAIN, _ADDRESS}]
    coarse = [role[0] for role in fine]
    whose = ["K" + role[2:] if role[0] == "K" else role for role in fine]
    for degree, named in (("1", fine), ("2", coarse), ("3", whose)):
        edged = ["^", *named, "$"]
        for length in range(1, _LONGEST_RUN + 1):
            found.update(f"p{degree}" + "_".join(edged[at : at + length]) for at in range(len(edged) - length + 1))
    found.update(_beside(all_roles, kept, lists.gloss))
    someone, writer = "K" in coarse, "S" in coarse or "U" in coarse
    found.update(
        name
        for name, holds in (("pK-noS", someone and not writer), ("pnoK", not someone), ("pnoS", not writer))
        if holds
    )
    first = next((role for role in fine if role[0] in "KSEUH"), None)
    if first:
        found.update(["pfirst" + first, "pfirst" + first[0]])
    return found


def _beside(all_roles: Sequence[str], kept: Sequence[str], gloss: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Indonesian stems around each person and each mention of the writer; spouses also apart, for they may be the danger."""
    shown = ["^"]
    for role, word in zip(all_roles, kept, strict=True):
        shown.append(role[0] if role[0] in "KS" else stem(gloss.get(word, (word,))[0]))
    found = []
    for place, one in enumerate(shown):
        if one not in {"K", "S"}:
            continue
        names = [one, "F"] if all_roles[place - 1].startswith("Kf") else [one]
        for step in _NEXT_WORDS:
            if 0 <= place + step < len(shown):
                found += [f"pw{name}{'+' if step > 0 else '-'}{shown[place + step]}" for name in names]
        if place + 2 < len(shown):
            found.append(f"pt{one}_{shown[place + 1]}_{shown[place + 2]}")
    return found
