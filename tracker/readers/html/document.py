"""Web pages saved to disk → a draft: pages of the OHCHR, of EUR-Lex, fragments, and redlines of this program."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.errors import InputError
from tracker.model.annotation import Revision
from tracker.model.finding import Finding
from tracker.model.stage import FrontMatter
from tracker.readers.html.lines import is_heading
from tracker.readers.html.navigation import mark_furniture
from tracker.readers.html.notes import find_notes, is_note, lower_paragraph_numbers, shown_text
from tracker.readers.html.page import PageParser
from tracker.readers.input.limits import Deadline, count_markup, refuse_bulk
from tracker.readers.reading import Artefact, ArtefactKind
from tracker.readers.structure.rendered import RenderedDocument, RenderedLine, read_rendered
from tracker.spelling import counted
from tracker.text.compose import FoundNote
from tracker.text.escapes import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tracker.readers.html.lines import PageLine
    from tracker.readers.options import ReadOptions
    from tracker.readers.reading import Reading

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_DATES = ("dcterms.issued", "dc.date.issued", "dcterms.date", "dc.date")
_TITLES = ("dcterms.title", "dc.title")


def read_html(text: str, name: str, front: FrontMatter, options: ReadOptions) -> Reading:
    """Read a web page.

    Args:
        text: The whole page.
        name: Name of the file, for messages.
        front: Front matter that the caller knows.
        options: The part of the page that is the treaty, counted in paragraphs, and the side of marked changes.

    Returns:
        The draft; its lines are the paragraphs of the page.

    Raises:
        InputError: If it is nested too deeply, or contains no words.
    """
    return read_rendered(render_page(text, name, options), name, front, options)


def render_page(
    text: str, name: str, options: ReadOptions, notes: Mapping[str, str] | None = None, *, is_part: bool = False
) -> RenderedDocument:
    """Return the lines, notes and account of a web page.

    Args:
        text: The whole page.
        name: Name of the file, for messages.
        options: Whether marked changes are read as accepted.
        notes: Notes that are known already, by the place to which their calls lead.
        is_part: Whether it is a part of another document, which takes its lines alone: notes stay lines.

    Raises:
        InputError: If it is nested too deeply, is too large inside, or takes too long.
    """
    refuse_bulk(count_markup(text), name)
    page = PageParser(text, Deadline(name), accept_changes=options.revisions != "original")
    try:
        page.feed(text)
        page.close()
    except AssertionError as error:  # html.parser raises it on some broken declarations.
        raise InputError(f"{name} cannot be read as a web page", cause=str(error), remedy="save it again") from None
    lower_paragraph_numbers(page.lines)
    found = {} if is_part else {**find_notes(page.lines), **(notes or {})}
    lines = [line for line in page.lines if not is_note(line, found)]
    mark_furniture(lines, found)
    account = _Account()
    rendered = [_rendered(line, found) for line in _kept(page.lines, lines, account)]
    return RenderedDocument(
        lines=rendered,
        notes=[FoundNote(anchor, words) for anchor, words in found.items()],
        problems=list(_problems(page, account)),
        artefacts=account.artefacts,
        revisions=account.revisions,
        offered=_offered(page),
    )


class _Account:
    """Account of everything left out, by the number of the line in or before which it stood."""

    def __init__(self) -> None:
        self.artefacts: list[Artefact] = []
        self.revisions: list[Revision] = []

    def add(self, line: PageLine, number: int) -> None:
        """Add what a line does not show."""
        for out in line.left_out:
            if out.kind is not None:
                self.artefacts.append(Artefact(number, out.text, out.kind))
            if out.revision is not None:
                self.revisions.append(Revision(kind=out.revision, author="", date=out.date, text=out.text, line=number))


def _kept(page: Sequence[PageLine], text: Sequence[PageLine], account: _Account) -> Iterator[PageLine]:
    """Yield the lines that stay; notes and what the page marks as furniture go to the account."""
    is_text = {id(line) for line in text}
    number = 1
    for line in page:
        account.add(line, number)
        if line.furniture not in (None, ArtefactKind.CONTENTS) and id(line) in is_text:
            account.artefacts.append(Artefact(number, clean(f"{line.label} {line.text}"), line.furniture))
        elif id(line) in is_text:
            number += 1
            yield line


def _rendered(line: PageLine, notes: Mapping[str, str]) -> RenderedLine:
    text, ids = shown_text(line, notes)
    return RenderedLine(
        text=text,
        ids=ids,
        label=line.label,
        automatic=line.automatic,
        row=line.row,
        in_contents=line.furniture is ArtefactKind.CONTENTS,
        heading_length=0 if line.row else _heading_length(line),
        wrapped=line.follows,
    )


def _heading_length(line: PageLine) -> int:
    """Return the length of a label that is set off at the beginning of a line, with the title set off behind it."""
    end = at = 0
    for run in line.runs:
        gap = line.text[end:at] if run.strong and run.text.strip() else ""
        if run.strong and run.text.strip() and not any(map(str.isalnum, gap)) and "\n" not in gap:
            end = at + len(run.text.rstrip())
        elif not run.strong and any(map(str.isalnum, run.text)):
            break
        at += len(run.text)
    rest = line.text[end:]
    if not end or not rest.strip() or not is_heading(clean(line.text[:end].rstrip(" .:–—-"))):
        return 0
    return end + len(rest) - len(rest.lstrip(" .:–—-\u00a0"))


def _problems(page: PageParser, account: _Account) -> Iterator[Finding]:
    changes = sum(revision.kind.value in {"inserted", "deleted"} for revision in account.revisions)
    if changes:
        yield Finding(
            line=1,
            message=f"The page contains {counted(changes, 'marked change')}; it was read with all of them accepted",
            cause="It is a comparison",
            remedy="if you need the old text, read it with --revisions original",
        )
    for address in page.frames:
        yield Finding(
            line=1,
            message=f"The page shows another page inside it, which was not read: {address or 'without an address'}",
            cause="The words of that page are in a separate file",
            remedy="if the treaty is there, save that page and name it instead",
        )
    if page.makes_numbers:
        yield Finding(
            line=1,
            message="Some numbers of this page are made by its style sheet and could not be read",
            cause="They are not in the file",
            remedy="copy the text from the browser into a text file if numbers are missing",
        )


def _offered(page: PageParser) -> FrontMatter:
    """Return what the head of the page states, for a person to confirm."""
    title = next((page.meta[name] for name in _TITLES if page.meta.get(name)), next(iter(page.titles), ""))
    language = page.language if _LANGUAGE.fullmatch(page.language) else ""
    date = next((page.meta[name] for name in _DATES if page.meta.get(name)), "")
    return FrontMatter(title=clean(title), date=clean(date), language=language)
