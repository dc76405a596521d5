"""The answer in one line: what became of the articles, or that nothing changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.language.interface import words_of
from tracker.model.provision import ProvisionKind
from tracker.report.view.facts import words_behind_count
from tracker.spelling import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tracker.report.view.redline_view import RedlineView, RowView

_TELLING = ("deleted", "inserted", "split", "merged", "moved", "reworded")
"""The facts that a reader asks for first, in the order of their weight. Where one of them holds, the others (new
numbers, punctuation, notes) are left to the report."""
_FEWEST = 3
"""Reworded articles from which on the most changed one is named: of two a reader reads both."""
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
    facts = dict(view.summary)
    facts_shown = [fact for fact in _TELLING if fact in facts] or [fact for fact in facts if fact != "unchanged"]
    facts_shown += ["unchanged"] if "unchanged" in facts else []
    counts = ", ".join(f"{facts[fact]} {words_behind_count(fact, facts[fact], words)}" for fact in facts_shown)
    if not counts:
        return f"{counted(view.changes, 'change')} in the text; it has no articles."
    most = _most_changed(view)
    return f"{_sizes(view)}: {counts}{f'; most changed: {most.after}' if most else ''}."


def _sizes(view: RedlineView) -> str:
    before, after = view.sizes
    return counted(before, "article") + (f", now {after}" if after != before else "")


def _most_changed(view: RedlineView) -> RowView | None:
    """Return the row of the reworded article that has least in common with what it was; None of a few."""
    rows = [
        row
        for row in view.rows_of([ProvisionKind.ARTICLE])
        if row.row.reworded and row.row.primary and row.row.similarity is not None and not row.probably
    ]
    return min(rows, key=lambda row: row.row.similarity or 0.0) if len(rows) >= _FEWEST else None


def _changes_of_sections(view: RedlineView, words: Mapping[str, str]) -> Iterator[str]:
    """Yield what became of each section of an extract: "Article 5 → Article 4: renumbered, reworded"."""
    for names, facts in view.part_changes():
        yield f"{' → '.join(names)}: {', '.join(words[fact] for fact in facts)}"
