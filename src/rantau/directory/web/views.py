"""Pages of the directory. What somebody looks for is a number in the address, never a word."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from rantau.directory import card as pocket
from rantau.directory import queries
from rantau.directory.domain import FALLBACK_ABROAD, FALLBACK_HOME, needs_fit
from rantau.directory.presenting import NEEDS, contact_as_dict
from rantau.lib.device import device_of
from rantau.places.api import Country, country, provinces


def _country_or_404(code: str) -> Country:
    found = country(code)
    if found is None:
        raise Http404
    return found


@require_GET
def countries(request: HttpRequest) -> HttpResponse:
    found = queries.countries_served()
    context = {"main": [one for one in found if one.main], "others": [one for one in found if not one.main]}
    return render(request, "directory/countries.html", context)


@require_GET
def in_country(request: HttpRequest, code: str) -> HttpResponse:
    """All contacts of a country, narrowed by need (a number) and, in Indonesia, by province (its code)."""
    where = _country_or_404(code)
    need = request.GET.get("butuh", "")
    need_key = NEEDS[int(need) - 1] if need.isascii() and need.isdigit() and 1 <= int(need) <= len(NEEDS) else None
    province = provinces().get(request.GET.get("wilayah", "")) if where.code == "ID" else None
    found = [one for one in queries.contacts_in(where.code) if needs_fit(one, need_key)]
    if where.code == "ID":
        region = province.name if province else ""
        found = [one for one in found if one.region == region or one.ref in FALLBACK_ABROAD + FALLBACK_HOME]
    language = device_of(request).language
    fallbacks = queries.contacts_for((), where.code, in_danger=False)
    context = {
        "where": where,
        "contacts": [contact_as_dict(one, language) for one in queries.in_order(found)],
        "fallbacks": [contact_as_dict(one, language) for group in fallbacks for one in group.contacts],
        "needs": list(enumerate(NEEDS, start=1)),
        "need": int(need) if need_key else None,
        "provinces": provinces().values() if where.code == "ID" else [],
        "province": province,
    }
    return render(request, "directory/country.html", context)


@require_GET
def entry(request: HttpRequest, ref: str) -> HttpResponse:
    found = queries.get_contact(ref)
    if found is None:
        raise Http404
    language = device_of(request).language
    fallbacks = [
        one
        for group in queries.contacts_for((), found.country, in_danger=False)
        for one in group.contacts
        if one.ref != ref
    ]
    context = {
        "contact": contact_as_dict(found, language),
        "entry": found,
        "fallbacks": [contact_as_dict(one, language) for one in fallbacks],
    }
    return render(request, "directory/entry.html", context)


@require_GET
def card(request: HttpRequest, code: str) -> HttpResponse:
    where = _country_or_404(code)
    return render(
        request,
        "directory/card.html",
        {"where": where, "lines": pocket.lines_for(where.code)},
    )


@require_GET
def card_picture(request: HttpRequest, code: str) -> HttpResponse:
    where = _country_or_404(code)
    picture = pocket.picture(where, device_of(request).language)
    response = HttpResponse(picture, content_type="image/png")
    response.headers["Content-Disposition"] = f'inline; filename="kartu-{where.code.lower()}.png"'
    return response
