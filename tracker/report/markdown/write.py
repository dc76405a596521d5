"""The redline as Markdown with CriticMarkup: reads on a forge, in an editor, and in a mail.

What is compared, the notices, the summary and the table of concordance come first; the treaty text stands between
two lines that say so. In it one line is one block, or the label of a paragraph and its first words, and reads as the
structured text does: ``#`` title, ``##`` part, ``###`` article, ``>`` recital, ``>>`` opening and enacting words. The
labels of paragraphs are bold, those of points stand in lists.

The order after is the order in which it is read. Only what stood elsewhere before says where, in a comment that a
forge does not show: ``<!-- before: block 41 -->``. The same comment tells what else a line does not show.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from typing import TYPE_CHECKING

from tracker import __version__
from tracker.language.interface import words_of
from tracker.model.block import PARAGRAPH_LEVEL, BlockKind
from tracker.model.provision import LISTED_KINDS, ProvisionKind
from tracker.model.redline import BlockPlace
from tracker.model.side import Side
from tracker.report.markdown.critic import comment, escape, marked, number
from tracker.report.markdown.head import concordance, head, notices, summary
from tracker.report.seal import seal
from tracker.report.view.sections import BlockView
from tracker.report.view.stubs import Stub

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tracker.report.view.redline_view import RedlineView
    from tracker.report.view.sections import SectionView

BEGIN, END = "<!-- The treaty text begins -->", "<!-- The treaty text ends -->"
_HEADED = (ProvisionKind.ARTICLE, ProvisionKind.DIVISION, ProvisionKind.ANNEX)
_PREFIX = {BlockKind.TITLE: "# ", BlockKind.FORMULA: ">> ", BlockKind.RECITAL: "> "}


def render(view: RedlineView) -> bytes:
    """The whole report.

    Args:
        view: What to print.

    Returns:
        Markdown in UTF-8 out of which both texts can be read again.
    """
    sealed = "\n".join(f"<!-- {name}: {_sealed(value)} -->" for name, value in seal(view))
    table = concordance(view, view.rows_of(LISTED_KINDS), view.words["concordance"])
    parts = [*head(view, words_of(view.language)["redline"]), *summary(view), *table, sealed, *_text(view)]
    parts += ["---", *notices(view)]
    return ("\n\n".join([*parts, escape(view.words["kept_by"].format(version=__version__))]) + "\n").encode()


def _sealed(value: str) -> str:
    """A value of the seal as JSON without any sign that ends a comment or makes a link; names can hold anything."""
    return "".join(f"\\u{ord(char):04x}" if char in "<>:.&" else char for char in json.dumps(value)).replace(
        "--", "-\\u002d"
    )


# The text


def _text(view: RedlineView) -> Iterator[str]:
    """The treaty text between its two lines, and the notes between two more."""
    left, right = ('<div dir="rtl">', "</div>") if view.direction == "rtl" else ("", "")
    printer = _Printer(view)
    opened = False
    for section in view.sections:
        if section.section.kind is ProvisionKind.INSTRUMENT and section.name:
            yield from ([right, END] if right else [END]) if opened else []
            yield f"## {escape(section.name)}"
            opened = False
        if not opened:
            yield from [BEGIN, left] if left else [BEGIN]
            opened = True
        yield from printer.section(section)
    if not opened:
        yield BEGIN
    yield from [right, END] if right and opened else [END]


class _Printer:
    """Prints sections; knows of each block what its line does not show."""

    def __init__(self, view: RedlineView) -> None:
        self._words = view.words
        self._elsewhere = {side: _elsewhere(_places(view.lines, side)) for side in Side}

    def section(self, section: SectionView) -> Iterator[str]:
        said = [comment(words) for words in self._said(section)]
        headed = False
        label = ""
        if section.section.kind not in _HEADED:
            yield from map(comment, section.remarks)
        for item, following in zip(section.items, (*section.items[1:], None), strict=True):
            if isinstance(item, Stub):
                yield comment(item.text)
                continue
            if item.came_from:
                yield comment(self._words["moved_from"].format(place=item.came_from))
            line = label + self._line(item, start=not label)
            label = f"{line} " if _joins(item, following) else ""
            if label:
                continue
            yield line
            yield from (comment(flag.text) for flag in item.flags)
            if not headed and section.section.kind in _HEADED:
                yield from said
            headed = True

    def _said(self, section: SectionView) -> Iterator[str]:
        """What is said of an article below its heading."""
        told = [self._words[fact] for fact in section.facts if fact not in ("unchanged", "reworded")]
        if section.unchanged and not told and section.section.kind in _HEADED:
            told = [self._words["unchanged"]]
        if told:
            yield self._words["listing"].join(told)
        yield from section.remarks

    def _line(self, item: BlockView, *, start: bool) -> str:
        mark, level = item.place.kind, item.place.level
        hidden = "".join(f" <!-- {told} -->" for told in self._hidden(item))
        runs = item.block.runs
        if item.place.is_label:
            return "- " * (level - PARAGRAPH_LEVEL) + f"**{marked(runs) or '&nbsp;'}**" + hidden
        if mark is BlockKind.HEADING:
            return f"{'#' * level} {marked(runs)}" + hidden if runs else "#" * level + hidden
        if mark is BlockKind.NOTE:
            numbers = [_note(place) for place in (item.block.before, item.block.after)]
            return f"- {number(numbers[0], numbers[1])} {marked(runs)}{hidden}"
        if _is_row(item):
            return marked(runs) + hidden
        return _PREFIX.get(mark, "") + marked(runs, start=start and mark is not BlockKind.TITLE) + hidden

    def _hidden(self, item: BlockView) -> Iterator[str]:
        """What a reader of the line could not know: other places, another mark, a side without words."""
        shown = (item.place.kind, item.place.level)
        if item.place.kind is BlockKind.ROW and not _is_row(item):
            shown = (BlockKind.TEXT, 0)
        for side in Side:
            place = item.block.place_on(side)
            seen = not item.block.runs or any(run.is_on(side) for run in item.block.runs)
            told = []
            if place is None:
                told += ["none"] if seen else []
            else:
                told += [] if seen else ["empty"]
                if place.order in self._elsewhere[side]:
                    told.append(f"block {self._elsewhere[side][place.order]}")
                if (place.kind, place.level) != shown:
                    told.append(f"{place.kind} {place.level}")
            if told:
                yield f"{side}: {', '.join(told)}"


def _joins(item: BlockView, following: BlockView | Stub | None) -> bool:
    """Whether the next block stands in the line of this one: the first words behind the label of a paragraph."""
    return (
        item.place.is_label
        and isinstance(following, BlockView)
        and following.place.kind is BlockKind.TEXT
        and not following.came_from
    )


def _is_row(item: BlockView) -> bool:
    """Whether a line looks like the row of a table: its bar stands first, and is not kept from working."""
    return item.place.kind is BlockKind.ROW and item.block.runs[0].text.startswith("|")


def _note(place: BlockPlace | None) -> int:
    return int(place.eid.removeprefix("note_")) if place else 0


def _places(items: Iterable[BlockView], side: Side) -> list[int]:
    places = (item.block.place_on(side) for item in items)
    return [place.order for place in places if place]


def _elsewhere(orders: Sequence[int]) -> dict[int, int]:
    """Which blocks do not stand in the order of a side, and which place they have there, from 1.

    Args:
        orders: Of the blocks as they are read, their order on that side.

    Returns:
        As few as possible: all but a longest increasing row.
    """
    ends: list[int] = []
    last: list[int] = []
    previous: list[int] = []
    for n, order in enumerate(orders):
        place = bisect_left(ends, order)
        previous.append(last[place - 1] if place else -1)
        ends[place:], last[place:] = [order, *ends[place + 1 :]], [n, *last[place + 1 :]]
    kept: set[int] = set()
    n = last[-1] if last else -1
    while n >= 0:
        kept.add(orders[n])
        n = previous[n]
    return {order: rank for rank, order in enumerate(sorted(orders), 1) if order not in kept}
