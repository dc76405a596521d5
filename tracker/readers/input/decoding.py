"""Decoding of the bytes of a file, or a refusal that says what the file is and what to do."""

from __future__ import annotations

import codecs

from tracker.errors import InputError
from tracker.readers.input.charsets import Declared, declared_encoding, is_certainly_utf8, unmarked_utf16
from tracker.readers.input.file_kinds import ZIP_SIGNATURE, is_html_fragment

MAX_BYTES = 64 * 1024 * 1024
"""Largest file that is read. The French labour code, 10,833 articles, takes 6.4 MB."""

_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",  # Before UTF-16, whose mark it begins with.
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
"""Encodings by their byte order mark."""
_SHOWN = {"utf-16": "UTF-16", "utf-32": "UTF-32"}
_READABLE_FORMATS = (
    "This version reads Word, PDF, web pages, plain text, structured text and Akoma Ntoso only "
    "(.docx, .pdf, .html, .txt, .md, .xml)"
)
_ARCHIVES = {
    b"application/vnd.oasis.opendocument": "an OpenDocument file that is not a text",
    b"application/epub+zip": "an electronic book (.epub)",
    b"xl/workbook": "a table of Excel",
    b"ppt/presentation": "slides of PowerPoint",
}
"""Kinds of archives by the name of a file in them."""
_DOCUMENTS = frozenset({".docx", ".pdf", ".doc", ".odt", ".rtf"})
"""Endings of names of documents that are read, and are no text."""
_SAVE_AS_TEXT = "open it in the program that made it, and save it as plain text (.txt) in UTF-8"


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
    declared = declared_encoding(data)
    try:
        text = data.decode(_encoding(data, declared))
    except UnicodeDecodeError as error:
        raise _undecodable(data, name, error, declared) from None
    if "\0" in text:
        raise _no_text(name)
    if not any(char.isalnum() for char in text):
        raise InputError(
            f"{name} contains no words",
            cause="The file is empty, or contains only spaces and signs",
            remedy="check that this is the right file, and that it was saved",
        )
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _encoding(data: bytes, declared: Declared | None) -> str:
    """Return the encoding of a text: by its byte order mark, by its declaration, or UTF-8."""
    if mark := next((encoding for mark, encoding in _MARKS.items() if data.startswith(mark)), ""):
        return mark
    if declared is not None and declared.codec and not is_certainly_utf8(data, declared.codec):
        return declared.codec
    return unmarked_utf16(data) or "utf-8"


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
    if data.startswith(ZIP_SIGNATURE):
        raise _refused_archive(data, name)
    format_name = _format_name(data)
    if format_name:
        raise InputError(
            f"{name} seems to be {format_name}, not plain text",
            cause=_READABLE_FORMATS,
            remedy=_SAVE_AS_TEXT,
        )


def _refused_archive(data: bytes, name: str) -> InputError:
    """Return the reason why an archive is not read: by the names of the files in it, which stand in it as they are."""
    found = next((shown for sign, shown in _ARCHIVES.items() if sign in data), "")
    if found:
        return InputError(f"{name} is {found}", cause=_READABLE_FORMATS, remedy=_SAVE_AS_TEXT)
    return InputError(
        f"{name} is a zip archive, or a damaged office document",
        cause=f"There is no Word text in it. {_READABLE_FORMATS}",
        remedy="unpack it and name the file with the treaty text; if it is a document, save it again in its program",
    )


def _format_name(data: bytes) -> str:
    """Return the probable format of an unreadable file, by its first bytes; empty for text."""
    head = data[:512].lstrip(codecs.BOM_UTF8).lstrip().lower()
    if data.startswith((b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*")):
        return "a picture"
    known = any(name in data[:4000].lower() for name in (b"akomantoso", b"<html"))
    if head.startswith(b"<?xml") and not known and not is_html_fragment(data[:4000].decode("latin-1")):
        return "an XML file, but not Akoma Ntoso"
    return ""


def _no_text(name: str) -> InputError:
    """Return the refusal of a file that has NUL bytes: by its name, it is a damaged document, or no text at all."""
    suffix = name[name.rfind(".") :].lower()
    if suffix in _DOCUMENTS:
        return InputError(
            f"{name} is damaged, or is not a {suffix} file",
            cause="It does not begin as such files do",
            remedy="open it in the program that made it and save it again; if it does not open, ask for it again",
        )
    return InputError(
        f"{name} is not a text file",
        cause=f"It contains NUL characters, which never occur in a text. {_READABLE_FORMATS}",
        remedy=_SAVE_AS_TEXT,
    )


def _undecodable(data: bytes, name: str, error: UnicodeDecodeError, declared: Declared | None) -> InputError:
    if b"\0" in data and error.encoding.startswith("utf-8"):
        return _no_text(name)
    # The decoder does not count a byte order mark, which takes three bytes before line 1.
    start = error.start + (3 if data.startswith(codecs.BOM_UTF8) else 0)
    before = data[:start]
    line = before.count(b"\n") + 1
    column = start - (before.rfind(b"\n") + 1) + 1
    byte = f"0x{data[start]:02X}" if start < len(data) else "missing"
    place = f"line {line}, byte {column} is {byte}"
    if declared is not None and declared.codec not in {"", "utf-8"}:
        return InputError(
            f"{name} is not written in {declared.label}, as it declares: {place}",
            cause="The declaration is wrong, or the file is damaged. A guess at another encoding could turn letters "
            "into others without anyone noticing",
            remedy="open it in a browser or in the program that made it, and save it again with the encoding UTF-8",
        )
    encoding = next((shown for start, shown in _SHOWN.items() if error.encoding.startswith(start)), "UTF-8")
    unknown = (
        f"It declares the encoding {declared.label}, which is unknown. " if declared and not declared.codec else ""
    )
    return InputError(
        f"{name} is not written in {encoding}: {place}",
        cause=f"{unknown}The file is in another encoding, often an old one of its language (Windows-1252, "
        "Windows-1251, GB 18030 …), or damaged. A guess could turn letters into others without anyone noticing",
        remedy="open it in the program that made it and save it again with the encoding UTF-8",
    )
