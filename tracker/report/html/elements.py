"""Blocks of treaty text as elements of a page: the only place that prints one.

Plain code and no template, as all of a page that grows with the text: a code of 10,000 articles has 60,000 blocks, and
the macros that printed them took two thirds of the time of the page.

No white space of ours may stand inside the element that carries ``data-b`` and ``data-a``: what is in it, less ``ins``,
is the text before; less ``del``, the text after. The same holds for the copies of the side-by-side view
(``data-copy``), each of which is one block of one text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.model.block import ARTICLE_LEVEL, CALL, DIVISION_LEVEL, BlockKind
from tracker.model.redline import BlockPart, BlockPlace, ChangeCategory, RunKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.model.redline import RedlineSection, Run
    from tracker.report.view.flags import ReferenceFlag
    from tracker.report.view.sections import BlockView

_TAGS = {RunKind.INSERTED: "ins", RunKind.DELETED: "del"}


def escaped(text: str) -> str:
    """A text as it stands in an element or an attribute; the same as markupsafe's, without a type of its own.

    That type is asked for at each joining of strings: on the page of a long code it took twice the time of this.
    """
    return (
        text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&#34;").replace("'", "&#39;")
    )


def escaped_words(text: str) -> str:
    """A text as it stands in an element, never in an attribute: there a quotation mark would end it.

    Between two tags neither quotation mark means anything, and French law is full of one of them: on the page of 11,568
    articles 130,000 apostrophes took five bytes each, and whatever read the page had to put them back.
    """
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def block_element(item: BlockView, section: RedlineSection, *, same: bool) -> str:
    """A block with its changes inside, every word of a text in it escaped.

    Args:
        item: The block.
        section: The section it stands in, whose address is printed already.
        same: Whether the view of the changes alone leaves it out.
    """
    block, place, tag = item.block, item.place, _tag(item.place)
    before, after = block.before, block.after
    new, gone = "" if before else " new", "" if after else " gone"
    moved, left_out = " moved" if block.moved else "", " same" if same else ""
    own = place.eid not in (section.before, section.after)
    address = f' id="{"a" if after else "b"}-{escaped(place.eid)}"' if own else ""
    return (
        f'<{tag} class="block {place.kind} l{item.depth}{new}{gone}{moved}{left_out}"'
        f' data-b="{_where(before)}" data-a="{_where(after)}"{_note(item)}{address}>{_runs(item)}</{tag}>'
    )


def copy_element(item: BlockView, side: str) -> str:
    """A block of one text alone, as the side-by-side view shows it; every word of it escaped.

    Args:
        item: The block.
        side: ``before`` or ``after``.
    """
    block, place = item.block, item.place
    tag = _tag(place) if side == "after" or block.after is None else "p"
    own = block.before if side == "before" else block.after
    assert own is not None  # noqa: S101 – a block is shown on the sides on which it stands
    moved = " moved" if block.moved else ""
    return (
        f'<{tag} class="block {place.kind} l{item.depth}{moved}" data-copy="{side[0]} {own.order}"{_note(item)}>'
        f"{_runs(item, side)}</{tag}>"
    )


def _tag(place: BlockPlace) -> str:
    if place.kind is BlockKind.HEADING:
        return {DIVISION_LEVEL: "h2", ARTICLE_LEVEL: "h3"}.get(place.level, "div")
    return "h2" if place.kind is BlockKind.TITLE else "p"


def _where(place: BlockPlace | None) -> str:
    """A place as it stands in ``data-b`` and ``data-a``: order, mark and level; empty for none."""
    return f"{place.order} {place.kind} {place.level}" if place else ""


def _note(item: BlockView) -> str:
    """The number that is shown at a note."""
    if item.place.kind is not BlockKind.NOTE:
        return ""
    own = item.block.after or item.block.before
    assert own is not None  # noqa: S101 – a block has a place on one side at least
    return f' data-n="{escaped(own.eid.replace("note_", ""))}"'


def _runs(item: BlockView, side: str = "") -> str:
    """The runs of a block as elements; with a side the words of that text alone, its labels not marked."""
    first = item.block.runs[0] if len(item.block.runs) == 1 else None
    if first and first.kind is RunKind.KEPT and not item.flags and CALL not in first.text:
        return escaped_words(first.text)  # As most lines are: there is nothing to mark.
    out: list[str] = []
    at = 0  # In the text after, where the flags are counted.
    for run in item.block.runs:
        deleted = run.kind is RunKind.DELETED
        if not ((side == "before" and run.kind is RunKind.INSERTED) or (side == "after" and deleted)):
            flags = () if deleted or side == "before" else item.flags
            text = "".join(_pieces(run, at, flags)) if flags or CALL in run.text else escaped_words(run.text)
            tag = "" if side and run.part is not BlockPart.TEXT else _TAGS.get(run.kind, "")
            category = "" if run.category is ChangeCategory.WORDS else f" {run.category}"
            out.append(f'<{tag} class="{run.part}{category}">{text}</{tag}>' if tag else text)
        if not deleted:
            at += len(run.text)
    return "".join(out)


def _pieces(run: Run, start: int, flags: Sequence[ReferenceFlag]) -> Iterator[str]:
    """A run as stretches of text and note calls, cut where a flag begins or ends.

    The numbers of a call on a side that the run does not have are 0.
    """
    before, after = iter(run.calls_before), iter(run.calls_after)
    cuts = sorted({n for flag in flags for n in (flag.start, flag.end)})
    at = start
    for number, text in enumerate(run.text.split(CALL)):
        if number:
            number_before = next(before) if run.kind is not RunKind.INSERTED else 0
            number_after = next(after) if run.kind is not RunKind.DELETED else 0
            yield f'<sup class="call" data-cb="{number_before}" data-ca="{number_after}"></sup>'
            at += 1
        first, last = at, at + len(text)
        for end in [*(cut for cut in cuts if first < cut < last), last]:
            if at < end:
                piece = escaped_words(text[at - first : end - first])
                flagged = any(flag.start <= at and end <= flag.end for flag in flags)
                yield f'<span class="ref">{piece}</span>' if flagged else piece
            at = end
