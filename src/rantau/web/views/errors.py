"""Errors in the user's words. They say what to do next and lose nothing that was typed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def page_missing(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "web/error.html", {"key": "page_missing"}, status=404)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "web/error.html", {"key": "bad_request"}, status=400)


def page_broken(request: HttpRequest) -> HttpResponse:
    return render(request, "web/error.html", {"key": "page_broken"}, status=500)


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form came without a valid token: show it again with what was typed, and a new token."""
    context = {"key": "form_old", "typed": request.POST.get("text", "")[:4000], "action": "/obrolan/"}
    return render(request, "web/error.html", context, status=403)
