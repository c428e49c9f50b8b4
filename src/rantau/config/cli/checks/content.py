"""What authors wrote: dialogues, articles, phrases, words of the interface."""

import string
import tomllib
from pathlib import Path

from rantau.lib.interface import ORIGINAL

COMPLETE = ("en",)  # other languages fall back to Indonesian on purpose


def faults_of_dialogues(root: Path) -> list[str]:
    _set_up()
    from rantau.chat.api import faults_in_dialogues

    return faults_in_dialogues(
        root / "content" / "articles", root / "data" / "knowledge", root / "content" / "dialogues"
    )


def faults_of_articles(root: Path) -> list[str]:
    _set_up()
    from rantau.knowledge.api import faults_in_articles

    return faults_in_articles(root / "content" / "articles", root / "data" / "knowledge")


def faults_of_phrases(root: Path) -> list[str]:
    _set_up()
    from rantau.chat.api import faults_in_phrases

    return faults_in_phrases(root / "content" / "phrases")


def faults_of_interface(root: Path) -> list[str]:
    """Every catalogue has only known keys with the same placeholders; English has all of them."""
    folder = root / "content" / "interface"
    try:
        catalogues = {path.stem: _flat(path) for path in sorted(folder.glob("*.toml"))}
    except tomllib.TOMLDecodeError as error:
        return [f"content/interface: {error}"]
    original = catalogues.get(ORIGINAL, {})
    faults = [f"content/interface/{language}.toml is missing" for language in COMPLETE if language not in catalogues]
    for language, texts in catalogues.items():
        where = f"content/interface/{language}.toml"
        faults += [f"{where}: {key} is empty" for key, text in texts.items() if not text.strip()]
        faults += [f"{where}: {key} does not exist in Indonesian" for key in texts if key not in original]
        faults += [
            f"{where}: {key} has other {{placeholders}} than the Indonesian text"
            for key, text in texts.items()
            if key in original and placeholders(text) != placeholders(original[key])
        ]
        if language in COMPLETE:
            faults += [f"{where}: {key} is missing" for key in original if key not in texts]
    return faults


def placeholders(text: str) -> set[str]:
    """Names between braces; a lone brace counts as a placeholder of its own, so that it is never overlooked."""
    try:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    except ValueError:
        return {"{"}


def _flat(path: Path) -> dict[str, str]:
    sections = tomllib.loads(path.read_text(encoding="utf-8"))
    return {
        f"{section}.{key}": str(text)
        for section, texts in sections.items()
        if isinstance(texts, dict)  # `review` stands above the sections
        for key, text in texts.items()
    }


def _set_up() -> None:
    import django

    django.setup()
