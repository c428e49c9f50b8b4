"""Changes of the directory: today only the import of the reference data; staff editing with four eyes comes with the case system."""

import csv
import hashlib
from datetime import datetime
from pathlib import Path

import phonenumbers
from django.conf import settings
from django.db import transaction

from rantau.directory.domain import split
from rantau.directory.models import Revision, Service

TEXT_FIELDS = (
    "name", "name_id", "kind", "audience", "country", "region", "city", "address", "phone", "hotline", "whatsapp", "sms", "email",
    "web", "hours", "languages", "free", "services", "notes_id", "source", "source_date", "confidence",
)  # fmt: skip


def import_directory(*, now: datetime, path: Path | None = None) -> int:
    """Replace the directory by the reference file when that has changed. Returns the number of entries, 0 when nothing changed."""
    content = (path or settings.REFERENCE_DIR / "directory" / "services.csv").read_bytes()
    digest = hashlib.sha256(content + Path(__file__).read_bytes()).hexdigest()
    if Revision.objects.filter(digest=digest).exists():
        return 0
    rows = csv.DictReader(content.decode("utf-8").splitlines())
    entries = [_entry(row) for row in rows]
    with transaction.atomic():
        Service.objects.all().delete()
        Service.objects.bulk_create(entries, batch_size=500)
        Revision.objects.all().delete()
        Revision.objects.create(digest=digest, imported_at=now)
    return len(entries)


def _entry(row: dict[str, str]) -> Service:
    values = {name: " ".join(row[name].split()) for name in TEXT_FIELDS}
    numbers = [number for field in ("phone", "hotline", "whatsapp", "sms") for number in split(values[field])]
    return Service(
        ref=row["id"],
        for_women=row["for_women"] == "yes",
        for_emergency=row["for_emergency"] == "yes",
        mobiles=[number for number in numbers if is_mobile(number)],
        labels={number: written for number in numbers if (written := written_for_people(number)) != number},
        **values,
    )


def written_for_people(number: str) -> str:
    """A number with the spaces of its country; short codes and toll-free numbers stay as they are dialled."""
    if not number.startswith("+"):
        return number
    try:
        parsed = phonenumbers.parse(number)
    except phonenumbers.NumberParseException:
        return number
    return str(phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL))


def is_mobile(number: str) -> bool:
    """True when the numbering plan of its country says that a number is certainly mobile."""
    if not number.startswith("+"):
        return False
    try:
        kind = phonenumbers.number_type(phonenumbers.parse(number))
    except phonenumbers.NumberParseException:
        return False
    return bool(kind == phonenumbers.PhoneNumberType.MOBILE)
