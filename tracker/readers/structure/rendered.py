"""Rendered documents: the lines as a word processor or browser shows them; shared by all readers but plain text."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from tracker.errors import InputError
from tracker.model.annotation import Comment, Revision
from tracker.model.block import CALL, BlockKind
from tracker.model.finding import Finding
from tracker.model.heading import SEPARATOR
from tracker.model.provision import Eid
from tracker.model.stage import FrontMatter
from tracker.readers.reading import Artefact, Reading
from tracker.readers.structure.classify import classify, no_articles
from tracker.readers.structure.extent import find_extent
from tracker.readers.structure.furniture.find import SourceLine, find_furniture
from tracker.readers.structure.headings import article_line, is_bare_label
from tracker.readers.structure.printed_line import PrintedLine, clean_around_calls, is_title
from tracker.text.compose import FoundBlock, FoundNote, compose
from tracker.text.escapes import clean
from tracker.text.front import merge_front

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.model.draft import DraftText
    from tracker.readers.options import ReadOptions
    from tracker.readers.structure.numbering import AutomaticNumber


_NOTHING_STATED = FrontMatter()


@dataclass(slots=True)
class RenderedLine:
    """One paragraph, or row of a table.

    Attributes:
        text: Its words, with :data:`~tracker.model.block.CALL` for each note call; may hold line feeds.
        ids: Names of the called notes.
        label: The number shown before it.
        automatic: Description of this number; None if it was typed.
        style: Name of its style.
        row: Whether it is a row of a table.
        page: Number of the page on which it begins, from 1; 0 where the format does not say.
        in_contents: Whether the file marks it as a part of a table of contents.
        heading_length: Number of the characters at its beginning that the file sets off as a heading of its own, as a
            style separator does; 0 for none.
        wrapped: Whether no blank line stands before it, as in text whose lines are broken at a width.
    """

    text: str = ""
    ids: list[str] = field(default_factory=list)
    label: str = ""
    automatic: AutomaticNumber | None = None
    style: str = ""
    row: bool = False
    page: int = 0
    in_contents: bool = False
    heading_length: int = 0
    wrapped: bool = False

    @property
    def shown(self) -> str:
        """The line as it is searched and listed: with its label, without note calls."""
        return clean(f"{self.label} {self.text}".replace(CALL, ""))


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderedDocument:
    """A document as its program shows it.

    Attributes:
        lines: All lines, in order.
        notes: Its notes.
        problems: Doubtful places that the reader of its format found.
        artefacts: Everything that the reader of its format left out; their lines are numbers of ``lines``, from 1.
        comments: Comments in its margin, by the numbers of ``lines``; addresses are filled in here.
        revisions: Its marked changes; likewise.
        offered: Front matter that its properties state.
    """

    lines: Sequence[RenderedLine]
    notes: Sequence[FoundNote] = ()
    problems: Sequence[Finding] = ()
    artefacts: Sequence[Artefact] = ()
    comments: Sequence[Comment] = ()
    revisions: Sequence[Revision] = ()
    offered: FrontMatter = _NOTHING_STATED


def read_rendered(document: RenderedDocument, name: str, front: FrontMatter, options: ReadOptions) -> Reading:
    """Read a rendered document.

    Args:
        document: The document; notes that are called only outside of the treaty text are left out.
        name: Name of the file, for messages.
        front: Front matter that the caller knows.
        options: The part of the file that is the treaty, counted in lines of the document.

    Raises:
        InputError: If the lines asked for are not in the file or hold no words.
    """
    lines = document.lines
    texts = [line.shown for line in lines]
    if not any(texts):
        raise InputError(f"{name} contains no words", cause="It shows none", remedy="check that this is the right file")
    furniture = find_furniture(
        [SourceLine(text, line.page, line.in_contents) for text, line in zip(texts, lines, strict=True)]
    )
    shown = ["" if at in furniture.kinds else text for at, text in enumerate(texts)]
    extent = find_extent(shown, options, name)
    begin = extent.first + extent.has_annex_heading
    inside = [
        (number, line)
        for number, line in enumerate(lines, 1)
        if begin <= number <= extent.last and number - 1 not in furniture.kinds
    ]
    rows = {number for number, line in inside if line.row}
    classified = classify(list(_printed_lines(inside)))
    blocks = [_as_row(block) if block.line in rows else block for block in classified.blocks]
    called = {name for block in blocks for name in block.ids}
    called_outside = {name for line in lines for name in line.ids} - called
    draft, problems = compose(blocks, [note for note in document.notes if note.id not in called_outside], front)
    problems += [*document.problems, *classified.problems]
    if not draft.articles:
        problems.append(no_articles(extent.first))
    left_out = [Artefact(at + 1, texts[at], kind) for at, kind in furniture.kinds.items()]
    eids = _addresses(draft, blocks)
    return Reading(
        draft=draft,
        problems=tuple(sorted(problems, key=lambda p: (p.line, p.column, p.message))),
        first_line=extent.first,
        last_line=extent.last,
        outside=tuple(
            (number, text)
            for number, line in enumerate(lines, 1)
            for text in [texts[number - 1], *_notes_of(line, document.notes, called_outside)]
            if text and not begin <= number <= extent.last and number - 1 not in furniture.kinds
        ),
        artefacts=tuple(
            sorted([*left_out, *document.artefacts, *classified.artefacts], key=lambda artefact: artefact.line)
        ),
        comments=tuple(replace(comment, eid=_address_at(eids, comment.line)) for comment in document.comments),
        revisions=tuple(replace(revision, eid=_address_at(eids, revision.line)) for revision in document.revisions),
        offered=merge_front(furniture.offered, document.offered),
    )


def _notes_of(line: RenderedLine, notes: Sequence[FoundNote], names: set[str]) -> Iterator[str]:
    """Yield the notes of some names that a line calls; a note called outside of the treaty is listed with its line."""
    called = names.intersection(line.ids) if names else ()
    return (note.text for note in (notes if called else ()) if note.id in called)


def _addresses(draft: DraftText, blocks: Sequence[FoundBlock]) -> list[tuple[int, Eid]]:
    """Return line and address of each provision, in order of lines."""
    heads = iter([block.line for block in blocks if block.kind not in (BlockKind.TEXT, BlockKind.ROW)])
    return [(next(heads), provision.eid) for provision in draft.root.walk() if provision.head is not None]


def _address_at(addresses: list[tuple[int, Eid]], line: int) -> Eid:
    """Return the address of the last provision that begins in a line or before it; empty for none."""
    at = bisect_right(addresses, line, key=lambda entry: entry[0])
    return addresses[at - 1][1] if at else Eid("")


def _as_row(block: FoundBlock) -> FoundBlock:
    return block._replace(kind=BlockKind.ROW, level=0)


def _printed_lines(lines: list[tuple[int, RenderedLine]]) -> Iterator[PrintedLine]:
    """Yield the printed lines of numbered rendered lines; a soft line break may separate a label from its heading."""
    for number, line in lines:
        ids = iter(line.ids)
        for piece in _pieces(line):
            text = clean_around_calls(piece)
            own_ids = tuple(next(ids) for _ in range(piece.count(CALL)))
            if text:
                automatic = None if line.row else line.automatic
                # A heading that is set off stands at the beginning of the first piece.
                length = _heading_length(line, piece, text)
                yield PrintedLine(
                    number, text, own_ids, after_blank=not line.wrapped, automatic=automatic, heading_length=length
                )


def _heading_length(line: RenderedLine, piece: str, text: str) -> int:
    """Return the length of the heading that the file sets off at the beginning of a line, in its cleaned text."""
    if not line.heading_length or piece.strip() != f"{line.label} {line.text}".strip():
        return 0
    label = len(line.label) + 1 if line.label else 0
    heading = clean_around_calls(piece[: label + line.heading_length])
    return len(heading) if text.startswith(heading) else 0


def _pieces(line: RenderedLine) -> list[str]:
    """Return the text of a line, divided at the soft line breaks that separate an article's label from its text."""
    if line.row:
        return [line.text]
    parts = [part for part in line.text.split("\n") if part.strip()]
    if line.label and article_line(line.label):
        if len(parts) == 1 and is_title(clean(parts[0])):
            return [f"{line.label}{SEPARATOR}{parts[0]}"]
        return [line.label, *parts]
    if parts and not line.label and is_bare_label(clean(parts[0].replace(CALL, ""))):
        return parts
    return [f"{line.label} {' '.join(parts)}"]
