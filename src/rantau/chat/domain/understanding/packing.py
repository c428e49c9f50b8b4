"""Tables as few bytes as a phone likes to fetch: hashes as ascending steps, weights as their places and values.

Per table, one stream after the other: the steps between ascending hashes of every block, as three planes of bytes (low,
middle, high); one byte of rarity per row; then per column the steps between the rows with a weight (255: go on without
one) and after all columns the weights themselves. Planes of alike bytes are what common compression makes small.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rantau.chat.domain.understanding.features import BLOCK_LENGTHS
from rantau.chat.domain.understanding.model import HASH_BITS, Table

_GO_ON = 255
_SLOTS = len(BLOCK_LENGTHS)


class CutOff(ValueError):
    """The bytes end too early, or do not fit what is said of them."""


def pack(table: Table) -> tuple[dict[str, Any], bytes]:
    """What has to be said of a table (plain values), and its bytes."""
    steps, rows = [], []
    for block in range(_SLOTS):
        hashes = table.keys[table.blocks == block] & ((1 << HASH_BITS) - 1)
        rows.append(len(hashes))
        steps.append(np.diff(hashes, prepend=0))
    step = np.concatenate(steps)
    planes = b"".join(((step >> shift) & 255).astype(np.uint8).tobytes() for shift in (0, 8, 16))
    places, values, used = [], [], []
    for column in table.weights.T:
        held = np.flatnonzero(column)
        used.append(len(held))
        places.append(b"".join(_step_bytes(int(gap)) for gap in np.diff(held, prepend=0)))
        values.append(column[held].tobytes())
    streams = [planes, table.rarity.tobytes(), *places, *values]
    described = {
        "columns": list(table.columns),
        "rows": rows,
        "used": used,
        "places": [len(one) for one in places],
        "scales": [float(f"{value:.6g}") for value in table.scales],
        "offsets": [float(f"{value:.6g}") for value in table.offsets],
    }
    return described, b"".join(streams)


def _step_bytes(gap: int) -> bytes:
    return bytes([_GO_ON]) * (gap // _GO_ON) + bytes([gap % _GO_ON])


def unpack(described: Mapping[str, Any], content: bytes) -> tuple[Table, int]:
    """A table and how many bytes it took. Raises CutOff, KeyError, ValueError."""
    rows, columns = [int(n) for n in described["rows"]], tuple(described["columns"])
    total = sum(rows)
    taken = 4 * total + sum(described["places"]) + sum(described["used"])
    if len(content) < taken or len(rows) != _SLOTS:
        raise CutOff("the weights are cut off")
    whole = np.frombuffer(content, dtype=np.uint8, count=taken)
    low, middle, high = (whole[plane * total : (plane + 1) * total].astype(np.int64) for plane in range(3))
    step = low | middle << 8 | high << 16
    keys = np.empty(total, dtype=np.int64)
    start = 0
    for block, number in enumerate(rows):
        keys[start : start + number] = np.cumsum(step[start : start + number]) + (block << HASH_BITS)
        start += number
    weights = np.zeros((total, len(columns)), dtype=np.int8)
    place = 4 * total
    value = place + sum(described["places"])
    for number, (length, used) in enumerate(zip(described["places"], described["used"], strict=True)):
        held = _held(whole[place : place + length])
        if len(held) != used or (used and held[-1] >= total):
            raise CutOff(f"column {columns[number]} does not fit")
        weights[held, number] = whole[value : value + used].view(np.int8)
        place, value = place + length, value + used
    table = Table(
        columns=columns,
        keys=keys,
        rarity=whole[3 * total : 4 * total],
        weights=weights,
        scales=np.asarray(described["scales"], dtype=np.float64),
        offsets=np.asarray(described["offsets"], dtype=np.float64),
    )
    return table, taken


def _held(steps: NDArray[np.uint8]) -> NDArray[np.int64]:
    """Rows with a weight: the running sum at every byte that does not only go on."""
    held: NDArray[np.int64] = np.cumsum(steps.astype(np.int64))[steps != _GO_ON]
    return held
