"""The table of numbers: the columns, and the numbers of each article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.report.brackets.fates import FATES

if TYPE_CHECKING:
    from tracker.report.brackets.view import BracketsView, ProvisionMarks


def columns_of(view: BracketsView) -> tuple[str, ...]:
    """Return the headings of the columns of numbers.

    Args:
        view: The marks: of one text their kinds, with an earlier text the fates of its brackets.
    """
    words = view.words
    if view.earlier is None:
        return tuple(words[f"marks_{kind}"] for kind in ("bracket", "alternative", "option", "placeholder", "stray"))
    # "lifted: {count}": the name stands before its colon.
    fates = (words[f"brackets_{name}"].partition("{")[0].rstrip(" \u00a0:：") for name, _ in FATES)
    return (
        words["before"],
        *(name[:1].upper() + name[1:] for name in fates),
        words["marks_now"],
        words["marks_option"],
    )


def numbers_of(part: ProvisionMarks, view: BracketsView) -> tuple[int, ...]:
    """Return the numbers of an article, one for each column.

    Args:
        part: The article.
        view: The marks to which it belongs.
    """
    count = part.count
    if view.earlier is None:
        return count.brackets, count.alternatives, count.options, count.placeholders, count.unbalanced
    fates = (sum(part.fates[fate] for fate in column) for _, column in FATES)
    return (part.before, *fates, count.brackets, count.options)


def columns_in_use(view: BracketsView) -> tuple[int, ...]:
    """Return the places of the columns that have any number; the first, the number of marks, in any case.

    Args:
        view: The marks.
    """
    rows = [numbers_of(part, view) for part in view.shown]
    return tuple(n for n, column in enumerate(zip(*rows, strict=True)) if n == 0 or any(column))
