"""Write the table of concordance as an Excel workbook that a secretariat can fill in, print, sort and filter."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from tracker.model.side import Side
from tracker.report.table.texts import Stretch
from tracker.report.terminal.plain import wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from tracker.report.table.rows import ConcordanceTable
    from tracker.report.view.redline_view import RowView

_CREATED = datetime(1980, 1, 1)  # noqa: DTZ001 – a fixed date without zone: the same input gives the same bytes
_LINE_HEIGHT = {"ltr": 15, "rtl": 18}
"""Height of one line in points, by the direction of writing: Arabic letters are taller."""
_TALLEST = 409
"""Height of a row that Excel does not exceed, in points."""
_MORE_LETTERS = 1.1
"""Letters that fit into a column for each character of its width, which is counted in figures: with more, LibreOffice
cuts off the last line of rows of the demonstration."""
_LONGEST = 32_767
"""Characters that Excel takes in a cell (its specifications and limits)."""
_CUT = " […]"

_FONT = {"font_name": "Times New Roman", "font_size": 11, "valign": "top", "text_wrap": True}
_LEFT_TO_RIGHT, _RIGHT_TO_LEFT = {"reading_order": 1}, {"reading_order": 2}
"""The direction of a cell: without it a full stop or a bracket at the end of an Arabic sentence stands at its
beginning where the cell begins with a Latin word."""

_LINE = {"bottom": 7, "bottom_color": "#B8B0A0"}
"""A hair line below each row."""

_LOOKS: dict[str, dict[str, object]] = {
    "cell": _LINE,
    "strong": _LINE | {"bold": True},
    "struck": _LINE | {"font_strikeout": True, "font_color": "#8E1C2B"},
    "address": {"text_wrap": False, "align": "fill", "reading_order": 1},
    "title": {"bold": True},
    "head": {"bold": True, "bottom": 2, "bg_color": "#F1EDE2"},
    "notice": {"bold": True, "font_color": "#7A4A00"},
    "deleted": _LINE | {"font_strikeout": True, "font_color": "#8E1C2B"},
    "inserted": _LINE | {"underline": 1, "font_color": "#0B5A3C"},
}


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
    from xlsxwriter import Workbook  # noqa: PLC0415 – loaded when used, for a fast start

    view = table.view
    out = io.BytesIO()
    book = Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": view.after.title or view.after.name, "created": _CREATED})
    order = _RIGHT_TO_LEFT if view.direction == "rtl" else _LEFT_TO_RIGHT
    formats = {name: book.add_format(_FONT | order | look) for name, look in _LOOKS.items()}
    for ordered in table.both:
        sheet = book.add_worksheet(_sheet_name(view.words[ordered.order]))
        if view.direction == "rtl":
            sheet.right_to_left()
        _fill(sheet, ordered, formats)
    book.close()
    return out.getvalue()


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
    if any(_length(cell) > _LONGEST for column in columns for cell in column.cells):
        lines.append(table.view.words["cut_texts"])
    for top, text in enumerate(lines):
        cell_format = formats["notice" if top else "title"]
        sheet.merge_range(top, 0, top, len(seen) - 1, "", cell_format)
        sheet.write_string(top, 0, text, cell_format)
        sheet.set_row(top, _height([(text, sum(column.width for column in seen))], table.view.direction))
    top = len(lines)
    for number, row_cells in enumerate(zip(*([column.heading, *column.cells] for column in seen), strict=True), top):
        fitting = [(_plain(cell), column.width) for cell, column in zip(row_cells, seen, strict=True)]
        # LibreOffice leaves rows of a foreign file as low as they are stated.
        sheet.set_row(number, _height(fitting, table.view.direction))
    for n, column in enumerate(columns):
        sheet.write_string(top, n, column.heading, formats["head"])
        for number, (row, cell) in enumerate(zip(table.rows, column.cells, strict=True), top + 1):
            if isinstance(cell, str):
                sheet.write_string(number, n, cell, formats[_look(row, column)])
            else:
                _write_text(sheet, (number, n), cell, formats, "deleted" if column.side is Side.BEFORE else "inserted")
    sheet.freeze_panes(top + 1, 0)
    sheet.autofilter(top, 0, top + len(table.rows), len(seen) - 1)
    sheet.repeat_rows(top)
    sheet.print_area(0, 0, top + len(table.rows), len(seen) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&C&P / &N")


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
    room = _LONGEST if _length(text) <= _LONGEST else _LONGEST - len(_CUT)
    for stretch in text:
        if len(stretch.text) > room:
            yield Stretch(stretch.text[:room] + _CUT, stretch.changed)
            return
        yield stretch
        room -= len(stretch.text)


def _length(cell: str | Sequence[Stretch]) -> int:
    return len(_plain(cell))


def _plain(cell: str | Sequence[Stretch]) -> str:
    return cell if isinstance(cell, str) else "".join(stretch.text for stretch in cell)


def _height(cells: Sequence[tuple[str, int]], direction: str) -> int:
    """Return the height of a row in points, for the longest of its cells.

    Args:
        cells: The text of each cell, and the width of its column.
        direction: The direction of writing.
    """
    lines = (
        sum(1 + wrap(line, width=int(_MORE_LETTERS * width)).count("\n") for line in text.split("\n"))
        for text, width in cells
    )
    return min(_TALLEST, _LINE_HEIGHT[direction] * max(lines))


def _sheet_name(text: str) -> str:
    """Return a valid name of a sheet: at most 31 characters, without those that Excel reserves."""
    return "".join(char for char in text if char not in "[]:*?/\\'")[:31]
