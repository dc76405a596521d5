"""What stands above the text of a page and grows with it: the rows of the table of concordance, the flow picture."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import east_asian_width
from urllib.parse import quote

from tracker.model.provision import ProvisionKind
from tracker.report.html.elements import escaped_words
from tracker.report.view.facts import FACTS
from tracker.report.view.flow import BAR_WIDTH, LABEL_WIDTH, WIDTH

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tracker.report.view.flow import FlowBand, FlowBar, FlowDiagram
    from tracker.report.view.redline_view import RowView

_BESIDE = 12
"""Pixels from the middle of a bar to its name."""
_LONGEST = 26
"""Characters of a name, and of the sign before it, for which there is room beside the picture (:data:`LABEL_WIDTH` at
6.5 pixels each; Han has half as many): of “Article Annexe II à l’article R4312-6” the picture cut the beginning off."""
_LEGEND = ("unchanged", "reworded", "moved", "split", "merged")
_BOX = '<span><svg viewBox="0 0 24 10" width="24" height="10" aria-hidden="true"><rect class="band'


def table_rows(rows: Iterable[RowView], words: Mapping[str, str], *, links: bool) -> Iterator[str]:
    """The rows of the table of concordance; all that comes from a text is escaped.

    Args:
        rows: What to print.
        words: The words of the report.
        links: Whether the names lead to where they stand in the text on the page.
    """
    facts = {fact: escaped_words(words[fact]) for fact in ("unchanged", *FACTS)}
    probably, semicolon, listing = (escaped_words(words[key]) for key in ("probably", "semicolon", "listing"))
    for view in rows:
        row = view.row
        before, after, reason = (escaped_words(each) for each in (view.before, view.after, view.reason))
        if links and row.before is not None:
            # Recitals that stand on both sides have one address, that of the text after.
            once = row.level is ProvisionKind.RECITAL and row.after is not None
            before = f'<a href="#{quote(f"a-{row.after}" if once else f"b-{row.before}")}">{before}</a>'
        if links and row.after is not None:
            after = f'<a href="#a-{quote(row.after)}">{after}</a>'
        unsure = f"<b>{probably}</b>{semicolon if reason else ''}" if view.probably else ""
        yield (
            f'<tr class="{row.level} {" ".join(view.facts)}"><td>{before}</td><td>{after}</td>'
            f"<td>{listing.join(facts[fact] for fact in view.facts)}</td><td>{unsure}{reason}</td></tr>\n"
        )


def flow_picture(picture: FlowDiagram, words: Mapping[str, str]) -> Iterator[str]:
    """The flow picture: before on the side where reading begins; bands first, so that bars and names lie on them.

    Args:
        picture: What to draw.
        words: The words of the report.
    """
    start, end = (LABEL_WIDTH, WIDTH - LABEL_WIDTH) if words["dir"] == "ltr" else (WIDTH - LABEL_WIDTH, LABEL_WIDTH)
    yield (
        '<div class="scroll" tabindex="0" role="group" aria-labelledby="flow">'
        f'<svg viewBox="0 0 {WIDTH} {picture.height}" width="{WIDTH}" height="{picture.height}" role="img"'
        ' aria-labelledby="flow flow-about" direction="ltr">\n'
    )
    for band in picture.bands:
        told = words["flow_band"].format(before=band.before, after=band.after, words=band.words)
        unsure = " unsure" if band.unsure else ""
        yield (
            f'<path class="band {band.fact}{unsure}" d="{_outline(band, start, end)}">'
            f"<title>{escaped_words(told)}</title></path>"
        )
    yield "\n"
    yield from _bars(picture.before, start, "deleted", "− ")
    yield "\n"
    yield from _bars(picture.after, end, "inserted", "+ ")
    yield f'\n</svg></div>\n<p class="legend counts">\n{_legend(picture.bands, words)}</p>\n'


def _bars(nodes: Iterable[FlowBar], x: int, kind: str, sign: str) -> Iterator[str]:
    """The bars of one side, with the names for which there is room; what has no band is signed."""
    left = x == LABEL_WIDTH
    aside, anchor = (x - _BESIDE, ' text-anchor="end"') if left else (x + _BESIDE, "")
    for node in nodes:
        name, alone = escaped_words(node.name), f" {kind}" if node.alone else ""
        yield (
            f'<rect class="bar{alone}" x="{x - BAR_WIDTH / 2}" y="{node.y}" width="{BAR_WIDTH}"'
            f' height="{max(node.height, 1)}">'
            f"<title>{name}</title></rect>"
        )
        if node.named:
            y = round(node.y + node.height / 2 + 4, 2)
            shown = escaped_words(_fitting(f"{sign if node.alone else ''}{node.name}"))
            yield f'<text class="{alone.strip()}" x="{aside}" y="{y}"{anchor}>{shown}</text>'


def _fitting(name: str) -> str:
    """A name, or as much of its beginning as there is room for."""
    room = _LONGEST
    for n, char in enumerate(name):
        room -= 2 if east_asian_width(char) in "WF" else 1
        if room < 0:
            return f"{name[:n].rstrip()}…"
    return name


def _outline(band: FlowBand, start: int, end: int) -> str:
    """The outline of a band between two bars."""
    (y0, h0), (y1, h1) = band.left, band.right
    middle = f"{(start + end) / 2:g}"
    there = f"M{start} {y0}C{middle} {y0} {middle} {y1} {end} {y1}"
    return f"{there}V{y1 + h1:.2f}C{middle} {y1 + h1:.2f} {middle} {y0 + h0:.2f} {start} {y0 + h0:.2f}Z"


def _legend(bands: Sequence[FlowBand], words: Mapping[str, str]) -> str:
    there = {band.fact for band in bands}
    facts = "".join(
        f'{_BOX} {fact}" width="24" height="10"/></svg> {escaped_words(words[f"{fact}_n"])}</span>\n'
        for fact in _LEGEND
        if fact in there
    )
    unsure = f'{_BOX} unsure" x="1" y="1" width="22" height="8"/></svg> {escaped_words(words["probably"])}</span>\n'
    return facts + (unsure if any(band.unsure for band in bands) else "")
