"""The picture of the README, made from the page that the program makes now: ``make picture``.

The picture states the SHA-256 of its source: the bar of tools, the article that it shows, and the style sheet of the
page. A test compares that with the page of today, on machines without a browser too; pixels differ with the fonts.
"""

from __future__ import annotations

import hashlib
import struct
import sys
import zlib
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from lxml import html

from tests.support.chromium import Look, Window, lacking, started
from tests.support.html_pages import tree
from tests.support.samples import ROOT, STAGES, finished, stage
from tracker.report.html.write import render

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PICTURE = ROOT / "docs" / "redline.png"
SHOWN = "a-art_4"
"""The article that the picture shows: it was renumbered and reworded, and a paragraph of it was dropped."""
WIDTH, HEIGHT = 1000, 760
"""Size of the picture in pixels: what a reader sees first of an article in a window of that width."""
_MARGIN = 24
"""Pixels between the bar of tools and the article."""
_KEYWORD = b"Source-SHA256"
_SIGNATURE = b"\x89PNG\r\n\x1a\n"


def page() -> bytes:
    """The redline of the last two sample drafts."""
    return render(finished(*map(stage, STAGES[-2:])).view)


def source_digest(page: bytes) -> str:
    """The SHA-256 of the parts of a page that the picture shows, and of its style sheet."""
    document = tree(page)
    shown = document.xpath(f"//style | //form[@class='tools'] | //*[@id='{SHOWN}']")
    assert len(shown) == 3, "the page has no style sheet, no bar of tools, or no such article"
    return hashlib.sha256(b"".join(html.tostring(element, with_tail=False) for element in shown)).hexdigest()


def stated_digest(picture: bytes) -> str:
    """The SHA-256 that a picture states of its source; empty for none."""
    at = len(_SIGNATURE)
    while at < len(picture):
        [length] = struct.unpack(">I", picture[at : at + 4])
        kind, content = picture[at + 4 : at + 8], picture[at + 8 : at + 8 + length]
        if kind == b"tEXt" and content.startswith(_KEYWORD + b"\0"):
            return content[len(_KEYWORD) + 1 :].decode("ascii")
        at += length + 12
    return ""


def stating(picture: bytes, digest: str) -> bytes:
    """The picture with the digest of its source, behind its first part, the header of 25 bytes."""
    content = b"tEXt" + _KEYWORD + b"\0" + digest.encode("ascii")
    part = struct.pack(">I", len(content) - 4) + content + struct.pack(">I", zlib.crc32(content))
    header = len(_SIGNATURE) + 25
    return picture[:header] + part + picture[header:]


def taken(browser: Browser, page: bytes) -> bytes:
    """A picture of the article in a page, below the bar of tools."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "redline.html"
        file.write_bytes(page)
        window = Window(browser)
        Look(width=WIDTH, still=True).put_on(window.page)
        window.page.set_viewport_size({"width": WIDTH, "height": HEIGHT})
        window.open(file)
        window.page.evaluate(
            "([id, margin]) => { const bar = document.querySelector('.tools').getBoundingClientRect().height;"
            " const top = document.getElementById(id).getBoundingClientRect().top + scrollY;"
            " scrollTo({top: top - bar - margin, behavior: 'instant'}); }",
            [SHOWN, _MARGIN],
        )
        return window.page.screenshot(animations="disabled")


def main() -> int:
    if what := lacking():
        sys.stderr.write(f"No picture: {what}\n")
        return 2
    made = page()
    with started() as browser:
        PICTURE.write_bytes(stating(taken(browser, made), source_digest(made)))
    sys.stdout.write(f"{PICTURE}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
