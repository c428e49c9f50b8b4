from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from rantau.lib.device import device_of
from rantau.web.limits import too_often
from rantau.web.search import search_everything


@require_http_methods(["GET", "POST"])
def find(request: HttpRequest) -> HttpResponse:
    """One box over articles, procedures and contacts. By POST, so that what she looks for stands in no address and no history."""
    if request.method == "POST" and too_often(request):
        return render(request, "web/error.html", {"key": "too_many"}, status=429)
    typed = request.POST.get("text", "")[:200].replace("\x00", " ").strip()
    device = device_of(request)
    hits = search_everything(typed, language=device.language, country=device.country) if typed else []
    return render(request, "web/find.html", {"typed": typed, "hits": hits})
