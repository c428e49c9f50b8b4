"""What a program answers to one phrase, and how answers are compared."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rantau.chat.domain.topics import EMERGENCY, ROUTINE
from rantau.chat.training.phrases import Phrase


@dataclass(frozen=True)
class Answer:
    """`danger`: how sure it is that the message is not routine; only its order counts."""

    urgency: str
    topic: str
    danger: float


Peer = Callable[[Sequence[Phrase], Sequence[Phrase]], Sequence[Answer] | None]


def found_danger(test: Sequence[Phrase], answers: Sequence[Answer]) -> float:
    return _part(
        [one.urgency != ROUTINE for phrase, one in zip(test, answers, strict=True) if phrase.urgency != ROUTINE]
    )


def raised(test: Sequence[Phrase], answers: Sequence[Answer]) -> float:
    return _part(
        [one.urgency != ROUTINE for phrase, one in zip(test, answers, strict=True) if phrase.urgency == ROUTINE]
    )


def same_recall(test: Sequence[Phrase], ours: Sequence[Answer], theirs: Sequence[Answer]) -> float:
    """Their false alarms divided by ours, with their limit set where they find as much danger as we do."""
    pairs = list(zip(test, theirs, strict=True))
    dangers = sorted((one.danger for phrase, one in pairs if phrase.urgency != ROUTINE), reverse=True)
    wanted = math.ceil(found_danger(test, ours) * len(dangers))
    limit = dangers[wanted - 1] if wanted else math.inf
    alarms = _part([one.danger >= limit for phrase, one in pairs if phrase.urgency == ROUTINE])
    own = raised(test, ours)
    return alarms / own if own else math.inf


def row_of(name: str, test: Sequence[Phrase], answers: Sequence[Answer], ratio: float | None) -> str:
    """One line of the table."""
    pairs = list(zip(test, answers, strict=True))
    high = _part([one.urgency == EMERGENCY for phrase, one in pairs if phrase.urgency == EMERGENCY])
    topic = _part([one.topic == phrase.topics[0] for phrase, one in pairs])
    shares = f"{found_danger(test, answers):>14.3f}{raised(test, answers):>16.3f}{high:>11.3f}{topic:>8.3f}"
    return f"  {name:<34}{shares}" + (f"{ratio:>20.2f}×" if ratio is not None else "")


def _part(right: Sequence[bool]) -> float:
    return sum(right) / len(right) if right else 0.0
