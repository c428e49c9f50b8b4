"""What can happen to a conversation."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


class Understood(Protocol):
    """What the engine needs to know of a message; never the message itself."""

    @property
    def urgency(self) -> str: ...
    @property
    def topics(self) -> Sequence[tuple[str, float]]: ...
    @property
    def language(self) -> str: ...
    @property
    def country(self) -> str | None: ...
    @property
    def about(self) -> str: ...
    @property
    def child(self) -> bool: ...
    @property
    def doubtful(self) -> bool: ...
    @property
    def danger(self) -> float: ...
    @property
    def emergency(self) -> float: ...


@dataclass(frozen=True, slots=True)
class Started:
    """The conversation opens."""


@dataclass(frozen=True, slots=True)
class Said:
    """She wrote something that is no command. `words` is how long it was; the words themselves stay outside.

    reply: yes, no, safe or unsafe where the message is nothing but such an answer.
    """

    understood: Understood
    words: int = 99
    reply: str | None = None


@dataclass(frozen=True, slots=True)
class Commanded:
    """She used a word that works at any time: help, menu, leave, human."""

    word: str


@dataclass(frozen=True, slots=True)
class Chose:
    """She tapped a button."""

    option: str


Event = Started | Said | Commanded | Chose
