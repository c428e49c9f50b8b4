"""The one file of a backup: what belongs into it, how it is written and how it is read without trusting it.

A gzipped tar. Its first member, manifest.json, names format, version, database and the SHA-256 of every other member.
Left out is what Rantau makes again by itself (model, static files) and what belongs to a running process.
"""

import gzip
import hashlib
import io
import json
import os
import tarfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath

FORMAT, VERSION = "rantau-backup", 1
MANIFEST = "manifest.json"
SQLITE, POSTGRESQL = "database.sqlite3", "database.dump"  # where the database stands in the archive
DATA = "data/"
KEPT_ASIDE = "before-restore-"
REMADE = ("model", "static")
MOST_MEMBERS, MOST_BYTES = 100_000, 200_000_000_000


class NotABackup(ValueError):
    """The file is damaged, or is no backup of Rantau; the sentence says why."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an archive says about itself. `files`: member name -> SHA-256."""

    created: str
    database: str
    files: dict[str, str]


def files_to_keep(data: Path, database: Path | None) -> Iterator[Path]:
    """Files of the data folder that a backup holds, apart from the SQLite database itself."""
    for path in sorted(data.rglob("*")):
        inside = path.relative_to(data)
        if path.is_symlink() or not path.is_file():
            continue
        if inside.parts[0] in REMADE or inside.parts[0].startswith((KEPT_ASIDE, ".")):
            continue
        if database is not None and path.name.startswith(database.name) and path.parent == database.parent:
            continue
        if path.suffix in {".lock", ".pid"}:
            continue
        yield path


def write(target: Path, members: dict[str, Path], *, database: str, now: datetime) -> Manifest:
    """Write an archive that only its owner can read. It appears under its name only when it is complete.

    Raises FileExistsError when the file is already there: a backup is never overwritten.
    """
    if target.exists():
        raise FileExistsError(target)
    files = {name: digest_of(path) for name, path in members.items()}
    manifest = Manifest(now.isoformat(timespec="seconds"), database, files)
    half_made = target.with_name(f".{target.name}.{os.getpid()}")
    descriptor = os.open(half_made, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with (
            os.fdopen(descriptor, "wb") as raw,
            tarfile.open(fileobj=raw, mode="w:gz", format=tarfile.PAX_FORMAT) as archive,
        ):
            content = {
                "format": FORMAT,
                "version": VERSION,
                "created": manifest.created,
                "database": database,
                "files": files,
            }
            _add(archive, MANIFEST, json.dumps(content, indent=1).encode())
            for name, path in members.items():
                member = archive.gettarinfo(str(path), name)
                member.mode, member.uid, member.gid, member.uname, member.gname = 0o600, 0, 0, "", ""
                with path.open("rb") as file:
                    archive.addfile(member, file)
            raw.flush()
            os.fsync(raw.fileno())
        os.link(half_made, target)  # fails where the name was taken meanwhile, and never replaces
    finally:
        half_made.unlink(missing_ok=True)
    return manifest


def _add(archive: tarfile.TarFile, name: str, content: bytes) -> None:
    member = tarfile.TarInfo(name)
    member.size, member.mode = len(content), 0o600
    archive.addfile(member, io.BytesIO(content))


def digest_of(path: Path) -> str:
    """SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def unpack(source: Path, into: Path) -> Manifest:
    """Unpack an archive into an empty folder after looking at every name and hash. Raises NotABackup; then nothing may be used."""
    try:
        with tarfile.open(source, mode="r:gz") as archive:
            return _unpack(archive, into)
    except (tarfile.TarError, gzip.BadGzipFile, zlib.error, EOFError, UnicodeDecodeError) as error:
        raise NotABackup("it is damaged, or no backup of Rantau") from error


def _unpack(archive: tarfile.TarFile, into: Path) -> Manifest:
    first = archive.next()
    if first is None or first.name != MANIFEST or not first.isreg() or first.size > 50_000_000:
        raise NotABackup("it is no backup of Rantau")
    manifest = _read_manifest(archive, first)
    seen: set[str] = set()
    total = 0
    while (member := archive.next()) is not None:
        name = member.name
        total += member.size
        if name in seen or name not in manifest.files or not member.isreg() or not is_safe(name):
            raise NotABackup(f"it holds something that does not belong into a backup: {name[:80]!r}")
        if len(seen) > MOST_MEMBERS or total > MOST_BYTES:
            raise NotABackup("it is too large")
        seen.add(name)
        _extract(archive, member, into / name, manifest.files[name])
    missing = sorted(set(manifest.files) - seen)
    if missing:
        raise NotABackup(f"it is cut off: {missing[0]} is missing")
    return manifest


def _read_manifest(archive: tarfile.TarFile, member: tarfile.TarInfo) -> Manifest:
    file = archive.extractfile(member)
    try:
        content = json.loads(file.read()) if file else None
    except ValueError as error:
        raise NotABackup("its list of contents cannot be read") from error
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise NotABackup("it is no backup of Rantau")
    if content.get("version") != VERSION:
        raise NotABackup(f"it has version {content.get('version')!r}; this Rantau reads version {VERSION}")
    files, database = content.get("files"), content.get("database")
    if not isinstance(files, dict) or database not in {SQLITE, POSTGRESQL} or database not in files:
        raise NotABackup("its list of contents is not complete")
    return Manifest(str(content.get("created")), database, {str(name): str(digest) for name, digest in files.items()})


def is_safe(name: str) -> bool:
    """A name that stays inside the folder it is unpacked into."""
    path = PurePosixPath(name)
    known = name in {SQLITE, POSTGRESQL} or name.startswith(DATA)
    return known and not path.is_absolute() and ".." not in path.parts and "\\" not in name and "\x00" not in name


def _extract(archive: tarfile.TarFile, member: tarfile.TarInfo, target: Path, digest: str) -> None:
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    file = archive.extractfile(member)
    assert file is not None  # regular files only come here
    found = hashlib.sha256()
    descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as out:
        while block := file.read(1 << 20):
            found.update(block)
            out.write(block)
    if found.hexdigest() != digest:
        raise NotABackup(f"{member.name} was changed or damaged")
