"""From the typed words to the drawn answer: the phone says what the server says, with the same model, word for word."""

import json
import random
from pathlib import Path

import pytest
from django.utils import timezone

from rantau.chat.api import take_turn
from rantau.chat.domain.dialogue.state import LANGUAGES
from rantau.messaging.api import WebChat

pytestmark = pytest.mark.django_db
PHRASES = Path(__file__).resolve().parents[5] / "content" / "phrases"
TALKS = 400
TYPED = ["tolong", "iya kak", "ga aman", "keluar", "menu", "orang", "di taiwan", "", "   ", "😭", "x" * 5000, "gaji \x00 blm", "halo kak " * 700, "saya di hongkong"]  # fmt: skip


def phrases():
    lines = [line for path in sorted(PHRASES.glob("*.jsonl")) for line in path.read_text(encoding="utf-8").splitlines()]
    return [json.loads(line)["text"] for line in lines if line.strip()]


def on_the_server(talk):
    """Turns without a token, from the plain codes: what a phone that failed would send."""
    channel, state, found = WebChat(), None, []
    for message in talk["messages"]:
        payload = {**message, "state": state, "country": talk["country"], "language": talk["language"]}
        answer = channel.render(take_turn(channel.parse(payload), timezone.now()))
        answer = json.loads(json.dumps(answer))
        state = answer["state"]
        del answer["token"]
        found.append(answer)
    return found


def talks():
    chance, said = random.Random(7), phrases()
    taps = ["country:MY", "topic:wages", "now:confinement", "safe:no", "danger:yes", "danger:no", "not_that:", "language:jv", "command:human"]  # fmt: skip
    for _ in range(TALKS):
        messages = [
            {"option": chance.choice(taps)} if chance.random() < 0.25 else {"text": chance.choice(said if chance.random() < 0.8 else TYPED)}
            for _ in range(chance.randint(1, 4))
        ]  # fmt: skip
        yield {
            "messages": messages,
            "country": chance.choice(["", "", "HK", "sa", "ZZ"]),
            "language": chance.choice([*LANGUAGES, "", "xx"]),
        }


@pytest.mark.slow
def test_the_phone_answers_as_the_server_does(whole_phone):
    asked = list(talks())
    for at in range(0, len(asked), 50):
        some = asked[at : at + 50]
        for talk, device in zip(some, whole_phone("talk", some), strict=True):
            for number, (here, there) in enumerate(zip(on_the_server(talk), device, strict=True)):
                assert there.pop("needsDesk") is False
                for name in here:
                    assert there[name] == here[name], f"{name} after {talk['messages'][: number + 1]}"
                assert set(there) == set(here)
