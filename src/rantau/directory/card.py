"""The pocket card of a country: the few numbers that matter, on A6, to print or to keep as a picture."""

from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from rantau.directory.queries import contacts_for
from rantau.lib.interface import ORIGINAL, words
from rantau.lib.review import unread_languages
from rantau.places.api import Country

WIDTH, HEIGHT, EDGE = 1240, 1748, 80  # A6 at 300 dots per inch
FONT = Path(__file__).resolve().parents[1] / "web" / "static" / "web" / "fonts" / "plus-jakarta-sans.woff2"
INK, TEAL, RED, PAPER, SOFT = "#1F2A2C", "#0B5351", "#B3261E", "#FBF7F0", "#47555A"
GROUPS = ("emergency", "ambulance", "mission", "women", "trafficking", "labour")
MOST_LINES = 9


@dataclass(frozen=True, slots=True)
class CardLine:
    """One number on the card. `kind` is call, whatsapp or sms; `group` tells its colour."""

    name: str
    number: str
    kind: str
    group: str
    checked: str


def lines_for(code: str) -> list[CardLine]:
    """The numbers of the card: certain ones only, one number per contact, the most important first."""
    found = []
    for group in contacts_for(GROUPS, code, in_danger=True):
        for contact in group.contacts:
            number = next((n for n in contact.numbers if n.kind in {"call", "whatsapp", "sms"}), None)
            if number and contact.confidence != "low":
                found.append(CardLine(contact.name, number.label, number.kind, group.group, contact.checked))
    fallback = [line for line in found if line.group == "fallback"]
    return [line for line in found if line.group != "fallback"][: MOST_LINES - len(fallback)] + fallback


def notes_for(language: str) -> list[str]:
    """What the foot of the card says where no native speaker has read its words: in the language and in Indonesian."""
    return [words("web.unread", one) for one in (language, ORIGINAL)] if language in unread_languages() else []


@lru_cache(maxsize=64)
def picture(where: Country, language: str) -> bytes:
    """The card as PNG, A6 at 300 dots per inch."""
    from PIL import Image, ImageDraw, ImageFont

    def font(size: int, weight: int) -> ImageFont.FreeTypeFont:
        made = ImageFont.truetype(str(FONT), size)
        made.set_variation_by_axes([weight])
        return made

    image = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, WIDTH, 190), fill=TEAL)
    draw.text((EDGE, 45), where.name(language), font=font(80, 800), fill=PAPER)
    lines = lines_for(where.code)
    step = min(250, (HEIGHT - 400) // max(1, len(lines)))
    y = 250
    for line in lines:
        colour = RED if line.group in {"emergency", "ambulance"} else TEAL
        draw.text((EDGE, y), _fitting(draw, line.name, font(34, 600)), font=font(34, 600), fill=SOFT)
        label = f"{line.number}" if line.kind == "call" else f"{line.number}  {words(f'chat.{line.kind}', language)}"
        draw.text((EDGE, y + 42), label, font=font(60, 800), fill=colour)
        y += step
    draw.line((EDGE, HEIGHT - 130, WIDTH - EDGE, HEIGHT - 130), fill=SOFT, width=2)
    draw.text((EDGE, HEIGHT - 112), words("directory.card_foot", language), font=font(28, 500), fill=SOFT)
    for row, text in enumerate(notes_for(language)):
        draw.text((EDGE, HEIGHT - 72 + 34 * row), _fitting(draw, text, font(24, 500)), font=font(24, 500), fill=SOFT)
    out = BytesIO()
    image.quantize(32).save(out, "PNG", optimize=True)
    return out.getvalue()


def _fitting(draw, text: str, font) -> str:  # type: ignore[no-untyped-def]  # noqa: ANN001
    """The text, cut with an ellipsis where it is wider than the card."""
    if draw.textlength(text, font=font) <= WIDTH - 2 * EDGE:
        return text
    while text and draw.textlength(f"{text}…", font=font) > WIDTH - 2 * EDGE:
        text = text[:-1]
    return f"{text}…"
