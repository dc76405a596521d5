"""Tables of a web page: rows of a table, or lines that a table only lays out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tracker.readers.html.lines import PageLine, Run, is_heading
from tracker.readers.structure.headings import is_bare_label
from tracker.readers.structure.layout import is_layout, label_cells
from tracker.text.escapes import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

_MAX_CELL_LINES = 6
"""Lines of a cell of a real table; pages that put their whole text into a cell have more."""

Cell = list[PageLine]


@dataclass(eq=False, slots=True)
class OpenTable:
    """A table that is being read.

    Attributes:
        rows: Its rows, each with its cells.
        caption: Lines above it.
        cell: The open cell; None between cells.
    """

    rows: list[list[Cell]] = field(default_factory=list)
    caption: Cell = field(default_factory=list)
    cell: Cell | None = None

    def begin_cell(self, tag: str) -> None:
        """Open a cell, or the caption."""
        if tag == "caption":
            self.cell = self.caption
            return
        if not self.rows:
            self.rows.append([])
        self.cell = []
        self.rows[-1].append(self.cell)

    def end_cell(self) -> None:
        """Close the cell."""
        self.cell = None


def table_lines(table: OpenTable) -> Iterator[PageLine]:
    """Yield the lines of a table.

    EUR-Lex sets points as rows of a label and its words, old pages set their whole text in one cell: lines of the text.
    """
    yield from table.caption
    rows = [cells for cells in table.rows if any(cells)]
    texts = [[[_shown(line) for line in cell] for cell in cells] for cells in rows]
    lays_out = is_layout(texts)
    for cells, row in zip(rows, texts, strict=True):
        labels = label_cells(row)
        if lays_out and labels is not None:
            yield from _laid_out(cells, labels)
        elif sum(map(bool, cells)) < 2 or any(map(_holds_text, cells)):
            yield from (line for cell in cells for line in cell)
        else:
            yield _row(cells)


def _holds_text(cell: Cell) -> bool:
    """Return whether a cell holds a text of its own: many lines, or an article and its words."""
    return len(cell) > _MAX_CELL_LINES or (len(cell) > 1 and any(is_heading(clean(line.text)) for line in cell))


def _laid_out(cells: list[Cell], labels: int) -> Iterator[PageLine]:
    """Yield the lines of a row that only lays out; its label stands in the first line of its words."""
    filled = [cell for cell in cells if cell]
    heads = [line for cell in filled[:labels] for line in cell]
    words = [line for cell in filled[labels:] for line in cell]
    if not heads or not words or len(heads) > labels or words[0].label:
        yield from [*heads, *words]
        return
    first = words[0]
    if len(heads) == 1 and is_bare_label(_shown(heads[0])):
        yield from [*heads, *words]
        return
    typed = [Run(f"{_shown(head)} ") for head in heads]
    first.runs = [*typed, *first.runs]
    first.anchors[:0] = [name for head in heads for name in head.anchors]
    first.left_out[:0] = [out for head in heads for out in head.left_out]
    yield from words


def _row(cells: list[Cell]) -> PageLine:
    """Return a row of a real table as one line, with a bar round each cell."""
    row = PageLine(row=True, tag="tr")
    for cell in cells:
        row.runs.append(Run("| "))
        for at, line in enumerate(cell):
            label = f"{line.label} " if line.label else ""
            row.runs += [
                Run(f"{' ' if at else ''}{label}"),
                *(run._replace(text=_plain(run.text)) for run in line.runs),
            ]
            row.anchors += line.anchors
            row.left_out += line.left_out
            row.furniture = row.furniture or line.furniture
        row.runs.append(Run(" "))
    row.runs.append(Run("|"))
    return row


def _plain(text: str) -> str:
    return text.replace("|", "/").replace("\n", " ")


def _shown(line: PageLine) -> str:
    return clean(f"{line.label} {line.text}")
