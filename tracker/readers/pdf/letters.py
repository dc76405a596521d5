"""The letters of printed pages with their positions, by PDFium; with ruled lines and pictures."""

from __future__ import annotations

import ctypes
import math
import threading
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from tracker.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

_LOCK = threading.Lock()
"""PDFium may run once at a time in a process."""
_MAX_LETTERS = 3_000_000
"""Letters of one file, at most: the longest treaties have half of that."""
_MAX_RULE = 2.0
"""Thickness of a ruled line, in points, at most."""
_MIN_RULE = 3.0
"""Length of a ruled line, in points, at least."""
_MIN_PICTURE = 12.0
"""Width and height of a picture, in points, at least: smaller ones are bullets and parts of frames."""
_MAX_OBJECTS = 400_000
"""Drawn things of one page up to which ruled lines and pictures are looked for: a detailed map has fewer."""
_MAX_DEPTH = 8
"""Groups of drawn things in one another up to which these are looked for."""
_CROOKED = 3
"""Degrees by which a line of a crooked scan may differ from its direction."""
_INVISIBLE = 3
"""Mode of text that is neither filled nor outlined: the letters that OCR lays below a scanned page."""


class Box(NamedTuple):
    """A rectangle on a page, in points: ``left``, ``low``, ``right``, ``high``."""

    left: float
    low: float
    right: float
    high: float


@dataclass(slots=True)
class Letter:
    """One printed letter.

    Attributes:
        char: Its character, or several for a ligature.
        left: Its left end, in points.
        right: Its right end.
        base: Height of the line on which it stands, upwards.
        size: Size of its font, in points.
        order: Its place in the file's own order.
        shift: 1 for a raised letter, -1 for a lowered one.
        struck: Whether a line runs through it.
    """

    char: str
    left: float
    right: float
    base: float
    size: float
    order: int
    shift: int = 0
    struck: bool = False


@dataclass(slots=True)
class PrintedPage:
    """One page as it is printed, turned so that most of its letters stand upright.

    Attributes:
        number: Its number, from 1.
        box: Its visible part.
        letters: Its letters, blanks too, in the order of the file.
        rules: Its thin horizontal lines.
        pictures: Its pictures.
        turned: Words that run in another direction than most: watermarks, words in margins.
        invisible: Words that are neither shown nor printed, beside others that are.
        recognised: Whether all its letters are invisible ones, below a picture.
        unknown: Number of letters of which the file does not say which characters they are.
    """

    number: int
    box: Box
    letters: list[Letter] = field(default_factory=list)
    rules: list[Box] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)
    turned: str = ""
    invisible: str = ""
    recognised: bool = False
    unknown: int = 0


def printed_pages(data: bytes, name: str) -> Iterator[PrintedPage]:
    """Yield the pages of a PDF file.

    Args:
        data: Its bytes; harmless in size, as :func:`~tracker.readers.pdf.file.open_file` has made sure.

        name: Name of the file, for messages.

    Raises:
        InputError: If there are more letters than any treaty has.
        pypdfium2.PdfiumError: If the file is damaged.
    """
    import pypdfium2  # noqa: PLC0415 – an extra, loaded when used

    count = 0
    with _LOCK:
        document = pypdfium2.PdfDocument(data)
        try:
            for index in range(len(document)):
                page = document[index]
                try:
                    printed = _printed_page(page, index + 1)
                    count += len(printed.letters)
                    if count > _MAX_LETTERS:
                        raise InputError(
                            f"{name} is larger inside than any treaty",
                            cause=f"It has more than {_MAX_LETTERS:,} letters",
                            remedy="check where the file comes from; it may have been made to do harm",
                        )
                    yield printed
                finally:
                    page.close()
        finally:
            document.close()


class _Raw(NamedTuple):
    letter: Letter
    box: Box
    angle: int
    invisible: bool
    origin: float


