"""./rantau understand: one JSON message per line in, one JSON understanding per line out.

In: {"text": "..."}. Out, keys in this order: urgency, topics (key and score, best first), language, country, about.
A line that is not such an object is reported as JSON on stderr and the next line is read; blank lines are skipped.
No Django, no storage.

./rantau understand --check FILE …: whether phrases that an organisation gives may be learnt (content/phrases/README.md).
"""

import json
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from rantau.chat.domain.understanding import Model, Understanding, load_model, understand, words_only
from rantau.config import env
from rantau.config.cli.words import say, stop

ROOT = Path(__file__).resolve().parents[4]
MEASURING = ROOT / "tests" / "understanding" / "examples.jsonl"  # must never be learnt; not there in every installation
CHECK = "--check"


def run(arguments: list[str] | None = None) -> int:
    """Read stdin to its end; always returns 0, because a wrong line does not spoil the others. With --check see `check`."""
    if arguments and arguments[0] == CHECK:
        return check([Path(name) for name in arguments[1:]])
    model = _model()
    for number, line in enumerate(sys.stdin.buffer, start=1):
        if not line.strip():
            continue
        try:
            text = _text(line)
        except ValueError as error:
            print(json.dumps({"line": number, "error": str(error)}, ensure_ascii=False), file=sys.stderr, flush=True)
            continue
        print(json.dumps(as_json(understand(text, model)), ensure_ascii=False), flush=True)
    return 0


def check(paths: Sequence[Path]) -> int:
    """Print every fault by file and line, repeating nothing that stands there; 1 when a file may not be learnt."""
    from rantau.chat.training import Known, read_contribution, read_file, read_phrases

    if not paths:
        stop("name the files to check: ./rantau understand --check FILE …")
    known = Known(read_phrases(ROOT / "content" / "phrases"), read_file(MEASURING) if MEASURING.exists() else ())
    failed = 0
    for path in paths:
        try:
            phrases, faults = read_contribution(path, known, datetime.now(UTC).date())
        except OSError as error:
            stop(f"{path} cannot be read: {error.strerror}.")
        for line, said in faults:
            print(f"{path.name}:{line}: {said}")
        print(
            f"{path.name}: {'nothing of it may be learnt' if faults else f'{len(phrases)} phrases, good'}", flush=True
        )
        failed |= bool(faults)
    return failed


def as_json(found: Understanding) -> dict[str, Any]:
    """The stable keys of the command's output."""
    return {
        "urgency": found.urgency,
        "topics": [{"key": key, "score": score} for key, score in found.topics],
        "language": found.language,
        "country": found.country,
        "about": found.about,
    }


def _text(line: bytes) -> str:
    try:
        message = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise ValueError(f"not UTF-8: {error.reason}") from error
    except json.JSONDecodeError as error:
        raise ValueError(f"not JSON: {error.msg}") from error
    if not isinstance(message, dict) or not isinstance(message.get("text"), str):
        raise ValueError('an object with a string "text" is expected')  # noqa: TRY004 - every wrong line is one kind of error
    return str(message["text"])


def _model() -> Model:
    """The built model; where it cannot be had, rules and keywords alone, said on stderr."""
    content, lexicon = ROOT / "content", ROOT / "data" / "lexicon"
    try:
        from rantau.chat.training import ensure_model

        return load_model(ensure_model(content, env.folder("RANTAU_DATA_DIR", ROOT / "var"), lexicon, say))
    except OSError as error:
        say(f"The language model cannot be built or read ({error}); danger rules and keywords answer instead.")
        return words_only(content, lexicon)
