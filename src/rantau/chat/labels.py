"""Short fixed words of the chat (headings)."""

from rantau.chat.domain.dialogue.state import State
from rantau.lib.interface import words


def label(key: str, state: State) -> str:
    """The word for `key` in the language of the conversation."""
    return words(f"chat.{key}", state.language)
