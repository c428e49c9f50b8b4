"""Feature counts of many texts as one sparse matrix, weighted exactly as `Table.scores` weighs one message."""

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
from scipy.sparse import csr_matrix

from rantau.chat.domain.understanding.features import BLOCKS
from rantau.chat.domain.understanding.model import RARITY_STEP


def vocabulary(counts: Sequence[Mapping[str, int]], rarest: int) -> dict[str, int]:
    """Features that occur in at least `rarest` texts, sorted by name, numbered."""
    frequency: Counter[str] = Counter()
    for count in counts:
        frequency.update(count.keys())
    return {name: number for number, name in enumerate(sorted(name for name, n in frequency.items() if n >= rarest))}


def inverse_frequency(counts: Sequence[Mapping[str, int]], rows: Mapping[str, int]) -> np.ndarray:
    """Smoothed inverse document frequency per row, rounded as the artefact stores it."""
    frequency = np.zeros(len(rows))
    for count in counts:
        for name in count:
            row = rows.get(name)
            if row is not None:
                frequency[row] += 1
    rarity = np.log((1 + len(counts)) / (1 + frequency)) + 1
    return (np.minimum(np.round(rarity / RARITY_STEP), 255) * RARITY_STEP).astype(np.float32)


def matrix(counts: Sequence[Mapping[str, int]], rows: Mapping[str, int], inverse: np.ndarray) -> csr_matrix:
    """Texts x features: (1 + ln count) * inverse frequency, every block of every text of length 1."""
    blocks = np.array([BLOCKS[name[0]] for name in rows], dtype=np.int8)
    starts: list[int] = [0]
    places: list[int] = []
    values: list[np.ndarray] = []
    for count in counts:
        own = [(rows[name], n) for name, n in count.items() if name in rows]
        row_places = [place for place, _ in own]
        if own:
            row = (1 + np.log([n for _, n in own])) * inverse[row_places]
            row_blocks = blocks[row_places]
            values.append(row / np.sqrt(np.bincount(row_blocks, row * row, minlength=len(BLOCKS)))[row_blocks])
        places += row_places
        starts.append(len(places))
    data = np.concatenate(values) if values else np.zeros(0)
    return csr_matrix((data.astype(np.float32), places, starts), shape=(len(counts), len(rows)))