def _printed_page(page: Any, number: int) -> PrintedPage:  # noqa: ANN401 – pypdfium2 is an extra
    raws = list(_raw_letters(page))
    _part_ligatures(raws)
    printed = PrintedPage(number, Box(*page.get_bbox()))
    # The direction of most letters is upright: a landscape table is often printed sideways on the page.
    angle = Counter(raw.angle for raw in raws if raw.letter.char.strip()).most_common(1)[0][0] if raws else 0
    angle = angle if angle % 90 == 0 else 0
    printed.recognised = all(raw.invisible for raw in raws if raw.letter.char.strip()) and bool(raws)
    turned, invisible = [], []
    for raw in raws:
        middle = (raw.box.left + raw.box.right) / 2
        outside = not (
            printed.box.left <= middle <= printed.box.right and printed.box.low <= raw.box.low <= printed.box.high
        )
        if raw.angle != angle:
            turned.append(raw)
        elif outside or (raw.invisible and not printed.recognised):
            invisible.append(raw)
        else:
            printed.letters.append(raw.letter)
            printed.unknown += raw.letter.char == "\ufffd"
    printed.turned = _words(turned)
    printed.invisible = _words(invisible)
    for kind, box in _drawn(page):
        if kind == "picture":
            printed.pictures.append(box)
        else:
            low, high = sorted((_turn(box.left, box.low, angle), _turn(box.right, box.high, angle)))
            left, right = sorted((low[0], high[0]))
            below, above = sorted((low[1], high[1]))
            if above - below <= _MAX_RULE and right - left >= _MIN_RULE:
                printed.rules.append(Box(left, below, right, above))
    if angle:
        corners = [_turn(x, y, angle) for x in (printed.box.left, printed.box.right) for y in printed.box[1::2]]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        printed.box = Box(min(xs), min(ys), max(xs), max(ys))
        for letter in printed.letters:
            (letter.left, letter.base), (letter.right, _) = _ends(letter, angle)
    return printed


def _part_ligatures(raws: list[_Raw]) -> None:
    """Give each letter of a ligature its part of the sign: all of them have its origin, and boxes side by side.

    Else the blank behind "fi" would be too wide, and two letters from right to left would stand at one place.
    """
    for first, second in pairwise(raws):
        one, two = first.letter, second.letter
        if first.angle or first.box == second.box or not (one.char.strip() and two.char.strip()):
            continue
        if unicodedata.combining(one.char) or unicodedata.combining(two.char):
            continue  # A vowel sign is put behind its letter by its place.
        if (first.origin, one.base) == (second.origin, two.base):
            for raw in (first, second):
                raw.letter.left, raw.letter.right = raw.box.left, raw.box.right


def _words(raws: list[_Raw]) -> str:
    """Return the words of letters that are not read, for the account."""
    text = ""
    for above, raw in zip([None, *raws], raws, strict=False):
        if above is not None and abs(above.letter.order - raw.letter.order) > 1:
            text += " "
        text += raw.letter.char
    return " ".join(text.split())


