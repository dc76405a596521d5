"""The edges of pages: running heads and page numbers."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from tracker.language.labels import printed_label
from tracker.readers.pdf.paragraphs import is_heading
from tracker.readers.pdf.rows import NOTE_NUMBER
from tracker.readers.reading import ArtefactKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tracker.readers.pdf.letters import Box
    from tracker.readers.pdf.rows import Row

_EDGE = 4
"""Lines at the head and at the foot of a page that may be running heads: symbol, language, page, title."""
_ZONE = 0.2
"""Part of the height of a page at its head and foot in which running heads stand."""
_MIN_RECURRENCE = 0.3
"""Share of the pages on which a line must stand at an edge, figures apart, to be a running head; heads that differ on
left and right pages have up to half of them."""
_SAME_HEIGHT = 3.0
"""Points by which the heights of one running head differ, at most."""
_PAGE_NUMBER = re.compile(
    r"(?:[-–—|·\s(]*#(?:\s?[/|]\s?#)?[-–—|·\s)]*"
    r"|(?:page|página|pagina|pág\.|p\.|стр\.|страница|seite|الصفحة|صفحة)\s?#(?:\s?(?:of|de|sur|di|из|von|/|من)\s?#)?"
    r"|第\s?#\s?页(?:\s?[，,/]?\s?共\s?#\s?页)?|[-–—\s]*[ivxlc]{1,6}[-–—\s]*)",
    re.IGNORECASE,
)
"""A page number, alone or between dashes, with ``#`` for its figures."""
_MIN_PART = 6
"""Characters of a part of a running head, at least."""
_NEAR = 2
"""Pages from one print of a repeated heading to the next, at most."""
_NOTE_SPACING = 1.7
"""Distance of two lines of notes, in sizes of letters, at most."""
_MIN_BELOW_NOTES = 0.6
"""Share of the pages on which a line close below notes must recur to be a running foot, if it stands nowhere alone."""
_FOOT_GAP = 2.0
"""Distance of a foot from the line above, in sizes of letters, at least."""
_NO_FIGURES = 1_000_000
"""Distance from the number of its page of a line without figures: more than any number has."""
_CONTINUED = re.compile(r"/?(?:\.{3}|…)/?")
"""``/...``: the text goes on overleaf."""


def find_running_heads(pages: Sequence[Sequence[Row]], boxes: Sequence[Box]) -> dict[int, ArtefactKind]:
    """Return the running heads: lines at the same edge position of many pages, figures apart; and page numbers.

    A heading of the text is none, though where each article begins on a page of its own, all have one position and,
    figures apart, one wording.

    Args:
        pages: The lines of each page.
        boxes: Their visible parts.

    Returns:
        The kind of these lines, by ``id`` of the row.
    """
    # Lines of called notes: True for the first of a note, False for those below it, which may be a foot after all.
    notes = {id(row): begins for rows in pages for row, begins in _called_notes(rows)}
    edges = [
        [row for row in _edges(rows, box) if not notes.get(id(row))] for rows, box in zip(pages, boxes, strict=True)
    ]
    counts: Counter[tuple[str, int]] = Counter()
    below_notes: Counter[tuple[str, int]] = Counter()
    for rows in edges:
        # A line between two steps of height counts for both.
        counts.update({key for row in rows if id(row) not in notes for key in _keys(row)})
        below_notes.update({key for row in rows if id(row) in notes for key in _keys(row)})
    # A year or a figure is no page number: those rise with the pages.
    offsets = Counter(_offset(row) for rows in edges for row in rows if _PAGE_NUMBER.fullmatch(_masked(row)))
    common = min(2, len(pages))
    least = max(2, _MIN_RECURRENCE * len(pages))
    at_edges = {id(row) for rows in edges for row in rows}
    inside = Counter(_masked(row) for rows in pages for row in rows if id(row) not in at_edges)
    kinds: dict[int, ArtefactKind] = {}
    heads: dict[int, set[str]] = {}
    for words, height in counts.keys() | below_notes.keys():
        alone = counts[words, height]
        count = alone + below_notes[words, height]
        # Words that stand as often amid the pages are text.
        if (alone >= least or count >= max(2, _MIN_BELOW_NOTES * len(pages))) and inside[words] < count:
            heads.setdefault(height, set()).add(words)
    for rows in edges:
        for row in rows:
            masked, recurs = _masked(row), _recurs(row, heads)
            if _PAGE_NUMBER.fullmatch(masked) and (recurs or offsets[_offset(row)] >= common):
                kinds[id(row)] = ArtefactKind.PAGE_NUMBER
            elif _CONTINUED.fullmatch(masked) or (recurs and not is_heading(row.plain)):
                kinds[id(row)] = ArtefactKind.RUNNING_HEAD
    kinds |= dict.fromkeys(_repeated_headings(edges, pages), ArtefactKind.RUNNING_HEAD)
    kinds = _without_text_before(kinds, pages, boxes)
    return kinds | dict.fromkeys(_other_feet(kinds, pages, boxes), ArtefactKind.RUNNING_HEAD)


