"""What one message says."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Understanding:
    """The four things of the label scheme, and how sure they are.

    urgency: emergency, urgent or routine. topics: (key, score 0 to 1), best first, never empty. country: ISO 3166-1
    alpha-2 of where the person concerned is, None when not said. about: self, other or unknown. child: somebody under
    18 is concerned. doubtful: worth one caring question, because the text is short, strange or close to a limit.
    rule: name of the danger rule that fired, None when none did. danger, emergency: the model's probabilities 0 to 1.
    """

    urgency: str
    topics: tuple[tuple[str, float], ...]
    language: str
    country: str | None
    about: str
    child: bool
    doubtful: bool
    rule: str | None
    danger: float = 0.0
    emergency: float = 0.0
