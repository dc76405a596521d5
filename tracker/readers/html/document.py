"""Web pages saved to disk → a draft: pages of the OHCHR, of EUR-Lex, and redlines of this program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.errors import InputError
from tracker.model.finding import Finding
from tracker.readers.html.notes import find_notes, with_calls
from tracker.readers.html.page import PageParser
from tracker.readers.input.limits import Deadline, count_markup, refuse_bulk
from tracker.readers.structure.rendered import RenderedDocument, read_rendered
from tracker.text.compose import FoundNote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.model.stage import FrontMatter
    from tracker.readers.options import ReadOptions
    from tracker.readers.reading import Reading

_MAX_QUOTED = 200
"""Characters of skipped text that a problem quotes."""


def read_html(text: str, name: str, front: FrontMatter, options: ReadOptions) -> Reading:
    """Read a web page.

    Args:
        text: The whole page.
        name: Name of the file, for messages.
        front: Front matter that the caller knows.
        options: The part of the page that is the treaty, counted in paragraphs.

    Returns:
        The draft; its lines are the paragraphs of the page.

    Raises:
        InputError: If it is nested too deeply, or holds no words.
    """
    refuse_bulk(count_markup(text), name)
    page = PageParser(Deadline(name))
    try:
        page.feed(text)
        page.close()
    except AssertionError as error:  # html.parser raises it on some broken declarations.
        raise InputError(f"{name} cannot be read as a web page", cause=str(error), remedy="save it again") from None
    notes = find_notes(page.lines)
    lines = [with_calls(line, notes) for line in page.lines if not any(anchor in notes for anchor in line.anchors)]
    document = RenderedDocument(
        lines=lines,
        notes=[FoundNote(anchor, words) for anchor, words in notes.items()],
        problems=list(_problems(page, len(notes))),
    )
    return read_rendered(document, name, front, options)


def _problems(page: PageParser, notes: int) -> Iterator[Finding]:
    skipped = " ".join(" ".join(page.skipped).split())
    if skipped:
        yield Finding(
            line=1,
            message=f"Menus, forms and hidden parts of the page were skipped: “{skipped[:_MAX_QUOTED]}”",
            cause="They are no text of a treaty",
            remedy="if any of it is, copy it into a text file",
        )
    if page.changes:
        yield Finding(
            line=1,
            message=f"The page holds {page.changes} marked insertions and deletions; it was read as accepted",
            cause="It is a comparison",
            remedy="if you need the old text, save the page of that text",
        )
    if notes:
        yield Finding(
            line=1,
            message=f"{notes} notes were taken from below the text",
            cause="On a page a note is a link like any other; these lead to a line that begins with their number",
            remedy="check that each is called in the right place",
        )
