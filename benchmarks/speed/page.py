"""Time a browser: the page of a long code, and a jump to an article in its middle.

Run with: ``python -m benchmarks.speed.page DATA``. Needs Chromium and the package playwright.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from benchmarks.speed import report
from benchmarks.speed.documents import pairs
from tracker import compare, parse, render
from tracker.errors import InputError

if TYPE_CHECKING:
    from playwright.sync_api import Browser

TURNS = 3
WIDTHS = (1280, 400)
_PAINT = "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? -1"
_LOADED = "() => performance.getEntriesByType('navigation')[0].loadEventEnd"
_JUMP = """(target) => new Promise((done) => {
  const started = performance.now();
  const place = document.getElementById(target);
  const look = () => {
    const top = place.getBoundingClientRect().top;
    const seconds = (performance.now() - started) / 1000;
    // The frame after the one in which it stands in the window comes when that has been painted.
    if ((top >= 0 && top < innerHeight) || seconds > 60) requestAnimationFrame(() => done([1000 * seconds, top]));
    else requestAnimationFrame(look);
  };
  location.hash = "#" + target;
  requestAnimationFrame(look);
})"""


def measured(new: Path, page: Path) -> dict[str, Any] | None:
    """Open a finished page in windows of several widths.

    Args:
        new: The file after, of which the page is a redline.
        page: The page.

    Returns:
        Its ``bytes``, its ``articles``, and for each of the ``windows`` the seconds until something was ``painted``,
        until it was ``loaded``, those of the processor in its ``process``, and those of a ``jump`` to its middle.
        None if Chromium or playwright is missing.
    """
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    try:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415 – an extra
    except ImportError:
        return None
    if not chromium:
        return None
    articles = parse(new).articles
    target = f"a-{articles[len(articles) // 2].eid}"
    windows = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for width in WIDTHS:
            runs = [_opened(browser, page, target, width) for _ in range(TURNS)]
            windows[str(width)] = {name: median(run[name] for run in runs) for name in runs[0]}
        browser.close()
    return {"bytes": page.stat().st_size, "articles": len(articles), "windows": windows}


def main(data: Path) -> int:
    """Measure and print Markdown; gives the exit code."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        try:
            old, new = pairs(data, folder)["large"]
        except InputError as error:
            sys.stderr.write(f"Error: {error}\n")
            return 2
        page = folder / "large.html"
        page.write_bytes(render(compare(parse(old), parse(new))))
        found = measured(new, page)
    print(report.page({"page": found}))
    return 0 if found else 2


def _opened(browser: Browser, file: Path, target: str, width: int) -> dict[str, float]:
    """Seconds to the first paint, to the end of loading, of the processor until then, and for the jump."""
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.set_default_timeout(120_000)
    asked = page.context.new_cdp_session(page)
    asked.send("Performance.enable")
    page.goto(file.as_uri(), wait_until="load")
    metrics = {metric["name"]: metric["value"] for metric in asked.send("Performance.getMetrics")["metrics"]}
    paint, loaded = float(page.evaluate(_PAINT)), float(page.evaluate(_LOADED))
    jump, top = page.evaluate(_JUMP, target)
    assert 0 <= top < 800, f"the article stands at {top} px"
    page.close()
    return {"painted": paint / 1000, "loaded": loaded / 1000, "process": metrics["ProcessTime"], "jump": jump / 1000}


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("Usage: python -m benchmarks.speed.page DATA")
    sys.exit(main(Path(sys.argv[1])))
