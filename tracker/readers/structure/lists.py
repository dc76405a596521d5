"""How deep each labelled line stands.

Labels form lists, and a list stands in an item of another. A label goes on with the list whose next label
it is, the innermost first; a first label opens a list. Numbers are paragraphs (``####``) where nothing
encloses them, all else is at least a point (``#####``): UN Editorial Manual, numbering of paragraphs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.model.block import PARAGRAPH_LEVEL, POINT_LEVEL
from tracker.readers.structure.counted import Kind

if TYPE_CHECKING:
    from collections.abc import Callable

    from tracker.readers.structure.counted import Counted
    from tracker.readers.structure.items import Item

DEEPEST = 12
"""No treaty goes past nine; the bound keeps hostile files from deep trees."""


@dataclass
class _List:
    """An open list: its form, its last label's value, the hashes of its items, and what the file says of it."""

    kind: Kind
    shape: str
    value: int
    level: int
    counted: Counted | None = None


class Lists:
    """The open lists of one article, outermost first."""

    def __init__(self) -> None:
        self._open: list[_List] = []

    def clear(self) -> None:
        """A new article begins: its lists are its own."""
        self._open.clear()

    def level(self, item: Item, *, introduced: bool, broken: bool, following: Callable[[], Item | None]) -> int | None:
        """Find the level of a labelled line and make it the current one.

        Args:
            item: Its label.
            introduced: Whether the line before is an item that ends in a colon or dash: a list follows in it.
            broken: Whether the line before ends without any mark, so that this line may just go on with it.
            following: Gives the next labelled line of the same shape in the article; asked only in doubt.

        Returns:
            The number of hashes, or None if the label fits nowhere and so is no label but a part of a
            sentence ("… in paragraph (1) or / (2) were it not for").
        """
        self._leave(item.counted)
        readings = self._readings(item, following)
        for at in range(len(self._open) - 1, -1, -1):
            for kind, value in readings:
                if self._continues(self._open[at], item, kind, value):
                    return self._enter(at, item, kind, value)
        first = next((reading for reading in readings if reading[1] == 1), None)
        alike = readings if first is None else [first]
        places = range(len(self._open) - 1, -1, -1)
        same = next((at for at in places if self._alike(at, item, alike)), None)
        if first is None and broken and item.counted is None:
            return None
        if item.counted and _may_head(item) and not self._within(item.counted):
            return None
        kind, value = first or readings[0]
        if same is not None and not (first and introduced and same == len(self._open) - 1):
            return self._enter(same, item, *next(r for r in alike if r[0] is self._open[same].kind))
        return self._nest(item, kind, value, introduced=introduced)

    def _leave(self, counted: Counted | None) -> None:
        """Close the lists that are deeper in the label's own series than it is."""
        at = next((at for at, each in enumerate(self._open) if _steps(each.counted, counted) < 0), None)
        if at is not None:
            del self._open[at:]

    def _within(self, counted: Counted | None) -> bool:
        """Whether the label stands in an item of its own series."""
        return any(_steps(each.counted, counted) > 0 for each in self._open)

    def _readings(self, item: Item, following: Callable[[], Item | None]) -> list[tuple[Kind, int]]:
        """The readings in question; ``(i)`` behind ``(h)`` is a number only if ``(ii)`` comes next."""
        readings = list(item.readings)
        romans = [reading for reading in readings if reading[0] in {Kind.ROMAN, Kind.ROMAN_CAPITAL}]
        if len(readings) == 2 and romans and romans[0][1] == 1:
            after = following()
            if after and (romans[0][0], 2) in after.readings:
                return romans
        return readings

    def _continues(self, last: _List, item: Item, kind: Kind, value: int) -> bool:
        if (last.kind, last.shape) != (kind, item.shape) or _steps(last.counted, item.counted):
            return False
        return kind is Kind.DASH or value == last.value + 1 or (item.loose and value == last.value)

    def _alike(self, at: int, item: Item, readings: list[tuple[Kind, int]]) -> bool:
        last = self._open[at]
        alike = last.shape == item.shape and any(kind is last.kind for kind, _ in readings)
        return alike and not _steps(last.counted, item.counted)

    def _enter(self, at: int, item: Item, kind: Kind, value: int) -> int:
        del self._open[at + 1 :]
        self._open[at].kind, self._open[at].value, self._open[at].counted = kind, value, item.counted
        return self._open[at].level

    def _nest(self, item: Item, kind: Kind, value: int, *, introduced: bool) -> int:
        # "2." behind points is the next paragraph, not a list in the last point.
        if kind is Kind.NUMBER and item.shape == "x." and not introduced and not self._within(item.counted):
            self._open.clear()
        outermost = PARAGRAPH_LEVEL if kind is Kind.NUMBER else POINT_LEVEL
        level = min(self._open[-1].level + 1, DEEPEST) if self._open else outermost
        self._open.append(_List(kind, item.shape, value, level, item.counted))
        if len(self._open) > DEEPEST:
            del self._open[0]
        return level


def _steps(one: Counted | None, other: Counted | None) -> int:
    """How many steps deeper the other is; 0 where the file does not say, or they are of different series."""
    return other.depth - one.depth if one and other and one.series == other.series else 0


def _may_head(item: Item) -> bool:
    """``A.`` and ``II.`` number headings as often as points."""
    return item.readings[0][0] in {Kind.CAPITAL, Kind.ROMAN_CAPITAL} and item.shape.endswith("x.")
