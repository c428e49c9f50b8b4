"""What can happen to a conversation."""

from dataclasses import dataclass
from typing import Protocol


class Understood(Protocol):
    """What the engine needs to know of a message; never the message itself."""

    urgency: str
    topics: list[tuple[str, float]]
    language: str
    country: str | None
    about: str
    child: bool
    doubtful: bool


@dataclass(frozen=True, slots=True)
class Started:
    """The conversation opens."""


@dataclass(frozen=True, slots=True)
class Said:
    """She wrote something that is no command."""

    understood: Understood


@dataclass(frozen=True, slots=True)
class Commanded:
    """She used a word that works at any time: help, menu, leave, human."""

    word: str


@dataclass(frozen=True, slots=True)
class Chose:
    """She tapped a button."""

    option: str


Event = Started | Said | Commanded | Chose
