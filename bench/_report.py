"""How benchmarks speak: the machine, the day, one table of figures with their targets, and an exit code."""

import os
import platform
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo


def machine() -> str:
    """Processor, cores, memory, system and how busy it was."""
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines() if Path("/proc/cpuinfo").exists() else []
    name = next(
        (line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), platform.processor()
    )
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1024**3
    load = "/".join(f"{value:.1f}" for value in os.getloadavg())
    return f"{name}, {os.cpu_count()} cores, {memory:.0f} GB, {platform.system()}, Python {platform.python_version()}, load {load}"


def today() -> str:
    return datetime.now(ZoneInfo("Asia/Jakarta")).date().isoformat()


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which `share` of `values` lie (nearest rank)."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else float("nan")


@dataclass
class Report:
    """Figures of one benchmark. `at_most` and `at_least` are targets; a figure without one is for information."""

    title: str
    rows: list[tuple[str, str, str, str]] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        print(f"{self.title} · {today()} · {machine()}", flush=True)

    def figure(
        self, what: str, value: float, unit: str = "", *, at_most: float | None = None, at_least: float | None = None
    ) -> None:
        target = (
            f"≤ {at_most:g} {unit}" if at_most is not None else f"≥ {at_least:g} {unit}" if at_least is not None else ""
        )
        kept = (at_most is None or value <= at_most) and (at_least is None or value >= at_least)
        judgement = ("kept" if kept else "MISSED") if target else ""
        self.rows.append(
            (what, f"{value:,.3g} {unit}" if abs(value) < 1000 else f"{value:,.0f} {unit}", target.strip(), judgement)
        )
        if not kept:
            self.missed.append(what)
        print(f"  {what:<58}{self.rows[-1][1]:>14}   {target:<14}{judgement}", flush=True)

    def note(self, sentence: str) -> None:
        print(f"  {sentence}", flush=True)

    def close(self) -> int:
        """Exit code: 1 when a target was missed."""
        if self.missed:
            print(f"  Missed: {'; '.join(self.missed)}.", flush=True)
        return 1 if self.missed else 0
