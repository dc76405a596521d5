"""The text of the document, with its revisions, notes and comments."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from tracker.model.block import CALL, BlockKind
from tracker.report.word.notes import Notes
from tracker.report.word.order import Item, Status, ordered
from tracker.report.word.paragraphs import Paragraph, paragraphs
from tracker.report.word.pieces import Piece, pieces

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tracker.report.view.redline_view import RedlineView
    from tracker.report.word.marks import Marks

_NO_DATE = "1970-01-01T00:00:00Z"
"""Stands where a move begins and nobody said when: its date is required there (CT_MoveBookmark), and shown nowhere."""

END_STYLE = "TreatyEnd"
"""The line behind the text. It never changes: LibreOffice leaves an empty paragraph where the last one of a document
was deleted or inserted."""


class Body:
    """Writes the text once; its notes and comments are gathered on the way.

    Args:
        view: What to print.
        marks: Writes the revisions.
    """

    def __init__(self, view: RedlineView, marks: Marks) -> None:
        self._marks = marks
        self._notes = Notes(marks, [line for line in view.lines if line.place.kind is BlockKind.NOTE])
        self._remarks = {
            id(section.lines[0]): list(section.remarks)
            for section in view.sections
            if section.lines and section.remarks
        }
        self._comments: list[str] = []
        row = paragraphs(ordered(view.lines))
        self._styles = {style for each in row for side in (0, 1) if (style := each.style(side))} | {"TreatyNote"}
        self.document = "".join(self._whole(row))

    @property
    def styles(self) -> list[str]:
        """The styles of treaty text that occur."""
        return sorted(self._styles)

    @property
    def notes(self) -> str:
        """The notes."""
        return self._notes.written

    @property
    def comments(self) -> str:
        """The comments; empty for none."""
        return "".join(self._comments)

    def _whole(self, row: Sequence[Paragraph]) -> Iterator[str]:
        names = _names(row)
        number = ""
        for n, (each, content) in enumerate(zip(row, pieces(row), strict=True)):
            name, begins, ends = names.get(n, ("", False, False))
            if begins:
                signed = self._marks.signed(undated=_NO_DATE)
                number = signed.split('"')[1]
                yield f'<w:{each.status}RangeStart w:name="{name}" {signed}/>'
            yield self._paragraph(each, content)
            if ends:
                yield f'<w:{each.status}RangeEnd w:id="{number}"/>'
        yield self._notes.uncalled()
        yield self._marks.paragraph(self._marks.words("\N{HORIZONTAL BAR}" * 3, Status.KEPT), END_STYLE)

    def _paragraph(self, each: Paragraph, content: Iterable[Piece]) -> str:
        runs = "".join(map(self._piece, content))
        said = [words for item in each.items for words in self._said(item)]
        comments = "".join(self._comment(words, each.status) for words in said)
        before, after = each.style(0), each.style(1)
        return self._marks.paragraph(runs + comments, after or before, each.status, before if after else "")

    def _piece(self, piece: Piece) -> str:
        hidden = ("<w:vanish/>",) if piece.hidden else ()
        parts = piece.text.split(CALL)
        # Note calls stand between the parts.
        calls = zip_longest(piece.before, piece.after)
        return "".join(
            (self._notes.call(*next(calls), piece.status) if n else "")
            + (self._marks.words(part, piece.status, *hidden) if part else "")
            for n, part in enumerate(parts)
        )

    def _said(self, item: Item) -> Iterator[str]:
        """What a comment must say here."""
        if item.after:
            yield from (flag.text for flag in item.line.flags)
        if item.status is not Status.MOVED_AWAY:
            yield from self._remarks.pop(id(item.line), [])

    def _comment(self, words: str, status: Status) -> str:
        signed = self._marks.signed()
        number = signed.split('"')[1]
        text = self._marks.paragraph(self._marks.words(words, Status.KEPT), "CommentText")
        self._comments.append(f'<w:comment {signed} w:initials="T">{text}</w:comment>')
        reference = self._marks.run(f'<w:commentReference w:id="{number}"/>', '<w:rStyle w:val="CommentReference"/>')
        return self._marks.revised(reference, status)


def _names(row: Sequence[Paragraph]) -> dict[int, tuple[str, bool, bool]]:
    """The names that tie the two ends of each move, by paragraph, and whether its range begins and ends there.

    One move is what went as a whole: paragraphs that are neighbours at both ends.
    """
    ends: dict[int, dict[Status, int]] = {}
    for n, each in enumerate(row):
        if each.status in (Status.MOVED_AWAY, Status.MOVED_HERE):
            ends.setdefault(id(each.items[0].line), {})[each.status] = n
    pairs = sorted((two[Status.MOVED_AWAY], two[Status.MOVED_HERE]) for two in ends.values() if len(two) > 1)
    out: dict[int, tuple[str, bool, bool]] = {}
    name = 0
    for n, (away, here) in enumerate(pairs):
        begins = n == 0 or pairs[n - 1] != (away - 1, here - 1)
        name += begins
        closes = n + 1 == len(pairs) or pairs[n + 1] != (away + 1, here + 1)
        out[away] = out[here] = f"move{name}", begins, closes
    return out
