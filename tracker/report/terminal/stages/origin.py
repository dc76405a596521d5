"""Lay out the origin of words for the terminal: the share of each stage, then the text with the numbers of stages.

A raised number before each passage is that of its stage, as in the list above the text:

    ¹Each Party shall pay ²its fair share ¹of the costs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.model.block import BlockKind
from tracker.report.origin.marked import begin_of_words, marked_lines, stage_shares
from tracker.report.origin.view import OriginView
from tracker.report.terminal.plain import WIDTH, align_cells, display_width, notice_text, safe, shorten, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.report.origin.marked import Marked, MarkedLine
    from tracker.report.origin.view import FatesView

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_BAR = 20
"""Columns of the bar of a stage that has all words."""
_INDENT = "  "
_WIDEST_NAME = 32


def origin_text(view: OriginView | FatesView, width: int) -> str:
    """Return the passages with their stages as text.

    Args:
        view: The origin of words, or what became of them, with English words.
        width: The columns of the terminal.
    """
    width = min(width, WIDTH)
    shown = view.stages[view.stage]
    what = ", ".join(filter(None, (shown.name, view.asked)))
    title = "Where the words come from" if isinstance(view, OriginView) else "What became of the words"
    parts = [notice_text(shown.front, width, shown.name), wrap(safe(f"{title}: {what}"), width=width)]
    parts.append("\n".join(_legend(view, width)))
    parts += _text(view, width)
    return "\n\n".join(filter(None, parts)) + "\n"


def raised(number: int) -> str:
    """Return a number in raised figures.

    >>> raised(12)
    '¹²'
    """
    return str(number).translate(_RAISED)


def _legend(view: OriginView | FatesView, width: int) -> Iterator[str]:
    """Yield a line for each stage: its number, its name, its words and their share, as a figure and as a bar."""
    shares = stage_shares(view)
    kind = "the stage that first had the words" if isinstance(view, OriginView) else "the last stage that has the words"
    yield wrap(f"The number before a passage is {kind}:", width=width)
    names = [shorten(safe(share.stage.name), _WIDEST_NAME) for share in shares]
    numbers = [raised(share.number) for share in shares]
    words = [f"{share.words:,}" for share in shares]
    columns = [max(map(display_width, column), default=0) for column in (numbers, names, words)]
    for share, number, name, count in zip(shares, numbers, names, words, strict=True):
        bar = "#" * max(1, round(share.percent * _BAR / 100))
        figures = [number.rjust(columns[0]), name, count.rjust(columns[2]) + " words", f"{share.percent:3}%", bar]
        yield (_INDENT + align_cells(figures, [columns[0], columns[1], columns[2] + 6, 4, _BAR])).rstrip()


def _text(view: OriginView | FatesView, width: int) -> Iterator[str]:
    """Yield the paragraphs of the text, each with the provisions below it in which its passages stood elsewhere."""
    label = ""
    for line in marked_lines(view):
        if line.block.is_label and not line.passages:
            label = f"{label} {safe(line.block.text)}".strip()
            continue
        words = "".join(map(_numbered, line.stretches))
        words = f"{label} {safe(words)}".strip().replace("\n", " ")
        label = ""
        heading = line.block.kind in (BlockKind.HEADING, BlockKind.TITLE)
        below = [] if heading else [_elsewhere(line, view, width)]
        yield "\n".join(filter(None, [wrap(words, width=width), *below]))
    if label:
        yield label


def _numbered(passages: Sequence[Marked]) -> str:
    """Return passages of one stage behind its number; blanks and signs at their beginning stand before the number."""
    text = "".join(passage.text for passage in passages)
    begun = begin_of_words(text)
    return f"{text[:begun]}{raised(passages[0].stage + 1)}{text[begun:]}"


def _elsewhere(line: MarkedLine, view: OriginView | FatesView, width: int) -> str:
    if not line.elsewhere:
        return ""
    verb = "from" if isinstance(view, OriginView) else "now or last in"
    places = "; ".join(f"{raised(stage + 1)} {', '.join(names)}" for stage, names in line.elsewhere.items())
    return wrap(safe(f"{verb}: {places}"), first=_INDENT * 2, rest=_INDENT * 3, width=width)
