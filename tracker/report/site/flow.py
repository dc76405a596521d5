"""The flow of the articles over all stages: a column of bars a stage, and bands for the words that went on.

Only the geometry is computed, in pixels. The same is told in words by the table of provisions of the first page.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.model.lineage.graph import StagePlace
from tracker.model.provision import ProvisionKind
from tracker.report.view.flow import GAP, HEIGHT_PER_ARTICLE, HEIGHT_RANGE, LABEL_WIDTH, LINE_HEIGHT

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tracker.model.lineage.graph import Lineage, Link, Node
    from tracker.report.matrix.view import MatrixRow, MatrixView

STEP_RANGE = (150.0, 420.0)
"""Least and greatest distance of two stages, in pixels: a name of an article fits into the least."""
ROOM = 1180.0
"""Pixels that a window of 1,280 leaves for the diagram."""
HEAD = 26.0
"""Height of the line with the names of the stages."""
MOST_BARS = 120
"""Bars of a stage up to which each article has its own: so many have 12 pixels each at the greatest height of a
diagram, less than a line of its names. Of more articles neighbours are joined that live through the same stages."""
_COLOURED = ("moved", "split", "merged", "reworded")
_LEAST = 0.8
"""Least width of a band in pixels; a narrower one cannot be seen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StageBar:
    """The bar of an article in one stage, or of several neighbours.

    Attributes:
        row: The number of its row in the matrix, from 0; of several the first one's.
        stage: The number of its column, from 0.
        place: Its place; of several that of the first.
        name: Its name; of several the first and the last.
        x: The middle of the bar.
        y: Its top.
        height: Its height, in proportion to its words.
        named: There is room for its name.
        fact: ``inserted`` for one that is new at its stage, ``deleted`` for one that ends here though later stages
            follow, else empty.
    """

    row: int
    stage: int
    place: StagePlace
    name: str
    x: float
    y: float
    height: float
    named: bool
    fact: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StageBand:
    """The words that went from a bar to one of a later stage.

    Attributes:
        before: The bar before.
        after: The bar after.
        fact: The fact that colours the band: ``moved``, ``split``, ``merged``, ``reworded``, ``changed`` or
            ``unchanged``.
        words: The number of words.
        unsure: The link is only probable.
        left: Top and height of its end before.
        right: Top and height of its end after.
    """

    before: StageBar
    after: StageBar
    fact: str
    words: int
    unsure: bool
    left: tuple[float, float]
    right: tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class StageFlow:
    """The whole diagram.

    Attributes:
        width: Its width in pixels.
        height: Its height in pixels.
        columns: The middle of the bars of each stage.
        bars: The bars.
        bands: The bands.
    """

    width: float
    height: float
    columns: tuple[float, ...]
    bars: tuple[StageBar, ...]
    bands: tuple[StageBand, ...]


def lay_out(view: MatrixView, rows: Sequence[MatrixRow]) -> StageFlow | None:
    """Lay out the articles of all stages.

    Args:
        view: The matrix.
        rows: Its rows.

    Returns:
        The diagram, or None for fewer than two stages, or where a stage has no article.
    """
    lineage, shown = view.lineage, view.shown
    bundles = _bundles(rows)
    heads = {place: n for n, bundle in enumerate(bundles) for row in bundle for place in _articles(rows[row], lineage)}
    sizes: list[dict[int, int]] = [defaultdict(int) for _ in shown]
    for place, n in heads.items():
        if place.stage in shown:
            sizes[shown.index(place.stage)][n] += max(lineage.node(place).words, 1)
    if len(shown) < 2 or not all(sizes):
        return None
    most = max(map(len, sizes))
    room = min(max(HEIGHT_PER_ARTICLE * most, HEIGHT_RANGE[0]), HEIGHT_RANGE[1])
    gap = min(GAP, room / most / 4)
    scale = min((room - gap * len(side)) / sum(side.values()) for side in sizes)
    step = min(max((ROOM - 2 * LABEL_WIDTH) / (len(shown) - 1), STEP_RANGE[0]), STEP_RANGE[1])
    columns = tuple(LABEL_WIDTH + step * n for n in range(len(shown)))
    if view.words["dir"] == "rtl":
        columns = columns[::-1]
    bars: dict[tuple[int, int], StageBar] = {}
    for column, side in enumerate(sizes):
        places = {n: _first(bundles[n], rows, shown[column]) for n in side}
        names = {n: _name(bundles[n], rows, column) for n in side}
        space = max(gap, (room - scale * sum(side.values())) / len(side))
        y, last = HEAD, -LINE_HEIGHT
        for n in sorted(side, key=lambda n: lineage.node(places[n]).order):
            height = scale * side[n]
            named = y + height / 2 - last >= LINE_HEIGHT
            last = y + height / 2 if named else last
            bars[column, n] = StageBar(
                row=bundles[n][0],
                stage=column,
                place=places[n],
                name=names[n],
                x=columns[column],
                y=round(y, 2),
                height=round(max(height, 1.0), 2),
                named=named,
                fact=_fact(rows[bundles[n][0]], column),
            )
            y += height + space
    bands = tuple(_bands(lineage, shown, heads, bars, scale))
    width = LABEL_WIDTH * 2 + step * (len(shown) - 1)
    height = max(bar.y + bar.height for bar in bars.values()) + GAP
    return StageFlow(
        width=round(width, 2), height=round(height, 2), columns=columns, bars=tuple(bars.values()), bands=bands
    )


