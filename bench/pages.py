"""./rantau bench pages: what a page costs on the wire, and how long a cheap phone on a bad network waits for it.

Slow 3G is 400 kbit/s with 400 ms latency, the processor is slowed four times (Chromium's own emulation). "Usable" is the moment in which
the conversation takes a message: the script has taken over the form. Without script the page is usable when it is painted.
"""

import json
import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any

from tests.journeys.house import Gate, House

from bench._report import Report, percentile

FIRST_PAGE_SECONDS, FIRST_PAGE_KB, REPEAT_SECONDS, LIGHTHOUSE = 3.0, 60, 0.5, 98
RUNS = 5
KBITS, LATENCY_MS, SLOWER = 400, 400, 4
PAGES = (
    "/",
    "/darurat/",
    "/darurat/HK/",
    "/kontak/HK/",
    "/kontak/HK/kartu/",
    "/baca/",
    "/langkah/",
    "/cari/",
    "/tentang/",
    "/pilihan/",
)
SWITCHES = ["--no-sandbox", "--disable-background-networking"]
READY = "() => performance.getEntriesByName('chat ready')[0]?.startTime ?? null"  # on the clock of the page
PAINTED = "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null"
PACKED = "--lighthouse"  # a folder in which `npm install lighthouse` was run


def _visit(browser: Any) -> tuple[Any, Any, Any]:
    context = browser.new_context(
        viewport={"width": 360, "height": 640}, device_scale_factor=2, is_mobile=True, has_touch=True
    )
    page = context.new_page()
    return context, page, context.new_cdp_session(page)


def _slow(session: Any, *, network: bool = True) -> None:
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    if network:
        bytes_a_second = KBITS * 1000 / 8
        limits = {
            "offline": False,
            "latency": LATENCY_MS,
            "downloadThroughput": bytes_a_second,
            "uploadThroughput": bytes_a_second,
        }
        session.send("Network.emulateNetworkConditions", limits)


def _weigh(browser: Any, address: str) -> tuple[float, float, int, float]:
    """KB on the wire without fonts, KB of fonts, requests, KB of the document, of a first visit until it is quiet."""
    context, page, session = _visit(browser)
    kinds: dict[str, tuple[str, str]] = {}
    sizes: dict[str, float] = {}
    session.send("Network.enable")
    session.on("Network.responseReceived", lambda e: kinds.update({e["requestId"]: (e["type"], e["response"]["url"])}))
    session.on("Network.loadingFinished", lambda e: sizes.update({e["requestId"]: e["encodedDataLength"]}))
    # what the service worker keeps for later is not part of the page
    page.goto(address, wait_until="load")
    page.wait_for_timeout(300)
    context.close()
    fonts = sum(size for key, size in sizes.items() if kinds.get(key, ("", ""))[0] == "Font")
    document = sum(size for key, size in sizes.items() if kinds.get(key, ("", ""))[0] == "Document")
    return (sum(sizes.values()) - fonts) / 1000, fonts / 1000, len(sizes), document / 1000


def _first_use(browser: Any, address: str) -> tuple[float, float]:
    """Seconds to the first paint and until the conversation takes a message, of a new visitor on slow 3G."""
    context, page, session = _visit(browser)
    session.send("Network.enable")
    _slow(session)
    page.goto(address, wait_until="commit", timeout=60_000)
    usable = page.wait_for_function(READY, timeout=60_000, polling=50).json_value()
    painted = page.wait_for_function(PAINTED, timeout=60_000, polling=50).json_value()
    context.close()
    return painted / 1000, usable / 1000


def _repeat_without_network(browser: Any, house: House) -> list[float]:
    """Seconds until the home page takes a message again, with the server gone and a slowed processor."""
    gate = Gate(house.port).open()
    context, page, session = _visit(browser)
    page.goto(f"{gate.address}/")
    kept = "async () => Boolean(navigator.serviceWorker.controller && await (await caches.open('k-1')).match('/paket/sekarang.json'))"
    until = time.monotonic() + 60
    while not page.evaluate(kept):
        if time.monotonic() > until:
            raise RuntimeError("the service worker did not keep the help pages")
        page.wait_for_timeout(200)
    gate.shut()
    _slow(session, network=False)
    found = []
    for _ in range(RUNS):
        page.goto("about:blank")
        page.goto(f"{gate.address}/", wait_until="commit")
        found.append(page.wait_for_function(READY, polling=50).json_value() / 1000)
    context.close()
    return found


