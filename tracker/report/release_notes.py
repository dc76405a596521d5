"""What changed, in a few lines of plain words: the notes of a release."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.model.provision import ProvisionKind

if TYPE_CHECKING:
    from tracker.report.table.rows import ConcordanceTable

_LEVELS = frozenset({ProvisionKind.PREAMBLE, ProvisionKind.ARTICLE, ProvisionKind.ANNEX})
_ARROW = {"ltr": "→", "rtl": "←"}


def release_notes(made: ConcordanceTable) -> str:
    """What became of each article, in the language of the texts: a heading, the sums, and a line a change.

    Args:
        made: The table of concordance, with articles among its levels.

    Returns:
        Two paragraphs, or three where a text is not official. Articles that stayed as they were are not listed.
    """
    seen, words = made.view, made.view.words
    arrow = _ARROW[seen.direction]
    sides = f" {arrow} ".join(" ".join(filter(None, (each.name, each.symbol))) for each in seen.sides)
    sums = words["listing"].join(
        words["figure"].format(count=n, what=words[fact if n == 1 else f"{fact}_n"]) for fact, n in seen.summary
    )
    head = f"{sides} ({words.get(f'lang_{seen.language}', seen.language)}){words['colon']}{sums}"
    lines = []
    for row in made.rows:
        if row.row.level not in _LEVELS or row.facts == ("unchanged",):
            continue
        names = dict.fromkeys(filter(None, (row.before, row.after)))
        facts = [*row.facts, *(["probably"] if row.probably else [])]
        lines.append(
            f"- {f' {arrow} '.join(names)}{words['colon']}{words['listing'].join(words[each] for each in facts)}"
        )
    return "\n\n".join(filter(None, (head.strip(), "\n".join(made.notices), "\n".join(lines) or words["none"])))
