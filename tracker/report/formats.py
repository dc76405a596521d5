"""The forms of the redline report: each is a module that writes it, one that reads it back, and a line here."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from tracker.model.block import Block
    from tracker.report.view.redline_view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One form of the report.

    Attributes:
        name: What it is called on the command line.
        ending: Ending of its files, with the dot.
        streams: Whether it is text to read as it is, which goes to the standard output unless a file is named.
        signed: Whether it says who made the changes, and when.
        portable: Whether the same input gives the same bytes on any machine; a PDF holds the fonts of the one that
            made it.
        writer: Module with ``render(view) -> bytes``, of a signed one ``render(view, author, date)``; loaded when
            used.
        reader: Module with ``read_back(page) -> (blocks before, blocks after)`` and ``read_seal(page) -> what it says
            of itself``, which shares nothing with the writer.
    """

    name: str
    ending: str
    streams: bool = False
    signed: bool = False
    portable: bool = True
    writer: str
    reader: str

    def render(self, view: View, **signature: str) -> bytes:
        """The finished file.

        Args:
            view: What to print, a whole comparison or an extract.
            signature: Of a signed form ``author`` and ``date`` (``2017-04-25T00:00:00Z``), if they are known.
        """
        return cast("bytes", import_module(self.writer).render(view, **signature))

    def read_back(self, page: bytes) -> tuple[list[Block], list[Block]]:
        """The blocks that a finished file holds, before and after, each in the order of its own text.

        Args:
            page: The bytes of the file.

        Raises:
            ProofError: If it is no report of ours, or a place in it is taken twice.
        """
        return cast("tuple[list[Block], list[Block]]", import_module(self.reader).read_back(page))

    def read_seal(self, page: bytes) -> dict[str, str]:
        """What a finished file says of itself (:mod:`tracker.report.seal`); empty if it says nothing.

        Args:
            page: The bytes of the file.

        Raises:
            ProofError: If it is no file of this form.
        """
        return cast("dict[str, str]", import_module(self.reader).read_seal(page))


def form_of(page: bytes) -> Format:
    """The form of a report, by what is in it; names of files prove nothing.

    Args:
        page: The bytes of the file.
    """
    if page.startswith(b"PK"):
        return FORMATS["docx"]
    if page.startswith(b"%PDF-"):
        return FORMATS["pdf"]
    if page.startswith(b"<?xml"):
        return FORMATS["akn"]
    if page.startswith(b"{"):
        return FORMATS["json"]
    if b"\nX-Unsent: 1" in page[:4000]:
        return FORMATS["eml"]
    return FORMATS["html" if page.lstrip()[:9].lower() == b"<!doctype" else "markdown"]


_ALL = (
    Format(name="html", ending=".html", writer="tracker.report.html.write", reader="tracker.report.html.read"),
    Format(name="markdown", ending=".md", streams=True, writer="tracker.report.markdown.write",
           reader="tracker.report.markdown.read"),
    Format(name="docx", ending=".docx", signed=True, writer="tracker.report.word.write",
           reader="tracker.report.word.read"),
    Format(name="akn", ending=".xml", writer="tracker.report.akn.write", reader="tracker.report.akn.read"),
    Format(name="json", ending=".json", streams=True, writer="tracker.report.json.write",
           reader="tracker.report.json.read"),
    Format(name="pdf", ending=".pdf", portable=False, writer="tracker.report.pdf.write",
           reader="tracker.report.pdf.read"),
    Format(name="eml", ending=".eml", writer="tracker.report.mail.write", reader="tracker.report.mail.read"),
)  # fmt: skip
FORMATS = {each.name: each for each in _ALL}
"""The forms by name; the first is the usual one."""
