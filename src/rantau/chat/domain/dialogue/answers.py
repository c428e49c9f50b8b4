"""The parts an answer is made of. Everything here reads the library; nothing decides about danger."""

from rantau.chat.domain.dialogue import pieces
from rantau.chat.domain.dialogue.content import Library, Node
from rantau.chat.domain.dialogue.effects import (
    AskCountry,
    Effect,
    HandOver,
    Offer,
    Option,
    Say,
    ShowContacts,
    ShowFirstNumbers,
    ShowList,
)
from rantau.chat.domain.dialogue.state import State, replace
from rantau.chat.domain.topics import DANGER_TOPICS, EMERGENCY, MENU, SMALL_TALK, people_for

MOST_STEPS_UNSAFE = 3  # of what she can do, while somebody may look over her shoulder
HEARD = ("suicidal_crisis", "medical")  # who should be heard, and needs no word about the police
# Where a voice may be heard by who does harm: there the text to send stands above the steps, which speak of calling.
OVERHEARD = (
    "physical_violence",
    "sexual_violence",
    "confinement",
    "trafficking",
    "domestic_violence",
    "threats",
    "undocumented",
)


def node(state: State, library: Library) -> list[Effect]:
    """The answer of the node the conversation stands at."""
    here = library.node(state.topic or "", state.level, state.node or "")
    if here is None:
        return menu(state, library)
    if state.safe is False:
        return _short(here, state, library)
    country = here.countries.get(state.country or "")
    groups = tuple(dict.fromkeys((*here.contacts, *(country.contacts if country else ()))))
    effects = pieces.words(here, state, tone="calm" if state.level == EMERGENCY else "plain")
    is_overheard = here.quiet and state.level == EMERGENCY and state.topic in OVERHEARD
    # One calm sentence, then the numbers: they must stand on the first screen.
    above = (
        pieces.first_numbers(groups, state, library) if groups and state.level == EMERGENCY else _numbers_left(state)
    )
    above += [pieces.message(state, library)] if is_overheard else []
    first = min(1, len(effects))
    effects[first:first] = above
    effects += pieces.things_to_do(here, country, state)
    effects += pieces.risk(here, state)
    if groups:
        effects += pieces.contacts(groups, state, library)
    if here.quiet and not is_overheard:
        effects.append(pieces.message(state, library))
    effects += pieces.reading(here, country)
    return [*effects, *_questions(here, state, library)]


def _short(here: Node, state: State, library: Library) -> list[Effect]:
    """The same answer for who said that it is not safe to write: what fits on one screen, and nothing to read on."""
    do = tuple([*(pieces.variant(here, "do", state) or [])][:MOST_STEPS_UNSAFE])
    groups = here.contacts or ("emergency", "mission")
    effects = [
        *pieces.words(here, state, tone="calm")[:1],
        ShowFirstNumbers(groups, state.country),
        pieces.message(state, library),
    ]
    effects += [ShowList("do", do)] if do else []
    return [*effects, *pieces.risk(here, state), *_silent_ways(state, library)]


def silent(state: State, library: Library) -> list[Effect]:
    """Her answer that it is not safe to write: numbers, a text to send, and the way out. Nothing long."""
    return [
        Say(library.said("safe_no", state.language), "calm"),
        ShowFirstNumbers(("emergency", "mission"), state.country),
        pieces.message(state, library),
        *_silent_ways(state, library),
    ]


def _silent_ways(state: State, library: Library) -> list[Effect]:
    def way(option: str, key: str, style: str) -> Option:
        return Option(option, library.said(key, state.language, "label"), style)

    return [
        Offer(
            (
                way("command:leave", "exit_word", "strong"),
                way("safe:yes", "safe_again", "plain"),
                way("command:human", "human", "quiet"),
                way("command:menu", "menu", "quiet"),
            )
        )
    ]


def _questions(here: Node, state: State, library: Library) -> list[Effect]:
    options = []
    for name in here.options:
        target = library.node(state.topic or "", state.level, name)
        if target is not None:
            options.append(Option(f"node:{name}", str(target.words("label", state.language))))
    if state.topic in DANGER_TOPICS and state.level != EMERGENCY:  # we may have taken it for less than it is
        options.insert(
            0, Option(f"now:{state.topic}", library.said("happening_now", state.language, "label"), "strong")
        )
    effects: list[Effect] = []
    in_danger = state.level == EMERGENCY or state.topic in DANGER_TOPICS
    if here.ask_safe and in_danger and state.safe is None:
        effects.append(Say(library.said("ask_safe", state.language)))
        options = [
            Option("safe:yes", library.said("safe_yes", state.language, "label"), "strong"),
            Option("safe:no", library.said("safe_no", state.language, "label"), "strong"),
            *options,
        ]
    others = _others(state, library)
    if others:
        effects.append(Say(library.said("more_topics", state.language)))
    return [*effects, Offer((*options, *others, *ways_out(state, library)))]


