"""./rantau doctor: looks at this installation and says what is wrong, one line per thing. Changes nothing that matters."""

import argparse
import shutil
import socket
import stat
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

SMALLEST_PYTHON = (3, 11)
LEAST_MB = 200
NOT_PREPARED = "not prepared yet; ./rantau serve does it"


class Finding(NamedTuple):
    """One line of the report."""

    good: bool
    sentence: str


def run(arguments: list[str]) -> int:
    """Print the report. Returns 1 when something is wrong."""
    parser = argparse.ArgumentParser(prog="rantau doctor")
    parser.add_argument("--port", type=int, default=8000, help="the port that ./rantau serve shall use")
    options = parser.parse_args(arguments)
    wrong = 0
    for name, finding in examine(options.port):
        print(f"{'good ' if finding.good else 'WRONG'}  {name:<13}{finding.sentence}", flush=True)
        wrong += not finding.good
    return 1 if wrong else 0


def examine(port: int) -> Iterator[tuple[str, Finding]]:
    """All findings in order. Without usable settings the rest cannot be looked at."""
    yield "python", of_python(sys.version_info[:3])
    settings = of_settings()
    yield "settings", settings
    if not settings.good:
        return
    from django.conf import settings as chosen

    yield "disk", of_disk(shutil.disk_usage(chosen.DATA_DIR).free // 1_000_000, chosen.DATA_DIR)
    yield "data folder", of_folder(chosen.DATA_DIR)
    yield "secret", of_secret(chosen.DATA_DIR / "secret.key", chosen.SECRET_KEY)
    database = of_database()
    yield "database", database
    if database.good:
        yield "tables", of_tables()
        yield "contacts", _guarded(of_contacts)
        yield "articles", _guarded(of_articles)
    yield "model", of_model()
    there = Path(chosen.STATIC_ROOT).is_dir()
    yield "static files", Finding(there, f"release {chosen.RELEASE}" if there else NOT_PREPARED)
    yield "port", of_port(port)


def of_python(version: tuple[int, ...]) -> Finding:
    written = ".".join(str(part) for part in version)
    return Finding(
        version >= SMALLEST_PYTHON, written if version >= SMALLEST_PYTHON else f"{written}; 3.11 or newer is needed"
    )


def of_settings() -> Finding:
    """Reads the settings as a server would."""
    from rantau.config.env import WrongSetting

    try:
        import django

        django.setup()
    except WrongSetting as error:
        return Finding(good=False, sentence=str(error))
    from django.conf import settings

    return Finding(good=True, sentence="production" if settings.PRODUCTION else "development (this machine only)")


def of_disk(free_mb: int, folder: Path) -> Finding:
    sentence = f"{free_mb} MB free for {folder}"
    return Finding(
        free_mb >= LEAST_MB, sentence if free_mb >= LEAST_MB else f"{sentence}; at least {LEAST_MB} MB are needed"
    )


def of_folder(folder: Path) -> Finding:
    """Others on this machine must not look into the data folder."""
    mode = stat.S_IMODE(folder.stat().st_mode)
    if mode & 0o077:
        return Finding(good=False, sentence=f"{folder} is open to others ({mode:04o}); close it: chmod 700 {folder}")
    return Finding(good=True, sentence=str(folder))


def of_secret(kept: Path, secret: str) -> Finding:
    if len(secret) < 32:
        return Finding(good=False, sentence="shorter than 32 characters")
    if not kept.exists():
        return Finding(good=True, sentence="from RANTAU_SECRET_KEY")
    mode = stat.S_IMODE(kept.stat().st_mode)
    if mode & 0o077:
        return Finding(good=False, sentence=f"{kept} can be read by others ({mode:04o}); close it: chmod 600 {kept}")
    return Finding(good=True, sentence=f"in {kept}")


def of_database() -> Finding:
    from django.db import Error, connection

    kind = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}.get(connection.vendor, connection.vendor)
    where = connection.settings_dict["HOST"] or connection.settings_dict["NAME"]
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        return Finding(
            good=False, sentence=f"{kind} at {where} cannot be opened; check DATABASE_URL and that the server runs"
        )
    return Finding(good=True, sentence=f"{kind} at {where}")


def of_tables() -> Finding:
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    missing = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    return Finding(
        not missing, "up to date" if not missing else f"{missing} migrations are missing; ./rantau serve applies them"
    )


def of_contacts() -> Finding:
    from rantau.directory import api as directory

    found = directory.revision()
    return Finding(
        bool(found), f"{len(directory.all_contacts())} entries, revision {found[:8]}" if found else NOT_PREPARED
    )


def of_articles() -> Finding:
    from rantau.knowledge import api as knowledge

    found = knowledge.revision()
    number = len(knowledge.list_articles(language="id"))
    return Finding(bool(found), f"{number} articles, revision {found[:8]}" if found else NOT_PREPARED)


def of_model() -> Finding:
    from django.conf import settings

    from rantau.chat.api import built_model

    found = built_model(content=settings.CONTENT_DIR, reference=settings.REFERENCE_DIR, data=settings.DATA_DIR)
    return Finding(found is not None, f"version {found.name}" if found else NOT_PREPARED)


def of_port(port: int) -> Finding:
    """Free, or taken by Rantau itself."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            if _answers_as_rantau(port):
                return Finding(good=True, sentence=f"Rantau answers at {port}")
            return Finding(
                good=False,
                sentence=f"{port} cannot be used ({error.strerror}); choose another: ./rantau serve --port {port + 1}",
            )
    return Finding(good=True, sentence=f"{port} is free")


def _answers_as_rantau(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/sehat/", timeout=1) as answer:
            return bool(answer.read(10) == b"ok")
    except (urllib.error.URLError, OSError, ValueError):
        return False


def _guarded(look: Callable[[], Finding]) -> Finding:
    """A missing table is a finding, not an error."""
    from django.db import Error

    try:
        return look()
    except Error:
        return Finding(good=False, sentence=NOT_PREPARED)
