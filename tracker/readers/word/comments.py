"""Comments in the margin of a Word file: author, date, the words they are about, answers, resolved or open."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tracker.model.annotation import Comment
from tracker.model.block import CALL
from tracker.readers.word.elements import WORD_2010, WORD_2012, all_words
from tracker.readers.word.package import W

if TYPE_CHECKING:
    from collections.abc import Callable
    from xml.etree import ElementTree as ET

    from tracker.readers.structure.rendered import RenderedLine
    from tracker.readers.word.account import Trace

_MAX_ANCHOR = 1_000
"""Characters of the words that a comment is about; a comment on a whole treaty need not repeat it."""


class _Thread(NamedTuple):
    """Place of a comment in its thread: the paragraph id of the comment that it answers, and whether it is resolved."""

    parent: str
    resolved: bool


def read_comments(
    comments: ET.Element | None,
    extended: ET.Element | None,
    trace: Trace,
    number: Callable[[RenderedLine | None], int],
) -> list[Comment]:
    """Return all comments of a file, in the order of their places, answers behind what they answer.

    Args:
        comments: The part ``comments.xml``; None for none.
        extended: The part ``commentsExtended.xml``, which holds threads; None for none.
        trace: The trace of the walk through the text.
        number: Gives the number of a line; 0 for a comment that nothing refers to.
    """
    elements = [] if comments is None else comments.findall(f"{W}comment")
    # The paragraph id of a comment is that of its last paragraph.
    ids = [
        next(iter([p.get(f"{WORD_2010}paraId", "") for p in element.iter(f"{W}p")][-1:]), "") for element in elements
    ]
    at_id = {name: at for at, name in enumerate(ids) if name}
    threads = _threads(extended)
    parents = [at_id.get(threads[name].parent) if name in threads else None for name in ids]
    roots = [_root(at, parents) for at in range(len(elements))]
    begins = [trace.anchors.get(element.get(f"{W}id", ""), (-1, -1))[0] for element in elements]
    last = len(trace.pieces) + 1
    order = sorted(
        range(len(elements)), key=lambda at: (begins[roots[at]] if begins[roots[at]] >= 0 else last, roots[at], at)
    )
    new = {at: place for place, at in enumerate(order)}
    out = []
    for at in order:
        element, parent = elements[at], parents[at]
        begin, end = trace.anchors.get(element.get(f"{W}id", ""), (-1, -1))
        thread = threads.get(ids[at])
        out.append(
            Comment(
                author=element.get(f"{W}author", "") or element.get(f"{W}initials", ""),
                date=element.get(f"{W}date", ""),
                anchor=_anchor(trace, begin, end),
                text="\n".join(filter(None, (" ".join(all_words(p).split()) for p in element.iter(f"{W}p")))),
                line=number(trace.line_at(begin)) if begin >= 0 else 0,
                answers=None if parent is None else new[parent],
                resolved=thread is not None and thread.resolved,
            )
        )
    return out


def _threads(extended: ET.Element | None) -> dict[str, _Thread]:
    found = () if extended is None else extended.iter(f"{WORD_2012}commentEx")
    return {
        comment.get(f"{WORD_2012}paraId", ""): _Thread(
            comment.get(f"{WORD_2012}paraIdParent", ""), comment.get(f"{WORD_2012}done", "0") not in ("0", "false")
        )
        for comment in found
    }


def _root(at: int, parents: list[int | None]) -> int:
    """Return the first comment of a thread; Word has one level of answers, but a file may hold anything."""
    seen = {at}
    while (parent := parents[at]) is not None and parent not in seen:
        seen.add(parent)
        at = parent
    return at


def _anchor(trace: Trace, begin: int, end: int) -> str:
    """Return the beginning of the words of a range, as long as an anchor may be."""
    out: list[str] = []
    length = 0
    for at in range(max(begin, 0), end):
        if length >= _MAX_ANCHOR:
            break
        out.append(trace.pieces[at])
        length += len(trace.pieces[at])
    return " ".join("".join(out).replace(CALL, "")[:_MAX_ANCHOR].split())
