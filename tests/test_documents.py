"""Documents that go round: valid Word files with real tables, the same bytes, in six languages, hostile text inside."""

from __future__ import annotations

import io
import zipfile
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from hypothesis import given
from lxml import etree, html
from markdown_it import MarkdownIt

from tests.support.generated import GENERATED
from tests.support.reports import declaration, table_of
from tests.support.samples import DRAFTS, STAGES, finished
from tests.support.strategies import hostile_pairs
from tests.support.word_schemas import faults
from tracker.cli import commands
from tracker.errors import InputError
from tracker.language.scripts import in_latin
from tracker.report.document import as_docx, as_html, as_markdown
from tracker.report.document.content import (
    Column,
    Document,
    Heading,
    Look,
    Paragraph,
    Row,
    Table,
    Words,
    cell,
    paragraph,
    paragraphs_of,
)
from tracker.report.formats import TABLE_FORMATS
from tracker.report.table.rows import basis_in_words

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.model.draft import DraftText

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
REVISIONS = ("ins", "del", "moveFrom", "moveTo", "pPrChange", "rPrChange", "tblPrChange", "trackRevisions")


def body(file: bytes, part: str = "word/document.xml") -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        return etree.fromstring(archive.read(part))


def words(element: etree._Element) -> str:
    return "".join(str(text.text or "") for text in element.iter(f"{W}t"))


def rows_of(file: bytes) -> list[list[list[str]]]:
    """The cells of each row of the file, with the words of each paragraph that has any."""
    return [
        [[words(line) for line in one.iter(f"{W}p") if words(line)] for one in row.iter(f"{W}tc")]
        for row in body(file).iter(f"{W}tr")
    ]


def small(language: str = "en", **changes: object) -> Document:
    """A document with one of each kind of content."""
    long = "The Parties shall cooperate in good faith. " * 900
    table = Table(
        name="Provisions",
        columns=(Column(heading=cell("Provision")), Column(heading=cell("Words"), width=3)),
        rows=(
            Row(cells=(cell("Part I", look=Look.STRONG),), leads=True),
            Row(cells=(cell("Article 1", "Scope"), cell("Short words."))),
            Row(cells=(cell("Article 2"), cell(long))),
            Row(cells=(cell("Article 3"), ())),
        ),
    )
    marked = Paragraph(words=tuple(Words(f"{look} ", look) for look in Look), anchor="c1_1")
    item = Paragraph(words=(Words("An item"),), listed=True)
    blocks = (Heading(text="What changed"), marked, item, table, table, paragraph("The end."))
    content = {
        "name": "test", "kind": "A test", "title": "Treaty", "language": language, "blocks": blocks, "facts": ("Draft",)
    }  # fmt: skip
    return Document(**{**content, **changes})  # type: ignore[arg-type]  # what a test names


# The writer


@pytest.mark.slow
@pytest.mark.parametrize("language", ["ar", "en", "zh", "de", ""])
def test_a_document_is_valid_by_the_official_schemas(language: str, tmp_path: Path) -> None:
    assert faults(as_docx.render(small(language)), tmp_path) == []
    assert faults(as_docx.render(small(language, landscape=True)), tmp_path) == []


@pytest.mark.slow
def test_the_validator_finds_a_fault(tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(as_docx.render(small()))) as archive:
        content = {name: archive.read(name) for name in archive.namelist()}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, part in content.items():
            archive.writestr(
                name, part.replace(b"<w:tblGrid>", b"<w:tblGird>").replace(b"</w:tblGrid>", b"</w:tblGird>")
            )

    assert faults(out.getvalue(), tmp_path) != []


def test_the_head_of_a_table_is_repeated_and_short_rows_stay_whole() -> None:
    rows = list(body(as_docx.render(small())).iter(f"{W}tr"))[:5]

    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True, False, False, False, False]
    assert [row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows] == [True, True, True, False, True]


