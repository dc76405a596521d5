"""The table of concordance: the same rows in every form and in both orders, text that stays text, the same bytes."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import zipfile
from typing import TYPE_CHECKING

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


# What each form holds, by a reader that is not ours: tables, each with its rows


def of_csv(file: bytes) -> list[list[list[str]]]:
    return [[row for row in csv.reader(io.StringIO(file.decode("utf-8-sig"), newline="")) if len(row) > 1][1:]]


def of_xlsx(file: bytes) -> list[list[list[str]]]:
    found = parts(file)
    shared = ["".join(map(str, each.itertext())) for each in found["xl/sharedStrings.xml"].iter(f"{S}si")]
    out = []
    for n in (1, 2):
        rows = [
            [shared[int(v.text or "")] for cell in row if (v := cell.find(f"{S}v")) is not None]
            for row in found[f"xl/worksheets/sheet{n}.xml"].iter(f"{S}row")
        ]
        head = next(n for n, row in enumerate(rows) if len(row) == 4)
        out.append(rows[head + 1 :])
    return out


def _words(cell: etree._Element) -> str:
    return "".join(map(str, cell.itertext()))


def of_html(file: bytes) -> list[list[list[str]]]:
    page = html.document_fromstring(file.decode())
    return [[[_words(cell) for cell in row] for row in each.iterfind(".//tbody/tr")] for each in page.iter("table")]


def of_markdown(file: bytes) -> list[list[list[str]]]:
    page = html.document_fromstring(MarkdownIt("commonmark").enable("table").render(file.decode()))
    found = [[[_words(cell) for cell in row] for row in each.iterfind(".//tbody/tr")] for each in page.iter("table")]
    return found[1:]  # The first says what is compared.


def of_json(file: bytes) -> list[list[list[str]]]:
    return [[[row["before_eid"] or "", row["after_eid"] or ""] for row in json.loads(file)["rows"]]]


def of_akn(file: bytes) -> list[list[list[str]]]:
    page = etree.fromstring(file)
    return [[["".join(map(str, cell.itertext())) for cell in row] for row in page.iter("{*}tr")][1:]]


READERS = {"akn": of_akn, "csv": of_csv, "xlsx": of_xlsx, "html": of_html, "markdown": of_markdown}


def same(one: list[list[str]], other: Sequence[Sequence[str]]) -> bool:
    """Spaces apart: a page and Markdown close them up."""
    return [[" ".join(c.split()) for c in row if c.strip()] for row in one] == [
        [" ".join(c.split()) for c in row if c.strip()] for row in other
    ]


@pytest.mark.parametrize(("form", "name", "order"), one_in(3, READERS, ["declaration", *GENERATED], Side))
def test_each_form_holds_the_rows_in_the_order_asked_for(form: str, name: str, order: Side) -> None:
    found = declaration() if name == "declaration" else finished(*GENERATED[name]())
    made = table_of(found, order)
    tables = READERS[form](TABLE_FORMATS[form].render(made))

    assert same(tables[0], made.cells)
    if form in ("xlsx", "html"):
        assert same(tables[1], made.both[1].cells)
        assert len(tables) == 2


@FORMS
@pytest.mark.parametrize("name", GENERATED)
def test_it_says_whose_words_the_texts_are(form: str, name: str) -> None:
    found = finished(*GENERATED[name]())
    file = TABLE_FORMATS[form].render(table_of(found))
    text = "".join(_words(part) for part in parts(file).values()) if form == "xlsx" else file.decode()

    for side in found.view.sides:
        assert side.notice is not None
        assert side.notice.headline in text


# The two orders


def ends(rows: ConcordanceTable) -> list[tuple[str | None, str | None]]:
    return [(row.row.before, row.row.after) for row in rows.rows]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_both_orders_hold_the_same_rows_each_by_its_text(folder: Path) -> None:
    before, after = read(folder, "before"), read(folder, "after")
    made = table_of(finished(before, after), Side.BEFORE)

    assert sorted(map(str, ends(made))) == sorted(map(str, ends(made.both[1])))
    for side, draft in ((Side.BEFORE, before), (Side.AFTER, after)):
        order: list[str | None] = list(draft.provisions)
        kept = [pair[side is Side.AFTER] for pair in ends(made.both[side is Side.AFTER])]
        articles = [
            eid for eid in kept if eid and eid in order and draft.provisions[Eid(eid)].kind is ProvisionKind.ARTICLE
        ]
        assert articles == sorted(articles, key=order.index)


@given(pairs)
def test_the_order_before_is_that_of_the_exchanged_texts(pair: tuple[DraftText, DraftText]) -> None:
    there = ends(table_of(finished(*pair), Side.BEFORE))
    back = ends(table_of(finished(*pair[::-1])))

    assert there == [(before, after) for after, before in back]


# Hostile text


@given(hostile_pairs())
def test_nothing_is_a_formula_or_a_link(pair: tuple[DraftText, DraftText]) -> None:
    found = finished(*pair)
    sheet = parts(TABLE_FORMATS["xlsx"].render(table_of(found)))

    assert not [element for part in sheet.values() for element in part.iter(f"{S}f", f"{S}hyperlink")]
    assert not [
        each for name, part in sheet.items() if name.endswith(".rels") for each in part if each.get("TargetMode")
    ]
    for row in csv.reader(io.StringIO(TABLE_FORMATS["csv"].render(table_of(found)).decode("utf-8-sig"), newline="")):
        assert not [cell for cell in row if cell[:1] in {"=", "+", "-", "@", "\t", "\r"}]


@given(hostile_pairs())
def test_a_page_holds_only_elements_of_ours(pair: tuple[DraftText, DraftText]) -> None:
    page = html.document_fromstring(TABLE_FORMATS["html"].render(table_of(finished(*pair))).decode())

    assert not page.xpath("//script | //img | //iframe | //object | //svg | //form | //link")
    assert not [each for each in page.iter() if any(str(name).startswith("on") for name in each.attrib)]
    assert all(link.get("href", "").startswith("#") for link in page.iter("a"))


@given(hostile_pairs())
def test_markdown_holds_no_html(pair: tuple[DraftText, DraftText]) -> None:
    page = TABLE_FORMATS["markdown"].render(table_of(finished(*pair))).decode()
    tokens = MarkdownIt("commonmark").enable("table").parse(page)
    inside = [part for token in tokens for part in token.children or []]

    assert not [token for token in [*tokens, *inside] if token.type.startswith(("html", "image", "link"))]


# Bytes, files, other programs


@FORMS
def test_the_same_bytes(form: str) -> None:
    assert TABLE_FORMATS[form].render(table_of(declaration())) == TABLE_FORMATS[form].render(table_of(declaration()))


def test_the_workbook_is_laid_out_to_print() -> None:
    found = finished(*GENERATED["arabic"]())
    book = parts(TABLE_FORMATS["xlsx"].render(table_of(found)))
    for n in (1, 2):
        sheet = book[f"xl/worksheets/sheet{n}.xml"]
        assert sheet.find(f".//{S}sheetView[@rightToLeft='1']") is not None
        assert sheet.find(f".//{S}pane[@state='frozen']") is not None
        assert sheet.find(f"{S}autoFilter") is not None


@pytest.mark.parametrize("form", ["xlsx", "html"])
def test_the_command_writes_a_file(form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    sides = [str(DRAFTS / f"{each}.fr.md") for each in STAGES[1:]]
    result = CliRunner().invoke(commands, ["concordance", *sides, "--format", form])

    assert result.exit_code == 0
    assert [path.name for path in tmp_path.iterdir()] == [f"2014-avant-projet.fr--2017-final.fr.{form}"]
    assert CliRunner().invoke(commands, ["concordance", *sides, "--format", form]).exit_code != 0


def test_the_command_turns_the_table() -> None:
    sides = [str(DRAFTS / f"{each}.fr.md") for each in STAGES[1:]]
    said = [
        json.loads(CliRunner().invoke(commands, ["concordance", *sides, "--format", "json", "--order", order]).stdout)
        for order in ("before", "after")
    ]
    before, after = ([(row["before"], row["after"]) for row in data["rows"]] for data in said)

    assert before != after
    assert sorted(before) == sorted(after)
    assert next(old for old, _ in before if old) == ["Article premier"]


@pytest.mark.slow
@pytest.mark.xdist_group("office")
@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_libreoffice_opens_it(form: str, tmp_path: Path) -> None:
    if not office.is_here():
        refuse("there is no LibreOffice here: apt install libreoffice-calc")
    made = table_of(declaration())
    (tmp_path / f"table.{form}").write_bytes(TABLE_FORMATS[form].render(made))
    (tmp_path / "out").mkdir()
    hint = ["--infilter=CSV:44,34,76"] if form == "csv" else []  # Without a window nobody asks for the encoding.
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{tmp_path}/user", "--headless", *hint, "--convert-to",
         "csv:Text - txt - csv (StarCalc):44,34,76", "--outdir", tmp_path / "out", tmp_path / f"table.{form}"],
        check=True, capture_output=True,
    )  # fmt: skip
    with (tmp_path / "out" / "table.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))

    assert rows[-len(made.cells) :] == [list(row) for row in made.cells]
