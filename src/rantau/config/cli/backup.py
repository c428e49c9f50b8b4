"""./rantau backup [FILE]: everything Rantau stores in one file that only its owner can read."""

import argparse
import tempfile
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from rantau.config.cli import archive, database
from rantau.config.cli.words import say, stop


def run(arguments: list[str]) -> int:
    import django
    from django.conf import settings
    from django.utils import timezone

    parser = argparse.ArgumentParser(prog="rantau backup", description="Write everything Rantau stores into one file.")
    parser.add_argument(
        "file", nargs="?", type=Path, help="a new file that ends in .tar.gz; a name with the date by default"
    )
    options = parser.parse_args(arguments)
    django.setup()
    now = timezone.now()
    target = (options.file or Path(f"rantau-backup-{now:%Y%m%d-%H%M%S}.tar.gz")).resolve()
    if not target.name.endswith(".tar.gz"):
        stop("the name of a backup ends in .tar.gz.")
    try:
        number = make_backup(settings.DATA_DIR, target, settings.DATABASES["default"], now)
    except FileExistsError:
        stop(f"{target} is already there. A backup is never overwritten; choose another name.")
    except (FileNotFoundError, PermissionError) as error:
        stop(f"{error.filename} cannot be used: {error.strerror}.")
    except database.DatabaseTrouble as error:
        stop(f"no backup was made: {error}")
    say(f"Wrote {number} files into {target} ({target.stat().st_size / 1_000_000:.1f} MB, readable by you alone).")
    say("It holds the secret key too. Keep it as safe as the server itself, on another machine.")
    return 0


def make_backup(data: Path, target: Path, settings: Mapping[str, Any], now: datetime) -> int:
    """Write the backup; returns the number of files. Raises FileExistsError, OSError, DatabaseTrouble."""
    sqlite = database.sqlite_path(settings)
    with tempfile.TemporaryDirectory(prefix=".backup-", dir=data) as half_made:
        copy = Path(half_made) / "copy"
        if sqlite is not None:
            database.copy_sqlite(sqlite, copy)
        else:
            database.dump_postgresql(settings, copy)
        kind = archive.SQLITE if sqlite is not None else archive.POSTGRESQL
        members = {kind: copy}
        for path in archive.files_to_keep(data, sqlite):
            if path != target:
                members[archive.DATA + path.relative_to(data).as_posix()] = path
        return len(archive.write(target, members, database=kind, now=now).files)