def test_a_row_that_heads_others_spans_the_table_and_stays_with_them() -> None:
    [_, leading, plain, *_] = body(as_docx.render(small())).iter(f"{W}tr")

    assert leading.find(f"{W}tc/{W}tcPr/{W}gridSpan").get(f"{W}val") == "2"  # type: ignore[union-attr]
    assert leading.find(f".//{W}keepNext") is not None
    assert plain.find(f".//{W}keepNext") is None


def test_two_tables_stay_two() -> None:
    file = body(as_docx.render(small()))
    tables = [child.tag == f"{W}tbl" for child in file[0]]

    assert sum(tables) == 2
    assert (True, True) not in set(pairwise(tables))


def test_every_look_differs_by_more_than_its_colour() -> None:
    run = next(line for line in body(as_docx.render(small())).iter(f"{W}p") if words(line).startswith("plain"))
    looks = [
        {etree.tostring(item) for item in look.iterfind(f"{W}rPr/*") if item.tag != f"{W}color"}
        for look in run.iter(f"{W}r")
    ]

    assert len(looks) == len(Look)
    assert all(one != other for n, one in enumerate(looks) for other in looks[:n])


def test_arabic_runs_from_right_to_left_and_names_in_latin_letters_do_not() -> None:
    file = body(as_docx.render(small("ar", facts=("المادة 1 من A/HRC/35/35",))))
    line = next(line for line in file.iter(f"{W}p") if "المادة" in words(line))
    runs = {words(run): run.find(f"{W}rPr/{W}rtl") is not None for run in line.iter(f"{W}r")}

    assert line.find(f"{W}pPr/{W}bidi") is not None
    assert runs["A/HRC/35/35"] is False
    assert runs["المادة "] is True
    assert file.find(f".//{W}tblPr/{W}bidiVisual") is not None
    assert file.find(f".//{W}sectPr/{W}bidi") is not None
    assert in_latin("2015-12-04", "rtl").strip("\u200e") == "2015-12-04"


def test_chinese_signs_are_set_in_the_chinese_font() -> None:
    file = body(as_docx.render(small("zh")))
    runs = [run for run in file.iter(f"{W}r") if words(run)]

    assert all(run.find(f"{W}rPr/{W}rFonts").get(f"{W}hint") == "eastAsia" for run in runs)  # type: ignore[union-attr]


# The table of concordance


def test_the_table_holds_every_row_with_headings_and_probably() -> None:
    table = table_of(declaration())
    head, *rows = rows_of(TABLE_FORMATS["docx"].render(table))

    assert len(head) == 4
    assert [[row[0][0], row[1][0], row[2][0]] for row in rows] == [list(cells[:3]) for cells in table.cells]
    assert ["".join(row[3]) for row in rows] == [basis_in_words(row, table.view.words) for row in table.rows]
    headings = [row.heading_after for row in table.rows if row.heading_after]
    assert headings
    assert set(headings) <= {line for row in rows for line in row[1]}


@pytest.mark.slow
@pytest.mark.parametrize("name", GENERATED)
def test_the_table_is_valid_and_tracks_no_changes(name: str, tmp_path: Path) -> None:
    comparison = finished(*GENERATED[name]())
    file = TABLE_FORMATS["docx"].render(table_of(comparison))
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        content = b"".join(archive.read(part) for part in archive.namelist()).decode()

    assert faults(file, tmp_path) == []
    assert not [name for name in REVISIONS if f"<w:{name} " in content or f"<w:{name}/" in content]
    for side in comparison.view.sides:
        assert side.notice is not None
        assert side.notice.headline in words(body(file))
        assert side.notice.headline in words(body(file, "word/header2.xml"))


