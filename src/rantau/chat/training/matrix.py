"""Feature counts of many texts as sparse matrices, weighted exactly as `Table.scores` weighs one message."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix

from rantau.chat.domain.understanding.features import BLOCK_LENGTHS, BLOCKS
from rantau.chat.domain.understanding.model import RARITY_STEP


@dataclass(frozen=True)
class Counted:
    """Texts x all features: 1 + ln(count). Made once; folds and selections are slices of it."""

    names: tuple[str, ...]
    values: csr_matrix

    def of(self, texts: Sequence[int] | np.ndarray) -> "Counted":
        """Only these texts, in this order."""
        return Counted(self.names, self.values[np.asarray(texts)])


def counted(counts: Sequence[Mapping[str, int]]) -> Counted:
    """All texts; features sorted by name, so that the result does not depend on the order of the texts."""
    names = sorted({name for count in counts for name in count})
    column = {name: number for number, name in enumerate(names)}
    starts = np.cumsum([0, *(len(count) for count in counts)])
    places = np.fromiter((column[name] for count in counts for name in count), dtype=np.int32, count=starts[-1])
    amounts = np.fromiter((n for count in counts for n in count.values()), dtype=np.float64, count=starts[-1])
    values = csr_matrix((1 + np.log(amounts), places, starts), shape=(len(counts), len(names)))
    values.sort_indices()
    return Counted(tuple(names), values)


def frequent(texts: Counted, rarest: int) -> np.ndarray:
    """Columns of features that occur in at least `rarest` of the texts."""
    return np.flatnonzero(texts.values.getnnz(axis=0) >= rarest)


def rarity(texts: Counted, columns: np.ndarray) -> np.ndarray:
    """Smoothed inverse document frequency of these columns, in the steps in which the artefact stores it."""
    number = texts.values.shape[0]
    found = np.log((1 + number) / (1 + texts.values.getnnz(axis=0)[columns])) + 1
    return np.asarray(np.minimum(np.round(found / RARITY_STEP), 255) * RARITY_STEP, dtype=np.float32)


def weighted(texts: Counted, columns: np.ndarray, inverse: np.ndarray) -> csr_matrix:
    """Texts x chosen columns: value * rarity, every block of every text of its length."""
    x = texts.values[:, columns].tocsr()
    x.data = x.data * inverse[x.indices]
    blocks = np.array([BLOCKS[texts.names[column][0]] for column in columns])[x.indices]
    rows = np.repeat(np.arange(x.shape[0]), np.diff(x.indptr))
    cells = rows * len(BLOCK_LENGTHS) + blocks
    lengths = np.sqrt(np.bincount(cells, x.data * x.data, minlength=x.shape[0] * len(BLOCK_LENGTHS)))
    x.data = (x.data * np.array(BLOCK_LENGTHS)[blocks] / lengths[cells]).astype(np.float32)
    return x