def _turn(x: float, y: float, angle: int) -> tuple[float, float]:
    """Return a place of a page that is turned by a multiple of 90 degrees, counterclockwise."""
    cosine, sine = ((1, 0), (0, 1), (-1, 0), (0, -1))[angle // 90 % 4]
    return x * cosine + y * sine, y * cosine - x * sine


def _ends(letter: Letter, angle: int) -> tuple[tuple[float, float], tuple[float, float]]:
    """Return the turned ends of a letter on its line; its width was measured along its direction already."""
    left, base = _turn(letter.left, letter.base, angle)
    return (left, base), (left + letter.right - letter.left, base)


def _raw_letters(page: Any) -> Iterator[_Raw]:  # noqa: ANN401 – pypdfium2 is an extra
    """Yield the letters of a page as PDFium has them, without the blanks and breaks that it adds."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415 – an extra, loaded when used

    text = page.get_textpage()
    x, y = ctypes.c_double(), ctypes.c_double()
    rectangle, matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
    try:
        for at in range(text.count_chars()):
            if pdfium.FPDFText_IsGenerated(text, at) == 1:
                continue
            char = chr(pdfium.FPDFText_GetUnicode(text, at))
            if pdfium.FPDFText_IsHyphen(text, at) == 1:
                char = "-"  # PDFium marks hyphens at the ends of lines with a control character.
            elif char in "\r\n\t\u00a0":
                char = " " if char != "\u00a0" else char
            elif not char.strip("\u00ad") or unicodedata.category(char) in {"Cc", "Co", "Cn", "Cs"}:
                char = char if char in "\u00ad " else "\ufffd"
            pdfium.FPDFText_GetCharOrigin(text, at, x, y)
            pdfium.FPDFText_GetLooseCharBox(text, at, rectangle)
            pdfium.FPDFText_GetMatrix(text, at, matrix)
            box = Box(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
            angle = round(math.degrees(math.atan2(matrix.b, matrix.a))) % 360
            angle = next((right for right in (0, 90, 180, 270, 360) if abs(angle - right) <= _CROOKED), angle) % 360
            scale = math.hypot(matrix.c, matrix.d) or 1.0
            size = pdfium.FPDFText_GetFontSize(text, at) * scale
            mode = pdfium.FPDFTextObj_GetTextRenderMode(pdfium.FPDFText_GetTextObject(text, at))
            width = box.right - box.left if angle % 180 == 0 else box.high - box.low
            # A box holds the whole glyph: that of an f reaches over the next letter, that of a j below the one before.
            letter = Letter(char, x.value, x.value + width, y.value, size, at)
            yield _Raw(letter, box, angle, mode == _INVISIBLE, x.value)
    finally:
        text.close()


def _drawn(page: Any) -> Iterator[tuple[str, Box]]:  # noqa: ANN401 – pypdfium2 is an extra
    """Yield kind and place of each ruled line and picture of a page."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415 – an extra, loaded when used

    ends = [ctypes.c_float() for _ in range(4)]
    matrix = pdfium.FS_MATRIX()
    count = 0
    identity = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    waiting = [
        (pdfium.FPDFPage_GetObject(page, at), identity, 0) for at in reversed(range(pdfium.FPDFPage_CountObjects(page)))
    ]
    while waiting and count < _MAX_OBJECTS:
        thing, outer, depth = waiting.pop()
        count += 1
        kind = pdfium.FPDFPageObj_GetType(thing)
        if kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _MAX_DEPTH:
            pdfium.FPDFPageObj_GetMatrix(thing, matrix)
            own = (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)
            inner = range(pdfium.FPDFFormObj_CountObjects(thing))
            waiting += [(pdfium.FPDFFormObj_GetObject(thing, at), _product(own, outer), depth + 1) for at in inner]
        elif kind in (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE):
            if not pdfium.FPDFPageObj_GetBounds(thing, *ends):
                continue
            corners = [_place(outer, x.value, y.value) for x in ends[::2] for y in ends[1::2]]
            xs, ys = [x for x, _ in corners], [y for _, y in corners]
            box = Box(min(xs), min(ys), max(xs), max(ys))
            wide, tall = box.right - box.left, box.high - box.low
            if kind == pdfium.FPDF_PAGEOBJ_IMAGE and min(wide, tall) >= _MIN_PICTURE:
                yield "picture", box
            elif kind == pdfium.FPDF_PAGEOBJ_PATH and min(wide, tall) <= _MAX_RULE and max(wide, tall) >= _MIN_RULE:
                yield "rule", box


_Matrix = tuple[float, float, float, float, float, float]


def _product(inner: _Matrix, outer: _Matrix) -> _Matrix:
    a, b, c, d, e, f = inner
    x, y = _place(outer, e, f)
    return (
        a * outer[0] + b * outer[2], a * outer[1] + b * outer[3],
        c * outer[0] + d * outer[2], c * outer[1] + d * outer[3], x, y,
    )  # fmt: skip


def _place(matrix: _Matrix, x: float, y: float) -> tuple[float, float]:
    return x * matrix[0] + y * matrix[2] + matrix[4], x * matrix[1] + y * matrix[3] + matrix[5]