def way_on(state: State, library: Library) -> list[Effect]:
    """The buttons of the node she stands at, without its words."""
    if state.safe is False:
        return _silent_ways(state, library)
    here = library.node(state.topic or "", state.level, state.node or "")
    if here is None:
        return [Offer(ways_out(state, library))]
    return _questions(here, state, library)


def _others(state: State, library: Library) -> list[Option]:
    known = [topic for topic in state.waiting if topic in library.dialogues]
    return [Option(f"topic:{topic}", library.dialogues[topic].title(state.language)) for topic in known]


def ways_out(state: State, library: Library) -> tuple[Option, ...]:
    """What is always one tap away."""
    said = library.said
    ways = [Option("command:human", said("human", state.language, "label"), "quiet")]
    if state.topic and state.level != EMERGENCY:
        ways.append(Option("command:help", said("help_word", state.language, "label"), "quiet"))
    if state.topic:
        ways.append(Option("not_that:", said("not_that", state.language, "label"), "quiet"))
    if state.language != "id" and not state.language_chosen:  # we answered in the language we heard; that may be wrong
        ways.append(Option("language:id", said("in_indonesian", state.language, "label"), "quiet"))
    return (*ways, Option("command:menu", said("menu", state.language, "label"), "quiet"))


def help_at_once(state: State, library: Library) -> list[Effect]:
    """The answer to a bare cry for help: numbers first, then one tap says what happens."""
    if state.safe is False:
        return silent(state, library)
    now = [
        Option(f"now:{topic}", library.dialogues[topic].title(state.language), "strong")
        for topic in DANGER_TOPICS
        if topic in library.dialogues
    ]
    return [
        Say(library.said("help_word", state.language), "calm"),
        *pieces.first_numbers(("emergency", "mission"), state, library),
        *pieces.contacts(("emergency", "mission", "women"), replace(state, level=EMERGENCY), library),
        pieces.message(state, library),
        Offer((*now, *ways_out(state, library))),
    ]


def stay(state: State, topic: str | None, library: Library) -> list[Effect]:
    """A weak reply after danger was named ("tidak", "halo", "makasih"): answer it, and keep numbers and ways on in sight."""
    here = library.node(topic, "routine", "start") if topic in {"greeting", "thanks"} else None
    words = pieces.words(here, state, tone="plain") if here else [Say(library.said("stay", state.language), "calm")]
    return [*words, ShowFirstNumbers(("emergency", "mission"), state.country), *way_on(state, library)]


def after_country(state: State, library: Library) -> list[Effect]:
    """She said where she is: the numbers of that country, and the part of the answer that is special there."""
    here = library.node(state.topic or "", state.level, state.node or "")
    effects: list[Effect] = [Say(library.said("country_set", state.language))]
    if state.level == EMERGENCY or here is None:
        effects.append(ShowFirstNumbers(here.contacts if here else ("emergency", "mission"), state.country))
    if here is None or not here.contacts:
        groups = ("emergency", "mission", "women") if here is None else ("mission",)
        effects.append(ShowContacts(groups, state.country, state.level))
        return [*effects, *way_on(state, library)]
    if state.safe is False:
        return [*effects, pieces.message(state, library), *way_on(state, library)]
    country = here.countries.get(state.country or "")
    effects += pieces.country_part(country, state) if country else []
    effects.append(ShowContacts((*here.contacts, *(country.contacts if country else ())), state.country, state.level))
    effects += [pieces.message(state, library)] if here.quiet else []
    return [*effects, *way_on(state, library)]


def people(state: State, library: Library, *, key: str = "human") -> list[Effect]:
    """Real desks for her country and need; handing over is asked for and honestly said to be unavailable."""
    effects: list[Effect] = [Say(library.said(key, state.language)), *_numbers_in_danger(state)]
    effects.append(HandOver(state.topic, state.level))
    effects.append(ShowContacts(people_for(state.topic), state.country, state.level, people=True))
    if state.country is None:
        effects.append(AskCountry(library.said("ask_country", state.language)))
    menu_way = Option("command:menu", library.said("menu", state.language, "label"), "quiet")
    help_way = Option("command:help", library.said("help_word", state.language, "label"), "strong")
    return [*effects, Offer((help_way, menu_way))]


