"""A limit per caller and minute that remembers nobody.

Callers are counted in a small table of anonymous shared memory, under a keyed hash that mixes the minute and a key made when the
process started. The table is shared by all workers that were forked afterwards; nothing is written to disk, and after a minute the
counts mean nothing. Two callers may fall into one cell (a count-min sketch with two rows keeps that rare) and two workers may lose
a count; for a limit of courtesy both are fine.
"""

import hashlib
import mmap
import secrets
import struct

CELLS = 1 << 14
ROWS = 2
_CELL = struct.Struct("<HH")  # minute (low 16 bits), count


class MinuteLimit:
    """Counts calls per caller within the present minute."""

    def __init__(self, calls_per_minute: int) -> None:
        self.calls_per_minute = calls_per_minute
        self._key = secrets.token_bytes(32)
        self._table = mmap.mmap(-1, CELLS * ROWS * _CELL.size)

    def allows(self, caller: str, now_seconds: float, times: int = 1) -> bool:
        """Count a call of `caller` (an address; never kept) at `now_seconds` (Unix time); False when it is one too many.

        `times` widens the limit for a caller that speaks for many.
        """
        minute = int(now_seconds // 60) & 0xFFFF
        digest = hashlib.blake2b(
            caller.encode() + minute.to_bytes(2, "big"), key=self._key, digest_size=4 * ROWS
        ).digest()
        counts = []
        for row in range(ROWS):
            cell = int.from_bytes(digest[4 * row : 4 * row + 4], "big") % CELLS
            offset = (row * CELLS + cell) * _CELL.size
            seen_minute, count = _CELL.unpack_from(self._table, offset)
            count = min(count + 1, 0xFFFF) if seen_minute == minute else 1
            _CELL.pack_into(self._table, offset, minute, count)
            counts.append(count)
        return min(counts) <= self.calls_per_minute * times
