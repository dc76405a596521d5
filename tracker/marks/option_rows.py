"""Puts options into rows of which one will be chosen, by their names, wherever they stand in their article.

Numbers restart below an option, so that the second option of a paragraph is often read as a line of the last point of
the first: the provisions in which options stand say little about what belongs together, their names much.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tracker.language.option_numbers import option_numbers
from tracker.language.options import option_names
from tracker.model.block import BlockKind
from tracker.model.negotiation import MarkKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.model.draft import DraftText
    from tracker.model.negotiation import Mark
    from tracker.model.provision import Eid

MOST_MISSING = 3
"""Numbers that may be missing in a row of options: "Option 6" behind "Option 1" is the rest of another row."""
MOST_OPEN = 50
"""Rows that may still go on at once. Rows nest two or three deep; in a text that says "Option 1" a thousand times each
would be compared with all before it."""
_ARTICLE = ("art_", "prov_", "recs", "preamble")


@dataclass(frozen=True, slots=True)
class NamedOption:
    """An option with its name.

    Attributes:
        mark: The option.
        name: Its name as printed: "Option 2".
        number: Its place in its row, from 1, as its name says; 0 where the name says none.
        ends: One past the last letter of the name in its line.
    """

    mark: Mark
    name: str
    number: int
    ends: int


@dataclass(slots=True)
class _Row:
    """A row that may go on.

    Attributes:
        members: Its options so far.
        home: The article in which it stands; empty for one between articles.
    """

    home: str
    members: list[NamedOption] = field(default_factory=list)

    def takes(self, numbers: frozenset[int], home: str, most_missing: int) -> int:
        """Return the number under which an option continues the row; 0 for none."""
        last = self.members[-1].number
        if not last or (home and self.home and home != self.home):
            return 0
        return min((n for n in numbers if last < n <= last + 1 + most_missing), default=0)


def option_rows(draft: DraftText, marks: Sequence[Mark]) -> list[tuple[NamedOption, ...]]:
    r"""Return the rows of the options of a draft, those inside an option as rows of their own.

    Args:
        draft: The draft.
        marks: Its marks, in reading order; others than options are passed over.

    Returns:
        The rows in the order of their first options; a row of one is an option without a second one.

    >>> from tracker.marks.find import find_marks
    >>> from tracker.text.parser import parse
    >>> lines = ["Option 1: a fund", "Option (a): large", "Option (b): small", "Option 2: none"]
    >>> draft, _ = parse("### Article 1\n\n" + "\n\n".join(lines) + "\n")
    >>> [[option.name for option in row] for row in option_rows(draft, find_marks(draft).marks)]
    [['Option 1', 'Option 2'], ['Option (a)', 'Option (b)']]
    """
    blocks = dict(draft.blocks)
    rows: list[_Row] = []
    open_rows: list[_Row] = []
    named: dict[Eid, dict[int, tuple[int, int, str]]] = {}  # The names of options in each line, by their places.
    for mark in marks:
        if mark.kind is not MarkKind.OPTION:
            continue
        block = blocks[mark.opens.eid]
        if mark.opens.eid not in named:
            named[mark.opens.eid] = {item[0]: item for item in option_names(block.text)}
        found = named[mark.opens.eid].get(mark.opens.offset)
        if found is None:
            continue
        _, ends, name = found
        numbers = option_numbers(name)
        home = "" if block.kind is BlockKind.HEADING and "art_" not in mark.opens.eid else _home(mark.opens.eid)
        row, number = _continued(open_rows, numbers, home)
        if row is None:
            row, number = _Row(home), min(numbers, default=0)
            rows.append(row)
            open_rows.append(row)
            del open_rows[:-MOST_OPEN]
        else:
            # What was begun inside the option before it has ended.
            del open_rows[open_rows.index(row) + 1 :]
        row.members.append(NamedOption(mark, name, number, ends))
    return [tuple(row.members) for row in rows]


def _continued(open_rows: Sequence[_Row], numbers: frozenset[int], home: str) -> tuple[_Row | None, int]:
    """Return the row that an option continues, the innermost first, and its number; first without a gap."""
    for most_missing in (0, MOST_MISSING):
        if most_missing and 1 in numbers:
            break
        for row in reversed(open_rows):
            if number := row.takes(numbers, home, most_missing):
                return row, number
    return None, 0


def _home(eid: Eid) -> str:
    """Return the address of the article, or the like, in which a line stands."""
    parts = eid.split("__")
    inner = [n for n, part in enumerate(parts) if part.startswith(_ARTICLE)]
    return "__".join(parts[: inner[0] + 1]) if inner else parts[0]
