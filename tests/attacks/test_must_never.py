"""What must never happen in the conversation: the rows of must_never.toml, on the server and in the phone."""

import json
import logging
import tomllib
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import timezone

from rantau.chat.api import take_turn
from rantau.chat.domain.dialogue.state import State
from rantau.chat.linting import forbidden_words
from rantau.chat.tests.phone.conftest import whole_phone  # noqa: F401 - a fixture
from rantau.chat.tokens import open_token
from rantau.directory.api import all_contacts
from rantau.messaging.api import WebChat
from tests.attacks import must_never_checks as checks

pytestmark = pytest.mark.django_db
TABLE = tomllib.loads(Path(__file__).with_name("must_never.toml").read_text(encoding="utf-8"))
MISSES = TABLE.pop("misses")
ROWS = {f"{rule}/{row['name']}": (table, row) for rule, table in TABLE.items() for row in table["rows"]}
ENGINES = ("server", "phone")
MOST_MISSES = 8


def messages_of(row):
    return [{"option": one[1:-1]} if one.startswith("[") else {"text": one} for one in row["says"]]


def typed(row):
    return [one for one in row["says"] if not one.startswith("[")]


class Log(logging.Handler):
    """Keeps every line that is logged, of every level."""

    def __init__(self):
        super().__init__(logging.DEBUG)
        self.lines = []

    def emit(self, record):
        self.lines.append(record.getMessage())


def on_the_server(row):
    """The answers, from sealed tokens; her words are looked for in each token and in all that is logged."""
    channel, token, talk = WebChat(), "", []
    log, root = Log(), logging.getLogger()
    before = root.level
    root.addHandler(log)
    root.setLevel(logging.DEBUG)
    try:
        for message in messages_of(row):
            payload = {**message, "token": token, "country": row.get("in", "")}
            answer = json.loads(json.dumps(channel.render(take_turn(channel.parse(payload), timezone.now()))))
            token = answer["token"]
            inside = open_token(token, secret=settings.SECRET_KEY, now=timezone.now())
            assert inside == State.from_dict(answer["state"])
            talk.append(answer)
    finally:
        root.removeHandler(log)
        root.setLevel(before)
    assert not checks.hers_in("\n".join(log.lines), typed(row), row.get("planted", []))
    return talk


@pytest.fixture(scope="module")
def in_the_phone(request):
    """The answers of the phone to all rows, asked for at once."""
    kept = {}

    def answers(name):
        if not kept:
            ask = request.getfixturevalue("whole_phone")
            cases = [
                {"messages": messages_of(row), "country": row.get("in", ""), "language": ""} for _, row in ROWS.values()
            ]
            kept.update(zip(ROWS, ask("talk", cases), strict=True))
        return kept[name]

    return answers


def held_to_the_floor(row, talk):
    """What holds of every answer, also where she was not understood."""
    checks.a_person_is_near(talk)
    checks.numbers_are_ours_and_hers(talk)
    checks.nothing_is_taken_back(talk)
    checks.worded_kindly(talk, forbidden_words())
    content = json.dumps(talk, ensure_ascii=False)
    assert not checks.hers_in(content, typed(row), row.get("planted", []))


def held_to_the_rule(rule, row, talk):
    for name in (*rule["must"], *row.get("must", ())):
        checks.CHECKS[name](talk)
    checks.lacks(talk, rule.get("lacks", []))


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("name", ROWS)
def test_must_never(model, in_the_phone, engine, name):
    rule, row = ROWS[name]
    talk = on_the_server(row) if engine == "server" else in_the_phone(name)
    held_to_the_floor(row, talk)
    if name not in MISSES:
        held_to_the_rule(rule, row, talk)
        return
    try:
        held_to_the_rule(rule, row, talk)
    except AssertionError as miss:
        pytest.xfail(f"{MISSES[name]}: {miss}")
    pytest.fail("this row passes now: take it off [misses]")


def test_the_list_of_misses_only_shrinks():
    assert set(MISSES) <= set(ROWS)
    assert len(MISSES) <= MOST_MISSES


def test_the_table_is_large_and_knows_its_checks():
    assert len(ROWS) >= 100
    assert len({text for _, row in ROWS.values() for text in row["says"] if not text.startswith("[")}) >= 100
    for rule, row in ROWS.values():
        assert set(row) <= {"name", "says", "in", "must", "planted"}
        assert {*rule["must"], *row.get("must", ())} <= set(checks.CHECKS)
        assert rule["never"]


def answer_with(**values):
    return {"state": {}, "parts": [], "options": [], "urgency": "routine", "language": "id", "leave": False, **values}


def numbers_of(code, beginning=""):
    one = next(
        one
        for one in all_contacts()
        if one.country == code and one.reachable and one.numbers[0].href.startswith(beginning)
    )
    return {"type": "numbers", "numbers": [{"ref": one.ref, "href": one.numbers[0].href}]}


# What reads the directory is made when it is asked for.
FAULTY = {
    "nobody near": (checks.a_person_is_near, [answer_with()]),
    "another country": lambda: (
        checks.numbers_are_ours_and_hers,
        [answer_with(state={"country": "HK"}, parts=[numbers_of("SA")])],
    ),
    "Indonesia alone": lambda: (
        checks.numbers_are_ours_and_hers,
        [answer_with(state={"country": "HK"}, urgency="urgent", parts=[numbers_of("ID", "tel:+")])],
    ),
    "an invented entry": (
        checks.numbers_are_ours_and_hers,
        [answer_with(parts=[{"type": "numbers", "numbers": [{"ref": "x", "href": "tel:1"}]}])],
    ),
    "taken back": (checks.nothing_is_taken_back, [answer_with(urgency="emergency"), answer_with()]),
    "blame": (
        lambda talk: checks.worded_kindly(talk, forbidden_words()),
        [answer_with(parts=[{"type": "text", "text": "Itu salahmu sendiri.", "tone": "plain"}])],
    ),
    "a pattern": (
        lambda talk: checks.lacks(talk, [r"\bmandi\b"]),
        [answer_with(parts=[{"type": "list", "kind": "do", "items": ["Mandi dulu."]}])],
    ),
}


@pytest.mark.parametrize("name", FAULTY)
def test_a_faulty_answer_is_found(name):
    check, talk = FAULTY[name]() if callable(FAULTY[name]) else FAULTY[name]
    with pytest.raises(AssertionError):
        check(talk)


def test_words_of_hers_are_found():
    says = ["majikan saya bernama Hendropranoto memukul saya, hp 0813555777"]
    assert checks.hers_in("kami dengar: Majikan saya bernama Hendropranoto memukul", says, [])
    assert checks.hers_in("tel:+62813555777 0813555777", says, [])
    assert checks.hers_in("Hendropranoto", [], ["Hendropranoto"])
    assert not checks.hers_in("Ini bukan salahmu. Majikan tidak boleh memukul.", says, ["Hendropranoto"])
