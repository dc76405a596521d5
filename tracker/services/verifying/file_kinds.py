"""The kinds of files that people give to ``tracker verify``, recognised by their contents; names prove nothing."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.readers.input.file_kinds import ZIP_SIGNATURE, is_akn, is_docx, is_html, is_html_fragment

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of files.

    Attributes:
        name: Its name in a sentence, with its article.
        endings: The endings under which such files go, in small letters.
        is_text: Whether a draft can be read from it.
    """

    name: str
    endings: tuple[str, ...] = ()
    is_text: bool = False

    def contradicts(self, path: Path) -> bool:
        """Return whether the ending of a file is that of another kind.

        >>> from pathlib import Path
        >>> (
        ...     HTML.contradicts(Path("redline.docx")),
        ...     HTML.contradicts(Path("redline.2017")),
        ...     PDF.contradicts(Path("x.PDF")),
        ... )
        (True, False, False)
        """
        ending = path.suffix.lower()
        return ending not in self.endings and any(ending in kind.endings for kind in _ALL)


EMPTY = FileKind("an empty file")
WORD = FileKind("a Word file", (".docx", ".docm"), is_text=True)
EXCEL = FileKind("an Excel workbook", (".xlsx", ".xlsm"))
POWERPOINT = FileKind("a PowerPoint file", (".pptx",))
OPEN_TEXT = FileKind("an OpenDocument text", (".odt",), is_text=True)
OPEN_SHEET = FileKind("an OpenDocument sheet", (".ods",))
ZIP = FileKind("a zip archive", (".zip",))
OLD_OFFICE = FileKind("a file of an old Office program", (".doc", ".xls", ".ppt", ".msg"))
RTF = FileKind("a rich text file (RTF)", (".rtf",), is_text=True)
PDF = FileKind("a PDF file", (".pdf",), is_text=True)
IMAGE = FileKind("an image", (".png", ".jpg", ".jpeg", ".gif", ".tif", ".tiff", ".webp", ".bmp"))
BUNDLE = FileKind("a whole store in one file", (".bundle",))
HTML = FileKind("a web page", (".html", ".htm", ".xhtml"), is_text=True)
AKN = FileKind("an Akoma Ntoso document", (".xml", ".akn"), is_text=True)
XML = FileKind("an XML file", (".xml",))
JSON = FileKind("a JSON file", (".json",))
MAIL = FileKind("a mail", (".eml",))
CSV = FileKind("a table of values (CSV)", (".csv",))
STRUCTURED = FileKind("a structured text, the form in which a store keeps drafts", (".md",), is_text=True)
TEXT = FileKind("a plain text", (".txt", ".md", ".markdown"), is_text=True)
UNKNOWN = FileKind("a file of a kind that this program does not know")

_ALL = (
    WORD, EXCEL, POWERPOINT, OPEN_TEXT, OPEN_SHEET, ZIP, OLD_OFFICE, RTF, PDF, IMAGE, BUNDLE, HTML, AKN, XML, JSON,
    MAIL, CSV, STRUCTURED, TEXT,
)  # fmt: skip

_BEGINNINGS = (
    (b"%PDF-", PDF),
    (b"{\\rtf", RTF),
    (b"\xd0\xcf\x11\xe0", OLD_OFFICE),
    (b"\x89PNG", IMAGE),
    (b"\xff\xd8\xff", IMAGE),
    (b"GIF8", IMAGE),
    (b"II*\x00", IMAGE),
    (b"MM\x00*", IMAGE),
    (b"BM", IMAGE),
    (b"# v2 git bundle", BUNDLE),
    (b"# v3 git bundle", BUNDLE),
)
_MAIL = re.compile(r"(?:[A-Za-z][A-Za-z-]*:[^\n]*\n(?:[ \t][^\n]*\n)*)*(?:MIME-Version|Message-ID):", re.IGNORECASE)
_MAIL_HEAD = 20_000
"""Characters in which the header of a mail stands: servers add some thousand."""
_FRONT_MATTER = re.compile(r"---\n(?:[a-z-]+:[^\n]*\n)*(?:instrument|stage|authenticity):")
_CSV_ROWS = 3
"""Rows with the same number of fields that make a text a table: two sentences may have as many commas."""


def kind_of(data: bytes) -> FileKind:
    r"""Return the kind of a file by its bytes.

    >>> [kind_of(data).name for data in (b"", b"%PDF-1.7", b"<!doctype html><p>x", b"\x89PNG\r\n\x1a\n\0", b"Peace.\n")]
    ['an empty file', 'a PDF file', 'a web page', 'an image', 'a plain text']
    """
    if not data.strip():
        return EMPTY
    if data.startswith(ZIP_SIGNATURE):
        return _archive_kind(data)
    for beginning, kind in _BEGINNINGS:
        # Letters alone begin a text too.
        if data.startswith(beginning) and (kind is not IMAGE or b"\0" in data[:64]):
            return kind
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return IMAGE
    return _text_kind(data)


def _archive_kind(data: bytes) -> FileKind:
    if b"opendocument.text" in data[:512]:
        return OPEN_TEXT
    if b"opendocument.spreadsheet" in data[:512]:
        return OPEN_SHEET
    if b"xl/" in data:
        return EXCEL
    if b"ppt/" in data:
        return POWERPOINT
    return WORD if is_docx(data) else ZIP


def _text_kind(data: bytes) -> FileKind:
    try:
        text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError:
        return UNKNOWN
    if "\0" in text:
        return UNKNOWN
    text = text.replace("\r\n", "\n").lstrip()
    if text.startswith(("{", "[")) and _is_json(text):
        return JSON
    if is_akn(text):
        return AKN
    if is_html(text) or is_html_fragment(text):
        return HTML
    if text.startswith("<?xml"):
        return XML
    if _MAIL.match(text[:_MAIL_HEAD]):
        return MAIL
    if _FRONT_MATTER.match(text):
        return STRUCTURED
    return CSV if _is_csv(text) else TEXT


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _is_csv(text: str) -> bool:
    import csv  # noqa: PLC0415 – loaded when used

    lines = text.splitlines()[:50]
    try:
        rows = [row for row in csv.reader(lines) if row]
    except csv.Error:
        return False
    return len(rows) >= _CSV_ROWS and len(rows[0]) > 1 and len({len(row) for row in rows[:_CSV_ROWS]}) == 1
