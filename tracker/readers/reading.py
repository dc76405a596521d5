"""Result of reading: the draft, and an account of every character that did not become part of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tracker.model.annotation import Comment, Revision
from tracker.model.draft import DraftText
from tracker.model.finding import Finding
from tracker.model.stage import FrontMatter

_NOTHING_STATED = FrontMatter()


class ArtefactKind(StrEnum):
    """Everything that a reader may leave out, inside the treaty text or beside it. The list is closed.

    White space (tabs, line breaks, blanks at either end of a line) is not listed: it carries no words.
    """

    CALL = "note call"
    """``[footnoteRef:8]``, ``[fn:2]``: becomes a note call in the same place."""
    NOTE_FRAME = "frame of a note"
    """``[8:`` and ``]`` around a note in the text, ``[fn:2]`` before one in a list; the words of the note stay."""
    BOOKMARK = "bookmark"
    """``[bookmark: _Hlk480402865]``: an internal name of a word processor."""
    ANNOUNCEMENT = "announcement"
    """A line that announces the following: ``Annexe`` above the text, ``Notes`` above a list."""
    MARKDOWN = "Markdown mark"
    """``#`` before a heading; ``>`` before the lines of a quoted e-mail."""
    COMMENT = "comment"
    """A line ``<!-- … -->``."""
    RULE = "ruled line"
    """A line of nothing but asterisks, dashes, underscores or the like."""
    INVISIBLE = "invisible character"
    """A control character, or zero-width characters that stand alone on their line."""
    PAGE_NUMBER = "page number"
    """A line that holds the number of a page: ``- 2 -``, ``Page 2 of 5``."""
    RUNNING_HEAD = "running head"
    """A line at the head or foot of pages that comes again on others: a symbol, a short title, ``/...``."""
    HYPHEN = "hyphen at the end of a line"
    """The hyphen of a word that a line break divided; the word is whole in the text."""
    LINE_NUMBER = "line number"
    """A number in the margin that counts the printed lines."""
    CONTENTS = "table of contents"
    """A line of a list whose labels come again below, before their text."""
    HEAD = "head of the document"
    """The symbol, date, languages and distribution of an issued document, above its title."""
    MAIL = "part of an e-mail"
    """The sender, the subject and the like above a text that was sent in an e-mail, and the signature below it."""
    NAVIGATION = "navigation"
    """Menus, links to other places, buttons, copyright lines of a web page."""
    HIDDEN = "hidden text"
    """Words that the program that made the file neither shows nor prints."""
    STRUCK = "struck words"
    """Words struck through by formatting."""
    DELETED = "deleted words"
    """Words that a tracked change deleted, or inserted where the text before the changes is read."""
    PICTURE = "picture"
    """A picture or drawing; its description, if it has one, else its name."""
    FORMULA = "formula"
    """A formula that is no line of plain characters; its characters in a row."""
    READING_AID = "reading aid"
    """The pronunciation printed above characters (ruby)."""
    FIELD = "field"
    """The choices or the code of a field; its shown result stays in the text."""
    OTHER_LANGUAGE = "other language"
    """A line of another language version, printed beside the one that is read."""
    NOT_UNDERSTOOD = "not understood"
    """An element that the reader does not know, by its name and the beginning of its words."""


class FileFormat(StrEnum):
    """Format of a file, as it was recognised by its contents."""

    WORD = "Word file"
    CONVERTED = "file that LibreOffice converted to Word"
    PDF = "PDF file"
    WEB_PAGE = "web page"
    AKN = "Akoma Ntoso document"
    STRUCTURED = "structured text"
    MARKDOWN = "Markdown text"
    PLAIN = "plain text"

    @property
    def unit(self) -> str:
        """The unit in which its places are counted: ``line`` or ``paragraph``."""
        return "line" if self in (FileFormat.STRUCTURED, FileFormat.MARKDOWN, FileFormat.PLAIN) else "paragraph"


@dataclass(frozen=True, slots=True)
class Artefact:
    """A removed stretch of the source.

    Attributes:
        line: Line in the source, from 1.
        text: The exact characters.
        kind: Kind of artefact.
    """

    line: int
    text: str
    kind: ArtefactKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A draft as read from a file, with the account of what was left out.

    Attributes:
        draft: The draft.
        problems: Doubtful places, with their lines in the source.
        first_line: First line of the treaty text in the source, from 1.
        last_line: Last line, inclusive.
        outside: Every line with words outside of that range, as number and text, but for those among the artefacts.
        artefacts: Everything removed inside the range, and contents, page numbers and the like anywhere, in order.
        sha256: Digest of the bytes as received.
        comments: Comments in the margin, in order.
        revisions: Tracked changes and struck words with their authors, in order.
        offered: Front matter that the head or the properties of the file state (symbol, date, language, title).
            It is shown for confirmation and never taken by itself.
        format: Format of the file.
    """

    draft: DraftText
    problems: tuple[Finding, ...]
    first_line: int
    last_line: int
    outside: tuple[tuple[int, str], ...] = ()
    artefacts: tuple[Artefact, ...] = ()
    sha256: str = ""
    comments: tuple[Comment, ...] = ()
    revisions: tuple[Revision, ...] = ()
    offered: FrontMatter = _NOTHING_STATED
    format: FileFormat = FileFormat.PLAIN
