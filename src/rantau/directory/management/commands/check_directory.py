"""./rantau manage check_directory: what has to be looked after in the directory. Ends with 1 only for numbers that cannot be right."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from rantau.directory.inspection import Report, inspect
from rantau.directory.models import Service

SHOWN = 25  # refs of one list; --json has all of them


class Command(BaseCommand):
    help = "Reports invalid numbers, stale entries, countries without emergency number or mission, and counts by confidence."
    requires_migrations_checks = True

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="the whole report as one JSON object")

    def handle(self, *_: Any, **options: Any) -> None:
        report = inspect(Service.objects.order_by("ref"), timezone.localdate())
        if options["json"]:
            self.stdout.write(json.dumps(report.as_dict(), ensure_ascii=False, indent=1))
        else:
            for line in lines_of(report):
                self.stdout.write(line)
        if report.invalid:
            raise SystemExit(1)


def lines_of(report: Report) -> list[str]:
    """The report for people."""
    counts = ", ".join(f"{confidence} {number}" for confidence, number in report.by_confidence.items())
    numbers = {
        "invalid numbers": report.invalid,
        "short numbers that no list confirms": report.unconfirmed,
    }
    lines = [f"{report.entries} entries: {counts}"]
    for what, wrong in numbers.items():
        lines.append(f"{len(wrong)} {what}")
        lines += [f"  {one.ref}: {one.field} {one.number}" for one in wrong]
    lines.append(
        f"{len(report.stale)} stale entries (source older than three years, or without a date){_some(report.stale)}"
    )
    lines.append(
        f"{len(report.without_emergency_number)} countries without emergency number{_some(report.without_emergency_number)}"
    )
    lines.append(
        f"{len(report.without_mission)} countries without a mission that can be reached{_some(report.without_mission)}"
    )
    return lines


def _some(names: list[str]) -> str:
    more = f" … and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
    return f": {', '.join(names[:SHOWN])}{more}" if names else ""
