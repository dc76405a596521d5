"""The table of concordance: the same rows in every format and both orders, text that stays text, the same bytes."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from lxml import etree, html
from markdown_it import MarkdownIt

from benchmarks import office
from tests.support.cases import FOLDERS, read
from tests.support.chromium import refuse
from tests.support.generated import GENERATED
from tests.support.reports import declaration, table_of
from tests.support.samples import DRAFTS, STAGES, finished
from tests.support.sampling import one_in
from tests.support.strategies import hostile_pairs, pairs
from tracker.cli import commands
from tracker.model.provision import Eid, ProvisionKind
from tracker.model.side import Side
from tracker.report.formats import TABLE_FORMATS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tracker.model.draft import DraftText
    from tracker.report.table.rows import ConcordanceTable

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
FORMS = pytest.mark.parametrize("form", TABLE_FORMATS)


def parts(book: bytes) -> dict[str, etree._Element]:
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        return {name: etree.fromstring(archive.read(name)) for name in archive.namelist()}


# The tables in each format, with their rows, read by an independent program


def of_csv(file: bytes) -> list[list[list[str]]]:
    """The rows without the names of the columns, and without the last column, which holds the notices."""
    return [[row[:-1] for row in csv.reader(io.StringIO(file.decode("utf-8-sig"), newline=""))][1:]]


def of_xlsx(file: bytes) -> list[list[list[str]]]:
    members = parts(file)
    shared = ["".join(map(str, item.itertext())) for item in members["xl/sharedStrings.xml"].iter(f"{S}si")]
    tables = []
    for n in (1, 2):
        rows = [
            [
                shared[int(v.text or "")]
                for cell in row
                if (v := cell.find(f"{S}v")) is not None and str(cell.get("r")).rstrip("0123456789") in "ABCD"
            ]
            for row in members[f"xl/worksheets/sheet{n}.xml"].iter(f"{S}row")
        ]
        head = next(n for n, row in enumerate(rows) if len(row) == 4)
        tables.append(rows[head + 1 :])
    return tables


def _words(cell: etree._Element) -> str:
    return "".join(map(str, cell.itertext()))


def of_html(file: bytes) -> list[list[list[str]]]:
    page: Any = html.document_fromstring(file.decode())
    for heading in page.find_class("subject"):  # Other forms name articles by their numbers alone.
        heading.drop_tree()
    return [[[_words(cell) for cell in row] for row in table.iterfind(".//tbody/tr")] for table in page.iter("table")]


def of_markdown(file: bytes) -> list[list[list[str]]]:
    page = html.document_fromstring(MarkdownIt("commonmark").enable("table").render(file.decode()))
    return [[[_words(cell) for cell in row] for row in table.iterfind(".//tbody/tr")] for table in page.iter("table")]


def of_json(file: bytes) -> list[list[list[str]]]:
    return [[[row["before_eid"] or "", row["after_eid"] or ""] for row in json.loads(file)["rows"]]]


def of_akn(file: bytes) -> list[list[list[str]]]:
    page = etree.fromstring(file)
    return [[["".join(map(str, cell.itertext())) for cell in row] for row in page.iter("{*}tr")][1:]]


READERS = {"akn": of_akn, "csv": of_csv, "xlsx": of_xlsx, "html": of_html, "markdown": of_markdown}


def same(actual: list[list[str]], expected: Sequence[Sequence[str]]) -> bool:
    """Compare rows without regard to spaces, which HTML and Markdown collapse."""
    return [[" ".join(c.split()) for c in row if c.strip()] for row in actual] == [
        [" ".join(c.split()) for c in row if c.strip()] for row in expected
    ]


@pytest.mark.parametrize(("form", "name", "order"), one_in(3, READERS, ["declaration", *GENERATED], Side))
def test_each_form_holds_the_rows_in_the_order_asked_for(form: str, name: str, order: Side) -> None:
    comparison = declaration() if name == "declaration" else finished(*GENERATED[name]())
    table = table_of(comparison, order)
    tables = READERS[form](TABLE_FORMATS[form].render(table))

    assert same(tables[0], table.cells)
    if form in ("xlsx", "html"):
        assert same(tables[1], table.both[1].cells)
        assert len(tables) == 2


@FORMS
@pytest.mark.parametrize("name", GENERATED)
def test_it_has_the_notices_on_texts_that_are_not_official(form: str, name: str) -> None:
    comparison = finished(*GENERATED[name]())
    file = TABLE_FORMATS[form].render(table_of(comparison))
    text = "".join(_words(part) for part in parts(file).values()) if form in ("xlsx", "docx") else file.decode()

    for side in comparison.view.sides:
        assert side.notice is not None
        assert side.notice.headline in text


# The two orders


def ends(table: ConcordanceTable) -> list[tuple[str | None, str | None]]:
    return [(row.row.before, row.row.after) for row in table.rows]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_both_orders_hold_the_same_rows_each_by_its_text(folder: Path) -> None:
    before, after = read(folder, "before"), read(folder, "after")
    table = table_of(finished(before, after), Side.BEFORE)

    assert sorted(map(str, ends(table))) == sorted(map(str, ends(table.both[1])))
    for side, draft in ((Side.BEFORE, before), (Side.AFTER, after)):
        order: list[str | None] = list(draft.provisions)
        kept = [pair[side is Side.AFTER] for pair in ends(table.both[side is Side.AFTER])]
        articles = [
            eid for eid in kept if eid and eid in order and draft.provisions[Eid(eid)].kind is ProvisionKind.ARTICLE
        ]
        assert articles == sorted(articles, key=order.index)


@given(pairs)
def test_the_order_before_is_that_of_the_exchanged_texts(pair: tuple[DraftText, DraftText]) -> None:
    before_order = ends(table_of(finished(*pair), Side.BEFORE))
    exchanged = ends(table_of(finished(*pair[::-1])))

    assert before_order == [(before, after) for after, before in exchanged]


# Hostile text


@given(hostile_pairs())
def test_nothing_is_a_formula_or_a_link(pair: tuple[DraftText, DraftText]) -> None:
    comparison = finished(*pair)
    sheet = parts(TABLE_FORMATS["xlsx"].render(table_of(comparison)))

    assert not [element for part in sheet.values() for element in part.iter(f"{S}f", f"{S}hyperlink")]
    assert not [
        entry for name, part in sheet.items() if name.endswith(".rels") for entry in part if entry.get("TargetMode")
    ]
    for row in csv.reader(
        io.StringIO(TABLE_FORMATS["csv"].render(table_of(comparison)).decode("utf-8-sig"), newline="")
    ):
        assert not [cell for cell in row if cell[:1] in {"=", "+", "-", "@", "\t", "\r"}]


@given(hostile_pairs())
def test_a_page_holds_no_active_content(pair: tuple[DraftText, DraftText]) -> None:
    page = html.document_fromstring(TABLE_FORMATS["html"].render(table_of(finished(*pair))).decode())

    assert not page.xpath("//script | //img | //iframe | //object | //svg | //form | //link")
    assert not [element for element in page.iter() if any(str(name).startswith("on") for name in element.attrib)]
    assert all(link.get("href", "").startswith("#") for link in page.iter("a"))


@given(hostile_pairs())
def test_markdown_holds_no_html(pair: tuple[DraftText, DraftText]) -> None:
    page = TABLE_FORMATS["markdown"].render(table_of(finished(*pair))).decode()
    tokens = MarkdownIt("commonmark").enable("table").parse(page)
    inside = [part for token in tokens for part in token.children or []]

    assert not [token for token in [*tokens, *inside] if token.type.startswith(("html", "image", "link"))]


# Bytes, files, other programs


@pytest.mark.slow
@FORMS
def test_the_same_bytes(form: str) -> None:
    assert TABLE_FORMATS[form].render(table_of(declaration())) == TABLE_FORMATS[form].render(table_of(declaration()))


def test_the_workbook_is_laid_out_to_print() -> None:
    comparison = finished(*GENERATED["arabic"]())
    book = parts(TABLE_FORMATS["xlsx"].render(table_of(comparison)))
    for n in (1, 2):
        sheet = book[f"xl/worksheets/sheet{n}.xml"]
        assert sheet.find(f".//{S}sheetView[@rightToLeft='1']") is not None
        assert sheet.find(f".//{S}pane[@state='frozen']") is not None
        assert sheet.find(f"{S}autoFilter") is not None


@pytest.mark.parametrize("form", ["xlsx", "html"])
def test_the_command_writes_a_file(form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    sides = [str(DRAFTS / f"{name}.fr.md") for name in STAGES[1:]]
    result = CliRunner().invoke(commands, ["concordance", *sides, "--format", form])

    assert result.exit_code == 0
    assert [path.name for path in tmp_path.iterdir()] == [f"2014-avant-projet.fr--2017-final.fr.{form}"]
    assert CliRunner().invoke(commands, ["concordance", *sides, "--format", form]).exit_code != 0


def test_the_command_orders_the_table_by_either_text() -> None:
    sides = [str(DRAFTS / f"{name}.fr.md") for name in STAGES[1:]]
    answers = [
        json.loads(CliRunner().invoke(commands, ["concordance", *sides, "--format", "json", "--order", order]).stdout)
        for order in ("before", "after")
    ]
    before, after = ([(row["before"], row["after"]) for row in data["rows"]] for data in answers)

    assert before != after
    assert sorted(before) == sorted(after)
    assert next(old for old, _ in before if old) == ["Article premier"]


@pytest.mark.slow
@pytest.mark.xdist_group("office")
@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_libreoffice_opens_it(form: str, tmp_path: Path) -> None:
    if not office.is_installed():
        refuse("there is no LibreOffice here: apt install libreoffice-calc")
    table = table_of(declaration())
    (tmp_path / f"table.{form}").write_bytes(TABLE_FORMATS[form].render(table))
    (tmp_path / "out").mkdir()
    hint = (
        ["--infilter=CSV:44,34,76"] if form == "csv" else []
    )  # Without a window LibreOffice does not ask for the encoding.
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{tmp_path}/user", "--headless", *hint, "--convert-to",
         "csv:Text - txt - csv (StarCalc):44,34,76", "--outdir", tmp_path / "out", tmp_path / f"table.{form}"],
        check=True, capture_output=True,
    )  # fmt: skip
    with (tmp_path / "out" / "table.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))

    assert [row[:4] for row in rows[-len(table.cells) :]] == [list(row) for row in table.cells]
