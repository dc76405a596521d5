"""Levels of labelled lines.

Labels form lists, and lists are nested in items of other lists. A label continues the innermost list whose next label
it is; a first label opens a list. Numbers are paragraphs (``####``) where no list encloses them, everything else is at
least a point (``#####``): UN Editorial Manual, numbering of paragraphs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.model.block import ARTICLE_LEVEL, PARAGRAPH_LEVEL, POINT_LEVEL
from tracker.readers.structure.numbering import NumeralKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from tracker.readers.structure.items import Item
    from tracker.readers.structure.numbering import AutomaticNumber

MAX_LEVEL = 12
"""No treaty has more than nine levels; the bound keeps hostile files from making deep trees."""


_CAPITALS = frozenset([NumeralKind.CAPITAL, NumeralKind.ROMAN_CAPITAL])


@dataclass
class _OpenList:
    """A list that may go on.

    Attributes:
        kind: Kind of its numerals.
        shape: Shape of its labels.
        value: Value of its last label.
        level: Number of hashes of its items.
        automatic: Automatic number of its last label; None for a typed label.
        outer: The number before the last of its labels ``2.1``; 0 for labels of one number.
    """

    kind: NumeralKind
    shape: str
    value: int
    level: int
    automatic: AutomaticNumber | None = None
    outer: int = 0


class OpenLists:
    """The open lists of one article, outermost first."""

    def __init__(self) -> None:
        self._open: list[_OpenList] = []
        self._inside = ARTICLE_LEVEL

    def clear(self, inside: int = ARTICLE_LEVEL) -> None:
        """Close all lists: a new provision begins.

        Args:
            inside: Its level.
        """
        self._open.clear()
        self._inside = max(inside, ARTICLE_LEVEL)

    def level(
        self,
        item: Item,
        *,
        introduced: bool,
        broken: bool,
        following: Callable[[], Item | None],
        has_second: Callable[[NumeralKind], bool],
    ) -> int | None:
        """Find the level of a labelled line, and make its list the current one.

        Args:
            item: Its label.
            introduced: Whether the line before is an item that ends in a colon or dash: a nested list follows.
            broken: Whether the line before ends without any mark, so that this line may continue its sentence.
            following: Returns the next label of the same shape in the article; called only in doubt.
            has_second: Returns whether the second label of such a list comes in the article; likewise.

        Returns:
            The number of hashes, or None if the label fits nowhere and so is no label but a part of a
            sentence ("… in paragraph (1) or / (2) were it not for").
        """
        self._close_deeper(item.automatic)
        readings = self._readings(item, following)
        innermost_first = range(len(self._open) - 1, -1, -1)
        for at in innermost_first:
            for kind, value in readings:
                if self._continues(self._open[at], item, kind, value):
                    return self._enter(at, item, kind, value)
        if (level := self._change_form(item)) is not None:
            return level
        first = next((reading for reading in readings if reading[1] == 1), None)
        if item.doubtful and (first is None or not has_second(first[0])):
            return None
        candidates = readings if first is None else [first]
        similar = next((at for at in innermost_first if self._is_similar(at, item, candidates)), None)
        if first is not None and self._open and not self._open[-1].shape:
            similar = None  # It begins the list of the unlabelled provision that is open.
        if first is None and broken and item.automatic is None:
            return None
        # A list of a web page is one; a word processor numbers headings with lists, too.
        in_word = item.automatic is not None and item.automatic.series != ""
        if in_word and item.automatic and _may_number_heading(item) and not self._is_nested(item.automatic):
            return None
        kind, value = first or readings[0]
        if similar is not None and not (first and introduced and similar == len(self._open) - 1):
            kind_of_list = self._open[similar].kind
            return self._enter(similar, item, *next(r for r in candidates if r[0] is kind_of_list))
        return self._nest(item, kind, value, introduced=introduced)

    @property
    def has_unlabelled(self) -> bool:
        """Say whether an unlabelled provision is open directly in the article."""
        return bool(self._open) and not self._open[0].shape

    def open_unlabelled(self, first: Item | None) -> int:
        """Open an unlabelled provision and return its level.

        Args:
            first: The first label of the list in it; None without a list. An open list of this form ends: the
                provision takes its place.
        """
        at = None if first is None else self._place_of(first)
        at = next((outer for outer, list_ in enumerate(self._open[:at]) if not list_.shape), at)
        if at is not None:
            del self._open[at:]
        level = min(self._open[-1].level + 1, MAX_LEVEL - 1) if self._open else self._inside + 1
        self._open.append(_OpenList(NumeralKind.DASH, "", 1, level))
        return level

    def holds(self, first: Item) -> bool:
        """Return whether a list is open that this first label would begin anew."""
        return self._place_of(first) is not None

    def continue_with(self, item: Item) -> bool:
        """Return whether a label is the next of an open list."""
        return any(self._continues(list_, item, kind, value) for list_ in self._open for kind, value in item.readings)

    def _place_of(self, first: Item) -> int | None:
        """Return the place of the innermost open list that a first label would begin anew; None if there is none."""
        readings = [reading for reading in first.readings if reading[1] == 1]
        return next((at for at in range(len(self._open) - 1, -1, -1) if self._is_similar(at, first, readings)), None)

    def _change_form(self, item: Item) -> int | None:
        """Go on a row of paragraphs of which some have parts: ``1.1``, ``1.2``, ``2``, ``3.1``.

        Returns:
            The level of the label; None if it is none of such a row.
        """
        kind, value = item.readings[0]
        number = item.outer or value
        for at in range(len(self._open) - 1, -1, -1):
            list_ = self._open[at]
            changes = (list_.outer > 0) != (item.outer > 0) and kind is list_.kind is NumeralKind.NUMBER
            if changes and number == (list_.outer or list_.value) + 1 and value in {1, number}:
                del self._open[at:]
                self._open.append(_OpenList(kind, item.shape, value, list_.level, item.automatic, item.outer))
                return list_.level
        return None

    def _close_deeper(self, automatic: AutomaticNumber | None) -> None:
        """Close the lists that are deeper in the series of an automatic number than the number is."""
        at = next((at for at, open_ in enumerate(self._open) if _descent(open_.automatic, automatic) < 0), None)
        if at is not None:
            del self._open[at:]

    def _is_nested(self, automatic: AutomaticNumber | None) -> bool:
        """Return whether an automatic number stands in an item of its own series."""
        return any(_descent(open_.automatic, automatic) > 0 for open_ in self._open)

    def _readings(self, item: Item, following: Callable[[], Item | None]) -> list[tuple[NumeralKind, int]]:
        """Return the possible readings; ``(i)`` behind ``(h)`` is a number only if ``(ii)`` comes next."""
        readings = list(item.readings)
        romans = [reading for reading in readings if reading[0] in {NumeralKind.ROMAN, NumeralKind.ROMAN_CAPITAL}]
        if len(readings) == 2 and romans and romans[0][1] == 1:
            after = following()
            if after and (romans[0][0], 2) in after.readings:
                return romans
        return readings

    def _continues(self, last: _OpenList, item: Item, kind: NumeralKind, value: int) -> bool:
        if (last.kind, last.shape) != (kind, item.shape) or _descent(last.automatic, item.automatic):
            return False
        return kind is NumeralKind.DASH or value == last.value + 1 or (item.loose and value == last.value)

    def _is_similar(self, at: int, item: Item, readings: list[tuple[NumeralKind, int]]) -> bool:
        """Return whether a list has labels of the same form at the same depth, whatever their value."""
        last = self._open[at]
        same_form = last.shape == item.shape and any(kind is last.kind for kind, _ in readings)
        return same_form and not _descent(last.automatic, item.automatic)

    def _enter(self, at: int, item: Item, kind: NumeralKind, value: int) -> int:
        """Make a list the current one, with this label as its last; return its level."""
        del self._open[at + 1 :]
        self._open[at].kind, self._open[at].value, self._open[at].automatic = kind, value, item.automatic
        self._open[at].outer = item.outer
        return self._open[at].level

    def _nest(self, item: Item, kind: NumeralKind, value: int, *, introduced: bool) -> int:
        """Open a list inside the current item; return its level."""
        # "2." behind points is the next paragraph, not a list in the last point; "1." behind "A." or "5.3.1" is in it,
        # and so is the list of an unlabelled provision.
        begins = value == 1 and bool(self._open)
        last = self._open[-1] if begins else None
        is_inside = last is not None and (_holds_numbers(self._open[0]) or last.outer > 0 or not last.shape)
        is_paragraph = kind is NumeralKind.NUMBER and item.shape == "x."
        if is_paragraph and not introduced and not is_inside and not self._is_nested(item.automatic):
            self._open.clear()
        outermost = PARAGRAPH_LEVEL if kind is NumeralKind.NUMBER or kind in _CAPITALS else POINT_LEVEL
        outermost = max(outermost, self._inside + 1)
        level = min(self._open[-1].level + 1, MAX_LEVEL) if self._open else outermost
        self._open.append(_OpenList(kind, item.shape, value, level, item.automatic, item.outer))
        if len(self._open) > MAX_LEVEL:
            del self._open[0]
        return level


def _descent(start: AutomaticNumber | None, end: AutomaticNumber | None) -> int:
    """Return by how many levels ``end`` is deeper than ``start``; 0 for typed labels and for different series."""
    return end.depth - start.depth if start and end and start.series == end.series else 0


def _holds_numbers(outermost: _OpenList) -> bool:
    """Return whether a list may hold "1.": its labels are "A." or "a.", which stand above numbers."""
    return outermost.kind in _CAPITALS or (outermost.kind is NumeralKind.LETTER and outermost.shape == "x.")


def _may_number_heading(item: Item) -> bool:
    """Return whether a label has a form that numbers headings as often as points: ``A.``, ``II.``."""
    return item.readings[0][0] in _CAPITALS and item.shape.endswith("x.")
