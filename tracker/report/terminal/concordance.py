"""The table of concordance in the terminal: a line for each row, whatever the width and the script.

    Article → Article  Change                                           Same, %
    premier → premier  probably; merged, reworded                      34 |  18
          5 → 4        renumbered, reworded                            53 |  77
          6 → —        dropped

The word that all names begin with stands once, in the head. Headings are given as far as they fit; the facts that do
not fit are named by ``--verbose``, as are the reasons in words.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from tracker.model.block import without_calls
from tracker.model.concordance import Ground
from tracker.model.provision import ProvisionKind
from tracker.report.terminal.cells import (
    fold_cell,
    from_the_left,
    keep_numbers,
    one_line,
    pad_cell,
    unit_and_number,
    without_unit,
)
from tracker.report.terminal.plain import WIDTH, display_width, shorten, wrap
from tracker.report.terminal.summary import summary_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tracker.report.view.redline_view import RedlineView, RowView

_ARROW, _GAP = " → ", "  "
_SHARES = len("100 | 100")
_WIDE = 100
"""Columns from which the nearest provision of a dropped or new one is named without ``--verbose``: in 80 it would take
the room of the headings, and nobody must act on it."""
_LEAST_CHANGE = len("renumbered, reworded")
"""Columns of the facts that no name and no heading takes: the two facts that are true of most rows of most drafts."""
_SHORTEST_HEADING = 12
"""Columns below which headings are left out: less is the beginning of a word, which tells no article from another."""
_LEAST_HEADING = 0.4
"""Share of the room of headings and facts that headings have before all facts are named; in 80 columns it is some 24
places, a short heading whole, or the beginning that tells it apart."""
_WORDS_OF_GROUND = {Ground.STATED: "stated", Ground.TERM: "a term", Ground.POSITION: "place"}
"""Words in the place of shares, where the reason of a row is another."""
_NO_SHARES = (Ground.NEAREST, *_WORDS_OF_GROUND)


@dataclass(frozen=True, slots=True)
class _Line:
    """The cells of one row."""

    before: str
    after: str
    heading: str
    facts: tuple[str, ...]
    shares: str


def concordance_text(
    view: RedlineView, rows: Iterable[RowView], notices: Sequence[str], width: int = WIDTH, *, verbose: bool = False
) -> str:
    """Return the table of concordance as text.

    Args:
        view: The comparison; its words should be the English ones, as all of the terminal's.
        rows: The rows to list.
        notices: The notices on texts that are not official; they stand at the top.
        width: Columns.
        verbose: Below each row all its facts, and its reason in words.
    """
    rows = list(rows)
    units = _common_units(rows)
    lines = [_cells(view, row, units, wide=width >= _WIDE) for row in rows]
    head = _Line(*_head_names(units), "Heading", ("Change",), "Same, %")
    table = _Table([head, *lines], width)
    out = [*notices, *([""] if notices else []), wrap(_sides(view), width=width), ""]
    out += [wrap(view.same_line, width=width), ""] if view.identical else []
    out += [*table.head(head), "-" * table.width]
    for row, line in zip(rows, lines, strict=True):
        out += table.row(line)
        if verbose:
            out += [wrap(part, first=" " * 6, width=width) for part in _explanation(row, table, line)]
    legend = [wrap(part, width=width) for part in _legend(rows, table, verbose=verbose)]
    return "\n".join([*out, *(["", *legend] if legend else []), "", summary_line(view, width)]) + "\n"


def _sides(view: RedlineView) -> str:
    """Return the names of the two texts, with their symbols."""
    names = (f"{one_line(side.name)} ({one_line(side.symbol)})" if side.symbol else side.name for side in view.sides)
    return "→ ".join(f"{one_line(name)} " for name in names).rstrip()


# The cells


def _cells(view: RedlineView, row: RowView, units: tuple[str, str], *, wide: bool) -> _Line:
    words = view.words
    facts = [words[fact] for fact in row.facts]
    if row.probably:
        facts[0] = f"{words['probably']}{words['semicolon']}{facts[0]}"
    if wide and (remark := _remark(row, units)):
        facts[-1] += f"{words['semicolon']}{remark}"
    before, after = (without_unit(name, unit) for name, unit in zip((row.before, row.after), units, strict=True))
    return _Line(before, after, _heading(view, row), tuple(map(one_line, facts)), _shares(row))


def _remark(row: RowView, units: tuple[str, str]) -> str:
    """Return the nearest provision of a row that has one side; who stated a row that a person stated."""
    reason = row.row.reason
    if reason is None:
        return ""
    if reason.ground is Ground.NEAREST:
        nearest = without_unit(row.nearest, units[row.row.deleted])
        return f"nearest: {nearest} ({_percent(reason.share_before)} | {_percent(reason.share_after)})"
    return row.reason if reason.ground is Ground.STATED else ""


def _shares(row: RowView) -> str:
    """Return the shares of the words that stayed, before and after; in two columns of figures."""
    reason = row.row.reason
    if reason is None or not row.row.linked:
        return ""
    if reason.ground in _NO_SHARES:
        return _WORDS_OF_GROUND.get(reason.ground, "").rjust(_SHARES)
    shares = (1.0, 1.0) if reason.ground is Ground.IDENTICAL else (reason.share_before, reason.share_after)
    return " | ".join(f"{_percent(share):>3}" for share in shares)


def _percent(share: float) -> int:
    return round(100 * share)


def _heading(view: RedlineView, row: RowView) -> str:
    """Return the heading of a provision after, else before; empty where it has none, or is named by it."""
    redline = view.redline
    if redline is None:
        return ""
    for draft, eid, name in ((redline.after, row.row.after, row.after), (redline.before, row.row.before, row.before)):
        provision = draft.provisions.get(eid) if eid else None
        heading = one_line(without_calls(provision.heading)) if provision else ""
        if heading and heading != name:
            return heading
    return ""


def _common_units(rows: Sequence[RowView]) -> tuple[str, str]:
    """Return the word before the number of most articles of each text, as "Article"; empty where they have none."""
    articles = [(row.before, row.after) for row in rows if row.row.level is ProvisionKind.ARTICLE]
    words = [[parts[0] for pair in articles if (parts := unit_and_number(pair[n]))] for n in (0, 1)]
    before, after = (Counter(of_side).most_common(1)[0][0] if of_side else "" for of_side in words)
    return before or after, after or before


def _head_names(units: tuple[str, str]) -> tuple[str, str]:
    """Return the heads of the two columns of names."""
    return units if all(units) else ("Before", "After")


# The table


class _Table:
    """The columns of a table: names before and after, heading, facts, shares.

    Args:
        lines: The cells of the head and of all rows.
        width: Columns of the screen.
    """

    def __init__(self, lines: Sequence[_Line], width: int) -> None:
        before = max(display_width(line.before) for line in lines)
        after = max(display_width(line.after) for line in lines)
        headings = max(display_width(line.heading) for line in lines) if any(line.heading for line in lines[1:]) else 0
        changes = max(display_width(", ".join(line.facts)) for line in lines)
        room = width - len(_ARROW) - 2 * len(_GAP) - _SHARES
        names = room - min(changes, _LEAST_CHANGE)
        self._before = min(before, max(names // 2, names - after))
        self._after = min(after, names - self._before)
        room -= self._before + self._after
        beside = room - len(_GAP)
        change = min(changes, max(_LEAST_CHANGE, beside - min(headings, round(_LEAST_HEADING * beside))))
        self._heading = min(headings, beside - change)
        if self._heading < min(headings, _SHORTEST_HEADING):
            self._heading = 0
        self._change = change if self._heading else min(changes, room)
        self.shortened = any(map(self.shortens, lines))
        heading = len(_GAP) + self._heading if self._heading else 0
        names = self._before + len(_ARROW) + self._after
        self.width = names + heading + len(_GAP) + self._change + len(_GAP) + _SHARES

    def shortens(self, line: _Line) -> bool:
        """Return whether the facts of a row do not fit."""
        return self._facts(line.facts) != ", ".join(line.facts)

    def head(self, head: _Line) -> list[str]:
        """Return the line of the head."""
        return self.row(head)

    def row(self, line: _Line) -> list[str]:
        """Return a row: one line, unless a name is wider than its column."""
        names = [fold_cell(keep_numbers(name), width) for name, width in
                 ((line.before, self._before), (line.after, self._after))]  # fmt: skip
        cells = [shorten(line.heading, self._heading)] if self._heading else []
        cells.append(self._facts(line.facts))
        widths = [self._heading, self._change][-len(cells) :]
        rest = _GAP.join(pad_cell(cell, width) for cell, width in zip(cells, widths, strict=True))
        first = f"{_GAP}{rest}{_GAP}{line.shares:>{_SHARES}}"
        out = []
        for number, (before, after) in enumerate(zip_longest(*names, fillvalue="")):
            arrow = _ARROW if number == 0 else " " * len(_ARROW)
            name = f"{pad_cell(before, self._before, right=True)}{arrow}{pad_cell(after, self._after)}"
            out.append(from_the_left(name + (first if number == 0 else "")).rstrip())
        return out

    def _facts(self, facts: Sequence[str]) -> str:
        """Return as many facts as fit, the greatest first; … stands for the others."""
        for count in range(len(facts), 0, -1):
            text = ", ".join(facts[:count]) + " …" * (count < len(facts))
            if display_width(text) <= self._change:
                return text
        return shorten(facts[0], self._change)


# What stands below


def _explanation(row: RowView, table: _Table, line: _Line) -> Iterator[str]:
    """Yield the reason of a row in words; before it all its facts, where they did not fit."""
    parts = [", ".join(line.facts)] if table.shortens(line) else []
    if row.reason:
        parts.append(row.reason)
    if parts:
        yield one_line(": ".join(parts))


def _legend(rows: Sequence[RowView], table: _Table, *, verbose: bool) -> Iterator[str]:
    """Yield what a reader must know to read the table; only of signs that occur."""
    grounds = {row.row.reason.ground for row in rows if row.row.linked and row.row.reason}
    if grounds - {Ground.STATED, Ground.TERM, Ground.POSITION}:
        content = " For a Part or chapter: of its articles." if Ground.CONTENT in grounds else ""
        yield f"Same, %: share of the words before | after that the other text has as well.{content}"
    if Ground.STATED in grounds:
        yield "stated: by a person; --corrections lists who and why."
    if Ground.TERM in grounds:
        yield "a term: only a heading or a defined term is the same."
    if Ground.POSITION in grounds:
        yield "place: the same place in the text is the reason."
    if table.shortened and not verbose:
        yield "…: --verbose names the other changes, and gives the reason of each row."
