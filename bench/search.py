"""./rantau bench search: time and hits of the one search box over queries with slang and typing errors, beside a plain LIKE scan."""

import os
import random
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench._report import Report, percentile

QUERIES = Path(__file__).with_name("_search_queries.tsv")  # written by hand: what is typed, and which hits would help
MISTYPED = 3  # copies of each query with one typing error more each
P95_MS, FIRST_FIVE = 20, 0.9
FIRST = 5
NEIGHBOURS = {
    "a": "s",
    "e": "r",
    "i": "o",
    "n": "m",
    "r": "t",
    "k": "l",
    "t": "y",
    "d": "f",
    "g": "h",
    "u": "i",
    "s": "d",
    "o": "p",
}


def mistyped(text: str, errors: int, chance: random.Random) -> str:
    """`text` with typing errors inside longer words: a letter left out, doubled, changed for its neighbour, or two exchanged."""
    words = text.split()
    for _ in range(errors):
        long = [number for number, word in enumerate(words) if len(word) > 4]
        if not long:
            break
        number = chance.choice(long)
        word = words[number]
        at = chance.randrange(1, len(word) - 1)
        kind = chance.randrange(4)
        words[number] = (
            word[:at] + word[at + 1 :]
            if kind == 0
            else word[:at] + word[at] + word[at:]
            if kind == 1
            else word[:at] + NEIGHBOURS.get(word[at], word[at]) + word[at + 1 :]
            if kind == 2
            else word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        )
    return " ".join(words)


def _prepare(folder: str) -> None:
    os.environ["RANTAU_DATA_DIR"] = folder
    import django
    from django.core.management import call_command
    from django.utils import timezone

    django.setup()
    call_command("migrate", interactive=False, verbosity=0)
    from rantau.directory.api import import_directory
    from rantau.knowledge.api import import_knowledge

    import_directory(now=timezone.now())
    import_knowledge(now=timezone.now())


def _like_scan(text: str) -> None:
    """What a plain application would do: every word anywhere in any column, counted in SQL."""
    from django.db import connection

    words = [f"%{word}%" for word in text.split()]
    with connection.cursor() as cursor:
        for table, columns in (
            ("knowledge_article", ("title", "summary", "search", "html")),
            ("knowledge_procedure", ("name", "steps")),
            ("directory_service", ("name", "name_id", "notes_id", "city", "services")),
        ):
            either = " OR ".join(f"{column} LIKE %s" for column in columns)
            score = " + ".join(f"(CASE WHEN {either} THEN 1 ELSE 0 END)" for _ in words)
            values = [word for word in words for _ in columns]
            cursor.execute(f"SELECT {columns[0]}, {score} AS score FROM {table} ORDER BY score DESC LIMIT 20", values)
            cursor.fetchall()


def _timed(work: Callable[[str], object], queries: list[str]) -> list[float]:
    found = []
    for text in queries:
        started = time.perf_counter()
        work(text)
        found.append((time.perf_counter() - started) * 1000)
    return found


def main(arguments: list[str]) -> int:
    with tempfile.TemporaryDirectory(prefix="rantau-bench-") as folder:
        _prepare(folder)
        return _measure(show_missed="--missed" in arguments)


def _measure(*, show_missed: bool) -> int:
    from rantau.knowledge import api as knowledge
    from rantau.web.search import Hit, search_everything

    def fits(hit: Hit, wanted: str) -> bool:
        kind, _, name = wanted.rpartition(":")
        if kind == "contact":
            return hit.kind == "contact" and name in hit.title
        if kind == "proc":
            return hit.kind == "procedure" and hit.title == name
        link = knowledge.article_link(wanted, "id")
        assert link is not None, f"there is no article {wanted}"
        return hit.href == link.href

    chance = random.Random(11)
    cases: list[tuple[str, list[str], int]] = []
    for line in QUERIES.read_text(encoding="utf-8").splitlines():
        text, wanted = line.split("\t")
        parts = wanted.replace("proc:", "\tproc:").replace("contact:", "\tcontact:").split("\t")
        expected = [*parts[0].split(), *(part.strip() for part in parts[1:])]
        cases += [(mistyped(text, errors, chance), expected, errors) for errors in range(MISTYPED + 1)]
    search_everything("hangat", language="id", country=None)  # the index is built once per process
    texts = [text for text, _, _ in cases]
    report = Report(f"search, {len(texts)} queries with slang and 0 to {MISTYPED} typing errors")
    times = _timed(lambda text: search_everything(text, language="id", country=None), texts)
    scan = _timed(_like_scan, texts)
    report.figure("p50", percentile(times, 0.5), "ms")
    report.figure("p95", percentile(times, 0.95), "ms", at_most=P95_MS)
    report.figure("p95 of a plain LIKE scan in SQLite", percentile(scan, 0.95), "ms")
    report.figure("p95 / p95 of the LIKE scan", percentile(times, 0.95) / percentile(scan, 0.95), "×")
    hit = {}
    for text, expected, errors in cases:
        found = search_everything(text, language="id", country=None)[:FIRST]
        good = any(fits(one, wanted) for one in found for wanted in expected)
        hit.setdefault(errors, []).append(good)
        if show_missed and not good:
            report.note(f"{text!r}: {[one.title for one in found]}")
    for errors, results in sorted(hit.items()):
        report.figure(f"expected hit in the first five, {errors} typing errors", sum(results) / len(results))
    every = [one for results in hit.values() for one in results]
    report.figure("expected hit in the first five, all", sum(every) / len(every), at_least=FIRST_FIVE)
    return report.close()
