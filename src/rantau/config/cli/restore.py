"""./rantau restore FILE: puts a backup back in place. What was there before is kept aside, never overwritten."""

import argparse
import contextlib
import os
import tempfile
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from rantau.config.cli import archive, database
from rantau.config.cli.words import say, stop


class InUse(RuntimeError):
    """A running program has the database open."""


def run(arguments: list[str]) -> int:
    import django
    from django.conf import settings
    from django.utils import timezone

    parser = argparse.ArgumentParser(prog="rantau restore", description="Put a backup back in place.")
    parser.add_argument("file", type=Path)
    options = parser.parse_args(arguments)
    django.setup()
    if not options.file.is_file():
        stop(f"there is no file {options.file}.")
    try:
        aside = restore_backup(options.file, settings.DATA_DIR, settings.DATABASES["default"], timezone.now())
    except archive.NotABackup as error:
        stop(f"{options.file} was not restored: {error}. Nothing was changed.")
    except database.DatabaseTrouble as error:
        stop(f"{options.file} was not restored: {error}. Nothing was changed.")
    except InUse as error:
        stop(f"{error} Nothing was changed.")
    say(f"Restored. What was there before is kept in {aside}; remove it when you no longer need it.")
    say("The next ./rantau serve prepares what is left (tables of a newer version, model, static files).")
    return 0


def restore_backup(source: Path, data: Path, settings: Mapping[str, Any], now: datetime) -> Path:
    """Restore and return the folder that keeps what was there. Raises NotABackup, DatabaseTrouble, InUse; then all is as before."""
    sqlite = database.sqlite_path(settings)
    if sqlite is not None:
        refuse_when_open(sqlite)
    aside = data / f"{archive.KEPT_ASIDE}{now:%Y%m%d-%H%M%S}"
    with tempfile.TemporaryDirectory(prefix=".restore-", dir=data) as folder:
        unpacked = Path(folder)
        manifest = archive.unpack(source, unpacked)
        kind = archive.SQLITE if sqlite is not None else archive.POSTGRESQL
        if manifest.database != kind:
            raise archive.NotABackup(f"it holds {_named(manifest.database)}, but this installation uses {_named(kind)}")
        if sqlite is not None:
            database.check_sqlite(unpacked / kind)
        aside.mkdir(mode=0o700)
        if sqlite is None:
            database.dump_postgresql(settings, aside / archive.POSTGRESQL)
            database.load_postgresql(settings, unpacked / kind)
        _exchange(data, unpacked, aside, sqlite)
    return aside


def _named(database_member: str) -> str:
    return "a SQLite database" if database_member == archive.SQLITE else "a PostgreSQL database"


def _exchange(data: Path, unpacked: Path, aside: Path, sqlite: Path | None) -> None:
    """Move what is there aside and the restored files in. When a move fails, everything goes back."""
    moved: list[tuple[Path, Path]] = []

    def move(old: Path, new: Path) -> None:
        new.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        old.rename(new)
        moved.append((old, new))

    try:
        for path in list(archive.files_to_keep(data, sqlite)):
            move(path, aside / path.relative_to(data))
        if sqlite is not None:
            for suffix in ("", "-wal", "-shm", "-journal"):
                old = sqlite.with_name(sqlite.name + suffix)
                if old.exists():
                    move(old, aside / old.name)
            move(unpacked / archive.SQLITE, sqlite)
        restored = unpacked / archive.DATA
        for path in sorted(path for path in restored.rglob("*") if path.is_file()):
            move(path, data / path.relative_to(restored))
    except OSError:
        for old, new in reversed(moved):
            with contextlib.suppress(OSError):
                new.rename(old)
        raise


def refuse_when_open(path: Path) -> None:
    """Raises InUse when another process of this machine has the file open (as far as this user may see)."""
    wanted, own = str(path.resolve()), str(os.getpid())
    for link in Path("/proc").glob("[0-9]*/fd/*"):
        with contextlib.suppress(OSError):
            if str(link.readlink()) == wanted and link.parts[2] != own:
                raise InUse("Rantau is running with this database. Stop it first, then restore.")
