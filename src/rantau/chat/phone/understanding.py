"""The word lists and the language model for the phone. Without a model there is nothing: the server answers."""

import json
from pathlib import Path

from django.conf import settings

from rantau.chat.domain.understanding.artefact import META, WEIGHTS
from rantau.chat.domain.understanding.features import BLOCK_LENGTHS
from rantau.chat.model import built_model
from rantau.chat.phone.form import as_json
from rantau.chat.phone.words import words_for_phone

WORDS_PART, MODEL_PART = "understanding.json.gz", "model.bin.gz"
_SAID = ("version", "limits", "country")


def understanding_parts() -> dict[str, bytes]:
    """Name -> content: what understand.js reads as JSON, and the learnt tables."""
    folder = built_model(content=settings.CONTENT_DIR, reference=settings.REFERENCE_DIR, data=settings.DATA_DIR)
    return phone_model(folder) if folder is not None else {}


def phone_model(folder: Path) -> dict[str, bytes]:
    """The two files made of a model folder. Raises OSError, ValueError, KeyError."""
    meta = json.loads((folder / META).read_text(encoding="utf-8"))
    said = {name: meta[name] for name in _SAID}
    tables = {name: {**described, "lengths": BLOCK_LENGTHS} for name, described in meta["tables"].items()}
    return {
        WORDS_PART: as_json({"words": words_for_phone(meta["words"]), "tables": tables, **said}),
        MODEL_PART: (folder / WEIGHTS).read_bytes(),
    }
