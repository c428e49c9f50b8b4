"""The conversation without storage, clock or network: (state, event) -> (state, effects).

Rules of the design it holds: help before anything; the most dangerous topic first; one clarifying question at most, then a
person; a person, the menu and "not what I meant" are always one tap away; nothing that was found dangerous is taken back.
"""

from rantau.chat.domain.dialogue import answers, gathering
from rantau.chat.domain.dialogue.content import START, Library
from rantau.chat.domain.dialogue.effects import AskCountry, Effect, Leave, Offer, Option, Say
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
WISH_TO_DIE = "suicidal_crisis"
SURE = 0.6  # a topic with this score needs no question, whatever else is doubtful
PLACE_ANSWER_WORDS = (
    6  # "di taiwan", "bukan malaysia kak, sy di brunei": a short answer that names a place says where she is
)
# What a typed answer means as a button of the question that stands open.
REPLIES = {
    "danger": {"yes": "yes", "unsafe": "yes", "no": "no", "safe": "no"},
    "safe": {"yes": "yes", "safe": "yes", "no": "no", "unsafe": "no"},
}


def step(state: State, event: Event, library: Library) -> Step:
    """One turn. Unknown buttons are answered with the menu, so an old page can never end in an error."""
    state = replace(state, turns=state.turns + 1)
    match event:
        case Started():
            state, effects = _greet(state, library)
        case Commanded(word):
            state, effects = _command(state, word, library)
        case Said():
            state, effects = _said(state, event, library)
        case Chose(option):
            state, effects = _choose(state, option, library)
    return replace(state, asking=_asked_in(effects)), effects


def _asked_in(effects: list[Effect]) -> str | None:
    """The question whose answer she may type, because both of its buttons stand under the answer."""
    ids = {option.id for effect in effects if isinstance(effect, Offer) for option in effect.options}
    return next((name for name in REPLIES if {f"{name}:yes", f"{name}:no"} <= ids), None)


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


def _said(state: State, event: Said, library: Library) -> Step:
    meant = REPLIES.get(state.asking or "", {}).get(event.reply or "")
    if meant:
        return _choose(state, f"{state.asking}:{meant}", library)
    return _hear(state, event.understood, event.words, library)


def _hear(state: State, understood: Understood, words: int, library: Library) -> Step:
    before, (state, urgency) = state, _remember(state, understood)
    topics = [topic for topic, _ in understood.topics]
    best = understood.topics[0][1] if understood.topics else 0.0
    is_vague = not topics or (understood.doubtful and best < SURE)
    is_weak = is_vague or topics[0] in SMALL_TALK
    calm = urgency == ROUTINE or (before.highest == EMERGENCY and urgency != EMERGENCY)
    names_place = calm and understood.country is not None and words <= PLACE_ANSWER_WORDS
    if before.topic and names_place:
        return state, answers.after_country(state, library)
    if before.highest == EMERGENCY and urgency != EMERGENCY and is_weak:
        return state, answers.stay(state, topics[0] if topics else None, library)
    has_grown = urgency != understood.urgency
    ask = not state.checked and before.highest != EMERGENCY and (has_grown or gathering.is_close(understood))
    if is_vague and urgency != EMERGENCY:
        return _doubt(state, topics, library, ask=ask, has_grown=has_grown)
    primary = _primary(understood, urgency)
    if primary is None:
        return state, answers.help_at_once(state, library)
    return _answer(state, understood, primary, urgency, library, ask=ask)


def _primary(understood: Understood, urgency: str) -> str | None:
    """The topic to answer first; None where something serious has no topic of its own."""
    topics = [topic for topic, _ in understood.topics]
    first = _most_dangerous(understood, urgency) if topics else None
    if first is not None and (first not in SMALL_TALK or urgency == ROUTINE):
        return first
    serious = [topic for topic in topics[:GUESSES] if topic not in SMALL_TALK]  # whatever it was taken for
    return next((topic for topic in serious if topic in DANGER_TOPICS), serious[0] if serious else None)


