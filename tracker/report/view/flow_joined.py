"""The flow picture of a long code, with what is too thin to be seen joined to its neighbours.

On the picture of 11,568 articles, which is 1,500 pixels high, an article has a tenth of a pixel: 22,000 bars and 10,000
bands, each with a name that no pointer can find, took 5 MB of the page.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tracker.model.provision import Eid
    from tracker.report.view.flow import FlowBand, FlowDiagram, FlowNode

THIN = 1.0
"""Pixels below which a bar, with the space behind it, is not seen by itself: the page draws each bar at least one pixel
high, and so over the next. Texts of up to 375 articles have no such bar: the space alone is a pixel there."""
_Places = dict["Eid", tuple[int, int]]
"""Of each article of one side: which it is, counted, and which bar it stands in."""


def joined(picture: FlowDiagram, links: Sequence[tuple[Eid, Eid]]) -> FlowDiagram:
    """Join what is too thin to be seen.

    Args:
        picture: With a bar for each article.
        links: The addresses of the articles that each band joins, before and after, in the order of the bands.

    Returns:
        The picture over the same ground. Bars that lie over one another, all of them with a band or all without, are
        one from the first to the last; not those whose name stands beside them. So are thin bands of one kind that
        lead from neighbours to neighbours inside the same two bars; their words are added up. Where no bars are
        joined, the very same picture: then there are no such bands either.
    """
    runs = [_runs(side) for side in (picture.before, picture.after)]
    if len(runs[0]) == len(picture.before) and len(runs[1]) == len(picture.after):
        return picture
    places = [_places(side) for side in runs]
    before, after = (tuple(_bar(run) for run in side) for side in runs)
    return replace(picture, before=before, after=after, bands=tuple(_bands(picture.bands, links, places)))


def _runs(nodes: Iterable[FlowNode]) -> list[list[FlowNode]]:
    """The bars of one side, those together that become one."""
    out: list[list[FlowNode]] = []
    for node in nodes:
        if out and _hidden(out[-1][-1], node):
            out[-1].append(node)
        else:
            out.append([node])
    return out


def _hidden(one: FlowNode, other: FlowNode) -> bool:
    """Whether two bars that follow one another cannot be told apart."""
    thin = max(one.height, other.height, other.y - one.y) < THIN
    return thin and one.alone == other.alone and not one.named and not other.named


def _places(runs: Iterable[Sequence[FlowNode]]) -> _Places:
    eids = [(node.eid, bar) for bar, run in enumerate(runs) for node in run]
    return {eid: (n, bar) for n, (eid, bar) in enumerate(eids)}


def _bar(run: Sequence[FlowNode]) -> FlowNode:
    first, last = run[0], run[-1]
    if first is last:
        return first
    height = round(last.y + last.height - first.y, 2)
    return replace(first, name=_from_to(first.name, last.name), height=height)


def _bands(bands: Sequence[FlowBand], links: Sequence[tuple[Eid, Eid]], places: Sequence[_Places]) -> list[FlowBand]:
    """The bands, those joined that go together."""
    out: list[list[int]] = []
    for n, band in enumerate(bands):
        last = bands[n - 1]
        same = n > 0 and (last.fact, last.unsure) == (band.fact, band.unsure)
        thin = same and max(last.left[1], last.right[1], band.left[1], band.right[1]) < THIN
        if thin and all(_follow(places[side][links[n - 1][side]], places[side][links[n][side]]) for side in (0, 1)):
            out[-1].append(n)
        else:
            out.append([n])
    return [_band([bands[n] for n in run], [links[n] for n in run]) for run in out]


def _follow(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether these are one article, or one and the next, inside one bar."""
    return one[1] == other[1] and other[0] - one[0] in (0, 1)


def _band(run: Sequence[FlowBand], links: Sequence[tuple[Eid, Eid]]) -> FlowBand:
    first, last = run[0], run[-1]
    if first is last:
        return first
    one, other = links[0], links[-1]
    return replace(
        first,
        before=_from_to(first.before, last.before) if one[0] != other[0] else first.before,
        after=_from_to(first.after, last.after) if one[1] != other[1] else first.after,
        words=sum(band.words for band in run),
        left=_ground(first.left, last.left),
        right=_ground(first.right, last.right),
    )


def _ground(first: tuple[float, float], last: tuple[float, float]) -> tuple[float, float]:
    """Where both together begin, and how high they are."""
    return first[0], round(last[0] + last[1] - first[0], 2)


def _from_to(first: str, last: str) -> str:
    return f"{first} – {last}"
