"""One turn of the conversation: open the state, understand, step, perform the effects, seal again. Nothing is stored."""

from datetime import datetime, timedelta

from django.conf import settings

from rantau.chat import perform, tokens
from rantau.chat.domain.dialogue.effects import Effect, Leave, Say
from rantau.chat.domain.dialogue.engine import step
from rantau.chat.domain.dialogue.events import Chose, Event
from rantau.chat.domain.dialogue.state import LANGUAGES, State, StateDamaged, replace
from rantau.chat.domain.dialogue.words import event_of
from rantau.chat.domain.understanding import Understanding, understand
from rantau.chat.library import library
from rantau.chat.model import current_model
from rantau.messaging.api import Inbound, Outbound
from rantau.places.api import country


def take_turn(inbound: Inbound, now: datetime) -> Outbound:
    """Answer one message or tap. An old or damaged token starts a new conversation and says so; what she typed is answered all the same."""
    state, expired = _state_of(inbound, now)
    books = library()
    effects: list[Effect] = []
    if expired:
        effects.append(Say(books.said("expired", state.language), "note"))
    if inbound.was_cut:
        effects.append(Say(books.said("too_long", state.language), "note"))
    state, more = step(state, _event_of(inbound), books)
    effects += more
    shown = perform.perform(effects, state=state, library=books)
    return Outbound(
        token=tokens.seal(
            state, secret=settings.SECRET_KEY, now=now, lifetime=timedelta(hours=settings.CHAT_TOKEN_HOURS)
        ),
        language=state.language,
        urgency=state.highest,
        parts=shown.parts,
        options=shown.options,
        leave=any(isinstance(effect, Leave) for effect in effects),
        expired=expired,
        state=state.to_dict(),
    )


def _state_of(inbound: Inbound, now: datetime) -> tuple[State, bool]:
    state, expired = State(), False
    if inbound.token:
        try:
            state = tokens.open_token(inbound.token, secret=settings.SECRET_KEY, now=now)
        except (tokens.TokenExpired, tokens.TokenDamaged):
            expired = True
    elif inbound.state:
        try:
            state = State.from_dict({**inbound.state})
        except StateDamaged:
            expired = True
    if expired or not (inbound.token or inbound.state):
        remembered = inbound.language if inbound.language in LANGUAGES else None
        state = State(language=remembered or "id", language_chosen=remembered not in (None, "id"))
    if state.country is None and country(inbound.country) is not None:
        state = replace(state, country=inbound.country)
    return state, expired


def _event_of(inbound: Inbound) -> Event:
    if inbound.option:
        return Chose(inbound.option)
    return event_of(inbound.text, understand_text)


def understand_text(text: str) -> Understanding:
    """Understand a message with the model of this installation (rules alone when there is none)."""
    return understand(text, current_model())
