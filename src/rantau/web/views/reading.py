"""Articles and procedures, with the contacts that belong to them."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from rantau.directory import api as directory
from rantau.knowledge import api as knowledge
from rantau.lib.device import device_of
from rantau.lib.interface import catalogues

SHELVES = (
    ("danger", ("physical_violence", "sexual_violence", "domestic_violence", "confinement", "threats", "trafficking",
                "suicidal_crisis", "medical")),
    ("work", ("wages", "working_hours", "document_retention", "contract", "overcharging", "accident_insurance", "discrimination")),
    ("status", ("undocumented", "legal_process", "repatriation", "lost_passport", "missing_person", "death", "pregnancy_children")),
    ("before", ("legal_migration_steps", "agency_check", "training")),
    ("money", ("remittance", "money_management", "financing")),
    ("home", ("reintegration", "village_services")),
    ("rights", ("rights_general", "privacy", "counselling", "mission_contact", "human")),
)  # fmt: skip


def _contacts(groups: tuple[str, ...], request: HttpRequest) -> list[dict[str, Any]]:
    device = device_of(request)
    language, where = device.language, device.country
    found = directory.contacts_for(groups, where, in_danger=False) if groups else ()
    return [
        directory.contact_as_dict(contact, language, group=group.group) for group in found for contact in group.contacts
    ]


@require_GET
def articles(request: HttpRequest) -> HttpResponse:
    """All articles on shelves; those of her country first."""
    device = device_of(request)
    language, where = device.language, device.country
    found = knowledge.list_articles(language=language)
    of_country = [one for one in found if where and where in one.countries]
    by_country: dict[str, list[knowledge.Article]] = {}
    for one in found:
        for code in one.countries:
            by_country.setdefault(code, []).append(one)
    general = [one for one in found if not one.countries]
    shelves = [(name, [one for one in general if one.topics and one.topics[0] in topics]) for name, topics in SHELVES]
    context = {"shelves": shelves, "of_country": of_country, "by_country": sorted(by_country.items())}
    return render(request, "knowledge/articles.html", context)


@require_GET
def article(request: HttpRequest, code: str) -> HttpResponse:
    """One article; `?bahasa=id` shows the original to whoever doubts a translation."""
    wanted = request.GET.get("bahasa", "")
    found = knowledge.get_article(code, wanted if wanted in catalogues() else device_of(request).language)
    if found is None:
        raise Http404
    procedures = [link for name in found.procedures if (link := knowledge.procedure_link(name))]
    context = {"article": found, "procedures": procedures, "contacts": _contacts(found.contacts, request)}
    return render(request, "knowledge/article.html", context)


@require_GET
def procedures(request: HttpRequest) -> HttpResponse:
    found = knowledge.list_procedures()
    before = [
        one
        for one in found
        if one.name.startswith("Berangkat") or one.name.startswith("Program G") or "LTSA" in one.name
    ]
    return render(
        request, "knowledge/procedures.html", {"before": before, "others": [one for one in found if one not in before]}
    )


@require_GET
def procedure(request: HttpRequest, code: str) -> HttpResponse:
    found = knowledge.get_procedure(code)
    if found is None:
        raise Http404
    steps = [{**step, "cited": knowledge.sources([step["ref"]])} for step in found.steps]
    return render(
        request,
        "knowledge/procedure.html",
        {"procedure": found, "steps": steps, "contacts": _contacts(("mission", "home"), request)},
    )
