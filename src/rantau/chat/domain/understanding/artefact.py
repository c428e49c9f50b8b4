"""The model on disk: one folder with a plain JSON file (names, limits, word lists) and one file of small whole numbers."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from rantau.chat.domain.understanding.classify import Model
from rantau.chat.domain.understanding.model import RARITY_STEP, Table
from rantau.chat.domain.understanding.words import read_tables, words_from

FORMAT = 2
META, WEIGHTS = "model.json", "weights.bin"


class BrokenModel(OSError):
    """The folder holds no readable model of this format."""


def save_model(folder: Path, meta: dict[str, Any], tables: dict[str, Table]) -> None:
    """Write the artefact into an existing folder: JSON in UTF-8; per table its rarities, then its int8 weights row by row."""
    meta = {**meta, "format": FORMAT, "tables": {name: _described(table) for name, table in tables.items()}}
    with (folder / WEIGHTS).open("wb") as file:
        for table in tables.values():
            file.write(np.round(table.inverse / RARITY_STEP).astype(np.uint8).tobytes())
            file.write(np.ascontiguousarray(table.weights).tobytes())
    (folder / META).write_text(json.dumps(meta, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def load_model(path: Path) -> Model:
    """Read the artefact. Raises BrokenModel when a file is missing, cut off, or of another format."""
    try:
        meta = json.loads((path / META).read_text(encoding="utf-8"))
        weights = np.frombuffer((path / WEIGHTS).read_bytes(), dtype=np.int8)
        if meta["format"] != FORMAT:
            raise BrokenModel(f"{path} has format {meta['format']}, this version reads {FORMAT}")
        tables: dict[str, Table] = {}
        start = 0
        for name, described in meta["tables"].items():
            tables[name] = _table(described, weights[start:])
            start += tables[name].weights.size + len(tables[name].rows)
        if start != weights.size:
            raise BrokenModel(f"{path / WEIGHTS} has {weights.size} numbers, {start} were expected")
        words = words_from(meta["words"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BrokenModel(f"{path} cannot be read: {error}") from error
    return Model(
        words=words,
        urgency=tables["urgency"],
        topics=tables["topics"],
        people=tables["people"],
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


def _described(table: Table) -> dict[str, Any]:
    return {
        "columns": list(table.columns),
        "rows": list(table.rows),
        "scales": [float(f"{value:.6g}") for value in table.scales],
        "offsets": [float(f"{value:.6g}") for value in table.offsets],
    }


def _table(described: dict[str, Any], weights: np.ndarray[Any, np.dtype[np.int8]]) -> Table:
    rows, columns = described["rows"], tuple(described["columns"])
    size = len(rows) * len(columns)
    if weights.size < len(rows) + size:
        raise BrokenModel("the weights are cut off")
    return Table(
        columns=columns,
        rows={name: number for number, name in enumerate(rows)},
        inverse=weights[: len(rows)].view(np.uint8).astype(np.float32) * np.float32(RARITY_STEP),
        weights=weights[len(rows) : len(rows) + size].reshape(len(rows), len(columns)),
        scales=np.asarray(described["scales"], dtype=np.float32),
        offsets=np.asarray(described["offsets"], dtype=np.float32),
    )
