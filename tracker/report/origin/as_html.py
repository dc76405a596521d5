"""Write the origin of words as a page without any script: the text on quiet shades, a legend, a number a passage.

Shades alone tell nothing to some eyes, on paper, and to a screen reader. So each stage has a number, which stands
before its passages, and one of four lines below its words; a choice above the text leaves one stage alone marked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.language.scripts import in_latin
from tracker.language.tags import direction
from tracker.model.block import BlockKind
from tracker.report.html.write import fill_template
from tracker.report.origin.marked import begin_of_words, end_of_words, marked_lines, stage_shares
from tracker.report.origin.view import OriginView
from tracker.report.view.notice import named_notices, notice_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.report.origin.marked import MarkedLine
    from tracker.report.origin.view import FatesView
    from tracker.report.site.pages import PageLink

DARKEST = 30
"""Percent of colour in the darkest shade: with it the words keep a contrast of more than 7 to 1 in both schemes."""
LINES = ("none", "dotted", "dashed", "solid")
"""The lines below the words of the stages in use, in turn; none for the palest."""


def render(view: OriginView | FatesView, links: tuple[PageLink, ...] = ()) -> bytes:
    """Return one self-contained page.

    Args:
        view: The origin of words, or what became of them.
        links: The main pages of the site that it is a part of; none where it stands alone.
    """
    shown, words = view.stages[view.stage], view.words
    shares = stage_shares(view)
    language = shown.front.language or words["lang"]
    return fill_template(
        "origin.html.j2",
        view=view,
        words=words,
        links=links,
        kind=words["origin" if isinstance(view, OriginView) else "find_then"],
        key=words["origin_key" if isinstance(view, OriginView) else "became_key"],
        elsewhere=words["also_from" if isinstance(view, OriginView) else "also_to"],
        shown=shown,
        notices=named_notices([(shown.name, notice_for(shown.front))], words),
        shares=[(share, round(DARKEST * share.depth), LINES[share.rank % len(LINES)]) for share in shares],
        paragraphs=list(_paragraphs(view)),
        numbers={share.number - 1: share for share in shares},
        begin_of_words=begin_of_words,
        end_of_words=end_of_words,
        in_latin=in_latin,
        language=language,
        text_direction=direction(language),
        scrolls_smoothly=True,
    ).encode()


def _paragraphs(view: OriginView | FatesView) -> Iterator[tuple[str, str, MarkedLine]]:
    """Yield the lines that have passages, each with its look and the labels of paragraphs that stand before it."""
    labels: list[str] = []
    for line in marked_lines(view):
        block = line.block
        if not line.passages and block.text:
            labels.append(block.text)
            continue
        look = "text"
        if block.kind is BlockKind.TITLE:
            look = "title"
        elif block.kind is BlockKind.HEADING and not block.is_label:
            look = f"h{min(block.level, 4)}"
        elif block.kind in (BlockKind.NOTE, BlockKind.ROW):
            look = str(block.kind)
        yield look, " ".join(labels), line
        labels = []
