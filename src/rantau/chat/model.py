"""The language model of this installation: built from content/ when its inputs change, loaded once per process."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

from django.conf import settings

from rantau.chat.domain.understanding import BrokenModel, Model, load_model, words_only
from rantau.chat.domain.understanding.artefact import META
from rantau.chat.training import ensure_model
from rantau.chat.training.contributions import FOLDER
from rantau.chat.training.ensure import content_hash


def prepare_model(*, content: Path, reference: Path, data: Path, say: Callable[[str], None]) -> Path:
    """Build the model if it is not there for this content; return its folder."""
    return ensure_model(content_dir=content, lexicon_dir=reference / "lexicon", data_dir=data, say=say)


def built_model(*, content: Path, reference: Path, data: Path) -> Path | None:
    """The folder of the model for this content, None when it is not built yet. Builds nothing."""
    target = data / "model" / content_hash(content, reference / "lexicon", data / FOLDER)
    return target if (target / META).exists() else None


@cache
def current_model() -> Model | None:
    """The model; rules, keyword topics and word lists where none can be built (disk full, folder not writable).

    None where the artefact is there but damaged: `understand` then takes the word lists beside its own code.
    """
    try:
        path = prepare_model(
            content=settings.CONTENT_DIR, reference=settings.REFERENCE_DIR, data=settings.DATA_DIR, say=lambda _: None
        )
    except OSError:
        return words_only(settings.CONTENT_DIR, settings.REFERENCE_DIR / "lexicon")
    try:
        return load_model(path)
    except BrokenModel:
        return None
