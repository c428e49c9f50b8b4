"""Finds Chromium for the journeys, or installs it where that is possible."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from rantau.config.cli.words import say


def find_chromium() -> str | None:
    """Path of a Chromium, from RANTAU_CHROMIUM, the PATH, Playwright's own or Debian's package; None when there is none."""
    named = os.environ.get("RANTAU_CHROMIUM")
    if named and Path(named).exists():
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
    return path if Path(path).exists() else None


def _from_debian() -> str | None:
    apt_get = shutil.which("apt-get")
    if os.geteuid() != 0 or apt_get is None:
        return None
    say("Installing Chromium from the system's packages …")
    for step in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", "chromium"]):
        subprocess.run([apt_get, *step], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
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
