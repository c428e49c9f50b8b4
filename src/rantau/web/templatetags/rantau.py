"""Template words: {% t "web.home" %} says a text of the interface, {% icon "phone" %} draws one."""

from typing import Any

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from rantau.lib.interface import ORIGINAL, words
from rantau.lib.review import unread_languages
from rantau.places.api import country

register = template.Library()


@register.simple_tag(takes_context=True)
def t(context: dict[str, Any], key: str, **values: object) -> str:
    return words(key, context.get("language", "id"), **values)


@register.simple_tag
def t_in(language: str, key: str) -> str:
    """A text of the interface in a given language, whatever the page speaks."""
    return words(key, language)


@register.simple_tag
def icon(name: str) -> SafeString:
    address = static("web/icons/icons.svg")
    return format_html(
        '<svg class="icon" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>', address, name
    )


@register.simple_tag(takes_context=True)
def country_name(context: dict[str, Any], code: str | None) -> str:
    found = country(code)
    return found.name(context.get("language", "id")) if found else ""


@register.simple_tag(takes_context=True)
def t_confidence(context: dict[str, Any], confidence: str) -> str:
    return words(f"chat.confidence_{confidence}", context.get("language", "id"))


@register.simple_tag(takes_context=True)
def t_shelf(context: dict[str, Any], name: str) -> str:
    return words(f"knowledge.shelf_{name}", context.get("language", "id"))


@register.simple_tag(takes_context=True)
def t_need(context: dict[str, Any], key: str) -> str:
    return words(f"directory.need_{key}", context.get("language", "id"))


@register.simple_tag(takes_context=True)
def t_way(context: dict[str, Any], kind: str) -> str:
    return words(f"chat.{kind}", context.get("language", "id"))


@register.simple_tag(takes_context=True)
def t_language(context: dict[str, Any], code: str) -> str:
    try:
        return words(f"languages.{code}", context.get("language", "id"))
    except KeyError:
        return code


@register.simple_tag
def unread_note(language: str) -> SafeString:
    """That no native speaker has read what pages and chat say in a language; nothing for languages that were read."""
    return _in_both("web.unread", language) if language in unread_languages() else SafeString()


@register.simple_tag
def unread_article_note(language: str) -> SafeString:
    """The same for an article that carries the mark itself."""
    return _in_both("knowledge.needs_review", language)


def _in_both(key: str, language: str) -> SafeString:
    """A calm line in a language and in Indonesian; the reading voice leaves it out."""
    return format_html(
        '<p class="muted no-read"><span lang="{}">{}</span> <span lang="{}">{}</span></p>',
        language,
        words(key, language),
        ORIGINAL,
        words(key, ORIGINAL),
    )


@register.filter
def site(address: str) -> str:
    """The site of an address, without its path."""
    return address.split("://", 1)[-1].split("/", 1)[0].removeprefix("www.")
