"""Which texts no native speaker has read yet: `review = "native"` in a file of a language says so, and the reader is told.

Dialogues (content/dialogues/<language>/), words of pages and buttons (content/interface/<language>.toml) and articles
(content/articles/<language>/) carry the mark themselves; whoever has read a file takes the line away.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

CONTENT = Path(__file__).resolve().parents[3] / "content"
MARK = re.compile(r'^review = "native"$', re.MULTILINE)
KINDS = ("dialogues", "interface", "articles")


def unread_files(content: Path = CONTENT) -> dict[str, dict[str, list[str]]]:
    """Language -> kind of text -> names of the files that wait for a native speaker, in order."""
    found: dict[str, dict[str, list[str]]] = {}
    for language, kind, path in _files(content):
        if MARK.search(path.read_text(encoding="utf-8")):
            found.setdefault(language, {}).setdefault(kind, []).append(path.stem)
    return found


def _files(content: Path) -> Iterator[tuple[str, str, Path]]:
    for path in sorted((content / "dialogues").glob("*/*.toml")):
        yield path.parent.name, "dialogues", path
    for path in sorted((content / "interface").glob("*.toml")):
        yield path.stem, "interface", path
    for path in sorted((content / "articles").glob("*/*.md")):
        yield path.parent.name, "articles", path


@cache
def unread_languages() -> frozenset[str]:
    """Languages whose answers or buttons no native speaker has read; what they say is shown with a note."""
    return frozenset(language for language, kinds in unread_files().items() if {"dialogues", "interface"} & set(kinds))


def overview(content: Path = CONTENT) -> str:
    """A table of what waits for a native speaker, for docs/native-review.md."""
    rows = ["| language | dialogues | words of pages and buttons | articles |", "|---|---|---|---|"]
    for language, kinds in sorted(unread_files(content).items()):
        cells = (", ".join(f"`{name}`" for name in kinds.get(kind, ())) or "–" for kind in KINDS)
        rows.append(f"| `{language}` | {' | '.join(cells)} |")
    return "\n".join(rows)
