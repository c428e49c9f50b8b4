"""What an answer must or must not be, for the table of must_never.toml. An answer is what the page is given, of either engine.

A check is a function of the talk so far (the answers, the last one being judged); it raises AssertionError with what is wrong.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

from rantau.chat.domain.dialogue.content import START
from rantau.chat.domain.dialogue.state import State
from rantau.chat.domain.dialogue.wording import Forbidden, sentences
from rantau.chat.domain.topics import URGENCIES
from rantau.chat.library import library
from rantau.directory.api import all_contacts, contacts_for, countries_served

Answer = dict[str, Any]
Talk = list[Answer]

MOST_LETTERS_UNSAFE = 900  # one screen of a small phone, the prepared message not counted
TOO_LONG_WHEN_UNSAFE = {"links", "sources", "contacts", "fact", "countries"}
SAME_WORDS = 5  # so many words of hers in a row are hers and not ours
DANGER_KINDS = {"general_emergency", "police"}
NOT_SAID = re.compile(
    r"\b(jangan|tidak|tak|tanpa|bukan|hindari|aja|ojo|ampun|ulah|tong|henteu|teu|never|not|don't|avoid|without|ja'|endaq|ndaq)\b",
    re.IGNORECASE,
)


# What an answer shows ------------------------------------------------------------------------------------------------


def state_of(answer: Answer) -> State:
    return State.from_dict(answer["state"] or {})


def shown_contacts(answer: Answer) -> Iterator[tuple[str, list[Answer]]]:
    """Each entry of the directory on the screen, with the ways to reach it."""
    for part in answer["parts"]:
        if part["type"] == "numbers":
            yield from ((number["ref"], [number]) for number in part["numbers"])
        if part["type"] == "contacts":
            yield from ((one["ref"], one["numbers"]) for one in (*part["contacts"], *part["more"]))


def texts_of(answer: Answer) -> list[str]:
    """The words of ours on the screen, without names of offices."""
    found: list[str] = []
    for part in answer["parts"]:
        found += [part["text"]] if part["type"] in {"text", "fact", "message", "countries"} else []
        found += [part["intro"]] if part["type"] == "message" else []
        found += part["items"] if part["type"] == "list" else []
    return found


def options_of(answer: Answer) -> set[str]:
    return {option["id"] for option in answer["options"]}


def node_words(answer: Answer, name: str) -> Any:
    state = state_of(answer)
    here = library().node(state.topic or "", state.level, state.node or START)
    return here.words(name, state.language) if here else None


def told(talk: Talk) -> str:
    """What the conversation was taken for, to be read in a report of a failure; codes only."""
    return " then ".join(str(answer["state"]) for answer in talk)


# The checks that rows name -------------------------------------------------------------------------------------------


def raised(talk: Talk) -> None:
    assert talk[-1]["urgency"] != "routine", told(talk)


def emergency(talk: Talk) -> None:
    assert talk[-1]["urgency"] == "emergency", told(talk)


def no_emergency(talk: Talk) -> None:
    assert talk[-1]["urgency"] != "emergency", told(talk)
    assert all(part["type"] != "numbers" for part in talk[-1]["parts"]), told(talk)


def no_alarm(talk: Talk) -> None:
    no_emergency(talk)
    assert talk[-1]["urgency"] == "routine", told(talk)


def person_to_call(talk: Talk) -> None:
    assert any(
        way["href"].startswith(("tel:", "https://wa.me/")) for _, ways in shown_contacts(talk[-1]) for way in ways
    ), told(talk)


def said_about_dying(talk: Talk) -> None:
    state = state_of(talk[-1])
    assert state.topic == "suicidal_crisis", f"answered as {state.topic}"


def silent_way_first(talk: Talk) -> None:
    kinds = [part["type"] for part in talk[-1]["parts"]]
    assert "message" in kinds, "no prepared message"
    before = talk[-1]["parts"][: kinds.index("message")]
    assert all(part["type"] != "list" for part in before), (
        "steps that speak of calling stand above the prepared message"
    )


def short(talk: Talk) -> None:
    parts = talk[-1]["parts"]
    assert not TOO_LONG_WHEN_UNSAFE & {part["type"] for part in parts}
    said = [part["text"] for part in parts if part["type"] == "text"] + [
        item for part in parts if part["type"] == "list" for item in part["items"]
    ]
    assert sum(map(len, said)) <= MOST_LETTERS_UNSAFE
    assert any(part["type"] == "numbers" for part in parts)


def leave_is_one_tap(talk: Talk) -> None:
    assert "command:leave" in options_of(talk[-1])


def own_text(whom: str) -> Callable[[Talk], None]:
    def check(talk: Talk) -> None:
        do, plain = node_words(talk[-1], f"do_{whom}"), node_words(talk[-1], "do")
        lists = [part["items"] for part in talk[-1]["parts"] if part["type"] == "list"]
        assert do, f"{state_of(talk[-1]).topic} has no text for {whom}"
        assert do in lists and plain not in lists, told(talk)

    return check


def warned_of_police(talk: Talk) -> None:
    kinds = {one.ref: one.kind for one in all_contacts()}
    if not {kinds[ref] for ref, _ in shown_contacts(talk[-1])} & DANGER_KINDS:
        return
    risks = [part["text"] for part in talk[-1]["parts"] if part["type"] == "text" and part["tone"] == "risk"]
    assert any(re.search(r"KBRI|KJRI|embassy|consulate", text) for text in risks), "police without the warning"


def doctor_in_time(talk: Talk) -> None:
    assert any(re.search(r"do[kc]t(o|e)r|dhokter|72", text) for text in texts_of(talk[-1]))


def numbers_in_every_answer(talk: Talk) -> None:
    assert all(any(part["type"] == "numbers" for part in answer["parts"]) for answer in talk), told(talk)


def left(talk: Talk) -> None:
    assert talk[-1]["leave"] is True, told(talk)
    assert set(talk[-1]["state"] or {}) <= {"language"}
    assert not talk[-1]["options"]


def ambulance(talk: Talk) -> None:
    code = state_of(talk[-1]).country
    groups = contacts_for(("ambulance",), code, in_danger=True)
    known = {one.ref for group in groups if group.group == "ambulance" for one in group.contacts}
    assert known, f"the directory has no ambulance in {code}"
    large = {one["ref"] for part in talk[-1]["parts"] if part["type"] == "numbers" for one in part["numbers"]}
    assert large & known, "the ambulance is not among the large numbers"


def asks_where(talk: Talk) -> None:
    assert any(part["type"] == "countries" and part["choices"] for part in talk[-1]["parts"])


def works_from_anywhere(talk: Talk) -> None:
    person_to_call(talk)
    assert state_of(talk[-1]).country is None


def mission_of_her_country(talk: Talk) -> None:
    code, known = state_of(talk[-1]).country, {one.ref: one for one in all_contacts()}
    assert code not in {None, "ID"}, told(talk)
    shown = [known[ref] for ref, _ in shown_contacts(talk[-1])]
    assert any(one.kind == "mission" and one.country == code for one in shown), told(talk)


CHECKS: dict[str, Callable[[Talk], None]] = {
    "raised": raised,
    "emergency": emergency,
    "no emergency": no_emergency,
    "no alarm": no_alarm,
    "person to call": person_to_call,
    "said about dying": said_about_dying,
    "silent way first": silent_way_first,
    "short": short,
    "leave is one tap": leave_is_one_tap,
    "child's text": own_text("child"),
    "other's text": own_text("other"),
    "warned of the police": warned_of_police,
    "doctor in time": doctor_in_time,
    "numbers in every answer": numbers_in_every_answer,
    "left": left,
    "ambulance": ambulance,
    "asks where": asks_where,
    "works from anywhere": works_from_anywhere,
    "mission of her country": mission_of_her_country,
}


def lacks(talk: Talk, patterns: list[str]) -> None:
    """No answer says one of the patterns, but where the sentence says not to."""
    for text in (text for answer in talk for text in texts_of(answer)):
        for sentence in sentences(text):
            said = [pattern for pattern in patterns if re.search(pattern, sentence, re.IGNORECASE)]
            assert not said or NOT_SAID.search(sentence), f"{said[0]} in: {sentence}"


# Of every answer -----------------------------------------------------------------------------------------------------


def a_person_is_near(talk: Talk) -> None:
    for answer in talk:
        assert answer["leave"] or {"command:human", "command:help"} & options_of(answer)


def numbers_are_ours_and_hers(talk: Talk) -> None:
    """Only numbers of the directory, of her country or Indonesia; none that works only elsewhere; in need one of her country."""
    known, served = {one.ref: one for one in all_contacts()}, {one.code for one in countries_served()}
    for answer in talk:
        code, shown = state_of(answer).country, list(shown_contacts(answer))
        for ref, ways in shown:
            assert ref in known, f"{ref} is not in the directory"
            assert known[ref].country in {code, "ID"}, f"{ref} of another country than {code}"
            assert {way["href"] for way in ways} <= {way.href for way in known[ref].numbers}
            if known[ref].country != code:
                bad = [
                    way["href"] for way in ways if way["href"].startswith(("tel:", "sms:")) and "+" not in way["href"]
                ]
                assert not bad, f"{bad} does not work from {code}"
        if shown and answer["urgency"] != "routine" and code in served:
            assert any(known[ref].country == code for ref, _ in shown), f"nothing of {code}"


def nothing_is_taken_back(talk: Talk) -> None:
    ranks = [URGENCIES.index(answer["urgency"]) for answer in talk if not answer["leave"]]
    assert ranks == sorted(ranks, reverse=True)


def worded_kindly(talk: Talk, forbidden: list[Forbidden]) -> None:
    """No promise, no blame, no order to endure or to face somebody, in the language of the answer."""
    for answer in talk:
        for text in texts_of(answer):
            said = [rule for rule in forbidden if rule.language in {answer["language"], "*"} and rule.speaks_in(text)]
            assert not said, f"{said[0].name}: {text}"


def hers_in(content: str, says: list[str], planted: list[str]) -> list[str]:
    """What of her words stands in `content`: words planted in a row, long numbers, or several words in a row."""
    plain = " ".join(re.findall(r"\w+", content.lower()))
    found = [word for word in planted if word.lower() in plain]
    for text in says:
        words = re.findall(r"\w+", text.lower())
        rows = (" ".join(words[at : at + SAME_WORDS]) for at in range(len(words) - SAME_WORDS + 1))
        found += [row for row in rows if row in plain]
        found += [number for number in re.findall(r"\d{6,}", text) if number in content]
    return found
