"""The reviewer's page lists what is doubtful, with file and line, and no phrase can become code."""

from html.parser import HTMLParser

from bench._understanding_doubts import CONTRADICTED, TWINS, UNSURE, doubts
from bench._understanding_review import SCRIPT, review_page

from tests.benchmarks.messages import seen

LIMITS = {"danger": 0.2, "emergency": 0.4}
NASTY = "</td></table><script>alert('x')</script><img src=x onerror=alert(1)> \"kak\" & 'mbak'"


class Reader(HTMLParser):
    """Names and contents of all elements."""

    def __init__(self, page):
        super().__init__()
        self.tags, self.attributes, self.scripts, self.cells = [], [], [], []
        self._inside = ""
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        self.attributes += attributes
        self._inside = tag
        if tag == "td":
            self.cells.append("")

    def handle_endtag(self, tag):
        self._inside = ""

    def handle_data(self, data):
        if self._inside == "script":
            self.scripts.append(data)
        elif self._inside == "td":
            self.cells[-1] += data


def test_no_phrase_becomes_code():
    page = Reader(
        review_page(
            [seen(NASTY, "emergency", "routine", topic="threats", where="w1.jsonl:7")], LIMITS, date="2026-11-22"
        )
    )
    assert page.scripts == [SCRIPT]
    assert "img" not in page.tags
    assert NASTY in page.cells
    assert "w1.jsonl:7" in page.cells
    assert not any(name.startswith("on") for name, _ in page.attributes)


def test_the_page_loads_and_sends_nothing():
    page = review_page([seen(urgency="urgent", found="routine")], LIMITS, date="2026-11-22")
    reader = Reader(page)
    assert not {"link", "iframe", "img", "object"} & set(reader.tags)
    assert not {"src", "href", "action"} & {name for name, _ in reader.attributes}
    policy = next(value for name, value in reader.attributes if name == "content" and "default-src" in value)
    assert policy.startswith("default-src 'none'") and "unsafe" not in policy and "form-action 'none'" in policy


def test_missed_danger_comes_before_a_false_alarm_and_agreement_is_not_listed():
    found = doubts(
        [
            seen("satu", "routine", "emergency", where="w1.jsonl:1"),
            seen("dua", "emergency", "routine", where="w1.jsonl:2"),
            seen("tiga", "urgent", "urgent", where="w1.jsonl:3"),
        ],
        LIMITS,
    )
    assert [one.phrase.where for one in found if one.why == CONTRADICTED] == ["w1.jsonl:2", "w1.jsonl:1"]


def test_the_least_certain_stand_nearest_to_a_limit():
    found = doubts([seen("jauh", danger=0.001, emergency=0.001), seen("dekat", danger=0.21, emergency=0.01)], LIMITS)
    assert next(one for one in found if one.why == UNSURE).phrase.text == "dekat"


def test_near_twins_with_other_labels_name_each_other():
    one = seen(
        "saya dikunci di kamar sama majikan dari kemarin",
        "emergency",
        "emergency",
        topic="confinement",
        where="w1.jsonl:1",
    )
    other = seen(
        "saya dikunci di kamar sama majikan dari kemarin kak",
        "urgent",
        "urgent",
        topic="confinement",
        where="w2.jsonl:5",
    )
    same = seen(
        "saya dikunci di kamar sama majikan dari kemarin ya",
        "emergency",
        "emergency",
        topic="confinement",
        where="w3.jsonl:9",
    )
    pairs = {
        (doubt.phrase.where, doubt.said.split("same as ")[1].split(" ")[0])
        for doubt in doubts([one, other, same], LIMITS)
        if doubt.why == TWINS
    }
    assert pairs == {
        ("w1.jsonl:1", "w2.jsonl:5"),
        ("w2.jsonl:5", "w1.jsonl:1"),
        ("w2.jsonl:5", "w3.jsonl:9"),
        ("w3.jsonl:9", "w2.jsonl:5"),
    }