@given(hostile_pairs())
def test_hostile_text_stays_text(pair: tuple[DraftText, DraftText]) -> None:
    table = table_of(finished(*pair))
    rows = rows_of(TABLE_FORMATS["docx"].render(table))[1:]

    assert [" ".join(" ".join(row[1][:1]).split()) for row in rows] == [
        " ".join(row.after.split()) for row in table.rows
    ]


def test_the_column_for_remarks_is_empty_and_asked_for(tmp_path: Path) -> None:
    sides = [str(DRAFTS / f"{name}.fr.md") for name in STAGES[1:]]
    with_remarks = tmp_path / "remarks.docx"
    without = tmp_path / "plain.docx"
    for path, options in ((with_remarks, ["--remarks"]), (without, [])):
        made = CliRunner().invoke(commands, ["concordance", *sides, "-o", str(path), *options])
        assert made.exit_code == 0, made.output
    head, *rows = rows_of(with_remarks.read_bytes())

    assert head[-1] == ["Observations"]
    assert {tuple(row[-1]) for row in rows} == {()}
    assert body(with_remarks.read_bytes()).find(f".//{W}pgSz").get(f"{W}orient") == "landscape"  # type: ignore[union-attr]
    assert len(rows_of(without.read_bytes())[0]) == 4


def test_remarks_are_refused_where_nobody_can_write_them() -> None:
    sides = [str(DRAFTS / f"{name}.fr.md") for name in STAGES[1:]]
    made = CliRunner().invoke(commands, ["concordance", *sides, "--remarks", "--format", "csv"])

    assert isinstance(made.exception, InputError)
    assert "-o table.docx" in made.exception.remedy


def test_the_same_table_has_the_same_bytes() -> None:
    made = [TABLE_FORMATS["docx"].render(table_of(finished(*GENERATED["arabic"]()))) for _ in range(2)]

    assert made[0] == made[1]


# The other writers of documents


@pytest.mark.parametrize("language", ["ar", "en", "zh"])
def test_a_page_and_markdown_hold_the_same_words(language: str) -> None:
    document = small(language)
    page = html.document_fromstring(as_html.render(document).decode())
    rendered = MarkdownIt("commonmark").enable("table").render(as_markdown.render(document).decode())
    marked = html.document_fromstring(rendered)
    expected = [" ".join(one.text.split()) for one in paragraphs_of(document)]

    for made in (page, marked):
        text = " ".join("".join(map(str, made.itertext())).split())
        for one in expected:
            assert one in text
    assert page.get("dir") == document.direction
    assert len(page.findall(".//table")) == len(marked.findall(".//table")) == 2
    assert page.find(".//thead/tr/th[@scope='col']") is not None
    assert page.find(".//tr[@class='leads']/th").get("colspan") == "2"  # type: ignore[union-attr]
    assert ["".join(map(str, item.itertext())) for item in page.iter("ins", "del", "sup")] == ["new ", "gone ", "call "]


def test_hostile_words_stay_words_in_a_page_and_in_markdown() -> None:
    hostile = "<script>alert(1)</script> | [x](http://y) **b** ]: {{ 7 * 7 }}\n# no heading"
    table = Table(name=hostile, columns=(Column(heading=cell(hostile)),), rows=(Row(cells=(cell(hostile),)),))
    document = small(kind=hostile, title=hostile, facts=(hostile,), blocks=(paragraph(hostile, Look.STRONG), table))
    page = html.document_fromstring(as_html.render(document).decode())
    tokens = MarkdownIt("commonmark").enable("table").parse(as_markdown.render(document).decode())
    inside = [part for token in tokens for part in token.children or []]

    assert page.xpath("//script | //a[not(starts-with(@href, '#'))]") == []
    assert hostile in str(page.xpath("string(//main/p)"))
    assert {token.content for token in [*tokens, *inside] if token.type.startswith("html")} <= {"<br>"}
    assert not [token for token in [*tokens, *inside] if token.type.startswith(("image", "link"))]
    assert [token.tag for token in tokens if token.type == "heading_open"] == ["h1"]
