"""Tables survive their way into bytes and back; what is cut or does not fit is refused."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rantau.chat.domain.understanding.model import HASH_BITS, Table, key_of
from rantau.chat.domain.understanding.packing import CutOff, pack, unpack

FAR = 3 << HASH_BITS


@st.composite
def tables(draw):
    keys = sorted(draw(st.sets(st.integers(0, (4 << HASH_BITS) - 1), max_size=40)))
    columns = draw(st.integers(1, 4))
    cells = draw(st.lists(st.integers(-127, 127), min_size=len(keys) * columns, max_size=len(keys) * columns))
    return Table(
        columns=tuple(f"c{number}" for number in range(columns)),
        keys=np.array(keys, dtype=np.int64),
        rarity=np.array([key % 40 for key in keys], dtype=np.uint8),
        weights=np.array(cells, dtype=np.int8).reshape(len(keys), columns),
        scales=np.full(columns, 0.25),
        offsets=np.full(columns, -1.5),
    )


@given(tables())
def test_a_table_comes_back_as_it_was(table):
    described, content = pack(table)
    found, taken = unpack(described, content + b"more")
    assert taken == len(content)
    assert found.columns == table.columns
    for name in ("keys", "rarity", "weights", "scales", "offsets"):
        assert np.array_equal(getattr(found, name), getattr(table, name)), name


def test_rows_far_apart_are_kept():
    weights = np.zeros((1000, 1), dtype=np.int8)
    weights[[0, 255, 765, 999], 0] = (1, -2, 3, -4)
    empty = np.ones(1)
    table = Table(("c",), np.arange(1000) + FAR, np.full(1000, 7, dtype=np.uint8), weights, empty, empty)
    assert np.array_equal(unpack(*pack(table))[0].weights, weights)


@pytest.mark.parametrize("damage", ["cut", "places", "rows"])
def test_what_does_not_fit_is_refused(damage):
    one = np.ones(1)
    table = Table(("c",), np.array([5, FAR]), np.array([3, 3], np.uint8), np.array([[1], [2]], np.int8), one, one)
    described, content = pack(table)
    if damage == "cut":
        content = content[:-1]
    elif damage == "places":
        described["used"] = [1]
    else:
        described["rows"] = [2]
    with pytest.raises(CutOff):
        unpack(described, content)


def test_a_hash_counts_only_in_its_block():
    assert key_of("wpukul") >> HASH_BITS == key_of("npukul") >> HASH_BITS == 0
    assert key_of("gpukul") >> HASH_BITS == 1
    assert key_of("cpuk") >> HASH_BITS == 2
    assert key_of("pK") >> HASH_BITS == 3
