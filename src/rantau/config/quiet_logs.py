"""Logs that cannot leak: an allow-list of what leaves the process. No message text, no address, no path beyond its route."""

import logging
import traceback
from collections.abc import ItemsView
from typing import Any

from django.http import HttpRequest
from django.views.debug import SafeExceptionReporterFilter


class QuietFormatter(logging.Formatter):
    """Writes time, level, logger, the constant message and, for an error, only types and places in the code.

    Arguments of log calls and texts of exceptions are left out, because a library may put there what a person typed.
    """

    def format(self, record: logging.LogRecord) -> str:
        line = f"{self.formatTime(record)} {record.levelname} {record.name}: {self._constant_part(record)}"
        status = getattr(record, "status_code", None)
        if isinstance(status, int):
            line += f" (status {status})"
        if record.exc_info and record.exc_info[0]:
            places = [f"{f.filename}:{f.lineno} {f.name}" for f in traceback.extract_tb(record.exc_info[2])[-8:]]
            line += f" [{record.exc_info[0].__name__}] " + " < ".join(reversed(places))
        return line

    @staticmethod
    def _constant_part(record: logging.LogRecord) -> str:
        """The template of a message whose values came separately; a finished message of a library may hold anything."""
        if record.args or record.name.startswith("rantau"):
            return str(record.msg)
        return "(message withheld)"


def quiet_server_logs() -> dict[str, Any]:
    """Logging of the web server in the same form: it would otherwise write addresses and request lines."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"quiet": {"()": "rantau.config.quiet_logs.QuietFormatter"}},
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "quiet"}},
        "root": {"handlers": ["console"], "level": "WARNING"},
        "loggers": {
            "gunicorn.error": {"handlers": ["console"], "level": "WARNING", "propagate": False},
            "gunicorn.access": {"handlers": [], "level": "CRITICAL", "propagate": False},
        },
    }


class NothingLeaves(SafeExceptionReporterFilter):
    """Error reports without form fields, local variables, headers or settings."""

    def is_active(self, request: HttpRequest | None) -> bool:  # noqa: ARG002
        return True

    def get_post_parameters(self, request: HttpRequest | None) -> dict[str, Any]:  # noqa: ARG002
        return {}

    def get_traceback_frame_variables(self, request: HttpRequest | None, tb_frame: Any) -> ItemsView[str, Any]:  # noqa: ARG002
        return dict[str, Any]().items()

    def get_safe_request_meta(self, request: HttpRequest | None) -> dict[str, Any]:  # noqa: ARG002
        return {}

    def get_safe_cookies(self, request: HttpRequest | None) -> dict[str, Any]:  # noqa: ARG002
        return {}
