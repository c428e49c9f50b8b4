"""Whoever is registered answers; nobody registered is an error that says so."""

from datetime import UTC, datetime

import pytest

from rantau.messaging import adapter
from rantau.messaging.api import Inbound, deliver, register_inbound_handler
from rantau.messaging.tests.adapter_contract import ANSWER

NOW = datetime(2026, 11, 22, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _own_handlers(monkeypatch):
    monkeypatch.setattr(adapter, "_handlers", [])


def test_without_a_handler_it_says_so():
    with pytest.raises(RuntimeError, match="registered"):
        deliver(Inbound("webchat"), NOW)


def test_the_last_registered_answers():
    heard = []
    register_inbound_handler(lambda inbound, now: ANSWER)
    register_inbound_handler(lambda inbound, now: heard.append((inbound, now)) or ANSWER)
    assert deliver(Inbound("webchat", text="x"), NOW) is ANSWER
    assert heard == [(Inbound("webchat", text="x"), NOW)]
