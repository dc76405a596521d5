"""The choice of a reader for a file, by its contents; of a name only the ending counts, and only for Markdown.

Each reader is imported when there is a file for it: to import all of them takes longer than to read a declaration.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from tracker.errors import InputError
from tracker.model.stage import FrontMatter
from tracker.readers.input.charsets import without_encoding
from tracker.readers.input.decoding import decode, refuse_large
from tracker.readers.input.file_kinds import is_akn, is_docx, is_html, is_html_fragment, is_pdf, office_suffix
from tracker.readers.input.garbled import garbled_letters
from tracker.readers.input.typed_paths import missing_file, readable_files
from tracker.readers.markdown.recognition import Kind, markdown_kind
from tracker.readers.markdown.structured import read_structured
from tracker.readers.options import ReadOptions
from tracker.readers.reading import FileFormat

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.readers.reading import Reading


def read_file(  # noqa: PLR0913 – independent options, all named by the caller
    path: Path,
    *,
    front: FrontMatter | None = None,
    first: int | None = None,
    last: int | None = None,
    annex: str = "",
    revisions: str = "final",
) -> Reading:
    """Read a draft from a file.

    Args:
        path: The file.
        front: Front matter that the caller knows; its filled fields win over the file's own.
        first: First line of the treaty text in a plain text file, or paragraph in a file of another format, from 1;
            None to search for the text.
        last: Last line, inclusive.
        annex: Number of the annex that is the treaty, as ``II``; everything outside of it is left out.
        revisions: For a Word file with tracked changes: ``final`` accepts them, ``original`` rejects them.

    Returns:
        The draft, its problems, and what was left out.

    Raises:
        InputError: If there is no such file, or it cannot be read; the message says why and what to do.
    """
    try:
        refuse_large(path.stat().st_size, str(path))
        data = path.read_bytes()
    except FileNotFoundError:
        raise missing_file(path) from None
    except IsADirectoryError:
        inside = readable_files(path)
        raise InputError(
            f"{path} is a folder, not a file",
            cause="a draft is read from one file",
            remedy="name the file in that folder" + (f": {', '.join(inside)}" if inside else ""),
        ) from None
    except OSError as error:
        raise InputError(
            f"{path} cannot be opened",
            cause=error.strerror or str(error),
            remedy="check that you have permission to read the file, and that the disk is connected",
        ) from None
    return read_bytes(data, str(path), front=front, first=first, last=last, annex=annex, revisions=revisions)


def read_bytes(  # noqa: PLR0913 – independent options, all named by the caller
    data: bytes,
    name: str,
    *,
    front: FrontMatter | None = None,
    first: int | None = None,
    last: int | None = None,
    annex: str = "",
    revisions: str = "final",
) -> Reading:
    r"""Read a draft from the bytes of a file.

    >>> reading = read_bytes(b"Article 1\n\nPeace.\n", "peace.txt")
    >>> [provision.eid for provision in reading.draft.articles]
    ['art_1']

    Args:
        data: All bytes.
        name: Name of the file, for messages; the ending ``.md`` means Markdown.
        front: Front matter that the caller knows; its filled fields win over the file's own.
        first: First line of the treaty text in a plain text file, or paragraph in a file of another format, from 1;
            None to search for the text.
        last: Last line, inclusive.
        annex: Number of the annex that is the treaty, as ``II``; everything outside of it is left out.
        revisions: For a Word file with tracked changes: ``final`` accepts them, ``original`` rejects them.

    Returns:
        The draft, its problems, and what was left out.

    Raises:
        InputError: If the bytes cannot be read as text, or the lines asked for are not in the file.
    """
    refuse_large(len(data), name)
    options = ReadOptions(first=first, last=last, annex=annex, revisions=revisions)
    reading = _read(data, name, front or FrontMatter(), options)
    reading = replace(reading, problems=(*reading.problems, *garbled_letters(reading.draft)))
    return replace(_with_language(reading), sha256=hashlib.sha256(data).hexdigest())


def _with_language(reading: Reading) -> Reading:
    """Return a reading that offers the language of its words, where nobody states one."""
    if reading.draft.front.language:
        return reading
    from tracker.language.detect import detect_language  # noqa: PLC0415 – loaded when used

    # The words go before the head of the document: that may name the language of another edition.
    language = detect_language("\n".join(block.text for _, block in reading.draft.blocks))
    return replace(reading, offered=replace(reading.offered, language=language or reading.offered.language))


def _read(data: bytes, name: str, front: FrontMatter, options: ReadOptions) -> Reading:
    """Read a file of any format: first those that are no text, by their first bytes."""
    if office_suffix(data):
        from tracker.readers.word.conversion import read_converted  # noqa: PLC0415 – loaded when used

        return replace(read_converted(data, name, front, options), format=FileFormat.CONVERTED)
    if is_pdf(data):
        from tracker.readers.pdf.document import read_pdf  # noqa: PLC0415 – loaded when used

        return replace(read_pdf(data, name, front, options), format=FileFormat.PDF)
    if is_docx(data):
        from tracker.readers.word.document import read_docx  # noqa: PLC0415 – loaded when used

        return replace(read_docx(data, name, front, options), format=FileFormat.WORD)
    return _read_text(decode(data, name), name, front, options)


def _read_text(text: str, name: str, front: FrontMatter, options: ReadOptions) -> Reading:
    """Read a file that is text: markup, Markdown, or plain text."""
    if is_html(text):
        return _read_page(text, name, front, options)
    if is_akn(text):
        from tracker.readers.akn.document import read_akn  # noqa: PLC0415 – loaded when used

        # The text is decoded; a parser that met the declaration would decode it again.
        return replace(read_akn(without_encoding(text), name, front, options), format=FileFormat.AKN)
    kind = markdown_kind(text, name)
    if kind is Kind.STRUCTURED:
        return replace(read_structured(text, name, front, options), format=FileFormat.STRUCTURED)
    if kind is Kind.MARKDOWN:
        from tracker.readers.markdown.foreign import read_foreign  # noqa: PLC0415 – loaded when used

        return replace(read_foreign(text, name, front, options), format=FileFormat.MARKDOWN)
    if is_html_fragment(text):
        return _read_page(text, name, front, options)
    from tracker.readers.plain.document import read_plain  # noqa: PLC0415 – loaded when used

    return read_plain(text, name, front, options)


def _read_page(text: str, name: str, front: FrontMatter, options: ReadOptions) -> Reading:
    from tracker.readers.html.document import read_html  # noqa: PLC0415 – loaded when used

    return replace(read_html(text, name, front, options), format=FileFormat.WEB_PAGE)
