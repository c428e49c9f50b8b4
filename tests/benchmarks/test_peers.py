"""Peers are measured on the same messages and compared where they find as much danger."""

import json
import sys

import pytest
import yaml
from bench import peers
from bench._peers_answers import Answer, found_danger, raised, row_of, same_recall
from bench._peers_diet import answers_of_diet, export, intent_of

from tests.benchmarks.messages import seen

TEST = [
    seen(urgency=one).phrase
    for one in ("emergency", "urgent", "urgent", "urgent", "routine", "routine", "routine", "routine")
]


def answers(*chances, limit=0.5):
    return [Answer("urgent" if chance >= limit else "routine", "wages", chance) for chance in chances]


OURS = answers(0.9, 0.9, 0.9, 0.1, 0.9, 0.1, 0.1, 0.1)


def test_shares_are_counted_over_the_right_messages():
    assert found_danger(TEST, OURS) == 0.75
    assert raised(TEST, OURS) == 0.25


def test_the_peer_is_compared_at_our_recall():
    """To find three of four dangers this peer must go down to 0.2, and then it raises two routine messages where we raise one."""
    theirs = answers(0.9, 0.3, 0.2, 0.1, 0.6, 0.25, 0.0, 0.0)
    assert same_recall(TEST, OURS, theirs) == 2.0
    assert same_recall(TEST, OURS, OURS) == 1.0
    assert "2.00×" in row_of("peer", TEST, theirs, 2.0)


def test_the_plain_baseline_learns():
    train = [
        seen(f"majikan pukul saya {n}", urgency="emergency", topic="physical_violence").phrase
        for n in ("tadi", "kemarin", "malam", "pagi")
    ]
    train += [
        seen(f"gaji saya belum dibayar {n}", urgency="urgent").phrase for n in ("tadi", "kemarin", "malam", "pagi")
    ]
    train += [seen(f"halo kak selamat {n}", topic="greeting").phrase for n in ("tadi", "kemarin", "malam", "pagi")]
    test = [
        seen("majikan pukul saya siang", urgency="emergency", topic="physical_violence").phrase,
        seen("halo kak selamat siang", topic="greeting").phrase,
    ]
    found = peers.plain(train, test)
    assert [one.urgency for one in found] == ["emergency", "routine"]
    assert [one.topic for one in found] == ["physical_violence", "greeting"]
    assert found[0].danger > found[1].danger


def test_fasttext_is_skipped_where_it_is_not_installed(monkeypatch):
    monkeypatch.setitem(sys.modules, "fasttext", None)
    assert peers.fasttext(TEST, TEST) is None


def test_the_export_is_what_rasa_reads_and_holds_no_markup(tmp_path):
    nasty = 'saya [dikunci](x) {"a": 1} - "kamar"\nlain: baris # x'
    train = [seen(nasty, urgency="emergency", topic="confinement").phrase, *TEST]
    folder = tmp_path / "diet"
    export(folder, train, TEST)
    nlu = yaml.safe_load((folder / "data" / "nlu.yml").read_text("utf-8"))["nlu"]
    assert {one["intent"] for one in nlu} == {intent_of(phrase) for phrase in train}
    examples = next(one["examples"] for one in nlu if one["intent"] == "emergency__confinement")
    assert examples == '- saya (dikunci)(x) ("a": 1) - "kamar" lain: baris # x\n'
    assert len((folder / "test.jsonl").read_text("utf-8").splitlines()) == len(TEST)
    compile((folder / "answer.py").read_text("utf-8"), "answer.py", "exec")
    with pytest.raises(FileExistsError):
        export(folder, train, TEST)


def test_answers_of_another_fold_are_refused(tmp_path):
    path = tmp_path / "diet.jsonl"
    line = {
        "intent": "urgent__wages",
        "ranking": {"urgent__wages": 0.7, "routine__wages": 0.2, "routine__greeting": 0.1},
    }
    path.write_text(json.dumps(line) + "\n")
    assert answers_of_diet(path, TEST[:1]) == [Answer("urgent", "wages", pytest.approx(0.7))]
    with pytest.raises(ValueError, match="export"):
        answers_of_diet(path, TEST)
