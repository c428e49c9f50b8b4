"""Contacts of help and the rules that decide which may be shown, in which order, with which warning."""

from dataclasses import dataclass

# Groups that dialogues and articles name (content/dialogues/README.md).
GROUPS = (
    "emergency", "ambulance", "mission", "women", "trafficking", "labour", "legal", "counselling", "shelter", "ngo", "home", "ltsa",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Number:
    """A way to reach somebody. `kind`: call, whatsapp, sms, email, web. `href` can be opened by a phone."""

    kind: str
    label: str
    href: str


@dataclass(frozen=True, slots=True)
class Contact:
    """One entry of the directory as it may be shown.

    `confidence` is high, medium or low (unverified entries never become a Contact); `warning` says in words what low means.
    `checked` is the date of the source as text, empty when unknown; `stale` when it is older than the limit.
    """

    ref: str
    name: str
    kind: str
    country: str
    region: str
    city: str
    address: str
    numbers: tuple[Number, ...]
    hours: str
    languages: tuple[str, ...]
    free: bool
    services: tuple[str, ...]
    for_women: bool
    note: str
    sources: tuple[str, ...]
    checked: str
    confidence: str
    stale: bool = False
    fallback: bool = False


@dataclass(frozen=True, slots=True)
class ContactGroup:
    """Contacts of one need in the order they should be tried."""

    group: str
    contacts: tuple[Contact, ...]
