"""The parts of the pack, each a file of its own, so that a changed number does not make a phone fetch the model again."""

from typing import Any

from rantau.chat.domain.dialogue.content import Library
from rantau.chat.domain.dialogue.state import LANGUAGES
from rantau.chat.hand_over import has_desk
from rantau.chat.library import library
from rantau.chat.phone.dialogues import cited, structure, texts
from rantau.chat.phone.form import as_json, compressed
from rantau.chat.phone.rules import rules_for_phone
from rantau.chat.phone.understanding import understanding_parts
from rantau.directory import api as directory
from rantau.knowledge import api as knowledge
from rantau.places.api import countries


def phone_parts() -> dict[str, bytes]:
    """Name -> compressed content; the same content gives the same bytes. Empty without a language model: a phone that
    understands less than the server would be no help.
    """
    understanding = {name: compressed(content) for name, content in understanding_parts().items()}
    return dialogue_parts() | understanding if understanding else {}


def dialogue_parts() -> dict[str, bytes]:
    """Everything but the understanding."""
    books = library()
    plain: dict[str, Any] = {
        "rules": rules_for_phone(has_desk=has_desk()),
        "dialogues": structure(books),
        **{f"texts-{language}": texts(books, language) for language in LANGUAGES},
        "contacts": directory.contacts_for_phone(),
        "places": {one.code: [one.name_id, one.name_en] for one in countries().values()},
        "knowledge": _knowledge(books),
    }
    return {f"{name}.json.gz": compressed(as_json(content)) for name, content in plain.items()}


def _knowledge(books: Library) -> dict[str, Any]:
    """Titles and addresses of what the dialogues point to, and their sources; the articles themselves are pages."""
    named = cited(books)
    articles = {}
    for slug in named["articles"]:
        links = {language: knowledge.article_link(slug, language) for language in LANGUAGES}
        titles = {language: link.title for language, link in links.items() if link}
        if (link := links["id"]) is not None:
            same = {language: title for language, title in titles.items() if title != link.title}
            articles[slug] = [link.href, {"id": link.title, **same}]
    procedures = {name: link.href for name in named["procedures"] if (link := knowledge.procedure_link(name))}
    found = [source for ref in named["sources"] for source in knowledge.sources((ref,))]
    sources = {one.id: [one.title, one.href, one.date, one.confidence] for one in found}
    return {"articles": articles, "procedures": procedures, "sources": sources}
