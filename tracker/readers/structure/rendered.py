"""Rendered documents: the lines as a word processor or browser shows them; shared by all readers but plain text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tracker.errors import InputError
from tracker.model.block import CALL, BlockKind
from tracker.model.finding import Finding
from tracker.model.heading import SEPARATOR
from tracker.readers.reading import Reading
from tracker.readers.structure.classify import classify, no_articles
from tracker.readers.structure.extent import find_extent
from tracker.readers.structure.headings import article_line, division_line
from tracker.readers.structure.printed_line import PrintedLine, clean_around_calls, is_title
from tracker.text.compose import FoundBlock, FoundNote, compose
from tracker.text.escapes import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.model.stage import FrontMatter
    from tracker.readers.options import ReadOptions
    from tracker.readers.structure.numbering import AutomaticNumber


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
    """

    text: str = ""
    ids: list[str] = field(default_factory=list)
    label: str = ""
    automatic: AutomaticNumber | None = None
    style: str = ""
    row: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderedDocument:
    """A document as its program shows it.

    Attributes:
        lines: All lines, in order.
        notes: Its notes.
        problems: Doubtful places that the reader of its format found.
    """

    lines: Sequence[RenderedLine]
    notes: Sequence[FoundNote] = ()
    problems: Sequence[Finding] = ()


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
    texts = [_plain_text(line) for line in lines]
    if not any(texts):
        raise InputError(f"{name} holds no words", cause="It shows none", remedy="check that the right file was named")
    extent = find_extent(texts, options, name)
    begin = extent.first + extent.has_annex_heading
    inside = [(number, line) for number, line in enumerate(lines, 1) if begin <= number <= extent.last]
    rows = {number for number, line in inside if line.row}
    blocks = [_as_row(block) if block.line in rows else block for block in classify(list(_printed_lines(inside)))]
    called = {name for block in blocks for name in block.ids}
    called_outside = {name for line in lines for name in line.ids} - called
    draft, problems = compose(blocks, [note for note in document.notes if note.id not in called_outside], front)
    problems += document.problems
    if not draft.articles:
        problems.append(no_articles(extent.first))
    return Reading(
        draft=draft,
        problems=tuple(sorted(problems, key=lambda p: (p.line, p.column, p.message))),
        first_line=extent.first,
        last_line=extent.last,
        outside=tuple(
            (number, text) for number, text in enumerate(texts, 1) if text and not begin <= number <= extent.last
        ),
    )


def _plain_text(line: RenderedLine) -> str:
    """Return a line as it is searched and listed: with its label, without note calls."""
    return clean(f"{line.label} {line.text}".replace(CALL, ""))


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
                yield PrintedLine(number, text, own_ids, after_blank=True, automatic=automatic)


def _pieces(line: RenderedLine) -> list[str]:
    """Return the text of a line, divided at the soft line breaks that separate an article's label from its text."""
    if line.row:
        return [line.text]
    parts = [part for part in line.text.split("\n") if part.strip()]
    if line.label and article_line(line.label):
        if len(parts) == 1 and is_title(clean(parts[0])):
            return [f"{line.label}{SEPARATOR}{parts[0]}"]
        return [line.label, *parts]
    if parts and not line.label and _is_bare_label(clean(parts[0].replace(CALL, ""))):
        return parts
    return [f"{line.label} {' '.join(parts)}"]


def _is_bare_label(text: str) -> bool:
    """Return whether a line is the label of an article or division and nothing else."""
    heading = article_line(text) or division_line(text) if text else None
    return heading is not None and heading.is_heading and not heading.rest
