"""Whether articles may be published, and what other content may point to. Reads the files, not the database."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from rantau.knowledge import domain
from rantau.knowledge.services import read_drafts, read_facts, read_procedures, source_of


@dataclass(frozen=True, slots=True)
class Index:
    """What exists. `confidence`: id of a fact or step -> high, medium, low or unverified."""

    confidence: Mapping[str, str]
    articles: frozenset[str]
    procedures: frozenset[str]


def read_index(content: Path, reference: Path) -> Index:
    """The names that dialogues may use."""
    return Index(
        confidence={fact.ref: fact.confidence for fact in read_facts(reference)},
        articles=frozenset(path.stem for path in (content / "id").glob("*.md")),
        procedures=frozenset(one.name for one in read_procedures(reference)),
    )


def faults_in_articles(content: Path, reference: Path) -> list[str]:
    """Every fault of all articles in all languages."""
    try:
        drafts = read_drafts(content)
    except domain.ArticleFault as fault:
        return [str(fault)]
    sources = {fact.ref: source_of(fact) for fact in read_facts(reference)}
    procedures = {one.name for one in read_procedures(reference)}
    originals = {draft.slug: draft for draft in drafts if draft.language == "id"}
    faults = [fault for draft in drafts for fault in domain.faults_of(draft, sources, procedures)]
    for draft in drafts:
        original = originals.get(draft.slug)
        if original is None:
            faults.append(f"{draft.language}/{draft.slug}: there is no Indonesian article of this name")
        elif draft.header.get("short") and set(draft.cited) < set(original.cited):
            continue  # a short form says less, and nothing that the original does not support
        elif set(draft.cited) != set(original.cited):
            other = ", ".join(sorted(set(draft.cited) ^ set(original.cited)))
            faults.append(f"{draft.language}/{draft.slug}: cites other sources than the Indonesian article: {other}")
    return faults
