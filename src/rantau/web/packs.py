"""What phones keep: the pack (the whole conversation without network, signed) and, of one country, pages and a first help without it."""

import hashlib
import json
import time
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.urls import reverse

from rantau.chat import api as chat
from rantau.directory import api as directory
from rantau.knowledge import api as knowledge
from rantau.web.signing import signature_of

FORMAT, VERSION = (
    "rantau-pack",
    1,
)  # VERSION changes when an older engine on a phone could not read a pack; phone/pack.js knows it


@dataclass(frozen=True, slots=True)
class Pack:
    """`listing`: the signed list as phones read it. `parts`: SHA-256 -> content, compressed."""

    revision: str
    listing: bytes
    parts: Mapping[str, bytes]


def revision() -> str:
    """Changes when contacts, articles or sources change."""
    return f"{directory.revision()[:4]}{knowledge.revision()[:4]}"


def phone_pack() -> Pack:
    """The pack of this installation, made anew when its contents were imported anew."""
    return _made(revision())


@lru_cache(maxsize=2)
def _made(_revision: str) -> Pack:
    parts = chat.phone_parts()
    listed = {name: {"sha256": hashlib.sha256(part).hexdigest(), "size": len(part)} for name, part in parts.items()}
    digest = hashlib.sha256(json.dumps(listed, sort_keys=True).encode()).hexdigest()[:16]
    listing = sealed_listing(digest, listed, made=int(time.time()))
    return Pack(digest, listing, {listed[name]["sha256"]: part for name, part in parts.items()})  # type: ignore[misc]


def sealed_listing(digest: str, parts: Mapping[str, Mapping[str, Any]], *, made: int) -> bytes:
    """The list of parts and its signature. `made`, seconds since 1970, lets a phone refuse one that is older than its own."""
    said = {"format": FORMAT, "version": VERSION, "revision": digest, "made": made, "parts": parts}
    listing = json.dumps(said, separators=(",", ":"))
    return json.dumps({"listing": listing, "signature": signature_of(listing.encode())}).encode()


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


def first_help(code: str | None, language: str) -> dict[str, Any]:
    """What a phone without a pack shows when there is no network: the answer to a cry for help, ready to be drawn."""
    return _first_help(code, language, revision())


@lru_cache(maxsize=64)
def _first_help(code: str | None, language: str, revision_: str) -> dict[str, Any]:
    return {"version": 2, "revision": revision_, "country": code or "", "answer": chat.first_help(code, language)}


def warm_up() -> None:
    """Make the pack now, before the server splits into workers: all give the same signed list."""
    phone_pack()
