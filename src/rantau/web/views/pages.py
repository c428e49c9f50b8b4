"""Home, emergency, about, and the doors whose systems come later."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from rantau.directory import api as directory
from rantau.knowledge import api as knowledge
from rantau.lib.device import device_of
from rantau.lib.interface import catalogues
from rantau.places.api import country
from rantau.web.figures import sentences
from rantau.web.middleware import COUNTRY_COOKIE, LANGUAGE_COOKIE, TRACELESS_COOKIE
from rantau.web.texts import about_chat_html, about_html

# In their own names, as those who speak them look for them.
LANGUAGE_NAMES = {
    "id": "Indonesia", "en": "English", "jv": "Basa Jawa", "su": "Basa Sunda", "ms": "Bahasa Melayu", "mad": "Basa Madhura",
    "sas": "Base Sasak",
}  # fmt: skip
MONEY_TOPICS = ("wages", "remittance", "money_management", "financing", "overcharging")
ICONS = (
    "alert", "book", "people", "coin", "steps", "info", "phone", "whatsapp", "sms", "email", "web", "exit", "search", "speaker",
    "stop", "share", "print", "send", "settings", "back", "pin", "card", "shield", "person",
)  # fmt: skip
YEAR = 365 * 24 * 3600


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    return render(request, "web/home.html")


@require_GET
def emergency(request: HttpRequest, code: str | None = None) -> HttpResponse:
    language = device_of(request).language
    where = country(code) or country(device_of(request).country)
    code = where.code if where else None
    first = directory.first_numbers(("emergency", "ambulance", "mission"), code)
    groups = directory.contacts_for(("mission", "women", "trafficking", "home"), code, in_danger=True)
    above = {one.contact.ref for one in first}
    rest = [(group.group, one) for group in groups for one in group.contacts if one.ref not in above]
    numbers = [directory.first_number_as_dict(one, language) for one in first]
    contacts = [directory.contact_as_dict(one, language, group=group, short=True) for group, one in rest]
    articles = knowledge.list_articles(language=language, emergency=True)
    context = {
        "where": where,
        "numbers": numbers,
        "contacts": contacts,
        "countries": directory.countries_served(),
        "articles": articles,
    }
    return render(request, "web/emergency.html", context)


@require_GET
def money(request: HttpRequest) -> HttpResponse:
    articles = knowledge.list_articles(language=device_of(request).language, topics=MONEY_TOPICS)
    return render(request, "web/money.html", {"articles": articles})


@require_GET
def about(request: HttpRequest) -> HttpResponse:
    """The honest page: what is kept, what cannot be promised."""
    return render(request, "web/about.html", {"text": about_html(device_of(request).language)})


@require_GET
def about_chat(request: HttpRequest) -> HttpResponse:
    """What the chat understands and how often it is wrong."""
    language = device_of(request).language
    before, after = about_chat_html(language)
    context = {"before": before, "figures": sentences(language), "after": after}
    return render(request, "web/about-chat.html", context)


@require_http_methods(["GET", "POST"])
def preferences(request: HttpRequest) -> HttpResponse:
    """Remember language and country on the device, and only there."""
    if request.method == "GET":
        context = {"countries": directory.countries_served(), "languages": LANGUAGE_NAMES}
        return render(request, "web/preferences.html", context)
    response = redirect("home")
    language, where = request.POST.get("language", ""), country(request.POST.get("country", "")[:2])
    traceless = request.POST.get("traceless") == "1" or device_of(request).traceless
    for name, value in (
        (LANGUAGE_COOKIE, language if language in catalogues() else ""),
        (COUNTRY_COOKIE, where.code if where else ""),
    ):
        if value:
            age = None if traceless else YEAR
            response.set_cookie(name, value, max_age=age, samesite="Strict", secure=settings.HTTPS)
        else:
            response.delete_cookie(name, samesite="Strict")
    return response


@require_POST
def traceless(request: HttpRequest) -> HttpResponse:
    """Begin the mode without traces: everything the browser kept for this site is dropped; the mode itself ends with the tab."""
    response = redirect("home")
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    for name in (LANGUAGE_COOKIE, COUNTRY_COOKIE):
        response.delete_cookie(name, samesite="Strict")
    response.set_cookie(TRACELESS_COOKIE, "0", samesite="Strict", secure=settings.HTTPS)
    return response


@require_http_methods(["GET", "POST"])
def leave(request: HttpRequest) -> HttpResponse:
    """Quick exit without JavaScript: forget what the device remembers and go to the neutral page."""
    response = redirect(settings.EXIT_ADDRESS)
    response.headers["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    for name in (LANGUAGE_COOKIE, COUNTRY_COOKIE, TRACELESS_COOKIE, settings.CSRF_COOKIE_NAME):
        response.delete_cookie(name, samesite="Strict")
    return response


@require_GET
def health(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok", content_type="text/plain")


@require_GET
def design(request: HttpRequest) -> HttpResponse:
    """Every component in every state, for designers and for the tests of contrast and size."""
    numbers = [
        directory.first_number_as_dict(one, "id") for one in directory.first_numbers(("emergency", "mission"), "HK")
    ]
    found = directory.contacts_in("HK")[:3]
    context = {"numbers": numbers, "contacts": [directory.contact_as_dict(one, "id") for one in found], "icons": ICONS}
    return render(request, "web/design.html", context)


@require_GET
def offline(request: HttpRequest) -> HttpResponse:
    return render(request, "web/offline.html")
