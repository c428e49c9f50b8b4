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
from rantau.chat.training.contributions import FOLDER, Known, contribution_files, contributions
from rantau.chat.training.phrases import read_phrases

_PACKAGE = Path(__file__).resolve().parents[2]
_CODE = ("chat/training", "chat/domain/understanding", "chat/domain/topics.py", "lib/text")
_LEXICON_FILES = ("slang_id_indocollex.csv", "nusax_parallel_train.csv.gz", "nusatranslation_parallel_train.csv.gz")
_MODELS_KEPT = 2


def ensure_model(content_dir: Path, data_dir: Path, lexicon_dir: Path, say: Callable[[str], None]) -> Path:
    """Folder of the model for this content, word lists, lexicon and code; built when it is not there yet.

    Phrases that organisations gave (data_dir/phrases, see contributions.py) are learnt as well; a faulty file is left out and named.
    Several processes may call this at once: one builds, the others wait. `say` gets one plain sentence per step.
    Raises OSError when the folder cannot be written, ValueError when a phrase or word list is wrong.
    """
    added = data_dir / FOLDER
    version = content_hash(content_dir, lexicon_dir, added)
    models = data_dir / "model"
    target = models / version
    if (target / META).exists():
        return target
    models.mkdir(parents=True, exist_ok=True)
    with _alone(models / ".lock"):
        if not (target / META).exists():
            _build(content_dir, lexicon_dir, added, target, say)
            _forget_old(models, target)
    return target


def content_hash(content_dir: Path, lexicon_dir: Path, added: Path | None = None) -> str:
    """Sixteen hex digits over everything that decides the tables. `added`: the folder of phrases that organisations gave."""
    digest = hashlib.sha256()
    given = contribution_files(added) if added else ()
    for path in (*_inputs(content_dir, lexicon_dir), *given):
        digest.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:16]


def _inputs(content_dir: Path, lexicon_dir: Path) -> Iterable[Path]:
    yield from sorted((content_dir / "phrases").glob("*.jsonl"))
    yield from sorted(path for path in (content_dir / "understanding").rglob("*") if path.suffix in {".csv", ".toml"})
    yield from (lexicon_dir / name for name in _LEXICON_FILES if (lexicon_dir / name).exists())
    for part in _CODE:
        path = _PACKAGE / part
        yield from sorted(path.rglob("*.py")) if path.is_dir() else [path]


def _build(content_dir: Path, lexicon_dir: Path, added: Path, target: Path, say: Callable[[str], None]) -> None:
    from rantau.chat.training.build import build_model

    started = time.monotonic()
    say("Learning from the phrases …")
    half_made = target.with_name(f".{target.name}.{os.getpid()}")
    half_made.mkdir(exist_ok=True)
    given, left_out = contributions(added, Known(read_phrases(content_dir / "phrases"))) if added.exists() else ([], [])
    for sentence in left_out:
        say(sentence)
    try:
        count = build_model(content_dir, lexicon_dir, half_made, target.name, given)
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
