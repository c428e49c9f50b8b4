"""Articles and procedures: how they are written, what they cite, what may be published."""

import hashlib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

CITATION = re.compile(r"\s*\[((?:K[FS]\d{4})(?:\s*,\s*K[FS]\d{4})*)\]")
PHONE = re.compile(r"(?<![\d.,])(?:\+\d|0)[\d\s()-]{7,}\d")  # amounts such as Rp100.000.000 are no telephone numbers
FENCE = "+++"
KNOWN = {
    "title",
    "summary",
    "topics",
    "countries",
    "stage",
    "emergency",
    "checked",
    "contacts",
    "procedures",
    "search",
    "review",
    "short",
}
PUBLISHABLE = frozenset({"high", "medium", "low"})
MAX_TITLE, MAX_SUMMARY = 60, 160


class ArticleFault(ValueError):
    """An article cannot be published; the sentence says why."""


@dataclass(frozen=True, slots=True)
class Source:
    """A fact or step with where it comes from. `confidence`: high, medium, low, unverified."""

    id: str
    text: str
    legal_basis: str
    href: str
    date: str
    confidence: str

    @property
    def title(self) -> str:
        """What to show as the name of the source: the law where there is one, otherwise the site."""
        site = re.sub(r"^https?://(www\.)?", "", self.href).split("/")[0]
        return f"{self.legal_basis} ({site})" if self.legal_basis else site


@dataclass(frozen=True, slots=True)
class Draft:
    """A parsed article file: its header and its text in Markdown."""

    slug: str
    language: str
    header: Mapping[str, Any]
    body: str

    @property
    def cited(self) -> tuple[str, ...]:
        """Ids in the order in which the text cites them, each once."""
        ids = [one.strip() for match in CITATION.finditer(self.body) for one in match[1].split(",")]
        return tuple(dict.fromkeys(ids))


def code_of(name: str) -> str:
    """A short neutral code for an address, so that the history of a browser does not tell what was read. Stable for a name."""
    digest = int.from_bytes(hashlib.blake2b(name.encode(), digest_size=5).digest(), "big")
    alphabet = "abcdefghjkmnpqrstuvwxyz23456789"
    return "".join(alphabet[(digest // len(alphabet) ** position) % len(alphabet)] for position in range(6))


def read_draft(slug: str, language: str, text: str) -> Draft:
    """Split a file into header and body. Raises ArticleFault."""
    parts = text.split(FENCE, 2)
    if len(parts) != 3 or parts[0].strip():
        raise ArticleFault(f"{language}/{slug}: the header must stand between two lines of {FENCE}")
    try:
        header = tomllib.loads(parts[1])
    except tomllib.TOMLDecodeError as error:
        raise ArticleFault(f"{language}/{slug}: {error}") from error
    return Draft(slug, language, header, parts[2].strip())


def faults_of(draft: Draft, sources: Mapping[str, Source], procedures: set[str]) -> list[str]:
    """Why a draft may not be published; empty when it may."""
    where, header = f"{draft.language}/{draft.slug}", draft.header
    faults = [f"{where}: unknown header {key}" for key in sorted(set(header) - KNOWN)]
    faults += [f"{where}: header {key} is missing" for key in ("title", "summary") if not header.get(key)]
    if len(header.get("title", "")) > MAX_TITLE or len(header.get("summary", "")) > MAX_SUMMARY:
        faults.append(f"{where}: title or summary is too long")
    if not draft.cited:
        faults.append(f"{where}: no source is cited")
    for one in draft.cited:
        if one not in sources:
            faults.append(f"{where}: {one} does not exist")
        elif sources[one].confidence not in PUBLISHABLE:
            faults.append(f"{where}: {one} is unverified and must not be published")
    faults += [f"{where}: no procedure {name!r}" for name in header.get("procedures", ()) if name not in procedures]
    if PHONE.search(CITATION.sub("", draft.body)):
        faults.append(f"{where}: a telephone number stands in the text; numbers come from the directory")
    return faults


def least_sure(sources: list[Source]) -> str:
    """The lowest confidence among sources: an article is as sure as its weakest claim."""
    order = ("low", "medium", "high")
    return min((source.confidence for source in sources), key=order.index, default="low")
