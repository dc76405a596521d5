"""The printed lines of a PDF file, from the positions of its letters."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from tracker.language.scripts import UNSPACED
from tracker.model.block import CALL
from tracker.readers.pdf.direction import is_right_to_left, reading_order
from tracker.readers.structure.raised import lower_text, raise_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tracker.readers.pdf.letters import Box, Letter

NOTE_NUMBER = re.compile(r"\s*(\d{1,3}|[*∗]+|[†‡§])(?=\D|$)[.)]?\s*")
"""The number or sign of a note."""
_SAME_LINE = 0.12
"""Distance of the baselines of two letters of one line, in sizes, at most: rounding, and fonts that stand unevenly."""
_RAISED = (0.14, 0.75)
"""Distance of a raised letter from the baseline, in sizes of the line: Word raises by 0.33, browsers by up to 0.5."""
_LOWERED = (-0.5, -0.06)
"""The same of a lowered letter."""
_TOUCHING = 0.4
"""Distance between a raised letter and its word, in sizes, at most."""
_SMALLER = 1.02
"""Size of a raised letter relative to its line, at most: none is larger; programs round the size."""
_NEAR_LINES = 3
"""Lines above and below among which the line of a raised run is looked for: other raised runs stand between."""
_MAX_RAISED = 14
"""Letters of a raised run, at most: a longer run at another height is a line of its own."""
_BLANK = 0.19
"""Distance of two letters, in sizes, from which on there is a blank between them, where the file holds none;
blanks measure 0.22 to 0.33, justified lines at their tightest 0.2."""
_NARROW_BLANK = 0.08
"""The same where the file has a blank without width."""
_NO_WIDTH = 0.02
"""Width of a blank without width, in sizes, at most."""
_CHINESE_BLANK = 0.7
"""The same between two Chinese characters, which justification sets apart."""
_INITIAL = 1.8
"""Size of an initial relative to the letters beside it, at least: it is two lines high or more."""
_MAX_INITIAL_LINES = 4
"""Lines beside an initial, at most."""
_DOUBLE = 0.12
"""Distance of two prints of one letter, in sizes, at most: some programs print a bold letter twice."""
_STRUCK = (0.14, 0.5)
"""Height of a line through letters above their baseline, in sizes: Word draws it at 0.26, browsers at 0.3."""
_CHINESE = re.compile(f"[{UNSPACED}]")
_PRESENTATION = re.compile("[\ufb00-\ufdff\ufe70-\ufefc]")
"""Ligatures and joining forms: one sign for one or more letters."""
_UNIT = re.compile(r"(?:^|[\s\d(/·×])(?:[kcdmµ]?m|ha|s|10)$")
"""A word of which a raised 2 or 3 is the power: ``km²``, ``10³``."""


@dataclass(slots=True)
class Row:
    """One printed line.

    Attributes:
        page: Page, from 1.
        top: Height of its baseline on the page, in points, upwards.
        left: Its left end, in points.
        right: Its right end.
        size: Size of most of its letters, in points.
        text: Its words, with :data:`~tracker.model.block.CALL` for each raised figure that may call a note.
        ids: These figures; later, the names of the notes that they call.
        first_word: Width of its first word, in points.
        indent: Distance of its beginning from the beginning of its column, in points.
        slack: Distance of its end from the end of its column.
        place: The page and the columns in which it stands; rows of one place follow one another downwards.
        in_table: Whether it is a line of what looks like a table.
    """

    page: int
    top: float
    left: float
    right: float
    size: float
    text: str
    ids: list[str] = field(default_factory=list)
    first_word: float = 0.0
    indent: float = 0.0
    slack: float = 0.0
    place: tuple[int, ...] = ()
    in_table: bool = False

    @property
    def plain(self) -> str:
        """The words with the raised figures among them."""
        pieces = self.text.split(CALL)
        return "".join(piece + name for piece, name in zip(pieces, [*self.ids, ""], strict=True))


Line = list["Letter"]
"""The letters of one line, from left to right."""


def plain_blanks(letters: Sequence[Letter]) -> None:
    """Make the blanks of a file plain ones, if most are non-breaking: some programs have no other blank.

    Args:
        letters: All letters of the file.
    """
    blanks = [letter for letter in letters if letter.char.isspace()]
    if 2 * sum(letter.char == "\u00a0" for letter in blanks) > len(blanks):
        for letter in blanks:
            letter.char = " "


def lines_of(letters: Sequence[Letter]) -> list[Line]:
    """Return the lines of letters, from the top of the page; raised and lowered letters are put into theirs.

    Args:
        letters: Letters of a page, in any order.
    """
    lines: list[Line] = []
    marks = [letter for letter in letters if unicodedata.combining(letter.char[0])]
    # Blanks without width come from PDFium; they have no size, and some stand at the height of a mark.
    thin = [letter for letter in letters if letter.char.isspace() and letter.right <= letter.left]
    apart = {id(letter) for letter in (*marks, *thin)}
    bases = [letter for letter in letters if id(letter) not in apart]
    for letter in sorted(bases, key=lambda letter: -letter.base):
        if lines and lines[-1][0].base - letter.base <= _SAME_LINE * max(lines[-1][0].size, letter.size):
            lines[-1].append(letter)
        else:
            lines.append([letter])
    lines = [line for line in lines if any(letter.char.strip() for letter in line)]
    heights = [-line[0].base for line in lines]
    for blank in thin:
        at = bisect_left(heights, -blank.base - _SAME_LINE)
        if at < len(lines) and abs(lines[at][0].base - blank.base) <= _SAME_LINE * lines[at][0].size:
            lines[at].append(blank)
    for line in lines:
        line.sort(key=lambda letter: (letter.left, letter.right, letter.order))
    _put_marks(lines, marks)
    return _with_raised(_with_initials(lines))


def _put_marks(lines: list[Line], marks: Sequence[Letter]) -> None:
    """Put each vowel sign or accent that is printed apart behind the letter that it stands above or below.

    Args:
        lines: Lines from left to right. The letters of one ligature share a place. PDFium has them in the order of
            reading, and backwards from right to left; so they are right once the line is turned. A blank without
            width precedes the letter with which it shares its left end.
        marks: The signs; some fonts set them higher or lower than the line.
    """
    heights = [-line[0].base for line in lines]
    for mark in sorted(marks, key=lambda mark: mark.order):
        middle = (mark.left + mark.right) / 2
        near = range(bisect_left(heights, -mark.base - mark.size), bisect_right(heights, -mark.base + mark.size))
        for line in sorted((lines[at] for at in near), key=lambda line: abs(line[0].base - mark.base)):
            lefts = [letter.left for letter in line]
            at = bisect_right(lefts, middle + _SAME_LINE * mark.size) - 1
            while at > 0 and (not line[at].char.strip() or _share_place(line[at - 1], line[at])):
                at -= 1  # The last letter of a ligature in the order of reading is the first in that of print.
            if at >= 0 and line[at].left - mark.size <= middle <= line[at].right + mark.size:
                line[at].char += mark.char
                break
        else:
            lines.append([mark])


def _share_place(first: Letter, second: Letter) -> bool:
    return (first.left, first.right) == (second.left, second.right)


def _with_initials(lines: list[Line]) -> list[Line]:
    """Return lines with each initial that is several lines high put before the first of these."""
    for at, line in enumerate(lines):
        initial, rest = line[0], [letter for letter in line[1:] if letter.char.strip()]
        if not initial.char.isalpha() or (rest and rest[0].size * _INITIAL > initial.size):
            continue
        for other in lines[max(0, at - _MAX_INITIAL_LINES) : at]:
            beside = 0 < other[0].base - initial.base < initial.size and other[0].size * _INITIAL <= initial.size
            if beside and -1 < other[0].left - initial.right < 2 * other[0].size:
                line.remove(initial)
                initial.size, initial.base = other[0].size, other[0].base
                initial.right = other[0].left
                other.insert(0, initial)
                break
    return [line for line in lines if any(letter.char.strip() for letter in line)]


def _with_raised(lines: list[Line]) -> list[Line]:
    """Return lines with the short runs between them put beside the words that they are raised or lowered from."""
    kept: list[Line] = []
    guests: list[tuple[Line, Line]] = []
    for at, line in enumerate(lines):
        near = [
            other
            for other in (*lines[max(0, at - _NEAR_LINES) : at], *lines[at + 1 : at + 1 + _NEAR_LINES])
            if len(other) > 1
        ]
        moved: set[int] = set()
        for run in runs_of(line, _TOUCHING):
            host = next((other for other in near if _shift(run, other)), None) if len(run) <= _MAX_RAISED else None
            if host is not None:
                shift = _shift(run, host)
                for letter in run:
                    # Letters that join stand at several heights in some fonts: they are a part of their word.
                    letter.shift = 0 if is_right_to_left(letter.char) else shift
                guests.append((run, host))
                moved.update(map(id, run))
        own = [letter for letter in line if id(letter) not in moved] if moved else line
        if any(letter.char.strip() for letter in own):
            kept.append(own)
    homes = {id(letter): line for line in kept for letter in line}
    for run, host in guests:
        home = next((homes[id(letter)] for letter in host if id(letter) in homes), None)
        if home is None:
            kept.append(run)
            for letter in run:
                letter.shift = 0
        else:
            at = bisect_left([letter.left for letter in home], run[0].left)
            home[at:at] = run
    return sorted(kept, key=lambda line: -max((x.base for x in line if not x.shift), default=line[0].base))


def _shift(run: Line, line: Line) -> int:
    """Return 1 for a run that is raised from a word of a line, -1 for a lowered one, 0 for neither."""
    size, inked = line[0].size, [letter for letter in run if letter.char.strip()]
    if not inked or max(letter.size for letter in inked) > size * _SMALLER or len(inked) >= len(line):
        return 0
    distance = (inked[0].base - line[0].base) / size
    if _RAISED[0] <= distance <= _RAISED[1]:
        shift = 1
    elif _LOWERED[0] <= distance <= _LOWERED[1]:
        shift = -1
    else:
        return 0
    left, right, reach = inked[0].left, inked[-1].right, _TOUCHING * size
    touches = any(
        letter.char.strip() and (abs(left - letter.right) <= reach or abs(letter.left - right) <= reach)
        for letter in line
    )
    middle = (left + right) / 2
    covered = not is_right_to_left(inked[0].char) and any(
        letter.char.strip() and letter.left < middle < letter.right for letter in line
    )
    return shift if touches and not covered else 0


def runs_of(line: Line, gap: float) -> Iterator[Line]:
    """Yield the stretches of a line between gaps wider than some part of the size of its letters."""
    run: Line = []
    for letter in line:
        if not letter.char.strip():
            continue
        if run and letter.left - run[-1].right > gap * max(run[-1].size, letter.size):
            yield run
            run = []
        run.append(letter)
    if run:
        yield run


def row_of(line: Line, page: int, *, right_to_left: bool) -> Row:
    """Return a printed line with its words.

    Args:
        line: Its letters, from left to right.
        page: Its page.
        right_to_left: Whether the text of the file runs from right to left.
    """
    inked = [letter for letter in line if letter.char.strip()]
    standing = [letter for letter in inked if not letter.shift] or inked
    size = most_frequent(letter.size for letter in standing)
    row = Row(page, standing[0].base, inked[0].left, max(letter.right for letter in inked), size, "", place=(page,))
    pieces = list(_with_blanks(_without_doubles(line), size))
    backwards = right_to_left and (is_right_to_left("".join(text for text, _ in pieces)) or _is_neutral(pieces))
    order = reading_order([text for text, _ in pieces], right_to_left=backwards)
    _write(row, [pieces[at] for at in order])
    words = list(runs_of(line, _BLANK))
    first = words[-1] if backwards else words[0]
    row.first_word = first[-1].right - first[0].left
    return row


def _is_neutral(pieces: Sequence[tuple[str, Letter | None]]) -> bool:
    return not any(text.isalpha() for text, _ in pieces)


def _without_doubles(line: Line) -> Line:
    """Return a line without the second print of letters that are printed twice to look bold."""
    kept: Line = []
    for letter in line:
        double = any(
            other.char == letter.char
            and abs(other.left - letter.left) < _DOUBLE * letter.size
            # The two letters of one ligature stand at one place, too, one after the other in the file.
            and (other.left != letter.left or abs(other.order - letter.order) > 1)
            for other in kept[-3:]
        )
        if not double or not letter.char.strip():
            kept.append(letter)
    return kept


def _with_blanks(line: Line, size: float) -> Iterator[tuple[str, Letter | None]]:
    """Yield the pieces of a line, each a letter with its marks, and the blanks between its words."""
    inked = [letter for letter in line if letter.char.strip()]
    # The dots of a table of contents stand wide apart, and say nothing of the words.
    gaps = sorted(b.left - a.right for a, b in pairwise(inked) if a.char[0].isalnum() and b.char[0].isalnum())
    usual = max(0.0, gaps[len(gaps) // 2]) if gaps else 0.0
    least = usual + _BLANK * size  # In spaced letters, the usual gap is no blank.
    above: Letter | None = None
    blank = ""
    for letter in line:
        if not letter.char.strip():
            # Some programs put a blank without width behind every word, also before a full stop.
            real = letter.right - letter.left > _NO_WIDTH * size
            blank = blank.strip(" ") or (letter.char if letter.char == "\u00a0" else " " if real else blank or "\u200b")
            continue
        if above is not None:
            gap = letter.left - above.right
            chinese = _CHINESE.match(above.char) and _CHINESE.match(letter.char)
            if blank in {" ", "\u00a0"} or (blank and gap > _NARROW_BLANK * size):
                yield blank.replace("\u200b", " "), None
            elif not letter.shift and gap > (max(least, _CHINESE_BLANK * size) if chinese else least):
                yield " ", None
        yield letter.char, letter
        above, blank = letter, ""


def _write(row: Row, pieces: Sequence[tuple[str, Letter | None]]) -> None:
    """Fill the words of a row, and the figures that may call notes.

    Args:
        row: The row.
        pieces: Its pieces in the order of reading.
    """
    at = 0
    while at < len(pieces):
        letter = pieces[at][1]
        shift = letter.shift if letter else 0
        end = at + 1
        while shift and end < len(pieces) and (other := pieces[end][1]) and other.shift == shift:
            end += 1
        run = "".join(text for text, _ in pieces[at:end])
        if shift > 0:
            _write_raised(row, run)
        else:
            row.text += lower_text(run) if shift else run
        at = end
    row.text = _PRESENTATION.sub(lambda match: unicodedata.normalize("NFKC", match[0]), row.text)
    row.text = re.sub(" {2,}", " ", row.text).strip(" ")


def _write_raised(row: Row, run: str) -> None:
    """Write a raised run: its numbers may call notes, unless they are the power of a unit or of ten."""
    parts = re.split(r"([,\s]+)", run)
    if not row.text or any(not NOTE_NUMBER.fullmatch(part) for part in parts[::2]) or _UNIT.search(row.text):
        row.text += raise_text(run) if row.text else run
        return
    for at, part in enumerate(parts):
        if at % 2:
            row.text += part
        else:
            row.ids.append(part.strip())
            row.text += CALL


def mark_struck(lines: Iterable[Line], rules: Sequence[Box]) -> None:
    """Mark the letters through which a ruled line runs, at a quarter to a half of their size above the baseline.

    Args:
        lines: The lines of a page.
        rules: Its ruled lines.
    """
    if not rules:
        return
    for line in lines:
        base, size = line[0].base, max(letter.size for letter in line)
        for rule in rules:
            height = (rule.low + rule.high) / 2
            if not -size < height - base < size:
                continue
            for letter in line:
                part = (height - letter.base) / letter.size
                if _STRUCK[0] <= part <= _STRUCK[1] and rule.left <= (letter.left + letter.right) / 2 <= rule.right:
                    letter.struck = True


def most_frequent(values: Iterable[float]) -> float:
    """Return the most frequent value, to a tenth; of several as frequent the greatest; 1 for none.

    >>> most_frequent([11.96, 12.04, 9.0, 9.0]), most_frequent([])
    (12.0, 1.0)
    """
    counts = Counter(round(value, 1) for value in values)
    return max(counts, key=lambda value: (counts[value], value), default=1.0)
