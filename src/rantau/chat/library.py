"""Reads the dialogue files once per process."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from rantau.chat.domain.dialogue.content import ContentFault, Library, read_library

FORBIDDEN = "_forbidden.toml"  # rules about words, read by the linter alone
CONTENT = Path(__file__).resolve().parents[3] / "content" / "dialogues"


def read_files(folder: Path) -> Library:
    """Read a folder of dialogues (content/dialogues/README.md). Raises ContentFault with the name of the file."""
    return read_library(parse_files(folder))


def parse_files(folder: Path) -> dict[str, dict[str, dict[str, Any]]]:
    """The content of all dialogue files: language -> file name without ending -> tables. Raises ContentFault."""
    files: dict[str, dict[str, dict[str, Any]]] = {"id": {}}
    for path in sorted(folder.glob("**/*.toml")):
        if path.name == FORBIDDEN:
            continue
        language = "id" if path.parent == folder else path.parent.name
        try:
            files.setdefault(language, {})[path.stem] = tomllib.loads(path.read_text(encoding="utf-8"))
        except tomllib.TOMLDecodeError as error:
            raise ContentFault(f"{path.relative_to(folder)}: {error}") from error
    return files


@cache
def library() -> Library:
    """The dialogues that ship with the product."""
    return read_files(CONTENT)
