"""The flow diagram as SVG: bars for the articles of both texts, and bands for the words that went from one to another.

The geometry is laid out by :mod:`tracker.report.view.flow`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import east_asian_width
from urllib.parse import quote

from tracker.report.html.escaping import escape_text
from tracker.report.view.flow import BAR_WIDTH, LABEL_WIDTH, WIDTH

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tracker.report.view.flow import FlowBand, FlowBar, FlowDiagram

_NAME_DISTANCE = 12
"""Pixels from the middle of a bar to its name."""
_MAX_NAME_WIDTH = 26
"""Widths of a Latin letter for which there is room beside the diagram (:data:`LABEL_WIDTH` at 6.5 pixels each; a Han
character takes two): the beginning of “Article Annexe II à l’article R4312-6” was cut off by the edge."""
_SHORT_NAME = 16
"""Widths of a Latin letter up to which a name can be read on a narrow window, where the diagram keeps its height and
loses half of its width: “Article premier” at 11 pixels fills the room beside it. Longer names are set smaller."""
_LEAST_PART = 6
"""Widths of the beginning of a part's name, or of a heading, that says something: "PART I"."""
_LAST_STEP = re.compile(r"(?P<part>.*?)(?P<article>(?:, |، |，)[^,،，]*)")
_LEGEND_FACTS = ("unchanged", "changed", "reworded", "moved", "split", "merged")
_LEGEND_BOX = '<span><svg viewBox="0 0 24 10" width="24" height="10" aria-hidden="true"><rect class="band'


def flow_svg(diagram: FlowDiagram, words: Mapping[str, str]) -> Iterator[str]:
    """Print the flow diagram and its legend as HTML.

    The text before stands on the side where reading begins. Bands come first, so that bars and names lie on them.

    Args:
        diagram: The geometry.
        words: The words of the report.

    Yields:
        Pieces of HTML.
    """
    start, end = (LABEL_WIDTH, WIDTH - LABEL_WIDTH) if words["dir"] == "ltr" else (WIDTH - LABEL_WIDTH, LABEL_WIDTH)
    yield (
        '<div class="scroll" tabindex="0" role="group" aria-labelledby="flow">'
        f'<svg viewBox="0 0 {WIDTH} {diagram.height}" width="{WIDTH}" height="{diagram.height}" role="group"'
        ' preserveAspectRatio="none"'
        ' aria-labelledby="flow flow-about" direction="ltr">\n'
    )
    for band in diagram.bands:
        caption = words["flow_band"].format(before=band.before, after=band.after, words=band.words)
        if band.unsure:
            caption = words["with_remark"].format(what=caption, remark=words["probably"])
        unsure = " unsure" if band.unsure else ""
        yield (
            f'<a href="#a-{quote(band.target)}"><title>{escape_text(caption)}</title>'
            f'<path class="band {band.fact}{unsure}" d="{_outline(band, start, end)}"/></a>'
        )
    yield "\n"
    yield from _bars(diagram.before, start, "deleted", "− ")
    yield "\n"
    yield from _bars(diagram.after, end, "inserted", "+ ")
    yield f'\n</svg></div>\n<p class="legend counts">\n{_legend(diagram.bands, words)}</p>\n'


def _bars(bars: Iterable[FlowBar], x: int, fact: str, sign: str) -> Iterator[str]:
    """Print the bars of one side, with the names for which there is room.

    Args:
        bars: The bars.
        x: The middle of the bars, in pixels.
        fact: The CSS class of a bar without a band.
        sign: The sign before its name.
    """
    is_left = x == LABEL_WIDTH
    name_x, anchor = (x - _NAME_DISTANCE, ' text-anchor="end"') if is_left else (x + _NAME_DISTANCE, "")
    for bar in bars:
        name, alone = escape_text(bar.name), f" {fact}" if bar.alone else ""
        yield (
            f'<rect class="bar{alone}" x="{x - BAR_WIDTH / 2}" y="{bar.y}" width="{BAR_WIDTH}"'
            f' height="{max(bar.height, 1)}">'
            f"<title>{name}</title></rect>"
        )
        if bar.named:
            y = round(bar.y + bar.height / 2 + 4, 2)
            shown = shorten_name(f"{sign if bar.alone else ''}{bar.name}")
            width = sum(map(_columns, shown))
            heading = _shorten_heading(bar.heading, _MAX_NAME_WIDTH - width)
            classes = f"{fact if bar.alone else ''} {'wide' if width > _SHORT_NAME else ''}".strip()
            yield f'<text class="{classes}" x="{name_x}" y="{y}"{anchor}>{escape_text(shown)}{heading}</text>'


def shorten_name(name: str) -> str:
    """Return a name, or as much of it as there is room for: the article, and the beginning of the part before it.

    >>> shorten_name("Article 5"), shorten_name("Article Annexe II à l’article R4312-6")
    ('Article 5', 'Article Annexe II à l’arti…')
    >>> shorten_name("Provisions on the harbours of the north, Article 3")
    'Provisions on t…, Article 3'
    """
    steps = _LAST_STEP.fullmatch(name)
    room = _MAX_NAME_WIDTH - sum(map(_columns, steps["article"])) if steps else 0
    if steps and room >= _LEAST_PART:
        return _cut(steps["part"], room) + steps["article"]
    return _cut(name, _MAX_NAME_WIDTH)


def _shorten_heading(heading: str, room: int) -> str:
    """Return the beginning of a heading behind the name of its article, as an element; empty without room for it."""
    if not heading or room < _LEAST_PART:
        return ""
    return f'<tspan class="subject" dx="6">{escape_text(_cut(heading, room - 1))}</tspan>'


def _columns(char: str) -> int:
    return 2 if east_asian_width(char) in "WF" else 1


def _cut(name: str, room: int) -> str:
    """Return a name, or its beginning with an ellipsis behind it."""
    for n, char in enumerate(name):
        room -= _columns(char)
        if room < 0:
            return f"{name[:n].rstrip()}…"
    return name


def _outline(band: FlowBand, start: int, end: int) -> str:
    """Return the path of a band between two bars: a curve along its top, and back along its bottom."""
    (top_left, height_left), (top_right, height_right) = band.left, band.right
    bottom_left, bottom_right = f"{top_left + height_left:.2f}", f"{top_right + height_right:.2f}"
    middle = f"{(start + end) / 2:g}"
    return (
        f"M{start} {top_left}C{middle} {top_left} {middle} {top_right} {end} {top_right}"
        f"V{bottom_right}C{middle} {bottom_right} {middle} {bottom_left} {start} {bottom_left}Z"
    )


def _legend(bands: Sequence[FlowBand], words: Mapping[str, str]) -> str:
    occurring = {band.fact for band in bands}
    names = {fact: escape_text(words["changed" if fact == "changed" else f"{fact}_n"]) for fact in _LEGEND_FACTS}
    facts = "".join(
        f'{_LEGEND_BOX} {fact}" width="24" height="10"/></svg> {names[fact]}</span>\n'
        for fact in _LEGEND_FACTS
        if fact in occurring
    )
    if not any(band.unsure for band in bands):
        return facts
    probably = escape_text(words["probably"])
    return f'{facts}{_LEGEND_BOX} unsure" x="1" y="1" width="22" height="8"/></svg> {probably}</span>\n'
