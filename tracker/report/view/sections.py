"""The text of a redline as rows: blocks, remarks and stubs, with every change numbered."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from itertools import count
from typing import TYPE_CHECKING

from tracker.model.block import BlockKind
from tracker.model.concordance import ChangeKind, Correspondence
from tracker.model.marks import QUIET_KINDS, changed_level, is_piece, is_untouched, kinds_in
from tracker.model.negotiation import Negotiation
from tracker.model.provision import Eid, ProvisionKind
from tracker.model.redline import NOTES, BlockPart, BlockPlace, Redline, RedlineBlock, RedlineSection, Run, RunKind
from tracker.model.side import Side
from tracker.report.brackets.signs import Sign, sign_lines
from tracker.report.view.doubts import Doubts
from tracker.report.view.facts import facts_of
from tracker.report.view.flags import ReferenceFlag, flag_references
from tracker.report.view.stubs import Stub, Stubs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tracker.addresses.names import ProvisionNames


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockView:
    """One block of text.

    Attributes:
        block: The block itself.
        place: Its place after; its place before where it is deleted.
        depth: Level of the heading above it in its section; of a heading, its own.
        untouched: The redline sets no mark in it (:func:`~tracker.model.marks.is_untouched`).
        came_from: Name of the place that it moved from; empty unless it moved.
        now_in: Name of the place that it moved to; empty unless it moved.
        number: Its number among the changes, from 1; 0 where a reader who goes from change to change does not stop. An
            article that moved as a whole has its number at its heading.
        flags: Its cross-references to look at.
        signs: The signs of its brackets, alternatives and options: lifted, chosen.
    """

    block: RedlineBlock
    place: BlockPlace
    depth: int
    untouched: bool
    came_from: str = ""
    now_in: str = ""
    number: int = 0
    flags: tuple[ReferenceFlag, ...] = ()
    signs: tuple[Sign, ...] = ()

    @property
    def follows(self) -> bool:
        """Its marks are only numbers, references that follow them, or differences of print."""
        return not self.number and not self.untouched and not is_step(self.block) and not self.brackets_alone

    @property
    def brackets_alone(self) -> bool:
        """Brackets were lifted or set in it, and no word changed: such lines are counted apart."""
        is_quiet = not self.number and not self.untouched and not is_step(self.block)
        return is_quiet and ChangeKind.BRACKET in kinds_in(self.block)

    @property
    def is_new_paragraph(self) -> bool:
        """It is a line of the text above the notes, and all of it is new: a bar and a tint say so."""
        is_line = not self.place.is_label and self.place.kind is not BlockKind.NOTE
        return self.block.before is None and is_line and not is_piece(self.block)

    @property
    def changed_level(self) -> bool:
        """It is of another kind or level than before: a point that became a paragraph."""
        return changed_level(self.block)

    def is_blank_at_end(self, run: Run) -> bool:
        """Return whether a run is the blank that came or went where a line was divided, or joined with the next."""
        if run.kind is RunKind.KEPT or not run.text.isspace() or not is_piece(self.block):
            return False
        runs = self.block.runs_on(Side.BEFORE if run.kind is RunKind.DELETED else Side.AFTER)
        return run is runs[0] or run is runs[-1]


@dataclass(frozen=True, kw_only=True)
class SectionView:
    """An article, the preamble, the heading of a part, the notes.

    Attributes:
        section: The section itself.
        name: Its name after; its name before where it is deleted.
        name_before: Its name before; empty where it is new.
        facts: The facts of its row in the table of concordance, keys of :data:`~tracker.report.view.facts.FACTS`.
        remarks: Sentences to show above it, on other provisions that parts of it came from or went to.
        unchanged: The redline sets no mark in it, and its row in the table of concordance says so.
        items: Its blocks and stubs in order.
        heading: Its heading besides its label, after; before where it is deleted; often empty.
        shared: Of an article that stands in one text alone, the names of those of the other text that have parts of it
            or gave it parts; empty where it was dropped or is new as a whole.
        unsure: The link between its two names is doubtful: "probably" must stand beside them.
    """

    section: RedlineSection
    name: str
    name_before: str
    facts: tuple[str, ...]
    remarks: tuple[str, ...]
    unchanged: bool
    items: tuple[BlockView | Stub, ...]
    unsure: bool = False
    heading: str = ""
    shared: str = ""

    @property
    def head_facts(self) -> tuple[str, ...]:
        """Keys of the words beside its names: ``probably`` first, where the link is doubtful, then its facts."""
        return (*(["probably"] if self.unsure else []), *self.facts)

    @cached_property
    def lines(self) -> tuple[BlockView, ...]:
        """Its blocks, without the stubs."""
        return tuple([item for item in self.items if isinstance(item, BlockView)])

    @property
    def flags(self) -> tuple[ReferenceFlag, ...]:
        """Its cross-references to look at."""
        return tuple([flag for line in self.lines for flag in line.flags])

    @property
    def stubs(self) -> tuple[Stub, ...]:
        """The remarks on what stood in it or behind it, and now stands elsewhere."""
        return tuple([item for item in self.items if isinstance(item, Stub)])

    @property
    def changes(self) -> int:
        """The number of numbered changes in it."""
        return sum([line.number > 0 for line in self.lines])

    @cached_property
    def quiet(self) -> bool:
        """It is unchanged, and nothing has to be looked at: no cross-reference, no stub."""
        return self.unchanged and not self.flags and not self.stubs


def section_views(
    redline: Redline,
    names: tuple[ProvisionNames, ProvisionNames],
    words: dict[str, str],
    negotiation: Negotiation,
) -> tuple[SectionView, ...]:
    """Return all sections that are not empty, in the order of reading.

    Args:
        redline: The comparison.
        names: The names of provisions before and after.
        words: The words of the report.
        negotiation: The marks of negotiation of both texts, with their fates.
    """
    return tuple(_SectionBuilder(redline, names, words, negotiation).views())


_NO_STEPS = QUIET_KINDS | {ChangeKind.BRACKET}


def is_step(block: RedlineBlock) -> bool:
    """Return whether a reader who goes from change to change stops at a block.

    New numbers, references that follow them and differences of typography are shown in their places, and counted apart
    (:data:`~tracker.model.marks.QUIET_KINDS`). So are brackets that were lifted or set where no word changed: they are
    news, but of a late draft there are hundreds, and the changes of words would be lost among them. A label that came
    or went is a step: a paragraph was numbered, or is no longer.
    """
    if is_untouched(block):
        return False
    came_or_went = block.before is None or block.after is None
    return came_or_went or any(kind not in _NO_STEPS for kind in kinds_in(block))


def is_label_alone(block: RedlineBlock) -> bool:
    """Return whether a block is the label of a paragraph or point, without words of its own."""
    return block.place.is_label and not any(run.part is BlockPart.TEXT for run in block.runs)


class _SectionBuilder:
    """Builds the sections of a view, with remarks and stubs."""

    def __init__(
        self,
        redline: Redline,
        names: tuple[ProvisionNames, ProvisionNames],
        words: dict[str, str],
        negotiation: Negotiation,
    ) -> None:
        self._redline = redline
        self._names = names
        self._words = words
        self._change_numbers = count(1)
        self._doubts = Doubts(redline.concordance, words)
        self._stubs = Stubs(redline, names, words, self._doubts)
        self._flags = flag_references(redline.reference_checks, names, words, self._doubts)
        self._signs = sign_lines(redline.blocks, negotiation, words)
        self._rows = {(row.before, row.after): row for row in redline.concordance}
        self._secondary_from: dict[Eid, list[Correspondence]] = defaultdict(list)
        self._secondary_to: dict[Eid, list[Correspondence]] = defaultdict(list)
        for row in redline.concordance:
            if row.level is ProvisionKind.ARTICLE and not row.primary and row.before and row.after:
                self._secondary_from[row.after].append(row)
                self._secondary_to[row.before].append(row)

    def views(self) -> Iterator[SectionView]:
        for section in self._redline.sections:
            section_view = self._view(section)
            if section_view.items:
                yield section_view

    def _view(self, section: RedlineSection) -> SectionView:
        row = self._rows.get((section.before, section.after))
        stubs = self._stubs.inside(section.before)
        items: list[BlockView | Stub] = [*stubs.get(None, ())]
        depth = 0
        unchanged = not stubs and (row is None or row.unchanged)
        for n, block in enumerate(section.blocks):
            untouched = is_untouched(block)
            unchanged = unchanged and untouched
            counts = n == 0 and row is not None and row.moved
            if not untouched and not counts:
                counts = is_step(block) and not _is_counted_with(block, section.blocks[n + 1 : n + 2])
            last = items[-1] if items else None
            block_view = self._block_view(block, depth, last, untouched=untouched, counts=counts)
            depth = block_view.depth
            items.append(block_view)
            if stubs and block.before is not None:
                items += stubs.get(block.before.order, ())
        items += self._stubs.behind(section.before)  # Of other articles, which stood behind this one.
        return SectionView(
            section=section,
            name=self._name(section, Side.BEFORE if section.after is None else Side.AFTER),
            name_before=self._name(section, Side.BEFORE),
            facts=facts_of(row) if row else (),
            remarks=tuple(self._remarks(section, row)),
            unchanged=unchanged,
            items=tuple(items),
            unsure=row is not None and row.unsure,
            heading=self._heading(section),
            shared=self._shared(section),
        )

    def _name(self, section: RedlineSection, side: Side) -> str:
        """Return its name in one text; empty where that text does not hold it."""
        eid = (section.before, section.after)[side.position]
        if eid is None:
            return ""
        if section.kind is ProvisionKind.INSTRUMENT:
            return self._words["notes"] if eid == NOTES else ""
        return self._names[side.position].name(eid)

    def _heading(self, section: RedlineSection) -> str:
        side, eid = (1, section.after) if section.after is not None else (0, section.before)
        return self._names[side].heading(eid)

    def _shared(self, section: RedlineSection) -> str:
        if section.after is None and section.before is not None:
            return self._list_names(self._secondary_to.get(section.before, ()), 1)
        if section.before is None and section.after is not None:
            return self._list_names(self._secondary_from.get(section.after, ()), 0)
        return ""

    def _remarks(self, section: RedlineSection, row: Correspondence | None) -> Iterator[str]:
        if row is not None and row.moved and row.before is not None:
            yield self._words["moved_badge"].format(place=self._predecessor(row.before))
        if section.after is not None and (rows := self._secondary_from.get(section.after)):
            yield self._words["also_from"].format(places=self._list_names(rows, 0))
        if section.before is not None and (rows := self._secondary_to.get(section.before)):
            key = "also_to" if section.after is not None else "went_to"
            yield self._words[key].format(places=self._list_names(rows, 1))
        if any(block.coarse for block in section.blocks):
            yield self._words["coarser"]

    def _list_names(self, rows: Iterable[Correspondence], side: int) -> str:
        names = []
        for row in rows:
            name = self._names[side].name(row.after if side else row.before)
            names.append(self._doubts.marked(name, row.before, row.after))
        return self._words["listing"].join(names)

    def _predecessor(self, eid: Eid) -> str:
        """Return the name of the provision of the same kind that stood directly before this one in the text before."""
        previous = self._previous[eid]
        return self._names[0].name(previous) if previous else self._words["start"]

    @cached_property
    def _previous(self) -> dict[Eid, Eid | None]:
        """For each provision of the text before, the one of its kind that stood before it."""
        last: dict[ProvisionKind, Eid] = {}
        previous: dict[Eid, Eid | None] = {}
        for provision in self._redline.before.provisions.values():
            previous[provision.eid] = last.get(provision.kind)
            last[provision.kind] = provision.eid
        return previous

    def _block_view(
        self, block: RedlineBlock, depth: int, last: BlockView | Stub | None, *, untouched: bool, counts: bool
    ) -> BlockView:
        place = block.place
        came_from = now_in = ""
        if block.moved and block.before and place.kind is not BlockKind.NOTE:
            now_in = self._names[1].name(place.eid)
            name = self._names[0].name(block.before.eid)
            came_from = self._doubts.marked(name, block.before.eid, block.after.eid if block.after else None)
            if isinstance(last, BlockView) and last.came_from == came_from:
                came_from = now_in = ""  # Its label names the place already.
        return BlockView(
            block=block,
            place=place,
            depth=place.level or depth,
            untouched=untouched,
            came_from=came_from,
            now_in=now_in,
            number=next(self._change_numbers) if counts else 0,
            flags=self._flags.get(block.after.order, ()) if block.after else (),
            signs=self._signs.get(id(block), ()),
        )


def _is_counted_with(block: RedlineBlock, following: tuple[RedlineBlock, ...]) -> bool:
    """Return whether a label is one step with the words behind it, if there are any: "3." and a new paragraph."""
    return is_label_alone(block) and any(words.place.kind is BlockKind.TEXT and is_step(words) for words in following)
