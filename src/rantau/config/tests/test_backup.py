"""A backup brings everything back, refuses what is not one, and never costs what was there."""

import io
import json
import os
import shutil
import sqlite3
import stat
import subprocess
import tarfile
import uuid
from contextlib import closing
from datetime import UTC, datetime

import pytest
from django.db import connection

from rantau.config.cli import archive, backup, database, restore

NOW = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
LATER = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def settings_of(data):
    return {"ENGINE": database.SQLITE_ENGINE, "NAME": str(data / "rantau.sqlite3")}


def installation(folder, word):
    folder.mkdir(mode=0o700)
    (folder / "secret.key").write_text(word * 8)
    (folder / "model" / "x").mkdir(parents=True)
    (folder / "model" / "x" / "table").write_text("large")
    (folder / "static").mkdir()
    (folder / "kept").mkdir()
    (folder / "kept" / "note.txt").write_text(word)
    with closing(sqlite3.connect(folder / "rantau.sqlite3")) as database_:
        database_.execute("PRAGMA journal_mode=WAL")
        database_.execute("CREATE TABLE facts (word TEXT)")
        database_.execute("INSERT INTO facts VALUES (?)", [word])
        database_.commit()
    return folder


def word_in(folder):
    with closing(sqlite3.connect(folder / "rantau.sqlite3")) as database_:
        return database_.execute("SELECT word FROM facts").fetchone()[0]


@pytest.fixture
def saved(tmp_path):
    data = installation(tmp_path / "data", "first")
    target = tmp_path / "all.tar.gz"
    backup.make_backup(data, target, settings_of(data), NOW)
    return data, target


def test_a_backup_holds_what_cannot_be_made_again_and_is_for_its_owner_alone(saved):
    _, target = saved
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    with tarfile.open(target) as found:
        assert found.getnames() == ["manifest.json", "database.sqlite3", "data/kept/note.txt", "data/secret.key"]


def test_a_backup_holds_what_stands_only_in_the_write_ahead_log(tmp_path):
    data = installation(tmp_path / "data", "first")
    running = sqlite3.connect(data / "rantau.sqlite3")
    running.execute("UPDATE facts SET word = 'only in the log'")
    running.commit()
    backup.make_backup(data, tmp_path / "b.tar.gz", settings_of(data), NOW)
    running.close()
    fresh = tmp_path / "fresh"
    fresh.mkdir()
    restore.restore_backup(tmp_path / "b.tar.gz", fresh, settings_of(fresh), NOW)
    assert word_in(fresh) == "only in the log"


def test_a_backup_is_never_overwritten(saved):
    data, target = saved
    before = target.read_bytes()
    with pytest.raises(FileExistsError):
        backup.make_backup(data, target, settings_of(data), NOW)
    assert target.read_bytes() == before
    assert [path.name for path in target.parent.iterdir() if path.name.startswith(".")] == []


def test_a_restore_brings_everything_back_and_keeps_the_old_aside(saved, tmp_path):
    _, target = saved
    data = installation(tmp_path / "other", "second")
    aside = restore.restore_backup(target, data, settings_of(data), LATER)
    assert (word_in(data), (data / "secret.key").read_text()) == ("first", "first" * 8)
    assert (word_in(aside), (aside / "secret.key").read_text(), (aside / "kept" / "note.txt").read_text()) == (
        "second",
        "second" * 8,
        "second",
    )
    assert stat.S_IMODE(aside.stat().st_mode) == 0o700
    assert stat.S_IMODE((data / "rantau.sqlite3").stat().st_mode) == 0o600
    again = restore.restore_backup(target, data, settings_of(data), datetime(2026, 11, 22, 10, 0, tzinfo=UTC))
    assert again != aside and word_in(aside) == "second"


def test_a_restore_into_an_empty_place(saved, tmp_path):
    fresh = tmp_path / "fresh"
    fresh.mkdir()
    restore.restore_backup(saved[1], fresh, settings_of(fresh), LATER)
    assert word_in(fresh) == "first"


