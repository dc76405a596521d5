"""The brackets of a negotiated text in the header of the first page: how many there were, went and are left.

They stand in the header and not above the treaty text: when all changes are accepted or rejected, the body of the file
is one of the two texts and nothing else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.report.word.sequence import RevisionStatus

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.report.view.redline_view import RedlineView
    from tracker.report.word.markup import Markup

_WIDTH = 8504
"""Width of the text on the page in twentieths of a point: A4 less its margins."""
_NAME_WIDTH = 1504
"""Width of the first column, which names what is counted."""
_EDGES = "".join(f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="808080"/>' for edge in ("top", "bottom"))
_MARGINS = '<w:left w:w="57" w:type="dxa"/><w:right w:w="57" w:type="dxa"/>'


def brackets_table(view: RedlineView, markup: Markup) -> str:
    """Return the table of the brackets of the whole, and the line of the articles that have some left; empty for none.

    Args:
        view: The comparison.
        markup: Makes the runs and paragraphs.
    """
    if not view.brackets_line:
        return ""
    words, every = view.words, view.all_brackets
    names = ["", words["before"], *(words[f"column_{name}"] for name, _ in every.counts)]
    numbers = [every.before, *(count for _, count in every.counts), every.now]
    columns = len(numbers)
    widths = [_NAME_WIDTH, *[(_WIDTH - _NAME_WIDTH) // columns] * columns]
    rows = _row([*names, words["after"]], markup, "<w:b/><w:bCs/>") + _row(
        [words["marks_bracket"], *map(str, numbers)], markup
    )
    direction = "<w:bidiVisual/>" if markup.right_to_left else ""
    table = (
        f'<w:tbl><w:tblPr>{direction}<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{_EDGES}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{_MARGINS}</w:tblCellMar></w:tblPr><w:tblGrid>'
        + "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        + f"</w:tblGrid>{rows}</w:tbl>"
    )
    lines = [line for line in (view.options_line, view.brackets_left_line) if line]
    return table + "".join(markup.paragraph(markup.words(line, RevisionStatus.KEPT), "Header") for line in lines)


def _row(cells: Iterable[str], markup: Markup, *properties: str) -> str:
    """Return a row; its numbers stand at the end of their cells."""
    content = "".join(
        "<w:tc><w:tcPr/>"
        + markup.paragraph(markup.words(cell, RevisionStatus.KEPT, *properties) if cell else "", "Header")
        + "</w:tc>"
        for cell in cells
    )
    return f"<w:tr>{content}</w:tr>"
