"""Notes at the feet of pages, and the raised figures that call them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.model.block import CALL
from tracker.readers.pdf.rows import NOTE_NUMBER, Row
from tracker.readers.structure.raised import raise_text
from tracker.readers.structure.rendered import RenderedLine
from tracker.text.compose import FoundNote
from tracker.text.escapes import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from tracker.readers.pdf.letters import Box

_MAX_NOTE_SIZE = 0.93
"""Size of the letters of a note relative to those of the text, at most: 9 to 10 points."""
_NOTE_RULE = (0.1, 0.6)
"""Length of the ruled line above notes, relative to the text; Word draws 50 mm, a third."""
_UNDERLINE = 0.4
"""Distance of an underline from the baseline, in sizes of letters, at most."""


def split_notes(
    rows: Sequence[Row],
    size: float,
    rules: Sequence[Box],
    *,
    continues: bool = False,
    waiting: AbstractSet[str] = frozenset(),
) -> tuple[list[Row], list[Row]]:
    """Return the text of a page or column and the notes below it.

    They are the small lines at its foot, or all lines below a short ruled line. The first of them may have no number:
    then it continues a note of the page before.

    Args:
        rows: Its lines.
        size: Size of the letters of the text.
        rules: The ruled lines of the page.
        continues: Whether the last note of the page before has not ended.
        waiting: Raised figures of the pages before that have found no note yet.
    """
    if not rows:
        return [], []
    first = len(rows)
    while first and rows[first - 1].size < size * _MAX_NOTE_SIZE:
        first -= 1
    first = min([first, *_below_rules(rows, size, rules)])
    # Small letters that nothing calls are a table or a form, and stay where they are.
    called = waiting | {number for row in rows[:first] for number in row.ids}
    numbers = {match[1] for row in rows[first:] if (match := NOTE_NUMBER.match(row.plain))}
    if called & numbers or (continues and first < len(rows) and not numbers):
        return list(rows[:first]), list(rows[first:])
    return list(rows), []


def _below_rules(rows: Sequence[Row], size: float, rules: Sequence[Box]) -> Iterator[int]:
    """Yield the index of the first line below each ruled line that can only divide the text from its notes.

    It is short, underlines no words, begins at the side of the text, and the first number below it is raised above it:
    a heading that is underlined has numbered paragraphs below it, too.
    """
    left, right = min(row.left for row in rows), max(row.right for row in rows)
    for rule in rules:
        at = next((at for at, row in enumerate(rows) if row.top < rule.low), len(rows))
        length = (rule.right - rule.left) / (right - left or 1)
        sides = min(abs(rule.left - left), abs(rule.right - right))
        if not _NOTE_RULE[0] <= length <= _NOTE_RULE[1] or sides > size or not 0 < at < len(rows):
            continue
        underlines = rows[at - 1].top - rule.high < _UNDERLINE * size
        number = NOTE_NUMBER.match(rows[at].plain)
        called = number is not None and any(number[1] in row.ids for row in rows[:at])
        if called and not underlines and all(row.top < rule.low and row.size <= size for row in rows[at:]):
            yield at


def collect_notes(pages: Sequence[Sequence[Row]]) -> list[FoundNote]:
    """Return the notes at the feet of all pages, under the names ``page:number``.

    Args:
        pages: The lines at the foot of each page.
    """
    notes: list[tuple[str, list[str]]] = []
    for rows in pages:
        on_page = False
        for row in rows:
            begin = NOTE_NUMBER.match(row.plain)
            if begin and _begins_note(begin[1], notes[-1][0] if on_page else ""):
                notes.append((f"{row.page}:{begin[1]}", [row.plain[begin.end() :]]))
                on_page = True
            elif notes:
                notes[-1][1].append(row.plain)
            else:
                notes.append((f"{row.page}:", [row.plain]))
    return [FoundNote(name, clean(" ".join(words))) for name, words in notes]


def _begins_note(number: str, above: str) -> bool:
    """Return whether a number at the beginning of a line begins a note, after the name of the note above it."""
    before = above.rpartition(":")[2]
    return not (number.isdecimal() and before.isdecimal()) or int(number) == int(before) + 1


def called_note(page: int, number: str, names: Sequence[str]) -> str:
    """Return the note of a number on the same page, else on the next that has one; the bare number if there is none.

    >>> called_note(2, "7", ["1:7", "3:7"]), called_note(2, "8", ["1:7", "3:7"])
    ('3:7', '8')

    Args:
        page: Page of the call.
        number: Printed number.
        names: Names of all notes, in order.
    """
    own = f"{page}:{number}"
    if own in names:
        return own
    later = (name for name in names if name.endswith(f":{number}") and int(name.split(":")[0]) > page)
    return next(later, number)


def without_unknown_calls(line: RenderedLine, names: set[str]) -> RenderedLine:
    """Return a line in which raised figures that call no note are raised figures of the text: powers.

    Args:
        line: The line.
        names: Names of all notes.
    """
    pieces = line.text.split(CALL)
    text, ids = pieces[0], []
    for name, piece in zip(line.ids, pieces[1:], strict=True):
        if name in names:
            ids.append(name)
        text += (CALL if name in names else raise_text(name.rpartition(":")[2])) + piece
    return RenderedLine(text=text, ids=ids, page=line.page, in_contents=line.in_contents)
