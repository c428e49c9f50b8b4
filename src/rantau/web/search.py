"""One search over articles, procedures and contacts."""

import csv
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from rantau.directory import api as directory
from rantau.knowledge import api as knowledge
from rantau.lib.interface import words
from rantau.lib.search import Document, SearchIndex
from rantau.lib.text import Spelling
from rantau.places.api import country

MOST_HITS = 20
_MARKUP = re.compile(r"<[^>]*>")
# Words in nearly every question; they say nothing about what is looked for.
IGNORED = frozenset(
    ["saya", "aku", "yang", "di", "ke", "dari", "dan", "atau", "untuk", "apa", "bagaimana", "gimana", "cara", "mau", "ingin", "kak",
     "mbak", "min", "tolong", "dong", "ya", "ada", "itu", "ini", "dengan", "sama", "kalau", "the", "to", "in", "how", "my", "i"]
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found. `kind` is article, procedure or contact."""

    kind: str
    kind_name: str
    title: str
    summary: str
    href: str


@lru_cache(maxsize=1)
def _regular() -> Callable[[Iterable[str]], Sequence[str]]:
    """Chat words in their regular spelling, words of other languages as Indonesian: the lists of the chat and content/search."""
    lists, slang = (
        settings.CONTENT_DIR / "understanding",
        settings.REFERENCE_DIR / "lexicon" / "slang_id_indocollex.csv",
    )
    spelled = _pairs(slang, "informal", "formal") | _pairs(lists / "spelling.csv", "informal", "regular")
    needs = _pairs(settings.CONTENT_DIR / "search" / "words.csv", "word", "indonesian")
    gloss, spelling = (
        _pairs(lists / "gloss.csv", "word", "indonesian") | needs,
        Spelling(spelled | {word: word for word in needs}),
    )

    def regular(words: Iterable[str]) -> list[str]:
        return [part for word in spelling.of(words) for part in (gloss[word].split() if word in gloss else [word])]

    return regular


def _pairs(path: Path, key: str, value: str) -> dict[str, str]:
    with path.open(encoding="utf-8", newline="") as file:
        return {row[key]: row[value].lower() for row in csv.DictReader(file)}


@lru_cache(maxsize=8)
def _index(language: str, revision: str) -> tuple[SearchIndex, dict[str, tuple[Hit, str]]]:  # noqa: ARG001
    """The index of a language and what each key stands for (with its country). `revision` makes a new one after an import."""
    documents, hits = [], {}

    def add(key: str, hit: Hit, keywords: str, text: str, where: str, boost: float) -> None:
        documents.append(Document(key, hit.title, keywords, text, boost))
        hits[key] = (hit, where)

    for article in knowledge.list_articles(language=language):
        names = " ".join(place.name_id for code in article.countries if (place := country(code)))
        hit = Hit("article", words("web.kind_article", language), article.title, article.summary, article.href)
        keywords = f"{article.search} {names} {' '.join(article.topics)}"
        text = f"{article.summary} {_MARKUP.sub(' ', article.html)}"
        add(f"a{article.code}", hit, keywords, text, article.countries[0] if len(article.countries) == 1 else "", 1.15)
    for procedure in knowledge.list_procedures():
        summary = " · ".join(step["text"] for step in procedure.steps[:2])[:140]
        hit = Hit("procedure", words("web.kind_procedure", language), procedure.name, summary, procedure.href)
        add(f"p{procedure.code}", hit, "", " ".join(step["text"] for step in procedure.steps), procedure.country, 1.0)
    for contact in directory.all_contacts():
        place = country(contact.country)
        name = place.name_id if place else ""
        needs = " ".join(words(f"directory.need_{need}", language) for need in contact.services)
        summary = " · ".join(part for part in (name, contact.region, contact.city) if part)
        hit = Hit(
            "contact", words("web.kind_contact", language), contact.name, summary, f"/kontak/entri/{contact.ref}/"
        )
        keywords = f"{name} {contact.region} {contact.city} {contact.kind}"
        add(
            f"c{contact.ref}",
            hit,
            keywords,
            f"{needs} {contact.note}",
            contact.country,
            0.9 if contact.reachable else 0.7,
        )
    return SearchIndex(documents, _regular(), IGNORED), hits


def search_everything(text: str, *, language: str, country: str | None) -> list[Hit]:
    """What fits `text` best; what belongs to her country comes before the same for others."""
    index, hits = _index(language, f"{directory.revision()}{knowledge.revision()}")
    found = []
    for document, score in index.find(text, MOST_HITS * 2):
        hit, where = hits[document.key]
        found.append((score * (1.25 if country and where == country else 1.0), hit))
    found.sort(key=lambda one: -one[0])
    return [hit for _, hit in found[:MOST_HITS]]
