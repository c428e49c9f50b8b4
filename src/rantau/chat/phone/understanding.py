"""The word lists and the language model for the phone: the artefact as it was built. Without a model rules and keywords understand."""

from pathlib import Path

from django.conf import settings

from rantau.chat.domain.understanding.artefact import META, WEIGHTS
from rantau.chat.domain.understanding.words import read_tables
from rantau.chat.model import built_model
from rantau.chat.phone.form import as_json

WORDS_PART, MODEL_PART = "understanding.json.gz", "model.bin.gz"


def understanding_parts() -> dict[str, bytes]:
    """Name -> content: what understand.js reads as JSON, and the learnt tables."""
    folder = built_model(content=settings.CONTENT_DIR, reference=settings.REFERENCE_DIR, data=settings.DATA_DIR)
    if folder is not None:
        return phone_model(folder)
    return {WORDS_PART: as_json({"words": read_tables(settings.CONTENT_DIR, settings.REFERENCE_DIR / "lexicon")})}


def phone_model(folder: Path) -> dict[str, bytes]:
    """The two files of a model folder. Raises OSError."""
    return {WORDS_PART: (folder / META).read_bytes(), MODEL_PART: (folder / WEIGHTS).read_bytes()}
