"""./rantau bench start: from a clean clone with an empty home to the first page, and the second start."""

import os
import re
import subprocess
import tempfile
import time
import urllib.request
from pathlib import Path

from tests.journeys.house import ROOT, free_port

from bench._report import Report

COLD_SECONDS, WARM_SECONDS, PATIENCE = 90, 3, 600
PHASES = (
    ("environment and packages", r"Making a virtual environment|Installing"),
    ("database and reference data", r"Preparing the database|Loaded"),
    ("language model", r"Learning"),
    ("static files and server", r"Preparing styles|Rantau is ready"),
)


def _shows_the_first_page(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=10) as response:
            return bool(response.status == 200 and b"data-chat" in response.read())
    except OSError:
        return False


def _start(clone: Path, environment: dict[str, str], log: Path) -> tuple[float, list[tuple[float, str]]]:
    """Seconds to the first answered page, and when each line of progress came."""
    port = free_port()
    lines: list[tuple[float, str]] = []
    started = time.perf_counter()
    with log.open("w") as out:
        process = subprocess.Popen(
            [str(clone / "rantau"), "serve", "--port", str(port)], env=environment, stdout=out, stderr=out
        )
        try:
            while not _shows_the_first_page(port):
                if process.poll() is not None or time.perf_counter() - started > PATIENCE:
                    raise RuntimeError(f"the start failed: {log.read_text()[-400:]}")
                seen = log.read_text().splitlines()
                lines += [(time.perf_counter() - started, line) for line in seen[len(lines) :]]
                time.sleep(0.05)
            taken = time.perf_counter() - started
            seen = log.read_text().splitlines()
            lines += [(taken, line) for line in seen[len(lines) :]]
        finally:
            process.terminate()
            process.wait(20)
    return taken, lines


def main(_arguments: list[str]) -> int:
    report = Report("start, from a clean clone")
    with tempfile.TemporaryDirectory(prefix="rantau-bench-") as folder:
        clone, home = Path(folder) / "clone", Path(folder) / "home"
        home.mkdir()
        subprocess.run(["git", "clone", "--quiet", "--no-hardlinks", str(ROOT), str(clone)], check=True)
        passed_on = {
            name: value
            for name, value in os.environ.items()
            if re.match(r"PATH$|LANG|LC_|.*_proxy$|.*_PROXY$|PIP_|SSL_|REQUESTS_CA", name)
        }
        environment = passed_on | {"HOME": str(home)}
        cold, lines = _start(clone, environment, Path(folder) / "cold.txt")
        begun = 0.0
        marks = [(at, name) for at, line in lines for name, sign in PHASES if re.search(sign, line)]
        first = {name: min(at for at, other in marks if other == name) for _, name in marks}
        order = sorted(first.items(), key=lambda one: one[1])
        for (name, at), (_, until) in zip(order, [*order[1:], ("", cold)], strict=True):
            report.figure(f"cold: {name}", until - max(at, begun), "s")
        report.figure("cold start, clone to first page", cold, "s", at_most=COLD_SECONDS)
        warm = sorted(_start(clone, environment, Path(folder) / "warm.txt")[0] for _ in range(3))[1]
        report.figure("warm start to first page, median of 3", warm, "s", at_most=WARM_SECONDS)
    return report.close()
