"""The conversation without storage, clock or network: (state, event) -> (state, effects).

Rules of the design it holds: help before anything; the most dangerous topic first; one clarifying question at most, then a
person; a person, the menu and "not what I meant" are always one tap away; nothing that was found dangerous is taken back.
"""

from rantau.chat.domain.dialogue import answers
from rantau.chat.domain.dialogue.content import START, Library
from rantau.chat.domain.dialogue.effects import AskCountry, Effect, Leave, Offer, Option, Say, ShowFirstNumbers
from rantau.chat.domain.dialogue.events import Chose, Commanded, Event, Said, Started, Understood
from rantau.chat.domain.dialogue.state import LANGUAGES, State, replace
from rantau.chat.domain.topics import (
    DANGER_TOPICS,
    EMERGENCY,
    MENU,
    ROUTINE,
    SMALL_TALK,
    TOPICS,
    URGENT,
    more_urgent,
)

Step = tuple[State, list[Effect]]
ALSO_MEANT = 0.35  # a further topic is offered when its score reaches this share
GUESSES = 4
SURE = 0.6  # a topic with this score needs no question, whatever else is doubtful
PLACE_ANSWER_WORDS = (
    6  # "di taiwan", "bukan malaysia kak, sy di brunei": a short answer that names a place says where she is
)


def step(state: State, event: Event, library: Library) -> Step:
    """One turn. Unknown buttons are answered with the menu, so an old page can never end in an error."""
    state = replace(state, turns=state.turns + 1)
    match event:
        case Started():
            return _greet(state, library)
        case Commanded(word):
            return _command(state, word, library)
        case Said(understood, words):
            return _hear(state, understood, words, library)
        case Chose(option):
            return _choose(state, option, library)


def _greet(state: State, library: Library) -> Step:
    help_way = Option("command:help", library.said("help_word", state.language, "label"), "strong")
    others = [way for way in answers.ways_out(state, library) if way.id != help_way.id]
    return state, [Say(library.said("greeting", state.language)), Offer((help_way, *others))]


def _command(state: State, word: str, library: Library) -> Step:
    if word == "leave":
        return State(language=state.language), [Say(library.said("exit_word", state.language)), Leave()]
    if word == "menu":
        return state, answers.menu(state, library)
    if word == "human":
        return state, answers.people(state, library)
    state = replace(state, highest=more_urgent(state.highest, URGENT))
    return state, answers.help_at_once(state, library)


def _hear(state: State, understood: Understood, words: int, library: Library) -> Step:
    before, state = state, _remember(state, understood)
    topics = [topic for topic, _ in understood.topics]
    best = understood.topics[0][1] if understood.topics else 0.0
    is_weak = not topics or (understood.doubtful and best < SURE) or topics[0] in SMALL_TALK
    calm = understood.urgency == ROUTINE or (before.highest == EMERGENCY and understood.urgency != EMERGENCY)
    names_place = calm and understood.country is not None and words <= PLACE_ANSWER_WORDS
    if before.topic and names_place:
        return state, answers.after_country(state, library)
    if before.highest == EMERGENCY and understood.urgency != EMERGENCY and is_weak:
        return state, answers.stay(state, topics[0] if topics else None, library)
    if not topics or (understood.doubtful and best < SURE and understood.urgency != EMERGENCY):
        if state.clarified:
            return state, answers.people(replace(state, guesses=()), library, key="not_understood")
        state = replace(state, clarified=True, guesses=tuple(topics[:GUESSES]))
        return state, answers.clarify(state, library)
    primary = _most_dangerous(understood)
    if primary in SMALL_TALK and understood.urgency != ROUTINE:  # serious, whatever it was taken for
        serious = [topic for topic in topics[:GUESSES] if topic not in SMALL_TALK]
        if not serious:
            return state, answers.help_at_once(state, library)
        primary = next((topic for topic in serious if topic in DANGER_TOPICS), serious[0])
    also = [t for t, score in understood.topics[1:4] if score >= ALSO_MEANT * best and t not in SMALL_TALK]
    if primary != topics[0] and topics[0] not in SMALL_TALK:
        also.insert(0, topics[0])
    waiting = tuple(dict.fromkeys(topic for topic in also if topic != primary))[:3]
    guesses = tuple(topic for topic in topics if topic != primary and topic not in waiting)[:GUESSES]
    return _open(replace(state, waiting=waiting, guesses=guesses), primary, understood.urgency, library)


