"""Where danger and emergency begin: chosen by the benchmark on phrases that no model has seen, kept as reviewed content."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from rantau.chat.domain.topics import EMERGENCY, ROUTINE
from rantau.chat.domain.understanding.classify import limit_for, raised

FILE = Path("understanding") / "limits.toml"
DANGER_RECALL = 0.985  # of emergency and urgent phrases found as at least urgent, rules and model together
EMERGENCY_RECALL = 0.96
FALSE_EMERGENCY = 0.03  # of routine phrases raised to emergency, at most, as long as LEAST_EMERGENCY are found
LEAST_EMERGENCY = 0.92
ENOUGH = 150  # dangerous phrases of a language from which it gets limits of its own
_TRUST = 300  # so many count half: a limit of few phrases stays near the general one
_NEVER = 0.999


@dataclass(frozen=True)
class Unseen:
    """A labelled phrase, and what rules and a model that has not seen it say: probabilities 0 to 1 and the rules' urgency."""

    urgency: str
    language: str
    by_rules: str
    danger: float
    emergency: float


def read_limits(content: Path) -> dict[str, float]:
    """The limits of content/understanding/limits.toml: `danger`, `emergency`, and `danger:jv` for a language of its own."""
    with (content / FILE).open("rb") as file:
        return {name: float(value) for name, value in tomllib.load(file)["limits"].items()}


def choose_limits(seen: Sequence[Unseen]) -> dict[str, float]:
    """Probability limits that reach the recalls above; per language where there are phrases enough."""
    limits = _limits_of(seen)
    for language in sorted({one.language for one in seen}):
        own = [one for one in seen if one.language == language]
        dangerous = sum(one.urgency != ROUTINE for one in own)
        if dangerous >= ENOUGH:
            share = dangerous / (dangerous + _TRUST)
            for kind, value in _limits_of(own).items():
                limits[f"{kind}:{language}"] = round(limits[kind] + share * (value - limits[kind]), 4)
    return limits


def _limits_of(seen: Sequence[Unseen]) -> dict[str, float]:
    danger = _lowest([(one.danger, one.by_rules != ROUTINE) for one in seen if one.urgency != ROUTINE], DANGER_RECALL)
    high = [(one.emergency, one.by_rules == EMERGENCY) for one in seen if one.urgency == EMERGENCY]
    wanted, least = _lowest(high, EMERGENCY_RECALL), _lowest(high, LEAST_EMERGENCY)
    calm = [one for one in seen if one.urgency == ROUTINE]
    spare = FALSE_EMERGENCY * len(calm) - sum(one.by_rules == EMERGENCY for one in calm)
    scores = sorted((one.emergency for one in calm if one.by_rules != EMERGENCY), reverse=True)
    allowed = scores[int(spare)] if 0 <= spare < len(scores) else _NEVER
    return {"danger": round(danger, 4), "emergency": round(min(max(wanted, allowed), least), 4)}


def _lowest(found: Sequence[tuple[float, bool]], recall: float) -> float:
    """The limit at which rules (True: found anyway) and model together find this share."""
    if not found:
        return 0.5
    missable = int((1 - recall) * len(found))
    scores = sorted(probability for probability, anyway in found if not anyway)
    return float(np.clip(scores[missable] if missable < len(scores) else 0.5, 0.02, 0.9))


def urgency_with(one: Unseen, limits: dict[str, float], language: str) -> str:
    """What the product would say of a phrase with these limits; `language` as it was recognised."""
    danger, emergency = (limit_for(kind, language, limits) for kind in ("danger", "emergency"))
    return raised(one.by_rules, one.danger >= danger, one.emergency >= emergency)
