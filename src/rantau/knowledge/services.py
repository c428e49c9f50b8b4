"""Changes of the knowledge base: the import of content files and sourced facts when they have changed."""

import csv
import hashlib
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction

from rantau.knowledge import domain
from rantau.knowledge.models import Article, Fact, Procedure, Revision
from rantau.knowledge.rendering import render

STEP_FIELDS = ("documents", "cost", "duration", "where", "legal_basis", "source", "confidence")


def import_knowledge(*, now: datetime, content: Path | None = None, reference: Path | None = None) -> int:
    """Replace articles, procedures and facts when their files have changed. Returns how many articles and procedures, 0 for no change.

    Raises ArticleFault with every fault found: content that breaks a rule is never published in part.
    """
    content = content or settings.CONTENT_DIR / "articles"
    reference = reference or settings.REFERENCE_DIR / "knowledge"
    files = [
        *sorted(content.glob("*/*.md")),
        reference / "facts.csv",
        reference / "steps.csv",
        Path(__file__),
        Path(domain.__file__),
    ]
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()
    if Revision.objects.filter(digest=digest).exists():
        return 0
    facts, procedures = read_facts(reference), read_procedures(reference)
    drafts = read_drafts(content)
    sources = {fact.ref: source_of(fact) for fact in facts}
    faults = [fault for draft in drafts for fault in domain.faults_of(draft, sources, {one.name for one in procedures})]
    if faults:
        raise domain.ArticleFault("\n".join(faults))
    originals = {draft.slug: draft for draft in drafts if draft.language == "id"}
    articles = [_article(draft, originals[draft.slug]) for draft in drafts if draft.slug in originals]
    with transaction.atomic():
        for model, rows in ((Fact, facts), (Procedure, procedures), (Article, articles)):
            model.objects.all().delete()
            model.objects.bulk_create(rows, batch_size=300)  # type: ignore[arg-type]
        Revision.objects.all().delete()
        Revision.objects.create(digest=digest, imported_at=now)
    return len(articles) + len(procedures)


def read_drafts(content: Path) -> list[domain.Draft]:
    """All article files below `content`/<language>/. Raises ArticleFault."""
    paths = sorted(content.glob("*/*.md"))
    return [domain.read_draft(path.stem, path.parent.name, path.read_text(encoding="utf-8")) for path in paths]


def _rows(path: Path) -> Iterable[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def read_facts(reference: Path) -> list[Fact]:
    """Facts (KF…) and, so that dialogues can cite them, the sources of steps (KS…)."""
    facts = [
        Fact(ref=row["id"], text=row["fact_id"], legal_basis=row["legal_basis"], source=row["source"],
             source_date=row["source_date"], confidence=row["confidence"])
        for row in _rows(reference / "facts.csv")
    ]  # fmt: skip
    steps = [
        Fact(
            ref=row["id"],
            text=row["step_id"],
            legal_basis=row["legal_basis"],
            source=row["source"],
            confidence=row["confidence"],
        )
        for row in _rows(reference / "steps.csv")
    ]
    return facts + steps


def read_procedures(reference: Path) -> list[Procedure]:
    """Procedures with their steps in order; steps that nobody verified are left out."""
    found: dict[str, Procedure] = {}
    for row in _rows(reference / "steps.csv"):
        name = row["procedure"]
        procedure = found.setdefault(
            name, Procedure(code=domain.code_of(name), name=name, country=row["country"].replace("*", ""), steps=[])
        )
        if row["confidence"] in domain.PUBLISHABLE:
            procedure.steps.append({"ref": row["id"], "text": row["step_id"], **{key: row[key] for key in STEP_FIELDS}})
    return list(found.values())


def source_of(fact: Fact) -> domain.Source:
    return domain.Source(fact.ref, fact.text, fact.legal_basis, fact.source, fact.source_date, fact.confidence)


def _article(draft: domain.Draft, original: domain.Draft) -> Article:
    header = original.header
    return Article(
        code=domain.code_of(draft.slug),
        slug=draft.slug,
        language=draft.language,
        title=draft.header["title"],
        summary=draft.header["summary"],
        topics=header.get("topics", []),
        countries=header.get("countries", []),
        stage=header.get("stage", "any"),
        emergency=header.get("emergency", False),
        checked_on=header["checked"],
        contacts=header.get("contacts", []),
        procedures=header.get("procedures", []),
        search=f"{draft.header.get('search', '')} {header.get('search', '')}".strip(),
        needs_review=draft.header.get("review") == "native",
        html=render(draft),
        cited=list(draft.cited),
    )
