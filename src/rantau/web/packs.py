"""The pack of a country: dialogues of danger and of every topic by buttons, contacts and words, so that help works without network."""

from functools import lru_cache
from typing import Any

from django.urls import reverse

from rantau.chat import api as chat
from rantau.directory import api as directory
from rantau.knowledge import api as knowledge
from rantau.lib.interface import words
from rantau.places.api import country

LABELS = ("first_numbers", "more_contacts", "do", "keep", "deadline", "cost", "contacts", "message", "links", "sources")


def revision() -> str:
    """Changes when any content of the packs changes."""
    return f"{directory.revision()[:4]}{knowledge.revision()[:4]}"


def pages_of_pack(code: str | None, language: str) -> list[str]:
    """Addresses of pages worth keeping: emergency articles, those of the country, its contacts and its pocket card."""
    emergency = knowledge.list_articles(language=language, emergency=True)
    local = (
        [one for one in knowledge.list_articles(language=language, country=code) if code in one.countries]
        if code
        else []
    )
    addresses = [one.href for one in (*emergency, *local)]
    if code:
        addresses += [
            reverse(name, args=[code]) for name in ("directory-country", "card", "card-picture", "emergency-country")
        ]
    return list(dict.fromkeys(addresses))


@lru_cache(maxsize=64)
def _cached(code: str | None, language: str, _revision: str) -> dict[str, Any]:
    groups = {}
    for group in directory.GROUPS:
        found = directory.contacts_for((group,), code, in_danger=True)
        groups[group] = [
            directory.contact_as_dict(c, language, group=g.group, short=True)
            for g in found
            if g.group == group
            for c in g.contacts
        ]
    first = directory.first_numbers(("emergency", "ambulance", "mission"), code)
    fallback = directory.contacts_for((), code, in_danger=True)
    groups["fallback"] = [
        directory.contact_as_dict(c, language, group="fallback", short=True) for g in fallback for c in g.contacts
    ]
    where = country(code)
    return {
        "version": 1,
        "revision": _revision,
        "language": language,
        "country": code or "",
        "country_name": where.name(language) if where else "",
        "labels": {key: words(f"chat.{key}", language) for key in LABELS},
        "first": [directory.first_number_as_dict(one, language) for one in first],
        "contacts": groups,
        "targets": [{"label": t.label, "kind": t.kind, "href": t.href} for t in directory.message_targets(code)],
        "dialogues": chat.dialogues_for_device(language),
        "articles": {
            one.slug: {"label": one.title, "href": one.href} for one in knowledge.list_articles(language=language)
        },
    }


def build_pack(code: str | None, language: str) -> dict[str, Any]:
    """The pack of a country (None: not chosen) in a language."""
    return _cached(code, language, revision())
