"""Commands of ./rantau. Each lives in its own module and is imported only when it is called, so that starts stay fast."""

import importlib
import os
import sys

from rantau.config.cli.words import stop

COMMANDS = {
    "serve": "sets everything up and serves the product at http://127.0.0.1:8000",
    "test": "runs all tests, browser journeys included",
    "check": "format, lint, types, import rules, content, vendored files",
    "bench": "runs benchmarks and prints figures: ./rantau bench [name]",
    "doctor": "looks at this installation and says what is wrong",
    "understand": "reads JSON lines on stdin and says what each message is about",
    "manage": "Django's manage command",
    "backup": "writes everything Rantau stores into one file",
    "restore": "puts a backup back in place",
}


def main() -> None:
    """Run one command; the exit code is what its `run` returns."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rantau.config.settings")
    name, *arguments = sys.argv[1:] or ["help"]
    if name in {"help", "-h", "--help"}:
        print("Usage: ./rantau COMMAND\n")
        for command, purpose in COMMANDS.items():
            print(f"  {command:<12}{purpose}")
        raise SystemExit(0)
    if name not in COMMANDS:
        stop(f"there is no command {name!r}. Known are: {', '.join(COMMANDS)}.")
    module = importlib.import_module(f"rantau.config.cli.{name}")
    try:
        code = module.run(arguments)
    except KeyboardInterrupt:
        raise SystemExit(130) from None
    except OSError as error:
        if error.errno == 28:
            stop("the disk is full. Free some space and start again; nothing that was stored is lost.")
        raise
    except Exception as error:
        known = {
            "WrongSetting": "a setting is wrong",
            "ArticleFault": "an article cannot be published",
            "ContentFault": "a dialogue is faulty",
        }
        if type(error).__name__ in known:
            stop(f"{known[type(error).__name__]}: {error}")
        raise
    raise SystemExit(code)
