"""The account of a reading: for people, as rows that the terminal prints; for programs, as plain data."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from tracker.model.stage import FrontMatter
from tracker.readers.reading import ArtefactKind, FileFormat
from tracker.report.view.account import AccountView, LeftOut, Place
from tracker.services.reading.annotations import annotations_of
from tracker.store.formats.annotations import annotations_data
from tracker.text.writer import write, write_blocks

if TYPE_CHECKING:
    from tracker.model.finding import Finding
    from tracker.readers import Reading

SCHEMA = "tracker.reading/1"

NAMES = {
    ArtefactKind.NOT_UNDERSTOOD: ("element not understood", "elements not understood"),
    ArtefactKind.HIDDEN: ("piece of hidden text", "pieces of hidden text"),
    ArtefactKind.STRUCK: ("piece of struck words", "pieces of struck words"),
    ArtefactKind.DELETED: ("piece of deleted words", "pieces of deleted words"),
    ArtefactKind.FORMULA: ("formula", "formulas"),
    ArtefactKind.PICTURE: ("picture", "pictures"),
    ArtefactKind.FIELD: ("field", "fields"),
    ArtefactKind.READING_AID: ("reading aid", "reading aids"),
    ArtefactKind.OTHER_LANGUAGE: ("line of another language version", "lines of another language version"),
    ArtefactKind.HEAD: ("line of the head of the document", "lines of the head of the document"),
    ArtefactKind.MAIL: ("line of an e-mail", "lines of an e-mail"),
    ArtefactKind.CONTENTS: ("line of a table of contents", "lines of a table of contents"),
    ArtefactKind.RUNNING_HEAD: ("running head", "running heads"),
    ArtefactKind.PAGE_NUMBER: ("page number", "page numbers"),
    ArtefactKind.LINE_NUMBER: ("line number", "line numbers"),
    ArtefactKind.NAVIGATION: ("piece of navigation", "pieces of navigation"),
    ArtefactKind.HYPHEN: ("hyphen at the end of a line", "hyphens at the ends of lines"),
    ArtefactKind.ANNOUNCEMENT: ("line that announces a part", "lines that announce a part"),
    ArtefactKind.COMMENT: ("comment among the text", "comments among the text"),
    ArtefactKind.CALL: ("mark that became a note call", "marks that became note calls"),
    ArtefactKind.NOTE_FRAME: ("mark around a note", "marks around notes"),
    ArtefactKind.RULE: ("ruled line", "ruled lines"),
    ArtefactKind.MARKDOWN: ("Markdown mark", "Markdown marks"),
    ArtefactKind.BOOKMARK: ("bookmark", "bookmarks"),
    ArtefactKind.INVISIBLE: ("invisible character", "invisible characters"),
}
"""The kinds as people read them, one and several, in the order of the account: first what a treaty may be lacking."""


def account_of(
    reading: Reading, name: str, *, language_found: bool = False, revisions: str = "final", as_stated: bool = False
) -> AccountView:
    """Return the account of a reading as rows.

    Args:
        reading: The reading; its draft has the language that is used.
        name: Name of the file.
        language_found: Whether the program found that language, and nobody stated it.
        revisions: The state of the marked changes that was read.
        as_stated: Whether the front matter that the file states was taken over.
    """
    groups: dict[ArtefactKind, list[Place]] = defaultdict(list)
    for artefact in reading.artefacts:
        groups[artefact.kind].append(Place(artefact.line, artefact.text))
    order = list(NAMES)
    return AccountView(
        name=name,
        kind=_with_article(reading.format),
        unit=reading.format.unit,
        first=reading.first_line,
        last=reading.last_line,
        draft=reading.draft,
        language=reading.draft.front.language,
        language_found=language_found,
        stated=FrontMatter() if as_stated else not_taken(reading),
        outside=[Place(line, text) for line, text in reading.outside],
        left_out=[
            LeftOut(_counted(kind, len(groups[kind])), tuple(groups[kind]))
            for kind in sorted(groups, key=lambda kind: order.index(kind) if kind in NAMES else -1)
        ],
        doubts=reading.problems,
        comments=reading.comments,
        revisions=reading.revisions,
        revisions_read=revisions,
    )


def _with_article(form: FileFormat) -> str:
    """Return the name of a format as it stands in a sentence: "a Word file", "plain text"."""
    if form is FileFormat.PDF:
        return f"a {form} whose paragraphs were put together from printed lines"
    article = "an " if form[0] in "AEIOU" else "a "
    return f"{article if form.unit == 'paragraph' else ''}{form}"


def _counted(kind: ArtefactKind, number: int) -> str:
    """Return a kind with its number; one that has no plural here is shown all the same."""
    one, several = NAMES.get(kind, (str(kind), str(kind)))
    return f"{number} {one if number == 1 else several}"


def not_taken(reading: Reading) -> FrontMatter:
    """Return what the file states about itself and the front matter of the draft does not have."""
    front, offered = reading.draft.front, reading.offered
    return FrontMatter(
        symbol="" if front.symbol else offered.symbol,
        date="" if front.date else offered.date,
        title="" if front.title else offered.title,
    )


def account_data(reading: Reading, name: str, *, language_found: bool = False) -> dict[str, Any]:
    """Return a reading as plain data for programs (schema ``tracker.reading/1``).

    Args:
        reading: The reading; its draft has the language that is used.
        name: Name of the file.
        language_found: Whether the program found that language, and nobody stated it.
    """
    draft = reading.draft
    return {
        "schema": SCHEMA,
        "file": name,
        "sha256": reading.sha256,
        "format": str(reading.format),
        "unit": reading.format.unit,
        "first": reading.first_line,
        "last": reading.last_line,
        "front": dict(draft.front.items()),
        "language": draft.front.language,
        "language_found": language_found,
        "offered": {key: value for key, value in reading.offered.items() if key != "authenticity"},
        "articles": [
            {
                "eid": article.eid,
                "label": article.plain_label,
                "heading": article.heading,
                "text": write_blocks(block for _, block in article.blocks()),
            }
            for article in draft.main_provisions
        ],
        "text": write(draft),
        "outside": [{"line": line, "text": text} for line, text in reading.outside],
        "artefacts": [
            {"kind": str(artefact.kind), "line": artefact.line, "text": artefact.text} for artefact in reading.artefacts
        ],
        "problems": [_problem_data(problem) for problem in reading.problems],
        **annotations_data(annotations_of(reading)),
    }


def _problem_data(problem: Finding) -> dict[str, Any]:
    return {
        "line": problem.line,
        "column": problem.column,
        "what": problem.message,
        "cause": problem.cause,
        "cure": problem.remedy,
    }