def _articles(row: MatrixRow, lineage: Lineage) -> Iterable[StagePlace]:
    return (place for place in row.thread.places() if lineage.node(place).kind is ProvisionKind.ARTICLE)


def _bundles(rows: Sequence[MatrixRow]) -> list[list[int]]:
    """Return the numbers of the rows of articles that share a bar: each alone, or neighbours with the same stages."""
    articles = [n for n, row in enumerate(rows) if row.kind is ProvisionKind.ARTICLE]
    largest = -(-len(articles) // MOST_BARS)
    found: list[list[int]] = []
    for n in articles:
        last = found[-1] if found else []
        if last and len(last) < largest and _stages(rows[last[0]]) == _stages(rows[n]):
            last.append(n)
        else:
            found.append([n])
    return found


def _stages(row: MatrixRow) -> tuple[bool, ...]:
    return tuple(cell is not None for cell in row.cells)


def _first(bundle: Sequence[int], rows: Sequence[MatrixRow], stage: int) -> StagePlace:
    places = (place for n in bundle for place in rows[n].thread.places() if place.stage == stage)
    return next(places)


def _name(bundle: Sequence[int], rows: Sequence[MatrixRow], column: int) -> str:
    nodes: list[Node] = [cell.node for n in bundle if (cell := rows[n].cells[column])]
    return nodes[0].name if len(nodes) == 1 else f"{nodes[0].name} – {nodes[-1].name}"


def _fact(row: MatrixRow, column: int) -> str:
    cell = row.cells[column]
    if cell is not None and column and cell.main is None and cell.back is None and not cell.origins:
        return "inserted"
    ends = row.ends[column + 1] if column + 1 < len(row.ends) else None
    return "deleted" if ends is not None and not ends.onward else ""


def _bands(
    lineage: Lineage,
    shown: Sequence[int],
    heads: Mapping[StagePlace, int],
    bars: Mapping[tuple[int, int], StageBar],
    scale: float,
) -> Iterable[StageBand]:
    """Yield the bands, those of further stages first, so that the others lie on them."""
    links: dict[tuple[StageBar, StageBar], list[Link]] = {}
    for link in lineage.links:
        source, target = link.source, link.target
        if source is None or target is None or link.before not in shown or link.after not in shown:
            continue
        if source in heads and target in heads:
            before = bars[shown.index(link.before), heads[source]]
            after = bars[shown.index(link.after), heads[target]]
            links.setdefault((before, after), []).append(link)
    ends: dict[StageBar, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    order = sorted(links, key=lambda pair: (pair[0].stage - pair[1].stage, pair[1].y, pair[0].y))
    for before, after in order:
        found = links[before, after]
        kept = sum(link.kept for link in found)
        height = max(scale * kept, _LEAST)
        left = _end(ends[before], before, after.stage, height)
        right = _end(ends[after], after, before.stage, height)
        yield StageBand(
            before=before,
            after=after,
            fact=_colour(found),
            words=kept,
            unsure=any(link.row.unsure for link in found),
            left=left,
            right=right,
        )


def _end(taken: dict[int, float], bar: StageBar, other: int, height: float) -> tuple[float, float]:
    """Return top and height of an end; the ends that come from one stage stand below each other on a bar."""
    height = min(height, bar.height)
    top = min(bar.y + taken[other], bar.y + bar.height - height)
    taken[other] += height
    return round(top, 2), round(height, 2)


def _colour(links: Sequence[Link]) -> str:
    for fact in _COLOURED:
        if any(getattr(link.row, fact) for link in links):
            return fact
    return "unchanged" if all(link.row.unchanged for link in links) else "changed"
