from functools import lru_cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from rantau.lib.device import device_of
from rantau.lib.interface import ORIGINAL, words
from rantau.lib.review import unread_languages
from rantau.web.signing import public_key

# What the scripts of a page may have to say.
BROWSER_WORDS = (
    "chat.you", "chat.we", "chat.log", "chat.options", "chat.thinking", "chat.waiting", "chat.too_fast", "chat.retry",
    "chat.edit_message", "chat.copied", "web.details", "web.read_aloud", "web.no_voice", "web.reading", "web.back_to_chat",
    "web.offline_more", "web.update_ready", "web.update_now",
)  # fmt: skip


@lru_cache(maxsize=16)
def _browser_words(language: str) -> dict[str, str]:
    """What scripts say in the language of the page, and the note of each language that no native speaker has read."""
    notes = {f"unread.{one}": words("web.unread", one) for one in sorted({*unread_languages(), ORIGINAL})}
    return {key: words(key, language) for key in BROWSER_WORDS} | notes


def everywhere(request: HttpRequest) -> dict[str, Any]:
    """What every template may use: language and country of the device, the release, and where quick exit leads."""
    device = device_of(request)
    return {
        "language": device.language,
        "device_country": device.country,
        "traceless": device.traceless,
        "release": settings.RELEASE,
        "exit_address": settings.EXIT_ADDRESS,
        "pack_key": "" if device.traceless else public_key(),
        "browser_words": _browser_words(device.language),
    }
