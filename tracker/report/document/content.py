"""The content of a document as plain frozen data, without anything of a file format."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar

from tracker.language.interface import words_of
from tracker.language.tags import direction

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.report.site.pages import PageLink
    from tracker.report.view.notice import NamedNotice


class Look(StrEnum):
    """The look of words; each differs from the others by more than its colour."""

    PLAIN = "plain"
    STRONG = "strong"
    """Bold: a name, a heading inside a cell."""
    REMARK = "remark"
    """Small and grey: words of the program beside those of a text."""
    NEW = "new"
    """Inserted: underlined twice."""
    GONE = "gone"
    """Deleted: struck through."""
    DIFFERENT = "different"
    """Other words than in the text that is compared with: bold and underlined, as in the columns of negotiators."""
    OMITTED = "omitted"
    """A sign that words are missing here; it is no word of the text."""
    CALL = "call"
    """The raised number of a note."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words that look alike.

    Attributes:
        text: The words; a line feed begins a new line in the same paragraph.
        look: Their look.
        link: An address that the words lead to on a web page: ``#a1`` for an anchor here, or the relative path of
            another page; empty for none. Word and Markdown show the words alone.
    """

    text: str
    look: Look = Look.PLAIN
    link: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph, of a document or in a cell.

    Attributes:
        words: Its words in order.
        indent: Steps of indent, of a centimetre each.
        centred: It stands in the middle, as headings of treaty text do.
        listed: It is an item of a list, behind a bullet.
        language: Its language, a BCP 47 tag; empty for that of the document.
        anchor: A name by which programs find the paragraph again; nobody sees it. Letters, digits and "_", at most 40
            (the limit of Word), each name once in a document; empty for none.
    """

    kind: ClassVar = "paragraph"
    words: tuple[Words, ...]
    indent: int = 0
    centred: bool = False
    listed: bool = False
    language: str = ""
    anchor: str = ""

    @property
    def text(self) -> str:
        """The words without their looks."""
        return "".join(words.text for words in self.words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading of a part of the document.

    Attributes:
        text: Its words.
        level: 1 for the parts of the document, 2 and 3 inside them.
        language: Its language, a BCP 47 tag; empty for that of the document.
        anchor: As of a :class:`Paragraph`.
    """

    kind: ClassVar = "heading"
    text: str
    level: int = 1
    language: str = ""
    anchor: str = ""


Cell = tuple[Paragraph, ...]
"""The content of a cell; empty for one to write in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table.

    Attributes:
        heading: The content of its head, which stands on every page.
        width: Its share of the width of the table, beside the shares of the other columns.
    """

    heading: Cell
    width: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of a table.

    Attributes:
        cells: A cell a column; a single one in a table of several columns spans all of them.
        leads: It is a heading of the rows below, and is never left alone at the foot of a page.
    """

    cells: tuple[Cell, ...]
    leads: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table, whose head is repeated on every page.

    Attributes:
        name: What it is, for people who do not see it.
        columns: Its columns.
        rows: Its rows.
        names_rows: The first column names what each row is about.
        language: Its language, whose script decides on which side the first column stands; empty for that of the
            document.
    """

    kind: ClassVar = "table"
    name: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    names_rows: bool = True
    language: str = ""


Block = Heading | Paragraph | Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document.

    Attributes:
        name: The word by which programs know the kind of document: ``concordance``.
        kind: The kind of document, as its title: "Table of concordance".
        title: The title of the instrument; empty where none is known.
        language: Language of its words, a BCP 47 tag; in a language without words of reports the texts are in it.
        facts: Lines below the title: the texts, with symbol, date and standing.
        notices: The notices on texts that are not official, which stand above all else, and at the head of each page.
        blocks: What it says.
        closing: Small lines at its end.
        landscape: The pages lie on their side.
        dense: Its tables have many columns of text: small letters and narrow margins.
        large: Its pages are of A3, for tables that A4 cannot hold.
        links: The main pages of a site, for the head of a web page; empty for a document that stands alone.
    """

    name: str
    kind: str
    title: str
    language: str
    blocks: tuple[Block, ...]
    facts: tuple[str, ...] = ()
    notices: tuple[NamedNotice, ...] = ()
    closing: tuple[str, ...] = ()
    landscape: bool = False
    dense: bool = False
    large: bool = False
    links: tuple[PageLink, ...] = ()

    @property
    def words(self) -> dict[str, str]:
        """The words of reports in its language."""
        return words_of(self.language)

    @property
    def direction(self) -> str:
        """The direction of its script, ``ltr`` or ``rtl``."""
        return direction(self.language)

    @property
    def running_title(self) -> str:
        """The kind and the title in one line, for the head of the pages."""
        return self.words["colon"].join(filter(None, (self.kind, self.title)))


def paragraph(text: str, look: Look = Look.PLAIN) -> Paragraph:
    """Return a paragraph of words that look alike.

    >>> paragraph("Article 5", Look.STRONG).text
    'Article 5'
    """
    return Paragraph(words=(Words(text, look),))


def cell(*lines: str, look: Look = Look.PLAIN) -> Cell:
    """Return a cell with a paragraph for each line that is not empty.

    >>> [paragraph.text for paragraph in cell("Article 5", "", "Scope")]
    ['Article 5', 'Scope']
    """
    return tuple(paragraph(line, look) for line in lines if line)


def paragraphs_of(document: Document) -> Iterator[Paragraph]:
    """Yield every paragraph of a document, those in tables row by row."""
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield block
        elif isinstance(block, Table):
            for row in block.rows:
                for content in row.cells:
                    yield from content
