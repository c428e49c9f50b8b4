"""Figures are counted as they are named, and their intervals are Wilson's."""

import pytest
from bench._understanding_figures import all_groups, data_of, group, share, wilson

from tests.benchmarks.messages import seen


@pytest.mark.parametrize(
    ("hits", "total", "low", "high"),
    [(0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (81, 263, 0.2553, 0.3662), (0, 0, 0, 1)],
)
def test_the_interval_is_wilsons(hits, total, low, high):
    """The third pair is the worked example in Newcombe 1998, table I."""
    assert wilson(hits, total) == (pytest.approx(low, abs=1e-4), pytest.approx(high, abs=1e-4))


def test_a_share_of_nothing_is_nothing():
    assert share([], lambda _: True) is None


def test_each_figure_counts_what_it_says():
    found = group(
        [
            seen(urgency="emergency", found="emergency"),
            seen(urgency="emergency", found="urgent"),
            seen(urgency="urgent", found="routine"),
            seen(urgency="routine", found="emergency", answer="remittance"),
            seen(urgency="routine", found="routine", country="HK"),
        ]
    )
    counted = {name: (one["right"], one["of"]) for name, one in found.items() if isinstance(one, dict)}
    assert counted["danger"] == (2, 3)
    assert counted["emergency"] == (1, 2)
    assert counted["raised"] == (1, 2)
    assert counted["alarmed"] == (1, 2)
    assert counted["topic"] == (4, 5)
    assert counted["country"] == (4, 5)
    assert counted["country_wrong"] == (1, 5)
    assert found["language_long"] is None


def test_languages_come_by_size_and_kinds_in_their_order():
    found = all_groups(
        [
            seen(language="su"),
            seen(language="jv", kind="story"),
            seen(language="jv", kind="indirect"),
            seen(language="su"),
            seen(language="su"),
        ]
    )
    assert list(found["languages"]) == ["su", "jv"]
    assert list(found["kinds"]) == ["direct", "indirect", "story"]
    assert found["urgencies"] == {"emergency": {}, "urgent": {}, "routine": {"routine": 5}}


def test_data_is_counted_by_author_and_language():
    phrases = [
        seen(where="w1.jsonl:1").phrase,
        seen(where="w1.jsonl:2", language="jv").phrase,
        seen(where="w2.jsonl:1", situation="w1.jsonl:1").phrase,
    ]
    found = data_of(phrases)
    assert found["authors"] == {"w1": {"id": 1, "jv": 1}, "w2": {"id": 1}}
    assert (found["phrases"], found["situations"]) == (3, 2)
