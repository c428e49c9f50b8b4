"""Reads of the knowledge base; it is small and stands in memory, frozen, until another revision is imported."""

import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from rantau.knowledge import domain
from rantau.knowledge.domain import Source
from rantau.knowledge.models import Article as ArticleRow
from rantau.knowledge.models import Fact, Revision
from rantau.knowledge.models import Procedure as ProcedureRow

LOOK_AGAIN_SECONDS = 30


@dataclass(frozen=True, slots=True)
class Article:
    """An article as it is shown. `confidence` is that of its weakest source."""

    code: str
    slug: str
    language: str
    title: str
    summary: str
    topics: tuple[str, ...]
    countries: tuple[str, ...]
    stage: str
    emergency: bool
    checked_on: date
    contacts: tuple[str, ...]
    procedures: tuple[str, ...]
    search: str
    needs_review: bool
    html: str
    sources: tuple[Source, ...]
    confidence: str

    @property
    def href(self) -> str:
        return f"/baca/{self.code}/"


@dataclass(frozen=True, slots=True)
class Procedure:
    code: str
    name: str
    country: str
    steps: tuple[dict[str, str], ...]

    @property
    def href(self) -> str:
        return f"/langkah/{self.code}/"


@dataclass(frozen=True, slots=True)
class Link:
    title: str
    href: str


@dataclass(slots=True)
class _Snapshot:
    digest: str = ""
    looked_at: float = 0.0
    sources: dict[str, Source] = field(default_factory=dict)
    articles: dict[tuple[str, str], Article] = field(default_factory=dict)  # (slug, language)
    slug_of: dict[str, str] = field(default_factory=dict)
    procedures: dict[str, Procedure] = field(default_factory=dict)  # by name


_snapshot = _Snapshot()


def warm_up() -> None:
    """Read everything now, before the first visitor has to wait for it."""
    _current()


def revision() -> str:
    """Changes whenever other content was imported."""
    return _current().digest


def _current() -> _Snapshot:
    if time.monotonic() - _snapshot.looked_at < LOOK_AGAIN_SECONDS and _snapshot.digest:
        return _snapshot
    digest = Revision.objects.values_list("digest", flat=True).first() or ""
    if digest != _snapshot.digest:
        _snapshot.sources = {
            row.ref: Source(row.ref, row.text, row.legal_basis, row.source, row.source_date, row.confidence)
            for row in Fact.objects.all()
        }
        articles = [_article(row, _snapshot.sources) for row in ArticleRow.objects.order_by("slug", "language")]
        _snapshot.articles = {(one.slug, one.language): one for one in articles}
        _snapshot.slug_of = {one.code: one.slug for one in articles}
        rows = ProcedureRow.objects.order_by("name")
        _snapshot.procedures = {row.name: Procedure(row.code, row.name, row.country, tuple(row.steps)) for row in rows}
        _snapshot.digest = digest
    _snapshot.looked_at = time.monotonic()
    return _snapshot


def _article(row: ArticleRow, known: dict[str, Source]) -> Article:
    cited = tuple(known[ref] for ref in row.cited)
    return Article(
        code=row.code, slug=row.slug, language=row.language, title=row.title, summary=row.summary, topics=tuple(row.topics),
        countries=tuple(row.countries), stage=row.stage, emergency=row.emergency, checked_on=row.checked_on,
        contacts=tuple(row.contacts), procedures=tuple(row.procedures), search=row.search, needs_review=row.needs_review,
        html=row.html, sources=cited, confidence=domain.least_sure(list(cited)),
    )  # fmt: skip


def get_article(code: str, language: str) -> Article | None:
    """The article of a code in a language, in Indonesian where it is not translated, None where the code is unknown."""
    current = _current()
    slug = current.slug_of.get(code)
    return _in_language(slug, language) if slug else None


def _in_language(slug: str, language: str) -> Article | None:
    articles = _current().articles
    return articles.get((slug, language)) or articles.get((slug, "id"))


def list_articles(
    *, language: str, topics: Iterable[str] | None = None, country: str | None = None, emergency: bool | None = None
) -> list[Article]:
    """Articles in a language (Indonesian where not translated): about one of `topics`, valid in `country`, for emergencies or not."""
    wanted = set(topics) if topics is not None else None
    found = []
    for slug in sorted({slug for slug, _ in _current().articles}):
        article = _in_language(slug, language)
        if article is None:
            continue
        if wanted is not None and not wanted & set(article.topics):
            continue
        if country and article.countries and country not in article.countries:
            continue
        if emergency is not None and article.emergency != emergency:
            continue
        found.append(article)
    return found


def list_procedures() -> list[Procedure]:
    """All procedures by name."""
    return list(_current().procedures.values())


def get_procedure(code: str) -> Procedure | None:
    """The procedure of a code, or None."""
    return next((one for one in _current().procedures.values() if one.code == code), None)


def article_link(slug: str, language: str) -> Link | None:
    """Title and address of an article in a language (Indonesian where not translated), or None."""
    article = _in_language(slug, language)
    return Link(article.title, article.href) if article else None


def procedure_link(name: str) -> Link | None:
    """Title and address of a procedure by its exact name, or None."""
    procedure = _current().procedures.get(name)
    return Link(procedure.name, procedure.href) if procedure else None


def sources(refs: Iterable[str]) -> list[Source]:
    """The sources of ids; unknown and unverified ones are left out."""
    known = _current().sources
    found = [known[ref] for ref in refs if ref in known and known[ref].confidence in domain.PUBLISHABLE]
    return list({(source.title, source.href): source for source in found}.values())


def article_as_dict(article: Article) -> dict[str, Any]:
    """Plain values of an article with its sources."""
    return {
        "code": article.code,
        "language": article.language,
        "title": article.title,
        "summary": article.summary,
        "topics": list(article.topics),
        "countries": list(article.countries),
        "checked": article.checked_on.isoformat(),
        "confidence": article.confidence,
        "needs_review": article.needs_review,
        "html": article.html,
        "sources": [
            {"title": s.title, "href": s.href, "date": s.date, "confidence": s.confidence} for s in article.sources
        ],
    }
