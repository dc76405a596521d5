"""Tables that only lay out: a label in one cell and its words in the next, or a frame round the text.

Word files and web pages set points and articles in tables without lines: ``(a)`` in one cell and its words in the next,
``Article 1`` beside its text. Their rows are lines of the text. Rows of a real table stay rows.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.model.block import CALL
from tracker.readers.structure.headings import is_bare_label
from tracker.readers.structure.items import item_line
from tracker.readers.structure.printed_line import is_finished, is_title
from tracker.text.escapes import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.readers.structure.rendered import RenderedLine

_COUNTED = re.compile(r"\d+[.)]?")
"""A label that also counts the rows of a register."""


def is_layout(rows: Sequence[Sequence[Sequence[str]]]) -> bool:
    """Return whether all rows of a table only lay out text.

    >>> is_layout([[["(a)"], ["report every year;"]], [["(b)"], ["pay its dues."]]])
    True
    >>> is_layout([[["State"], ["Share"]], [["1."], ["12 vessels"]]])
    False

    Args:
        rows: For each row its cells, for each cell its lines with their shown labels.
    """
    return all(label_cells(cells) is not None for cells in rows) and not _is_register(rows)


def label_cells(cells: Sequence[Sequence[str]]) -> int | None:
    """Return how many cells of a row hold the labels of the words in the last one.

    >>> label_cells([["1."], ["(a)"], ["peace;"]]), label_cells([[], ["Only words."]]), label_cells([["A"], ["B"]])
    (2, 0, None)

    Args:
        cells: The cells of the row, each as its lines; cells without words do not count.

    Returns:
        Their number among the cells with words; None for the row of a real table.
    """
    filled = [lines for cell in cells if (lines := _worded(cell))]
    if len(filled) < 2:
        return 0
    *labels, words = filled
    if not all(map(_is_label_cell, labels)) or _is_label_cell(words):
        return None
    return len(labels)


def lay_out(cells: Sequence[Sequence[RenderedLine]]) -> list[RenderedLine]:
    """Return the lines of a row that only lays out; a label stands in the first line of its words.

    Args:
        cells: The lines of each cell; they may be changed.
    """
    *labels, words = [cell for cell in cells if any(line.shown for line in cell)] or [[]]
    single = [line for cell in labels for line in cell if line.shown]
    at = next((at for at, line in enumerate(words) if line.shown), 0)
    if not single or len(single) > len(labels) or words[at].label:
        # Label and title of an article in one cell stay lines of their own, as do labels before a counted line.
        return [*single, *words]
    return [_joined([*single, words[at]]), *words[at + 1 :]]


def _joined(pieces: list[RenderedLine]) -> RenderedLine:
    """Return labels and words as one line; the label of an article or division is parted from them by a line feed."""
    *labels, words = pieces
    if len(labels) == 1 and labels[0].automatic is not None and not labels[0].text.strip():
        words.label, words.automatic = labels[0].label, labels[0].automatic
        return words
    before = [(f"{line.label} {line.text}".strip(), is_bare_label(line.shown)) for line in labels]
    words.text = "".join(text + ("\n" if heads else " ") for text, heads in before) + words.text.lstrip()
    words.ids[:0] = [name for line in labels for name in line.ids]
    return words


def _worded(cell: Sequence[str]) -> list[str]:
    return [text for line in cell if (text := clean(line.replace(CALL, "")))]


def _is_label_cell(lines: Sequence[str]) -> bool:
    """Return whether a cell holds a label and nothing else; below that of an article its title may stand."""
    first, *titles = lines
    if is_bare_label(first):
        return all(map(is_title, titles))
    label = item_line(f"{first} x")
    return not titles and label is not None and label.label == first


def _is_register(rows: Sequence[Sequence[Sequence[str]]]) -> bool:
    """Return whether a table counts things or lists headings: ``1. | Albania``, ``Article 1 | Scope``, no sentence."""
    labelled = [filled for cells in rows if label_cells(cells) for filled in [list(filter(None, map(_worded, cells)))]]
    counted = all(_COUNTED.fullmatch(first) or is_bare_label(first) for (first, *_), *_ in labelled)
    return len(labelled) > 1 and counted and not any(is_finished(cells[-1][-1]) for cells in labelled)