def _called_notes(rows: Sequence[Row]) -> Iterator[tuple[Row, bool]]:
    """Yield the lines of the notes that raised figures of their page call, and whether each begins one.

    ``Ibid.`` stands at the foot of many pages.

    Args:
        rows: The lines of a page.
    """
    called = {number for row in rows for number in row.ids}
    above: Row | None = None
    for row in sorted(rows, key=lambda row: -row.top) if called else ():
        number = NOTE_NUMBER.match(row.plain)
        goes_on = above is not None and above.top - row.top <= _NOTE_SPACING * row.size
        begins = (
            number is not None
            and number[1] in called
            and not row.ids
            and row.plain[number.end(1) : number.end(1) + 1] not in {"/", "-", "–"}
        )
        above = row if (begins or goes_on) and not _PAGE_NUMBER.fullmatch(_masked(row)) else None
        if above is not None:
            yield above, begins


def _other_feet(
    kinds: Mapping[int, ArtefactKind], pages: Sequence[Sequence[Row]], boxes: Sequence[Box]
) -> Iterator[int]:
    """Yield the lines at the height of the feet of most pages that have other words there, by ``id`` of the row.

    A first page has the number of the print job there.
    """
    lowest = [min(rows, key=lambda row: row.top, default=None) for rows in pages]
    feet = Counter(
        round(row.top / _SAME_HEIGHT)
        for row, box in zip(lowest, boxes, strict=True)
        if row is not None and id(row) in kinds and row.top < (box.low + box.high) / 2
    )
    for row, rows in zip(lowest, pages, strict=True):
        if row is None or id(row) in kinds or 2 * feet[round(row.top / _SAME_HEIGHT)] < len(pages):
            continue
        above = min((other.top for other in rows if other is not row), default=row.top)
        if above - row.top > _FOOT_GAP * row.size and not is_heading(row.plain):
            yield id(row)


def _repeated_headings(edges: Sequence[Sequence[Row]], pages: Sequence[Sequence[Row]]) -> set[int]:
    """Return the headings that are repeated on the pages of their chapter, by ``id`` of the row.

    They have one position, and the same words on the next page or, on left and right pages, the one after it; only the
    number of the page differs. The first of them is the heading itself, unless its label stands in the text, too.

    Args:
        edges: The lines at the edges of each page.
        pages: All lines of each page.
    """
    places: dict[tuple[str, int], list[Row]] = {}
    for rows in edges:
        for row in rows:
            if is_heading(row.plain) or is_heading(_without_page(row)):
                places.setdefault((_without_page(row), round(row.top / _SAME_HEIGHT)), []).append(row)
    labels = Counter(printed_label(row.plain) for rows in pages for row in rows)
    repeated: set[int] = set()
    for (words, _), found in places.items():
        runs = [row for row in found if any(0 < abs(row.page - other.page) <= _NEAR for other in found)]
        label = printed_label(words)
        if runs and labels[label] <= len(found):
            runs = runs[1:]
        repeated |= {id(row) for row in runs}
    return repeated


def _without_page(row: Row) -> str:
    """Return the words of a line without a number at either end, apart from one that belongs to its label.

    A number behind a title, or before a label, is that of the page: ``Chapter 4: Ports 12``, ``12 Chapter 4``.
    """
    words = re.sub(r"^\d+\s+(?=\D)", "", row.plain)
    label = printed_label(words)
    return label + re.sub(r"\s+\d+$", "", words[len(label) :])


def _edges(rows: Sequence[Row], box: Box) -> list[Row]:
    """Return the first and last lines of a page that stand in the zones of running heads."""
    height = box.high - box.low
    ordered = sorted(rows, key=lambda row: -row.top)
    head = [row for row in ordered[: 2 * _EDGE] if row.top > box.high - _ZONE * height]
    foot = [row for row in ordered[-2 * _EDGE :] if row.top < box.low + _ZONE * height]
    return [*head, *(row for row in foot if row not in head)]


def _without_text_before(
    kinds: dict[int, ArtefactKind], pages: Sequence[Sequence[Row]], boxes: Sequence[Box]
) -> dict[int, ArtefactKind]:
    """Return the heads and feet between which and the edge of the page no line of the text stands."""
    kept: dict[int, ArtefactKind] = {}
    for rows, box in zip(pages, boxes, strict=True):
        middle = (box.low + box.high) / 2
        ordered = sorted(rows, key=lambda row: -row.top)
        for part in (
            [row for row in ordered if row.top > middle],
            [row for row in reversed(ordered) if row.top <= middle],
        ):
            edge: float | None = None
            for row in part:
                if id(row) in kinds:
                    if edge is None or abs(row.top - edge) <= _SAME_HEIGHT:
                        kept[id(row)] = kinds[id(row)]
                elif edge is None:
                    edge = row.top
    return kept


def _recurs(row: Row, heads: Mapping[int, set[str]]) -> bool:
    """Return whether a line is a running head, or a part of one: a first page may have the right half alone."""
    for words, height in _keys(row):
        for head in heads.get(height, ()):
            if words == head or (len(words) >= _MIN_PART and _is_part(words, head)):
                return True
    return False


def _is_part(words: str, head: str) -> bool:
    return f" {head} ".startswith(f" {words} ") or f" {head} ".endswith(f" {words} ")


def _offset(row: Row) -> int:
    """Return the difference between the number on a page and the page; a thousand for one without figures."""
    figures = re.search(r"\d+", row.plain)
    return int(figures[0]) - row.page if figures else _NO_FIGURES


def _masked(row: Row) -> str:
    return re.sub(r"\d+", "#", row.plain).strip()


def _keys(row: Row) -> tuple[tuple[str, int], tuple[str, int]]:
    words, step = _masked(row), row.top / _SAME_HEIGHT
    return (words, int(step)), (words, int(step + 0.5) + 1_000_000)
