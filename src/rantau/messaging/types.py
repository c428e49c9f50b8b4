"""What passes between a channel and the conversation: plain frozen values, the same for every channel."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Limits:
    """What a channel can carry (characters and counts). Content is checked against the narrowest."""

    text: int
    options: int
    label: int


@dataclass(frozen=True, slots=True)
class Inbound:
    """One thing that arrived: a text or a tapped option, with the sealed state the channel carried along.

    `country` and `language` are what the device remembers; they never leave the request.
    """

    channel: str
    text: str = ""
    option: str = ""
    token: str = ""
    country: str | None = None
    language: str | None = None
    state: Mapping[str, Any] | None = (
        None  # plain codes instead of a token, where the conversation was led on the phone until now
    )
    was_cut: bool = False  # the text was longer than the channel's limit


@dataclass(frozen=True, slots=True)
class Outbound:
    """The answer: parts to show in order, buttons, and the sealed state for the next turn."""

    token: str
    language: str
    urgency: str
    parts: tuple[dict[str, Any], ...]
    options: tuple[dict[str, str], ...] = ()
    leave: bool = False
    expired: bool = False
    state: Mapping[str, Any] = field(default_factory=dict)  # the same codes as in the token; never words
    extra: dict[str, Any] = field(default_factory=dict)
