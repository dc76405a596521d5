"""The workbook of the table of concordance: to read, to fill in, to print, with the old and the new text on demand."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import etree

import tracker
from tests.support.samples import DRAFTS
from tracker.cli import commands
from tracker.errors import InputError
from tracker.report.workbook import LONGEST

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"

BEFORE = """Article 1
Purpose

The Parties shall share water.

Article 2
Duties

1. Each Party may adopt a plan.

2. Each Party shall:

(a) report every year;

(b) pay its share.
"""
AFTER = """Article 1
Purpose

The Parties shall share water.

Article 2
Funds

The Parties shall set up a fund for poor regions and their people.

Article 3
Duties

1. Each Party shall adopt a plan.

2. Each Party shall:

(a) report every year;

(b) pay its share.
"""
ARABIC = """المادة 1
الغرض

تتقاسم الأطراف مياه النهر (WHO, 2010) [بحسن نية].
"""


class Sheet:
    """One sheet of a workbook, read without the library that wrote it."""

    def __init__(self, book: Path, number: int = 1) -> None:
        with zipfile.ZipFile(io.BytesIO(book.read_bytes())) as archive:
            read = {name: etree.fromstring(archive.read(name)) for name in archive.namelist()}
        self.xml = read[f"xl/worksheets/sheet{number}.xml"]
        self.names = {
            str(name.get("name")): name.text or "" for name in read["xl/workbook.xml"].iter(f"{S}definedName")
        }
        self._shared = list(read["xl/sharedStrings.xml"].iter(f"{S}si"))
        self._styles = read["xl/styles.xml"]
        rows = [[self._string(cell) for cell in row] for row in self.xml.iter(f"{S}row")]
        self.head = next(n for n, row in enumerate(rows) if sum(item is not None for item in row) > 4)
        self.notices = [self._words(row[0]) for row in rows[: self.head]]
        self.headings = [self._words(item) for item in rows[self.head]]
        self.rows = [[self._words(item) for item in row] for row in rows[self.head + 1 :]]
        self.items = rows[self.head + 1 :]

    def column(self, heading: str) -> list[str]:
        n = next(n for n, text in enumerate(self.headings) if text.startswith(heading))
        return [row[n] for row in self.rows]

    def struck_or_underlined(self, row: int, heading: str) -> list[str]:
        """The words of a cell that look changed."""
        item = self.items[row][self.headings.index(heading)]
        assert item is not None
        return [
            "".join(map(str, run.itertext(f"{S}t")))
            for run in item.iter(f"{S}r")
            if run.find(f"{S}rPr/{S}strike") is not None or run.find(f"{S}rPr/{S}u") is not None
        ]

    def _string(self, cell: etree._Element) -> etree._Element | None:
        value = cell.find(f"{S}v")
        return None if value is None else self._shared[int(value.text or "")]

    @staticmethod
    def _words(item: etree._Element | None) -> str:
        return "" if item is None else "".join(map(str, item.itertext()))


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, text in {"old.txt": BEFORE, "new.txt": AFTER, "ar.txt": ARABIC}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def made(*words: str) -> Path:
    """The workbook that the command writes."""
    done = CliRunner().invoke(commands, ["concordance", *words, "--format", "xlsx", "-o", "table.xlsx", "--force"])
    assert done.exit_code == 0, done.output
    return Path("table.xlsx")


def test_references_are_readable_and_addresses_stand_hidden_at_the_end() -> None:
    sheet = Sheet(made("old.txt", "new.txt", "--level", "all"))

    assert sheet.headings[-2:] == ["before_eid", "after_eid"]
    assert "Article 2 (2) (a)" in sheet.column("Before")
    assert "art_2__para_2__point_a" in sheet.column("before_eid")
    hidden = [column for column in sheet.xml.iter(f"{S}col") if column.get("hidden") == "1"]
    assert [(column.get("min"), column.get("max")) for column in hidden] == [("6", "7")]
    assert len(sheet.headings) == 7


def test_an_empty_column_waits_for_remarks() -> None:
    sheet = Sheet(made("old.txt", "new.txt"))

    assert sheet.headings[-3] == "Remarks"
    assert set(sheet.column("Remarks")) == {""}


def test_the_old_and_the_new_text_stand_in_the_rows_on_demand() -> None:
    sheet = Sheet(made("old.txt", "new.txt", "--text"))
    rows = dict(zip(sheet.column("After"), zip(sheet.column("Text before"), sheet.column("Text after"), strict=True),
                    strict=True))  # fmt: skip

    assert rows["Article 3 (1)"] == ("1. Each Party may adopt a plan.", "1. Each Party shall adopt a plan.")
    assert rows["Article 3 (2) (a)"] == ("(a) report every year;", "(a) report every year;")
    assert rows["Article 2"] == ("", "Article 2 — Funds")
    assert "Text before" not in Sheet(made("old.txt", "new.txt")).headings


@pytest.mark.parametrize("level", ["article", "all"])
@pytest.mark.parametrize(("heading", "text"), [("Text before", BEFORE), ("Text after", AFTER)])
def test_the_rows_one_after_the_other_give_the_whole_text(level: str, heading: str, text: str) -> None:
    number = 2 if heading == "Text before" else 1
    sheet = Sheet(made("old.txt", "new.txt", "--text", "--level", level), number)
    words = " ".join(sheet.column(heading)).replace(" — ", " ").split()

    assert words == text.split()


def test_changed_words_are_marked_and_nothing_else() -> None:
    sheet = Sheet(made("old.txt", "new.txt", "--text"))
    row = sheet.column("After").index("Article 3 (1)")

    assert sheet.struck_or_underlined(row, "Text before") == ["may"]
    assert sheet.struck_or_underlined(row, "Text after") == ["shall"]
    assert sheet.struck_or_underlined(row + 1, "Text after") == []


def test_notes_stand_below_the_words_that_call_them() -> None:
    sheet = Sheet(made(*(str(DRAFTS / f"{name}.fr.md") for name in ("2014-avant-projet", "2017-final")), "--text"))
    text = sheet.column("Nouveau texte")[sheet.column("Après").index("Article premier (3) (b)")]

    assert text.endswith("l’abri de toute ingérence extérieure[8]\u00a0;\n[8] Voir A/HRC/21/66, par.\u00a022\u00a0e).")


def test_a_text_longer_than_a_cell_ends_with_a_sign_and_a_notice_says_so() -> None:
    long = "Article 1\n\n" + "The Parties shall share all waters of the river. " * 800 + "\n"
    Path("long.txt").write_text(long)
    sheet = Sheet(made("long.txt", "long.txt", "--text"))
    short = Sheet(made("old.txt", "new.txt", "--text"))

    [text] = [cell for cell in sheet.column("Text after") if len(cell) > 1_000]
    assert len(long) > LONGEST == len(text)
    assert text.endswith("[…]")
    assert "longer than a cell can hold" in sheet.notices[-1]
    assert "longer than a cell can hold" not in " ".join(short.notices)


def test_it_prints_on_landscape_pages_with_its_headings_on_each() -> None:
    sheet = Sheet(made("old.txt", "new.txt", "--text"))
    page = sheet.xml.find(f"{S}pageSetup")

    assert page is not None
    assert (page.get("orientation"), page.get("paperSize"), page.get("fitToHeight")) == ("landscape", "9", "0")
    assert sheet.names["_xlnm.Print_Titles"].endswith(f"${sheet.head + 1}:${sheet.head + 1}")
    assert ":$G$" in sheet.names["_xlnm.Print_Area"]  # Without the hidden columns H and I.
    assert sheet.xml.find(f".//{S}pane[@state='frozen']") is not None
    assert sheet.xml.find(f"{S}autoFilter") is not None


def test_rows_are_as_high_as_their_longest_cell() -> None:
    Path("long.txt").write_text("Article 1\n\n" + "The Parties shall share all waters of the river. " * 12 + "\n")
    rows = list(Sheet(made("long.txt", "long.txt", "--text")).xml.iter(f"{S}row"))

    heights = [float(str(row.get("ht") or 15)) for row in rows]
    assert heights[-1] >= 10 * 15
    assert heights[-2] == 15


def test_a_sheet_of_an_arabic_text_runs_from_right_to_left_cell_by_cell() -> None:
    book = made("ar.txt", "ar.txt", "--text")
    sheet = Sheet(book)
    with zipfile.ZipFile(book) as archive:
        styles = etree.fromstring(archive.read("xl/styles.xml"))

    assert sheet.xml.find(f".//{S}sheetView[@rightToLeft='1']") is not None
    orders = {align.get("readingOrder") for align in styles.iterfind(f"{S}cellXfs/{S}xf/{S}alignment")}
    assert orders == {"2", "1"}  # Addresses alone run from left to right.
    assert "تتقاسم الأطراف مياه النهر (WHO, 2010) [بحسن نية]." in sheet.column("نص الحكم اللاحق")


def test_a_program_asks_for_the_texts_too() -> None:
    before, after = tracker.parse(BEFORE), tracker.parse(AFTER)
    Path("table.xlsx").write_bytes(
        tracker.render_table(tracker.compare(before, after), "xlsx", level="all", with_texts=True)
    )

    assert "1. Each Party shall adopt a plan." in Sheet(Path("table.xlsx")).column("Text after")


def test_texts_are_for_a_workbook_alone() -> None:
    done = CliRunner().invoke(commands, ["concordance", "old.txt", "new.txt", "--text"])

    assert isinstance(done.exception, InputError)
    assert "--text is for an Excel sheet" in str(done.exception)
