"""A linear model as a plain table: one row of small whole numbers per feature, one column per question.

Rows are found by a short hash of the feature's name (CRC-32), so that the table is small enough for a phone; the name
itself can always be made again from a message. A hash only counts inside its own block of features.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from rantau.chat.domain.understanding.features import BLOCK_LENGTHS, BLOCKS

RARITY_STEP = 0.25  # rarities are stored as whole numbers of this step
HASH_BITS = 24
_HASH_MASK = (1 << HASH_BITS) - 1
_SLOTS = len(BLOCK_LENGTHS)
_LENGTHS = np.array(BLOCK_LENGTHS)


def key_of(name: str) -> int:
    """The number under which a feature's row is kept: its block above, 24 bits of the CRC-32 of its name below."""
    return BLOCKS[name[0]] << HASH_BITS | (crc32(name.encode()) & _HASH_MASK)


@dataclass(frozen=True)
class Table:
    """`keys`: key of every row, ascending. `weights`: int8, rows x columns; real weight = weight * scale of its column.

    `rarity`: inverse document frequency of every row in steps of RARITY_STEP. `offsets`: one per column.
    """

    columns: tuple[str, ...]
    keys: NDArray[np.int64]
    rarity: NDArray[np.uint8]
    weights: NDArray[np.int8]
    scales: NDArray[np.float64]
    offsets: NDArray[np.float64]
    rows: Mapping[int, int] = field(init=False)
    blocks: NDArray[np.int64] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "rows", {int(key): row for row, key in enumerate(self.keys)})
        object.__setattr__(self, "blocks", self.keys >> HASH_BITS)

    def scores(self, counts: Mapping[str, int]) -> NDArray[np.float64]:
        """Score per column for one message. Unknown features are left out; every block of features has its length."""
        places, amounts = self._known(counts)
        if not places:
            return self.offsets.copy()
        values = self._values(places, amounts)
        return np.asarray((values @ self.weights[places].astype(np.float64)) * self.scales + self.offsets)

    def knows(self, name: str) -> bool:
        """Whether the table has a row for this feature."""
        return key_of(name) in self.rows

    def reasons(self, counts: Mapping[str, int], column: str) -> list[tuple[str, float]]:
        """What each known feature of a message adds to one column, the greatest first: for who wants to see why."""
        known = [name for name in counts if self.knows(name)]
        if not known:
            return []
        places, amounts = self._known(counts)
        number = self.columns.index(column)
        shares = self._values(places, amounts) * self.weights[places, number] * self.scales[number]
        return sorted(zip(known, map(float, shares), strict=True), key=lambda pair: -abs(pair[1]))

    def _known(self, counts: Mapping[str, int]) -> tuple[list[int], list[float]]:
        places: list[int] = []
        amounts: list[float] = []
        for name, count in counts.items():
            row = self.rows.get(key_of(name))
            if row is not None:
                places.append(row)
                amounts.append(1.0 + math.log(count) if count > 1 else 1.0)
        return places, amounts

    def _values(self, places: list[int], amounts: list[float]) -> NDArray[np.float64]:
        values = np.asarray(amounts) * (self.rarity[places] * RARITY_STEP)
        blocks = self.blocks[places]
        lengths = np.sqrt(np.bincount(blocks, values * values, minlength=_SLOTS))
        return np.asarray(values * _LENGTHS[blocks] / lengths[blocks])


def probability(score: float) -> float:
    """Log-odds to probability."""
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, float(score)))))
