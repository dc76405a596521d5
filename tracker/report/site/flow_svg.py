"""The flow over all stages as SVG: bars lead to the lives of articles, bands to the redlines."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from tracker.language.scripts import in_latin
from tracker.report.html.escaping import escape_attribute, escape_text
from tracker.report.html.flow import shorten_name
from tracker.report.site.paths import redline_page
from tracker.report.view.flow import BAR_WIDTH

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tracker.report.site.flow import StageBand, StageBar, StageFlow
    from tracker.report.site.paths import Pages

_NAME_DISTANCE = 8
"""Pixels from the middle of a bar to its name."""


def flow_svg(
    flow: StageFlow, stages: Sequence[str], lives: Sequence[str], pages: Pages, words: Mapping[str, str]
) -> Iterator[str]:
    """Yield the diagram in pieces.

    Args:
        flow: The geometry.
        stages: The names of the stages.
        lives: The address of the page of the life of each row.
        pages: The pages of the site.
        words: The words of the report.
    """
    yield (
        f'<div class="scroll" tabindex="0" role="group" aria-labelledby="flow">'
        f'<svg viewBox="0 0 {flow.width:g} {flow.height:g}" width="{flow.width:g}" height="{flow.height:g}" '
        f'role="group" aria-labelledby="flow" direction="ltr">\n'
    )
    for name, x in zip(stages, flow.columns, strict=True):
        yield f'<text class="stage" x="{x:g}" y="14" text-anchor="middle">{escape_text(shorten_name(name))}</text>'
    for band in flow.bands:
        yield _band(band, stages, lives, pages, words)
    yield "\n"
    for bar in flow.bars:
        first = bar.x == min(flow.columns)
        yield _bar(bar, stages, lives, words, before=first)
    yield "\n</svg></div>\n"


def _band(band: StageBand, stages: Sequence[str], lives: Sequence[str], pages: Pages, words: Mapping[str, str]) -> str:
    before, after = band.before, band.after
    caption = words["flow_band"].format(
        before=_placed(before, stages, words), after=_placed(after, stages, words), words=band.words
    )
    if band.unsure:
        caption = words["with_remark"].format(what=caption, remark=words["probably"])
    page = redline_page(stages[before.stage], stages[after.stage])
    address = f"{page}#a-{quote(after.place.eid)}" if page in pages.paths else lives[after.row]
    unsure = " unsure" if band.unsure else ""
    return (
        f'<a href="{escape_attribute(address)}" tabindex="-1"><title>{escape_text(caption)}</title>'
        f'<path class="band {band.fact}{unsure}" d="{_outline(band)}"/></a>'
    )


def _bar(bar: StageBar, stages: Sequence[str], lives: Sequence[str], words: Mapping[str, str], *, before: bool) -> str:
    caption = _placed(bar, stages, words)
    if bar.fact:
        caption = words["with_remark"].format(what=caption, remark=words[bar.fact])
    text = ""
    if bar.named:
        x = bar.x + (-_NAME_DISTANCE if before else _NAME_DISTANCE)
        anchor = ' text-anchor="end"' if before else ""
        sign = {"inserted": "+ ", "deleted": "− "}.get(bar.fact, "")
        name = shorten_name(sign + bar.name)
        y = f"{bar.y + bar.height / 2 + 4:.2f}"
        text = f'<text class="{bar.fact}" x="{x:g}" y="{y}"{anchor}>{escape_text(name)}</text>'
    # The table below the picture has a stop of the tabulator for each article; the picture is for the pointer.
    return (
        f'<a href="{escape_attribute(lives[bar.row])}" tabindex="-1"><title>{escape_text(caption)}</title>'
        f'<rect class="bar {bar.fact}" x="{bar.x - BAR_WIDTH / 2:g}" y="{bar.y:g}" width="{BAR_WIDTH}" '
        f'height="{bar.height:g}"/>{text}</a>'
    )


def _placed(bar: StageBar, stages: Sequence[str], words: Mapping[str, str]) -> str:
    return words["with_remark"].format(what=bar.name, remark=in_latin(stages[bar.stage], words["dir"]))


def _outline(band: StageBand) -> str:
    """Return the path of a band between two bars: a curve along its top, and back along its bottom."""
    start, end = band.before.x, band.after.x
    (top_left, height_left), (top_right, height_right) = band.left, band.right
    bottom_left, bottom_right = f"{top_left + height_left:.2f}", f"{top_right + height_right:.2f}"
    middle = f"{(start + end) / 2:g}"
    return (
        f"M{start:g} {top_left}C{middle} {top_left} {middle} {top_right} {end:g} {top_right}"
        f"V{bottom_right}C{middle} {bottom_right} {middle} {bottom_left} {start:g} {bottom_left}Z"
    )
