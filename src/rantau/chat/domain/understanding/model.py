"""A linear model as a plain table: one row of small whole numbers per feature, one column per question."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from rantau.chat.domain.understanding.features import BLOCKS

RARITY_STEP = 0.05  # rarities are stored as whole numbers of this step


@dataclass(frozen=True)
class Table:
    """`rows`: feature name to row. `weights`: int8, rows x columns; real weight = weight * scale of its column.

    `inverse`: how rare each feature is (inverse document frequency, in steps of RARITY_STEP). `offsets`: one per column.
    """

    columns: tuple[str, ...]
    rows: Mapping[str, int]
    inverse: NDArray[np.float32]
    weights: NDArray[np.int8]
    scales: NDArray[np.float32]
    offsets: NDArray[np.float32]
    blocks: NDArray[np.int8] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "blocks", np.array([BLOCKS[name[0]] for name in self.rows], dtype=np.int8))

    def scores(self, counts: Mapping[str, int]) -> NDArray[np.float32]:
        """Score per column for one message. Unknown features are left out; every block of features has length 1."""
        places: list[int] = []
        amounts: list[float] = []
        for name, count in counts.items():
            row = self.rows.get(name)
            if row is not None:
                places.append(row)
                amounts.append(1.0 + math.log(count) if count > 1 else 1.0)
        if not places:
            return self.offsets.copy()
        values = np.asarray(amounts, dtype=np.float32) * self.inverse[places]
        blocks = self.blocks[places]
        lengths = np.sqrt(np.bincount(blocks, values * values, minlength=len(BLOCKS))).astype(np.float32)
        values /= lengths[blocks]
        return (values @ self.weights[places].astype(np.float32)) * self.scales + self.offsets


def probability(score: float) -> float:
    """Log-odds to probability."""
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, float(score)))))
