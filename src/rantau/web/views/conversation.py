"""The conversation by plain forms: the same turns as the island, one page per answer, nothing kept."""

import json

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from rantau.lib.device import device_of
from rantau.messaging.api import BadMessage, WebChat, deliver
from rantau.web.limits import too_often

CHANNEL = WebChat()


@require_http_methods(["GET", "POST"])
def conversation(request: HttpRequest) -> HttpResponse:
    """GET opens the conversation; POST answers one message or tap."""
    typed = request.POST.get("text", "")[:4000]
    if request.method == "POST" and too_often(request):
        return render(
            request,
            "chat/page.html",
            {"error": "chat.too_fast", "typed": typed, "token": request.POST.get("token", "")},
            status=429,
        )
    device = device_of(request)
    try:
        inbound = CHANNEL.parse({**request.POST.dict(), "country": device.country or "", "language": device.language})
    except BadMessage:
        return render(request, "chat/page.html", {"error": "web.bad_request", "typed": typed}, status=400)
    answer = CHANNEL.render(deliver(inbound, timezone.now()))
    if answer["leave"]:
        return render(request, "chat/left.html", {"answer": answer})
    return render(
        request,
        "chat/page.html",
        {"answer": answer, "said": typed, "token": answer["token"], "state": json.dumps(answer["state"])},
    )
