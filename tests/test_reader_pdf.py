"""PDF files: lines become paragraphs, notes come from the feet of pages, and problems report every guess."""

from __future__ import annotations

import io
import subprocess
import sys
from collections import Counter
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

import tracker
from benchmarks import office
from tests.support.chromium import refuse
from tests.support.generated import GENERATED
from tests.support.samples import STAGES, stage
from tracker.errors import InputError
from tracker.readers import Reading, read_bytes

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.model.draft import DraftText

pytestmark = pytest.mark.slow


def printed(draft: DraftText, folder: Path) -> bytes:
    """Return a draft as LibreOffice prints its clean Word file: with notes, running heads and page numbers."""
    if not office.is_installed():
        refuse("there is no LibreOffice here: apt install libreoffice-writer")
    (folder / "draft.docx").write_bytes(tracker.export(draft, "docx"))
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{folder}/user", "--headless", "--convert-to", "pdf",
         "--outdir", folder, folder / "draft.docx"],
        check=True, capture_output=True,
    )  # fmt: skip
    return (folder / "draft.pdf").read_bytes()


def texts(reading: Reading) -> list[str]:
    return [block.text for _, block in reading.draft.blocks]


@pytest.mark.xdist_group("office")
@pytest.mark.parametrize("name", [*STAGES, "english"])
def test_a_printed_draft_comes_back(name: str, tmp_path: Path) -> None:
    draft = stage(name) if name in STAGES else GENERATED[name]()[0]
    reading = read_bytes(printed(draft, tmp_path), "draft.pdf")
    wanted, got = Counter(block.text for _, block in draft.blocks), Counter(texts(reading))

    assert len(reading.draft.articles) == len(draft.articles)
    assert reading.draft.provisions.keys() >= {article.eid for article in draft.articles}
    # A note with a long address that breaks in two may come back with a space in it.
    assert (wanted & got).total() >= wanted.total() - 2
    words = Counter(" ".join(wanted.elements()).split()) - Counter(" ".join(got.elements()).split())
    assert words.total() <= 2, words


@cache
def page(body: str, css: str = "") -> bytes:
    """Return a small PDF, set by WeasyPrint."""
    try:
        import weasyprint  # noqa: PLC0415 – loaded when used
    except OSError:
        refuse("there is no Pango here: apt install libpango-1.0-0 libpangoft2-1.0-0")
    look = f"@page {{ size: 120mm 80mm; margin: 15mm; {css} }} p {{ font: 10pt/1.3 'DejaVu Serif'; margin: 0 0 3mm }}"
    made: bytes = weasyprint.HTML(string=f"<style>{look}</style>{body}").write_pdf()
    return made


LONG = [
    " ".join(f"Everyone has the right to {good} and to the solidarity of all peoples of the world." for good in row)
    for row in (
        ["peace", "food", "work"],
        ["water", "land", "rest"],
        ["air", "shelter", "trust"],
        ["sleep", "joy", "song"],
    )
]
PARAGRAPHS = "".join(f"<p>{paragraph}</p>" for paragraph in LONG)


def test_lines_become_paragraphs_over_pages_too() -> None:
    body = f"<p>Article 1</p>{PARAGRAPHS}<p>Article 2</p><p>End.</p>"
    reading = read_bytes(page(body), "a.pdf")

    assert len(PdfReader(io.BytesIO(page(body))).pages) > 1
    assert texts(reading) == ["Article 1", *LONG, "Article 2", "End."]


def test_a_draft_with_wide_lines_has_the_same_paragraphs() -> None:
    words = (
        "Each State shall take all the measures that are needed so that everybody may enjoy this right in full. " * 3
    )
    body = f"<p>Article 1</p><p>{words}</p><p>{words.upper()}</p><p>Article 2</p><p>{words}</p>"
    narrow, wide = (
        texts(read_bytes(page(body, f"p {{ line-height: {height}; margin: 0 0 1em 0 }}"), "draft.pdf"))
        for height in ("1.2", "2.4")
    )

    assert narrow == wide
    assert narrow[1] == words.strip()


