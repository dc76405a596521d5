"""Changes of provisions as a whole: new, deleted, renumbered, moved, split, merged."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tracker.model.block import without_calls
from tracker.model.concordance import ChangeKind, OptionOutcome
from tracker.model.provision import ProvisionKind
from tracker.model.side import Side
from tracker.report.note.edits import is_short
from tracker.report.note.events import Event
from tracker.report.note.places import bare

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.model.concordance import Correspondence
    from tracker.model.draft import DraftText
    from tracker.model.provision import Eid
    from tracker.report.note.brackets import Brackets
    from tracker.report.note.links import Links

HEADED = (ProvisionKind.ARTICLE, ProvisionKind.DIVISION, ProvisionKind.ANNEX)
"""Kinds that have headings, and are sections of a redline."""
_UNNUMBERED = frozenset({"line", "chapeau", "indent", "recital", "closing"})
"""Units that are called by their place; another place alone is no change."""
_NUMBERS = frozenset({ChangeKind.LABEL})
_NUMBERS_AND_REFERENCES = frozenset({ChangeKind.LABEL, ChangeKind.CONSEQUENTIAL})


def events_of_row(row: Correspondence, links: Links, brackets: Brackets) -> Iterator[Event]:
    """Yield what became of the provision of a row as a whole."""
    if not row.linked:
        yield from _one_sided(row, links, brackets)
        return
    if row.split:
        yield from _split(row, links)
    if row.merged:
        yield from _merged(row, links)
    if not row.primary or row.before is None or row.after is None:
        return
    if row.option in (OptionOutcome.OFFERED, OptionOutcome.ADDED):
        yield Event(kind=f"option_{row.option}", new=(row.after,), counterparts=(row.before,))
    if len(links.successors(row.before)) > 1 or len(links.predecessors(row.after)) > 1:
        return  # Reported as a split or merger.
    if kind := kind_of_link(row, links):
        previous = links.previous(row.after) if kind == "moved" else None
        yield Event(
            kind="moved_first" if kind == "moved" and previous is None else kind,
            old=(row.before,),
            new=(row.after,),
            unsure=row.unsure,
            stated=links.stated(row),
            place=previous,
        )


def _one_sided(row: Correspondence, links: Links, brackets: Brackets) -> Iterator[Event]:
    """Yield the event of a provision that is new or was dropped, unless it stands in one that is."""
    stated = links.stated(row)
    if row.placeholder is Side.BEFORE and row.after is None and row.before:
        if not links.inside_placeholder(row.before):
            yield Event(kind="number_dropped", old=(row.before,))
        return
    if row.inserted and row.after and not links.inside_one_sided(row.after, Side.AFTER):
        kind = "number_filled" if row.placeholder is Side.BEFORE else "new"
        kind = "option_added" if row.option is OptionOutcome.ADDED else kind
        counterparts = (row.before,) if row.before and row.placeholder is Side.BEFORE else ()
        event = Event(kind=kind, new=(row.after,), counterparts=counterparts, stated=stated)
        yield _headed(event, row.after, links.redline.after)
    if row.deleted and row.before and not links.inside_one_sided(row.before, Side.BEFORE):
        if brackets.is_rejected(row.before):
            return  # Reported with the option that was chosen.
        kind = "number_kept" if row.placeholder is Side.AFTER else "dropped"
        if row.option in (OptionOutcome.FELL, OptionOutcome.CHOSEN):
            kind = f"option_{row.option}"
        kept = (row.after,) if row.after and row.placeholder is Side.AFTER else ()
        event = Event(kind=kind, old=(row.before,), kept_places=kept, stated=stated)
        yield _headed(event, row.before, links.redline.before)


def _headed(event: Event, eid: Eid, draft: DraftText) -> Event:
    """Return the event with the heading of its provision, which tells a reader what the number is about."""
    provision = draft.provisions.get(eid)
    if provision is None or provision.kind not in HEADED or event.kind not in ("new", "dropped"):
        return event
    heading = without_calls(provision.heading)
    if not heading or not provision.label or not is_short(heading):
        return event
    return replace(event, quoted={"heading": heading})


def _split(row: Correspondence, links: Links) -> Iterator[Event]:
    """Yield the split of a provision, at its first successor."""
    rows = links.successors(row.before)
    if len(rows) > 1 and rows[0] == row:
        yield _of_several("split", rows, links)


def _merged(row: Correspondence, links: Links) -> Iterator[Event]:
    """Yield the merger of provisions, at the first of them."""
    rows = links.predecessors(row.after)
    if len(rows) > 1 and rows[0] == row:
        parted = any(len(links.successors(one.before)) > 1 for one in rows)
        yield _of_several("combined" if parted else "merged", rows, links)
    elif row.before and row.after and links.is_part(row) and not links.parts_tell(row):
        # Both go on elsewhere: a part of one went into the other, which its paragraphs tell where they can.
        yield Event(kind="part_moved", old=(row.before,), new=(row.after,), unsure=row.unsure)


def _of_several(kind: str, rows: list[Correspondence], links: Links) -> Event:
    stated = [links.stated(row) for row in rows]
    return Event(
        kind=kind,
        old=tuple(dict.fromkeys(row.before for row in rows if row.before)),
        new=tuple(dict.fromkeys(row.after for row in rows if row.after)),
        unsure=any(row.unsure for row in rows),
        stated=next(filter(any, stated), ("", "")),
    )


def kind_of_link(row: Correspondence, links: Links) -> str:
    """Return the kind of the sentence that tells the new number or place of a provision; empty for none."""
    if row.before is None or row.after is None:
        return ""
    old, new = links.before.of(row.before), links.after.of(row.after)
    if not old or not new:
        return ""
    stays, same_name = links.keeps_parent(row), bare(old[-1:]) == bare(new[-1:])
    if row.moved and stays:
        if same_name and bare(old) == bare(new):
            return "moved"
        return "moved_became_same" if row.level in HEADED and row.changes <= _NUMBERS else "moved_became"
    if not stays or row.moved:
        return "became"
    if row.renumbered and old[-1].unit == new[-1].unit:
        if row.level in HEADED and row.changes <= _NUMBERS:
            return "renumbered_same"
        if row.level in HEADED and row.changes <= _NUMBERS_AND_REFERENCES:
            return "renumbered_references"
        return "renumbered"
    unnumbered = {old[-1].unit, new[-1].unit} <= _UNNUMBERED
    if row.renumbered or (old[-1].unit != new[-1].unit and not unnumbered and len(old) == len(new)):
        return "became"
    return ""
