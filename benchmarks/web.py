"""How pages feel in Chromium, and what a first visit weighs, on the worked example as `make serve` serves it.

    python benchmarks/web.py

prints, as medians of five first visits: largest contentful paint, layout shift and total blocking time (what
long tasks take beyond 50 ms each); and for every page its bytes on the wire, compressed, with what it loads.
Exits with 1 where a page is slower or heavier than the limits below.
"""

import os
import shutil
import statistics
import sys
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "scripts"))

from sample_site import sample_site
from screenshots import EXAMPLE, PAGES

RUNS = 5
FELT = ("/", f"{EXAMPLE}compare/", f"{EXAMPLE}coverage/")
#: Milliseconds, a score without unit, milliseconds.
LIMITS = {"largest contentful paint": 1000.0, "layout shift": 0.0, "total blocking time": 200.0}
#: Of a first visit, charts as the page draws them included; Plotly comes when somebody points at a chart.
BYTES = 60_000

OBSERVE = """
window.felt = {paint: 0, shift: 0, blocked: 0};
const watch = (type, take) =>
  new PerformanceObserver(list => list.getEntries().forEach(take)).observe({type, buffered: true});
watch("largest-contentful-paint", entry => { window.felt.paint = entry.startTime; });
watch("layout-shift", entry => { if (!entry.hadRecentInput) window.felt.shift += entry.value; });
watch("longtask", entry => { window.felt.blocked += Math.max(0, entry.duration - 50); });
"""


@dataclass(frozen=True)
class Visit:
    """What one first visit took: milliseconds, a score and bytes."""

    paint: float
    shift: float
    blocked: float
    weight: int
    scripts: int


def visit(browser: Browser, address: str) -> Visit:
    """A first visit: nothing is kept from the one before."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.add_init_script(OBSERVE)
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    kinds: dict[str, str] = {}
    weights: dict[str, float] = {}
    session.on("Network.responseReceived", lambda event: kinds.update({event["requestId"]: event["type"]}))
    session.on(
        "Network.loadingFinished",
        lambda event: weights.update({event["requestId"]: event["encodedDataLength"]}),
    )
    page.goto(address, wait_until="networkidle")
    page.wait_for_timeout(500)
    felt = page.evaluate("window.felt")
    context.close()
    scripts = sum(weight for key, weight in weights.items() if kinds.get(key) == "Script")
    return Visit(felt["paint"], felt["shift"], felt["blocked"], int(sum(weights.values())), int(scripts))


def measure_feeling(browser: Browser, site: str) -> list[str]:
    over = []
    for path in FELT:
        visits = [visit(browser, site + path) for _ in range(RUNS)]
        medians = {
            "largest contentful paint": statistics.median(one.paint for one in visits),
            "layout shift": statistics.median(one.shift for one in visits),
            "total blocking time": statistics.median(one.blocked for one in visits),
        }
        print(path, *(f"{name} {value:.4g}" for name, value in medians.items()), sep="\n    ")
        over += [f"{path}: {name}" for name, value in medians.items() if value > LIMITS[name]]
    return over


def measure_weight(browser: Browser, site: str) -> list[str]:
    """The bytes of every page type; none of them may move while it loads."""
    over = []
    for path in PAGES.values():
        found = visit(browser, site + path)
        print(f"{found.weight:9,} bytes, {found.scripts:9,} of scripts  {path}")
        if found.weight > BYTES:
            over.append(f"{path}: {found.weight:,} bytes")
        if found.shift:
            over.append(f"{path}: layout shift {found.shift:.4g}")
    return over


def main() -> None:
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sample_site() as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=sandbox)
        problems = [*measure_feeling(browser, site), *measure_weight(browser, site)]
        browser.close()
    if problems:
        sys.exit("\n".join(["Over the limit:", *problems]))


if __name__ == "__main__":
    main()
