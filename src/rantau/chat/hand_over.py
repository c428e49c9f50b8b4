"""Handing a conversation to a human desk. The case module registers how; until then it is unavailable and the text says so."""

from collections.abc import Callable

HandOverHandler = Callable[[str | None, str], bool]
_handlers: list[HandOverHandler] = []


def register_hand_over(handler: HandOverHandler | None) -> None:
    """Name who takes over a conversation (topic, level) -> accepted; None makes it unavailable."""
    _handlers[:] = [handler] if handler else []


def has_desk() -> bool:
    """True when somebody is registered to take over."""
    return bool(_handlers)


def hand_over(topic: str | None, level: str) -> bool:
    """Ask for a hand-over. False when nobody is there to take it."""
    return bool(_handlers) and _handlers[0](topic, level)