def _answer(state: State, understood: Understood, primary: str, urgency: str, library: Library, *, ask: bool) -> Step:
    """Open the first topic; keep the others that she named, and what they mean together with those named before."""
    if primary == WISH_TO_DIE and state.about == "self":  # said by her, it is no routine, whatever the tone was
        urgency = more_urgent(urgency, URGENT)
        state = replace(state, highest=more_urgent(state.highest, urgency))
    topics = [topic for topic, _ in understood.topics]
    least = ALSO_MEANT * understood.topics[0][1]
    also = [t for t, score in understood.topics[1:4] if score >= least and t not in SMALL_TALK]
    if primary != topics[0] and topics[0] not in SMALL_TALK:
        also.insert(0, topics[0])
    before, state = state.heard, replace(state, heard=gathering.hear(state.heard, (primary, *also)))
    found = gathering.together(before, state.heard)
    if found:
        urgency = more_urgent(urgency, found[1])
        state = replace(state, highest=more_urgent(state.highest, urgency))
        also.insert(0, found[0])
        if urgency == EMERGENCY and primary not in DANGER_TOPICS:
            primary, also = found[0], [primary, *also]
    waiting = tuple(dict.fromkeys(topic for topic in also if topic != primary))[:3]
    guesses = tuple(topic for topic in topics if topic != primary and topic not in waiting)[:GUESSES]
    state, effects = _open(replace(state, waiting=waiting, guesses=guesses), primary, urgency, library)
    if state.level == EMERGENCY:
        return state, effects
    if found:
        effects = [Say(library.said("together", state.language), "calm"), *effects]
    if ask and primary not in DANGER_TOPICS:
        return replace(state, checked=True), answers.with_check(state, effects, library)
    return state, effects


def _doubt(state: State, topics: list[str], library: Library, *, ask: bool, has_grown: bool) -> Step:
    """The one question: whether there is danger where the message is near it, otherwise what she means; then people."""
    guesses = () if state.clarified else tuple(topics[:GUESSES])
    again, state = state.clarified, replace(state, clarified=True, checked=state.checked or ask, guesses=guesses)
    if again:
        effects = answers.people(state, library, key="not_understood")
        return state, answers.with_check(state, effects, library) if ask else effects
    return state, answers.check(state, library, numbers=has_grown) if ask else answers.clarify(state, library)


def _remember(state: State, understood: Understood) -> tuple[State, str]:
    """Keep what the message states about her, never what it says; and how urgent it is with what was said before."""
    danger, emergency, urgency = gathering.gather(state, understood)
    language = state.language
    if not state.language_chosen and not understood.doubtful and understood.language in LANGUAGES:
        language = understood.language
    about = understood.about if understood.about != "unknown" else state.about
    state = replace(
        state,
        language=language,
        country=understood.country or state.country,
        about=about,
        child=state.child or understood.child,
        highest=more_urgent(state.highest, urgency),
        danger=danger,
        emergency=emergency,
    )
    return state, urgency


def _most_dangerous(understood: Understood, urgency: str) -> str:
    """In an emergency the danger topic with the best claim is answered first; otherwise the best guess."""
    first = understood.topics[0][0]
    if urgency != EMERGENCY or first in DANGER_TOPICS:
        return first
    best = understood.topics[0][1]
    claims = [topic for topic, score in understood.topics[:3] if topic in DANGER_TOPICS and score >= ALSO_MEANT * best]
    return claims[0] if claims else first


def _open(state: State, topic: str, urgency: str, library: Library) -> Step:
    if state.safe is False and topic in DANGER_TOPICS and urgency == URGENT:  # who cannot write safely is in danger now
        urgency, state = EMERGENCY, replace(state, highest=EMERGENCY)
    dialogue = library.dialogues.get(topic)
    level = EMERGENCY if urgency == EMERGENCY else (dialogue.level_for(urgency) if dialogue else None)
    if level is None:
        return state, answers.people(replace(state, topic=topic), library)
    state = replace(state, topic=topic, level=level, node=START)
    return state, answers.node(state, library)


def _choose(state: State, option: str, library: Library) -> Step:  # noqa: C901, PLR0911 - one line per kind of button
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
    if kind == "danger":
        return _danger(state, value == "yes", library)
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


def _danger(state: State, is_now: bool, library: Library) -> Step:
    """Her answer to whether there is danger now."""
    if not is_now:
        return state, answers.after_check(state, library)
    state = replace(state, highest=EMERGENCY)
    known = [topic for topic in (state.topic, *state.waiting, *state.guesses[:1]) if topic and topic in DANGER_TOPICS]
    if known:
        return _open(state, known[0], EMERGENCY, library)
    if state.topic and library.node(state.topic, EMERGENCY, START):
        return _open(state, state.topic, EMERGENCY, library)
    return state, answers.help_at_once(state, library)


def _safe(state: State, library: Library) -> Step:
    if state.safe:
        return state, answers.go_on(state, library)
    if state.topic in DANGER_TOPICS:
        state = replace(state, level=EMERGENCY, node=START, highest=EMERGENCY)
    return state, answers.silent(state, library)


def _country(state: State, code: str, library: Library) -> Step:
    if len(code) != 2 or not code.isalpha():
        return state, [AskCountry(library.said("ask_country", state.language)), *answers.way_on(state, library)]
    state = replace(state, country=code.upper())
    return state, answers.after_country(state, library)
