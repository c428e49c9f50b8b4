"""Finds Chromium for the journeys, or installs it where that is possible."""

import os
import shutil
import subprocess
import sys

from rantau.config.cli.words import say


def find_chromium() -> str | None:
    """Path of a Chromium, from RANTAU_CHROMIUM, the PATH, Playwright's own or Debian's package; None when there is none."""
    named = os.environ.get("RANTAU_CHROMIUM")
    if named and os.path.exists(named):
        return named
    for name in ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"):
        found = shutil.which(name)
        if found:
            return found
    return _playwrights_own() or _from_debian() or _download()


def _playwrights_own() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if os.path.exists(path) else None


def _from_debian() -> str | None:
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return None
    say("Installing Chromium from the system's packages …")
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "check": False}
    subprocess.run(["apt-get", "update", "-qq"], **quiet)  # type: ignore[call-overload]
    subprocess.run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"], **quiet)  # type: ignore[call-overload]
    return shutil.which("chromium") or shutil.which("chromium-browser")


def _download() -> str | None:
    say("Downloading Chromium with Playwright …")
    subprocess.run(
        [sys.executable, "-m", "playwright", "install", "chromium"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    return _playwrights_own()