def everything_in(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def damaged(target, how):
    content = bytearray(target.read_bytes())
    if how == "cut off":
        del content[len(content) // 2 :]
    elif how == "one bit":
        content[len(content) // 2] ^= 1
    elif how == "empty":
        content.clear()
    else:
        content[:] = b"not an archive at all"
    target.write_bytes(content)


@pytest.mark.parametrize("how", ["cut off", "one bit", "empty", "foreign"])
def test_a_damaged_file_is_refused_and_changes_nothing(saved, tmp_path, how):
    data = installation(tmp_path / "other", "second")
    damaged(saved[1], how)
    before = everything_in(data)
    with pytest.raises((archive.NotABackup, database.DatabaseTrouble)):
        restore.restore_backup(saved[1], data, settings_of(data), LATER)
    assert everything_in(data) == before


def packed(path, members, manifest=None, first=True):
    files = {name: archive.hashlib.sha256(content).hexdigest() for name, content in members.items()}
    listed = {
        "format": archive.FORMAT,
        "version": 1,
        "created": "x",
        "database": archive.SQLITE,
        "files": files,
        **(manifest or {}),
    }
    with tarfile.open(path, "w:gz") as made:
        for name, content in [("manifest.json", json.dumps(listed).encode())] * first + list(members.items()):
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            made.addfile(entry, io.BytesIO(content))
    return path


def sqlite_bytes(tmp_path):
    path = tmp_path / "made.sqlite3"
    with closing(sqlite3.connect(path)) as made:
        made.execute("CREATE TABLE facts (word TEXT)")
    return path.read_bytes()


FOREIGN = {
    "no manifest": ({}, {}, False),
    "another format": ({}, {"format": "zip of a stranger"}, True),
    "a newer version": ({}, {"version": 2}, True),
    "no database": ({}, {"database": "other"}, True),
    "a way out of the folder": ({"data/../../outside": b"x"}, {}, True),
    "an absolute name": ({"/etc/rantau": b"x"}, {}, True),
    "a foreign place": ({"elsewhere/file": b"x"}, {}, True),
    "a wrong hash": ({"data/secret.key": b"x"}, {"files": {archive.SQLITE: "0", "data/secret.key": "1"}}, True),
    "an unlisted file": ({"data/more": b"x"}, {"files": {archive.SQLITE: "0"}}, True),
    "a database that is none": ({archive.SQLITE: b"SQLite but not really" * 100}, {}, True),
}


@pytest.mark.parametrize("name", FOREIGN)
def test_a_foreign_archive_is_refused_and_changes_nothing(tmp_path, name):
    members, manifest, first = FOREIGN[name]
    path = packed(tmp_path / "x.tar.gz", {archive.SQLITE: sqlite_bytes(tmp_path), **members}, manifest, first)
    data = installation(tmp_path / "data", "second")
    before = everything_in(data)
    with pytest.raises((archive.NotABackup, database.DatabaseTrouble)):
        restore.restore_backup(path, data, settings_of(data), LATER)
    assert everything_in(data) == before
    assert not (tmp_path / "outside").exists()


def test_a_link_in_an_archive_is_refused(saved, tmp_path):
    path = tmp_path / "link.tar.gz"
    with tarfile.open(path, "w:gz") as made:
        content = json.dumps(
            {
                "format": archive.FORMAT,
                "version": 1,
                "created": "x",
                "database": archive.SQLITE,
                "files": {archive.SQLITE: "0"},
            }
        ).encode()
        entry = tarfile.TarInfo("manifest.json")
        entry.size = len(content)
        made.addfile(entry, io.BytesIO(content))
        link = tarfile.TarInfo(archive.SQLITE)
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        made.addfile(link)
    with pytest.raises(archive.NotABackup):
        restore.restore_backup(path, saved[0], settings_of(saved[0]), LATER)


def test_a_failure_half_way_puts_everything_back(saved, tmp_path, monkeypatch):
    data = installation(tmp_path / "other", "second")
    before = everything_in(data)
    rename, calls = restore.Path.rename, []

    def fails_at_the_end(self, target):
        calls.append(self)
        if self.name == archive.SQLITE:
            raise OSError(28, "No space left on device")
        return rename(self, target)

    monkeypatch.setattr(restore.Path, "rename", fails_at_the_end)
    with pytest.raises(OSError):
        restore.restore_backup(saved[1], data, settings_of(data), LATER)
    assert everything_in(data) == before and len(calls) > 3


def test_a_restore_waits_until_rantau_is_stopped(saved):
    data, target = saved
    holder = subprocess.Popen(["sleep", "30"], stdin=(data / "rantau.sqlite3").open("rb"))
    try:
        with pytest.raises(restore.InUse):
            restore.restore_backup(target, data, settings_of(data), LATER)
    finally:
        holder.kill()
        holder.wait()


def test_a_backup_of_postgresql_does_not_go_into_sqlite(tmp_path):
    path = packed(tmp_path / "x.tar.gz", {archive.POSTGRESQL: b"dump"}, {"database": archive.POSTGRESQL})
    data = installation(tmp_path / "data", "second")
    with pytest.raises(archive.NotABackup, match="PostgreSQL"):
        restore.restore_backup(path, data, settings_of(data), LATER)


def test_a_missing_program_is_one_sentence_without_a_password(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(database.DatabaseTrouble, match="pg_dump is missing") as found:
        database.dump_postgresql({"NAME": "x", "PASSWORD": "planted-password"}, tmp_path / "d")
    assert "planted" not in str(found.value)


@pytest.mark.django_db
@pytest.mark.skipif(
    connection.vendor != "postgresql" or shutil.which("pg_dump") is None,
    reason="needs PostgreSQL and its client programs",
)
def test_postgresql_there_and_back(tmp_path):
    import psycopg

    settings = connection.settings_dict
    where = {
        "host": settings["HOST"],
        "port": settings["PORT"],
        "user": settings["USER"],
        "password": settings["PASSWORD"] or None,
    }
    name = f"rantau_backup_{uuid.uuid4().hex[:8]}"
    with psycopg.connect(**where, dbname="postgres", autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}"')
    try:
        with psycopg.connect(**where, dbname=name) as made:
            made.execute("CREATE TABLE facts (word TEXT)")
            made.execute("INSERT INTO facts VALUES ('first')")
        data = tmp_path / "data"
        data.mkdir()
        own = {**settings, "NAME": name}
        backup.make_backup(data, tmp_path / "b.tar.gz", own, NOW)
        with psycopg.connect(**where, dbname=name) as made:
            made.execute("UPDATE facts SET word = 'second'")
        aside = restore.restore_backup(tmp_path / "b.tar.gz", data, own, LATER)
        with psycopg.connect(**where, dbname=name) as made:
            assert made.execute("SELECT word FROM facts").fetchall() == [("first",)]
        assert (aside / archive.POSTGRESQL).stat().st_size > 0
    finally:
        with psycopg.connect(**where, dbname="postgres", autocommit=True) as server:
            server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def test_the_commands_speak_in_sentences(saved, tmp_path, settings, capsys, monkeypatch):
    data, target = saved
    settings.DATA_DIR = data
    monkeypatch.setitem(settings.DATABASES, "default", settings_of(data))
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit):
        backup.run([str(target)])
    assert "never overwritten" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        backup.run(["all.zip"])
    assert ".tar.gz" in capsys.readouterr().err
    assert backup.run([]) == 0
    assert len(list(tmp_path.glob("rantau-backup-*.tar.gz"))) == 1
    with pytest.raises(SystemExit):
        restore.run(["missing.tar.gz"])
    assert "there is no file" in capsys.readouterr().err
    (tmp_path / "bad.tar.gz").write_bytes(os.urandom(100))
    with pytest.raises(SystemExit):
        restore.run(["bad.tar.gz"])
    assert "Nothing was changed" in capsys.readouterr().err
    assert restore.run([str(target)]) == 0
    assert archive.KEPT_ASIDE in capsys.readouterr().err
