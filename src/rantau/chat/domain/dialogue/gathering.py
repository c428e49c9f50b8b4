"""What several messages mean together. It can only raise what a single message was taken for.

Two ways: a figure that grows with every message that is near danger and fades with the others, and topics that mean more side
by side than each alone (the table follows the indicators of forced labour of the International Labour Organization, 2012, and
the known risks of violence by who lives with her).
"""

from collections.abc import Iterable

from rantau.chat.domain.dialogue.events import Understood
from rantau.chat.domain.dialogue.state import State
from rantau.chat.domain.topics import EMERGENCY, ROUTINE, TOPICS, URGENT, more_urgent

# In hundredths of a probability. They belong to the limits of the model (content/understanding/limits.toml): a message just below
# its limit is enough with two more of its kind; harmless ones never add up.
FLOOR = {"danger": 4, "emergency": 12}  # less than this says nothing
ENOUGH = {"danger": 12, "emergency": 36}  # gathered: it is so, even if no message alone said it
CLOSE = {"danger": 8, "emergency": 22}  # a doubtful message with this is worth the question whether there is danger
KEPT_OF_4 = 3  # quarters of the figure that are left after each message

# (topics that were all heard, the topic it means, how urgent that is)
TOGETHER: tuple[tuple[frozenset[str], str, str], ...] = (
    (frozenset({"physical_violence", "confinement"}), "confinement", EMERGENCY),
    (frozenset({"sexual_violence", "confinement"}), "confinement", EMERGENCY),
    (frozenset({"medical", "confinement"}), "medical", EMERGENCY),
    (frozenset({"domestic_violence", "confinement"}), "domestic_violence", EMERGENCY),
    (frozenset({"domestic_violence", "threats"}), "domestic_violence", EMERGENCY),
    (frozenset({"document_retention", "wages", "working_hours"}), "trafficking", URGENT),
    (frozenset({"document_retention", "wages", "overcharging"}), "trafficking", URGENT),
    (frozenset({"document_retention", "threats"}), "trafficking", URGENT),
    (frozenset({"document_retention", "confinement"}), "trafficking", URGENT),
    (frozenset({"overcharging", "threats"}), "trafficking", URGENT),
    (frozenset({"contract", "wages", "threats"}), "trafficking", URGENT),
)
TELLING = frozenset(topic for topics, _, _ in TOGETHER for topic in topics)


def share(probability: float) -> int:
    """A probability as a whole number of 0 to 100."""
    return max(0, min(100, int(probability * 100)))


def gathered(what: str, before: int, probability: float) -> int:
    """The figure of danger or emergency after one more message."""
    return min(100, before * KEPT_OF_4 // 4 + max(0, share(probability) - FLOOR[what]))


def gather(state: State, understood: Understood) -> tuple[int, int, str]:
    """The new figures of danger and emergency, and the urgency that they and the message give. Only a message that adds
    something can raise; one about the weather after a bad story does not.
    """
    danger = gathered("danger", state.danger, understood.danger)
    emergency = gathered("emergency", state.emergency, understood.emergency)
    urgency = understood.urgency
    if danger >= ENOUGH["danger"] and share(understood.danger) > FLOOR["danger"]:
        urgency = more_urgent(urgency, URGENT)
    if emergency >= ENOUGH["emergency"] and share(understood.emergency) > FLOOR["emergency"]:
        urgency = more_urgent(urgency, EMERGENCY)
    return danger, emergency, urgency


def is_close(understood: Understood) -> bool:
    """A doubtful message near the limit of danger, or of emergency where it is urgent already."""
    what, nearest = (
        ("danger", understood.danger) if understood.urgency == ROUTINE else ("emergency", understood.emergency)
    )
    return understood.doubtful and understood.urgency != EMERGENCY and share(nearest) >= CLOSE[what]


def hear(before: Iterable[str], topics: Iterable[str]) -> tuple[str, ...]:
    """The telling topics heard so far, in the order of the scheme, so that the same talk is the same state."""
    known = ({*before} | {*topics}) & TELLING
    return tuple(topic for topic in TOPICS if topic in known)


def together(before: Iterable[str], now: Iterable[str]) -> tuple[str, str] | None:
    """The topic and urgency that the topics heard mean together since this message; None when nothing is new."""
    old, new = {*before}, {*now}
    found = ((topic, urgency) for needed, topic, urgency in TOGETHER if needed <= new and not needed <= old)
    return next(found, None)