def _numbers_left(state: State) -> list[Effect]:
    """The first numbers above an answer that is none of an emergency, after one was named."""
    return _numbers_in_danger(state) if state.level != EMERGENCY else []


def go_on(state: State, library: Library) -> list[Effect]:
    """It is safe to write: on with the answer she has, and the numbers still in sight."""
    said = Say(library.said("safe_yes", state.language), "calm")
    return [said, *_numbers_in_danger(state), *way_on(state, library)]


def _numbers_in_danger(state: State) -> list[Effect]:
    """The first numbers, as long as danger was named in this conversation."""
    return [ShowFirstNumbers(("emergency", "mission"), state.country)] if state.highest == EMERGENCY else []


def clarify(state: State, library: Library) -> list[Effect]:
    """The one clarifying question, with guesses to tap and a person among them."""
    return [
        Say(library.said("clarify", state.language)),
        Offer((*_guessed(state, library), *_help_ways(state, library))),
    ]


def check(state: State, library: Library, *, numbers: bool) -> list[Effect]:
    """The caring question whether there is danger now; with numbers where several messages together say so."""
    effects: list[Effect] = []
    if numbers:
        effects = [
            Say(library.said("together", state.language), "calm"),
            ShowFirstNumbers(("emergency", "mission"), state.country),
        ]
    ways = (*_check_ways(state, library), *_guessed(state, library), *_help_ways(state, library)[1:])
    return [*effects, _checking(state, library), Offer(ways)]


def with_check(state: State, effects: list[Effect], library: Library) -> list[Effect]:
    """An answer that ends with the question whether there is danger now."""
    *above, last = effects
    ways = last.options if isinstance(last, Offer) else ()
    return [*above, _checking(state, library), Offer((*_check_ways(state, library), *ways))]


def after_check(state: State, library: Library) -> list[Effect]:
    """No danger now: on with what she came for."""
    said = Say(library.said("check_no", state.language), "calm")
    if state.topic:
        return [said, *way_on(state, library)]
    return [said, Offer((*_guessed(state, library), *_help_ways(state, library)))]


def _checking(state: State, library: Library) -> Say:
    name = "say_other" if state.about == "other" else "say"
    return Say(library.said("check", state.language, name), "calm")


def _check_ways(state: State, library: Library) -> tuple[Option, ...]:
    return (
        Option("danger:yes", library.said("check_yes", state.language, "label"), "strong"),
        Option("danger:no", library.said("check_no", state.language, "label"), "plain"),
    )


def guesses(state: State, library: Library) -> list[Effect]:
    """What else she may have meant."""
    return [
        Say(library.said("not_that", state.language)),
        *_numbers_in_danger(state),
        Offer((*_guessed(state, library), *_help_ways(state, library))),
    ]


def _guessed(state: State, library: Library) -> list[Option]:
    topics = [topic for topic in state.guesses if topic in library.dialogues and topic not in SMALL_TALK]
    return [Option(f"topic:{topic}", library.dialogues[topic].title(state.language)) for topic in topics]


def _help_ways(state: State, library: Library) -> tuple[Option, ...]:
    said = library.said
    return (
        Option("command:help", said("help_word", state.language, "label"), "strong"),
        Option("command:human", said("human", state.language, "label"), "quiet"),
        Option("command:menu", said("menu", state.language, "label"), "quiet"),
    )


def menu(state: State, library: Library) -> list[Effect]:
    """Everything by buttons, for who does not write."""
    groups = [Option(f"group:{group}", library.said(f"menu_{group}", state.language, "label")) for group in MENU]
    help_way = Option("command:help", library.said("help_word", state.language, "label"), "strong")
    human_way = Option("command:human", library.said("human", state.language, "label"), "quiet")
    return [
        Say(library.said("menu", state.language)),
        *_numbers_in_danger(state),
        Offer((help_way, *groups, human_way)),
    ]


def menu_group(state: State, group: str, library: Library) -> list[Effect]:
    """The topics of one group. In the danger group each button opens the emergency answer at once."""
    kind = "now" if group == "danger" else "topic"
    topics = [topic for topic in MENU[group] if topic in library.dialogues]
    options = [Option(f"{kind}:{topic}", library.dialogues[topic].title(state.language)) for topic in topics]
    back = Option("command:menu", library.said("menu", state.language, "label"), "quiet")
    return [Say(library.said(f"menu_{group}", state.language)), Offer((*options, back))]
