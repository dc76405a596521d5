"""The flow picture: articles before on one side, after on the other, bands as wide as the words that went across.

Only geometry is worked out here, in pixels; a format draws it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.language.scripts import CJK
from tracker.model.provision import ProvisionKind
from tracker.model.side import Side
from tracker.report.view.flow_joined import joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tracker.model.concordance import Correspondence
    from tracker.model.draft import DraftText
    from tracker.model.provision import Eid
    from tracker.model.redline import Redline
    from tracker.report.view.provision_names import ProvisionNames

WIDTH = 720
LABEL = 190
"""Width left for the name of an article on each side."""
NODE = 9
"""Width of the bar of an article."""
HEIGHTS = (180.0, 1500.0)
"""Least and greatest height of the bars together. Beyond it the bars of a code of hundreds of articles get thin, and
only some of them can bear a name; what is too thin to be seen is joined. The table says it all."""
PER_ARTICLE = 26.0
"""Height that an article has on average, within these bounds: room for a name."""
GAP = 7.0
"""Space between two bars where there is room; a quarter of the average height where there is not."""
LINE = 15.0
"""Height of a name: what is nearer to the last one goes without."""

_COLOURED = ("moved", "split", "merged", "reworded")
_WORD = re.compile(rf"[{CJK}]|[^\W{CJK}]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowNode:
    """The bar of one article, or of several that are too thin to be seen one by one.

    Attributes:
        eid: Its address; of several, that of the first.
        name: What it is called; of several, the first and the last.
        named: Whether there is room for its name beside it.
        y: Where it begins.
        height: How high it is: its words.
        alone: It has no band: dropped before, new after.
    """

    eid: Eid
    name: str
    named: bool
    y: float
    height: float
    alone: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowBand:
    """What went from one article to another, or from several to several that are too thin to be seen one by one.

    Attributes:
        before: Name of the article before; of several, the first and the last.
        after: Name of the article after; of several, the first and the last.
        fact: What colours it: ``moved``, ``split``, ``merged``, ``reworded`` or ``unchanged``.
        words: How many words went across.
        unsure: Whether the link is only probable.
        left: Where it begins, and how high it is there.
        right: Where it ends, and how high it is there.
    """

    before: str
    after: str
    fact: str
    words: int
    unsure: bool
    left: tuple[float, float]
    right: tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowDiagram:
    """The whole picture.

    Attributes:
        height: Its height in pixels.
        before: The bars before.
        after: The bars after.
        bands: What went across.
    """

    height: float
    before: tuple[FlowNode, ...]
    after: tuple[FlowNode, ...]
    bands: tuple[FlowBand, ...]


def lay_out_flow(redline: Redline, places: tuple[ProvisionNames, ProvisionNames]) -> FlowDiagram | None:
    """Draw the concordance of the articles.

    Args:
        redline: The comparison.
        places: The names of provisions before and after.

    Returns:
        The picture, or None where a side has no article.
    """
    counted: dict[str, int] = {}  # Most lines stand in both texts.
    sizes = tuple(_sizes(redline.side(side), counted) for side in Side)
    if not sizes[0] or not sizes[1]:
        return None
    rows = [row for row in redline.concordance if row.level is ProvisionKind.ARTICLE and row.before and row.after]
    room = min(max(PER_ARTICLE * max(map(len, sizes)), HEIGHTS[0]), HEIGHTS[1])
    gap = min(GAP, room / max(map(len, sizes)) / 4)
    scale = min((room - gap * len(side)) / sum(side.values()) for side in sizes)
    linked = {row.before for row in rows}, {row.after for row in rows}
    # The shorter side is spread, so that both end together.
    spaces = [max(gap, (room - scale * sum(side.values())) / len(side)) for side in sizes]
    nodes = [_nodes(side, places[n].names, linked[n], scale, spaces[n]) for n, side in enumerate(sizes)]
    height = max((side[-1].y + side[-1].height for side in nodes), default=0.0)
    ends = [_ends(rows, n, sizes[n], nodes[n], [node.eid for node in nodes[1 - n]]) for n in (0, 1)]
    bands = tuple(
        FlowBand(
            before=places[0].name(row.before),
            after=places[1].name(row.after),
            fact=next((fact for fact in _COLOURED if getattr(row, fact)), "unchanged"),
            words=round(max(1.0, *(_share(row, n) * sizes[n][_end(row, n)] for n in (0, 1)))),
            unsure=row.unsure,
            left=ends[0][_pair(row)],
            right=ends[1][_pair(row)],
        )
        for row in rows
    )
    picture = FlowDiagram(height=round(height + LINE, 1), before=tuple(nodes[0]), after=tuple(nodes[1]), bands=bands)
    return joined(picture, [_pair(row) for row in rows])


def _sizes(draft: DraftText, counted: dict[str, int]) -> dict[Eid, int]:
    """The words of each article, in order; at least one."""
    out = {}
    for article in draft.articles:
        size = 0
        for _, block in article.blocks():
            if block.text not in counted:
                counted[block.text] = len(_WORD.findall(block.text))
            size += counted[block.text]
        out[article.eid] = max(1, size)
    return out


def _nodes(
    sizes: Mapping[Eid, int], names: Mapping[Eid, str], linked: set[Eid | None], scale: float, space: float
) -> list[FlowNode]:
    """The bars of one side."""
    out: list[FlowNode] = []
    y, last = LINE / 2, -LINE
    for eid, size in sizes.items():
        height = size * scale
        middle = y + height / 2
        fits = middle - last >= LINE
        last = middle if fits else last
        out.append(
            FlowNode(
                eid=eid,
                name=names.get(eid, eid),
                named=fits,
                y=round(y, 2),
                height=round(height, 2),
                alone=eid not in linked,
            )
        )
        y += height + space
    return out


def _ends(
    rows: Iterable[Correspondence],
    side: int,
    sizes: Mapping[Eid, int],
    nodes: Sequence[FlowNode],
    others: Sequence[Eid],
) -> dict[tuple[Eid, Eid], tuple[float, float]]:
    """Where each band touches the bars of one side: in the order of the other, so that bands cross least."""
    place = {eid: n for n, eid in enumerate(others)}
    touching: dict[Eid, list[Correspondence]] = defaultdict(list)
    for row in rows:
        touching[_end(row, side)].append(row)
    out: dict[tuple[Eid, Eid], tuple[float, float]] = {}
    for node in nodes:
        row_here = sorted(touching.get(node.eid, ()), key=lambda row: place[_end(row, 1 - side)])
        shares = [max(_share(row, side), 1 / sizes[node.eid]) for row in row_here]
        most = max(1.0, sum(shares))
        y = node.y
        for row, share in zip(row_here, shares, strict=True):
            height = node.height * share / most
            out[_pair(row)] = (round(y, 2), round(height, 2))
            y += height
    return out


def _share(row: Correspondence, side: int) -> float:
    """Share of the words of one side that went across; what a person stated without wording goes by likeness."""
    if row.reason is None:
        return row.similarity or 0.0
    return (row.reason.share_before, row.reason.share_after)[side] or row.similarity or 0.0


def _end(row: Correspondence, side: int) -> Eid:
    end = row.after if side else row.before
    assert end is not None  # noqa: S101 – rows with both sides only
    return end


def _pair(row: Correspondence) -> tuple[Eid, Eid]:
    return _end(row, 0), _end(row, 1)
