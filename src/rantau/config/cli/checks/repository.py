"""The repository itself: Django's own checks, files that others made, and words that must never be committed."""

import hashlib
import io
import re
import subprocess
import tomllib
from pathlib import Path

LARGEST_TEXT = 3_000_000
BINARY = frozenset({".woff2", ".whl", ".png", ".jpg", ".webp", ".gz", ".ico", ".parquet"})
VENDOR_FIELDS = ("name", "version", "path", "source", "licence", "licence_file", "sha384", "why")

# Written in pieces, so that this file does not find itself.
FORBIDDEN = {
    "a path of a workshop machine": r"(?<![\w.])/" + r"work/(?:main|shared|\.)",
    "a folder of a workshop machine": r"\." + r"library/",
    "the host of a package registry": r"registry\." + r"(?:npmjs|yarnpkg)|files\." + r"pythonhosted|(?<![\w.])pypi\." + r"org",
    "a private key": r"-----BEGIN " + r"(?:[A-Z]+ )?PRIVATE KEY-----",
    "a key of a cloud": r"\b(?:AKIA|ASIA)[0-9A-Z]{16}\b",
    "a token of a code host": r"\bgh[pousr]_[A-Za-z0-9]{30,}\b|\bglpat-[\w-]{20,}",
    "a token of a messenger": r"\b\d{8,10}:AA[\w-]{33}\b|\bEAA[A-Za-z0-9]{40,}\b",
    "a password in an address": r"\b(?:postgres(?:ql)?|mysql|redis|https?)://[\w.-]+:(?!(?i:password|secret)@|\$|\{|<|\.\.\.)[^\s@/\"'`]{3,}@",
}  # fmt: skip
_FORBIDDEN = {name: re.compile(pattern) for name, pattern in FORBIDDEN.items()}


def faults_of_django(root: Path) -> list[str]:  # noqa: ARG001 - every step takes the root
    """Django's checks, and models that no migration describes."""
    import django
    from django.core import checks
    from django.core.management import call_command

    django.setup()
    faults = [str(message) for message in checks.run_checks() if message.level >= checks.WARNING]
    out = io.StringIO()
    try:
        call_command("makemigrations", "--check", "--dry-run", interactive=False, stdout=out, stderr=out, no_color=True)
    except SystemExit:
        faults += ["migrations are missing:", *out.getvalue().splitlines()]
    return faults


def faults_of_vendored_files(root: Path) -> list[str]:
    """Every file others made is listed with licence and hash, and is the one that is listed."""
    entries = tomllib.loads((root / "vendor" / "vendor.toml").read_text(encoding="utf-8"))["file"]
    faults = []
    for entry in entries:
        name = entry.get("name", "?")
        faults += [f"vendor.toml: {name} has no {field}" for field in VENDOR_FIELDS if not entry.get(field)]
        path = root / entry.get("path", "?")
        if not path.is_file():
            faults.append(f"vendor.toml: {entry.get('path')} does not exist")
        elif hashlib.sha384(path.read_bytes()).hexdigest() != entry.get("sha384"):
            faults.append(f"{entry['path']} is not the file that vendor.toml lists; it was changed")
        if not (root / entry.get("licence_file", "?")).is_file():
            faults.append(f"vendor.toml: the licence of {name} is missing")
    listed = {entry.get("path") for entry in entries}
    found = [
        *(root / "vendor").glob("*.whl"),
        *(root / "src").glob("**/*.woff2"),
        *(root / "src").glob("rantau/*/static/**/vendor/**/*"),
    ]
    faults += [
        f"{path.relative_to(root)} is not listed in vendor.toml"
        for path in found
        if path.is_file() and str(path.relative_to(root)) not in listed
    ]
    return faults


def faults_of_words(root: Path) -> list[str]:
    """Secrets, and mentions that do not belong into a published repository, in every file that git knows or would add."""
    return [fault for path in tracked_files(root) for fault in faults_in_text(path.relative_to(root).as_posix(), path)]


def tracked_files(root: Path) -> list[Path]:
    """Files of the repository that are text."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],  # noqa: S607
        cwd=root, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if listed.returncode:
        return []
    paths = [root / name for name in listed.stdout.split("\0") if name]
    return [path for path in paths if path.is_file() and path.suffix not in BINARY]


def faults_in_text(name: str, path: Path) -> list[str]:
    """What must not stand in one file, with the line."""
    if path.stat().st_size > LARGEST_TEXT:
        return [f"{name} is larger than {LARGEST_TEXT // 1_000_000} MB"]
    text = path.read_text(encoding="utf-8", errors="replace")
    faults = []
    for what, pattern in _FORBIDDEN.items():
        lines = (text.count("\n", 0, match.start()) + 1 for match in pattern.finditer(text))
        faults += [f"{name}:{line}: {what}" for line in lines]
    return faults
