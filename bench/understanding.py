"""./rantau bench understanding: how well messages are understood that no model has seen.

Cross-validation over content/phrases in five folds. A situation is never on both sides of a split, and the limits of
danger and emergency are chosen inside each training part. Rules and model together, as the product uses them.
Then the public examples (tests/understanding/examples.jsonl), which are never trained on.
"""

import argparse
import os
import shutil
import tempfile
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bench._report import today
from bench._understanding_built import measured, ordinary, understood
from bench._understanding_figures import all_groups, data_of, part_of
from bench._understanding_folds import Seen, cross_validated, one_fold, say
from bench._understanding_report import show
from bench._understanding_review import review_page
from bench._understanding_write import FIGURES, MISSES, between, figures_file, figures_text, limits_file, misses_text
from rantau.chat.domain.understanding.words import read_tables, words_from
from rantau.chat.training import ensure_model
from rantau.chat.training.limits import FILE, read_limits
from rantau.chat.training.phrases import Phrase, read_file, read_phrases

ROOT = Path(__file__).resolve().parents[1]
CONTENT, LEXICON = ROOT / "content", ROOT / "data" / "lexicon"
CARD, SHOWN = ROOT / "docs" / "model-card.md", CONTENT / "about" / "understanding.json"
KNOWN_MISSES = ROOT / "src" / "rantau" / "chat" / "tests" / "transcripts" / "known_misses.toml"
EXAMPLES = ROOT / "tests" / "understanding" / "examples.jsonl"


def main(argv: list[str] | None = None) -> int:
    options = _options(argv or [])
    with tempfile.TemporaryDirectory(prefix="rantau-bench-") as scratch:
        content = Path(scratch) / "content"  # as it is now: somebody may write on while we measure
        for name in ("phrases", "understanding"):
            shutil.copytree(CONTENT / name, content / name)
        return _measure(content, Path(scratch) / "data", options)


def _measure(content: Path, data: Path, options: argparse.Namespace) -> int:
    phrases = read_phrases(content / "phrases")
    if options.write:  # found out now, not after some minutes
        for name in (FIGURES, MISSES):
            between(CARD.read_text(encoding="utf-8"), name, "")
    seen: list[Seen] = []
    if not options.examples_only:
        seen = _unseen(phrases, content, options)
    if options.review:
        _write_review(seen, read_limits(content))
    figures = {"date": today(), "data": data_of(phrases), "unseen": all_groups(seen) if seen else {}}
    # Written figures are of the repository alone, without what a data folder adds.
    kept = data if options.write else Path(os.environ.get("RANTAU_DATA_DIR") or data)
    figures |= _of_built_model(phrases, content, kept)
    if options.write:
        _write(figures, seen, phrases)
    return 0


def _options(argv: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="rantau bench understanding", description="How well messages are understood.")
    how_much = parser.add_mutually_exclusive_group()
    how_much.add_argument("--write", action="store_true", help="also write limits, figures and model card")
    how_much.add_argument("--quick", action="store_true", help="one fold of five, with the limits as they are")
    how_much.add_argument("--examples-only", action="store_true", help="only the built model and the public examples")
    parser.add_argument("--review", action="store_true", help="also write the reviewer's page into the data folder")
    options = parser.parse_args(argv)
    if options.review and options.examples_only:
        parser.error("--review looks at unseen phrases; it does not go with --examples-only")
    return options


def _unseen(phrases: list[Phrase], content: Path, options: argparse.Namespace) -> list[Seen]:
    words = words_from(read_tables(content, LEXICON))
    if options.quick:
        seen = one_fold(phrases, words, LEXICON, read_limits(content))
        show("One fold of content/phrases", all_groups(seen))
        return seen
    seen, limits = cross_validated(phrases, words, LEXICON)
    show("Cross-validated over content/phrases", all_groups(seen))
    print(f"\nLimits that these phrases ask for: {limits}")
    if options.write:  # before the model is built: its figures must be those of the new limits
        for folder in (content, CONTENT):
            (folder / FILE).write_text(limits_file(limits, phrases=len(phrases), date=today()), encoding="utf-8")
        say(f"Wrote {(CONTENT / FILE).relative_to(ROOT)}.")
    elif limits != read_limits(content):
        say(f"These are not the limits of {(CONTENT / FILE).relative_to(ROOT)}; --write keeps them.")
    return seen


def _of_built_model(phrases: list[Phrase], content: Path, data: Path) -> dict[str, Any]:
    data.mkdir(parents=True, exist_ok=True)
    model, facts = measured(ensure_model(content, data, LEXICON, say), [phrase.text for phrase in phrases[::5]])
    examples = all_groups(understood(read_file(EXAMPLES), model))
    found = ordinary(model, LEXICON)
    show("Public examples, never trained on", examples)
    if found:
        shares = ", ".join(f"{name} {part_of(one):.3f} of {one['of']}" for name, one in found.items())
        print(f"\nOrdinary social-media text, unseen: {shares}")
    print(
        f"\nModel {facts['version']}: {facts['bytes'] / 1e6:.2f} MB, on the phone {facts['phone_bytes'] / 1000:.0f} KB compressed,"
        f" load {facts['load_ms']} ms, one understanding {facts['median_ms']} ms (p99 {facts['p99_ms']} ms)"
    )
    return {"examples": examples, "ordinary": found, "model": facts}


def _write(figures: Mapping[str, Any], seen: list[Seen], phrases: list[Phrase]) -> None:
    known = tomllib.loads(KNOWN_MISSES.read_text(encoding="utf-8"))["misses"]
    card = between(CARD.read_text(encoding="utf-8"), FIGURES, figures_text(figures))
    card = between(card, MISSES, misses_text(seen, known))
    SHOWN.write_text(figures_file(figures), encoding="utf-8")
    CARD.write_text(card, encoding="utf-8")
    if read_phrases(CONTENT / "phrases") != phrases:
        say("The phrases were changed meanwhile: the figures are of those at the beginning.")
    say(f"Wrote {SHOWN.relative_to(ROOT)} and {CARD.relative_to(ROOT)}.")


def _write_review(seen: list[Seen], limits: Mapping[str, float]) -> None:
    folder = Path(os.environ.get("RANTAU_DATA_DIR") or ROOT / "var") / "review"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    page = folder / "understanding.html"
    page.write_text(review_page(seen, limits, date=today()), encoding="utf-8")
    page.chmod(0o600)
    say(f"Wrote {page}. Open it in a browser on this machine; it is never served.")
