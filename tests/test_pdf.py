"""PDF: tagged, the same bytes, every letter printed; read by programs that are not ours."""

from __future__ import annotations

import importlib
import io
import re
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from pypdf import PdfReader, PdfWriter

from tests.support.cases import CASES, read
from tests.support.chromium import refuse
from tests.support.generated import GENERATED
from tests.support.reports import declaration, verdict
from tests.support.samples import DRAFTS, STAGES, finished
from tracker.cli import commands
from tracker.errors import InputError, ProofError
from tracker.report.formats import REDLINE_FORMATS
from tracker.report.html import write as html
from tracker.report.pdf import read as readback_pdf
from tracker.report.pdf import write as pdf
from tracker.report.proof import prove
from tracker.text.parser import parse

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.services.compare import Comparison

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("pdf")]
PDF = REDLINE_FORMATS["pdf"]
PDFS: dict[str, bytes] = {}


@pytest.fixture(autouse=True)
def _require_pango() -> None:
    try:
        importlib.import_module("weasyprint")
    except OSError:
        refuse("Pango is not installed: apt install libpango-1.0-0 libpangoft2-1.0-0")


def comparison(name: str) -> Comparison:
    return declaration() if name == "declaration" else finished(*GENERATED[name]())


def pdf_of(name: str) -> bytes:
    if name not in PDFS:
        try:
            PDFS[name] = PDF.render(comparison(name).view)
        except InputError as error:
            refuse(str(error))  # No font for Chinese, say.
    return PDFS[name]


def output_of(page: bytes, *command: str) -> str:
    return subprocess.run([*command], input=page, capture_output=True, check=True).stdout.decode()


@pytest.mark.parametrize("name", ["declaration", *GENERATED])
def test_both_texts_come_back_and_every_letter_is_printed(name: str) -> None:
    prove(pdf_of(name), comparison(name).redline, PDF)


def test_the_same_bytes() -> None:
    assert PDF.render(comparison("english").view) == pdf_of("english")


def test_another_program_reads_heads_numbers_and_words() -> None:
    pages = output_of(pdf_of("declaration"), "pdftotext", "-layout", "-", "-").split("\f")[:-1]

    for n, text in enumerate(pages, 1):
        assert "A/HRC/26/34 → A/HRC/35/35" in text
        assert f"{n} / {len(pages)}" in text
        assert "Traduction non officielle de A/HRC/26/34" in text
    whole = " ".join(" ".join(pages).split())
    assert "Projet de déclaration sur le droit à la solidarité internationale" in whole


def test_it_is_tagged_and_says_its_title_and_language() -> None:
    info = output_of(pdf_of("declaration"), "pdfinfo", "-")
    tags = set(re.findall(r"^\s*(\w+)", output_of(pdf_of("declaration"), "pdfinfo", "-struct", "-"), re.MULTILINE))

    assert re.search(r"Tagged:\s+yes", info)
    assert re.search(r"JavaScript:\s+no", info)
    assert "Texte comparé" in info
    assert {"Document", "H1", "H2", "P", "Table", "TR", "TH", "TD", "L"} <= tags
    assert str(PdfReader(io.BytesIO(pdf_of("declaration"))).root_object["/Lang"]) == "fr"


def test_the_first_sheet_answers_and_begins_the_text_and_the_tables_stand_behind_it() -> None:
    pages = output_of(pdf_of("declaration"), "pdftotext", "-layout", "-", "-").split("\f")[:-1]
    first = " ".join(pages[0].replace("\xa0", " ").split())
    (table,) = (n for n, text in enumerate(pages) if "Table de concordance" in text)

    assert "12 avant, 10 maintenant ; 2 suppressions" in first
    assert "L’Assemblée générale" in first
    assert "sha256" not in first
    assert "sha256" in pages[-1]
    assert [text for text in pages[table:] if "#" in text] == [], "numbers of changes stand beside the text alone"


