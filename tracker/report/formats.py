"""The file formats of the redline and of the table of concordance: the modules that write and read them.

A redline has a module that writes it and a module that reads it back, which share no code: what was written is proved
by what was read (:mod:`tracker.report.proof`). A table holds no text of the treaty, and has a module that writes it.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from tracker.model.block import Block
    from tracker.report.table.rows import ConcordanceTable
    from tracker.report.view.redline_view import RedlineView


@dataclass(frozen=True, slots=True, kw_only=True)
class FileFormat:
    """A file format that a command can write.

    Attributes:
        name: Its name on the command line.
        ending: Ending of its files, with the dot.
        streams: It is text that people read as it is, and goes to the standard output unless a file is named.
        writer: Name of the module with the function ``render``; imported at the first use.
    """

    name: str
    ending: str
    streams: bool = False
    writer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RedlineFormat(FileFormat):
    """A format of the redline.

    ``writer`` has ``render(view) -> bytes``; of a signed format ``render(view, author, date)``.

    Attributes:
        signed: The file records author and time of the changes.
        portable: The same input gives the same bytes on every machine. A PDF embeds the fonts of the machine
            that made it.
        reader: Name of the module with ``read_back(page) -> (blocks before, blocks after)`` and
            ``read_seal(page) -> statements by name``. It imports nothing from the writer.
    """

    signed: bool = False
    portable: bool = True
    reader: str

    def render(self, view: RedlineView, **signature: str) -> bytes:
        """Write the finished file.

        Args:
            view: The comparison, whole or an extract.
            signature: For a signed format ``author`` and ``date`` (``2017-04-25T00:00:00Z``), where they are known.
        """
        return cast("bytes", import_module(self.writer).render(view, **signature))

    def read_back(self, page: bytes) -> tuple[list[Block], list[Block]]:
        """Read both texts out of a finished file: the blocks before and after, each in the order of its text.

        Args:
            page: The bytes of the file.

        Raises:
            ProofError: If it is not a redline of this program, or holds a block twice.
        """
        return cast("tuple[list[Block], list[Block]]", import_module(self.reader).read_back(page))

    def read_seal(self, page: bytes) -> dict[str, str]:
        """Read the statements of the seal (:mod:`tracker.report.seal`) by name; empty for a file without a seal.

        Args:
            page: The bytes of the file.

        Raises:
            ProofError: If the file has another format.
        """
        return cast("dict[str, str]", import_module(self.reader).read_seal(page))


@dataclass(frozen=True, slots=True, kw_only=True)
class TableFormat(FileFormat):
    """A format of the table of concordance; ``writer`` has ``render(table) -> bytes``."""

    def render(self, table: ConcordanceTable) -> bytes:
        """Write the finished file.

        Args:
            table: The table.
        """
        return cast("bytes", import_module(self.writer).render(table))


def detect_format(page: bytes) -> RedlineFormat:
    """Return the format of a redline by its first bytes; file names prove nothing.

    Args:
        page: The bytes of the file.

    >>> detect_format(b"%PDF-1.7").name, detect_format(b"<!DOCTYPE html>").name, detect_format(b"# Redline").name
    ('pdf', 'html', 'markdown')
    """
    if page.startswith(b"PK"):
        return REDLINE_FORMATS["docx"]
    if page.startswith(b"%PDF-"):
        return REDLINE_FORMATS["pdf"]
    if page.startswith(b"<?xml"):
        return REDLINE_FORMATS["akn"]
    if page.startswith(b"{"):
        return REDLINE_FORMATS["json"]
    if b"\nX-Unsent: 1" in page[:4000]:
        return REDLINE_FORMATS["eml"]
    return REDLINE_FORMATS["html" if page.lstrip()[:9].lower() == b"<!doctype" else "markdown"]


# fmt: off
_REDLINE_FORMATS = (
    RedlineFormat(name="html", ending=".html",
                  writer="tracker.report.html.write", reader="tracker.report.html.read"),
    RedlineFormat(name="markdown", ending=".md", streams=True,
                  writer="tracker.report.markdown.write", reader="tracker.report.markdown.read"),
    RedlineFormat(name="docx", ending=".docx", signed=True,
                  writer="tracker.report.word.write", reader="tracker.report.word.read"),
    RedlineFormat(name="akn", ending=".xml",
                  writer="tracker.report.akn.write", reader="tracker.report.akn.read"),
    RedlineFormat(name="json", ending=".json", streams=True,
                  writer="tracker.report.json.write", reader="tracker.report.json.read"),
    RedlineFormat(name="pdf", ending=".pdf", portable=False,
                  writer="tracker.report.pdf.write", reader="tracker.report.pdf.read"),
    RedlineFormat(name="eml", ending=".eml",
                  writer="tracker.report.mail.write", reader="tracker.report.mail.read"),
)
_TABLE_FORMATS = (
    TableFormat(name="json", ending=".json", streams=True, writer="tracker.report.table.as_json"),
    TableFormat(name="csv", ending=".csv", streams=True, writer="tracker.report.table.as_csv"),
    TableFormat(name="markdown", ending=".md", streams=True, writer="tracker.report.table.as_markdown"),
    TableFormat(name="html", ending=".html", writer="tracker.report.table.as_html"),
    TableFormat(name="akn", ending=".xml", writer="tracker.report.table.as_akn"),
    TableFormat(name="xlsx", ending=".xlsx", writer="tracker.report.table.as_xlsx"),
)
# fmt: on

REDLINE_FORMATS = {redline_format.name: redline_format for redline_format in _REDLINE_FORMATS}
"""The formats of the redline by name; the first is the default."""
TABLE_FORMATS = {table_format.name: table_format for table_format in _TABLE_FORMATS}
"""The formats of the table of concordance by name."""
