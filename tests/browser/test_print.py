"""The printed page holds every line."""

from __future__ import annotations

import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.support.chromium import Look, refuse
from tests.support.pages import declaration, html_of, unchanged
from tests.support.samples import finished
from tracker.text.parser import parse

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.chromium import Show
    from tracker.model.draft import DraftText

PDFTOTEXT = shutil.which("pdftotext") or ""

pytestmark = pytest.mark.slow


def printed(html: str, show: Show, folder: Path) -> str:
    """The words of the page as printed."""
    if not PDFTOTEXT:
        refuse("there is no pdftotext here: apt install poppler-utils")
    data = show(html, Look(printed=True)).pdf()
    assert data.startswith(b"%PDF-")
    assert len(re.findall(rb"/Type\s*/Page\b", data)) >= 2
    (folder / "page.pdf").write_bytes(data)
    done = subprocess.run([PDFTOTEXT, "-raw", "page.pdf", "-"], check=True, capture_output=True, cwd=folder)
    return _letters(done.stdout.decode())


def _letters(text: str) -> str:
    """Letters and digits alone: lines, hyphens and spaces are the printer's."""
    return re.sub(r"[\W_]+", "", text)


def _missing(draft: DraftText, text: str) -> list[str]:
    """Lines of a draft that do not stand in a printed text; those with notes or cut by a page may differ."""
    lines = [block.text for _, block in draft.blocks if block.kind == "text" and not block.calls]
    stretches = re.compile(r"(?:\S+\s*){1,6}")
    return [line for line in lines if not all(_letters(part) in text for part in stretches.findall(line)[:2])]


def test_folded_articles_are_printed(show: Show, tmp_path: Path) -> None:
    draft = unchanged().after.draft
    html = html_of(unchanged())

    assert html.count("<details") >= len(draft.articles)
    assert _missing(draft, printed(html, show, tmp_path)) == []


def test_a_missing_line_is_seen(show: Show, tmp_path: Path) -> None:
    """The control of the test above."""
    rule = "@media print { details > :not(summary) { display: none } }"
    html = html_of(unchanged()).replace("</style>", f"{rule}</style>", 1)

    assert len(_missing(unchanged().after.draft, printed(html, show, tmp_path))) > 10


def test_the_redline_is_printed_with_both_texts(show: Show, tmp_path: Path) -> None:
    text = printed(html_of(declaration()), show, tmp_path)

    for label in ("Article premier", "exArticle 5", "exArticle 11", "Article 12", "Titre III"):
        assert _letters(label) in text
    assert text.count(_letters("Traduction non officielle de A/HRC/26/34.")) == 2


def _last_lines(html: str, show: Show, folder: Path) -> list[str]:
    """The last line of each printed page of the text but the last."""
    (folder / "page.pdf").write_bytes(show(html, Look(printed=True), fresh=True).pdf(format="A5"))
    done = subprocess.run([PDFTOTEXT, "-layout", "page.pdf", "-"], check=True, capture_output=True, cwd=folder)
    text, _, _ = done.stdout.decode().partition(declaration().view.words["concordance"].upper())
    pages = [[line.strip() for line in page.splitlines() if line.strip()] for page in text.split("\f")]
    return [lines[-1] for lines in pages[:-1] if lines]


def _sheet(html: str, article: str, show: Show, folder: Path) -> tuple[str, int]:
    """The words and the number of sheets that come out where somebody prints one article."""
    page = show(html, fresh=True)
    page.evaluate("() => { window.print = () => {}; }")
    page.click(f"#{article} button.sheet")
    page.emulate_media(media="print")
    data = page.pdf(format="A4")
    (folder / "sheet.pdf").write_bytes(data)
    assert page.locator(".alone").count() == 0
    done = subprocess.run([PDFTOTEXT, "-layout", "sheet.pdf", "-"], check=True, capture_output=True, cwd=folder)
    return done.stdout.decode(), len(re.findall(rb"/Type\s*/Page\b", data))


