"""The thresholds of tables in columns, with one input on each side."""

from __future__ import annotations

import io
import zipfile

from lxml import etree

from tests.support.reports import table_of
from tests.support.samples import finished
from tracker.model.provision import Eid
from tracker.report.columns.rows import LEAST_SHARED, align
from tracker.report.columns.units import units_of
from tracker.report.document import as_docx
from tracker.report.document.content import Column, Document, Row, Table, cell
from tracker.report.table.as_docx import document_of
from tracker.text.parser import parse

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def test_three_tenths_of_the_letters_put_two_lines_into_one_row() -> None:
    draft = parse(f"### Article 1\n\n{'a' * 100}\n\n{'b' * 200}\n")[0]
    columns = [units_of(draft), units_of(draft)]
    threads: list[dict[Eid, int]] = [{}, {}]
    rows = {
        letters: align(columns, 1, threads, {(1, 0): {(2, 1): letters}}) for letters in (29, 30)
    }  # The second line of the base and the first of the other column, of 100 letters.

    assert LEAST_SHARED == 0.3
    assert any(row.cells == ((1,), (2,)) for row in rows[30])
    assert not any(row.cells == ((1,), (2,)) for row in rows[29])


def whole(lines: int, *, dense: bool) -> bool:
    """Whether a row of some lines of ten letters must stay on one page."""
    table = Table(name="T", columns=(Column(heading=cell("H")),), rows=(Row(cells=(cell(*["ten letter"] * lines),)),))
    document = Document(name="t", kind="T", title="", language="en", blocks=(table,), landscape=True, dense=dense)
    with zipfile.ZipFile(io.BytesIO(as_docx.render(document))) as archive:
        page = etree.fromstring(archive.read("word/document.xml"))
    return list(page.iter(f"{W}tr"))[1].find(f"{W}trPr/{W}cantSplit") is not None


def test_a_row_of_nine_tenths_of_a_page_stays_whole() -> None:
    assert [whole(lines, dense=False) for lines in (27, 28)] == [True, False]
    assert [whole(lines, dense=True) for lines in (36, 37)] == [True, False]


def lies(tall: int, letters: int) -> bool:
    """Whether the table of ten articles lies on its side, of which some have headings of so many letters."""
    # "Article 10" has ten letters.
    headings = [f" — {'h' * (letters - 10)}" if n > 10 - tall else "" for n in range(1, 11)]
    text = "".join(f"### Article {n + 9}{head}\n\nHeron {n} nests.\n\n" for n, head in enumerate(headings, 1))
    draft = parse(text)[0]
    return document_of(table_of(finished(draft, draft))).landscape


def test_a_table_lies_on_its_side_where_more_than_a_fifth_of_its_rows_are_long() -> None:
    # Each article has a row, and its line another.
    assert [lies(tall, 120) for tall in (4, 5)] == [False, True]
    assert [lies(10, letters) for letters in (90, 91)] == [False, True]
