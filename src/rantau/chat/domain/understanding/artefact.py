"""The model on disk: one folder with a plain JSON file (names, limits, word lists) and one file of small whole numbers."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from rantau.chat.domain.understanding.classify import Model
from rantau.chat.domain.understanding.model import Table
from rantau.chat.domain.understanding.packing import pack, unpack
from rantau.chat.domain.understanding.words import read_tables, words_from

FORMAT = 3
META, WEIGHTS = "model.json", "weights.bin"


class BrokenModel(OSError):
    """The folder holds no readable model of this format."""


def save_model(folder: Path, meta: dict[str, Any], tables: Mapping[str, Table]) -> None:
    """Write the artefact into an existing folder: JSON in UTF-8, and the tables as packing.py makes them small."""
    described = {}
    with (folder / WEIGHTS).open("wb") as file:
        for name, table in tables.items():
            described[name], content = pack(table)
            file.write(content)
    meta = {**meta, "format": FORMAT, "tables": described}
    (folder / META).write_text(json.dumps(meta, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def load_model(path: Path) -> Model:
    """Read the artefact. Raises BrokenModel when a file is missing, cut off, or of another format."""
    try:
        meta = json.loads((path / META).read_text(encoding="utf-8"))
        content = (path / WEIGHTS).read_bytes()
        if meta["format"] != FORMAT:
            raise BrokenModel(f"{path} has format {meta['format']}, this version reads {FORMAT}")
        tables: dict[str, Table] = {}
        for name, described in meta["tables"].items():
            tables[name], taken = unpack(described, content)
            content = content[taken:]
        if content:
            raise BrokenModel(f"{path / WEIGHTS} has {len(content)} bytes too many")
        words = words_from(meta["words"])
    except (OSError, ValueError, KeyError, TypeError, IndexError) as error:
        raise BrokenModel(f"{path} cannot be read: {error}") from error
    return Model(
        words=words,
        meaning=tables["meaning"],
        tongue=tables["tongue"],
        limits=meta["limits"],
        country=meta["country"],
        version=meta["version"],
    )


def words_only(content: Path, lexicon: Path | None = None) -> Model:
    """The model without an artefact: danger rules, keyword topics, word lists. Raises OSError, ValueError."""
    return Model(words=words_from(read_tables(content, lexicon)))


@cache
def last_resort() -> Model:
    """Rules and keywords from the content beside this code, for a caller that has no model at all."""
    return words_only(Path(__file__).resolve().parents[5] / "content")
