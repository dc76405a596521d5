"""The table of concordance for Excel: the same rows, text that stays text, the same bytes; LibreOffice opens it."""

from __future__ import annotations

import csv
import io
import subprocess
import zipfile
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from hypothesis import given
from lxml import etree

from benchmarks import office
from tests.browser.chromium import refuse
from tests.test_html import DRAFTS, STAGES, finished, hostile_pairs, stage
from tests.word_samples import GENERATED
from tracker.cli import commands
from tracker.report.sheet import as_xlsx
from tracker.report.tables import LISTED, as_csv

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.cli.comparing import Compared
    from tracker.model.draft import DraftText

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def book_of(found: Compared) -> bytes:
    return as_xlsx(found.view, found.view.rows_of(LISTED))


def parts(book: bytes) -> dict[str, etree._Element]:
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        return {name: etree.fromstring(archive.read(name)) for name in archive.namelist()}


def cells(book: bytes) -> list[list[str]]:
    """What stands in the rows, by a reader that is not ours."""
    found = parts(book)
    shared = ["".join(map(str, each.itertext())) for each in found["xl/sharedStrings.xml"].iter(f"{S}si")]
    rows = found["xl/worksheets/sheet1.xml"].iter(f"{S}row")
    return [[shared[int(v.text or "")] for cell in row if (v := cell.find(f"{S}v")) is not None] for row in rows]


def table(found: Compared) -> list[list[str]]:
    """The same table as CSV has it, without the notices above it."""
    text = as_csv(found.view, found.view.rows_of(LISTED)).removeprefix("\ufeff")
    return [row for row in csv.reader(io.StringIO(text, newline="")) if len(row) > 1]


@pytest.mark.parametrize("name", GENERATED)
def test_it_holds_the_rows_of_the_table_and_the_notices(name: str) -> None:
    found = finished(*GENERATED[name]())
    rows = cells(book_of(found))

    assert [[cell for cell in row if cell] for row in rows[3:]] == [[c for c in row if c] for row in table(found)]
    for side, row in zip(found.view.sides, rows[1:3], strict=True):
        assert side.notice is not None
        assert side.notice.headline in row[0]
    sheet = parts(book_of(found))["xl/worksheets/sheet1.xml"]
    assert (sheet.find(f".//{S}sheetView[@rightToLeft='1']") is not None) == (name == "arabic")
    assert sheet.find(f".//{S}pane[@state='frozen']") is not None
    assert sheet.find(f"{S}autoFilter") is not None


@given(hostile_pairs())
def test_nothing_is_a_formula_or_a_link(pair: tuple[DraftText, DraftText]) -> None:
    found = parts(book_of(finished(*pair)))

    assert not [element for part in found.values() for element in part.iter(f"{S}f", f"{S}hyperlink")]
    assert not [
        each for name, part in found.items() if name.endswith(".rels") for each in part if each.get("TargetMode")
    ]


def test_the_same_bytes() -> None:
    found = finished(stage("2014-avant-projet"), stage("2017-final"))

    assert book_of(found) == book_of(finished(stage("2014-avant-projet"), stage("2017-final")))


def test_the_command_writes_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    sides = [str(DRAFTS / f"{each}.fr.md") for each in STAGES[1:]]
    result = CliRunner().invoke(commands, ["concordance", *sides, "--format", "xlsx"])

    assert result.exit_code == 0
    assert [path.name for path in tmp_path.iterdir()] == ["2014-avant-projet.fr--2017-final.fr.xlsx"]
    assert CliRunner().invoke(commands, ["concordance", *sides, "--format", "xlsx"]).exit_code != 0


@pytest.mark.slow
@pytest.mark.xdist_group("office")
def test_libreoffice_opens_it(tmp_path: Path) -> None:
    if not office.is_here():
        refuse("there is no LibreOffice here: apt install libreoffice-calc")
    found = finished(stage("2014-avant-projet"), stage("2017-final"))
    (tmp_path / "table.xlsx").write_bytes(book_of(found))
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{tmp_path}/user", "--headless", "--convert-to",
         "csv:Text - txt - csv (StarCalc):44,34,76", "--outdir", tmp_path, tmp_path / "table.xlsx"],
        check=True, capture_output=True,
    )  # fmt: skip
    with (tmp_path / "table.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))

    assert rows[-len(table(found)) :] == table(found)
