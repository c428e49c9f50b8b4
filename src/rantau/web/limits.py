"""Who calls too often, without knowing who it is."""

import time

from django.conf import settings
from django.http import HttpRequest

from rantau.lib.rate_limit import MinuteLimit

LOOPBACK_TIMES = 100
_limit = MinuteLimit(settings.TURNS_PER_MINUTE)


def caller_of(request: HttpRequest) -> str:
    """The address to count by: the peer, or the one that the named number of trusted proxies wrote down."""
    if settings.TRUSTED_PROXIES:
        chain = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if part.strip()]
        if len(chain) >= settings.TRUSTED_PROXIES:
            return str(chain[-settings.TRUSTED_PROXIES])
    return str(request.META.get("REMOTE_ADDR", ""))


def too_often(request: HttpRequest) -> bool:
    """Count this request; True when its caller has used up the minute."""
    caller = caller_of(request)
    return not _limit.allows(caller, time.time(), LOOPBACK_TIMES if _is_loopback(caller) else 1)


def _is_loopback(address: str) -> bool:
    """True for a proxy on this machine, whose users cannot be told apart, or the operator: never one person."""
    return address.startswith("127.") or address in {"::1", ""}
