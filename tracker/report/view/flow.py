"""The flow diagram (Sankey diagram) of the articles: bars before and after, and bands as wide as the words they carry.

Only the geometry is computed, in pixels; a format draws it. A code of thousands of articles has bars and bands too thin
to be seen one by one, which are joined with their neighbours: in the diagram of 11,568 articles, 1,500 pixels high, an
article has a tenth of a pixel, and 22,000 bars and 10,000 bands, each with a name that no pointer can reach, took 5 MB
of the page.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tracker.language.scripts import CJK
from tracker.model.provision import ProvisionKind
from tracker.model.side import Side

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tracker.addresses.names import ProvisionNames
    from tracker.model.concordance import Correspondence
    from tracker.model.draft import DraftText
    from tracker.model.provision import Eid
    from tracker.model.redline import Redline

WIDTH = 720
LABEL_WIDTH = 190
"""Width left for the name of an article on each side."""
BAR_WIDTH = 9
HEIGHT_RANGE = (180.0, 1500.0)
"""Least and greatest height of the bars of one side together. At the greatest height the bars of a code of hundreds of
articles are thin, few of them have room for a name, and the thinnest are joined. The table of concordance names all."""
HEIGHT_PER_ARTICLE = 26.0
"""Average height of an article within this range: room for a name."""
GAP = 7.0
"""Space between two bars where there is room; a quarter of the average height where there is not."""
LINE_HEIGHT = 15.0
"""Height of a name. A bar whose middle is nearer than this to the last bar with a name has none."""
THINNEST = 1.0
"""Height plus following space below which a bar cannot be seen by itself: the page draws each bar at least one pixel
high, and so over the next. Texts of up to 375 articles have no such bar: there the space alone is a pixel."""

_COLOURED = ("moved", "split", "merged", "reworded")
_WORD = re.compile(rf"[{CJK}]|[^\W{CJK}]+")
_ArticlePair = tuple["Eid", "Eid"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowBar:
    """The bar of one article, or of several that are too thin to be seen one by one.

    Attributes:
        eid: Address of the article; of several, that of the first.
        name: Name of the article; of several, the first and the last.
        heading: Heading of the article; empty for several.
        named: There is room for the name beside the bar.
        y: Top of the bar.
        height: Height of the bar, in proportion to the words of the article.
        alone: The bar has no band: the article is dropped (before) or new (after).
    """

    eid: Eid
    name: str
    heading: str = ""
    named: bool
    y: float
    height: float
    alone: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowBand:
    """The link of two articles, or of neighbours with neighbours that are too thin to be seen one by one.

    Attributes:
        before: Name of the article before; of several, the first and the last.
        after: Name of the article after; of several, the first and the last.
        target: Address of the article after, to link to; of several, that of the first.
        fact: The fact that colours the band: ``moved``, ``split``, ``merged``, ``reworded``, ``changed`` (numbers,
            signs, breaks, notes) or ``unchanged``.
        words: Number of words that went from one to the other.
        unsure: The link is only probable.
        left: Top and height of the end at the bar before.
        right: Top and height of the end at the bar after.
    """

    before: str
    after: str
    target: Eid
    fact: str
    words: int
    unsure: bool
    left: tuple[float, float]
    right: tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowDiagram:
    """The whole diagram.

    Attributes:
        height: Height in pixels.
        before: The bars before.
        after: The bars after.
        bands: The bands.
    """

    height: float
    before: tuple[FlowBar, ...]
    after: tuple[FlowBar, ...]
    bands: tuple[FlowBand, ...]


def lay_out_flow(redline: Redline, names: tuple[ProvisionNames, ProvisionNames]) -> FlowDiagram | None:
    """Lay out the links of the articles.

    Args:
        redline: The comparison.
        names: The names of provisions before and after.

    Returns:
        The diagram, or None where a side has no article.
    """
    counted: dict[str, int] = {}  # Most lines stand in both texts.
    sizes = tuple(_article_sizes(redline.side(side), counted) for side in Side)
    if not sizes[0] or not sizes[1]:
        return None
    rows = [row for row in redline.concordance if row.level is ProvisionKind.ARTICLE and row.linked]
    room = min(max(HEIGHT_PER_ARTICLE * max(map(len, sizes)), HEIGHT_RANGE[0]), HEIGHT_RANGE[1])
    gap = min(GAP, room / max(map(len, sizes)) / 4)
    scale = min((room - gap * len(side)) / sum(side.values()) for side in sizes)
    linked = {row.before for row in rows}, {row.after for row in rows}
    # The shorter side is spread, so that both end together.
    spaces = [max(gap, (room - scale * sum(side.values())) / len(side)) for side in sizes]
    bars = [_bars(side, names[n], linked[n], scale, spaces[n]) for n, side in enumerate(sizes)]
    height = max((side[-1].y + side[-1].height for side in bars), default=0.0)
    ends = [_band_ends(rows, n, sizes[n], bars[n], [bar.eid for bar in bars[1 - n]]) for n in (0, 1)]
    bands = tuple(
        FlowBand(
            before=names[0].name(row.before),
            after=names[1].name(row.after),
            target=_end(row, 1),
            fact=next((fact for fact in _COLOURED if getattr(row, fact)), "unchanged" if row.unchanged else "changed"),
            words=round(max(1.0, *(_share(row, n) * sizes[n][_end(row, n)] for n in (0, 1)))),
            unsure=row.unsure,
            left=ends[0][_pair(row)],
            right=ends[1][_pair(row)],
        )
        for row in rows
    )
    diagram = FlowDiagram(
        height=round(height + LINE_HEIGHT, 1), before=tuple(bars[0]), after=tuple(bars[1]), bands=bands
    )
    return join_thin(diagram, [_pair(row) for row in rows])


def _article_sizes(draft: DraftText, counted: dict[str, int]) -> dict[Eid, int]:
    """Count the words of each article, in order; at least one.

    Args:
        draft: The text.
        counted: Words of the lines that were counted before; gets those of this text.
    """
    sizes = {}
    for article in draft.main_provisions:
        size = 0
        for _, block in article.blocks():
            if block.text not in counted:
                counted[block.text] = len(_WORD.findall(block.text))
            size += counted[block.text]
        sizes[article.eid] = max(1, size)
    return sizes


def _bars(
    sizes: Mapping[Eid, int], names: ProvisionNames, linked: set[Eid | None], scale: float, space: float
) -> list[FlowBar]:
    """Lay out the bars of one side, from the top."""
    bars: list[FlowBar] = []
    y, last_named = LINE_HEIGHT / 2, -LINE_HEIGHT
    for eid, size in sizes.items():
        height = size * scale
        middle = y + height / 2
        named = middle - last_named >= LINE_HEIGHT
        last_named = middle if named else last_named
        bars.append(
            FlowBar(
                eid=eid,
                name=names.name(eid),
                heading=names.heading(eid),
                named=named,
                y=round(y, 2),
                height=round(height, 2),
                alone=eid not in linked,
            )
        )
        y += height + space
    return bars


def _band_ends(
    rows: Iterable[Correspondence],
    side: int,
    sizes: Mapping[Eid, int],
    bars: Sequence[FlowBar],
    opposite: Sequence[Eid],
) -> dict[_ArticlePair, tuple[float, float]]:
    """Return top and height of each band at the bars of one side: in the order opposite, so that few bands cross."""
    place = {eid: n for n, eid in enumerate(opposite)}
    touching: dict[Eid, list[Correspondence]] = defaultdict(list)
    for row in rows:
        touching[_end(row, side)].append(row)
    ends: dict[_ArticlePair, tuple[float, float]] = {}
    for bar in bars:
        bar_rows = sorted(touching.get(bar.eid, ()), key=lambda row: place[_end(row, 1 - side)])
        shares = [max(_share(row, side), 1 / sizes[bar.eid]) for row in bar_rows]
        total = max(1.0, sum(shares))
        y = bar.y
        for row, share in zip(bar_rows, shares, strict=True):
            height = bar.height * share / total
            ends[_pair(row)] = (round(y, 2), round(height, 2))
            y += height
    return ends


def _share(row: Correspondence, side: int) -> float:
    """Return the share of the words of one side that went over; the similarity where no words were compared."""
    if row.reason is None:
        return row.similarity or 0.0
    return (row.reason.share_before, row.reason.share_after)[side] or row.similarity or 0.0


def _end(row: Correspondence, side: int) -> Eid:
    end = row.after if side else row.before
    assert end is not None  # noqa: S101 – rows with both sides only
    return end


def _pair(row: Correspondence) -> _ArticlePair:
    return _end(row, 0), _end(row, 1)


# Joining bars and bands that are too thin to be seen

_Position = tuple[int, int]
"""Of an article: its number among the articles of its side, from 0, and the number of its bar."""


def join_thin(diagram: FlowDiagram, pairs: Sequence[_ArticlePair]) -> FlowDiagram:
    """Join bars and bands that are too thin to be seen.

    Args:
        diagram: A diagram with one bar an article.
        pairs: The addresses of the articles that each band links, before and after, in the order of the bands.

    Returns:
        A diagram over the same ground. Bars that lie over one another become one, from the first to the last, if all of
        them have a band or none has, and no name stands beside them. So do thin bands of one kind that lead from
        neighbours to neighbours inside the same two bars; their words are added up. Where no bars are joined, the
        result is the same object: no bands can be joined then.
    """
    runs = [_runs_of_bars(side) for side in (diagram.before, diagram.after)]
    if len(runs[0]) == len(diagram.before) and len(runs[1]) == len(diagram.after):
        return diagram
    positions = [_positions(side) for side in runs]
    before, after = (tuple(map(_join_bars, side)) for side in runs)
    bands = [
        _join_bands([diagram.bands[n] for n in run], [pairs[n] for n in run])
        for run in _runs_of_bands(diagram.bands, pairs, positions)
    ]
    return replace(diagram, before=before, after=after, bands=tuple(bands))


def _runs_of_bars(bars: Iterable[FlowBar]) -> list[list[FlowBar]]:
    """Group the bars of one side that become one bar."""
    runs: list[list[FlowBar]] = []
    for bar in bars:
        if runs and _indistinguishable(runs[-1][-1], bar):
            runs[-1].append(bar)
        else:
            runs.append([bar])
    return runs


def _indistinguishable(bar: FlowBar, following: FlowBar) -> bool:
    thin = max(bar.height, following.height, following.y - bar.y) < THINNEST
    return thin and bar.alone == following.alone and not bar.named and not following.named


def _positions(runs: Iterable[Sequence[FlowBar]]) -> dict[Eid, _Position]:
    articles = [(bar.eid, number) for number, run in enumerate(runs) for bar in run]
    return {eid: (n, number) for n, (eid, number) in enumerate(articles)}


def _join_bars(run: Sequence[FlowBar]) -> FlowBar:
    first, last = run[0], run[-1]
    if first is last:
        return first
    return replace(
        first, name=_from_to(first.name, last.name), heading="", height=round(last.y + last.height - first.y, 2)
    )


def _runs_of_bands(
    bands: Sequence[FlowBand], pairs: Sequence[_ArticlePair], positions: Sequence[Mapping[Eid, _Position]]
) -> list[list[int]]:
    """Group the numbers of the bands that become one band."""
    runs: list[list[int]] = []
    for n, band in enumerate(bands):
        last = bands[n - 1]
        alike = n > 0 and (last.fact, last.unsure) == (band.fact, band.unsure)
        thin = alike and max(last.left[1], last.right[1], band.left[1], band.right[1]) < THINNEST
        if thin and all(
            _adjacent(positions[side][pairs[n - 1][side]], positions[side][pairs[n][side]]) for side in (0, 1)
        ):
            runs[-1].append(n)
        else:
            runs.append([n])
    return runs


def _adjacent(position: _Position, following: _Position) -> bool:
    """Return whether two positions are one article, or an article and the next, inside one bar."""
    return position[1] == following[1] and following[0] - position[0] in (0, 1)


def _join_bands(run: Sequence[FlowBand], pairs: Sequence[_ArticlePair]) -> FlowBand:
    first, last = run[0], run[-1]
    if first is last:
        return first
    return replace(
        first,
        before=_from_to(first.before, last.before) if pairs[0][0] != pairs[-1][0] else first.before,
        after=_from_to(first.after, last.after) if pairs[0][1] != pairs[-1][1] else first.after,
        words=sum(band.words for band in run),
        left=_spanned(first.left, last.left),
        right=_spanned(first.right, last.right),
    )


def _spanned(first: tuple[float, float], last: tuple[float, float]) -> tuple[float, float]:
    """Return top and height of the ground from the first end to the last."""
    return first[0], round(last[0] + last[1] - first[0], 2)


def _from_to(first: str, last: str) -> str:
    return f"{first} – {last}"
