"""The notes of a release: the changes since the release before, in a few lines of plain words."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from tracker.model.provision import ProvisionKind
from tracker.report.view.facts import words_behind_count

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tracker.model.provision import Eid
    from tracker.report.table.rows import ConcordanceTable
    from tracker.report.view.redline_view import RowView

_LEVELS = frozenset({ProvisionKind.PREAMBLE, ProvisionKind.ARTICLE, ProvisionKind.ANNEX})
_ARROW = {"ltr": "→", "rtl": "←"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """The life of a provision before a release, over all stages that lead to it.

    Attributes:
        names: Its earlier names, each with the last stage that had it, the oldest first.
        since: The stage that first had it, if that lies between the two that are compared; else empty.
        last: The last stage that had it, likewise.
    """

    names: tuple[tuple[str, str], ...] = ()
    since: str = ""
    last: str = ""


_NO_PAST = Past()
_NO_PASTS: Mapping[Eid, Past] = MappingProxyType({})


def release_notes(
    table: ConcordanceTable, *, after: Mapping[Eid, Past] = _NO_PASTS, before: Mapping[Eid, Past] = _NO_PASTS
) -> str:
    """Return the changes of the articles, in the language of the texts: a heading, the counts, and a line a change.

    Args:
        table: The table of concordance, with articles among its levels.
        after: The pasts of the provisions of the text after, by address.
        before: The pasts of those provisions of the text before that are gone.

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
        named = row.before if row.row.before else "", row.after if row.row.after else ""
        names = dict.fromkeys(filter(None, named))
        past = after.get(row.row.after) if row.row.after else before.get(row.row.before) if row.row.before else None
        facts = [*row.facts, *(["probably"] if row.probably else [])]
        name = f" {arrow} ".join(names)
        if remarks := list(_remarks(past or _NO_PAST, row, view.before.name, words)):
            name = words["with_remark"].format(what=name, remark=words["semicolon"].join(remarks))
        lines.append(f"- {name}{words['colon']}{words['listing'].join(words[fact] for fact in facts)}")
    return "\n\n".join(filter(None, (head.strip(), "\n".join(table.notices), "\n".join(lines) or words["none"])))


def _remarks(past: Past, row: RowView, base: str, words: Mapping[str, str]) -> Iterator[str]:
    """Yield what the two names of a row do not say: other names it had, and the stages at which it came or went."""
    for stage, name in past.names:
        if (stage, name) != (base, row.before):
            yield words["thread_until"].format(stage=stage, name=name)
    if past.since:
        yield words["thread_since"].format(stage=past.since)
    if past.last:
        yield words["thread_last"].format(stage=past.last)
