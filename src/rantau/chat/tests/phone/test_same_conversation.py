"""Whatever is said or tapped, phone and server are in the same state, want the same effects, and show the same parts and buttons."""

import json
import random
import tomllib
from dataclasses import asdict, astuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rantau.chat.domain.dialogue import effects as fx
from rantau.chat.domain.dialogue.engine import step
from rantau.chat.domain.dialogue.events import Chose, Commanded, Said, Started
from rantau.chat.domain.dialogue.state import ABOUT, LANGUAGES, State
from rantau.chat.domain.dialogue.words import PHRASES, REPLIES, WORDS, command_in, reply_in
from rantau.chat.domain.topics import DANGER_TOPICS, MENU, TOPICS, URGENCIES
from rantau.chat.domain.understanding import Understanding
from rantau.chat.library import library
from rantau.chat.perform import perform
from rantau.chat.tests.test_transcripts import FILES, event_of, name_of
from rantau.directory.api import all_contacts
from rantau.places.api import countries

pytestmark = pytest.mark.django_db
WALKS, LONGEST_WALK = 2500, 9
COMMANDS = ("help", "menu", "human", "leave")
SERVED = ("SA", "MY", "HK", "TW", "SG", "AE", "ID", "BN", "KR", "JP", "US", "ZZ")


def plain(value):
    return json.loads(json.dumps(value))


def event_as_plain(event):
    match event:
        case Started():
            return {}
        case Commanded(word):
            return {"command": word}
        case Chose(option):
            return {"option": option}
        case Said(understood, words, reply):
            return {"understood": plain(asdict(understood)), "words": words, "reply": reply}


def effect_as_plain(effect):
    return plain([type(effect).__name__, *astuple(effect)])


def walked(begun, events):
    """What the server makes of a walk; an event that is a number taps that button of the last answer."""
    state, taken, found, offered = State(**begun), [], [], []
    for event in events:
        if isinstance(event, int) and not offered:
            continue
        chosen = Chose(offered[event % len(offered)]) if isinstance(event, int) else event
        state, effects = step(state, chosen, library())
        shown = perform(effects, state=state, library=library())
        offered = [option["id"] for option in shown.options]
        offered += [choice["id"] for part in shown.parts if part["type"] == "countries" for choice in part["choices"]]
        taken.append(event_as_plain(chosen))
        found.append(
            plain(
                {
                    "state": asdict(state),
                    "effects": [effect_as_plain(effect) for effect in effects],
                    "parts": shown.parts,
                    "options": shown.options,
                }
            )
        )
    return {"state": plain(begun), "events": taken}, found


def assert_same(phone, walks):
    cases = [walked(begun, events) for begun, events in walks]
    for (case, server), device in zip(cases, phone("walk", [case for case, _ in cases]), strict=True):
        for number, (here, there) in enumerate(zip(server, device, strict=True)):
            for name in ("state", "effects", "parts", "options"):
                assert there[name] == here[name], f"{name} after {json.dumps(case['events'][: number + 1])}"
    return sum(len(server) for _, server in cases)


def test_every_transcript(phone, model):
    walks = []
    for path in FILES:
        transcript = tomllib.loads(path.read_text(encoding="utf-8"))
        walks.append((transcript.get("state", {}), [event_of(turn) for turn in transcript["turn"]]))
    assert len(walks) == len({name_of(path) for path in FILES}) > 150
    assert assert_same(phone, walks) > 250


def random_understanding(chance):
    topics = chance.sample(TOPICS, chance.choice([0, 1, 2, 3, 6, 6, 6]))
    scores = sorted((round(chance.random(), 4) for _ in topics), reverse=True)
    return Understanding(
        urgency=chance.choice(URGENCIES),
        topics=tuple(zip(topics, scores, strict=True)),
        language=chance.choice((*LANGUAGES, *LANGUAGES, "mad", "mixed")),
        country=chance.choice((None, None, *SERVED)),
        about=chance.choice(ABOUT),
        child=chance.random() < 0.2,
        doubtful=chance.random() < 0.3,
        rule=None,
        danger=chance.random(),
        emergency=chance.random() ** 2,
    )


