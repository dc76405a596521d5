"""The printed lines of a PDF file, out of the places of its letters."""

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
_RAISED = 0.78
"""Size of a figure beside the words around it from which on it is a raised one; Word raises to 0.58 or 0.65."""
NUMBER = re.compile(r"\s*(\d{1,3}|\*+|†)(?=\D|$)\s*")
"""The number or sign of a note."""
_DRAWN = re.compile("[\ufb00-\ufb06]")
"""Ligatures, which are drawn as one letter and meant as several."""


@dataclass(slots=True)
class Row:
    """One printed line.

    Attributes:
        page: Its page, from 1.
        top: Its place on it, upwards.
        left: Where it begins.
        size: The size of most of its letters.
        text: Its words, with a sign for each raised figure.
        ids: These figures.
    """

    page: int
    top: float
    left: float
    size: float
    text: str
    ids: list[str] = field(default_factory=list)

    @property
    def plain(self) -> str:
        """The words with the figures among them."""
        pieces = self.text.split(CALL)
        return "".join(piece + name for piece, name in zip(pieces, [*self.ids, ""], strict=True))


def pages_of(data: bytes, name: str) -> list[list[Row]]:
    """The printed lines of each page.

    Args:
        data: The bytes of the file.
        name: Its name, for messages.

    Raises:
        InputError: If pypdf is not installed, or the file is damaged, locked or too long.
    """
    try:
        from pypdf import PdfReader  # noqa: PLC0415 – an extra, loaded when used
    except ImportError:
        raise InputError(
            f"{name} is a PDF file, and what reads these is not installed",
            cause="The library pypdf is an extra",
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
        raise InputError(f"{name} is locked", cause="It wants a password", remedy="save it without one")
    if not pages:
        raise InputError(
            f"{name} has {count} pages",
            cause=f"Files of 1 to {MAX_PAGES:,} pages are read",
            remedy="cut out the treaty",
        )
    return pages


_Piece = tuple[float, float, float, str]
"""Place upwards, place from the left, size, words."""


def _rows(page: Any, number: int) -> Iterator[Row]:  # noqa: ANN401 – pypdf is an extra
    pieces: list[_Piece] = []
    rows: list[list[_Piece]] = [pieces]

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
    for each in rows:
        if any(piece[3].strip() for piece in each):
            yield _row(each, number)


def _row(pieces: Sequence[_Piece], number: int) -> Row:
    size = usual_of(piece[2] for piece in pieces for _ in piece[3].strip())
    row = Row(number, next(p[0] for p in pieces if p[2] >= size * _RAISED), pieces[0][1], size, "")
    for _, _, own, text in pieces:
        figure = text.strip()
        if own < size * _RAISED and NUMBER.fullmatch(figure) and row.text:
            row.ids.append(figure)
            row.text += CALL
        else:
            row.text += text.replace(CALL, "").replace("\n", " ")
    row.text = _DRAWN.sub(lambda found: unicodedata.normalize("NFKC", found[0]), row.text)
    row.text = re.sub(r"[ \t]+", " ", row.text).strip(" ")
    return row


def usual_of(values: Iterable[float]) -> float:
    """The most frequent, to a tenth."""
    counts = Counter(round(value, 1) for value in values)
    return max(counts, key=lambda value: (counts[value], value), default=1.0)
