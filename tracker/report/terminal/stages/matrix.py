"""Lay out the matrix for the terminal: two lines a provision, in as many tables side by side as the width asks for.

    Heading             2015-12-04  2015-12-09  2015-12-12
    ------------------------------------------------------
    Decision-making     17          dropped     –
    Finance             6 <         6           9
                          [12         54% [3      81%?

What the signs mean stands below, and what came, went or was put together at each stage, in words.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from tracker.report.history.view import Event
from tracker.report.terminal.cells import (
    fold_cell,
    from_the_left,
    keep_numbers,
    one_line,
    pad_cell,
    unit_and_number,
    without_unit,
)
from tracker.report.terminal.plain import WIDTH, display_width, notice_text, shorten, wrap
from tracker.spelling import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tracker.model.lineage.graph import LineageStage, Link
    from tracker.report.matrix.view import MatrixCell, MatrixEnd, MatrixRow, MatrixView

_PLACE_TO_BREAK = re.compile(r"[-_\u00a0]|(?=\.\w)")
"""Places at which the name of a stage is folded: behind hyphens and blanks, and before the ending of a file."""
_GAP = "  "
_INDENT = "  "
_NOTHING = "–"
_HEADING = "Heading"
_UNCHANGED, _UNSURE, _FROM_OTHERS, _TO_OTHERS, _CAME_FROM, _WENT_TO, _BRACKETS = "=", "?", " <", " >", "← ", "→ ", "["
_LEAST_STAGE, _WIDEST_STAGE = 10, 16
"""Columns of a stage: a date as its name, or "100%? [99", takes ten; a longer name is folded."""
_LEAST_HEADING = 16
"""Columns that headings have in any case; less is the beginning of a word, which tells no article from another."""
_WIDEST_HEADING = 40
"""Columns that no heading takes beyond: a longer one is folded, and the stages stay near."""
_LINES_OF_HEADING = 2
"""Lines of a heading, as many as a provision takes; of a longer one the beginning stands."""


def matrix_text(view: MatrixView, width: int = WIDTH) -> str:
    """Return the matrix as text.

    Args:
        view: The matrix, with English words.
        width: The columns of the terminal.
    """
    rows = list(view.rows())
    unit = _common_unit(rows)
    lines = [*_notices(view, width), *wrap(one_line(_title(view, rows)), width=width).split("\n")]
    table = [_lines_of(row, unit, view) for row in rows]
    if rows:
        for block in _blocks(view, table, width):
            lines += ["", *block.lines()]
    texts = [text for row in table for cell in row.cells for text in cell]
    lines += ["", *(wrap(line, width=width) for line in _legend(texts, unit, view))]
    for part in _happened(view, rows):
        lines += ["", wrap(one_line(part[0]), width=width)]
        lines += [wrap(one_line(line), first=_INDENT, rest=_INDENT * 2, width=width) for line in part[1:]]
    return "\n".join(lines).rstrip() + "\n"


def _title(view: MatrixView, rows: Sequence[MatrixRow]) -> str:
    """Return what the matrix is of, and how many provisions live on."""
    of_what = view.title or view.instrument or view.stages[-1].name
    if not rows:
        return f"{of_what}: there are no articles in {counted(len(view.stages), 'stage')}."
    there = sum(row.cells[-1] is not None for row in rows)
    back = sum(any(cell and cell.event is Event.BACK for cell in row.cells) for row in rows)
    clauses = [
        f"{of_what}: {counted(len(rows), 'provision')} in {counted(len(view.stages), 'stage')}",
        f"{'all' if there == len(rows) else there} of them in {view.stages[-1].name}",
        *([f"{counted(back, 'was', 'were')} dropped and came back"] if back else []),
    ]
    return ", ".join(clauses) + "."


def _notices(view: MatrixView, width: int) -> Iterator[str]:
    """Yield the notices on texts that are not official; one for texts of the same standing."""
    standings: dict[tuple[str, str, str], list[LineageStage]] = {}
    for stage in view.stages:
        standings.setdefault((stage.front.authenticity, stage.front.symbol, stage.front.proposal), []).append(stage)
    for alike in standings.values():
        if notice := notice_text(alike[0].front, width, ", ".join(stage.name for stage in alike)):
            yield notice


# The cells


@dataclass(frozen=True, slots=True)
class _Row:
    """A provision: its heading, and the lines of its cell in each stage."""

    heading: str
    cells: tuple[tuple[str, ...], ...]


def _lines_of(row: MatrixRow, unit: str, view: MatrixView) -> _Row:
    cells = (
        _cell(cell, unit, view) if cell else _end(end, unit, view) if end else (_NOTHING,)
        for cell, end in zip(row.cells, row.ends, strict=True)
    )
    return _Row(one_line(row.heading), tuple(cells))


def _cell(cell: MatrixCell, unit: str, view: MatrixView) -> tuple[str, ...]:
    """Return the number of a provision, and below it what became of its words."""
    begun = cell.event is Event.NEW and cell.origins
    signs = (_FROM_OTHERS if cell.origins and not begun else "") + (_TO_OTHERS if cell.onward else "")
    came = _CAME_FROM + ", ".join(_number(name, unit) for name in view.sources(cell.origins))
    parts = [came if begun else _state(cell, view), f"{_BRACKETS}{cell.node.brackets}" if cell.node.brackets else ""]
    state = " ".join(filter(None, parts))
    return (_number(cell.node.name, unit) + signs, *([f"{_INDENT}{state}"] if state else []))


def _state(cell: MatrixCell, view: MatrixView) -> str:
    """Return the share of its words that stayed, or what else became of it."""
    named = {Event.NEW: "inserted", Event.BACK: "matrix_back", Event.NUMBER_KEPT: "placeholder"}
    if cell.event in named:
        return view.words[named[cell.event]]
    if cell.main is None:
        return ""
    unsure = _UNSURE if cell.probably else ""
    if cell.unchanged:
        return _UNCHANGED + unsure
    return (view.words[cell.facts[0]] if cell.percent is None else f"{cell.percent}%") + unsure


def _end(end: MatrixEnd, unit: str, view: MatrixView) -> tuple[str, ...]:
    if not end.onward:
        return (view.words["deleted"],)
    return (_WENT_TO + ", ".join(_number(name, unit) for name in view.targets(end.onward)),)


def _number(name: str, unit: str) -> str:
    r"""Return the name of a provision without the word that most begin with, also inside brackets.

    >>> _number("[Article 3bis]", "Article"), _number("Annex II, Article 1", "Article")
    ('[3bis]', 'Annex\xa0II, Article\xa01')
    """
    inside = name[1:-1] if name[:1] == "[" and name[-1:] == "]" else ""
    short = f"[{without_unit(inside, unit)}]" if inside and "[" not in inside else without_unit(name, unit)
    return keep_numbers(short)


def _common_unit(rows: Iterable[MatrixRow]) -> str:
    """Return the word before the number of most provisions, as "Article"; empty where they have none."""
    names = (cell.node.name.strip("[]") for row in rows for cell in row.cells if cell)
    units = Counter(parts[0] for name in names if (parts := unit_and_number(name)))
    return units.most_common(1)[0][0] if units else ""


# The tables


@dataclass(frozen=True, slots=True)
class _Block:
    """Some stages side by side, with the headings before them.

    Attributes:
        heads: The names of the stages.
        rows: The provisions, with their cells in these stages.
        heading: The columns of the headings; 0 for none.
        widths: The columns of each stage.
    """

    heads: tuple[str, ...]
    rows: tuple[_Row, ...]
    heading: int
    widths: tuple[int, ...]

    def lines(self) -> list[str]:
        """Return the table as lines."""
        head = self._row(_Row(_HEADING, tuple(tuple(_fold_name(name, width)) for name, width in self._columns())))
        rule = "-" * max(map(display_width, head))
        return [*head, rule, *(line for row in self.rows for line in self._row(row))]

    def _columns(self) -> Iterator[tuple[str, int]]:
        return zip(self.heads, self.widths, strict=True)

    def _row(self, row: _Row) -> list[str]:
        cells = [
            [part for line in cell for part in _folded(line, width)]
            for cell, width in zip(row.cells, self.widths, strict=True)
        ]
        widths = self.widths
        if self.heading:
            lines = fold_cell(row.heading, self.heading)
            room = max(_LINES_OF_HEADING, *map(len, cells))
            if len(lines) > room:
                lines = [*lines[: room - 1], shorten(" ".join(lines[room - 1 :]), self.heading)]
            cells, widths = [lines, *cells], (self.heading, *widths)
        return [
            from_the_left(_GAP.join(pad_cell(cell, width) for cell, width in zip(line, widths, strict=True))).rstrip()
            for line in zip_longest(*cells, fillvalue="")
        ]


def _folded(line: str, width: int) -> list[str]:
    """Fold a line of a cell; the other lines begin where the first does."""
    indent = line[: len(line) - len(line.lstrip(" "))]
    return [indent + part for part in fold_cell(line.strip(" "), width - len(indent))]


def _fold_name(name: str, width: int) -> list[str]:
    """Fold the name of a stage.

    >>> _fold_name("2014-avant-projet", 10), _fold_name("2015-10-23", 10)
    (['2014-', 'avant-', 'projet'], ['2015-10-23'])
    """
    if display_width(name) <= width:
        return [name]
    return [part.replace(" ", "") for part in fold_cell(_breakable(name), width)]


def _breakable(name: str) -> str:
    """Return the name of a stage or a file with blanks where it may be broken, and nowhere else."""
    return _PLACE_TO_BREAK.sub(r"\g<0> ", name.replace(" ", "\u00a0"))


def _blocks(view: MatrixView, rows: Sequence[_Row], width: int) -> list[_Block]:
    """Return the tables: as many stages as fit stand side by side, the others below them.

    The names of stages are folded where that makes fewer tables.
    """
    whole, folded = (list(_side_by_side(view, rows, width, fold=fold)) for fold in (False, True))
    return folded if len(folded) < len(whole) else whole


def _side_by_side(view: MatrixView, rows: Sequence[_Row], width: int, *, fold: bool) -> Iterator[_Block]:
    heads = [one_line(stage.name) for stage in view.stages]
    widths = [_width_of(name, [row.cells[n] for row in rows], fold=fold) for n, name in enumerate(heads)]
    headings = max(display_width(row.heading) for row in rows)
    headings = max(headings, len(_HEADING)) if headings else 0
    least = min(headings, _LEAST_HEADING)
    start = 0
    while start < len(heads):
        end, used = start, 0
        while end < len(heads) and (end == start or used + len(_GAP) + widths[end] <= width - least):
            used += len(_GAP) + widths[end]
            end += 1
        shown = slice(start, end)
        yield _Block(
            heads=tuple(heads[shown]),
            rows=tuple(_Row(row.heading, row.cells[shown]) for row in rows),
            heading=min(headings, _WIDEST_HEADING, max(least, width - used)),
            widths=tuple(widths[shown]),
        )
        start = end


def _width_of(name: str, cells: Iterable[tuple[str, ...]], *, fold: bool) -> int:
    """Return the columns of a stage: for its name, or the longest part of it, and its widest cell."""
    widest = max(max(map(display_width, cell)) for cell in cells)
    names = _breakable(name).split(" ") if fold else [name]
    return min(_WIDEST_STAGE, max(_LEAST_STAGE, widest, *map(display_width, names)))


# What stands below


def _legend(texts: Sequence[str], unit: str, view: MatrixView) -> Iterator[str]:
    """Yield what a reader must know to read the table; only of signs that occur."""
    text = "\n".join(texts)
    if unit:
        yield f"A number alone is that of an article (“{unit}”)." if unit != "Article" else "4: Article 4."
    if "%" in text:
        yield "54%: of its words 54 in a hundred stood in the stage before; the others are new."
    meanings = {
        f"{_INDENT}{_UNCHANGED}": "=: unchanged.",
        _UNSURE: "?: probably the same provision; tracker history says why.",
        f"{_INDENT}{_BRACKETS}": "",
        _FROM_OTHERS: "<: other provisions were merged into it, or parts of them.",
        _TO_OTHERS: ">: parts of it went to other provisions.",
        _CAME_FROM: "← 4: it began with text of 4, which went on.",
        _WENT_TO: "→ 5: it is no more, and its text went to 5.",
    }
    if any(_BRACKETS in line and line.startswith(_INDENT) for line in texts):
        yield "[12: it has 12 square brackets."
    yield from (meaning for sign, meaning in meanings.items() if meaning and sign in text)
    if len(view.stages) > 1 and any(len(stage.predecessors) > 1 for stage in view.stages):
        names = (f"{stage.name} from {' and '.join(view.predecessors(stage))}"
                 for stage in view.stages if stage.predecessors)  # fmt: skip
        yield one_line(f"Drafted: {'; '.join(names)}. Of several, a provision is compared with the nearest.")


def _happened(view: MatrixView, rows: Sequence[MatrixRow]) -> Iterator[list[str]]:
    """Yield for each stage at which provisions came, went, or were put together: its name, and a line for each kind."""
    for n, stage in enumerate(view.stages):
        there = [cell for row in rows if (cell := row.cells[n])]
        ends = [end for row in rows if (end := row.ends[n])]
        kinds = _kinds(view, there, ends)
        if lines := [f"{kind}: {'; '.join(names)}." for kind, names in kinds.items() if names]:
            before = view.predecessors(stage)
            yield [f"{stage.name}, since {' and '.join(before)}" if before else stage.name, *lines]


def _kinds(view: MatrixView, there: Sequence[MatrixCell], ends: Sequence[MatrixEnd]) -> dict[str, list[str]]:
    """Return what happened at a stage, by its kind.

    Args:
        view: The matrix.
        there: The provisions of the stage.
        ends: Those that it has no more.
    """
    new = [cell for cell in there if cell.event is Event.NEW]
    begun = [cell for cell in new if cell.origins]
    passed = [end for end in ends if end.onward]
    listed = {
        id(link) for item in (*(cell.origins for cell in begun), *(end.onward for end in passed)) for link in item
    }
    parts = {id(link): link for cell in there for link in (*cell.origins, *cell.onward) if id(link) not in listed}
    unsure = [cell for cell in there if cell.probably]
    return {
        "New": [cell.node.name for cell in new if not cell.origins],
        "New, with text of others": [f"{cell.node.name} of {_sources(cell.origins, view)}" for cell in begun],
        "Returned": [_returned(cell, view) for cell in there if cell.event is Event.BACK],
        "Dropped": [_named(end, view) for end in ends if not end.onward],
        "Number kept": [cell.node.name for cell in there if cell.kept_number],
        "No more, text went on": [f"{_named(end, view)} to {_listed(view.targets(end.onward))}" for end in passed],
        "Parts went": [f"{_sources([link], view)} to {view.name_of(link.target)}" for link in parts.values()],
        "Moved": [cell.node.name for cell in there if "moved" in cell.facts],
        "Probably the same": [f"{view.name_of(cell.main.source)} and {cell.node.name}" for cell in unsure if cell.main],
    }


def _returned(cell: MatrixCell, view: MatrixView) -> str:
    source = cell.back.source if cell.back else None
    was = f"{view.name_of(source)} in {view.lineage.stages[source.stage].name}" if source else ""
    return f"{cell.node.name} ({was})"


def _named(end: MatrixEnd, view: MatrixView) -> str:
    node = view.lineage.node(end.source)
    heading = node.heading if node.heading[:1] == "(" else f"({node.heading})" if node.heading else ""
    return " ".join(filter(None, (node.name, heading)))


def _sources(links: Sequence[Link], view: MatrixView) -> str:
    """Return the names of the provisions from which links lead, with their stage where it has rivals."""
    names = (
        f"{view.name_of(link.source)} ({view.lineage.stages[link.before].name})"
        if len(view.lineage.stages[link.after].predecessors) > 1
        else view.name_of(link.source)
        for link in links
    )
    return _listed(tuple(dict.fromkeys(names)))


def _listed(names: Sequence[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)
