"""The marks of negotiation in the terminal: numbers for each article, the open questions, and what became of them."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from tracker.model.negotiation import Fate, MarkKind
from tracker.report.terminal.plain import WIDTH, display_width, fitting_length, safe, text_table, wrap
from tracker.spelling import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.report.brackets.view import BracketCount, BracketsView, PlacedMark, ProvisionMarks

_INDENT = "  "
_FATES = {
    Fate.LIFTED: "lifted",
    Fate.LIFTED_REWORDED: "lifted with other words",
    Fate.CHOSEN: "chosen",
    Fate.REJECTED: "not chosen",
    Fate.DROPPED: "dropped",
    Fate.KEPT: "kept",
    Fate.KEPT_REWORDED: "kept with other words",
    Fate.NEW: "new",
}
_OPEN = (Fate.KEPT, Fate.KEPT_REWORDED, Fate.NEW)


def brackets_text(view: BracketsView, *, listed: bool = False) -> str:
    """Return the marks as text of at most 80 columns.

    Args:
        view: The marks.
        listed: Whether to list every mark under its article, and not the numbers alone.
    """
    lines = [wrap(safe(f"{view.text.name}: {_counts(view.count)}"))]
    if view.earlier and view.before:
        lines.append(wrap(safe(f"{view.earlier.name}: {_counts(view.before)}")))
        fates = Counter(placed.fate for placed in view.marks)
        known = [f"{fates[fate]} {name}" for fate, name in _FATES.items() if fates[fate]]
        lines.append(wrap(f"What became of them: {', '.join(known) or 'nothing'}."))
    shown = [part for part in view.provisions if part.marks or part.strays]
    if not shown:
        return "\n".join(lines)
    lines += ["", *text_table([_head(view), *(_row(part, view) for part in shown)])]
    if listed:
        for part in shown:
            lines += ["", safe(part.label), "-" * min(display_width(part.label), WIDTH), *_questions(part)]
    if view.strays:
        lines += ["", f"Brackets without a partner: {len(view.strays)}"]
        lines += [
            wrap(safe(f"{stray.name}: “{'[' if stray.opening else ']'}” in “…{stray.words.strip()}…”"),
                 first=_INDENT, rest=_INDENT * 2)
            for stray in view.strays
        ]  # fmt: skip
    return "\n".join(lines)


def _counts(count: BracketCount) -> str:
    parts = [
        counted(count.brackets, "bracket"),
        counted(count.alternatives, "of them an alternative", "of them alternatives"),
        counted(count.options, "option"),
        counted(count.placeholders, "placeholder"),
    ]
    stray = f"; {counted(count.unbalanced, 'bracket has', 'brackets have')} no partner" if count.unbalanced else ""
    return ", ".join(parts) + stray


def _head(view: BracketsView) -> tuple[str, ...]:
    if view.earlier:
        return ("", "Lifted", "Chosen", "Dropped", "Kept", "New", "Now")
    return ("", "Brackets", "Alternatives", "Options", "Places", "No partner")


def _row(part: ProvisionMarks, view: BracketsView) -> tuple[str, ...]:
    count = part.count
    name = safe(part.label)
    if display_width(name) > _NAME:
        name = name[: fitting_length(name, _NAME - 1)].rstrip() + "…"
    if view.earlier:
        fates = Counter(placed.fate for placed in part.marks)
        numbers: tuple[int, ...] = (
            fates[Fate.LIFTED] + fates[Fate.LIFTED_REWORDED],
            fates[Fate.CHOSEN],
            fates[Fate.DROPPED] + fates[Fate.REJECTED],
            fates[Fate.KEPT] + fates[Fate.KEPT_REWORDED],
            fates[Fate.NEW],
            count.brackets,
        )
    else:
        numbers = (count.brackets, count.alternatives, count.options, count.placeholders, count.unbalanced)
    return (name, *(str(number or "–") for number in numbers))


_NAME = 24
"""Columns for the name of an article, so that the numbers fit beside it."""


def _questions(part: ProvisionMarks) -> Iterator[str]:
    """Yield the open questions of an article, each place under its name; alternatives of one choice in one line."""
    for (place, fate, _), same in groupby(part.marks, key=_question):
        marks = list(same)
        ending = f" ({_FATES[fate]})" if fate else ""
        by = "; ".join(dict.fromkeys(placed.mark.by for placed in marks if placed.mark.by))
        words = " | ".join(_words(placed) for placed in marks)
        yield wrap(safe(f"{place}: {words}{ending}{f' – {by}' if by else ''}"), first=_INDENT, rest=_INDENT * 2)


def _question(placed: PlacedMark) -> tuple[str, Fate | None, object]:
    mark = placed.mark
    alone = mark.choice is None or mark.kind is MarkKind.OPTION
    return placed.place, placed.fate, ("mark", placed.position) if alone else ("choice", mark.choice)


def _words(placed: PlacedMark) -> str:
    mark = placed.mark
    more = "…" if len(mark.words.split()) >= _MOST else ""
    return f"{mark.words}{more}" if mark.kind is MarkKind.OPTION else f"[{mark.words}{more}]"


_MOST = 10
"""Words of a mark that the list has, of which the last may not be the last of the mark."""
