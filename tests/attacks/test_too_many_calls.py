"""Who calls too often waits a minute; nothing typed is lost, and a proxy on this machine is never locked out as one person."""

import pytest

from rantau.lib.rate_limit import MinuteLimit
from rantau.web import limits

STRANGER, SOMEBODY_ELSE = "203.0.113.5", "203.0.113.6"


@pytest.fixture
def two_a_minute(monkeypatch, settings):
    settings.TRUSTED_PROXIES = 0
    monkeypatch.setattr(limits, "_limit", MinuteLimit(2))
    monkeypatch.setattr(limits.time, "time", lambda: 1_000_000.0)


def turn(client, address):
    return client.post(
        "/api/v1/chat/turn", {"option": "command:menu"}, content_type="application/json", REMOTE_ADDR=address
    )


@pytest.mark.django_db
def test_the_third_call_of_a_minute_is_refused_and_others_are_not(client, two_a_minute):
    assert [turn(client, STRANGER).status_code for _ in range(3)] == [200, 200, 429]
    assert turn(client, SOMEBODY_ELSE).status_code == 200


@pytest.mark.django_db
def test_the_form_keeps_what_was_typed(client, two_a_minute):
    for _ in range(2):
        client.post("/obrolan/", {"text": "gaji saya"}, REMOTE_ADDR=STRANGER)
    refused = client.post("/obrolan/", {"text": "gaji saya belum dibayar"}, REMOTE_ADDR=STRANGER)
    assert refused.status_code == 429
    assert "gaji saya belum dibayar" in refused.content.decode()


@pytest.mark.django_db
def test_a_proxy_on_this_machine_is_not_one_person(client, two_a_minute):
    assert {turn(client, "127.0.0.1").status_code for _ in range(20)} == {200}
