"""Which of many messages is nearly the same as a new one: groups of three letters in common."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from rantau.lib.text import fold, words

ALIKE = 0.75  # of the letter groups of both together; one changed word in a message of six stays above


class Near:
    """Looks up near-twins among `texts` fast enough for thousands: only texts that share a rare group are compared."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._groups = [_groups_of(text) for text in texts]
        self._numbers = Counter(group for groups in self._groups for group in groups)
        self._with: dict[str, list[int]] = defaultdict(list)
        self._sizes = [len(groups) for groups in self._groups]
        for place, groups in enumerate(self._groups):
            for group in groups:
                self._with[group].append(place)

    def nearest(self, text: str) -> int | None:
        """Place of the text that is most alike, at least ALIKE; None when none is."""
        groups = _groups_of(text)
        # A twin lacks at most this share of the groups, so it must have one of the rarest ones.
        rarest = sorted(groups, key=lambda group: (self._numbers[group], group))
        rarest = rarest[: int((1 - ALIKE) * len(groups)) + 1]
        low, high = ALIKE * len(groups), len(groups) / ALIKE
        places = {place for group in rarest for place in self._with.get(group, ()) if low <= self._sizes[place] <= high}
        found = [(self._likeness(groups, place), -place) for place in places]
        likeness, place = max(found, default=(0.0, 0))
        return -place if likeness >= ALIKE else None

    def _likeness(self, groups: frozenset[str], place: int) -> float:
        common = len(groups & self._groups[place])
        return common / (len(groups) + self._sizes[place] - common)


def _groups_of(text: str) -> frozenset[str]:
    folded = f"  {' '.join(fold(word) for word in words(text))}  "
    return frozenset(folded[at : at + 3] for at in range(len(folded) - 2))