def _lighthouse(address: str, chromium: str, folder: Path) -> dict[str, float] | None:
    """Scores of Lighthouse's categories (0 to 100), or None where it cannot be had. It is no part of the product and not locked."""
    npm, node = shutil.which("npm"), shutil.which("node")
    if not npm or not node:
        return None
    tool = folder / "node_modules" / "lighthouse" / "cli" / "index.js"
    if not tool.exists():
        subprocess.run(
            [npm, "install", "--no-audit", "--no-fund", "--silent", "lighthouse"],
            cwd=folder,
            check=False,
            capture_output=True,
        )
    if not tool.exists():
        return None
    result = folder / "report.json"
    subprocess.run(
        [
            node,
            str(tool),
            address,
            "--quiet",
            "--output=json",
            f"--output-path={result}",
            f"--chrome-flags=--headless=new {' '.join(SWITCHES)}",
        ],
        env={**os.environ, "CHROME_PATH": chromium},
        check=False,
        capture_output=True,
        timeout=240,
    )
    if not result.exists():
        return None
    report = json.loads(result.read_text(encoding="utf-8"))
    result.unlink()
    for audit in report["audits"].values():
        if (
            audit.get("score") is not None
            and audit["score"] < 0.9
            and audit["scoreDisplayMode"] in {"binary", "numeric", "metricSavings"}
        ):
            print(f"    Lighthouse: {audit['id']} {audit['score']} {audit.get('displayValue', '')}")
    return {
        name: category["score"] * 100
        for name, category in report["categories"].items()
        if category["score"] is not None
    }


def main(arguments: list[str]) -> int:
    from playwright.sync_api import sync_playwright

    from rantau.config.cli.browser import find_chromium

    report = Report(f"pages, median of {RUNS} runs, {KBITS} kbit/s, {LATENCY_MS} ms, processor {SLOWER} times slower")
    chromium = find_chromium()
    if chromium is None:
        report.note("Chromium is missing (Debian: apt install chromium), so nothing was measured.")
        return 1
    given = arguments[arguments.index(PACKED) + 1] if PACKED in arguments else None
    with (
        tempfile.TemporaryDirectory(prefix="rantau-bench-") as folder,
        tempfile.TemporaryDirectory(prefix="rantau-tool-") as tools,
        House(Path(folder), RANTAU_WORKERS="2", RANTAU_THREADS="4") as house,
    ):
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=SWITCHES)
            for path in PAGES:
                weight, fonts, requests, document = _weigh(browser, house.address + path)
                report.figure(
                    f"{path} first visit without fonts", weight, "KB", at_most=FIRST_PAGE_KB if path == "/" else None
                )
                report.note(f"    of it the document {document:.1f} KB; {requests} requests; fonts {fonts:.1f} KB")
            runs = [_first_use(browser, f"{house.address}/") for _ in range(RUNS)]
            report.figure("first paint on slow 3G", percentile([painted for painted, _ in runs], 0.5), "s")
            report.figure(
                "usable on slow 3G", percentile([usable for _, usable in runs], 0.5), "s", at_most=FIRST_PAGE_SECONDS
            )
            again = _repeat_without_network(browser, house)
            report.figure("repeat visit without network, usable", percentile(again, 0.5), "s", at_most=REPEAT_SECONDS)
            browser.close()
        for path in ("/", "/darurat/HK/"):
            scores = _lighthouse(house.address + path, chromium, Path(given or tools))
            if scores is None:
                report.note("Lighthouse could not be had here (it is fetched with npm), so its scores are not known.")
                break
            for category, score in scores.items():
                report.figure(f"Lighthouse {path} {category}", score, "", at_least=LIGHTHOUSE)
    return report.close()
