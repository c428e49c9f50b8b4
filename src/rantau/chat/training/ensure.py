"""The model of exactly this content: found by the hash of its inputs, or built."""

import contextlib
import fcntl
import hashlib
import os
import shutil
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from rantau.chat.domain.understanding.artefact import META

_PACKAGE = Path(__file__).resolve().parents[2]
_CODE = ("chat/training", "chat/domain/understanding", "chat/domain/topics.py", "lib/text")
_LEXICON_FILES = ("slang_id_indocollex.csv", "nusax_parallel_train.csv.gz", "nusatranslation_parallel_train.csv.gz")
_MODELS_KEPT = 2


def ensure_model(content_dir: Path, data_dir: Path, lexicon_dir: Path, say: Callable[[str], None]) -> Path:
    """Folder of the model for this content, word lists, lexicon and code; built when it is not there yet.

    Several processes may call this at once: one builds, the others wait. `say` gets one plain sentence per step.
    Raises OSError when the folder cannot be written, ValueError when a phrase or word list is wrong.
    """
    version = content_hash(content_dir, lexicon_dir)
    models = data_dir / "model"
    target = models / version
    if (target / META).exists():
        return target
    models.mkdir(parents=True, exist_ok=True)
    with _alone(models / ".lock"):
        if not (target / META).exists():
            _build(content_dir, lexicon_dir, target, version, say)
            _forget_old(models, target)
    return target


def content_hash(content_dir: Path, lexicon_dir: Path) -> str:
    """Sixteen hex digits over everything that decides the tables."""
    digest = hashlib.sha256()
    for path in _inputs(content_dir, lexicon_dir):
        digest.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:16]


def _inputs(content_dir: Path, lexicon_dir: Path) -> Iterable[Path]:
    yield from sorted((content_dir / "phrases").glob("*.jsonl"))
    yield from sorted(path for path in (content_dir / "understanding").rglob("*") if path.suffix in {".csv", ".toml"})
    yield from (lexicon_dir / name for name in _LEXICON_FILES if (lexicon_dir / name).exists())
    for part in _CODE:
        path = _PACKAGE / part
        yield from sorted(path.rglob("*.py")) if path.is_dir() else [path]


def _build(content_dir: Path, lexicon_dir: Path, target: Path, version: str, say: Callable[[str], None]) -> None:
    from rantau.chat.training.build import build_model

    started = time.monotonic()
    say("Learning from the phrases …")
    half_made = target.with_name(f".{target.name}.{os.getpid()}")
    half_made.mkdir(exist_ok=True)
    try:
        count = build_model(content_dir, lexicon_dir, half_made, version)
        half_made.rename(target)
    finally:
        shutil.rmtree(half_made, ignore_errors=True)
    say(f"Learnt from {count} phrases in {time.monotonic() - started:.0f} s.")


def _forget_old(models: Path, newest: Path) -> None:
    others = sorted((p for p in models.iterdir() if p.is_dir() and p != newest), key=lambda p: p.stat().st_mtime)
    for old in others[: max(0, len(others) - _MODELS_KEPT + 1)]:
        shutil.rmtree(old, ignore_errors=True)


@contextlib.contextmanager
def _alone(lock: Path) -> Iterator[None]:
    with lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
