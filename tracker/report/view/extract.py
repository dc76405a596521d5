"""The extract of one provision: the sections that it stands in, came from or went to, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tracker.model.negotiation import Fate, Marks, Negotiation
from tracker.model.provision import ProvisionKind
from tracker.model.redline import NOTES
from tracker.model.side import Side, Sides
from tracker.report.view.facts import count_facts
from tracker.report.view.redline_view import RedlineView
from tracker.report.view.sections import BlockView
from tracker.report.view.stubs import Stub

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tracker.model.provision import Eid
    from tracker.model.redline import RedlineBlock
    from tracker.report.view.redline_view import RowView
    from tracker.report.view.sections import SectionView

_Eids = Sides[set["Eid"]]
"""Addresses in each text."""


def extract(view: RedlineView, wanted: tuple[Iterable[Eid], Iterable[Eid]], name: str) -> RedlineView:
    """Return the part of a view that is about some provisions.

    Args:
        view: The whole comparison.
        wanted: Addresses of the provisions and lines that are asked for, before and after.
        name: The name of the provisions in the notice of the extract: "article 5".

    Returns:
        Whole sections: those of the provisions, those that the table of concordance links with these, and those where
        a part of any of them stands now; the notes that they call; the rows of the table about them, and the summary
        of these alone. Changes are numbered from 1. A stub that points to text outside of the extract becomes a remark.
    """
    asked = _sections_of(view, Sides(set(wanted[0]), set(wanted[1])))
    linked = _add_linked(view, asked)
    chosen = [section for section in view.sections if _touches(section, linked) and not _holds_notes(section)]
    notes = [_called_notes(section, chosen) for section in view.sections if _holds_notes(section)]
    shown = _shown_eids(chosen)
    sections = [_replace_stubs(section, shown.after) for section in chosen]
    rows = tuple(_rows_between(view, shown))
    words = view.words
    notice = words["extract"].format(what=name)
    extract_words = {
        "redline": f"{words['redline']} – {notice}",  # Stands in the title of a page, and above it.
        "summary": words["summary_extract"],
        "kept_by": words["kept_by_extract"],
    }
    return replace(
        view,
        sections=tuple(_numbered_anew((*sections, *(section for section in notes if section.items)))),
        rows=rows,
        summary=count_facts(row.row for row in rows),
        sizes=_sizes(rows),
        words=words | extract_words,
        redline=None,
        brief=None,
        negotiation=_marks_in(view.negotiation, shown),
        extract_notice=notice,
    )


def _marks_in(negotiation: Negotiation, shown: _Eids) -> Negotiation:
    """Return the marks that stand in some lines."""

    def inside(marks: Marks, eids: set[Eid]) -> Marks:
        return Marks(
            tuple(mark for mark in marks.marks if mark.opens.eid in eids),
            tuple(stray for stray in marks.strays if stray.place.eid in eids),
        )

    followed = [
        item
        for item in negotiation.followed
        if item.mark.opens.eid in (shown.after if item.fate is Fate.NEW else shown.before)
    ]
    before, after = inside(negotiation.before, shown.before), inside(negotiation.after, shown.after)
    return Negotiation(before, after, tuple(followed))


def block_orders(view: RedlineView, side: Side) -> list[int]:
    """Return the order in one text of each of its blocks that the view holds, sorted."""
    places = (line.block.place_on(side) for line in view.lines)
    return sorted({place.order for place in places if place})


def _blocks(section: SectionView) -> Iterator[RedlineBlock]:
    return (line.block for line in section.lines)


def _holds_notes(section: SectionView) -> bool:
    return NOTES in (section.section.before, section.section.after)


def _sections_of(view: RedlineView, wanted: _Eids) -> _Eids:
    """Return the sections that the provisions stand in, on each side."""
    sections: _Eids = Sides(set(), set())
    for section in view.sections:
        for block in _blocks(section):
            for side in Side:
                if (place := block.place_on(side)) and place.eid in wanted.of(side):
                    sections.of(side).add(place.section)
    return sections


def _add_linked(view: RedlineView, asked: _Eids) -> _Eids:
    """Return the sections and those that the table of concordance links with them."""
    linked: _Eids = Sides(set(asked.before), set(asked.after))
    for row in (row.row for row in view.rows):
        if (
            row.before is not None
            and row.after is not None
            and (row.before in asked.before or row.after in asked.after)
        ):
            linked.before.add(row.before)
            linked.after.add(row.after)
    return linked


def _touches(section: SectionView, linked: _Eids) -> bool:
    """Return whether a section is one of these, or holds text of one of them."""
    return any(
        (place := block.place_on(side)) is not None and place.section in linked.of(side)
        for block in _blocks(section)
        for side in Side
    )


def _called_notes(notes: SectionView, chosen: Iterable[SectionView]) -> SectionView:
    """Cut the section of the notes down to those that these sections call."""
    runs = [run for section in chosen for block in _blocks(section) for run in block.runs]
    called = Sides(*({f"note_{n}" for run in runs for n in run.calls_on(side)} for side in Side))

    def is_called(item: BlockView | Stub) -> bool:
        if not isinstance(item, BlockView):
            return False
        return any((place := item.block.place_on(side)) and place.eid in called.of(side) for side in Side)

    items = tuple(item for item in notes.items if is_called(item))
    blocks = tuple(item.block for item in items if isinstance(item, BlockView))
    return replace(notes, items=items, section=replace(notes.section, blocks=blocks))


def _shown_eids(chosen: Iterable[SectionView]) -> _Eids:
    """Return all addresses that the extract holds, on each side."""
    shown: _Eids = Sides(set(), set())
    for section in chosen:
        for eids, eid in zip(shown, (section.section.before, section.section.after), strict=True):
            eids.update([eid] if eid else [])
        for block in _blocks(section):
            for side in Side:
                shown.of(side).update([place.eid] if (place := block.place_on(side)) else [])
    return shown


def _replace_stubs(section: SectionView, shown: set[Eid]) -> SectionView:
    """Turn the stubs of a section that point outside of the extract into remarks."""
    outside = [item for item in section.items if isinstance(item, Stub) and item.target not in shown]
    items = tuple(item for item in section.items if item not in outside)
    return replace(section, items=items, remarks=(*section.remarks, *(stub.text for stub in outside)))


def _rows_between(view: RedlineView, shown: _Eids) -> Iterator[RowView]:
    """Yield the rows of which the extract holds both ends."""
    for row in view.rows:
        ends = (row.row.before, shown.before), (row.row.after, shown.after)
        if all(eid is None or eid in eids for eid, eids in ends):
            yield row


def _numbered_anew(sections: Iterable[SectionView]) -> Iterator[SectionView]:
    """Yield the sections with their changes numbered from 1, as a reader of the extract counts them."""
    numbers: dict[int, int] = {0: 0}
    for section in sections:
        items = tuple(
            replace(item, number=numbers.setdefault(item.number, len(numbers))) if isinstance(item, BlockView) else item
            for item in section.items
        )
        yield replace(section, items=items)


def _sizes(rows: Iterable[RowView]) -> tuple[int, int]:
    """Return the number of articles of the extract before and after."""
    pairs = [(row.row.before, row.row.after) for row in rows if row.row.level is ProvisionKind.ARTICLE]
    before, after = (len({pair[n] for pair in pairs if pair[n]}) for n in (0, 1))
    return before, after
