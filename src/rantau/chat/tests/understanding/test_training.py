"""The build is deterministic, its tables answer as the fit does, and a broken artefact is refused."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from rantau.chat.domain.understanding import BrokenModel, load_model, understand, words_only
from rantau.chat.domain.understanding.artefact import META, WEIGHTS
from rantau.chat.domain.understanding.reading import read
from rantau.chat.training import ensure_model
from rantau.chat.training.build import meaning_features
from rantau.chat.training.ensure import content_hash
from rantau.chat.training.fit import URGENCY_COLUMNS, fit_meaning, quantised, scores
from rantau.chat.training.matrix import counted, hashed
from rantau.chat.training.phrases import read_file, read_phrases

ROOT = Path(__file__).resolve().parents[5]
CONTENT, LEXICON = ROOT / "content", ROOT / "data" / "lexicon"
NO_LEXICON = Path("/nonexistent")


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """A small content folder: the word lists, and every tenth phrase."""
    folder = tmp_path_factory.mktemp("content")
    shutil.copytree(CONTENT / "understanding", folder / "understanding")
    (folder / "phrases").mkdir()
    lines = [
        line
        for path in sorted((CONTENT / "phrases").glob("*.jsonl"))
        for line in path.read_text("utf-8").splitlines()
        if line
    ]
    (folder / "phrases" / "some.jsonl").write_text("\n".join(lines[::10]) + "\n", "utf-8")
    return folder


@pytest.fixture(scope="module")
def built(small, tmp_path_factory):
    return ensure_model(small, tmp_path_factory.mktemp("data"), NO_LEXICON, lambda _: None)


def test_all_phrases_are_valid():
    phrases = read_phrases(CONTENT / "phrases")
    assert len(phrases) >= 2000
    texts = [phrase.text for phrase in phrases]
    assert len(set(texts)) == len(texts)


def test_the_public_examples_are_not_among_the_phrases():
    known = {" ".join(phrase.text.lower().split()) for phrase in read_phrases(CONTENT / "phrases")}
    for example in read_file(ROOT / "tests" / "understanding" / "examples.jsonl"):
        assert " ".join(example.text.lower().split()) not in known


def test_a_wrong_phrase_names_its_line(tmp_path):
    (tmp_path / "x.jsonl").write_text(json.dumps({"text": "a", "topics": ["no_such"], "urgency": "routine"}) + "\n")
    with pytest.raises(ValueError, match=r"x\.jsonl:1"):
        read_file(tmp_path / "x.jsonl")


@pytest.mark.slow
def test_two_builds_are_equal_byte_for_byte(small, built, tmp_path):
    again = ensure_model(small, tmp_path, NO_LEXICON, lambda _: None)
    assert again.name == built.name
    for name in (META, WEIGHTS):
        assert (again / name).read_bytes() == (built / name).read_bytes()


def test_a_second_call_builds_nothing(small, built):
    said = []
    assert ensure_model(small, built.parents[1], NO_LEXICON, said.append) == built
    assert not said


def test_changed_content_changes_the_hash(small, tmp_path):
    before = content_hash(small, NO_LEXICON)
    other = tmp_path / "content"
    shutil.copytree(small, other)
    assert content_hash(other, NO_LEXICON) == before
    with (other / "understanding" / "spelling.csv").open("a") as file:
        file.write("xyz,abc\n")
    assert content_hash(other, NO_LEXICON) != before


def test_the_table_scores_as_the_fit(small):
    words = words_only(CONTENT).words
    phrases = read_phrases(small / "phrases")
    counts = [meaning_features(read(phrase.text, words), words) for phrase in phrases]
    texts = counted([hashed(count) for count in counts])
    fitted = fit_meaning(phrases, texts, URGENCY_COLUMNS)
    table = quantised(fitted)
    exact = scores(fitted, texts.of(range(60)))
    small_numbers = np.array([table.scores(count) for count in counts[:60]])
    assert np.abs(exact - small_numbers).max() < 0.3


@pytest.mark.parametrize("damage", ["missing", "cut", "not json", "other format"])
def test_a_broken_artefact_is_refused(built, tmp_path, damage):
    folder = tmp_path / "model"
    shutil.copytree(built, folder)
    if damage == "missing":
        (folder / WEIGHTS).unlink()
    elif damage == "cut":
        (folder / WEIGHTS).write_bytes((folder / WEIGHTS).read_bytes()[:-10])
    elif damage == "not json":
        (folder / META).write_text("{")
    else:
        (folder / META).write_text(json.dumps({**json.loads((folder / META).read_text("utf-8")), "format": 99}))
    with pytest.raises(BrokenModel):
        load_model(folder)


@pytest.mark.parametrize(
    "text", ["", "   ", "\n", "😭😭😭", "???", "12345", "ا", "a" * 20_000, "tolong " * 900, "\x00\ud83d"]
)
def test_nothing_breaks_understanding(built, text):
    model = load_model(built)
    found = understand(text, model)
    assert found.urgency in {"emergency", "urgent", "routine"}
    assert found.topics
    assert all(0 <= score <= 1 for _, score in found.topics)
    assert found == understand(text, model)


def test_a_rule_is_never_lowered_by_the_model(built):
    found = understand("aku pengen mati aja kak", load_model(built))
    assert found.rule == "wish-to-die"
    assert found.urgency == "emergency"
    assert "suicidal_crisis" in dict(found.topics)
