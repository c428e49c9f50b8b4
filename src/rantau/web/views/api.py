"""The JSON API for partners and for our own island (OpenAPI at /api/v1/openapi.json; docs/api.md).

No cookies, no identity, nothing stored.
"""

from typing import Annotated, Any, Literal, cast

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Field, NinjaAPI, Router, Schema, Status
from ninja.errors import HttpError, ValidationError
from ninja.parser import Parser
from pydantic import ConfigDict

from rantau.directory import api as directory
from rantau.knowledge import api as knowledge
from rantau.messaging.api import BadMessage, WebChat, deliver
from rantau.places.api import country
from rantau.web import strict_json
from rantau.web.limits import too_often
from rantau.web.search import search_everything

CHANNEL = WebChat()
MAX_BODY = 16 * 1024


class StrictParser(Parser):
    """Reads bodies strictly; what is refused becomes "bad_request"."""

    def parse_body(self, request: HttpRequest) -> dict[str, Any]:
        return cast("dict[str, Any]", strict_json.read(request.body))


api = NinjaAPI(
    title="Rantau", version="1", docs_url=None, urls_namespace="api", openapi_url="openapi.json", parser=StrictParser()
)
router = Router()

Language = Literal["id", "en", "jv", "su", "ms", "mad", "sas"]
CountryCode = Annotated[str, Field(pattern=r"^[A-Za-z]{2}$")]


class Problem(Schema):
    """Why a request was refused, as one stable word and one sentence."""

    error: str
    sentence: str


class Turn(Schema):
    """One message or one tap. `token` is the sealed state of the previous answer; empty begins a conversation.

    `state`, the plain codes of an answer, stands in for a token where a phone led the conversation until now.
    """

    model_config = ConfigDict(extra="forbid")
    text: Annotated[str, Field(max_length=8000)] = ""
    option: Annotated[str, Field(max_length=60)] = ""
    token: Annotated[str, Field(max_length=2000)] = ""
    state: dict[str, Any] | None = None
    country: Annotated[str, Field(max_length=2)] = ""
    language: Annotated[str, Field(max_length=3)] = ""


class Option(Schema):
    id: str
    label: str
    style: str


class Answer(Schema):
    """What to show, in order. `parts` are described in contracts/chat."""

    token: str
    language: str
    urgency: str
    parts: list[dict[str, Any]]
    options: list[Option]
    leave: bool
    expired: bool
    state: dict[str, Any]


class Query(Schema):
    model_config = ConfigDict(extra="forbid")
    text: Annotated[str, Field(min_length=1, max_length=200)]
    country: Annotated[str, Field(pattern=r"^([A-Za-z]{2})?$")] = ""
    language: Language = "id"


class Found(Schema):
    kind: str
    title: str
    summary: str
    href: str


REFUSALS = {400: Problem, 413: Problem, 422: Problem, 429: Problem}


@router.post("/chat/turn", response={200: Answer, **REFUSALS}, summary="One turn of the help chat")
def chat_turn(request: HttpRequest, turn: Turn) -> Any:
    try:
        inbound = CHANNEL.parse(turn.dict())
    except BadMessage as error:
        return Status(400, {"error": "bad_message", "sentence": str(error)})
    return CHANNEL.render(deliver(inbound, timezone.now()))


@router.get("/directory/countries", response={200: list[dict[str, Any]], **REFUSALS}, summary="Countries with contacts")
def countries(request: HttpRequest) -> Any:
    return [{"code": one.code, "name": one.name_id, "contacts": one.contacts} for one in directory.countries_served()]


@router.get(
    "/directory/contacts",
    response={200: list[dict[str, Any]], 404: Problem, **REFUSALS},
    summary="Contacts of a country",
)
def contacts(request: HttpRequest, country_code: CountryCode, language: Language = "id") -> Any:
    where = country(country_code)
    if where is None:
        return Status(404, {"error": "unknown_country", "sentence": "There is no country with this code."})
    found = directory.contacts_in(where.code)
    return [directory.contact_as_dict(one, language) for one in found]


@router.get(
    "/knowledge/articles", response={200: list[dict[str, Any]], **REFUSALS}, summary="All articles, without their text"
)
def articles(request: HttpRequest, language: Language = "id") -> Any:
    found = knowledge.list_articles(language=language)
    return [{"code": one.code, "title": one.title, "summary": one.summary, "href": one.href} for one in found]


@router.get(
    "/knowledge/articles/{code}",
    response={200: dict[str, Any], 404: Problem, **REFUSALS},
    summary="One article with its sources",
)
def article(request: HttpRequest, code: str, language: Language = "id") -> Any:
    found = knowledge.get_article(code, language)
    if found is None:
        return Status(404, {"error": "unknown_article", "sentence": "There is no article with this code."})
    return knowledge.article_as_dict(found)


@router.post("/search", response={200: list[Found], **REFUSALS}, summary="Search articles, procedures and contacts")
def search(request: HttpRequest, query: Query) -> Any:
    hits = search_everything(query.text, language=query.language, country=query.country.upper() or None)
    return [{"kind": hit.kind, "title": hit.title, "summary": hit.summary, "href": hit.href} for hit in hits]


class Guard:
    """Runs before every call: size and pace. It is an `auth` so that no route can forget it."""

    def __call__(self, request: HttpRequest) -> bool:
        length = str(request.META.get("CONTENT_LENGTH") or "0")
        if not (length.isascii() and length.isdigit()) or int(length) > MAX_BODY:
            raise HttpError(413, "too_large")
        if too_often(request):
            raise HttpError(429, "too_often")
        return True


SENTENCES = {
    "too_large": "The request is larger than 16 KB.",
    "too_often": "Too many requests in one minute; wait and try again.",
    "Cannot parse request body": "The body is not JSON that can be read.",
}


@api.exception_handler(HttpError)
def refused(request: HttpRequest, error: HttpError) -> HttpResponse:
    word = error.message if error.message in {"too_large", "too_often"} else "bad_request"
    sentence = SENTENCES.get(str(error.message), "This request cannot be read.")
    return api.create_response(request, {"error": word, "sentence": sentence}, status=error.status_code)


@api.exception_handler(RequestDataTooBig)
def too_big(request: HttpRequest, error: RequestDataTooBig) -> HttpResponse:
    return api.create_response(request, {"error": "too_large", "sentence": SENTENCES["too_large"]}, status=413)


@api.exception_handler(ValidationError)
def not_valid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    fields = sorted({str(part["loc"][-1]) for part in error.errors})
    sentence = f"These fields are missing or not valid: {', '.join(fields)}."
    return api.create_response(request, {"error": "not_valid", "sentence": sentence}, status=422)


api.add_router("", router, auth=Guard())
