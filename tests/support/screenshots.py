"""Pictures for people to look at: ``make pictures TO=DIR``, or ``make pictures TO=DIR PAGE=redline.html``."""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from tests.support.chromium import LOOKS, VIEWS, Look, Window, choose, lacking, started
from tests.support.pages import DOCUMENTS, html_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

PDFTOPPM = shutil.which("pdftoppm") or ""
TALL = 4000
"""Height of one picture; a longer page is cut into several, since no one can look at a picture of 30 000 lines."""


def pictures(page: Page, name: str, folder: Path) -> Iterator[Path]:
    """The open page in every view and look, and its printed pages."""
    for view in VIEWS:
        choose(page, view)
        for look, put in LOOKS.items():
            put.put_on(page)
            stem = folder / f"{name}-{view}-{look.replace(' ', '-')}"
            yield from _printed(page, stem) if put.printed else _screen(page, put, stem)


def _screen(page: Page, look: Look, stem: Path) -> Iterator[Path]:
    height = page.evaluate("() => document.documentElement.scrollHeight")
    for number, top in enumerate(range(0, height, TALL), 1):
        file = stem.with_name(f"{stem.name}-{number:02}.png")
        part = {"x": 0, "y": top, "width": look.width, "height": min(TALL, height - top)}
        page.screenshot(path=file, full_page=True, clip=part, animations="disabled")  # type: ignore[arg-type]  # a type it does not export
        yield file


def _printed(page: Page, stem: Path) -> Iterator[Path]:
    with TemporaryDirectory() as folder:
        pdf = Path(folder) / "page.pdf"
        page.pdf(path=pdf)
        subprocess.run([PDFTOPPM, "-png", "-r", "80", pdf, stem], check=True)
    yield from sorted(stem.parent.glob(f"{stem.name}-*.png"))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="where the pictures go")
    parser.add_argument("pages", type=Path, nargs="*", help="finished pages; without any, those of the tests")
    args = parser.parse_args()
    what = lacking() or ("" if PDFTOPPM else "there is no pdftoppm here: apt install poppler-utils")
    if what:
        sys.stderr.write(f"No pictures: {what}\n")
        return 2
    args.folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as made, started() as browser:
        files = [page.resolve() for page in args.pages]
        if not files:
            for name, document in DOCUMENTS.items():
                files.append(Path(made) / f"{name}.html")
                files[-1].write_text(html_of(document()), "utf-8")
        window = Window(browser)
        for file in files:
            window.open(file)
            for picture in pictures(window.page, file.stem, args.folder):
                sys.stdout.write(f"{picture}\n")
                sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
