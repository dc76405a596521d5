"""Files → drafts. One reader a format; which one reads a file is decided by what is in it.

The readers of all but structured text are loaded when there is such a file: to load all took longer than to read it.
"""

from __future__ import annotations

import hashlib
from dataclasses import fields, replace
from typing import TYPE_CHECKING

from tracker.errors import InputError
from tracker.model.finding import Finding
from tracker.model.stage import Authenticity, FrontMatter
from tracker.readers.input.decoding import decode, refuse_large
from tracker.readers.input.file_kinds import is_akn, is_docx, is_page
from tracker.readers.office import as_docx, kind_of
from tracker.readers.reading import Artefact, ArtefactKind, Reading
from tracker.readers.wanted import Wanted
from tracker.text.compose import with_front
from tracker.text.front import FENCE
from tracker.text.parser import parse

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Artefact", "ArtefactKind", "Reading", "read_bytes", "read_file"]


def read_file(  # noqa: PLR0913 – each a choice of the caller's, by its name
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
        front: What is known about the draft; filled fields win over the file's own front matter.
        first: First line of the treaty text in a plain text file, or paragraph in a Word file, from 1; without it the
            text is looked for.
        last: Its last line, included.
        annex: Number of the annex that is the treaty, as ``II``; the others and what stands around are left out.
        revisions: Of a Word file with tracked changes: ``final`` reads them as accepted, ``original`` as rejected.

    Returns:
        The draft, its problems, and what was left out.

    Raises:
        InputError: If there is no such file, or it cannot be read as text; says why and what to do.
    """
    try:
        refuse_large(path.stat().st_size, str(path))
        data = path.read_bytes()
    except FileNotFoundError:
        raise InputError(
            f"There is no file {path}",
            cause="The name is mistyped, or the file lies in another folder",
            remedy="check the name and the folder",
        ) from None
    except IsADirectoryError:
        raise InputError(
            f"{path} is a folder, not a file",
            cause="A draft is read from one file",
            remedy="name the file in the folder that holds the text",
        ) from None
    except OSError as error:
        raise InputError(
            f"{path} cannot be opened",
            cause=error.strerror or str(error),
            remedy="check that you may read the file and that the disk is there",
        ) from None
    return read_bytes(data, str(path), front=front, first=first, last=last, annex=annex, revisions=revisions)


def read_bytes(  # noqa: PLR0913 – each a choice of the caller's, by its name
    data: bytes,
    name: str,
    *,
    front: FrontMatter | None = None,
    first: int | None = None,
    last: int | None = None,
    annex: str = "",
    revisions: str = "final",
) -> Reading:
    """Read a draft from the bytes of a file.

    Args:
        data: All bytes.
        name: The file's name: for messages, and because ``.md`` means structured text.
        front: What is known about the draft; filled fields win over the file's own front matter.
        first: First line of the treaty text in a plain text file, or paragraph in a Word file, from 1; without it the
            text is looked for.
        last: Its last line, included.
        annex: Number of the annex that is the treaty, as ``II``; the others and what stands around are left out.
        revisions: Of a Word file with tracked changes: ``final`` reads them as accepted, ``original`` as rejected.

    Returns:
        The draft, its problems, and what was left out.

    Raises:
        InputError: If the bytes cannot be read as text, or the lines given are not in the file.
    """
    refuse_large(len(data), name)
    wanted = Wanted(first=first, last=last, annex=annex, revisions=revisions)
    if kind_of(data):
        from tracker.readers.word.docx import read_docx  # noqa: PLC0415 – see above, here and below

        reading = read_docx(as_docx(data, name), name, front or FrontMatter(), wanted)
        reading = replace(reading, problems=(*reading.problems, _converted()))
    elif data.startswith(b"%PDF-"):
        from tracker.readers.pdf.document import read_pdf  # noqa: PLC0415 – loaded when used

        reading = read_pdf(data, name, front or FrontMatter(), wanted)
    elif is_docx(data):
        from tracker.readers.word.docx import read_docx  # noqa: PLC0415 – loaded when used

        reading = read_docx(data, name, front or FrontMatter(), wanted)
    else:
        reading = _read(data, name, front or FrontMatter(), wanted)
    return replace(reading, sha256=hashlib.sha256(data).hexdigest())


def _read(data: bytes, name: str, front: FrontMatter, wanted: Wanted) -> Reading:
    text = decode(data, name)
    chosen = wanted.first is not None or wanted.last is not None or bool(wanted.annex)
    if is_page(text):
        from tracker.readers.html import read_page  # noqa: PLC0415 – loaded when used

        return read_page(text, name, front, wanted)
    if is_akn(text):
        return _read_akn(text, name, front, chosen=chosen)
    ours = text.split("\n", 1)[0].rstrip() == FENCE
    if name.casefold().endswith(".md") and not ours:
        from tracker.readers.markdown import is_foreign, shown_markdown  # noqa: PLC0415 – loaded when used
        from tracker.readers.structure.shown import read_shown  # noqa: PLC0415 – loaded when used

        if is_foreign(text):
            return read_shown(shown_markdown(text), name, front, wanted)
        ours = True
    if not ours:
        from tracker.readers.plain import read_plain  # noqa: PLC0415 – loaded when used

        return read_plain(text, name, front=front, wanted=wanted)
    if chosen:
        raise InputError(
            f"No lines can be chosen in {name}",
            cause="It is structured text, which holds the draft and nothing else",
            remedy="leave the lines out; if it is no structured text, save it under a name that ends in .txt",
        )
    draft, problems = parse(text, name)
    if not draft.blocks:
        raise InputError(
            f"{name} holds no treaty text",
            cause="There is nothing below its front matter",
            remedy="check that the right file was named and that it was saved",
        )
    return Reading(
        draft=with_front(draft, _merged(draft.front, front)),
        problems=tuple(problems),
        first_line=1,
        last_line=len(text.removesuffix("\n").split("\n")),
    )


def _converted() -> Finding:
    return Finding(
        line=1,
        message="LibreOffice opened the file and made a Word file of it, which was read",
        cause="This program does not read that format itself",
        remedy="look at numbers and notes, which may come out otherwise",
    )


def _read_akn(text: str, name: str, front: FrontMatter, *, chosen: bool) -> Reading:
    if chosen:
        raise InputError(
            f"No lines can be chosen in {name}",
            cause="It is XML, whose lines mean nothing",
            remedy="leave the lines out",
        )
    from tracker.readers.akn import read_akn  # noqa: PLC0415 – loaded when used

    reading = read_akn(text, name)
    return replace(reading, draft=with_front(reading.draft, _merged(reading.draft.front, front)))


def _merged(own: FrontMatter, given: FrontMatter) -> FrontMatter:
    """The file's front matter, with what the caller filled in its place."""
    filled = {
        field.name: getattr(given, field.name)
        for field in fields(FrontMatter)
        if getattr(given, field.name) not in {"", (), Authenticity.UNVERIFIED}
    }
    filled["extra"] = tuple({**dict(own.extra), **dict(given.extra)}.items())
    return replace(own, **filled)
