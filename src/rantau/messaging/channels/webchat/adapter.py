import re
from collections.abc import Mapping
from typing import Any, ClassVar

from rantau.messaging.adapter import BadMessage
from rantau.messaging.types import Inbound, Limits, Outbound

MAX_TOKEN = 2000
_OPTION = re.compile(r"[a-z_]{2,12}:[A-Za-z0-9_?]{0,40}")
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_COUNTRY = re.compile(r"[A-Za-z]{2}")


class WebChat:
    name: ClassVar[str] = "webchat"
    limits: ClassVar[Limits] = Limits(text=4000, options=16, label=32)

    def parse(self, payload: Mapping[str, Any]) -> Inbound:
        """Read a form or JSON object with text, option, token, country, language (all optional strings), and state (an object).

        A text above the limit is cut, not refused: whoever writes a long story in distress must get an answer.
        Raises BadMessage for values that are no strings, cannot be stored as Unicode, or are no option of ours.
        """
        values = {key: payload.get(key) or "" for key in ("text", "option", "token", "country", "language")}
        for key, value in values.items():
            if not isinstance(value, str):
                raise BadMessage(f"{key} must be text")
            if not _is_clean(value):
                raise BadMessage(f"{key} holds characters that are no text")
        if not isinstance(payload.get("state") or {}, Mapping):
            raise BadMessage("state must be an object")
        if len(values["token"]) > MAX_TOKEN:
            raise BadMessage("token is too long")
        if values["option"] and not _OPTION.fullmatch(values["option"]):
            raise BadMessage("option is not one that was offered")
        if values["country"] and not _COUNTRY.fullmatch(values["country"]):
            raise BadMessage("country must be a code of two letters")
        if values["language"] and not _LANGUAGE.fullmatch(values["language"]):
            raise BadMessage("language must be a code of two or three letters")
        return Inbound(
            channel=self.name,
            text=values["text"].replace("\x00", " ")[: self.limits.text].strip(),
            was_cut=len(values["text"]) > self.limits.text,
            option=values["option"],
            token=values["token"],
            country=values["country"].upper() or None,
            language=values["language"] or None,
            state=payload.get("state") or None,
        )

    def render(self, outbound: Outbound) -> dict[str, Any]:
        return {
            "token": outbound.token,
            "language": outbound.language,
            "urgency": outbound.urgency,
            "parts": list(outbound.parts),
            "options": list(outbound.options),
            "leave": outbound.leave,
            "expired": outbound.expired,
            "state": dict(outbound.state),
        }


def _is_clean(value: str) -> bool:
    """False for lone surrogates, which JSON can smuggle in and no encoding can write."""
    return not any("\ud800" <= character <= "\udfff" for character in value)
