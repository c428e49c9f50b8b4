"""What all tests share: a data folder of their own, the language model (learnt once, kept for later runs), and a filled database."""

import contextlib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent
DATA = ROOT / "var" / "test"
KEPT_MODELS = ROOT / "var" / "test-model"


def pytest_configure() -> None:
    from django.conf import settings

    DATA.mkdir(parents=True, exist_ok=True, mode=0o700)
    KEPT_MODELS.mkdir(parents=True, exist_ok=True)
    with contextlib.suppress(FileExistsError):
        (DATA / "model").symlink_to(KEPT_MODELS)
    settings.DATA_DIR = DATA
    settings.STATIC_ROOT = DATA / "static"
    settings.STATIC_ROOT.mkdir(exist_ok=True)
    settings.TURNS_PER_MINUTE = 1_000_000
    settings.SECRET_KEY = "a key for tests, known to everybody, used by nobody"  # noqa: S105


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Slow single tests begin first, so that no worker is left alone with one at the end."""
    items.sort(key=lambda item: "slow" not in item.keywords)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:  # noqa: ARG001
    """The test database holds the reference data that every installation has."""
    from django.utils import timezone

    from rantau.directory.api import import_directory
    from rantau.knowledge.api import import_knowledge

    with django_db_blocker.unblock():
        import_directory(now=timezone.now())
        import_knowledge(now=timezone.now())


@pytest.fixture(scope="session")
def model(django_db_setup: None) -> Any:  # noqa: ARG001
    """The language model; learnt now when no earlier run has kept it."""
    from rantau.chat.api import current_model

    found = current_model()
    assert found is not None
    assert found.version != "words only"
    return found


@pytest.fixture
def without_model(monkeypatch: pytest.MonkeyPatch) -> None:
    """An installation whose language model is missing."""
    from rantau.chat import services

    monkeypatch.setattr(services, "current_model", lambda: None)


@pytest.fixture
def fresh_snapshots(monkeypatch: pytest.MonkeyPatch) -> None:
    """Directory and knowledge base are read again from the database of this test."""
    from rantau.directory import queries as directory
    from rantau.knowledge import queries as knowledge

    monkeypatch.setattr(directory, "_snapshot", directory._Snapshot())  # noqa: SLF001
    monkeypatch.setattr(knowledge, "_snapshot", knowledge._Snapshot())  # noqa: SLF001
