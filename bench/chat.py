"""./rantau bench chat: one chat turn on a real server at 200 turns a second, beside an empty answer of the same server (the limit)."""

import json
import random
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path
from typing import Any

import psutil
from tests.journeys.house import House

from bench._report import Report, percentile

RATE, SECONDS = 200, 20
MESSAGES, TAPS = 600, 250
P99_MS, MEMORY_MB = 50, 250
PHRASES = Path(__file__).resolve().parents[1] / "content" / "phrases"
TURN = "/api/v1/chat/turn"


def first_messages() -> list[dict[str, str]]:
    """Messages as people write them, of every topic and language, some from a device that remembers its country."""
    chance = random.Random(7)
    lines = [line for path in sorted(PHRASES.glob("*.jsonl")) for line in path.read_text(encoding="utf-8").splitlines()]
    chosen = chance.sample(lines, MESSAGES)
    return [{"text": json.loads(line)["text"], "country": chance.choice(["", "", "HK", "MY", "SA"])} for line in chosen]


def taps_after(address: str, messages: list[dict[str, str]]) -> list[dict[str, str]]:
    """Further turns of real conversations: a button of the answer before, with its sealed state."""
    chance = random.Random(8)
    taps = []
    for message in messages[:TAPS]:
        request = urllib.request.Request(
            address + TURN, json.dumps(message).encode(), {"Content-Type": "application/json"}
        )
        with urllib.request.urlopen(request) as response:
            answer = json.load(response)
        options = [one["id"] for one in answer["options"] if one["id"] != "command:leave"]
        if options:
            taps.append({"option": chance.choice(options), "token": answer["token"]})
    return taps


def under_load(house: House, requests: list[list[str]]) -> dict[str, Any]:
    """Figures of the load, memory of the web processes, and how many cores other programs of this machine took meanwhile."""
    command = [sys.executable, str(Path(__file__).with_name("_load.py")), str(house.port), str(RATE), str(SECONDS)]
    master = psutil.Process(house.process.pid)
    web = [master, *master.children()]
    busy, own, began = _busy_seconds(), _seconds_of(web), time.monotonic()
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as client:
        client.stdin.write(json.dumps(requests))
        client.stdin.close()
        time.sleep(SECONDS)
        elapsed = time.monotonic() - began
        used = _seconds_of(web) - own
        others = _busy_seconds() - busy - used - _seconds_of([psutil.Process(client.pid)])
        memory = max(one.memory_info().rss for one in web) / 1e6
        alone = sum(one.memory_full_info().uss for one in web) / 1e6
        found = json.loads(client.stdout.read())
    return found | {"memory": memory, "alone": alone, "others": others / elapsed, "cores": used / elapsed}


def _busy_seconds() -> float:
    times = psutil.cpu_times()
    return float(sum(times) - times.idle - times.iowait - getattr(times, "guest", 0) - getattr(times, "guest_nice", 0))


def _seconds_of(processes: list[psutil.Process]) -> float:
    return float(sum(sum(one.cpu_times()[:2]) for one in processes))


def main(_arguments: list[str]) -> int:
    report = Report(
        f"chat turn, {RATE} a second for {SECONDS} s, open loop, load from a process of its own on the same machine"
    )
    for workers in (1, 2):
        with (
            tempfile.TemporaryDirectory(prefix="rantau-bench-") as folder,
            House(Path(folder), RANTAU_WORKERS=str(workers), RANTAU_THREADS="4") as house,
        ):
            messages = first_messages()
            bodies = [*messages, *taps_after(house.address, messages)]
            random.Random(9).shuffle(bodies)
            turns = under_load(house, [["POST", TURN, json.dumps(one)] for one in bodies])
            bare = under_load(house, [["GET", "/sehat/", ""]])
        aims = workers == 2
        name = f"{workers} worker{'s' if workers > 1 else ''}"
        milliseconds = [one * 1000 for one in turns["latencies"]]
        report.figure(f"{name}: p50", percentile(milliseconds, 0.5), "ms")
        report.figure(f"{name}: p95", percentile(milliseconds, 0.95), "ms")
        report.figure(f"{name}: p99", percentile(milliseconds, 0.99), "ms", at_most=P99_MS if aims else None)
        calm = sorted(
            percentile(milliseconds[at : at + RATE], 0.99) for at in range(0, len(milliseconds) - RATE + 1, RATE)
        )
        report.figure(f"{name}: p99 of a second, median of all seconds", percentile(calm, 0.5), "ms")
        report.figure(f"{name}: turns a second", turns["throughput"], "/s", at_least=RATE * 0.98 if aims else None)
        report.figure(f"{name}: errors", turns["errors"], "", at_most=0)
        report.figure(f"{name}: size of an answer on the wire", turns["bytes"] / 1000, "KB")
        report.figure(f"{name}: memory of the largest web process (RSS)", turns["memory"], "MB", at_most=MEMORY_MB)
        report.figure(f"{name}: memory of all web processes that is not shared", turns["alone"], "MB")
        report.figure(f"{name}: cores the web processes used", turns["cores"])
        report.figure(f"{name}: cores other programs took meanwhile", turns["others"])
        limit = percentile([one * 1000 for one in bare["latencies"]], 0.5)
        report.figure(f"{name}: p50 of an empty answer (the limit)", limit, "ms")
        report.figure(f"{name}: p50 of a turn / p50 of an empty answer", percentile(milliseconds, 0.5) / limit, "×")
    return report.close()
