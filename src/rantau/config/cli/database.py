"""A consistent copy of the database and its way back, for backup and restore."""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

SQLITE_ENGINE = "django.db.backends.sqlite3"


class DatabaseTrouble(RuntimeError):
    """The database cannot be copied or put back; the sentence says why and holds no password."""


def sqlite_path(settings: Mapping[str, Any]) -> Path | None:
    """The file of a SQLite database; None for PostgreSQL."""
    return Path(settings["NAME"]) if settings["ENGINE"] == SQLITE_ENGINE else None


def copy_sqlite(source: Path, target: Path) -> None:
    """Copy through SQLite itself, so that a running server does not matter. Raises DatabaseTrouble."""
    if not source.exists():
        raise DatabaseTrouble(f"there is no database at {source} yet; start ./rantau serve once")
    try:
        with (
            _closing(sqlite3.connect(f"file:{source}?mode=ro", uri=True)) as old,
            _closing(sqlite3.connect(target)) as new,
        ):
            old.backup(new)
            new.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.Error as error:
        raise DatabaseTrouble(f"the database at {source} cannot be read: {error}") from error
    target.chmod(0o600)
    check_sqlite(target)


def check_sqlite(path: Path) -> None:
    """Raises DatabaseTrouble when the file is damaged."""
    try:
        with _closing(sqlite3.connect(path)) as database:
            (verdict,) = database.execute("PRAGMA integrity_check").fetchone()
    except sqlite3.Error as error:
        raise DatabaseTrouble(f"the database is damaged: {error}") from error
    if verdict != "ok":
        raise DatabaseTrouble(f"the database is damaged: {verdict}")


class _closing:  # noqa: N801 - reads like the function of the standard library, and commits before it closes
    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    def __enter__(self) -> sqlite3.Connection:
        return self.connection

    def __exit__(self, *_: object) -> None:
        self.connection.close()


def dump_postgresql(settings: Mapping[str, Any], target: Path) -> None:
    """Write a custom-format dump. Raises DatabaseTrouble."""
    _run(
        "pg_dump",
        ["--format=custom", "--no-owner", "--no-privileges", "--file", str(target), _name(settings)],
        settings,
    )
    target.chmod(0o600)


def load_postgresql(settings: Mapping[str, Any], source: Path) -> None:
    """Put a dump in the place of what stands in the database, all or nothing. Raises DatabaseTrouble."""
    options = ["--clean", "--if-exists", "--no-owner", "--no-privileges", "--single-transaction", "--exit-on-error"]
    _run("pg_restore", [*options, "--dbname", _name(settings), str(source)], settings)


def _name(settings: Mapping[str, Any]) -> str:
    return str(settings["NAME"])


def _run(program: str, arguments: list[str], settings: Mapping[str, Any]) -> None:
    """Run a program of PostgreSQL; host, user and password go through its environment, so no list of processes shows them."""
    path = shutil.which(program)
    if path is None:
        raise DatabaseTrouble(f"{program} is missing. On Debian or Ubuntu: apt install postgresql-client.")
    names = {"PGHOST": "HOST", "PGPORT": "PORT", "PGUSER": "USER", "PGPASSWORD": "PASSWORD"}
    chosen = {variable: str(settings[key]) for variable, key in names.items() if settings.get(key)}
    result = subprocess.run(
        [path, *arguments], env={**os.environ, **chosen}, capture_output=True, text=True, check=False
    )
    if result.returncode:
        first = next((line for line in result.stderr.splitlines() if line.strip()), "no reason given")
        raise DatabaseTrouble(f"{program} failed: {first[:300]}")
