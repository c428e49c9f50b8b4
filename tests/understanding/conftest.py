"""The language model of the whole content, without any database; kept from an earlier run where nothing has changed."""

from pathlib import Path

import pytest
from django.conf import settings

from rantau.chat.domain.understanding import load_model
from rantau.chat.training import ensure_model

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def model():
    return load_model(ensure_model(ROOT / "content", settings.DATA_DIR, ROOT / "data" / "lexicon", lambda _: None))
