"""The printed lines of a PDF file, from the positions of its letters."""

from __future__ import annotations

import io
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tracker.errors import InputError
from tracker.model.block import CALL

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

MAX_PAGES = 3_000
"""Pages up to which a file is read."""
_MAX_RAISED_SIZE = 0.78
"""Size of a raised figure relative to the words around it, at most; Word raises at 0.58 or 0.65."""
NOTE_NUMBER = re.compile(r"\s*(\d{1,3}|\*+|†)(?=\D|$)\s*")
"""The number or sign of a note."""
_LIGATURES = re.compile("[\ufb00-\ufb06]")
"""Characters that are one glyph and stand for several letters."""


@dataclass(slots=True)
class Row:
    """One printed line.

    Attributes:
        page: Page, from 1.
        top: Height of its baseline on the page, in points, upwards.
        left: Its left end, in points.
        size: Size of most of its letters, in points.
        text: Its words, with :data:`~tracker.model.block.CALL` for each raised figure.
        ids: These figures; later, the names of the notes that they call.
    """

    page: int
    top: float
    left: float
    size: float
    text: str
    ids: list[str] = field(default_factory=list)

    @property
    def plain(self) -> str:
        """The words with the raised figures among them."""
        pieces = self.text.split(CALL)
        return "".join(piece + name for piece, name in zip(pieces, [*self.ids, ""], strict=True))


def read_pages(data: bytes, name: str) -> list[list[Row]]:
    """Return the printed lines of each page.

    Args:
        data: The bytes of the file.
        name: Name of the file, for messages.

    Raises:
        InputError: If pypdf is not installed, or the file is damaged, locked or too long.
    """
    try:
        from pypdf import PdfReader  # noqa: PLC0415 – an extra, loaded when used
    except ImportError:
        raise InputError(
            f"{name} is a PDF file, and the library for these is not installed",
            cause="pypdf is an optional extra",
            remedy='pip install "treaty-tracker[pdf]", or save the file as text or Word',
        ) from None
    try:
        reader = PdfReader(io.BytesIO(data))
        locked = reader.is_encrypted and not reader.decrypt("")
        count = 0 if locked else len(reader.pages)
        pages = [list(_rows(page, n)) for n, page in enumerate(reader.pages, 1)] if 0 < count <= MAX_PAGES else []
    except Exception as error:  # noqa: BLE001 – a damaged PDF can make the library raise anything
        raise InputError(
            f"{name} is damaged, or no PDF file",
            cause=f"{type(error).__name__}: {error}"[:200],
            remedy="open it and print it to a new PDF, or save its text",
        ) from None
    if locked:
        raise InputError(f"{name} is locked", cause="It needs a password", remedy="save it without one")
    if not pages:
        raise InputError(
            f"{name} has {count} pages",
            cause=f"Files of 1 to {MAX_PAGES:,} pages are read",
            remedy="cut out the treaty",
        )
    return pages


_Piece = tuple[float, float, float, str]
"""Height on the page, distance from the left, size, words."""


def _rows(page: Any, number: int) -> Iterator[Row]:  # noqa: ANN401 – pypdf is an extra
    """Yield the lines of a page: pieces of text at about the same height.

    Args:
        page: The page of pypdf.
        number: Its number, from 1.
    """
    rows: list[list[_Piece]] = [[]]

    def visit(text: str, outer: list[float], inner: list[float], _: object, size: float) -> None:
        if not text:
            return
        if not text.strip("\n"):
            rows.append([])
            return
        scale = abs(inner[3] or inner[1] or 1) * abs(outer[3] or outer[1] or 1)
        top = inner[4] * outer[1] + inner[5] * outer[3] + outer[5]
        left = inner[4] * outer[0] + inner[5] * outer[2] + outer[4]
        last = rows[-1]
        if last and abs(last[-1][0] - top) > max(last[-1][2], size * scale):
            rows.append([])
        rows[-1].append((top, left, size * scale, text))

    page.extract_text(visitor_text=visit)
    for pieces in rows:
        if any(piece[3].strip() for piece in pieces):
            yield _row(pieces, number)


def _row(pieces: Sequence[_Piece], number: int) -> Row:
    size = most_frequent(piece[2] for piece in pieces for _ in piece[3].strip())
    row = Row(number, next(p[0] for p in pieces if p[2] >= size * _MAX_RAISED_SIZE), pieces[0][1], size, "")
    for _, _, own_size, text in pieces:
        figure = text.strip()
        if own_size < size * _MAX_RAISED_SIZE and NOTE_NUMBER.fullmatch(figure) and row.text:
            row.ids.append(figure)
            row.text += CALL
        else:
            row.text += text.replace(CALL, "").replace("\n", " ")
    row.text = _LIGATURES.sub(lambda match: unicodedata.normalize("NFKC", match[0]), row.text)
    row.text = re.sub(r"[ \t]+", " ", row.text).strip(" ")
    return row


def most_frequent(values: Iterable[float]) -> float:
    """Return the most frequent value, to a tenth; of several as frequent the greatest; 1 for none.

    >>> most_frequent([11.96, 12.04, 9.0, 9.0]), most_frequent([])
    (12.0, 1.0)
    """
    counts = Counter(round(value, 1) for value in values)
    return max(counts, key=lambda value: (counts[value], value), default=1.0)