def _remember(state: State, understood: Understood) -> State:
    """Keep what the message states about her, never what it says."""
    language = state.language
    if not state.language_chosen and not understood.doubtful and understood.language in LANGUAGES:
        language = understood.language
    about = understood.about if understood.about != "unknown" else state.about
    return replace(
        state,
        language=language,
        country=understood.country or state.country,
        about=about,
        child=state.child or understood.child,
        highest=more_urgent(state.highest, understood.urgency),
    )


def _most_dangerous(understood: Understood) -> str:
    """In an emergency the danger topic with the best claim is answered first; otherwise the best guess."""
    first = understood.topics[0][0]
    if understood.urgency != EMERGENCY or first in DANGER_TOPICS:
        return first
    best = understood.topics[0][1]
    claims = [topic for topic, score in understood.topics[:3] if topic in DANGER_TOPICS and score >= ALSO_MEANT * best]
    return claims[0] if claims else first


def _open(state: State, topic: str, urgency: str, library: Library) -> Step:
    dialogue = library.dialogues.get(topic)
    level = EMERGENCY if urgency == EMERGENCY else (dialogue.level_for(urgency) if dialogue else None)
    if level is None:
        return state, answers.people(replace(state, topic=topic), library)
    state = replace(state, topic=topic, level=level, node=START)
    return state, answers.node(state, library)


def _choose(state: State, option: str, library: Library) -> Step:  # noqa: PLR0911 - one line per kind of button
    kind, _, value = option.partition(":")
    if kind == "command" and value in {"help", "menu", "human", "leave"}:
        return _command(state, value, library)
    if kind == "node" and state.topic and library.node(state.topic, state.level, value):
        state = replace(state, node=value)
        return state, answers.node(state, library)
    if kind == "topic" and value in TOPICS:
        waiting = tuple(topic for topic in state.waiting if topic != value)
        return _open(replace(state, waiting=waiting), value, _urgency_of_chosen(state, value), library)
    if kind == "now" and value in DANGER_TOPICS:
        return _open(replace(state, highest=EMERGENCY), value, EMERGENCY, library)
    if kind == "safe":
        return _safe(replace(state, safe=value == "yes"), library)
    if kind == "country":
        return _country(state, value, library)
    if kind == "language" and value in LANGUAGES:
        state = replace(state, language=value, language_chosen=True)
        return state, answers.node(state, library) if state.topic else answers.menu(state, library)
    if kind == "group" and value in MENU:
        return state, answers.menu_group(state, value, library)
    if kind == "not_that":
        return replace(state, guesses=()), answers.guesses(state, library)
    return state, answers.menu(state, library)


def _urgency_of_chosen(state: State, topic: str) -> str:
    """How urgent a tapped topic is: one that she named in a message of danger is as urgent as the message was."""
    if topic in DANGER_TOPICS:
        return EMERGENCY if state.highest == EMERGENCY else URGENT
    return URGENT if topic in state.waiting and state.highest != ROUTINE else ROUTINE


def _safe(state: State, library: Library) -> Step:
    key = "safe_yes" if state.safe else "safe_no"
    effects: list[Effect] = [Say(library.said(key, state.language), "calm")]
    if not state.safe:
        effects.append(ShowFirstNumbers(("emergency", "mission"), state.country))
        leave = Option("command:leave", library.said("exit_word", state.language, "label"), "strong")
        person = Option("command:human", library.said("human", state.language, "label"), "quiet")
        return state, [*effects, Offer((leave, person))]
    return state, [*effects, *answers.way_on(state, library)]


def _country(state: State, code: str, library: Library) -> Step:
    if len(code) != 2 or not code.isalpha():
        return state, [AskCountry(library.said("ask_country", state.language)), *answers.way_on(state, library)]
    state = replace(state, country=code.upper())
    return state, answers.after_country(state, library)
