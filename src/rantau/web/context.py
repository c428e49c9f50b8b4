from typing import Any

from django.conf import settings
from django.http import HttpRequest


def everywhere(request: HttpRequest) -> dict[str, Any]:
    """What every template may use: language and country of the device, the release, and where quick exit leads."""
    return {
        "language": getattr(request, "language", "id"),
        "device_country": getattr(request, "country", None),
        "traceless": getattr(request, "traceless", False),
        "release": settings.RELEASE,
        "exit_address": settings.EXIT_ADDRESS,
    }
