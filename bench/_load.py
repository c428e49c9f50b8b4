"""Sends requests at fixed moments, whether or not the server keeps up, and measures each from the moment it was due.

A process of its own: python bench/_load.py PORT RATE SECONDS < requests.json > figures.json
Input: [[method, path, body], …], sent in turn. Connections stay open, as browsers keep them.
"""

import asyncio
import json
import sys
import time
from typing import Any

CONNECTIONS = 64
WARM_SECONDS = 3


async def one_connection(port: int) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    return await asyncio.open_connection("127.0.0.1", port)


async def ask(streams: tuple[asyncio.StreamReader, asyncio.StreamWriter], raw: bytes) -> tuple[int, int]:
    """Status and size of the answer on an open connection."""
    reader, writer = streams
    writer.write(raw)
    head = await reader.readuntil(b"\r\n\r\n")
    lines = head.decode("latin-1").split("\r\n")
    fields = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines[1:])}
    length = int(fields.get("content-length", 0))
    await reader.readexactly(length)
    return int(lines[0].split()[1]), len(head) + length


async def load(port: int, rate: float, seconds: float, requests: list[bytes]) -> dict[str, Any]:
    idle: asyncio.Queue[tuple[asyncio.StreamReader, asyncio.StreamWriter]] = asyncio.Queue()
    for _ in range(CONNECTIONS):
        idle.put_nowait(await one_connection(port))
    latencies: list[float] = []
    errors = sent_bytes = 0

    async def turn(raw: bytes, due: float, counts: bool) -> None:
        nonlocal errors, sent_bytes
        streams = await idle.get()
        try:
            status, size = await ask(streams, raw)
            failed = status != 200
        except (OSError, asyncio.IncompleteReadError):
            failed, size = True, 0
            streams = await one_connection(port)
        idle.put_nowait(streams)
        if counts:
            latencies.append(time.perf_counter() - due)
            errors += failed
            sent_bytes += size

    running: set[asyncio.Task[None]] = set()
    start = time.perf_counter() + 0.05
    measured_from = start + WARM_SECONDS
    for number in range(int(rate * (seconds + WARM_SECONDS))):
        due = start + number / rate
        pause = due - time.perf_counter()
        if pause > 0:
            await asyncio.sleep(pause)
        task = asyncio.create_task(turn(requests[number % len(requests)], due, due >= measured_from))
        running.add(task)
        task.add_done_callback(running.discard)
    await asyncio.gather(*running)
    elapsed = time.perf_counter() - measured_from
    return {
        "latencies": latencies,
        "errors": errors,
        "throughput": len(latencies) / elapsed,
        "bytes": sent_bytes / max(1, len(latencies)),
    }


def raw_request(method: str, path: str, body: str) -> bytes:
    content = body.encode()
    fields = (
        "Host: 127.0.0.1",
        "Accept-Encoding: gzip",
        "Content-Type: application/json",
        f"Content-Length: {len(content)}",
    )
    return "\r\n".join((f"{method} {path} HTTP/1.1", *fields, "", "")).encode() + content


if __name__ == "__main__":
    port, rate, seconds = int(sys.argv[1]), float(sys.argv[2]), float(sys.argv[3])
    made = [raw_request(*one) for one in json.load(sys.stdin)]
    json.dump(asyncio.run(load(port, rate, seconds, made)), sys.stdout)
