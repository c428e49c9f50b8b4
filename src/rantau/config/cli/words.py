"""How the command line speaks: plain sentences, one per step."""

import sys
from typing import NoReturn


def say(sentence: str) -> None:
    print(f"· {sentence}", file=sys.stderr, flush=True)


def stop(sentence: str) -> NoReturn:
    """End with one clear sentence."""
    print(f"rantau: {sentence}", file=sys.stderr)
    raise SystemExit(1)
