"""The text of the document, with its revisions, footnotes and comments."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from tracker.model.block import CALL, BlockKind
from tracker.report.word.notes import Notes
from tracker.report.word.paragraphs import Paragraph, make_paragraphs
from tracker.report.word.sequence import Item, RevisionStatus, merge_blocks
from tracker.report.word.spans import Span, make_spans

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.report.view.redline_view import RedlineView
    from tracker.report.view.sections import SectionView
    from tracker.report.word.markup import Markup

PROGRAM = "treaty-tracker"
"""Author of the comments: what the program remarks is no opinion of the person under whose name the changes stand."""
_NO_DATE = "1970-01-01T00:00:00Z"
"""Date of the beginning of a move where none is known: required there (CT_MoveBookmark), and shown nowhere."""

END_STYLE = "TreatyEnd"
"""Style of the line behind the text. It never changes: LibreOffice leaves an empty paragraph where the last one of a
document was deleted or inserted."""


class Body:
    """Writes the text once; footnotes and comments are collected on the way.

    Args:
        view: The comparison.
        markup: Makes the runs and paragraphs.

    Attributes:
        document: The paragraphs of ``document.xml``.
        styles: The styles of treaty text that occur, sorted.
    """

    def __init__(self, view: RedlineView, markup: Markup) -> None:
        self._markup = markup
        self._notes = Notes(markup, [line for line in view.lines if line.place.kind is BlockKind.NOTE])
        self._remarks = {
            id(section.lines[0]): remarks
            for section in view.sections
            if section.lines and (remarks := [*_doubt(section, view), *section.remarks])
        }
        self._comments: list[str] = []
        paragraphs = make_paragraphs(merge_blocks(view.lines))
        names = {name for paragraph in paragraphs for side in (0, 1) if (name := paragraph.style(side))}
        self.styles = sorted(names | {"TreatyNote"})
        self.document = "".join(self._document(paragraphs))

    @property
    def footnotes(self) -> str:
        """The footnotes."""
        return self._notes.footnotes

    @property
    def comments(self) -> str:
        """The comments; empty for none."""
        return "".join(self._comments)

    def _document(self, paragraphs: Sequence[Paragraph]) -> Iterator[str]:
        move_names = _name_moves(paragraphs)
        number = 0
        for n, (paragraph, spans) in enumerate(zip(paragraphs, make_spans(paragraphs), strict=True)):
            name, begins, ends = move_names.get(n, ("", False, False))
            if begins:
                number, attributes = self._markup.attribution(default_date=_NO_DATE)
                yield f'<w:{paragraph.status}RangeStart w:name="{name}" {attributes}/>'
            yield self._paragraph(paragraph, spans)
            if ends:
                yield f'<w:{paragraph.status}RangeEnd w:id="{number}"/>'
        yield self._notes.uncalled()
        rule = self._markup.words("\N{HORIZONTAL BAR}" * 3, RevisionStatus.KEPT)
        yield self._markup.paragraph(rule, END_STYLE)

    def _paragraph(self, paragraph: Paragraph, spans: Sequence[Span]) -> str:
        runs = "".join(map(self._span, spans))
        texts = [text for item in paragraph.items for text in self._comment_texts(item)]
        comments = "".join(self._comment(text, paragraph.status) for text in texts)
        before, after = paragraph.style(0), paragraph.style(1)
        if paragraph.end is RevisionStatus.DELETED:  # It is a paragraph of the text before alone.
            after = ""
        former = before if paragraph.end is RevisionStatus.KEPT and after and before != after else ""
        if former and spans and spans[0].status is not RevisionStatus.KEPT:
            # LibreOffice (7.4), saving a paragraph whose style changed, loses the revision at its beginning.
            runs, former = self._markup.former_style(former) + runs, ""
        return self._markup.paragraph(runs + comments, after or before, paragraph.end, former)

    def _span(self, span: Span) -> str:
        hidden = ("<w:vanish/>",) if span.hidden else ()
        pieces = span.text.split(CALL)
        calls = zip_longest(span.before, span.after)  # They stand between the pieces.
        return "".join(
            (self._notes.call(*next(calls), span.status) if n else "")
            + (self._markup.words(piece, span.status, *hidden) if piece else "")
            for n, piece in enumerate(pieces)
        )

    def _comment_texts(self, item: Item) -> Iterator[str]:
        """Yield the comments on a block: its flags, and the remarks of the section that it begins, once."""
        if item.after:
            yield from (flag.text for flag in item.line.flags)
        if item.status is not RevisionStatus.MOVED_FROM:
            yield from self._remarks.pop(id(item.line), [])

    def _comment(self, text: str, status: RevisionStatus) -> str:
        """Add a comment of the program, and return the run that refers to it."""
        number, attributes = self._markup.attribution(author=PROGRAM)
        content = self._markup.paragraph(self._markup.words(text, RevisionStatus.KEPT), "CommentText")
        self._comments.append(f'<w:comment {attributes} w:initials="TT">{content}</w:comment>')
        reference = self._markup.run(f'<w:commentReference w:id="{number}"/>', '<w:rStyle w:val="CommentReference"/>')
        return self._markup.revision(reference, status)


def _doubt(section: SectionView, view: RedlineView) -> Iterator[str]:
    """Yield the remark that the two names of a section belong together only probably."""
    if section.unsure:
        names = view.arrow.join([section.name_before, section.name])
        yield view.words["with_remark"].format(what=names, remark=view.words["probably"])


def _name_moves(paragraphs: Sequence[Paragraph]) -> dict[int, tuple[str, bool, bool]]:
    """Name each move, so that Word ties its two ends.

    Paragraphs that are neighbours at both ends are one move.

    Returns:
        By the number of a paragraph the name of its move, and whether the range of the move begins and ends with it.
    """
    ends: dict[int, dict[RevisionStatus, int]] = {}
    for n, paragraph in enumerate(paragraphs):
        if paragraph.status in (RevisionStatus.MOVED_FROM, RevisionStatus.MOVED_TO):
            ends.setdefault(id(paragraph.items[0].line), {})[paragraph.status] = n
    pairs = sorted(
        (pair[RevisionStatus.MOVED_FROM], pair[RevisionStatus.MOVED_TO]) for pair in ends.values() if len(pair) > 1
    )
    names: dict[int, tuple[str, bool, bool]] = {}
    count = 0
    for n, (source, target) in enumerate(pairs):
        begins = n == 0 or pairs[n - 1] != (source - 1, target - 1)
        count += begins
        closes = n + 1 == len(pairs) or pairs[n + 1] != (source + 1, target + 1)
        names[source] = names[target] = f"move{count}", begins, closes
    return names
