"""From the Markdown of an article to HTML with numbered sources. Raw HTML in the text stays text."""

import re

from markdown_it import MarkdownIt

from rantau.knowledge.domain import CITATION, Draft

_markdown = MarkdownIt("commonmark", {"html": False, "linkify": False})


def render(draft: Draft) -> str:
    """HTML of the body; citations become links to the list of sources under the article."""
    number_of = {ref: number for number, ref in enumerate(draft.cited, start=1)}
    html = _markdown.render(draft.body)

    def numbered(match: re.Match[str]) -> str:
        links = [
            f'<a href="#s{number_of[ref]}" aria-label="Sumber {number_of[ref]}">{number_of[ref]}</a>'
            for ref in (one.strip() for one in match[1].split(","))
        ]
        return f'<sup class="no-read">{"".join(links)}</sup>'

    return CITATION.sub(numbered, html)
