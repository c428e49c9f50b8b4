"""Feature counts of many texts as sparse matrices, weighted exactly as `Table.scores` weighs one message."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from scipy.sparse import csr_matrix

from rantau.chat.domain.understanding.features import BLOCK_LENGTHS
from rantau.chat.domain.understanding.model import HASH_BITS, RARITY_STEP, key_of
from rantau.chat.training.cores import on_all_cores

Text = TypeVar("Text")
Hashed = tuple[np.ndarray, np.ndarray]  # keys and counts of one text
_WORTH_TWO = 2000  # texts from which a second process pays


@dataclass(frozen=True)
class Counted:
    """Texts x all features: 1 + ln(count). `keys` as in the tables. Made once; folds and selections are slices of it."""

    keys: np.ndarray
    values: csr_matrix

    def of(self, texts: Sequence[int] | np.ndarray) -> "Counted":
        """Only these texts, in this order."""
        return Counted(self.keys, self.values[np.asarray(texts)])


def hashed(counts: Mapping[str, int]) -> Hashed:
    """The features of one text by their keys."""
    keys = np.fromiter((key_of(name) for name in counts), dtype=np.int64, count=len(counts))
    return keys, np.fromiter(counts.values(), dtype=np.int64, count=len(counts))


def all_hashed(texts: Sequence[Text], features_of: Callable[[Text], Mapping[str, int]]) -> list[Hashed]:
    """The features of many texts, on all cores."""
    return on_all_cores(lambda one: hashed(features_of(texts[one])), len(texts), worth=_WORTH_TWO, together=256)


def counted(texts: Sequence[Hashed]) -> Counted:
    """All texts; columns in the order of their keys, so that the result does not depend on the order of the texts."""
    starts = np.cumsum([0, *(len(keys) for keys, _ in texts)])
    keys, places = np.unique(np.concatenate([keys for keys, _ in texts]), return_inverse=True)
    amounts = 1 + np.log(np.concatenate([counts for _, counts in texts]))
    values = csr_matrix((amounts, places.astype(np.int32), starts), shape=(len(texts), len(keys)))
    values.sum_duplicates()
    return Counted(keys, values)


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
    blocks = (texts.keys[columns] >> HASH_BITS)[x.indices]
    rows = np.repeat(np.arange(x.shape[0]), np.diff(x.indptr))
    cells = rows * len(BLOCK_LENGTHS) + blocks
    lengths = np.sqrt(np.bincount(cells, x.data * x.data, minlength=x.shape[0] * len(BLOCK_LENGTHS)))
    x.data = (x.data * np.array(BLOCK_LENGTHS)[blocks] / lengths[cells]).astype(np.float32)
    return x
