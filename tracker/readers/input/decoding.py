"""From the bytes of a file to its text, or to a refusal that says what the file is and what to do."""

from __future__ import annotations

import codecs

from tracker.errors import InputError

MAX_BYTES = 64 * 1024 * 1024
"""Largest file read. The French labour code, 10,833 articles, takes 6.4 MB."""

_READS = (
    "This version reads Word, PDF, web pages, plain text, structured text and Akoma Ntoso only "
    "(.docx, .pdf, .html, .txt, .md, .xml)"
)
_SAVE_AS_TEXT = "open it in the program that made it and save it as plain text (.txt) in UTF-8"


def decode(data: bytes, name: str) -> str:
    r"""The text of a file, its lines ending in ``\n``.

    Args:
        data: All of its bytes.
        name: Its name, for messages.

    Returns:
        The text without a byte order mark.

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
            cause=f"It contains NUL characters, which no text has. {_READS}",
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
        name: Its name, for messages.

    Raises:
        InputError: If it has more than :data:`MAX_BYTES`.
    """
    if size > MAX_BYTES:
        raise InputError(
            f"{name} is too large",
            cause=f"It has {size:,} bytes; files of up to {MAX_BYTES:,} are read",
            remedy="check that this is the text of a treaty; if it is, cut it into its parts",
        )


def _refuse_formats(data: bytes, name: str) -> None:
    format_name = _format(data)
    if format_name:
        raise InputError(
            f"{name} seems to be {format_name}, not plain text",
            cause=_READS,
            remedy=_SAVE_AS_TEXT,
        )


def _format(data: bytes) -> str:
    """What a file seems to be by its first bytes; empty for text."""
    head = data[:512].lstrip(codecs.BOM_UTF8).lstrip().lower()
    if data.startswith(b"PK\x03\x04"):
        if b"application/vnd.oasis.opendocument" in data[:512]:
            return "an OpenDocument file that is no text"
        return "a zip archive or an office document"
    if data.startswith((b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*")):
        return "a picture"
    if head.startswith(b"<?xml") and not any(sign in data[:4000].lower() for sign in (b"akomantoso", b"<html")):
        return "an XML file, and not Akoma Ntoso"
    return ""


def _undecodable(data: bytes, name: str, error: UnicodeDecodeError) -> InputError:
    if b"\0" in data and error.encoding.startswith("utf-8"):
        return InputError(
            f"{name} is not a text file",
            cause=f"It contains NUL bytes, which no text has. {_READS}",
            remedy=_SAVE_AS_TEXT,
        )
    # A BOM is three bytes in front of line 1 that the decoder does not count.
    start = error.start + (3 if data.startswith(codecs.BOM_UTF8) else 0)
    before = data[:start]
    line = before.count(b"\n") + 1
    place = start - (before.rfind(b"\n") + 1) + 1
    byte = f"0x{data[start]:02X}" if start < len(data) else "nothing"
    kind = "UTF-16" if error.encoding.startswith("utf-16") else "UTF-8"
    return InputError(
        f"{name} is not written in {kind}: line {line}, byte {place} is {byte}",
        cause="The file is in another encoding (often Windows-1252), or damaged. "
        "To guess would turn letters such as é or ß into others without anyone noticing",
        remedy="open it in the program that made it and save it again with the encoding UTF-8",
    )
