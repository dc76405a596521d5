"""Time a browser: the page of a long code, and a jump to an article in its middle.

Run with: ``python -m benchmarks.speed.page DATA``. Needs Chromium and the package playwright.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from benchmarks.speed.__main__ import pairs
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


def main(data: Path) -> int:
    """Measure; gives the exit code."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    try:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415 – an extra
    except ImportError:
        chromium = None
    if not chromium:
        sys.stderr.write("Error: Chromium or the package playwright is missing.\nWhat to do: install both.\n")
        return 2
    with TemporaryDirectory() as name:
        folder = Path(name)
        try:
            old, new = (parse(file) for file in pairs(data, folder)["large"])
        except InputError as error:
            sys.stderr.write(f"Error: {error}\n")
            return 2
        page = folder / "large.html"
        page.write_bytes(render(compare(old, new)))
        target = f"a-{new.articles[len(new.articles) // 2].eid}"
        print(f"The page of {len(new.articles):,} articles has {page.stat().st_size / 1e6:.1f} MB.\n")
        print("| window | first paint, s | loaded, s | jump to an article in the middle, s |")
        print("|---|---:|---:|---:|")
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
            for width in WIDTHS:
                runs = [_opened(browser, page, target, width) for _ in range(TURNS)]
                figures = (f"{median(run) / 1000:.2f}" for run in zip(*runs, strict=True))
                print(f"| {width} px | {' | '.join(figures)} |", flush=True)
            browser.close()
    return 0


def _opened(browser: Browser, file: Path, target: str, width: int) -> tuple[float, float, float]:
    """Milliseconds to the first paint, to the end of loading, and for the jump."""
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.set_default_timeout(120_000)
    page.goto(file.as_uri(), wait_until="load")
    paint, loaded = float(page.evaluate(_PAINT)), float(page.evaluate(_LOADED))
    jump, top = page.evaluate(_JUMP, target)
    assert 0 <= top < 800, f"the article stands at {top} px"
    page.close()
    return paint, loaded, jump


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("Usage: python -m benchmarks.speed.page DATA")
    sys.exit(main(Path(sys.argv[1])))
