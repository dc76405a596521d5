"""PDF files → a draft: an extra, and second best, for a PDF holds positions of letters and no paragraphs.

The account names all that is left out, and the problems all that is doubtful. All rules use sizes and positions, the
same for all files.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from typing import TYPE_CHECKING

from tracker.errors import InputError
from tracker.language.tags import primary_subtag
from tracker.model.annotation import Comment, Revision, RevisionKind
from tracker.model.finding import Finding
from tracker.model.stage import FrontMatter
from tracker.readers.pdf.file import damaged, open_file
from tracker.readers.pdf.layout import LeftOut, lay_out, letters_in
from tracker.readers.pdf.legible import refuse_illegible, scanned_pages
from tracker.readers.pdf.letters import printed_pages
from tracker.readers.pdf.notes import called_note, collect_notes, without_unknown_calls
from tracker.readers.pdf.paragraphs import Joined, join_rows
from tracker.readers.pdf.rows import lines_of, row_of
from tracker.readers.reading import Artefact, ArtefactKind
from tracker.readers.structure.rendered import RenderedDocument, read_rendered
from tracker.spelling import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.readers.options import ReadOptions
    from tracker.readers.pdf.file import Annotation, PdfFile
    from tracker.readers.pdf.layout import Layout
    from tracker.readers.pdf.letters import PrintedPage
    from tracker.readers.pdf.rows import Line, Row
    from tracker.readers.reading import Reading

_MAX_LISTED = 12
"""Pages or words that a problem lists."""
_POINTS_IN_CM = 72 / 2.54
"""Points of a centimetre: 72 are an inch."""
_TOP = math.inf


def read_pdf(data: bytes, name: str, front: FrontMatter, options: ReadOptions) -> Reading:
    """Read a PDF file.

    Args:
        data: Its bytes.
        name: Name of the file, for messages.
        front: Front matter that the caller knows.
        options: The part of the file that is the treaty, counted in reconstructed paragraphs.

    Returns:
        The draft, with a problem for everything that needs a check.

    Raises:
        InputError: If the libraries are not installed, or the file is damaged, locked, too long or holds only pictures.
    """
    file = open_file(data, name)
    pages = _pages(data, name)
    refuse_illegible(pages, name)
    layout = lay_out(pages, file.annotations, keeps_struck=options.revisions == "original", language=front.language)
    notes = collect_notes(layout.notes)
    names = [note.id for note in notes]
    for row in layout.rows:
        row.ids = [called_note(row.page, number, names) for number in row.ids]
    joined = Joined()
    lines = [without_unknown_calls(line, set(names)) for line in join_rows(layout.rows, joined)]
    places = _Places(joined.first_rows)
    hyphens = [LeftOut(row.page, row.top, hyphen, ArtefactKind.HYPHEN) for row, hyphen in joined.hyphens]
    left_out = [*layout.left_out, *_left_out(pages, file, layout), *hyphens]
    left_out.sort(key=lambda part: (part.page, -part.top))
    comments, struck = _annotations(pages, file.annotations, places)
    struck += [
        Revision(kind=r.kind, author="", date="", text=r.text, line=places.line(page, top))
        for page, top, r in layout.struck
        if not _is_annotated(r, struck)
    ]
    return read_rendered(
        RenderedDocument(
            lines=lines,
            notes=notes,
            problems=list(_problems(pages, layout, joined, places)),
            artefacts=[Artefact(places.line(part.page, part.top), part.text, part.kind) for part in left_out],
            comments=comments,
            revisions=sorted(struck, key=lambda revision: revision.line),
            offered=_offered(file, lines[0].text if lines else "", " ".join(line.text for line in lines)),
        ),
        name,
        front,
        options,
    )


def _pages(data: bytes, name: str) -> list[PrintedPage]:
    """Return the printed pages.

    Raises:
        InputError: If the file is damaged.
    """
    try:
        return list(printed_pages(data, name))
    except InputError:
        raise
    except Exception as error:  # noqa: BLE001 – a damaged PDF can make the library raise anything
        raise damaged(name, error) from None


class _Places:
    """Finder of the paragraph at a place of a page.

    Args:
        first_rows: The first printed line of each paragraph, in order.
    """

    def __init__(self, first_rows: Sequence[Row]) -> None:
        self._count = len(first_rows)
        self._before: dict[int, int] = {}
        self._on_page: dict[int, list[Row]] = {}
        for at, row in enumerate(first_rows):
            self._before.setdefault(row.page, at)
            self._on_page.setdefault(row.page, []).append(row)
        self._pages = sorted(self._before)

    def line(self, page: int, top: float) -> int:
        """Return the number of the last paragraph that begins on a page at a height or above; from 1.

        Args:
            page: The page.
            top: The height, upwards; infinite for the head of the page.
        """
        # A little above the line is still the line: marks begin there.
        next_page = bisect_left(self._pages, page)
        before = self._before[self._pages[next_page]] if next_page < len(self._pages) else self._count
        here = sum(row.top >= top - row.size / 4 for row in self._on_page.get(page, ()))
        return max(1, min(self._count, before + here if top < _TOP else before + 1))


def _left_out(pages: Sequence[PrintedPage], file: PdfFile, layout: Layout) -> Iterator[LeftOut]:
    """Yield what is on the pages, or beside them in the file, besides lines of letters."""
    pictures: dict[tuple[int, ...], list[int]] = {}
    for page in pages:
        if page.turned:
            yield LeftOut(page.number, _TOP, page.turned, ArtefactKind.NOT_UNDERSTOOD)
        if page.invisible:
            yield LeftOut(page.number, _TOP, page.invisible, ArtefactKind.HIDDEN)
        for picture in page.pictures:
            pictures.setdefault(tuple(round(value) for value in picture), []).append(page.number)
    for box, numbers in pictures.items():
        where = f"on page {numbers[0]}" if len(numbers) == 1 else f"on {len(numbers)} pages, first on page {numbers[0]}"
        size = f"{(box[2] - box[0]) / _POINTS_IN_CM:.0f} × {(box[3] - box[1]) / _POINTS_IN_CM:.0f} cm"
        yield LeftOut(numbers[0], float(box[3]), f"picture of {size} {where}", ArtefactKind.PICTURE)
    for page_number, field, value in file.fields:
        yield LeftOut(page_number, _TOP, f"{field}: {value}" if field else value, ArtefactKind.FIELD)
    for attachment in file.attachments:
        yield LeftOut(1, _TOP, f"attached file: {attachment}", ArtefactKind.NOT_UNDERSTOOD)
    for page_number, address in dict.fromkeys(file.links):
        yield LeftOut(page_number, _TOP, f"link to {address}", ArtefactKind.NAVIGATION)
    for row in layout.other_side:
        yield LeftOut(row.page, row.top, row.plain, ArtefactKind.OTHER_LANGUAGE)


def _annotations(
    pages: Sequence[PrintedPage], annotations: Sequence[Annotation], places: _Places
) -> tuple[list[Comment], list[Revision]]:
    """Return the comments of a file, and the words that somebody struck."""
    comments: list[Comment] = []
    struck: list[Revision] = []
    lines_on: dict[int, list[Line]] = {}
    for mark in annotations:
        if mark.page not in lines_on:
            lines_on[mark.page] = lines_of(pages[mark.page - 1].letters)
        lines = lines_on[mark.page]
        under = letters_in(mark, lines) if mark.kind not in {"Text", "FreeText", "Caret", "FileAttachment"} else []
        words = " ".join(row_of(line, mark.page, right_to_left=False).text for line in lines_of(under))
        line = places.line(mark.page, mark.boxes[0].low)
        if mark.kind == "StrikeOut":
            kind = RevisionKind.STRUCK
            struck.append(Revision(kind=kind, author=mark.author, date=mark.date, text=words, line=line))
        if mark.text or mark.kind != "StrikeOut":
            text = mark.text or mark.kind
            comments.append(Comment(author=mark.author, date=mark.date, anchor=words, text=text, line=line))
    return comments, struck


def _is_annotated(revision: Revision, struck: Sequence[Revision]) -> bool:
    """Return whether an annotation with an author stands for struck words."""
    return any(revision.text in other.text for other in struck if other.text)


def _offered(file: PdfFile, first: str, text: str) -> FrontMatter:
    """Return the title and language that the file states; a title only if the text has it, too."""
    title = " ".join(file.title.split())
    printed = " ".join(text.split()).casefold()
    language = primary_subtag(file.language)
    known = title and title.casefold() in printed and len(title) > len(first.partition(" ")[0])
    return FrontMatter(title=title if known else "", language=language if language.isalpha() else "")


def _problems(pages: Sequence[PrintedPage], layout: Layout, joined: Joined, places: _Places) -> Iterator[Finding]:
    if joined.unclear:
        numbers = list(dict.fromkeys(row.page for row in joined.unclear))
        listed = ", ".join(map(str, numbers[:_MAX_LISTED])) + (" …" if len(numbers) > _MAX_LISTED else "")
        yield Finding(
            line=places.line(joined.unclear[0].page, joined.unclear[0].top),
            message=f"A paragraph may continue beyond the end of page {listed}, where it was divided",
            cause="The last line of the page is full and ends a sentence, and a PDF does not say where paragraphs end",
            remedy="compare it with the file, and join the two parts if they are one paragraph",
        )
    if layout.other_side:
        chosen = next((row.plain for row in layout.rows if len(row.place) > 1 and len(row.plain) > _MIN_QUOTED), "")
        other = next((row.plain for row in layout.other_side if len(row.plain) > _MIN_QUOTED), "")
        yield Finding(
            line=1,
            message=f"Two texts stand side by side, and only one was read: “{chosen}…”, and not “{other}…”",
            cause="Both columns have the same articles, like two languages of one text",
            remedy="if you need the other text, give its language (--language), or cut its column out of the pages",
        )
    if joined.unsure:
        yield Finding(
            line=1,
            message=f"Joined over a hyphen at the end of a line: {', '.join(dict.fromkeys(joined.unsure))}",
            cause="A PDF does not say whether a hyphen belongs to the word or to the line break",
            remedy="check that each word has the hyphen that it should have",
        )
    for number in layout.tables[:_MAX_LISTED]:
        yield Finding(
            line=places.line(number, _TOP),
            message=f"Page {number} seems to contain a table; it was read line by line",
            cause="A PDF does not say which words belong to which cell",
            remedy="check the order of its words",
        )
    scanned = scanned_pages(pages)
    if scanned:
        listed = ", ".join(map(str, scanned[:_MAX_LISTED])) + (" …" if len(scanned) > _MAX_LISTED else "")
        yield Finding(
            line=places.line(scanned[0], _TOP),
            message=f"A page is a picture without letters; its words are missing here: page {listed}",
            cause="It was scanned",
            remedy="run text recognition (OCR) on the file first, and add the result",
        )
    recognised = [page.number for page in pages if page.recognised]
    if recognised:
        yield Finding(
            line=places.line(recognised[0], _TOP),
            message=f"Text recognition (OCR) put the words under a picture on {counted(len(recognised), 'page')}",
            cause="These words are invisible, and may differ from what the picture shows",
            remedy="compare them with the picture",
        )
    unknown = [page for page in pages if page.unknown]
    if unknown:
        yield Finding(
            line=places.line(unknown[0].number, _TOP),
            message=f"{counted(sum(page.unknown for page in unknown), 'sign')} could not be read, and became \ufffd",
            cause="The file does not say which characters they are",
            remedy="type what the page shows",
        )


_MIN_QUOTED = 16
"""Characters of a line that is quoted, at least."""
