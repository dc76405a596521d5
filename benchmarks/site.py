"""Measure a site: ``python -m benchmarks.site [STORE | STAGES ARTICLES]``; without arguments 12 stages of 400 articles.

The site of a store, or of a made-up history, is built by the command in a process of its own. Prints Markdown: files,
size, seconds, memory, and when Chromium first paints one page of each kind, and has loaded it whole.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from benchmarks.processor import spent
from tests.support.chromium import started
from tests.support.histories.history import in_store, written
from tests.support.histories.plans import planned

STAGES, ARTICLES = 12, 400
PACE = 0.2
"""Changes at each stage for each article: a fifth of all articles is touched."""
WINDOW = {"width": 1280, "height": 900}
KINDS = (
    ("first page", "index.html"),
    ("stages and redlines", "stages.html"),
    ("all numbers", "provisions.html"),
    ("matrix", "matrix.html"),
    ("comparative table", "columns.html"),
    ("search", "search.html"),
    ("a redline, the largest", "redlines/*.html"),
    ("a life, the largest", "provisions/*.html"),
    ("a text, the largest", "stages/*.html"),
    ("origin of words, the largest", "origins/*.html"),
)
"""The kinds of pages, each with the pattern of its files."""
_PAINTED = """() => ({
  painted: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? -1,
  loaded: performance.getEntriesByType('navigation')[0].loadEventEnd,
})"""


@dataclass(frozen=True, slots=True)
class Built:
    """A site that was built.

    Attributes:
        folder: Its folder.
        seconds: The time that passed.
        cpu: Seconds of the processor.
        megabytes: The most memory that the command took, in MB.
    """

    folder: Path
    seconds: float
    cpu: float
    megabytes: float

    @property
    def files(self) -> list[Path]:
        """Its files."""
        return sorted(path for path in self.folder.rglob("*") if path.is_file())


def build(store: Path, folder: Path) -> Built:
    """Build the site of a store with the command.

    Args:
        store: The store.
        folder: The folder of the site; it does not exist.
    """
    begun, worked = time.monotonic(), spent()
    subprocess.run(
        [sys.executable, "-m", "tracker", "site", "--store", str(store), "-o", str(folder)], check=True,
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    seconds = time.monotonic() - begun
    return Built(folder, seconds, spent() - worked, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)


def made_up(stages: int, articles: int, folder: Path) -> Built:
    """Build the site of a made-up history.

    Args:
        stages: The number of stages.
        articles: The number of articles of the first.
        folder: An empty folder, for the store and the site.
    """
    store = in_store(written(planned(1, stages=stages, articles=articles, pace=PACE)), folder / "store")
    return build(store, folder / "site")


def largest(built: Built, pattern: str) -> Path | None:
    """Return the largest page of a kind; None where the site has none."""
    return max(built.folder.glob(pattern), key=lambda path: (path.stat().st_size, path.name), default=None)


def table(built: Built) -> str:
    """Return the figures of a site in Markdown."""
    sizes = [path.stat().st_size for path in built.files]
    seconds = f"{built.seconds:.0f} s, {built.cpu:.0f} of the processor"
    made = f"built in {seconds}, with at most {built.megabytes:.0f} MB of memory"
    lines = [
        f"Files: {len(sizes):,}; size: {sum(sizes) / 1e6:.1f} MB; {made}.",
        "",
        "| Page | Size | First paint | Loaded |",
        "|---|---|---|---|",
    ]
    with started() as browser:
        for kind, pattern in KINDS:
            path = largest(built, pattern)
            if path is None:
                continue
            page = browser.new_page(viewport=WINDOW)  # type: ignore[arg-type]
            page.goto(path.as_uri())
            # Asked again and again: the policy of the pages forbids the waiting that Playwright has for it.
            while (times := page.evaluate(_PAINTED))["painted"] < 0:
                page.wait_for_timeout(20)
            page.close()
            size = path.stat().st_size / 1e6
            lines.append(
                f"| {kind} | {size:.2f} MB | {times['painted'] / 1000:.2f} s | {times['loaded'] / 1000:.2f} s |"
            )
    return "\n".join(lines)


def main(arguments: list[str]) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if len(arguments) == 1:
            built = build(Path(arguments[0]), folder / "site")
        else:
            stages, articles = map(int, arguments) if arguments else (STAGES, ARTICLES)
            built = made_up(stages, articles, folder)
        print(table(built))


if __name__ == "__main__":
    main(sys.argv[1:])
