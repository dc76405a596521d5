"""A corrigendum made from a redline, and proved: applied to the text before it gives the text after."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tracker.corrigendum.apply import apply, corrected
from tracker.corrigendum.lines import corrections_of_line
from tracker.errors import ProofError
from tracker.model.block import Block, BlockKind
from tracker.model.corrigendum import Act, Corrigendum, Rectification
from tracker.model.redline import RunKind
from tracker.sequences import moved

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.model.provision import Eid
    from tracker.model.redline import Redline, RedlineBlock, Run


def corrigendum_of(redline: Redline) -> Corrigendum:
    r"""Return the corrigendum of a comparison.

    >>> from tracker.diff.redline import compare
    >>> from tracker.text.parser import parse
    >>> texts = (f"### Article 1\n\nStates {word} protect every river.\n" for word in ("should", "shall"))
    >>> [item] = corrigendum_of(compare(*(parse(text)[0] for text in texts))).items
    >>> item.eids, item.words, item.reading
    (('art_1__al_1',), 'should', 'shall')

    Raises:
        ProofError: If applied to the text before it does not give the text after: a fault of ours.
    """
    corrigendum = _Maker(redline).corrigendum()
    if apply(redline.before, corrigendum) != [block for _, block in redline.after.blocks]:
        raise ProofError(
            "The corrigendum does not give the corrected text",
            cause="a word was lost or repeated on the way",
            remedy="please send us both texts",
        )
    return corrigendum


def _changed_share(redline: Redline, items: Sequence[Rectification]) -> float:
    """Return the share of the lines of the longer text that corrections change, add, delete or move, from 0 to 1."""
    changed = {eid for item in items for eid in item.eids}
    added = sum(len(item.blocks) for item in items if item.act in (Act.INSERT_LINES, Act.INSERT_NOTE))
    lines = max(len(redline.before.blocks), len(redline.after.blocks), 1)
    return min(1.0, (len(changed) + added) / lines)


@dataclass(slots=True)
class _Unit:
    """Lines before and the lines after that stand for them: one of each, or several that were divided or joined.

    Attributes:
        before: Orders of the lines before.
        after: Orders of the lines after.
        runs: Their words; of a single line before and after, its runs.
    """

    before: list[int] = field(default_factory=list)
    after: list[int] = field(default_factory=list)
    runs: tuple[Run, ...] = ()

    @property
    def is_pair(self) -> bool:
        return len(self.before) == len(self.after) == 1

    @property
    def is_whole(self) -> bool:
        """Its lines follow each other in both texts."""
        return all(side and side == list(range(side[0], side[-1] + 1)) for side in (self.before, self.after))


class _Maker:
    """Makes the corrigendum of one comparison.

    Args:
        redline: The comparison.
    """

    def __init__(self, redline: Redline) -> None:
        self._redline = redline
        self._before, self._after = redline.before.blocks, redline.after.blocks
        self._numbers: dict[int, int] = {}
        """The numbers of notes that stay, before and after."""
        units = list(_units(redline))
        self._pair_notes(redline, units)
        self._note_runs = {
            (int(b.before.eid.removeprefix("note_")), int(b.after.eid.removeprefix("note_"))): b.runs
            for b in redline.blocks
            if b.before and b.after and b.before.kind is b.after.kind is BlockKind.NOTE
        }
        self._units = [unit for unit in units if unit.is_whole and not self._is_note(unit)]
        self._orders = {eid: n for n, (eid, _) in enumerate(self._before)}

    def corrigendum(self) -> Corrigendum:
        """Return the corrigendum."""
        items = [*self._deletions(), *self._in_place(), *self._placed()]
        # What is inserted or moved stands behind its place; items of one place keep their order.
        items.sort(key=self._place)
        items = list(self._replaced(items))
        changed = tuple((old, new) for old, new in sorted(self._numbers.items()) if old != new)
        items += self._notes()
        return Corrigendum(items=tuple(items), notes=changed, share=_changed_share(self._redline, items))

    def _replaced(self, items: Sequence[Rectification]) -> Iterator[Rectification]:
        """Yield corrections, of which an insertion and the deletion behind it of lines of the same kind become one."""
        waiting: Rectification | None = None
        for item in items:
            if waiting is not None and self._takes_the_place(waiting, item):
                yield Rectification(act=Act.REPLACE_LINES, eids=item.eids, blocks=waiting.blocks)
                waiting = None
                continue
            if waiting is not None:
                yield waiting
            waiting = item
        if waiting is not None:
            yield waiting

    def _takes_the_place(self, one: Rectification, other: Rectification) -> bool:
        """Return whether inserted lines stand where the lines of the next correction are deleted."""
        if one.act is not Act.INSERT_LINES or other.act is not Act.DELETE_LINES:
            return False
        old, new = self._before[self._orders[other.eids[0]]][1], one.blocks[0]
        is_next = self._place(other)[0] == self._place(one)[0] + 1
        return is_next and (old.kind, old.level) == (new.kind, new.level)

    def _place(self, item: Rectification) -> tuple[int, bool]:
        if item.act in (Act.INSERT_LINES, Act.TRANSFER):
            return (self._orders[item.behind] if item.behind else -1), True
        return self._orders[item.eids[0]], False

    def _is_note(self, unit: _Unit) -> bool:
        kinds = [self._before[n][1].kind for n in unit.before] + [self._after[n][1].kind for n in unit.after]
        return BlockKind.NOTE in kinds

    def _pair_notes(self, redline: Redline, units: Sequence[_Unit]) -> None:
        """Find the notes that stay: those that are paired, and those that the same call calls in both texts."""
        first = [
            next((n for n, (_, block) in enumerate(blocks) if block.kind is BlockKind.NOTE), len(blocks))
            for blocks in (self._before, self._after)
        ]
        for unit in units:
            if unit.is_pair and unit.before[0] >= first[0] and unit.after[0] >= first[1]:
                self._numbers[unit.before[0] - first[0] + 1] = unit.after[0] - first[1] + 1
        taken = set(self._numbers.values())
        for block in redline.blocks:
            for run in block.runs:
                if run.kind is RunKind.KEPT:
                    for old, new in zip(run.calls_before, run.calls_after, strict=True):
                        if old not in self._numbers and new not in taken:
                            self._numbers[old] = new
                            taken.add(new)

    def _deletions(self) -> Iterator[Rectification]:
        """Yield the lines that are deleted, those that follow each other together."""
        kept = {n for unit in self._units for n in unit.before}
        lines = [n for n, (_, block) in enumerate(self._before) if block.kind is not BlockKind.NOTE]
        for group in _groups([n for n in lines if n not in kept]):
            yield Rectification(act=Act.DELETE_LINES, eids=tuple(self._before[n][0] for n in group))

    def _in_place(self) -> Iterator[Rectification]:
        """Yield the corrections of the lines that have a counterpart."""
        for unit in self._units:
            eids = tuple(self._before[n][0] for n in unit.before)
            old = tuple(self._before[n][1] for n in unit.before)
            new = tuple(self._after[n][1] for n in unit.after)
            yield from self._corrections(eids, old, new, unit.runs)

    def _corrections(
        self, eids: tuple[Eid, ...], old: tuple[Block, ...], new: tuple[Block, ...], runs: tuple[Run, ...]
    ) -> list[Rectification]:
        """Return the corrections of a line, or of lines that were divided or joined."""
        if len(old) == len(new) == 1:
            if corrected(old[0], (), self._numbers) == new[0]:
                return []
            items = corrections_of_line(eids[0], old[0], new[0], runs) if old[0].text != new[0].text else None
            if items and corrected(old[0], items, self._numbers) == new[0]:
                return items
        return [Rectification(act=Act.REPLACE_LINES, eids=eids, blocks=new)]

    def _placed(self) -> Iterator[Rectification]:
        """Yield what is inserted and what is moved, in the order of the text after."""
        units = sorted(self._units, key=lambda unit: unit.before)
        weights = [1 + sum(len(self._before[n][1].text) for n in unit.before) for unit in units]
        away = {units[n].after[0] for n in moved([unit.after[0] for unit in units], weights)}
        by_after = {unit.after[0]: unit for unit in units}
        inside = {n for unit in units for n in unit.after[1:]}
        behind: Eid | None = None
        waiting: Rectification | None = None
        last: int = -1
        for n, (_, block) in enumerate(self._after):
            if block.kind is BlockKind.NOTE or n in inside:
                continue
            unit = by_after.get(n)
            if unit is not None and n not in away:
                if waiting:
                    yield waiting
                waiting, behind = None, self._before[unit.before[-1]][0]
                continue
            if unit is None:
                fresh = Rectification(act=Act.INSERT_LINES, behind=behind, blocks=(block,))
            else:
                eids = tuple(self._before[m][0] for m in unit.before)
                fresh = Rectification(act=Act.TRANSFER, behind=behind, eids=eids)
            follows = unit is None or unit.before[0] == last + 1
            if waiting and waiting.act is fresh.act and follows:
                waiting = Rectification(
                    act=fresh.act,
                    behind=behind,
                    eids=(*waiting.eids, *fresh.eids),
                    blocks=(*waiting.blocks, *fresh.blocks),
                )
            else:
                if waiting:
                    yield waiting
                waiting = fresh
            last = unit.before[-1] if unit else -1
        if waiting:
            yield waiting

    def _notes(self) -> Iterator[Rectification]:
        """Yield the corrections of the notes."""
        old = [pair for pair in self._before if pair[1].kind is BlockKind.NOTE]
        new = [block for _, block in self._after if block.kind is BlockKind.NOTE]
        runs = self._note_runs
        for n, (eid, block) in enumerate(old, 1):
            if n not in self._numbers:
                yield Rectification(act=Act.DELETE_LINES, eids=(eid,))
            else:
                number = self._numbers[n]
                yield from self._corrections((eid,), (block,), (new[number - 1],), runs.get((n, number), ()))
        stay = set(self._numbers.values())
        for n, block in enumerate(new, 1):
            if n not in stay:
                yield Rectification(act=Act.INSERT_NOTE, number=n, blocks=(block,))


def _groups(orders: Sequence[int]) -> Iterator[list[int]]:
    """Yield numbers in groups that follow each other."""
    group: list[int] = []
    for n in orders:
        if group and n != group[-1] + 1:
            yield group
            group = []
        group.append(n)
    if group:
        yield group


def _units(redline: Redline) -> Iterator[_Unit]:
    """Yield the lines that have counterparts, each with all the lines that it is joined with by pieces."""
    of_before: dict[int, _Unit] = {}
    of_after: dict[int, _Unit] = {}
    for block in redline.blocks:
        old = block.before.order if block.before else None
        new = block.after.order if block.after else None
        if old is None or new is None:
            continue
        one, two = of_before.get(old), of_after.get(new)
        unit = one or two or _Unit()
        if one is not None and two is not None and one is not two:
            unit = _joined(one, two, of_before, of_after)
        if old not in unit.before:
            unit.before.append(old)
        if new not in unit.after:
            unit.after.append(new)
        of_before[old] = of_after[new] = unit
        unit.runs = (*unit.runs, *block.runs) if _is_whole(block) else ()
    seen: set[int] = set()
    for unit in of_before.values():
        if id(unit) not in seen:
            seen.add(id(unit))
            unit.before.sort()
            unit.after.sort()
            yield unit


def _is_whole(block: RedlineBlock) -> bool:
    return all(place is None or (place.piece == 0 and place.ends) for place in (block.before, block.after))


def _joined(one: _Unit, two: _Unit, of_before: dict[int, _Unit], of_after: dict[int, _Unit]) -> _Unit:
    """Put two units together."""
    one.before += two.before
    one.after += two.after
    of_before.update(dict.fromkeys(two.before, one))
    of_after.update(dict.fromkeys(two.after, one))
    return one
