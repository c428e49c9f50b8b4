"""What --write writes: limits that the build reads, tables that say the figures, texts that cannot break the page."""

import json
import tomllib
from pathlib import Path

import pytest
from bench._understanding_figures import all_groups, counted_share, data_of
from bench._understanding_write import between, figures_file, figures_text, limits_file, misses_text, safe

from rantau.chat.training.limits import FILE, read_limits
from tests.benchmarks.messages import seen

ROOT = Path(__file__).resolve().parents[2]
CARD = (ROOT / "docs" / "model-card.md").read_text("utf-8")


def figures(messages):
    return {
        "date": "2026-11-22",
        "data": data_of([one.phrase for one in messages]),
        "unseen": all_groups(messages),
        "examples": all_groups(messages),
        "ordinary": {"emergency": counted_share(1, 100), "urgent": counted_share(7, 100)},
        "model": {"version": "0123456789abcdef", "bytes": 2_000_000, "phone_bytes": 400_000, "phone_words": 100_000, "phone_tables": 300_000, "median_ms": 1.2, "p99_ms": 3.0, "machine": "one core"},
    }  # fmt: skip


def test_the_build_reads_the_limits_that_were_written(tmp_path):
    limits = {"danger": 0.1234, "emergency": 0.4, "danger:jv": 0.09}
    (tmp_path / FILE).parent.mkdir()
    (tmp_path / FILE).write_text(limits_file(limits, phrases=5000, date="2026-11-22"), "utf-8")
    assert read_limits(tmp_path) == limits
    assert "on 2026-11-22, chosen on 5,000 phrases" in (tmp_path / FILE).read_text("utf-8")


def test_only_what_stands_between_the_marks_is_replaced():
    text = "before\n<!-- x: begin -->\nold\n<!-- x: end -->\nafter"
    assert between(text, "x", "new") == "before\n<!-- x: begin -->\nnew\n<!-- x: end -->\nafter"
    assert between(between(text, "x", "new"), "x", "new") == between(text, "x", "new")


@pytest.mark.parametrize("text", ["", "<!-- x: end --><!-- x: begin -->", "<!-- x: begin -->" * 2 + "<!-- x: end -->"])
def test_missing_or_doubled_marks_are_refused(text):
    with pytest.raises(ValueError, match="marks"):
        between(text, "x", "new")


def test_the_card_says_both_ends_and_how_many():
    messages = [seen(urgency="emergency", found="emergency", where=f"w1.jsonl:{n}") for n in range(10)]
    said = figures_text(figures(messages))
    assert "1.000 (0.722–1.000, 10)" in said
    assert "raised to emergency 0.010 (0.002–0.054, 100)" in said
    assert "| w1 | 10 | 10 |" in said
    assert "400 KB compressed" in said


def test_the_sample_of_misses_is_fair_and_always_the_same():
    missed = [seen(f"pesan nomor {n}", "urgent", "routine", where=f"w1.jsonl:{n}") for n in range(200)]
    found = misses_text(
        [*missed, seen("tidak terlewat", "urgent", "urgent")], {"a/b": "2026-11-22, turn 1: topic, 'x' == 'y'"}
    )
    assert found == misses_text(missed[::-1], {"a/b": "2026-11-22, turn 1: topic, 'x' == 'y'"})
    assert found.count("pesan nomor") == 12
    assert "200 phrases" in found and "topic 1" in found
    assert "tidak terlewat" not in found


def test_a_message_cannot_break_the_table():
    text = "a | b <script>alert(1)</script>\n| `x` [y](z) _k_ *l* # \\"
    said = safe(text)
    assert "\n" not in said
    for sign in "|<>`[]*_#":
        assert all(said[at - 1] == "\\" for at in range(len(said)) if said[at] == sign)


def test_the_figures_of_the_card_are_those_of_the_page():
    shown = json.loads((ROOT / "content" / "about" / "understanding.json").read_text("utf-8"))
    assert between(CARD, "figures", figures_text(shown)) == CARD, "run ./rantau bench understanding --write"
    assert figures_file(shown) == (ROOT / "content" / "about" / "understanding.json").read_text("utf-8")


def test_limits_and_figures_are_of_the_same_phrases():
    shown = json.loads((ROOT / "content" / "about" / "understanding.json").read_text("utf-8"))
    text = (ROOT / "content" / FILE).read_text("utf-8")
    assert tomllib.loads(text)["limits"]
    assert f"{shown['date']}, chosen on {shown['data']['phrases']:,} phrases" in text