def test_a_bracket_that_was_lifted_around_a_whole_article_is_printed() -> None:
    before, after = (
        parse(f"# Lights\n\n### {label}\n\nEvery harbour shall light its tower.\n")[0]
        for label in ("[Article 1]", "Article 1")
    )
    page = PDF.render(finished(before, after).view)

    assert "Every harbour shall light its tower." in output_of(page, "pdftotext", "-", "-")


@pytest.mark.parametrize("name", ["arabic", "chinese"])
def test_other_scripts_are_printed(name: str) -> None:
    text = output_of(pdf_of(name), "pdftotext", "-", "-")

    assert ("التضامن" if name == "arabic" else "国际团结") in " ".join(text.split())


def test_hostile_text_is_text() -> None:
    hostile = (
        'Article 1\n\n<script>alert(1)</script> <img src="http://example.org/x"> <a href="file:///etc/passwd">x</a>\n'
    )
    draft = parse(hostile)[0]
    page = PDF.render(finished(draft, draft).view)

    reader = PdfReader(io.BytesIO(page))
    notes = [note.get_object() for page_object in reader.pages for note in page_object.get("/Annots", ())]
    assert not [note for note in notes if "/A" in note]
    assert "/OpenAction" not in reader.root_object
    assert "<script>alert(1)</script>" in output_of(page, "pdftotext", "-", "-")


def test_a_character_without_a_font_is_named() -> None:
    draft = parse("Article 1\n\nPeace \U000f0000 and solidarity.\n")[0]

    with pytest.raises(InputError, match="no font for \U000f0000"):
        PDF.render(finished(draft, draft).view)


def test_without_the_engine_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)

    with pytest.raises(InputError, match="libpango"):
        pdf.render(comparison("english").view)


def test_a_page_that_lacks_a_word_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    before, after = read(CASES / "split-article", "before"), read(CASES / "split-article", "after")
    whole = html.render_template

    def lacking(template: str, *args: object, **more: object) -> str:
        text = whole(template, *args, **more)  # type: ignore[arg-type]  # handed on as they came
        return re.sub(r'(<p class="block[^>]*>)\S+ \S+', r"\1", text, count=1)

    monkeypatch.setattr("tracker.report.pdf.write.render_template", lacking)
    with pytest.raises(ProofError, match="letter for letter"):
        prove(PDF.render(finished(before, after).view), finished(before, after).redline, PDF)


@pytest.mark.parametrize("page", [b"", b"%PDF-1.7\n", b"%PDF-1.7\n%%EOF", b"PK"])
def test_any_other_file_is_refused(page: bytes) -> None:
    with pytest.raises(ProofError):
        readback_pdf.read_back(page)


def test_letters_that_the_engine_lost_are_found() -> None:
    before, after = read(CASES / "split-article", "before"), read(CASES / "split-article", "after")
    view = finished(before, after).view
    page = PDF.render(replace(view, rows=()))
    writer = PdfWriter(clone_from=io.BytesIO(page))
    writer.remove_page(len(writer.pages) - 1)
    out = io.BytesIO()
    writer.write(out)

    with pytest.raises(ProofError, match="every letter"):
        readback_pdf.read_back(out.getvalue())


def test_it_can_be_verified_except_for_its_looks() -> None:
    sound, message = verdict(pdf_of("declaration"), declaration())

    assert sound
    assert "fonts of the machine" in message
    sound, message = verdict(pdf_of("declaration"), comparison("english"))
    assert not sound


def test_the_command_writes_it(tmp_path: Path) -> None:
    sides = [str(DRAFTS / f"{name}.fr.md") for name in STAGES[1:]]
    target = tmp_path / "redline.pdf"
    result = CliRunner().invoke(
        commands, ["redline", *sides, "--format", "pdf", "--only", "article 5", "-o", str(target)]
    )

    assert result.exit_code == 0, result.output
    assert target.read_bytes().startswith(b"%PDF-")
