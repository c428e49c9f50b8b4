"""Turns effects into the parts of an answer: the only place of the chat that asks the directory and the knowledge base."""

from dataclasses import dataclass
from typing import Any

from rantau.chat.domain.dialogue import effects as fx
from rantau.chat.domain.dialogue.answers import HEARD
from rantau.chat.domain.dialogue.content import Library
from rantau.chat.domain.dialogue.state import State
from rantau.chat.domain.topics import EMERGENCY
from rantau.chat.hand_over import hand_over
from rantau.chat.labels import label
from rantau.directory import api as directory
from rantau.knowledge import api as knowledge
from rantau.places.api import country

MAIN_DESTINATIONS = ("MY", "SG", "HK", "TW", "KR", "JP", "SA", "AE", "QA", "KW", "BN", "JO", "OM", "KH", "ID")

VISIBLE_CONTACTS = 3  # the others open with one tap

Part = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Shown:
    parts: tuple[Part, ...]
    options: tuple[dict[str, str], ...]


def perform(effects: list[fx.Effect], *, state: State, library: Library) -> Shown:  # noqa: C901, PLR0912 - one case per effect
    """Carry out effects in their order."""
    parts: list[Part] = []
    options: list[dict[str, str]] = []
    shown_above: set[str] = set()
    for effect in effects:
        match effect:
            case fx.Say(text, tone):
                parts.append({"type": "text", "text": text, "tone": tone})
            case fx.ShowList(kind, items):
                parts.append(_list(kind, items, state))
            case fx.ShowFact(kind, text):
                parts.append({"type": "fact", "kind": kind, "title": label(kind, state), "text": text})
            case fx.ShowFirstNumbers(groups, where):
                parts.append(_first_numbers(groups, where, state))
                shown_above = {number["ref"] for number in parts[-1]["numbers"]}
            case fx.ShowContacts():
                parts += _sponsor_note(effect, parts, state, library)
                parts += _contacts(effect, shown_above, state)
            case fx.OfferMessage(text, intro, where):
                parts += _message(text, intro, where, state)
            case fx.ReadOn(articles, procedures):
                parts += _links(articles, procedures, state)
            case fx.ShowSources(ids):
                parts += _sources(ids, state)
            case fx.AskCountry(text):
                parts.append(_countries(text, state))
            case fx.Offer(offered):
                options += [{"id": o.id, "label": o.label, "style": o.style} for o in offered]
            case fx.HandOver(topic, level):
                if not hand_over(topic, level):
                    parts.append(
                        {"type": "text", "text": library.said("human_unavailable", state.language), "tone": "note"}
                    )
            case fx.Leave():
                pass
    return Shown(tuple(parts), tuple(options))


def _list(kind: str, items: tuple[str, ...], state: State) -> Part:
    where = country(state.country) if kind == "do_here" else None
    title = f"{label('do', state)} · {where.name(state.language)}" if where else label(kind, state)
    return {"type": "list", "kind": "do" if where else kind, "title": title, "items": list(items)}


def _first_numbers(groups: tuple[str, ...], where: str | None, state: State) -> Part:
    numbers = [directory.first_number_as_dict(one, state.language) for one in directory.first_numbers(groups, where)]
    return {"type": "numbers", "title": label("first_numbers", state), "numbers": numbers}


def _sponsor_note(effect: fx.ShowContacts, above: list[Part], state: State, library: Library) -> list[Part]:
    """What going to the police alone may mean where residence hangs on the employer. In danger only where the answer has not
    warned yet, and not for who is ill or wants to die.
    """
    if not effect.country or not directory.is_sponsorship_country(effect.country):
        return []
    is_warned = any(part["type"] == "text" and part["tone"] == "risk" for part in above)
    if effect.level == EMERGENCY and (is_warned or state.topic in HEARD):
        return []
    return [{"type": "text", "text": library.said("sponsor_note", state.language), "tone": "risk"}]


def _contacts(effect: fx.ShowContacts, shown_above: set[str], state: State) -> list[Part]:
    in_danger = effect.level == EMERGENCY
    groups = directory.contacts_for(effect.groups, effect.country, in_danger=in_danger, people=effect.people)
    listed = [
        (group.group, contact) for group in groups for contact in group.contacts if contact.ref not in shown_above
    ]
    if in_danger:  # these stand above as large buttons
        listed = [(group, contact) for group, contact in listed if group not in {"emergency", "ambulance"}]
    contacts = [
        directory.contact_as_dict(contact, state.language, group=group, short=True) for group, contact in listed
    ]
    if not contacts:
        return []
    where = country(effect.country)
    title = f"{label('contacts', state)} · {where.name(state.language)}" if where else label("contacts", state)
    more = contacts[VISIBLE_CONTACTS:]
    return [
        {
            "type": "contacts",
            "title": title,
            "country": effect.country or "",
            "contacts": contacts[:VISIBLE_CONTACTS],
            "more": more,
            "more_title": f"{label('more_contacts', state)} ({len(more)})",
        }
    ]


def _message(text: str, intro: str, where: str | None, state: State) -> list[Part]:
    targets = directory.message_targets(where)
    return [
        {
            "type": "message",
            "title": label("message", state),
            "intro": intro,
            "text": text,
            "targets": [{"label": t.label, "kind": t.kind, "href": t.href} for t in targets],
        }
    ]


def _links(articles: tuple[str, ...], procedures: tuple[str, ...], state: State) -> list[Part]:
    links = [knowledge.article_link(slug, state.language) for slug in articles]
    links += [knowledge.procedure_link(name) for name in procedures]
    found = [{"label": link.title, "href": link.href} for link in links if link]
    return [{"type": "links", "title": label("links", state), "links": found}] if found else []


def _sources(ids: tuple[str, ...], state: State) -> list[Part]:
    items = [
        {"label": s.title, "href": s.href, "date": s.date, "confidence": label(f"confidence_{s.confidence}", state)}
        for s in knowledge.sources(ids)
    ]
    return [{"type": "sources", "title": label("sources", state), "items": items}] if items else []


def _countries(text: str, state: State) -> Part:
    choices = [
        {"id": f"country:{code}", "label": found.name(state.language)}
        for code in MAIN_DESTINATIONS
        if (found := country(code))
    ]
    return {"type": "countries", "text": text, "choices": choices}
