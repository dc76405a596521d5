"""The finished page in a real browser: wide and narrow, dark, and printed."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.test_html import page_of, stage

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.model.draft import DraftText

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome") or ""
PDFTOTEXT = shutil.which("pdftotext") or ""
NO_SKIP = bool(os.environ.get("TRACKER_NO_SKIP"))
FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not CHROMIUM and not NO_SKIP, reason="there is no Chromium here: apt install chromium"),
]


def chromium(folder: Path, *args: str) -> bytes:
    assert CHROMIUM, "TRACKER_NO_SKIP is set, but there is no Chromium here: apt install chromium"
    profile = folder / "profile"
    shutil.rmtree(profile, ignore_errors=True)
    command = [CHROMIUM, *FLAGS, f"--user-data-dir={profile}", *args]
    return subprocess.run(command, check=True, capture_output=True, timeout=120, cwd=folder).stdout


MEASURE = """<!doctype html><body style="margin:0">
<iframe src="page.html" style="border:0;width:%dpx;height:800px" onload="
const page = this.contentDocument, width = page.documentElement.clientWidth;
const out = [...page.querySelectorAll('main *, header *, footer *')].filter(
  e => !e.matches('.spoken, .skip') && e.getBoundingClientRect().right > width + 1
).map(e => e.tagName + '.' + e.className);
document.title = [page.documentElement.scrollWidth, width, page.querySelectorAll('.block').length,
  getComputedStyle(page.body).backgroundColor, out.join(' ')].join('|')"></iframe>"""
"""The page forbids scripts, so a page around it measures it: width of all there is, width there is, blocks, colour
of the paper, elements of the text that reach past the edge."""


def measured(folder: Path, page: bytes, width: int, *flags: str) -> tuple[int, int, int, str, str]:
    (folder / "page.html").write_bytes(page)
    (folder / "around.html").write_text(MEASURE % width)
    address = (folder / "around.html").as_uri()
    dom = chromium(
        folder, "--allow-file-access-from-files", "--virtual-time-budget=5000", *flags, "--dump-dom", address
    )
    found = re.search("<title>(.*?)</title>", dom.decode())
    assert found, "the page was not measured"
    all_there_is, there_is, count, paper, out = found[1].split("|")
    return int(all_there_is), int(there_is), int(count), paper, out


@pytest.fixture(scope="module")
def page() -> bytes:
    return page_of(stage("2014-avant-projet"), stage("2017-final"))


@pytest.mark.parametrize("width", [1280, 768, 380, 320])
def test_nothing_reaches_past_the_edge(width: int, page: bytes, tmp_path: Path) -> None:
    needed, there_is, count, _, out = measured(tmp_path, page, width)

    assert there_is == width
    assert needed <= width
    assert out == ""
    assert count == page.count(b"data-b=")


def test_what_reaches_past_the_edge_is_seen(page: bytes, tmp_path: Path) -> None:
    """The control of the test above."""
    wide = page.replace(b"<footer>", b'<footer><p style="width: 500px; white-space: nowrap">wide</p>', 1)
    needed, there_is, _, _, out = measured(tmp_path, wide, 380)

    assert needed > there_is == 380
    assert "P." in out


def test_the_page_follows_light_and_dark(page: bytes, tmp_path: Path) -> None:
    light = measured(tmp_path, page, 800, "--blink-settings=preferredColorScheme=1")[3]
    dark = measured(tmp_path, page, 800, "--blink-settings=preferredColorScheme=0")[3]

    assert light == "rgb(253, 252, 249)"
    assert dark == "rgb(25, 24, 22)"


def printed(folder: Path, page: bytes) -> str:
    """The words of the page as printed."""
    if not PDFTOTEXT and not NO_SKIP:
        pytest.skip("there is no pdftotext here: apt install poppler-utils")
    (folder / "page.html").write_bytes(page)
    chromium(folder, "--no-pdf-header-footer", "--print-to-pdf=page.pdf", (folder / "page.html").as_uri())
    data = (folder / "page.pdf").read_bytes()
    assert data.startswith(b"%PDF-")
    assert len(re.findall(rb"/Type\s*/Page\b", data)) >= 3
    done = subprocess.run([PDFTOTEXT, "-raw", "page.pdf", "-"], check=True, capture_output=True, cwd=folder)
    return _letters(done.stdout.decode())


def _letters(text: str) -> str:
    """Letters and digits alone: lines, hyphens and spaces are the printer's."""
    return re.sub(r"[\W_]+", "", text)


def _missing(draft: DraftText, text: str) -> list[str]:
    """Lines of a draft that do not stand in a printed text; those with notes or cut by a page may differ."""
    lines = [block.text for _, block in draft.blocks if block.mark == "text" and not block.calls]
    stretches = re.compile(r"(?:\S+\s*){1,6}")
    return [line for line in lines if not all(_letters(part) in text for part in stretches.findall(line)[:2])]


def test_folded_articles_are_printed(tmp_path: Path) -> None:
    draft = stage("2017-final")
    page = page_of(draft, draft)
    text = printed(tmp_path, page)

    assert page.count(b"<details>") >= len(draft.articles)
    assert _missing(draft, text) == []


def test_a_missing_line_is_seen(tmp_path: Path) -> None:
    """The control of the test above."""
    draft = stage("2017-final")
    page = page_of(draft, draft)
    folded = page.replace(b"details::details-content", b"details::nothing")

    assert folded != page
    assert len(_missing(draft, printed(tmp_path, folded))) > 10


def test_the_redline_is_printed_with_both_texts(page: bytes, tmp_path: Path) -> None:
    text = printed(tmp_path, page)

    for label in ("Article premier", "exArticle 5", "exArticle 11", "Article 12", "Titre III"):
        assert _letters(label) in text
    assert text.count(_letters("Traduction non officielle de A/HRC/26/34.")) == 2
