"""The public examples, never trained on: what must hold with every change of phrases, rules or features."""

from pathlib import Path

import pytest

from rantau.chat.domain.understanding import understand
from rantau.chat.training.phrases import read_file

pytestmark = pytest.mark.slow
EXAMPLES = read_file(Path(__file__).with_name("examples.jsonl"))


@pytest.fixture(scope="module")
def seen(model):
    return [(example, understand(example.text, model)) for example in EXAMPLES]


def _share(seen, of, right):
    chosen = [(example, found) for example, found in seen if of(example)]
    return sum(right(example, found) for example, found in chosen) / len(chosen)


def test_danger_is_found(seen):
    assert _share(seen, lambda e: e.urgency != "routine", lambda _, f: f.urgency != "routine") >= 0.97


def test_emergency_is_found_as_emergency(seen):
    assert _share(seen, lambda e: e.urgency == "emergency", lambda _, f: f.urgency == "emergency") >= 0.94


def test_routine_is_hardly_ever_raised_to_emergency(seen):
    assert _share(seen, lambda e: e.urgency == "routine", lambda _, f: f.urgency == "emergency") <= 0.04


def test_topic_language_country(seen):
    assert _share(seen, lambda _: True, lambda e, f: e.topics[0] == f.topics[0][0]) >= 0.75
    assert _share(seen, lambda _: True, lambda e, f: e.topics[0] in [key for key, _ in f.topics[:3]]) >= 0.92
    assert _share(seen, lambda _: True, lambda e, f: e.language == f.language) >= 0.95
    assert _share(seen, lambda _: True, lambda e, f: e.country == f.country) >= 0.87
