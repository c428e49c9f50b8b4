"""Longer texts of the shell (about, privacy) from content/about/<language>.md."""

from functools import cache

from django.conf import settings
from markdown_it import MarkdownIt

_markdown = MarkdownIt("commonmark", {"html": False})


@cache
def about_html(language: str) -> str:
    """The honest page in a language, in Indonesian where it is not translated."""
    return _rendered("about", language)


@cache
def about_chat_html(language: str) -> tuple[str, ...]:
    """What the chat understands: before and after the figures (a line of dashes stands between)."""
    return tuple(_rendered("about/chat", language).split("<hr />\n"))


def _rendered(folder: str, language: str) -> str:
    path = settings.CONTENT_DIR / folder / f"{language}.md"
    found = path if path.exists() else path.with_name("id.md")
    return str(_markdown.render(found.read_text(encoding="utf-8")))
