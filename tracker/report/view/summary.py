"""The answer in one line: what became of the articles, what changed most, or that nothing changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.language.interface import words_of
from tracker.model.provision import ProvisionKind
from tracker.report.view.facts import words_behind_count
from tracker.spelling import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from tracker.report.view.redline_view import RedlineView, RowView

_TELLING = ("deleted", "inserted", "split", "merged", "moved", "reworded")
"""The facts that a reader asks for first, in the order of their weight. Where one of them holds, the others (new
numbers, punctuation, notes) are left to the report."""
_FEWEST = 3
"""Reworded articles from which on the most changed one is named: of two a reader reads both."""
_MOST = 3
"""Articles that are named as the most changed ones: more would be a table."""
_LISTED = 3
"""Sections of an extract up to which each is named; of more the articles are counted."""


def headline(view: RedlineView) -> str:
    """Return the most telling facts of a comparison in one line of English, for the terminal.

    Args:
        view: The comparison, whole or an extract.
    """
    words = words_of("en")
    if same := view.same_line_in(words):
        return same
    if view.extract_notice and len(named := list(_changes_of_sections(view, words))) <= _LISTED:
        return f"{'; '.join(named)}."
    counts = ", ".join(f"{count} {words_behind_count(fact, count, words)}" for fact, count in telling(view.summary))
    if not counts:
        return f"{counted(view.changes, 'change')} in the text; it has no articles."
    most = most_changed(view)
    return f"{_sizes(view)}: {counts}{f'; most changed: {most[0].after}' if most else ''}."


def answer(view: RedlineView) -> str:
    """Return what became of the articles as one sentence in the words of the report; of identical texts, that they are.

    The numbers stand as in :func:`words_behind_count`, since in three of the six languages a noun changes with its
    number. A text without articles has its number of changes instead.

    Args:
        view: The comparison, whole or an extract.
    """
    words = view.words
    if view.same_line:
        return view.same_line
    if not view.summary:
        return view.changes_line
    before, after = view.sizes
    counts = (
        words["figure"].format(count=count, what=words_behind_count(fact, count, words))
        for fact, count in telling(view.summary)
    )
    sizes = words["articles_line"].format(before=before, after=after)
    return sizes + words["semicolon"] + words["comma"].join(counts)


def telling(summary: Iterable[tuple[str, int]]) -> list[tuple[str, int]]:
    """Return those facts that a reader asks for first, each with its number of articles.

    Args:
        summary: Facts, each with its number.

    >>> telling([("unchanged", 5), ("reworded", 2), ("punctuation", 1)])
    [('reworded', 2), ('unchanged', 5)]
    """
    facts = dict(summary)
    shown = [fact for fact in _TELLING if fact in facts] or [fact for fact in facts if fact != "unchanged"]
    return [(fact, facts[fact]) for fact in (*shown, *(["unchanged"] if "unchanged" in facts else []))]


def _sizes(view: RedlineView) -> str:
    before, after = view.sizes
    return counted(before, "article") + (f", now {after}" if after != before else "")


def most_changed(view: RedlineView) -> list[RowView]:
    """Return the rows of the reworded articles that have least in common with what they were; none of a few.

    Args:
        view: The comparison, whole or an extract.
    """
    rows = [
        row
        for row in view.rows_of([ProvisionKind.ARTICLE])
        if row.row.reworded and row.row.primary and row.row.similarity is not None and not row.probably
    ]
    return sorted(rows, key=lambda row: row.row.similarity or 0.0)[:_MOST] if len(rows) >= _FEWEST else []


def _changes_of_sections(view: RedlineView, words: Mapping[str, str]) -> Iterator[str]:
    """Yield what became of each section of an extract: "Article 5 → Article 4: renumbered, reworded"."""
    for names, facts in view.part_changes():
        yield f"{' → '.join(names)}: {', '.join(words[fact] for fact in facts)}"
