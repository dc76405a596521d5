"""The report of one provision: what became of it, with everything around it, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tracker.model.redline import NOTES
from tracker.model.side import Side
from tracker.report.view.redline_view import RedlineView
from tracker.report.view.sections import BlockView
from tracker.report.view.stubs import Stub

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tracker.model.provision import Eid
    from tracker.model.redline import RedlineBlock
    from tracker.report.view.redline_view import RowView
    from tracker.report.view.sections import SectionView

_SIDES = (Side.BEFORE, Side.AFTER)
_Eids = tuple[frozenset["Eid"], frozenset["Eid"]]


def extract(view: RedlineView, wanted: tuple[Iterable[Eid], Iterable[Eid]], what: str) -> RedlineView:
    """The part of a view that is about some provisions.

    Args:
        view: The whole comparison.
        wanted: Addresses of the provisions and lines that are asked for, before and after.
        what: What they are called: "article 5".

    Returns:
        Whole sections: those the provisions stand in, those that the table of concordance links with these, and
        those where a part of any of them stands now; the notes that they call; the rows of the table about them.
        What a stub says of text that is not in the extract is kept as a remark.
    """
    asked = _standing(view, (frozenset(wanted[0]), frozenset(wanted[1])))
    linked = _linked(view, asked)
    chosen = [section for section in view.sections if _holds(section, linked) and not _of_notes(section)]
    notes = [_called(section, chosen) for section in view.sections if _of_notes(section)]
    shown = _shown(chosen)
    sections = [_closed(section, shown[1]) for section in chosen] + [section for section in notes if section.items]
    words = view.words
    sentence = words["extract"].format(what=what)
    said = {
        "redline": f"{words['redline']} – {sentence}",  # Stands in the title of a page, and above it.
        "summary": words["summary_whole"],
        "kept_by": words["kept_by_extract"],
    }
    return replace(
        view,
        sections=tuple(sections),
        rows=tuple(_rows(view, shown)),
        words=words | said,
        redline=None,
        extract_notice=sentence,
    )


def block_orders(view: RedlineView, side: Side) -> list[int]:
    """Which blocks of one text a view holds, by their place in it, in its order."""
    places = (line.block.place_on(side) for line in view.lines)
    return sorted(place.order for place in places if place)


def _blocks(section: SectionView) -> Iterator[RedlineBlock]:
    return (line.block for line in section.lines)


def _of_notes(section: SectionView) -> bool:
    return NOTES in (section.section.before, section.section.after)


def _standing(view: RedlineView, wanted: _Eids) -> _Eids:
    """The sections that the provisions stand in, on each side."""
    out: tuple[set[Eid], set[Eid]] = (set(), set())
    for section in view.sections:
        for block in _blocks(section):
            for n, side in enumerate(_SIDES):
                if (place := block.place_on(side)) and place.eid in wanted[n]:
                    out[n].add(place.section)
    return frozenset(out[0]), frozenset(out[1])


def _linked(view: RedlineView, asked: _Eids) -> _Eids:
    """These and what the table of concordance links them with."""
    before, after = set(asked[0]), set(asked[1])
    for row in view.rows:
        pair = row.row.before, row.row.after
        if None not in pair and (pair[0] in asked[0] or pair[1] in asked[1]):
            before |= {eid for eid in pair[:1] if eid}
            after |= {eid for eid in pair[1:] if eid}
    return frozenset(before), frozenset(after)


def _holds(section: SectionView, linked: _Eids) -> bool:
    """Whether a section is one of these, or holds text of one of them."""
    return any(
        (place := block.place_on(side)) is not None and place.section in linked[n]
        for block in _blocks(section)
        for n, side in enumerate(_SIDES)
    )


def _called(notes: SectionView, chosen: Iterable[SectionView]) -> SectionView:
    """The notes that are called from these sections."""
    runs = [run for section in chosen for block in _blocks(section) for run in block.runs]
    called = (
        {f"note_{n}" for run in runs for n in run.calls_before},
        {f"note_{n}" for run in runs for n in run.calls_after},
    )

    def is_called(item: BlockView | Stub) -> bool:
        if not isinstance(item, BlockView):
            return False
        places = [item.block.place_on(side) for side in _SIDES]
        return any(place is not None and place.eid in called[n] for n, place in enumerate(places))

    items = tuple(item for item in notes.items if is_called(item))
    blocks = tuple(item.block for item in items if isinstance(item, BlockView))
    return replace(notes, items=items, section=replace(notes.section, blocks=blocks))


def _shown(chosen: Iterable[SectionView]) -> _Eids:
    """All addresses that the extract holds, on each side."""
    out: tuple[set[Eid], set[Eid]] = (set(), set())
    for section in chosen:
        for n, eid in enumerate((section.section.before, section.section.after)):
            out[n].update([eid] if eid else [])
        for block in _blocks(section):
            for n, side in enumerate(_SIDES):
                out[n].update([place.eid] if (place := block.place_on(side)) else [])
    return frozenset(out[0]), frozenset(out[1])


def _closed(section: SectionView, shown: frozenset[Eid]) -> SectionView:
    """A section whose stubs point into the extract; what the others say becomes a remark."""
    away = [item for item in section.items if isinstance(item, Stub) and item.target not in shown]
    items = tuple(item for item in section.items if item not in away)
    return replace(section, items=items, remarks=(*section.remarks, *(stub.text for stub in away)))


def _rows(view: RedlineView, shown: _Eids) -> Iterator[RowView]:
    """The rows of which the extract holds both ends."""
    for row in view.rows:
        ends = (row.row.before, shown[0]), (row.row.after, shown[1])
        if all(eid is None or eid in held for eid, held in ends):
            yield row
