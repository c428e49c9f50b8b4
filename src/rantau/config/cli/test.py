"""./rantau test: all tests, on SQLite by default and on the database of DATABASE_URL when it is set."""

import os
import subprocess
import sys
from pathlib import Path

from rantau.config.cli.browser import find_chromium
from rantau.config.cli.words import say, stop

ROOT = Path(__file__).resolve().parents[4]


def run(arguments: list[str]) -> int:
    browser = find_chromium()
    if browser is None:
        sentence = "Chromium is missing and could not be installed; install it (Debian: apt install chromium) to run the browser journeys."
        if os.environ.get("CI"):
            stop(sentence)
        say(f"{sentence} They are left out of this run.")
    environment = {**os.environ, "RANTAU_CHROMIUM": browser or ""}
    chosen = arguments or ["-n", str(min(os.cpu_count() or 1, 4)), "--dist", "loadgroup"]
    code = subprocess.run([sys.executable, "-m", "pytest", *chosen], cwd=ROOT, env=environment, check=False).returncode
    if arguments or code:
        return code
    return _javascript_tests()


def _javascript_tests() -> int:
    files = sorted(str(path) for path in (ROOT / "src").glob("rantau/*/tests/**/*.test.js"))
    if not files:
        return 0
    from rantau.config.cli.node import node

    say("Browser code in node …")
    return subprocess.run([node(), "--test", *files], cwd=ROOT, check=False).returncode
