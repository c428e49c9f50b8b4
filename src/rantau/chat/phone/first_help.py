"""Help for a phone that has neither network nor pack: one answer, made beforehand."""

from typing import Any

from rantau.chat.domain.dialogue.effects import Effect, Offer, Say
from rantau.chat.domain.dialogue.engine import step
from rantau.chat.domain.dialogue.events import Commanded
from rantau.chat.domain.dialogue.state import State
from rantau.chat.library import library
from rantau.chat.perform import perform
from rantau.lib.interface import words


def first_help(country: str | None, language: str) -> dict[str, Any]:
    """The answer to a cry for help in a country, without buttons: nobody would answer them."""
    state, effects = step(State(language=language, language_chosen=True, country=country), Commanded("help"), library())
    note: Effect = Say(words("chat.offline_numbers", language), "note")
    shown = perform(
        [note, *(effect for effect in effects if not isinstance(effect, Offer))], state=state, library=library()
    )
    parts = [part for part in shown.parts if part["type"] != "countries"]
    return {"language": language, "parts": parts, "options": []}
