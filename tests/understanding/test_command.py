"""./rantau understand: JSON lines in and out, stable keys, wrong lines reported and passed over, no Django loaded."""

import io
import json
import sys
from types import SimpleNamespace

import pytest

from rantau.config.cli import understand as command


@pytest.fixture
def run(monkeypatch, capsys, model):
    def _run(raw: bytes):
        monkeypatch.setattr(command, "_model", lambda: model)
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(raw)))
        code = command.run([])
        said = capsys.readouterr()
        return (
            code,
            [json.loads(line) for line in said.out.splitlines()],
            [json.loads(line) for line in said.err.splitlines()],
        )

    return _run


def test_one_line(run):
    code, out, err = run(b'{"text": "sy dipukul majikan tadi malam, di jeddah"}\n')
    assert (code, err) == (0, [])
    assert list(out[0]) == ["urgency", "topics", "language", "country", "about"]
    assert out[0]["urgency"] == "emergency"
    assert out[0]["country"] == "SA"
    assert list(out[0]["topics"][0]) == ["key", "score"]


def test_wrong_lines_are_reported_and_the_rest_is_answered(run):
    code, out, err = run(b'nonsense\n{"text": 3}\n[]\n\xff\xfe\n\n{"text": "halo"}\n{"text": ""}')
    assert code == 0
    assert len(out) == 2
    assert [one["line"] for one in err] == [1, 2, 3, 4]
    assert all(one["error"] for one in err)
