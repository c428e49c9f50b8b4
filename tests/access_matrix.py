"""Who gets what from every address: route x method -> answer, for a stranger and for a device that remembers something.

Everything is public today. A new route without a row fails tests/test_access.py, and so does a row without a route. Methods that are
not named must be refused (405). Only POST may change anything, and only with the token of a form (pages) or without any cookie at
all (the API).
"""

from dataclasses import dataclass, field

OK, FOUND = 200, 302
UNNAMED = frozenset({"GET", "POST", "PUT", "PATCH", "DELETE"})


@dataclass(frozen=True, slots=True)
class Row:
    """`answers`: method -> status with a valid form token. `content`: what POST sends. `by_token`: POST needs the token of a form."""

    route: str
    address: str
    answers: dict[str, int]
    content: dict[str, str] = field(default_factory=dict)
    by_token: bool = True


READ = {"GET": OK}

ROWS = [
    Row("home", "/", READ),
    Row("conversation", "/obrolan/", {"GET": OK, "POST": OK}, {"option": "command:menu"}),
    Row("emergency", "/darurat/", READ),
    Row("emergency-country", "/darurat/SA/", READ),
    Row("money", "/uang/", READ),
    Row("about", "/tentang/", READ),
    Row("about-chat", "/tentang/obrolan/", READ),
    Row("preferences", "/pilihan/", {"GET": OK, "POST": FOUND}, {"language": "en", "country": "SA"}),
    Row("traceless", "/tanpa-jejak/", {"POST": FOUND}),
    Row("leave", "/keluar/", {"GET": FOUND, "POST": FOUND}),
    Row("offline", "/luring/", READ),
    Row("design", "/design/", READ),
    Row("health", "/sehat/", READ),
    Row("directory", "/kontak/", READ),
    Row("entry", "/kontak/entri/id-sapa-129/", READ),
    Row("directory-country", "/kontak/SA/", READ),
    Row("card", "/kontak/SA/kartu/", READ),
    Row("card-picture", "/kontak/SA/kartu.png", READ),
    Row("articles", "/baca/", READ),
    Row("article", "/baca/{article}/", READ),
    Row("procedures", "/langkah/", READ),
    Row("procedure", "/langkah/{procedure}/", READ),
    Row("find", "/cari/", {"GET": OK, "POST": OK}, {"text": "gaji"}),
    Row("service-worker", "/sw.js", READ),
    Row("manifest", "/aplikasi.webmanifest", READ),
    Row("pack", "/paket/SA.json", READ),
    Row("pack-listing", "/paket/isi/daftar.json", READ),
    Row("pack-part", "/paket/isi/{part}/rules.json.gz", READ),
    Row(
        "api:openapi-json", "/api/v1/openapi.json", dict.fromkeys(UNNAMED, OK)
    ),  # only describes; the library answers every method alike
    Row("api:api-root", "/api/v1/", {}),
    Row("api:chat_turn", "/api/v1/chat/turn", {"POST": OK}, {"option": "command:help"}, by_token=False),
    Row("api:countries", "/api/v1/directory/countries", READ, by_token=False),
    Row("api:contacts", "/api/v1/directory/contacts?country_code=SA", READ, by_token=False),
    Row("api:articles", "/api/v1/knowledge/articles", READ, by_token=False),
    Row("api:article", "/api/v1/knowledge/articles/{article}", READ, by_token=False),
    Row("api:search", "/api/v1/search", {"POST": OK}, {"text": "gaji"}, by_token=False),
]
