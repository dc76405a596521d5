"""The notes of a release: the changes since the stage before, in a few lines of plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.model.provision import ProvisionKind
from tracker.report.view.facts import words_behind_count

if TYPE_CHECKING:
    from tracker.report.table.rows import ConcordanceTable

_LEVELS = frozenset({ProvisionKind.PREAMBLE, ProvisionKind.ARTICLE, ProvisionKind.ANNEX})
_ARROW = {"ltr": "→", "rtl": "←"}


def release_notes(table: ConcordanceTable) -> str:
    """Return the changes of the articles, in the language of the texts: a heading, the counts, and a line a change.

    Args:
        table: The table of concordance, with articles among its levels.

    Returns:
        Two paragraphs, or three where a text is not official. Unchanged articles are not listed.
    """
    view, words = table.view, table.view.words
    arrow = _ARROW[view.direction]
    sides = f" {arrow} ".join(" ".join(filter(None, (side.name, side.symbol))) for side in view.sides)
    counts = words["listing"].join(
        words["figure"].format(count=n, what=words_behind_count(fact, n, words)) for fact, n in view.summary
    )
    head = f"{sides} ({words.get(f'lang_{view.language}', view.language)}){words['colon']}{counts}"
    lines = []
    for row in table.rows:
        if row.row.level not in _LEVELS or row.facts == ("unchanged",):
            continue
        names = dict.fromkeys(filter(None, (row.before, row.after)))
        facts = [*row.facts, *(["probably"] if row.probably else [])]
        lines.append(
            f"- {f' {arrow} '.join(names)}{words['colon']}{words['listing'].join(words[fact] for fact in facts)}"
        )
    return "\n\n".join(filter(None, (head.strip(), "\n".join(table.notices), "\n".join(lines) or words["none"])))
