"""Words of the interface from content/interface/<language>.toml: one key, one sentence, every language.

A language that lacks a key falls back to Indonesian on purpose; `./rantau check` reports keys that English lacks and placeholders
that differ.
"""

import tomllib
from functools import cache
from pathlib import Path

CONTENT = Path(__file__).resolve().parents[3] / "content" / "interface"
ORIGINAL = "id"


class UnknownWords(KeyError):
    """There is no such key in the Indonesian catalogue."""


@cache
def catalogues(folder: Path = CONTENT) -> dict[str, dict[str, str]]:
    """All catalogues: language -> "section.key" -> text."""
    found: dict[str, dict[str, str]] = {}
    for path in sorted(folder.glob("*.toml")):
        sections = tomllib.loads(path.read_text(encoding="utf-8"))
        found[path.stem] = {
            f"{section}.{key}": text
            for section, keys in sections.items()
            if isinstance(keys, dict)
            for key, text in keys.items()
        }
    return found


def words(key: str, language: str, **values: object) -> str:
    """The text of `key` in `language` with its {placeholders} filled. Raises UnknownWords."""
    known = catalogues()
    text = known.get(language, {}).get(key) or known[ORIGINAL].get(key)
    if text is None:
        raise UnknownWords(key)
    return text.format(**values) if values else text