def random_event(chance):
    kind = chance.random()
    if kind < 0.35:
        reply = chance.choice([None, None, None, "yes", "no", "safe", "unsafe"])
        return Said(random_understanding(chance), chance.randint(1, 12), reply)
    if kind < 0.75:
        return chance.randint(0, 30)
    if kind < 0.8:
        return Commanded(chance.choice(COMMANDS))
    if kind < 0.82:
        return Started()
    return Chose(
        chance.choice(
            [
                f"topic:{chance.choice(TOPICS)}", f"now:{chance.choice(DANGER_TOPICS)}", f"country:{chance.choice(SERVED)}",
                f"language:{chance.choice(LANGUAGES)}", f"group:{chance.choice(tuple(MENU))}", "safe:yes", "safe:no", "danger:yes",
                "danger:no", "not_that:", "node:start", "node:more", "x:y", "node:constructor", "group:constructor",
            ]
        )
    )  # fmt: skip


@pytest.mark.slow
def test_thousands_of_random_walks(phone):
    chance = random.Random(20261122)
    walks = []
    for _ in range(WALKS):
        begun = {"country": chance.choice((None, *SERVED)), "language": chance.choice(LANGUAGES)}
        walks.append((begun, [random_event(chance) for _ in range(chance.randint(2, LONGEST_WALK))]))
    steps = sum(assert_same(phone, walks[at : at + 100]) for at in range(0, WALKS, 100))
    assert steps > 2 * WALKS


@pytest.mark.slow
def test_every_node_in_every_language_and_for_everybody(phone):
    """Each topic at each level: for her, for another, for a child, when it is not safe; in three countries."""
    walks = []
    for topic in TOPICS:
        for language in LANGUAGES:
            for number, (about, child, safe) in enumerate(
                (("self", False, None), ("other", False, None), ("other", True, True), ("self", True, False))
            ):
                country = (None, "SA", "HK", "ID")[(number + len(topic) + len(language)) % 4]
                begun = {
                    "language": language,
                    "language_chosen": True,
                    "country": country,
                    "about": about,
                    "child": child,
                    "safe": safe,
                }
                for urgency in URGENCIES:
                    heard = Understanding(urgency, ((topic, 0.9),), language, None, about, child, False, None)
                    walks.append((begun, [Said(heard), 0, 2, 3, 1]))
    for at in range(0, len(walks), 150):
        assert_same(phone, walks[at : at + 150])


def test_contacts_of_every_country_of_the_directory(phone):
    """All groups at once, in danger and not, and those of people: so each country may be named without network."""
    codes = sorted({contact.country for contact in all_contacts()} | set(countries()))
    assert len(codes) > 200
    walks = [
        ({"country": code, "language": "en"}, [Commanded("help"), Chose("now:domestic_violence"), Commanded("human"), Chose("topic:wages"), Commanded("human")])
        for code in codes
    ]  # fmt: skip
    assert_same(phone, walks)


KNOWN = sorted({word for table in (WORDS, PHRASES, REPLIES) for words in table.values() for word in words})


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.text(max_size=40)
        | st.lists(st.sampled_from(KNOWN), max_size=5).map(" ".join)
        | st.sampled_from(KNOWN).map(lambda word: word.upper() + word[-1] * 3 + "!!"),
        min_size=20,
        max_size=40,
    )
)
def test_what_was_typed_is_the_same_command_or_answer(phone, texts):
    assert phone("typed", texts) == [[command_in(text), reply_in(text)] for text in texts]


def test_every_effect_is_performed():
    """The list of effects in this test grows with the engine."""
    assert {kind.__name__ for kind in fx.Effect.__args__} == {
        "Say", "ShowFirstNumbers", "ShowList", "ShowFact", "ShowContacts", "OfferMessage", "ReadOn", "ShowSources", "AskCountry", "Offer", "HandOver", "Leave",
    }  # fmt: skip
