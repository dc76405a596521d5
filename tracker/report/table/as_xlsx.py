"""Write the table of concordance as an Excel workbook that a secretariat can fill in, print, sort and filter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.model.side import Side
from tracker.report.table.texts import Stretch
from tracker.report.workbook import CUT, LONGEST, Book, row_height, set_up

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from tracker.report.table.rows import ConcordanceTable
    from tracker.report.view.redline_view import RowView


@dataclass(frozen=True, slots=True, kw_only=True)
class _Column:
    """A column of the sheet.

    Attributes:
        heading: Its heading.
        width: Its width in characters of the font; 0 for a hidden column.
        cells: Its cells, a text or the stretches of one each.
        side: The side whose provisions or texts it holds; None for one that is about both.
    """

    heading: str
    width: int
    cells: Sequence[str | list[Stretch]]
    side: Side | None = None


def render(table: ConcordanceTable) -> bytes:
    """Return the table as a workbook of two sheets: in the order that is asked for, and in the other.

    The column headings stay in view, and on each printed page. The last column that is seen is empty, for remarks; the
    addresses of the provisions, for programs, stand in hidden columns behind it. All cells are text: no formula, link
    or number.

    Args:
        table: The table.
    """
    view = table.view
    book = Book(view.after.title or view.after.name, view.direction)
    for ordered in table.both:
        _fill(book.sheet(view.words[ordered.order]), ordered, book.formats)
    return book.finished()


def _columns(table: ConcordanceTable) -> Iterator[_Column]:
    """Yield the columns: widths that fill a landscape page of A4, without texts in the size of the font."""
    words = table.view.words
    names = list(zip(*table.cells, strict=True)) or [()] * len(table.column_headings)
    texts = list(zip(*table.texts, strict=True)) if table.with_texts and table.rows else [(), ()]
    for side in Side:
        n = side.position
        yield _Column(heading=table.column_headings[n], width=18 if table.with_texts else 27, cells=names[n], side=side)
        if table.with_texts:
            yield _Column(heading=words[f"text_{side}"], width=52, cells=texts[n], side=side)
    change, basis = table.column_headings[2:]
    yield _Column(heading=change, width=18 if table.with_texts else 22, cells=names[2])
    yield _Column(heading=basis, width=24 if table.with_texts else 46, cells=names[3])
    yield _Column(heading=words["remarks"], width=30, cells=[""] * len(table.rows))
    for side in Side:
        eids = [(row.row.before, row.row.after)[side.position] or "" for row in table.rows]
        yield _Column(heading=f"{side}_eid", width=0, cells=eids)


def _fill(sheet: Worksheet, table: ConcordanceTable, formats: Mapping[str, Format]) -> None:
    columns = list(_columns(table))
    seen = [column for column in columns if column.width]
    for n, column in enumerate(columns):
        sheet.set_column(n, n, column.width or None, None, {} if column.width else {"hidden": True})
    lines = [f"{table.view.words['concordance']}{table.view.words['colon']}{table.heading}", *table.remarks]
    if any(_length(cell) > LONGEST for column in columns for cell in column.cells):
        lines.append(table.view.words["cut_texts"])
    for top, text in enumerate(lines):
        cell_format = formats["notice" if top else "title"]
        sheet.merge_range(top, 0, top, len(seen) - 1, "", cell_format)
        sheet.write_string(top, 0, text, cell_format)
        sheet.set_row(top, row_height([(text, sum(column.width for column in seen))], table.view.direction))
    top = len(lines)
    for number, row_cells in enumerate(zip(*([column.heading, *column.cells] for column in seen), strict=True), top):
        fitting = [(_plain(cell), column.width) for cell, column in zip(row_cells, seen, strict=True)]
        # LibreOffice leaves rows of a foreign file as low as they are stated.
        sheet.set_row(number, row_height(fitting, table.view.direction))
    for n, column in enumerate(columns):
        sheet.write_string(top, n, column.heading, formats["head"])
        for number, (row, cell) in enumerate(zip(table.rows, column.cells, strict=True), top + 1):
            if isinstance(cell, str):
                sheet.write_string(number, n, cell, formats[_look(row, column)])
            else:
                _write_text(sheet, (number, n), cell, formats, "deleted" if column.side is Side.BEFORE else "inserted")
    set_up(sheet, top, top + len(table.rows), len(seen))


def _look(row: RowView, column: _Column) -> str:
    """Return the name of the look of a cell: a dropped provision is struck, a division printed bold."""
    if not column.width:
        return "address"
    if column.side is Side.BEFORE and row.row.after is None:
        return "struck"
    return "strong" if column.side and row.row.level == "division" else "cell"


def _write_text(
    sheet: Worksheet, place: tuple[int, int], text: Sequence[Stretch], formats: Mapping[str, Format], changed: str
) -> None:
    """Write a text with its changed words marked."""
    stretches = list(_shortened(text))
    if len(stretches) == 1:
        [only] = stretches
        sheet.write_string(*place, only.text, formats[changed if only.changed else "cell"])
    elif not stretches:
        sheet.write_blank(*place, None, formats["cell"])
    else:
        fragments: list[object] = []
        for stretch in stretches:
            fragments += [formats[changed if stretch.changed else "cell"], stretch.text]
        sheet.write_rich_string(*place, *fragments, formats["cell"])


def _shortened(text: Sequence[Stretch]) -> Iterator[Stretch]:
    """Yield the stretches of a text that is cut off where a cell holds no more."""
    room = LONGEST if _length(text) <= LONGEST else LONGEST - len(CUT)
    for stretch in text:
        if len(stretch.text) > room:
            yield Stretch(stretch.text[:room] + CUT, stretch.changed)
            return
        yield stretch
        room -= len(stretch.text)


def _length(cell: str | Sequence[Stretch]) -> int:
    return len(_plain(cell))


def _plain(cell: str | Sequence[Stretch]) -> str:
    return cell if isinstance(cell, str) else "".join(stretch.text for stretch in cell)
