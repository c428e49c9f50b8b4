"""Figures of understanding for the terminal."""

from collections.abc import Mapping
from typing import Any

from bench._understanding_figures import part_of

HEADS = (
    ("danger", "danger recall", True), ("emergency", "emergency as such", True), ("raised", "routine raised", False),
    ("alarmed", "…to emergency", False), ("topic", "topic 1st", False), ("topic_in_three", "in 3", False),
)  # fmt: skip


def show(title: str, groups: Mapping[str, Any]) -> None:
    """One block: all, then each language and kind."""
    print(f"\n{title}: {groups['all']['messages']} messages")
    print(" " * 18 + "".join(f"{head:>{24 if wide else 15}}" for _, head, wide in HEADS))
    kinds = groups["kinds"] if len(groups["kinds"]) > 1 else {}
    for name, group in [("all", groups["all"]), *groups["languages"].items(), *kinds.items()]:
        cells = (
            f"{_bounded(group[key]) if wide else _plain(group[key]):>{24 if wide else 15}}" for key, _, wide in HEADS
        )
        print(f"  {name:<16}" + "".join(cells))
    every = groups["all"]
    print(
        f"  language right {_plain(every['language'])} (six words or more {_plain(every['language_long'])})"
        f" · country right {_plain(every['country'])}, wrong country named {_plain(every['country_wrong'])}"
        f" · about right {_plain(every['about'])}"
    )


def _bounded(share: Mapping[str, Any] | None) -> str:
    return f"{part_of(share):.3f} ≥{share['low']:.3f} n={share['of']}" if share else "-"


def _plain(share: Mapping[str, Any] | None) -> str:
    return f"{part_of(share):.3f}" if share else "-"
