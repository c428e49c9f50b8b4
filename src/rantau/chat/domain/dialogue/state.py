"""What the conversation remembers between two turns: codes only, never a word that she typed."""

from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from rantau.chat.domain.topics import ROUTINE, TOPICS, URGENCIES

__all__ = ["State", "StateDamaged", "replace"]

LANGUAGES = ("id", "en", "jv", "su", "ms")


class StateDamaged(ValueError):
    """The remembered state cannot be read; the conversation starts again."""


@dataclass(frozen=True, slots=True)
class State:
    """One conversation. `country` is where the person concerned is (ISO code); `about` and `child` choose the variant of a text."""

    language: str = "id"
    language_chosen: bool = False
    country: str | None = None
    about: str = "unknown"
    child: bool = False
    topic: str | None = None
    level: str = ROUTINE
    node: str | None = None
    waiting: tuple[str, ...] = ()
    guesses: tuple[str, ...] = ()
    highest: str = ROUTINE
    clarified: bool = False
    safe: bool | None = None
    turns: int = 0

    def to_dict(self) -> dict[str, Any]:
        """Plain values for a token; fields that have their default are left out."""
        default = State()
        return {name: value for name, value in asdict(self).items() if value != getattr(default, name)}

    @classmethod
    def from_dict(cls, values: object) -> "State":
        """Read back what `to_dict` wrote. Raises StateDamaged for anything else."""
        if not isinstance(values, dict) or not set(values) <= {field.name for field in fields(cls)}:
            raise StateDamaged
        for name in ("waiting", "guesses"):
            if name in values:
                values = {**values, name: tuple(values[name])}
        try:
            state = cls(**values)
        except TypeError as error:
            raise StateDamaged from error
        known_topics = {state.topic, *state.waiting, *state.guesses} - {None}
        if not (
            state.language in LANGUAGES
            and {state.level, state.highest} <= set(URGENCIES)
            and known_topics <= set(TOPICS)
            and isinstance(state.turns, int)
        ):
            raise StateDamaged
        return state
