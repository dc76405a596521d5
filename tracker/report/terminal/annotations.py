"""Comments and marked changes to read in the terminal."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tracker.report.terminal.plain import display_width, fitting_length, safe, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.model.annotation import Comment, Revision

_INDENT = "  "
_DEEPEST = 8
"""Replies are indented up to this depth: deeper ones would leave no room for words in 80 columns."""
QUOTED = 48
"""Columns of words that a line quotes: more than half a line, so that two of them fit into three lines."""


def quote(text: str, width: int = QUOTED) -> str:
    r"""Return the beginning of a text in quotation marks, on one line.

    >>> quote("Peace\nand  security"), quote("The States Parties", 9)
    ('“Peace and security”', '“The State…”')
    """
    line = " ".join(safe(text.replace("\n", " ").replace("\t", " ")).split())
    if display_width(line) <= width:
        return f"“{line}”"
    return f"“{line[: fitting_length(line, width)].rstrip()}…”"


def by_authors(authors: Sequence[str]) -> str:
    """Return who wrote how many, the most first.

    >>> by_authors(["Ana", "Bo", "Ana", ""])
    'by Ana (2), Bo (1), author not named (1)'
    >>> by_authors(["Ana", "Ana"])
    'by Ana'
    """
    counts = Counter(safe(author).strip() or "author not named" for author in authors)
    if len(counts) == 1:
        return f"by {next(iter(counts))}"
    return "by " + ", ".join(f"{author} ({count})" for author, count in counts.most_common())


def period(dates: Sequence[str]) -> str:
    """Return the first and last day of some times; empty if none is known.

    >>> period(["2024-03-02T10:00:00Z", "", "2024-01-05"])
    '2024-01-05 to 2024-03-02'
    """
    days = sorted({safe(date)[:10] for date in dates if date})
    return " to ".join(dict.fromkeys([days[0], days[-1]])) if days else ""


def kinds_of(revisions: Sequence[Revision]) -> str:
    """Return the kinds of some marked changes with their numbers: ``2 inserted, 1 deleted``."""
    kinds = Counter(str(revision.kind) for revision in revisions)
    return ", ".join(f"{count} {kind}" for kind, count in kinds.items())


def comment_lines(comments: Sequence[Comment]) -> list[str]:
    """Return comments in their threads: author, day, place, the words in question, and the comment; replies indented.

    Args:
        comments: The comments; ``answers`` counts in this sequence.
    """
    if not comments:
        return ["No comments."]
    replies: dict[int | None, list[int]] = {}
    for at, comment in enumerate(comments):
        # A reply stands behind the comment that it answers; else two that answer each other would vanish.
        answered = comment.answers if comment.answers is not None and comment.answers < at else None
        replies.setdefault(answered, []).append(at)
    lines = [f"Comments: {len(comments)}, {by_authors([comment.author for comment in comments])}"]
    waiting = [(at, 0) for at in reversed(replies.get(None, []))]
    while waiting:
        at, depth = waiting.pop()
        lines += ["", *_comment(comments[at], _INDENT * min(depth, _DEEPEST))]
        waiting += [(reply, depth + 1) for reply in reversed(replies.get(at, []))]
    return lines


def revision_lines(revisions: Sequence[Revision]) -> list[str]:
    """Return marked changes in order: kind, author, day, place, and the words in full."""
    if not revisions:
        return ["No marked changes."]
    lines = [f"Marked changes: {kinds_of(revisions)}, {by_authors([revision.author for revision in revisions])}", ""]
    for revision in revisions:
        head = _head(revision.author, revision.date, revision.eid, revision.line)
        lines.append(wrap(f"{str(revision.kind).capitalize()}{', ' if head else ''}{head}: {_one_line(revision.text)}",
                          first="- "))  # fmt: skip
    return lines


def _comment(comment: Comment, indent: str) -> Iterator[str]:
    head = _head(comment.author or "Nobody named", comment.date, comment.eid, comment.line)
    yield wrap(head + " (resolved)" * comment.resolved, first=indent)
    if comment.anchor.strip():
        yield wrap(f"On “{_one_line(comment.anchor)}”", first=f"{indent}{_INDENT}")
    for paragraph in comment.text.split("\n"):
        if paragraph.strip():
            yield wrap(_one_line(paragraph), first=f"{indent}{_INDENT}")


def _head(author: str, date: str, eid: str, line: int) -> str:
    place = eid or (f"line {line}" if line else "")
    day = date[:16].replace("T", " ")
    return ", ".join(_one_line(part) for part in (author, day, place) if part.strip())


def _one_line(text: str) -> str:
    return " ".join(safe(text.replace("\n", " ").replace("\t", " ")).split())
