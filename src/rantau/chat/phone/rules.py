"""The tables and numbers that the engine walks by, as plain values: written once in Python, read by the engine of the phone."""

from dataclasses import asdict
from typing import Any

from rantau.chat.domain.dialogue import answers, engine, gathering, words
from rantau.chat.domain.dialogue.state import LANGUAGES, State
from rantau.chat.domain.topics import (
    DANGER_TOPICS,
    MENU,
    PEOPLE_FOR,
    PEOPLE_FOR_OTHERS,
    SMALL_TALK,
    TOPICS,
    URGENCIES,
)
from rantau.chat.perform import MAIN_DESTINATIONS, VISIBLE_CONTACTS

# The buttons that answers.py writes: name in dialogue-answers.js -> id, shared text with the label, style.
WAYS = {
    "help": ("command:help", "help_word", "strong"),
    "helpToo": ("command:help", "help_word", "quiet"),
    "human": ("command:human", "human", "quiet"),
    "menu": ("command:menu", "menu", "quiet"),
    "leave": ("command:leave", "exit_word", "strong"),
    "again": ("safe:yes", "safe_again", "plain"),
    "safe": ("safe:yes", "safe_yes", "strong"),
    "unsafe": ("safe:no", "safe_no", "strong"),
    "now": ("danger:yes", "check_yes", "strong"),
    "notNow": ("danger:no", "check_no", "plain"),
    "other": ("not_that:", "not_that", "quiet"),
    "indonesian": ("language:id", "in_indonesian", "quiet"),
}
MOST_TYPED = 4000  # what the web channel reads of one message


def rules_for_phone(*, has_desk: bool) -> dict[str, Any]:
    """`has_desk`: somebody can take over a conversation, so that asking for a person needs the network."""
    return {
        "topics": TOPICS,
        "urgencies": URGENCIES,
        "danger": DANGER_TOPICS,
        "talk": sorted(SMALL_TALK),
        "menu": MENU,
        "people": PEOPLE_FOR,
        "others": PEOPLE_FOR_OTHERS,
        "languages": LANGUAGES,
        "start": asdict(State()),
        "ways": WAYS,
        "replies": engine.REPLIES,
        "typed": {name: sorted(known) for name, known in words.REPLIES.items()},
        "commands": {name: sorted(known) for name, known in words.WORDS.items()},
        "phrases": {name: sorted(known) for name, known in words.PHRASES.items()},
        "beside": sorted(words.BESIDE),
        "together": [[sorted(needed), topic, urgency] for needed, topic, urgency in gathering.TOGETHER],
        "floor": gathering.FLOOR,
        "kept": gathering.KEPT_OF_4,
        "enough": gathering.ENOUGH,
        "close": gathering.CLOSE,
        "also": engine.ALSO_MEANT,
        "guesses": engine.GUESSES,
        "sure": engine.SURE,
        "place": engine.PLACE_ANSWER_WORDS,
        "steps": answers.MOST_STEPS_UNSAFE,
        "overheard": answers.OVERHEARD,
        "heard": answers.HEARD,
        "reply": words.MOST_REPLY_WORDS,
        "destinations": MAIN_DESTINATIONS,
        "visible": VISIBLE_CONTACTS,
        "longest": MOST_TYPED,
        "desk": has_desk,
    }
