"""Reads the dialogue files once per process."""

import tomllib
from functools import cache
from pathlib import Path

from rantau.chat.domain.dialogue.content import ContentFault, Library, read_library

CONTENT = Path(__file__).resolve().parents[3] / "content" / "dialogues"


def read_files(folder: Path) -> Library:
    """Read a folder of dialogues (content/dialogues/README.md). Raises ContentFault with the name of the file."""
    files: dict[str, dict[str, dict[str, object]]] = {"id": {}}
    for path in sorted(folder.glob("**/*.toml")):
        language = "id" if path.parent == folder else path.parent.name
        try:
            files.setdefault(language, {})[path.stem] = tomllib.loads(path.read_text(encoding="utf-8"))
        except tomllib.TOMLDecodeError as error:
            raise ContentFault(f"{path.relative_to(folder)}: {error}") from error
    return read_library(files)


@cache
def library() -> Library:
    """The dialogues that ship with the product."""
    return read_files(CONTENT)
