"""Decoding of the bytes of a file, or a refusal that says what the file is and what to do."""

from __future__ import annotations

import codecs

from tracker.errors import InputError
from tracker.readers.input.file_kinds import ZIP_SIGNATURE

MAX_BYTES = 64 * 1024 * 1024
"""Largest file that is read. The French labour code, 10,833 articles, takes 6.4 MB."""

_READABLE_FORMATS = (
    "This version reads Word, PDF, web pages, plain text, structured text and Akoma Ntoso only "
    "(.docx, .pdf, .html, .txt, .md, .xml)"
)
_SAVE_AS_TEXT = "open it in the program that made it and save it as plain text (.txt) in UTF-8"


def decode(data: bytes, name: str) -> str:
    r"""Return the text of a file with line feeds (``\n``) at the ends of lines, and without a byte order mark.

    >>> decode(b"\xef\xbb\xbfArticle 1\r\nPeace", "peace.txt")
    'Article 1\nPeace'

    Args:
        data: All of its bytes.
        name: Name of the file, for messages.

    Raises:
        InputError: If it is too large, empty, no text, or in an encoding that would have to be guessed.
    """
    refuse_large(len(data), name)
    _refuse_formats(data, name)
    encoding = "utf-16" if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _undecodable(data, name, error) from None
    if "\0" in text:
        raise InputError(
            f"{name} is not a text file",
            cause=f"It contains NUL characters, which no text has. {_READABLE_FORMATS}",
            remedy=_SAVE_AS_TEXT,
        )
    if not any(char.isalnum() for char in text):
        raise InputError(
            f"{name} holds no words",
            cause="The file is empty, or has nothing but blanks and signs",
            remedy="check that the right file was named and that it was saved",
        )
    return text.replace("\r\n", "\n").replace("\r", "\n")


def refuse_large(size: int, name: str) -> None:
    """Refuse a file that is larger than any treaty.

    Args:
        size: Its size in bytes.
        name: Name of the file, for messages.

    Raises:
        InputError: If it has more than :data:`MAX_BYTES`.
    """
    if size > MAX_BYTES:
        raise InputError(
            f"{name} is too large",
            cause=f"It has {size:,} bytes; files of up to {MAX_BYTES:,} are read",
            remedy="check that this is the text of a treaty; if it is, divide it into its parts",
        )


def _refuse_formats(data: bytes, name: str) -> None:
    format_name = _format_name(data)
    if format_name:
        raise InputError(
            f"{name} seems to be {format_name}, not plain text",
            cause=_READABLE_FORMATS,
            remedy=_SAVE_AS_TEXT,
        )


def _format_name(data: bytes) -> str:
    """Return the probable format of an unreadable file, by its first bytes; empty for text."""
    head = data[:512].lstrip(codecs.BOM_UTF8).lstrip().lower()
    if data.startswith(ZIP_SIGNATURE):
        if b"application/vnd.oasis.opendocument" in data[:512]:
            return "an OpenDocument file that is no text"
        return "a zip archive or an office document"
    if data.startswith((b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*")):
        return "a picture"
    if head.startswith(b"<?xml") and not any(name in data[:4000].lower() for name in (b"akomantoso", b"<html")):
        return "an XML file, and not Akoma Ntoso"
    return ""


def _undecodable(data: bytes, name: str, error: UnicodeDecodeError) -> InputError:
    if b"\0" in data and error.encoding.startswith("utf-8"):
        return InputError(
            f"{name} is not a text file",
            cause=f"It contains NUL bytes, which no text has. {_READABLE_FORMATS}",
            remedy=_SAVE_AS_TEXT,
        )
    # The decoder does not count a byte order mark, which takes three bytes before line 1.
    start = error.start + (3 if data.startswith(codecs.BOM_UTF8) else 0)
    before = data[:start]
    line = before.count(b"\n") + 1
    column = start - (before.rfind(b"\n") + 1) + 1
    byte = f"0x{data[start]:02X}" if start < len(data) else "missing"
    encoding = "UTF-16" if error.encoding.startswith("utf-16") else "UTF-8"
    return InputError(
        f"{name} is not written in {encoding}: line {line}, byte {column} is {byte}",
        cause="The file is in another encoding (often Windows-1252), or damaged. "
        "A guess could turn letters such as é or ß into others without anyone noticing",
        remedy="open it in the program that made it and save it again with the encoding UTF-8",
    )
