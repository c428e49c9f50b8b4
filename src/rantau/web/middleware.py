"""What every request gets: quiet headers, and the language and country the device remembers."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from rantau.lib.device import Device
from rantau.lib.interface import catalogues
from rantau.places.api import country

Handler = Callable[[HttpRequest], HttpResponse]
LANGUAGE_COOKIE, COUNTRY_COOKIE, TRACELESS_COOKIE = "b", "n", "j"


class QuietHeaders:
    """Pages are never kept by caches or shown again by the back button; no other site learns that somebody came from here."""

    def __init__(self, next_handler: Handler) -> None:
        self.next_handler = next_handler

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.next_handler(request)
        response.headers.setdefault("Cache-Control", "no-store")
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), microphone=(), geolocation=(), interest-cohort=()"
        )
        response.headers.setdefault("X-Robots-Tag", "noarchive")
        return response


class DevicePreferences:
    """Reads what the device remembers (two short cookies without any identity) into the request; unknown values are ignored."""

    def __init__(self, next_handler: Handler) -> None:
        self.next_handler = next_handler

    def __call__(self, request: HttpRequest) -> HttpResponse:
        wanted = request.COOKIES.get(LANGUAGE_COOKIE, "")
        found = country(request.COOKIES.get(COUNTRY_COOKIE, "")[:2])
        request.device = Device(  # type: ignore[attr-defined]  # read by device_of
            language=wanted if wanted in catalogues() else "id",
            country=found.code if found else None,
            traceless=request.COOKIES.get(TRACELESS_COOKIE) == "0",
        )
        return self.next_handler(request)
