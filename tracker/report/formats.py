"""The file formats of the redline and of the tables: the modules that write and read them.

A redline has a module that writes it and a module that reads it back, which share no code: what was written is proved
by what was read (:mod:`tracker.report.proof`). A table holds no text of the treaty, and has a module that writes it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING, cast

from tracker.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracker.model.block import Block
    from tracker.report.table.rows import ConcordanceTable
    from tracker.report.view.redline_view import RedlineView


@dataclass(frozen=True, slots=True, kw_only=True)
class FileFormat:
    """A file format that a command can write.

    Attributes:
        name: Its name on the command line.
        streams: It is text that people read as it is, and goes to the standard output unless a file is named.
        writer: Name of the module with the function ``render``; imported at the first use.
    """

    name: str
    streams: bool = False
    writer: str

    @property
    def ending(self) -> str:
        """The usual ending of its files, with the dot."""
        return ENDINGS[self.name][0]

    @property
    def use(self) -> str:
        """The program that opens its files, as a sentence for the terminal."""
        return USES[self.name]

    def require(self) -> None:
        """Refuse at once where a library is missing that the format needs, before anything is read or announced.

        Raises:
            InputError: If one is missing.
        """
        if require := getattr(import_module(self.writer), "require", None):
            require()


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


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentFormat(FileFormat):
    """A format of a document (:mod:`tracker.report.document`); ``writer`` has ``render(document) -> bytes``.

    Attributes:
        builder: Name of the module with ``document_of(subject) -> Document``; imported at the first use.
    """

    builder: str

    def render(self, subject: object) -> bytes:
        """Write the finished file.

        Args:
            subject: The data that the document is about.
        """
        return cast("bytes", import_module(self.writer).render(import_module(self.builder).document_of(subject)))


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewFormat(FileFormat):
    """A format of a report that is no redline and no table of concordance; ``writer`` has ``render(view) -> bytes``."""

    def render(self, view: object) -> bytes:
        """Write the finished file.

        Args:
            view: The view of that report.
        """
        return cast("bytes", import_module(self.writer).render(view))


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
    if page.lstrip()[:9].lower() == b"<!doctype":
        return REDLINE_FORMATS["html"]
    return REDLINE_FORMATS["criticmarkup" if _CRITICMARKUP.search(page) else "markdown"]


_CRITICMARKUP = re.compile(rb"^<!-- The treaty text in CriticMarkup begins -->$", re.MULTILINE)
"""The line above the treaty text; no text can hold it, since its signs would be escaped."""

# fmt: off
_REDLINE_FORMATS = (
    RedlineFormat(name="html",
                  writer="tracker.report.html.write", reader="tracker.report.html.read"),
    RedlineFormat(name="markdown", streams=True,
                  writer="tracker.report.markdown.write", reader="tracker.report.markdown.read"),
    RedlineFormat(name="criticmarkup", streams=True,
                  writer="tracker.report.markdown.write_critic", reader="tracker.report.markdown.read_critic"),
    RedlineFormat(name="docx", signed=True,
                  writer="tracker.report.word.write", reader="tracker.report.word.read"),
    RedlineFormat(name="akn",
                  writer="tracker.report.akn.write", reader="tracker.report.akn.read"),
    RedlineFormat(name="json", streams=True,
                  writer="tracker.report.json.write", reader="tracker.report.json.read"),
    RedlineFormat(name="pdf", portable=False,
                  writer="tracker.report.pdf.write", reader="tracker.report.pdf.read"),
    RedlineFormat(name="eml",
                  writer="tracker.report.mail.write", reader="tracker.report.mail.read"),
)
_TABLE_FORMATS = (
    TableFormat(name="json", streams=True, writer="tracker.report.table.as_json"),
    TableFormat(name="csv", streams=True, writer="tracker.report.table.as_csv"),
    TableFormat(name="markdown", streams=True, writer="tracker.report.table.as_markdown"),
    TableFormat(name="html", writer="tracker.report.table.as_html"),
    TableFormat(name="akn", writer="tracker.report.table.as_akn"),
    TableFormat(name="xlsx", writer="tracker.report.table.as_xlsx"),
    TableFormat(name="docx", writer="tracker.report.table.as_docx"),
)
_DERIVATION = "tracker.report.derivation.document"
_DERIVATION_FORMATS: tuple[TableFormat | DocumentFormat, ...] = (
    TableFormat(name="json", streams=True, writer="tracker.report.derivation.as_json"),
    TableFormat(name="csv", streams=True, writer="tracker.report.derivation.as_csv"),
    DocumentFormat(name="markdown", streams=True, builder=_DERIVATION, writer="tracker.report.document.as_markdown"),
    DocumentFormat(name="html", builder=_DERIVATION, writer="tracker.report.document.as_html"),
    DocumentFormat(name="xlsx", builder=_DERIVATION, writer="tracker.report.document.as_xlsx"),
    DocumentFormat(name="docx", builder=_DERIVATION, writer="tracker.report.document.as_docx"),
)
# fmt: on

REDLINE_FORMATS = {redline_format.name: redline_format for redline_format in _REDLINE_FORMATS}
"""The formats of the redline by name; the first is the default."""
TABLE_FORMATS = {table_format.name: table_format for table_format in _TABLE_FORMATS}
"""The formats of the table of concordance by name."""
DERIVATION_FORMATS = {derivation_format.name: derivation_format for derivation_format in _DERIVATION_FORMATS}
"""The formats of the derivation table by name."""

_Forms = dict[str, "ViewFormat | DocumentFormat"]


def _forms(room: str, views: str, documents: str = "", builder: str = "as_document", usual: str = "") -> _Forms:
    """Return the formats of a report by name.

    Args:
        room: Its folder in ``tracker/report/``.
        views: Formats that a module of its own writes, ``as_<format>``.
        documents: Formats in which it is a document, which ``report/document/`` writes.
        builder: Name of its module that makes the document.
        usual: The first formats, where they are not those of ``views``.
    """
    forms: _Forms = {}
    for name in dict.fromkeys((*usual.split(), *views.split(), *documents.split())):
        streams = name in _READ_AS_THEY_ARE
        if name in documents.split():
            made_by, writer = f"tracker.report.{room}.{builder}", f"tracker.report.document.as_{name}"
            forms[name] = DocumentFormat(name=name, streams=streams, builder=made_by, writer=writer)
        else:
            forms[name] = ViewFormat(name=name, streams=streams, writer=f"tracker.report.{room}.as_{name}")
    return forms


_READ_AS_THEY_ARE = ("text", "markdown", "csv", "json")
"""Formats that people read as they are: they go to the standard output unless a file is named."""

BRACKET_FORMATS = _forms("brackets", "html csv xlsx json")
"""The formats of the list of brackets by name."""
LANGUAGE_FORMATS = _forms("languages", "xlsx json", "html docx", usual="html docx")
"""The formats of language versions side by side by name."""
NOTE_FORMATS = _forms("note", "text json", "html docx markdown", usual="text html docx markdown")
"""The formats of the note of changes by name; the first is the default."""
CORRIGENDUM_FORMATS = _forms("corrigendum", "text json", "docx html markdown", usual="text docx html markdown")
"""The formats of the corrigendum by name; the first is the default."""
BRIEF_FORMATS = _forms("substance", "text json", "html docx markdown", usual="text html docx markdown")
"""The formats of the brief of what changed in substance by name; the first is the default."""
FIND_FORMATS = _forms("find", "json csv", "markdown html docx", "document") | {
    "xlsx": DocumentFormat(
        name="xlsx", builder="tracker.report.find.workbook", writer="tracker.report.document.as_xlsx"
    ),
}
"""The formats of the places of words by name."""
COLUMNS_FORMATS = _forms("columns", "json", "docx html xlsx", "document", usual="docx html xlsx")
"""The formats of the table in columns by name; the first is the usual one."""
MATRIX_FORMATS = _forms("matrix", "html xlsx json")
"""The formats of the matrix by name."""
HISTORY_FORMATS = _forms("history", "json", "html docx markdown")
"""The formats of the history by name."""
ORIGIN_FORMATS = _forms("origin", "json html")
"""The formats of the origin of words by name."""


# Names of files

ENDINGS = {
    "html": (".html", ".htm"),
    "markdown": (".md", ".markdown"),
    "criticmarkup": (".md", ".markdown"),
    "docx": (".docx",),
    "akn": (".xml", ".akn"),
    "json": (".json",),
    "pdf": (".pdf",),
    "eml": (".eml",),
    "csv": (".csv",),
    "xlsx": (".xlsx",),
    "text": (".txt",),
}
"""The endings of the files of each format, the usual one first. A command that writes a format under another name (the
``table`` of the terminal, the structured text of a stage) gives its own."""

USES = {
    "html": "Open it in any browser.",
    "markdown": "It is plain text, to paste into a mail or a pull request.",
    "criticmarkup": "It is plain text, for editors that know CriticMarkup.",
    "docx": "Open it in Word or LibreOffice.",
    "akn": "It is for the systems of parliaments, and for other programs.",
    "json": "It is for other programs.",
    "pdf": "Open it in any PDF reader.",
    "eml": "Open it in your mail program: it is a draft to send.",
    "csv": "Open it in Excel or LibreOffice.",
    "xlsx": "Open it in Excel or LibreOffice.",
    "text": "It is plain text.",
}
"""The program that opens a file of each format."""

ALIASES = {
    "htm": "html", "page": "html", "web": "html", "md": "markdown", "word": "docx", "doc": "docx", "xml": "akn",
    "akoma": "akn", "mail": "eml", "email": "eml", "e-mail": "eml", "excel": "xlsx", "txt": "text",
}  # fmt: skip
"""Other names of formats that people type."""

INSTEAD = {
    ".doc": ".docx", ".docm": ".docx", ".dotx": ".docx", ".odt": ".docx", ".rtf": ".docx", ".pages": ".docx",
    ".xls": ".xlsx", ".xlsm": ".xlsx", ".ods": ".xlsx", ".numbers": ".xlsx", ".tsv": ".csv",
    ".msg": ".eml", ".xhtml": ".html", ".mht": ".html", ".mhtml": ".html", ".epub": ".html", ".tex": ".md",
    ".yaml": ".json", ".yml": ".json",
}  # fmt: skip
"""Endings of files that this program does not write, with the nearest that it does: the programs that open the first
open the second as well."""

_ENDING = re.compile(r"\.[A-Za-z][A-Za-z0-9]{0,7}")
"""The ending of a name, as opposed to a dot in it: "redline-v1.2", "A.HRC.35.35"."""


def ending_of(name: str) -> str:
    """Return the ending of the name of a file in small letters, with the dot; empty where it has none.

    >>> ending_of("Redline.DOCX"), ending_of("redline-v1.2"), ending_of("A.HRC.35.35"), ending_of(".redline")
    ('.docx', '', '', '')
    """
    ending = PurePath(name).suffix
    return ending.lower() if _ENDING.fullmatch(ending) else ""


def choose_format(
    name: str,
    typed: str,
    forms: Mapping[str, tuple[str, ...]],
    usual: str,
    elsewhere: Mapping[str, str] | None = None,
) -> str:
    """Return the format of a file that is to be written: the ending of its name chooses it.

    Args:
        name: The name of the file as typed; empty for none.
        typed: The format that was asked for by its name; empty for none.
        forms: The formats that the command writes by their names, each with the endings of its files.
        usual: The format where neither says which.
        elsewhere: Endings of files that another command makes, each with that command as a person would type it.

    Raises:
        InputError: If the name has the ending of another format than the one that was asked for, or no format has it.

    >>> choose_format("Redline.DOCX", "", ENDINGS, "html"), choose_format("redline", "", ENDINGS, "html")
    ('docx', 'html')
    """
    ending = ending_of(name)
    fitting = [form for form, endings in forms.items() if ending in endings]
    if not ending or typed in fitting:
        return typed or usual
    known = bool(fitting) or ending in INSTEAD or any(ending in endings for endings in ENDINGS.values())
    if typed and not known:
        return typed  # Nobody else claims this ending, and a person said what the file is to be.
    if typed:
        raise InputError(
            f"{name} has the ending of another format than --format {typed}",
            cause=f"the ending says what a file is: one in this format ends in {' or '.join(forms[typed])}",
            remedy=f"leave out --format, or name the file {_renamed(name, forms[typed][0])}"
            if fitting
            else f"name the file {_renamed(name, forms[typed][0])}",
        )
    if not fitting:
        raise _no_such_ending(name, ending, forms, elsewhere or {})
    return fitting[0]


def _no_such_ending(
    name: str, ending: str, forms: Mapping[str, tuple[str, ...]], elsewhere: Mapping[str, str]
) -> InputError:
    ours = list(dict.fromkeys(own for endings in forms.values() for own in endings[:1]))
    instead = INSTEAD.get(ending, "")
    if instead not in ours and (other := elsewhere.get(instead or ending, "")):
        return InputError(
            f"This command writes no {instead or ending} file",
            cause=f"it writes {', '.join(ours[:-1])} and {ours[-1]}",
            remedy=f"name the file with one of these endings, or type: {other}",
        )
    if instead in ours:
        return InputError(
            f"This command writes no {ending} file",
            cause=f"what opens {ending} files opens {instead} files as well",
            remedy=f"name the file {_renamed(name, instead)}",
        )
    return InputError(
        f"This command writes no {ending} file",
        cause=f"the ending says what a file is to be; there are {', '.join(ours[:-1])} and {ours[-1]}",
        remedy=f"name the file with one of these endings, as {_renamed(name, ours[0])}",
    )


def _renamed(name: str, ending: str) -> str:
    return f"{name.removesuffix(PurePath(name).suffix)}{ending}"
