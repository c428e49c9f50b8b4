"""./rantau bench [name]: runs bench/<name>.py, or all of them."""

import importlib
import sys
from pathlib import Path

from rantau.config.cli.words import stop

BENCH = Path(__file__).resolve().parents[4] / "bench"


def run(arguments: list[str]) -> int:
    known = sorted(path.stem for path in BENCH.glob("*.py") if not path.stem.startswith("_"))
    name, *rest = arguments or ["all"]
    if name != "all" and name not in known:
        stop(f"there is no benchmark {name!r}. Known are: {', '.join(known)}.")
    sys.path.insert(0, str(BENCH.parent))
    failed = 0
    for chosen in known if name == "all" else [name]:
        print(f"\n== {chosen}")
        failed |= importlib.import_module(f"bench.{chosen}").main(rest)
    return failed
