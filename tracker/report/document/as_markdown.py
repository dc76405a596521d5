"""Write a document as Markdown, for mails, wikis and forges.

The marks are those of :data:`tracker.report.markdown.notation.HTML`: ``<ins>`` and ``<del>``, which forges print
underlined and struck through. Every character of the text on which Markdown would act is escaped.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.report.document.content import Heading, Look, Table
from tracker.report.markdown.notation import escape
from tracker.report.markdown.write import page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.report.document.content import Cell, Document, Paragraph, Row, Words

_MARKS = {
    Look.STRONG: ("**", "**"),
    Look.REMARK: ("*", "*"),
    Look.NEW: ("<ins>", "</ins>"),
    Look.GONE: ("<del>", "</del>"),
    Look.DIFFERENT: ("**", "**"),
    Look.OMITTED: ("*", "*"),
    Look.CALL: ("<sup>", "</sup>"),
}
_INDENT = "&emsp;"


def render(document: Document) -> bytes:
    """Return the document as Markdown in UTF-8.

    Args:
        document: The document.
    """
    return page(_parts(document), document.direction).encode()


def _parts(document: Document) -> Iterator[str]:
    yield f"# {escape(document.running_title)}"
    if document.facts:
        yield "<br>\n".join(map(escape, document.facts))
    for named in document.notices:
        headline = escape(named.headline)
        shown = headline if named.notice.quiet else f"> \N{WARNING SIGN} **{headline}**"
        yield " ".join((shown, *map(escape, named.notice.sentences)))
    items: list[str] = []
    for block in document.blocks:
        if items and getattr(block, "listed", False) is False:
            yield "\n".join(items)
            items = []
        if isinstance(block, Heading):
            yield f"{'#' * (block.level + 1)} {escape(block.text)}"
        elif isinstance(block, Table):
            yield _table(block)
        elif block.listed:
            items.append(f"- {_line(block)}")
        else:
            yield _line(block)
    if items:
        yield "\n".join(items)
    if document.closing:
        yield "<br>\n".join(map(escape, document.closing))


def _line(paragraph: Paragraph, *, start: bool = True) -> str:
    """Return a paragraph as one line; its line feeds stand as ``<br>``."""
    indent = _INDENT * 2 * paragraph.indent
    runs = (_marked(words, start=start and not indent and n == 0) for n, words in enumerate(paragraph.words))
    return indent + "".join(runs)


def _marked(words: Words, *, start: bool) -> str:
    """Return words with their marks, which must not stand beside a blank on their inner side."""
    inner = words.text.strip()
    if not inner:
        return words.text.replace("\n", "<br>")
    lead, _, trail = words.text.partition(inner)
    opening, closing = _MARKS.get(words.look, ("", ""))
    lines = (escape(line, start=start and n == 0, end=False) for n, line in enumerate(inner.split("\n")))
    return (lead + opening + "<br>".join(lines) + closing + trail).replace("\n", "<br>")


def _table(table: Table) -> str:
    width = len(table.columns)
    head = [_cell(column.heading) for column in table.columns]
    rows = [_cells(row, width) for row in table.rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (head, ["---"] * width, *rows))


def _cells(row: Row, width: int) -> list[str]:
    cells = [_cell(content) for content in row.cells]
    # Markdown has no cell that spans several columns: a heading of rows stands in the first.
    return [*cells, *[""] * (width - len(cells))]


def _cell(content: Cell) -> str:
    return "<br>".join(_line(paragraph, start=False) for paragraph in content).replace("|", "\\|")
