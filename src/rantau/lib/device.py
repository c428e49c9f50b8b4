"""What the device remembers and sends along: a language, a country, and whether no trace is wanted. No identity."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Device:
    """Preferences of one request. `country` is an ISO code that exists; `traceless`: nothing may be kept on the device."""

    language: str = "id"
    country: str | None = None
    traceless: bool = False


def device_of(request: object) -> Device:
    """The preferences that the middleware read into `request`; those of an unknown device where it did not run."""
    found = getattr(request, "device", None)
    return found if isinstance(found, Device) else Device()