def test_one_article_is_printed_old_beside_new_on_one_sheet(show: Show, tmp_path: Path) -> None:
    if not PDFTOTEXT:
        refuse("there is no pdftotext here: apt install poppler-utils")
    text, sheets = _sheet(html_of(declaration()), "a-art_4", show, tmp_path)
    view = declaration().view

    assert sheets == 1
    assert re.search(r"Article 5 +Article 4", text)
    assert "Traduction non officielle de A/HRC/26/34." in text
    assert "Article 6" not in text
    assert view.words["concordance"].upper() not in text


def test_a_filtered_text_is_printed_without_the_tables_of_the_whole(show: Show, tmp_path: Path) -> None:
    if not PDFTOTEXT:
        refuse("there is no pdftotext here: apt install poppler-utils")
    page = show(html_of(declaration()), fresh=True)
    page.click(".more > summary")
    page.fill("#filter", "4")
    page.emulate_media(media="print")
    (tmp_path / "part.pdf").write_bytes(page.pdf())
    done = subprocess.run([PDFTOTEXT, "-raw", "part.pdf", "-"], check=True, capture_output=True, cwd=tmp_path)

    text = done.stdout.decode()
    assert "ex-Article 5" in text
    assert declaration().view.words["concordance"].upper() not in text


ALONE = re.compile(r"(#\d+ *)*(ex-)?((Article|Titre) .{0,12}|.{0,4}[.)])?(#\d+)*")
"""A number of a change, a heading, a label, or all of them, without words."""


def test_no_page_ends_with_what_belongs_to_the_next(show: Show, tmp_path: Path) -> None:
    if not PDFTOTEXT:
        refuse("there is no pdftotext here: apt install poppler-utils")
    last = _last_lines(html_of(declaration()), show, tmp_path)

    assert len(last) > 20
    assert [line for line in last if ALONE.fullmatch(line)] == []


LONG_LABELS = ("(viii)", "(xxviii)", "10 bis.", "（十）", "(xxxviii) bis")


def _listed(label: str) -> str:
    """A page with an article of many points with this label, whose lines fall in many ways on the sheets."""
    points = [
        f"##### {label}\n\nEvery {' and every'.join([' harbour and tower of the coast'] * (n % 7 + 2))} is lit."
        for n in range(90)
    ]
    before = parse("\n\n".join(["### Article 1", *points]) + "\n")[0]
    after = parse("\n\n".join(["### Article 1", *points]).replace("is lit", "shall be lit") + "\n")[0]
    return html_of(finished(before, after))


@pytest.mark.parametrize("label", LONG_LABELS)
def test_a_long_label_goes_to_the_next_page_with_its_words(label: str, show: Show, tmp_path: Path) -> None:
    if not PDFTOTEXT:
        refuse("there is no pdftotext here: apt install poppler-utils")
    (tmp_path / "page.pdf").write_bytes(show(_listed(label), Look(printed=True), fresh=True).pdf(format="A5"))
    done = subprocess.run([PDFTOTEXT, "-layout", "page.pdf", "-"], check=True, capture_output=True, cwd=tmp_path)
    pages = [[line.strip() for line in page.splitlines() if line.strip()] for page in done.stdout.decode().split("\f")]
    last = [lines[-1] for lines in pages if lines]

    assert len(last) > 10
    assert [line for line in last if re.fullmatch(rf"[#\d ]*{re.escape(label)}[#\d ]*", line)] == []


def test_what_stands_alone_at_the_end_of_a_page_is_seen(show: Show, tmp_path: Path) -> None:
    """The control of the test above."""
    rule = "@media print { .n, .heading, .eyebrow { break-after: auto !important } .heading.narrow { float: left } }"
    html = html_of(declaration()).replace("</style>", f"{rule}</style>", 1)

    assert [line for line in _last_lines(html, show, tmp_path) if ALONE.fullmatch(line)]
