"""A linear model as a plain table: one row of small whole numbers per feature, one column per question."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class Table:
    """`rows`: feature name to row. `weights`: int8, rows x columns; real weight = weight * scale of its column.

    `inverse`: how rare each feature is (inverse document frequency). `offsets`: one per column.
    """

    columns: tuple[str, ...]
    rows: Mapping[str, int]
    inverse: NDArray[np.float32]
    weights: NDArray[np.int8]
    scales: NDArray[np.float32]
    offsets: NDArray[np.float32]

    def scores(self, counts: Mapping[str, int]) -> NDArray[np.float32]:
        """Log-odds per column for one message. Features the table does not know are left out; length is made 1."""
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
        values /= np.sqrt(np.dot(values, values))
        return (values @ self.weights[places].astype(np.float32)) * self.scales + self.offsets


def probability(score: float) -> float:
    """Log-odds to probability."""
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, float(score)))))
