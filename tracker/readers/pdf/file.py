"""The structure of a PDF file: everything but its printed letters, by pypdf, which also bounds what a file may cost.

PDFium, which reads the letters, has no limit of its own: 2 kB can unfold into a gigabyte. So each stream that it would
unfold is unfolded here first, by a library that stops in time.
"""

from __future__ import annotations

import io
import logging
import re
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tracker.errors import InputError
from tracker.readers.pdf.letters import Box

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_PAGES = 3_000
"""Pages up to which a file is read."""
_MAX_PAGE = 12_000_000
"""Bytes of drawing of one page up to which it is read; a page of text has 10,000, a map a million or two."""
_MAX_FILE = 150_000_000
"""The same for all pages together."""
_MAX_NESTING = 20
"""Drawings in one another, at most."""
_MAX_ANNOTATIONS = 20_000
"""Annotations up to which they are read."""
_DRAWS = re.compile(rb"/([^\s/\[\]<>()%]+)\s+Do\b")
_DATE = re.compile(r"D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?")
_SILENT = ("/Link", "/Popup", "/Widget")
"""Kinds of annotations that are no comments: links, the windows of others, form fields."""


@dataclass(frozen=True, slots=True)
class Annotation:
    """A comment or mark that lies on a page.

    Attributes:
        page: The page, from 1.
        kind: Its kind as the standard names it (ISO 32000, 12.5.6): ``Text``, ``Highlight``, ``StrikeOut``.
        author: Its author; may be empty.
        date: Its date, ISO 8601; may be empty.
        text: Its own words; may be empty.
        boxes: The marked words' places, or its own.
    """

    page: int
    kind: str
    author: str
    date: str
    text: str
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfFile:
    """A file, without its letters.

    Attributes:
        pages: Number of its pages.
        title: The title that its properties state.
        language: The language that it states, a tag.
        annotations: Comments and marks, in order.
        fields: Page, name and value of each filled field of a form.
        attachments: Names of attached files.
        links: Page and address of each link to another place.
    """

    pages: int
    title: str = ""
    language: str = ""
    annotations: tuple[Annotation, ...] = ()
    fields: tuple[tuple[int, str, str], ...] = ()
    attachments: tuple[str, ...] = ()
    links: tuple[tuple[int, str], ...] = ()


def open_file(data: bytes, name: str) -> PdfFile:
    """Read the structure of a PDF file, and refuse one that would do harm.

    Args:
        data: The bytes of the file.
        name: Name of the file, for messages.

    Raises:
        InputError: If the library is not installed, or the file is damaged, locked, or larger inside than any treaty.
    """
    try:
        import pypdfium2  # noqa: F401, PLC0415 – an extra, loaded when used
        from pypdf import PdfReader  # noqa: PLC0415 – an extra, loaded when used
    except ImportError:
        raise InputError(
            f"{name} is a PDF file, and the libraries that read PDF are not installed",
            cause="pypdf and pypdfium2 are optional",
            remedy='save the file as text or Word, or install them: pip install "treaty-tracker[pdf]"',
        ) from None
    # It logs thousands of lines on a damaged file; what matters is refused or named here.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(data))
        locked = reader.is_encrypted and not reader.decrypt("")
        count = 0 if locked else len(reader.pages)
        size = 0 if locked or count > MAX_PAGES else _unfolded(reader)
    except Exception as error:  # noqa: BLE001 – a damaged PDF can make the library raise anything
        raise damaged(name, error) from None
    if locked:
        raise InputError(f"{name} is locked", cause="It has a password", remedy="save it without a password")
    if not 0 < count <= MAX_PAGES:
        raise InputError(
            f"{name} has {count} pages",
            cause=f"Files of 1 to {MAX_PAGES:,} pages are read",
            remedy="cut out the pages of the treaty",
        )
    if size > _MAX_FILE:
        raise InputError(
            f"{name} is larger inside than any treaty",
            cause=f"A page of it has more than {_MAX_PAGE:,} bytes of drawing, or all together {_MAX_FILE:,}",
            remedy="check where the file comes from; it may have been made to do harm",
        )
    try:
        return _described(reader, count)
    except Exception:  # noqa: BLE001 – its letters may be sound although its properties are not
        return PdfFile(pages=count)


def damaged(name: str, error: Exception) -> InputError:
    """Return the refusal of a damaged file.

    Args:
        name: Name of the file.
        error: What the library raised.
    """
    return InputError(
        f"{name} is damaged, or is not a PDF file",
        cause=f"It could not be read to its end ({f'{type(error).__name__}: {error}'[:200]})",
        remedy="open it and print it to a new PDF, or copy its text into a file; if it does not open, ask for it again",
    )


def _unfolded(reader: Any) -> int:  # noqa: ANN401 – pypdf is an extra
    """Return the bytes of drawing of all pages, drawings inside drawings as often as they are drawn.

    Args:
        reader: The open file.

    Returns:
        The sum; more than :data:`_MAX_FILE` as soon as one page has more than :data:`_MAX_PAGE`.
    """
    known: dict[int, int] = {}
    total = 0
    for page in reader.pages:
        contents = page.get("/Contents")
        contents = contents.get_object() if contents is not None else None
        streams = contents if isinstance(contents, list) else [contents]
        size = 0
        for stream in streams:
            thing = stream.get_object() if stream is not None else None
            if thing is not None and hasattr(thing, "get_data"):
                size += _size(thing, page.get("/Resources"), known, 0)
        total += size
        if size > _MAX_PAGE or total > _MAX_FILE:
            return _MAX_FILE + 1
    return total


