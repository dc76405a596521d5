"""Heads and feet of pages: lines that come again beside page numbers and breaks, and lines that only printers write."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from tracker.readers.structure.furniture.breaks import goes_on, is_heading
from tracker.readers.structure.furniture.page_numbers import SYMBOL
from tracker.readers.structure.items import item_line
from tracker.readers.structure.printed_line import is_finished, starts_lowercase

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from tracker.readers.structure.furniture.source_line import SourceLine

_PRINTERS = re.compile(
    r"""
      /[ ]?(?:\.{3,}|…) | (?:\.{3,}|…)[ ]?/                                    # the text goes on
    | (?:GE\.)?\d\d-\d{5}(?:[ \u00a0]*\([A-Z]\))?(?:[ \u00a0]+\d{6}){0,4}[ \u00a0]*(?:\*\d{7}\*)?
    | \([A-Z]\)(?:[ \u00a0]+\d{6}){1,4} | \*\d{7,9}\*
    | please\ recycle.{0,3} | pri[eè]re\ de\ recycler.{0,3} | se\ ruega\ reciclar.{0,3}
    | просьба\ отправить\ на\ вторичную\ переработку.{0,3} | 请回收.{0,3} | الرجاء\ إعادة\ الاستعمال.{0,3}
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Lines that no text of a treaty has: signs that a page goes on, numbers of the order to the printers of the UN."""
_JOURNAL = re.compile(
    r"""(?:(?:\d{1,2}\.\d{1,2}\.\d{4}|[A-Z]{2}|[LC]\ ?\d{1,4}/\d{1,4}|\d{1,4})[ \u00a0|]+){0,4}
    (?:official\ journal\ of\ the\ european\ (?:union|communities)
      |journal\ officiel\ (?:de\ l[’']union\ européenne|des\ communautés\ européennes)
      |diario\ oficial\ de\ (?:la\ unión\ europea|las\ comunidades\ europeas))
    (?:[ \u00a0|]+(?:\d{1,2}\.\d{1,2}\.\d{4}|[A-Z]{2}|[LC]\ ?\d{1,4}/\d{1,4}|\d{1,4})){0,4}""",
    re.VERBOSE | re.IGNORECASE,
)
"""``9.12.2019 EN Official Journal of the European Union L 317/1``."""
_SYMBOL_LINE = re.compile(SYMBOL)
_FIGURES = re.compile(r"\d+")
_MAX_HEAD = 120
"""Characters of a running head."""
_LINES_BESIDE = 3
"""Lines on either side of a break that may be its head or foot."""
_MIN_BREAKS = 2
"""Breaks beside which a head stands, at least: a line that comes once is a title."""
_SHARE_OF_BREAKS = 3
"""One break in so many must have the head: those of left and right pages differ, and a chapter may have its own."""
_MAX_STEP = 2
"""Pages from one head to the next of its side."""
_MIN_REPEATED = 3
"""Times that a line comes which no page number shows to be a head."""


def find_running_heads(lines: Sequence[SourceLine], numbers: Collection[int]) -> set[int]:
    """Find the heads and feet of pages.

    >>> from tracker.readers.structure.furniture.source_line import SourceLine
    >>> texts = ["Peace.", "", "A/CONF.1/L.2", "page 2", "", "Trust.", "", "A/CONF.1/L.2", "page 3", "", "Bread."]
    >>> sorted(find_running_heads([SourceLine(text) for text in texts], {3, 8}))
    [2, 7]

    Args:
        lines: All lines of the document.
        numbers: Indexes of the page numbers.

    Returns:
        Their indexes, without those of the page numbers.
    """
    found = {at for at, line in enumerate(lines) if line.text and _is_printers(line.text)}
    filled = [at for at, line in enumerate(lines) if line.text and at not in numbers]
    found |= _beside_breaks(lines, filled, numbers, found)
    found |= _repeated(lines, filled)
    return found


def _is_printers(text: str) -> bool:
    return len(text) <= _MAX_HEAD and bool(_PRINTERS.fullmatch(text) or _JOURNAL.fullmatch(text))


def _beside_breaks(
    lines: Sequence[SourceLine], filled: Sequence[int], numbers: Collection[int], known: Collection[int]
) -> set[int]:
    """Return the lines beside breaks that come again beside others."""
    sides = [
        (number, [at for at in side if at not in known])
        for number, pair in enumerate(_sides(lines, filled, numbers))
        for side in pair
    ]
    places: dict[str, dict[int, int]] = {}
    for number, side in sides:
        for at in side:
            if _may_be_head(lines[at].text):
                places.setdefault(_FIGURES.sub("#", lines[at].text), {}).setdefault(at, number)
    breaks = sides[-1][0] + 1 if sides else 0
    least = max(_MIN_BREAKS, breaks / _SHARE_OF_BREAKS)
    heads: set[int] = set()
    for where in places.values():
        if len(where) >= least and _counts_pages([(number, lines[at].text) for at, number in where.items()]):
            heads |= where.keys()
    # A head stands at the edge of its page: nothing but heads lies between.
    return {at for _, side in sides for at in takewhile(heads.__contains__, side)}


def _counts_pages(heads: Sequence[tuple[int, str]]) -> bool:
    """Return whether lines are the same but for one number that rises with the pages, at most.

    >>> _counts_pages([(1, "Bridges 12"), (2, "Bridges 13")]), _counts_pages([(1, "Ship 12"), (2, "Ship 47")])
    (True, False)

    Args:
        heads: Number of the break beside which each stands, and the line.
    """
    columns = list(zip(*[[int(figure) for figure in _FIGURES.findall(text)] for _, text in heads], strict=True))
    rising = [column for column in columns if len(set(column)) > 1]
    return not rising or (
        len(rising) == 1
        and all(
            0 <= later - former <= _MAX_STEP * (number - before + 1)
            for ((before, _), former), ((number, _), later) in pairwise(zip(heads, rising[0], strict=True))
        )
    )


def _sides(
    lines: Sequence[SourceLine], filled: Sequence[int], numbers: Collection[int]
) -> Iterator[tuple[list[int], list[int]]]:
    """Yield the lines before and behind each break of a page, the nearest first."""
    if filled and lines[filled[0]].page:
        # Without a figure it may be the title, which the heads of the other pages repeat.
        yield [], [at for at in filled[:_LINES_BESIDE] if _FIGURES.search(lines[at].text)]
    for row, at in enumerate(filled):
        before = filled[row - 1] if row else -1
        number_between = numbers and any(index in numbers for index in range(before + 1, at))
        if row and (number_between or lines[at].page != lines[before].page):
            yield list(filled[max(0, row - _LINES_BESIDE) : row])[::-1], list(filled[row : row + _LINES_BESIDE])
    if filled and any(index in numbers for index in range(filled[-1] + 1, len(lines))):
        yield list(filled[-_LINES_BESIDE:])[::-1], []


def _may_be_head(text: str) -> bool:
    """Return whether a line has the form of a running head: no heading, no label, no sentence."""
    if len(text) > _MAX_HEAD or is_heading(text) or starts_lowercase(text):
        return False
    if _SYMBOL_LINE.fullmatch(text):
        return True
    return item_line(text) is None and not is_finished(text)


def _repeated(lines: Sequence[SourceLine], filled: Sequence[int]) -> set[int]:
    """Return the lines apart from others that come three times and more: symbols, and lines that break a sentence."""
    texts = [line.text for line in lines]
    apart = [
        (texts[before], at, texts[behind])
        for before, at, behind in zip(filled, filled[1:], filled[2:], strict=False)
        if not texts[at - 1] and not texts[at + 1]
    ]
    counts = Counter(texts[at] for _, at, _ in apart)
    often = {text for text, count in counts.items() if count >= _MIN_REPEATED and _may_be_head(text)}
    breaking = {
        texts[at]
        for before, at, behind in apart
        if texts[at] in often and starts_lowercase(behind) and goes_on(before, behind)
    }
    heads = {text for text in often if text in breaking or _SYMBOL_LINE.fullmatch(text)}
    return {at for _, at, _ in apart if texts[at] in heads}
