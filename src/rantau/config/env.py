"""Typed readers for environment variables. A wrong value stops the start with one sentence that names the variable."""

import os
import re
import secrets
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit


class WrongSetting(Exception):
    """An environment variable has a value that cannot be used."""


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, default).strip()


def boolean(name: str, *, default: bool) -> bool:
    """Read yes/no. Raises WrongSetting for anything that is neither."""
    value = text(name).lower()
    if not value:
        return default
    if value in {"1", "true", "yes", "on", "ya"}:
        return True
    if value in {"0", "false", "no", "off", "tidak"}:
        return False
    raise WrongSetting(f"{name} is {value!r}; write yes or no.")


def number(name: str, default: int, *, low: int, high: int) -> int:
    """Read a whole number within [low, high]. Raises WrongSetting."""
    value = text(name)
    if not value:
        return default
    if not re.fullmatch(r"-?[0-9]{1,12}", value) or not low <= int(value) <= high:
        raise WrongSetting(f"{name} is {value[:40]!r}; write a whole number from {low} to {high}.")
    return int(value)


def names(name: str, default: Sequence[str] = ()) -> list[str]:
    """Read a list separated by commas."""
    value = text(name)
    return [part.strip() for part in value.split(",") if part.strip()] if value else list(default)


def web_address(name: str, default: str) -> str:
    """Read an address that starts with https:// (or http:// on this machine). Raises WrongSetting."""
    value = text(name, default)
    try:
        parts = urlsplit(value)
        host, plain = parts.hostname, not any(character.isspace() or not character.isprintable() for character in value)
    except ValueError:
        host, plain = None, False
    is_safe = (
        plain and host and (parts.scheme == "https" or (parts.scheme == "http" and host in {"127.0.0.1", "localhost"}))
    )
    if not is_safe:
        raise WrongSetting(f"{name} is {value[:200]!r}; write an address that starts with https://.")
    return value


def folder(name: str, default: Path) -> Path:
    """Read a folder and make it. Raises WrongSetting where that is impossible."""
    value = Path(text(name) or default).expanduser().resolve()
    try:
        value.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise WrongSetting(
            f"{name or 'the data folder'} is {value}, which cannot be made: {error.strerror}."
        ) from error
    if not os.access(value, os.W_OK):
        raise WrongSetting(f"{name} is {value}, where this user may not write.")
    return value


def secret(name: str, keep_in: Path) -> str:
    """Read a secret of at least 32 characters, or make one and keep it in a file only its owner can read."""
    value = text(name)
    if value:
        if len(value) < 32:
            raise WrongSetting(f"{name} is too short; use at least 32 random characters.")
        return value
    try:
        descriptor = os.open(keep_in, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        kept = keep_in.read_text().strip()
        if len(kept) < 32:
            raise WrongSetting(f"the secret in {keep_in} is damaged; remove the file and start again.") from None
        return kept
    with os.fdopen(descriptor, "w") as file:
        made = secrets.token_urlsafe(48)
        file.write(made)
    return made