def _size(stream: Any, resources: Any, known: dict[int, int], depth: int) -> int:  # noqa: ANN401 – pypdf is an extra
    """Return the bytes of a drawing and all drawings in it."""
    data = stream.get_data()
    if len(data) > _MAX_PAGE or depth > _MAX_NESTING:
        return _MAX_FILE + 1
    forms, fonts = _resource(resources, "/XObject"), _resource(resources, "/Font")
    size = len(data)
    for font in fonts.values():
        described = font.get_object()
        character_map: Any = described.get("/ToUnicode") if isinstance(described, dict) else None
        number = getattr(character_map, "idnum", 0)
        # It may be a name, too: that of a map which all programs have.
        if number and number not in known and hasattr(unfolded := character_map.get_object(), "get_data"):
            known[number] = len(unfolded.get_data())
    for match in _DRAWS.finditer(data):
        key = "/" + match[1].decode("latin-1")
        reference = forms.raw_get(key) if key in forms else None
        form = reference.get_object() if reference is not None else None
        if not isinstance(form, dict) or form.get("/Subtype") != "/Form":
            continue
        number = getattr(reference, "idnum", 0)
        if number not in known:
            known[number] = _MAX_FILE + 1  # A drawing inside itself has no end.
            known[number] = _size(form, form.get("/Resources", resources), known, depth + 1)
        size += known[number]
        if size > _MAX_PAGE:
            return _MAX_FILE + 1
    return size


def _resource(resources: Any, kind: str) -> Any:  # noqa: ANN401 – pypdf is an extra
    """Return the drawings or fonts that a drawing may use, by name."""
    named = (resources.get_object() if resources is not None else {}).get(kind)
    return named.get_object() if named is not None else {}


def _described(reader: Any, count: int) -> PdfFile:  # noqa: ANN401 – pypdf is an extra
    annotations: list[Annotation] = []
    fields: list[tuple[int, str, str]] = []
    links: list[tuple[int, str]] = []
    for number, page in enumerate(reader.pages, 1):
        for entry in list(_annotations(page))[: _MAX_ANNOTATIONS - len(annotations)]:
            with suppress(Exception):  # One broken annotation is no reason to lose the others.
                kind = str(entry.get("/Subtype", ""))
                if kind == "/Widget" and (value := _field_value(entry)):
                    fields.append((number, str(entry.get("/T", "")), value))
                elif kind == "/Link" and (address := entry.get("/A", entry).get_object().get("/URI")):
                    links.append((number, str(address)))
                elif kind not in _SILENT:
                    annotations.append(_annotation(entry, kind[1:], number))
    title, language, attachments = "", "", []
    with suppress(Exception):
        title = str((reader.metadata or {}).get("/Title") or "")
    with suppress(Exception):
        language = str(reader.root_object.get("/Lang") or "")
    with suppress(Exception):
        attachments = [str(name) for name in reader.attachments]
    return PdfFile(
        pages=count,
        title=title,
        language=language,
        annotations=tuple(annotations),
        fields=tuple(fields),
        attachments=tuple(attachments),
        links=tuple(links),
    )


def _annotations(page: Any) -> Iterator[Any]:  # noqa: ANN401 – pypdf is an extra
    entries = page.get("/Annots")
    for entry in (entries.get_object() if entries is not None else None) or ():
        yield entry.get_object()


def _field_value(entry: Any) -> str:  # noqa: ANN401 – pypdf is an extra
    """Return the value of a field of a form; of its parent, where a field has several places. Empty for a button."""
    parent = entry.get("/Parent", entry).get_object()
    value = entry.get("/V", parent.get("/V", ""))
    value = value.get_object() if hasattr(value, "get_object") else value
    return "" if str(value) in {"/Off", "None"} else " ".join(str(value).split())


def _annotation(entry: Any, kind: str, page: int) -> Annotation:  # noqa: ANN401 – pypdf is an extra
    quads = [float(value) for value in entry.get("/QuadPoints", ())]
    boxes = [
        Box(min(quad[::2]), min(quad[1::2]), max(quad[::2]), max(quad[1::2]))
        for quad in (quads[at : at + 8] for at in range(0, len(quads) - 7, 8))
    ]
    if not boxes:
        left, low, right, high = (float(value) for value in entry.get("/Rect", (0, 0, 0, 0)))
        boxes = [Box(min(left, right), min(low, high), max(left, right), max(low, high))]
    return Annotation(
        page,
        kind,
        str(entry.get("/T", "")),
        iso_date(str(entry.get("/M", entry.get("/CreationDate", "")))),
        str(entry.get("/Contents", "")).replace("\r\n", "\n").replace("\r", "\n").strip(),
        tuple(boxes),
    )


def iso_date(stamp: str) -> str:
    """Return the date of a PDF as ISO 8601; empty for anything else.

    >>> iso_date("D:20250314093000+01'00'"), iso_date("D:2025"), iso_date("soon")
    ('2025-03-14T09:30:00', '2025', '')
    """
    match = _DATE.match(stamp)
    if match is None:
        return ""
    day = "-".join(part for part in match.group(1, 2, 3) if part)
    return f"{day}T{':'.join(match.group(4, 5, 6))}" if match[6] else day
