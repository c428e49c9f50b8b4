"""The pieces of one answer: its words, steps, numbers, prepared message and reading, as effects."""

from typing import Any

from rantau.chat.domain.dialogue.content import Library, Node
from rantau.chat.domain.dialogue.effects import (
    AskCountry,
    Effect,
    OfferMessage,
    ReadOn,
    Say,
    ShowContacts,
    ShowFact,
    ShowFirstNumbers,
    ShowList,
    ShowSources,
)
from rantau.chat.domain.dialogue.state import State
from rantau.chat.domain.topics import EMERGENCY


def words(here: Node, state: State, *, tone: str) -> list[Effect]:
    said = variant(here, "say", state) or ""
    bubbles = [bubble.strip() for bubble in str(said).split("\n\n") if bubble.strip()]
    return [Say(bubble, tone) for bubble in bubbles]


def risk(here: Node, state: State) -> list[Effect]:
    risk = here.words("risk", state.language)
    return [Say(str(risk), "risk")] if risk else []


def variant(here: Node, name: str, state: State) -> Any:
    """The text for a child in danger or for somebody who writes for another, where there is one."""
    if state.child and here.words(f"{name}_child", state.language):
        return here.words(f"{name}_child", state.language)
    if state.about == "other" and here.words(f"{name}_other", state.language):
        return here.words(f"{name}_other", state.language)
    return here.words(name, state.language)


def things_to_do(here: Node, country: Node | None, state: State) -> list[Effect]:
    effects: list[Effect] = []
    do = variant(here, "do", state) or []
    effects += [ShowList("do", tuple(do))] if do else []
    effects += country_part(country, state) if country else []
    return [*effects, *terms(here, state)]


def country_part(country: Node, state: State) -> list[Effect]:
    """What is special in her country."""
    effects = words(country, state, tone="plain")
    extra = country.words("do", state.language)
    effects += [ShowList("do_here", tuple(extra))] if extra else []
    return [*effects, *terms(country, state)]


def terms(part: Node, state: State) -> list[Effect]:
    """Deadline, cost and papers to keep, where a source names them."""
    effects: list[Effect] = []
    for kind in ("deadline", "cost"):
        text = part.words(kind, state.language)
        effects += [ShowFact(kind, str(text))] if text else []
    keep = part.words("keep", state.language)
    return [*effects, ShowList("keep", tuple(keep))] if keep else effects


def first_numbers(groups: tuple[str, ...], state: State, library: Library) -> list[Effect]:
    """The large numbers; where the country is unknown, those that work from everywhere and one tap to choose."""
    numbers: list[Effect] = [ShowFirstNumbers(groups, state.country)]
    if state.country is not None:
        return numbers
    return [
        Say(library.said("country_unknown_numbers", state.language)),
        *numbers,
        AskCountry(library.said("ask_country", state.language)),
    ]


def contacts(groups: tuple[str, ...], state: State, library: Library) -> list[Effect]:
    shown: list[Effect] = [ShowContacts(groups, state.country, state.level)]
    if state.country is not None:
        return shown
    if state.level == EMERGENCY:  # what works from everywhere stands above already
        return []
    return [*shown, AskCountry(library.said("ask_country", state.language))]


def message(state: State, library: Library) -> OfferMessage:
    key = "prepared_message_other" if state.about == "other" else "prepared_message_self"
    if state.topic == "suicidal_crisis" and state.about != "other":
        key = "prepared_message_suicidal"  # who wants to die should be called back
    return OfferMessage(library.said(key, state.language), library.said("silent_option", state.language), state.country)


def reading(here: Node, country: Node | None) -> list[Effect]:
    parts = [here, country] if country else [here]
    articles = tuple(dict.fromkeys(slug for part in parts for slug in part.articles))
    procedures = tuple(dict.fromkeys(name for part in parts for name in part.procedures))
    sources = tuple(dict.fromkeys(source for part in parts for source in part.sources))
    effects: list[Effect] = [ReadOn(articles, procedures)] if articles or procedures else []
    return [*effects, ShowSources(sources)] if sources else effects
