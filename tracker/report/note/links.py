"""The comparison as a note needs it: the rows of each section, and the innermost row of each line."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from itertools import product
from typing import TYPE_CHECKING

from tracker.model.correction import Outcome, Verdict
from tracker.model.marks import is_untouched
from tracker.model.provision import Eid, ProvisionKind
from tracker.model.side import Side
from tracker.report.note.events import WHOLE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracker.model.concordance import Correspondence
    from tracker.model.redline import Redline, RedlineBlock, RedlineSection
    from tracker.report.note.events import Event
    from tracker.report.note.places import Places


_PARTS = (ProvisionKind.PARAGRAPH, ProvisionKind.SUBPARAGRAPH)


class Links:
    """The rows of a comparison, by section and by provision.

    Args:
        redline: The comparison.
        before: The places of the text before.
        after: The places of the text after.

    Attributes:
        redline: The comparison.
        before: The places of the text before.
        after: The places of the text after.
    """

    def __init__(self, redline: Redline, before: Places, after: Places) -> None:
        self.redline, self.before, self.after = redline, before, after
        self._sections: tuple[dict[Eid, RedlineSection], dict[Eid, RedlineSection]] = ({}, {})
        for section in redline.sections:
            for eid, known in zip((section.before, section.after), self._sections, strict=True):
                if eid is not None:
                    known[eid] = section
        self._sort_rows()
        self._sort_blocks()
        self._stated = {
            (item.correction.before, item.correction.after): (
                item.correction.author.partition(" <")[0],
                item.correction.reason,
            )
            for item in redline.rulings
            if item.outcome is not Outcome.IMPOSSIBLE and item.correction.verdict is not Verdict.FORBID
        }

    def _sort_rows(self) -> None:
        self._rows: dict[int, list[Correspondence]] = defaultdict(list)
        self._of: tuple[dict[Eid, Correspondence], dict[Eid, Correspondence]] = ({}, {})
        self._successors: dict[Eid, list[Correspondence]] = defaultdict(list)
        self._predecessors: dict[Eid, list[Correspondence]] = defaultdict(list)
        self._with_rows_inside: set[tuple[Side, Eid | None]] = set()
        for row in self.redline.concordance:
            if (section := self._section_of(row)) is not None:
                self._rows[id(section)].append(row)
            if row.linked and row.before and row.after:
                self._successors[row.before].append(row)
                self._predecessors[row.after].append(row)
            for side, eid, known, places in (
                (Side.BEFORE, row.before, self._of[0], self.before),
                (Side.AFTER, row.after, self._of[1], self.after),
            ):
                if eid is None:
                    continue
                if row.primary or eid not in known:
                    known[eid] = row
                if parent := places.parents.get(eid):
                    self._with_rows_inside.add((side, parent))

    def _section_of(self, row: Correspondence) -> RedlineSection | None:
        """Return the section in which a row is reported: that of the provision after, else that before."""
        if row.after is not None:
            return _nearest(row.after, self._sections[1], self.after)
        return _nearest(row.before, self._sections[0], self.before) if row.before else None

    def _sort_blocks(self) -> None:
        """Put the lines that changed under the innermost row that holds them, wherever they stand in the redline."""
        self._blocks: dict[int, list[RedlineBlock]] = defaultdict(list)
        self._of_none: dict[int, list[RedlineBlock]] = defaultdict(list)
        for section in self.redline.sections:
            for block in section.blocks:
                if is_untouched(block):
                    continue
                row = self._holder(block)
                if row is None:
                    self._of_none[id(section)].append(block)
                else:
                    self._blocks[id(row)].append(block)

    def _holder(self, block: RedlineBlock) -> Correspondence | None:
        """Return the innermost row that holds a line."""
        place, known, places = (
            (block.after, self._of[1], self.after) if block.after else (block.before, self._of[0], self.before)
        )
        eid = place.eid if place else None
        while eid:
            if eid in known:
                return known[eid]
            eid = places.parents.get(eid)
        return None

    def rows(self, section: RedlineSection) -> list[Correspondence]:
        """Return the rows that are reported with a section, in order."""
        return self._rows[id(section)]

    def blocks(self, row: Correspondence) -> list[RedlineBlock]:
        """Return the lines that changed and stand in no row inside this one."""
        return self._blocks.get(id(row), [])

    def blocks_of_none(self, section: RedlineSection) -> list[RedlineBlock]:
        """Return the lines of a section that changed and stand in no row: titles, formulas, notes."""
        return self._of_none.get(id(section), [])

    def unlisted(self, block: RedlineBlock) -> tuple[Eid | None, Eid | None]:
        """Return the innermost paragraphs or points around a line that have no rows; None for lines in none.

        Args:
            block: The line.
        """
        found: list[Eid | None] = []
        for place, places, draft, known in (
            (block.before, self.before, self.redline.before, self._of[0]),
            (block.after, self.after, self.redline.after, self._of[1]),
        ):
            around = (place.eid, *places.around(place.eid)) if place else ()
            inner = next(
                (eid for eid in around if eid in draft.provisions and draft.provisions[eid].kind in _PARTS), None
            )
            found.append(inner if inner is not None and inner not in known else None)
        return found[0], found[1]

    def is_innermost(self, row: Correspondence) -> bool:
        """Return whether a row has no rows inside."""
        return not {(Side.BEFORE, row.before), (Side.AFTER, row.after)} & self._with_rows_inside

    def stated(self, row: Correspondence) -> tuple[str, str]:
        """Return the name of the person who stated a link, and the reason; empty for none."""
        return self._stated.get((row.before, row.after), ("", ""))

    def links_of(self, after: Eid | None) -> int:
        """Return the number of provisions before that a provision comes from."""
        return len(self._predecessors.get(after, ())) if after else 0

    def successors(self, before: Eid | None) -> list[Correspondence]:
        """Return the rows of the provisions into which one was split: those that come from no other in the main."""
        rows = self._successors.get(before, []) if before else []
        return [row for row in rows if row.primary or not self._has_main(self._predecessors, row.after)]

    def predecessors(self, after: Eid | None) -> list[Correspondence]:
        """Return the rows of the provisions that were merged into one: those that went nowhere else in the main."""
        rows = self._predecessors.get(after, []) if after else []
        return [row for row in rows if row.primary or not self._has_main(self._successors, row.before)]

    @staticmethod
    def _has_main(links: Mapping[Eid, list[Correspondence]], eid: Eid | None) -> bool:
        return eid is not None and any(row.primary for row in links.get(eid, ()))

    def is_part(self, row: Correspondence) -> bool:
        """Return whether a row links two provisions that both go on elsewhere."""
        return not row.primary and row not in self.predecessors(row.after) and row not in self.successors(row.before)

    def parts_tell(self, row: Correspondence) -> bool:
        """Return whether rows of paragraphs or points tell what went from one provision to the other."""
        return (row.before, row.after) in self._told_by_parts

    @cached_property
    def _told_by_parts(self) -> set[tuple[Eid | None, Eid | None]]:
        """The pairs of provisions between which something inside them is linked."""
        return {
            pair
            for row in self.redline.concordance
            if row.linked and row.primary
            for pair in product(self.before.around(row.before), self.after.around(row.after))
        }

    def keeps_parent(self, row: Correspondence) -> bool:
        """Return whether the provisions around the two sides of a row are linked with each other."""
        if row.level not in (ProvisionKind.PARAGRAPH, ProvisionKind.SUBPARAGRAPH) or not row.before or not row.after:
            return True
        old, new = self.before.parents.get(row.before), self.after.parents.get(row.after)
        if not old or not new:
            return True
        linked = any(other.after == new for other in self._successors.get(old, ()))
        return linked or (old not in self._of[0] and new not in self._of[1])

    def inside_one_sided(self, eid: Eid, side: Side) -> bool:
        """Return whether a provision stands in one that is new, or dropped, as a whole.

        The parts of a new division are reported one by one; those of a new article are not.
        """
        places, known = (self.after, self._of[1]) if side is Side.AFTER else (self.before, self._of[0])
        parent = places.parents.get(eid)
        while parent:
            row = known.get(parent)
            if row is not None and not row.linked and (row.inserted if side is Side.AFTER else row.deleted):
                return row.level is not ProvisionKind.DIVISION
            parent = places.parents.get(parent)
        return False

    def inside_placeholder(self, before: Eid) -> bool:
        """Return whether something stands in a provision before that only kept a number, and is told with it."""
        return any(
            eid in self._of[0] and self._of[0][eid].placeholder is not None for eid in self.before.around(before)
        )

    def previous(self, eid: Eid) -> Eid | None:
        """Return the provision or line directly before one in the text after; None where it is the first."""
        provisions = self.redline.after.provisions
        parent = provisions.get(self.after.parents.get(eid, Eid("")), self.redline.after.root)
        siblings = [*(line.eid for line in parent.lines), *(child.eid for child in parent.children)]
        at = siblings.index(eid) if eid in siblings else 0
        return siblings[at - 1] if at else None


class Reported:
    """Knows which rows are reported.

    Args:
        links: The comparison.
    """

    def __init__(self, links: Links) -> None:
        self._links = links
        self._named: tuple[set[Eid], set[Eid]] = (set(), set())
        self._whole: tuple[set[Eid], set[Eid]] = (set(), set())

    def add(self, event: Event) -> None:
        """Add what is reported."""
        for side, (places, eids) in enumerate(((self._links.before, event.before), (self._links.after, event.after))):
            for eid in eids:
                self._named[side].update((eid, *places.around(eid)))
                if event.kind in WHOLE:
                    self._whole[side].add(eid)

    def covers(self, row: Correspondence) -> bool:
        """Return whether a row, something in it, or the new or dropped provision around it is reported."""
        if row.linked and not row.primary:
            return True  # A further link of a split or merger, reported at its first one.
        return any(
            eid is not None and (eid in named or not whole.isdisjoint(places.around(eid)))
            for eid, named, whole, places in zip(
                (row.before, row.after), self._named, self._whole, (self._links.before, self._links.after), strict=True
            )
        )


def _nearest(eid: Eid, known: Mapping[Eid, RedlineSection], places: Places) -> RedlineSection | None:
    """Return the section of the nearest provision around an address that has one."""
    return next((known[one] for one in (eid, *places.around(eid)) if one in known), None)