def test_running_heads_and_page_numbers_are_left_out_and_named() -> None:
    css = "@top-left { content: 'A/HRC/1/2' } @bottom-center { content: '– ' counter(page) ' –' }"
    reading = read_bytes(page(f"<p>Article 1</p>{PARAGRAPHS}", css), "a.pdf")

    assert texts(reading) == ["Article 1", *LONG]
    messages = " ".join(problem.message for problem in reading.problems)
    assert "“A/HRC/1/2”" in messages
    assert "“– 2 –”" in messages


@pytest.mark.parametrize(
    "label",
    ["Article {}", "Artículo {}", "Статья {}", "第{}条", "Chapitre {}", "Section {}", "ARTICLE {} — Ports"],
)
def test_headings_at_the_top_of_their_pages_are_no_running_heads(label: str) -> None:
    labels = [label.format(number) for number in range(1, 6)]
    goods = ["peace", "food", "work", "rest", "joy"]
    pairs = [(line, f"Everyone has the right to {good}.") for line, good in zip(labels, goods, strict=True)]
    body = "".join(f"<p style='break-before: page'>{line}</p><p>{words}</p>" for line, words in pairs)
    heads = "@top-left { content: 'A/HRC/1/2' } @bottom-center { content: counter(page) }"
    reading = read_bytes(page(body, heads), "a.pdf")

    assert texts(reading) == [text for pair in pairs for text in pair]


def test_raised_figures_call_the_notes_at_the_foot() -> None:
    sup = "<sup style='font-size:6pt'>{}</sup>"
    note = "<p style='font-size:8pt; margin:0'>{}</p>"
    body = (
        f"<p>Article 1</p><p>{LONG[0]}</p>"
        f"<p>Peace{sup.format(1)} and trust{sup.format(2)}, ten square metres (m{sup.format(7)}).</p>"
        + note.format("1 See the Charter.") + note.format("2 See the Pact, which says so at some length.")
    )  # fmt: skip
    reading = read_bytes(page(body), "a.pdf")

    assert texts(reading)[2] == "Peace\ufffc and trust\ufffc, ten square metres (m7)."
    assert reading.draft.notes == ("See the Charter.", "See the Pact, which says so at some length.")


def test_a_hyphen_at_the_end_of_a_line_is_judged_by_the_rest_of_the_text() -> None:
    body = "<p>Article 1</p><p>The cooperation of all is a right. The co-<br>operation of non-<br>nationals too.</p>"
    reading = read_bytes(page(body), "a.pdf")

    assert texts(reading)[1] == "The cooperation of all is a right. The cooperation of non-nationals too."
    assert "Joined over a hyphen at the end of a line: cooperation, non-nationals" in " ".join(
        problem.message for problem in reading.problems
    )


def test_letters_from_right_to_left_are_refused() -> None:
    with pytest.raises(InputError, match="right to left"):
        read_bytes(page("<p dir='rtl'>المادة 1</p><p dir='rtl'>لكل إنسان الحق في التضامن الدولي.</p>"), "a.pdf")


def test_pictures_of_pages_are_refused() -> None:
    with pytest.raises(InputError, match="scanned"):
        read_bytes(page("<p></p>"), "a.pdf")


def test_a_locked_file_is_refused() -> None:
    writer = PdfWriter(clone_from=io.BytesIO(page("<p>Article 1</p>")))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)

    with pytest.raises(InputError, match="locked"):
        read_bytes(out.getvalue(), "a.pdf")


def test_without_the_library_the_message_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)

    with pytest.raises(InputError, match=r"treaty-tracker\[pdf\]"):
        read_bytes(b"%PDF-1.7", "a.pdf")


@given(st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), min_size=1, max_size=6))
def test_damaged_files_are_read_or_refused(changes: list[tuple[int, int]]) -> None:
    file = bytearray(page("<p>Article 1</p><p>Peace.</p>"))
    for place, byte in changes:
        file[5 + place % (len(file) - 5)] = byte
    with suppress(InputError):
        read_bytes(bytes(file), "a.pdf")
