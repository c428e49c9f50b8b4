"""What the conversation remembers between two turns: codes only, never a word that she typed."""

from collections.abc import Callable
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from rantau.chat.domain.topics import ROUTINE, TOPICS, URGENCIES

__all__ = ["State", "StateDamaged", "replace"]

LANGUAGES = ("id", "en", "jv", "su", "ms", "mad", "sas")
ABOUT = ("self", "other", "unknown")
QUESTIONS = ("danger", "safe")
LONGEST_WORD = 60


class StateDamaged(ValueError):
    """The remembered state cannot be read; the conversation starts again."""


@dataclass(frozen=True, slots=True)
class State:
    """One conversation. `country` is where the person concerned is (ISO code); `about` and `child` choose the variant of a text.

    danger, emergency: what the messages gathered so far, 0 to 100 (`gathering`). heard: topics that mean more together.
    checked: she was asked once whether there is danger. asking: the question whose answer may be typed.
    """

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
    danger: int = 0
    emergency: int = 0
    heard: tuple[str, ...] = ()
    checked: bool = False
    asking: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """Plain values for a token; fields that have their default are left out."""
        default = State()
        return {name: value for name, value in asdict(self).items() if value != getattr(default, name)}

    @classmethod
    def from_dict(cls, values: object) -> "State":
        """Read back what `to_dict` wrote. Raises StateDamaged for anything else."""
        if not isinstance(values, dict) or not set(values) <= {field.name for field in fields(cls)}:
            raise StateDamaged
        known: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value for name, value in values.items()
        }
        if not all(_FITS[name](value) for name, value in known.items()):
            raise StateDamaged
        return cls(**known)


def _is_flag(value: object) -> bool:
    return isinstance(value, bool)


def _are_topics(value: object) -> bool:
    return isinstance(value, tuple) and all(isinstance(topic, str) and topic in TOPICS for topic in value)


def _is_share(value: object) -> bool:
    return isinstance(value, int) and not _is_flag(value) and 0 <= value <= 100


def _is_word(value: object) -> bool:
    return isinstance(value, str) and len(value) <= LONGEST_WORD


_FITS: dict[str, Callable[[Any], bool]] = {
    "language": LANGUAGES.__contains__,
    "language_chosen": _is_flag,
    "country": lambda value: value is None or (_is_word(value) and len(value) == 2),
    "about": ABOUT.__contains__,
    "child": _is_flag,
    "topic": lambda value: value is None or value in TOPICS,
    "level": URGENCIES.__contains__,
    "node": lambda value: value is None or _is_word(value),
    "waiting": _are_topics,
    "guesses": _are_topics,
    "highest": URGENCIES.__contains__,
    "clarified": _is_flag,
    "safe": lambda value: value is None or _is_flag(value),
    "turns": lambda value: isinstance(value, int) and not _is_flag(value) and value >= 0,
    "danger": _is_share,
    "emergency": _is_share,
    "heard": _are_topics,
    "checked": _is_flag,
    "asking": lambda value: value is None or value in QUESTIONS,
}
