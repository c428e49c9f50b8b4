"""What every channel must be able to do. A channel is one folder below `channels`; nothing else lists it."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, ClassVar, Protocol

from rantau.messaging.types import Inbound, Limits, Outbound

InboundHandler = Callable[[Inbound, datetime], Outbound]


class BadMessage(ValueError):
    """What arrived cannot be a message of this channel; the sentence says why and repeats nothing of it."""


class ChannelAdapter(Protocol):
    """Translates between the channel's own form and ours. It never stores and never logs content."""

    name: ClassVar[str]
    limits: ClassVar[Limits]

    def parse(self, payload: Mapping[str, Any]) -> Inbound:
        """Read what arrived. Raises BadMessage."""
        ...

    def render(self, outbound: Outbound) -> dict[str, Any]:
        """Write an answer in the form of the channel."""
        ...


_handlers: list[InboundHandler] = []


def register_inbound_handler(handler: InboundHandler) -> None:
    """Name the one that answers messages. Called by config when the process starts."""
    _handlers[:] = [handler]


def deliver(inbound: Inbound, now: datetime) -> Outbound:
    """Give a message to the registered handler. Raises RuntimeError when nothing is registered."""
    if not _handlers:
        raise RuntimeError("no inbound handler is registered")
    return _handlers[0](inbound, now)
