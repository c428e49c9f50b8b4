"""Longer texts of the shell (about, privacy) from content/about/<language>.md."""

from functools import cache

from django.conf import settings
from markdown_it import MarkdownIt

_markdown = MarkdownIt("commonmark", {"html": False})


@cache
def about_html(language: str) -> str:
    """The honest page in a language, in Indonesian where it is not translated."""
    folder = settings.CONTENT_DIR / "about"
    path = folder / f"{language}.md"
    return str(_markdown.render((path if path.exists() else folder / "id.md").read_text(encoding="utf-8")))
