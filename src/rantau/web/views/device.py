"""What the device is given: the service worker, the manifest (with a neutral name on wish) and the pack."""

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_GET

from rantau.lib.device import device_of
from rantau.lib.interface import catalogues, words
from rantau.places.api import country
from rantau.web.packs import first_help, pages_of_pack, phone_pack, revision

SHELL = (
    "web/styles/app.css", "web/fonts/plus-jakarta-sans.woff2", "web/icons/icons.svg", "web/icons/mark.svg", "web/icons/plain.svg",
    "web/icons/kawung.svg", "web/js/early.js", "web/js/main.js", "web/js/exit.js", "web/js/device.js", "web/js/dom.js",
    "web/js/read-aloud.js", "web/js/share.js", "chat/js/island.js", "chat/js/parts.js", "chat/js/sheet.js",
)  # fmt: skip
FOLDERS = ("engine", "phone")  # of the conversation: every script in them
SCRIPTS = Path(__file__).resolve().parents[2] / "chat" / "static"
PAGES = ("home", "emergency", "about", "about-chat", "offline", "preferences", "articles", "procedures", "directory")


@lru_cache(maxsize=1)
def _worker_source() -> str:
    return (Path(__file__).resolve().parents[1] / "service-worker.js").read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def _scripts_of_conversation() -> tuple[str, ...]:
    found = [path for folder in FOLDERS for path in sorted((SCRIPTS / "chat" / "js" / folder).glob("*.js"))]
    return tuple(path.relative_to(SCRIPTS).as_posix() for path in found)


@require_GET
def service_worker(request: HttpRequest) -> HttpResponse:
    """The worker with its release and the list of what to keep put in front."""
    release = f"{settings.RELEASE}-{revision()[:8]}"
    shell = [static(name) for name in (*SHELL, *_scripts_of_conversation())]
    setup = {
        "release": release,
        "shell": shell,
        "pages": [reverse(name) for name in PAGES],
        "offline": reverse("offline"),
    }
    response = HttpResponse(
        f"const SETUP = {json.dumps(setup)};\n{_worker_source()}", content_type="text/javascript; charset=utf-8"
    )
    response.headers["Cache-Control"] = "no-cache"
    response.headers["Service-Worker-Allowed"] = "/"
    return response


@require_GET
def manifest(request: HttpRequest) -> HttpResponse:
    """The web app manifest; `?nama=catatan` gives a plain name and icon."""
    plain = request.GET.get("nama") == "catatan"
    language = device_of(request).language
    name, picture = (words("web.neutral_name", language), "plain") if plain else (words("web.name", language), "mark")
    icons: list[dict[str, Any]] = [
        {"src": static(f"web/icons/{picture}.svg"), "sizes": "any", "type": "image/svg+xml", "purpose": "any"},
        *(
            {
                "src": static(f"web/icons/{picture}-{size}.png"),
                "sizes": f"{size}x{size}",
                "type": "image/png",
                "purpose": purpose,
            }
            for size in (192, 512)
            for purpose in ("any", "maskable")
        ),
    ]
    content = {
        "name": name, "short_name": name, "lang": language, "id": f"/?{picture}", "start_url": "/", "scope": "/", "display": "standalone",
        "background_color": "#fbf7f0", "theme_color": "#6b7478" if plain else "#0b5351", "icons": icons,
    }  # fmt: skip
    return HttpResponse(json.dumps(content), content_type="application/manifest+json")


@require_GET
def pack(request: HttpRequest, code: str) -> HttpResponse:
    """Of one country (`xx`: not chosen yet): the addresses of pages to keep, and the first help where there is no pack."""
    where = country(code)
    if where is None and code.lower() != "xx":
        raise Http404
    language = request.GET.get("bahasa", device_of(request).language)
    if language not in catalogues():
        raise Http404
    found = where.code if where else None
    response = JsonResponse({**first_help(found, language), "pages": pages_of_pack(found, language)})
    response.headers["Cache-Control"] = "no-cache"
    return response


@require_GET
def pack_listing(request: HttpRequest) -> HttpResponse:
    """The signed list of what the pack consists of."""
    pack = phone_pack()
    if not pack.parts:
        raise Http404
    response = HttpResponse(pack.listing, content_type="application/json")
    response.headers["Cache-Control"] = "no-cache"
    return response


@require_GET
def pack_part(request: HttpRequest, digest: str, name: str) -> HttpResponse:
    """One part, as it is hashed: compressed already, so nothing on the way may compress it again. No cache of the browser keeps it."""
    content = phone_pack().parts.get(digest)
    if content is None:
        raise Http404
    response = HttpResponse(content, content_type="application/octet-stream")
    response.headers["Content-Encoding"] = "identity"
    return response
