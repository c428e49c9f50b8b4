"""What the engine wants to happen. It names things; the service performs them with the directory, the knowledge and the channel."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Say:
    """Words for her. `tone`: calm (first words in danger), plain, risk (a warning), note (small print)."""

    text: str
    tone: str = "plain"


@dataclass(frozen=True, slots=True)
class ShowList:
    """A titled list. `kind`: do (numbered steps), do_here (steps that hold in her country), keep (papers)."""

    kind: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShowFact:
    """One labelled line. `kind`: deadline, cost."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class ShowContacts:
    """Numbers of directory groups in a country (None: unknown, so only what works from everywhere)."""

    groups: tuple[str, ...]
    country: str | None
    level: str
    people: bool = False


@dataclass(frozen=True, slots=True)
class ShowFirstNumbers:
    """The few numbers to call at once, as large buttons, before anything has to be read."""

    groups: tuple[str, ...]
    country: str | None


@dataclass(frozen=True, slots=True)
class OfferMessage:
    """A prepared text that she can change and send when she cannot speak."""

    text: str
    intro: str
    country: str | None


@dataclass(frozen=True, slots=True)
class ReadOn:
    articles: tuple[str, ...] = ()
    procedures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ShowSources:
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AskCountry:
    text: str


@dataclass(frozen=True, slots=True)
class Option:
    """A button. `style`: strong, plain, quiet."""

    id: str
    label: str
    style: str = "plain"


@dataclass(frozen=True, slots=True)
class Offer:
    options: tuple[Option, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class HandOver:
    """Give the conversation to a desk, with her consent. Registered by the case module; until then unavailable."""

    topic: str | None
    level: str


@dataclass(frozen=True, slots=True)
class Leave:
    """She typed the word for leaving: the channel clears what it shows and goes to the neutral page."""


Effect = (
    Say
    | ShowFirstNumbers
    | ShowList
    | ShowFact
    | ShowContacts
    | OfferMessage
    | ReadOn
    | ShowSources
    | AskCountry
    | Offer
    | HandOver
    | Leave
)
