"""./rantau check: everything that can be said without running the product. One line per step; at the end every fault."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from rantau.config.cli.checks import browser_code, content, repository
from rantau.config.cli.words import stop

ROOT = Path(__file__).resolve().parents[4]
BIN = Path(sys.executable).parent
MOST_LINES = 40  # of one step's report; the rest is counted

Step = Callable[[Path], list[str]]


def run(arguments: list[str]) -> int:
    """Run all steps, or the ones that are named. Returns 1 when any of them found something."""
    unknown = [name for name in arguments if name not in STEPS]
    if unknown:
        stop(f"there is no check {unknown[0]!r}. Known are: {', '.join(STEPS)}.")
    found: dict[str, list[str]] = {}
    for name in arguments or STEPS:
        started = time.monotonic()
        faults = STEPS[name](ROOT)
        found[name] = faults
        verdict = f"{len(faults)} to repair" if faults else "good"
        print(f"{name:<12}{verdict:<16}{time.monotonic() - started:6.1f} s", flush=True)
    failed = {name: faults for name, faults in found.items() if faults}
    for name, faults in failed.items():
        print(f"\n== {name}\n" + "\n".join(faults[:MOST_LINES]))
        if len(faults) > MOST_LINES:
            print(f"… and {len(faults) - MOST_LINES} more (./rantau check {name} shows the first {MOST_LINES})")
    return 1 if failed else 0


def tool(*command: str) -> Step:
    """A step that runs a program of the environment; its output is the report."""

    def step(root: Path) -> list[str]:
        environment = {**os.environ, "PYTHONPATH": str(root / "src"), "NO_COLOR": "1", "COLUMNS": "160"}
        result = subprocess.run(
            [str(BIN / command[0]), *command[1:]],
            cwd=root,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        if result.returncode == 0:
            return []
        lines = [line for line in (result.stdout + result.stderr).splitlines() if line.strip()]
        return lines or [f"{command[0]} ended with {result.returncode} and said nothing"]

    return step


STEPS: dict[str, Step] = {
    "format": tool("ruff", "format", "--check", "--quiet", "--output-format", "concise", "."),
    "lint": tool("ruff", "check", "--quiet", "--output-format", "concise", "."),
    "types": tool("mypy", "--no-error-summary"),
    "imports": tool("lint-imports", "--no-logo"),
    "django": repository.faults_of_django,
    "dialogues": content.faults_of_dialogues,
    "articles": content.faults_of_articles,
    "phrases": content.faults_of_phrases,
    "interface": content.faults_of_interface,
    "browser": browser_code.faults_of_types,
    "vendored": repository.faults_of_vendored_files,
    "secrets": repository.faults_of_words,
}
