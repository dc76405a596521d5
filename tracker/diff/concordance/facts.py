"""What a link means: renumbered, moved, reworded, split, merged."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from tracker.diff.prepare.tokens import printed_words
from tracker.diff.prepare.units import Unit
from tracker.diff.wording.align import common_ends
from tracker.language.labels import number_of, split_heading
from tracker.model.block import Block, BlockKind
from tracker.model.concordance import PROBABLY, Correspondence, Ground, Reason
from tracker.model.provision import LISTED_KINDS, Eid, ProvisionKind
from tracker.sequences import moved

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from tracker.diff.match.provisions import ProvisionLink
    from tracker.diff.prepare.layout import Layout


def linked_rows(
    before: Layout, after: Layout, ties: Iterable[ProvisionLink], pairs: dict[int, int]
) -> list[Correspondence]:
    """The rows that have both sides, in no particular order.

    Args:
        before: One draft.
        after: The other.
        ties: The links between provisions above paragraphs.
        pairs: The pairs of blocks, which say where paragraphs went.
    """
    blocks = before.blocks, after.blocks
    top = _top_rows(before.units, after.units, list(ties), blocks)
    return top + _paragraph_rows(before.units, after.units, pairs, blocks, continuations(top))


def continuations(top: Iterable[Correspondence]) -> dict[Eid | None, Eid | None]:
    """For each article before the one that continues it."""
    return {row.before: row.after for row in top if row.level is ProvisionKind.ARTICLE and row.primary}


_Blocks = tuple[Sequence[Block], Sequence[Block]]


def _top_rows(
    old: Sequence[Unit], new: Sequence[Unit], ties: list[ProvisionLink], blocks: _Blocks
) -> list[Correspondence]:
    before = {u.eid: u for u in old if u.level in LISTED_KINDS}
    after = {u.eid: u for u in new if u.level in LISTED_KINDS}
    ties = [tie for tie in ties if tie.level in LISTED_KINDS]
    successors = Counter(tie.before for tie in ties)
    predecessors = Counter(tie.after for tie in ties)
    shifted = _Moves(before, after, blocks).among([(tie.before, tie.after) for tie in ties if tie.primary])
    out = []
    for tie in ties:
        a, b = before[tie.before], after[tie.after]
        out.append(
            Correspondence(
                level=tie.level,
                before=tie.before,
                after=tie.after,
                renumbered=_renumbered(a, b, blocks),
                # Never tell of a move on thin evidence.
                moved=tie.primary and tie.before in shifted and tie.confidence >= PROBABLY,
                reworded=not same_wording(a, b, blocks),
                split=successors[tie.before] > 1,
                merged=predecessors[tie.after] > 1,
                similarity=tie.similarity,
                confidence=tie.confidence,
                reason=tie.reason,
                primary=tie.primary,
            )
        )
    return out


class _Counts(dict[str, int]):
    """How many words there are in what stands between two spaces, each such piece counted once.

    No word holds a space, and most pieces come again and again: to cut all articles into words took four times as long.
    """

    def __missing__(self, piece: str) -> int:
        found = self[piece] = len(printed_words(piece))
        return found


class _Moves:
    """Finds which units moved.

    Args:
        before: The units before by their addresses, in the order of the text.
        after: The same after.
        blocks: The blocks of both texts.
    """

    def __init__(self, before: Mapping[Eid, Unit], after: Mapping[Eid, Unit], blocks: _Blocks) -> None:
        self._units = before, after
        self._blocks = blocks
        # Once for all: a code of 10,000 articles asks as many times.
        self._places = ({eid: n for n, eid in enumerate(before)}, {eid: n for n, eid in enumerate(after)})
        self._counts = _Counts()

    def among(self, links: Iterable[tuple[Eid, Eid]]) -> set[Eid]:
        """Which of the linked units moved among their kind; the fewer words move."""
        before, after = self._units
        out: set[Eid] = set()
        by_level: dict[ProvisionKind, list[tuple[Eid, Eid]]] = defaultdict(list)
        for a, b in links:
            by_level[before[a].level if before[a].level in LISTED_KINDS else ProvisionKind.PARAGRAPH].append((a, b))
        for pairs in by_level.values():
            pairs.sort(key=lambda pair: self._places[0][pair[0]])
            places = [self._places[1][b] for _, b in pairs]
            if all(first < second for first, second in pairwise(places)):
                continue  # Nothing moved, whatever the weights; as a rule.
            weights = [self._weight(before[a], after[b]) for a, b in pairs]
            out |= {pairs[n][0] for n in moved(places, weights)}
        return out

    def _weight(self, a: Unit, b: Unit) -> int:
        words = self._size(a, self._blocks[0])
        return 1 + words + (words if _same_letters(a, b, self._blocks) else self._size(b, self._blocks[1]))

    def _size(self, unit: Unit, blocks: Sequence[Block]) -> int:
        """How many words a unit has, labels left out."""
        return sum(sum(map(self._counts.__getitem__, text.split())) for text in _texts(unit, blocks))


def _texts(unit: Unit, blocks: Sequence[Block]) -> Iterator[str]:
    """The lines and headings of a unit, labels left out."""
    for block in blocks[unit.blocks.start : unit.blocks.stop]:
        yield split_heading(block.text).heading if block.kind is BlockKind.HEADING else block.text


def _wording(unit: Unit, blocks: Sequence[Block]) -> tuple[str, ...]:
    """The words of a unit in order, labels left out."""
    return _worded(_texts(unit, blocks))


def _worded(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(chain.from_iterable(map(printed_words, texts)))


def same_wording(a: Unit, b: Unit, blocks: _Blocks) -> bool:
    """Whether two units have the same words, labels aside."""
    old, new = (list(_texts(unit, side)) for unit, side in zip((a, b), blocks, strict=True))
    head, tail = common_ends(old, new)  # Most lines are the same, and need not be cut into words.
    rest = old[head : len(old) - tail], new[head : len(new) - tail]
    return _worded(rest[0]) == _worded(rest[1])


def _same_letters(a: Unit, b: Unit, blocks: _Blocks) -> bool:
    """Whether the same is printed in both, which most often is so and is seen without cutting it into words."""
    if len(a.blocks) != len(b.blocks):
        return False
    old, new = (side[unit.blocks.start : unit.blocks.stop] for unit, side in zip((a, b), blocks, strict=True))
    return [x.text for x in old] == [y.text for y in new] and [x.kind for x in old] == [y.kind for y in new]


def _renumbered(a: Unit, b: Unit, blocks: _Blocks) -> bool:
    before = _number(a, blocks[0])
    after = None if before is None else _number(b, blocks[1])
    return after is not None and before != after


def _number(unit: Unit, blocks: Sequence[Block]) -> str | None:
    """The number printed at its head, in comparable form."""
    if not unit.blocks or blocks[unit.blocks[0]].kind is not BlockKind.HEADING:
        return None
    number = number_of(split_heading(blocks[unit.blocks[0]].text).label)
    if not number or not number.token:
        return None
    # "Title II" that became "Part II" has another designation; "Art. 2" that became "Article 2" has not.
    return f"{number.unit} {number.token}" if unit.level is ProvisionKind.DIVISION else number.token


def _paragraph_rows(
    old: Sequence[Unit],
    new: Sequence[Unit],
    pairs: dict[int, int],
    blocks: _Blocks,
    continues: dict[Eid | None, Eid | None],
) -> list[Correspondence]:
    """Paragraphs and subparagraphs follow their blocks: the words first, else the label."""
    home = {n: unit for unit in new if unit.level not in LISTED_KINDS for n in unit.blocks}
    links: dict[Eid, Unit] = {}
    units_before = {u.eid: u for u in old if u.level not in LISTED_KINDS}
    taken: set[Eid] = set()
    for unit in units_before.values():
        labelled = len(unit.blocks) > 1 and blocks[0][unit.blocks[0]].kind is BlockKind.HEADING
        own = (*unit.blocks[1:], unit.blocks[0]) if labelled else unit.blocks
        target = next((home[pairs[n]] for n in own if n in pairs and pairs[n] in home), None)
        if target is not None and target.eid not in taken:
            links[unit.eid] = target
            taken.add(target.eid)
    after = {u.eid: u for u in new if u.level not in LISTED_KINDS}
    inside: dict[tuple[Eid, Eid], list[tuple[Eid, Eid]]] = defaultdict(list)
    for eid, target in links.items():
        inside[units_before[eid].article, target.article].append((eid, target.eid))
    moves = _Moves(units_before, after, blocks)
    shifted: set[Eid] = set()
    for (a, b), row in inside.items():
        if continues.get(a) == b:
            shifted |= moves.among(row)
        else:
            shifted |= {eid for eid, _ in row}
    return [paragraph_row(units_before[eid], b, blocks, moved=eid in shifted) for eid, b in links.items()]


def likeness(a: Unit, b: Unit, blocks: _Blocks) -> tuple[float, float, float]:
    """How much two units have in common: twice the common words over all, their share before, and after."""
    if _same_letters(a, b, blocks):
        return 1.0, 1.0, 1.0
    return _alike(_wording(a, blocks[0]), _wording(b, blocks[1]))


def _alike(*texts: tuple[str, ...]) -> tuple[float, float, float]:
    """The same of two wordings."""
    if texts[0] == texts[1]:
        return 1.0, 1.0, 1.0
    folded = [Counter(map(str.casefold, text)) for text in texts]
    sizes = [sum(counter.values()) for counter in folded]
    common = sum((folded[0] & folded[1]).values())
    return 2 * common / max(1, sum(sizes)), common / max(1, sizes[0]), common / max(1, sizes[1])


_SAME = Reason(ground=Ground.IDENTICAL, share_before=1.0, share_after=1.0)


def paragraph_row(a: Unit, b: Unit, blocks: _Blocks, *, moved: bool) -> Correspondence:
    """The row of two paragraphs or subparagraphs that are one.

    Args:
        a: The one before.
        b: The one after.
        blocks: The blocks of both texts.
        moved: Whether it changed its place or its article.
    """
    alike = share_before = share_after = 1.0
    same = _same_letters(a, b, blocks)
    if not same:
        texts = _wording(a, blocks[0]), _wording(b, blocks[1])
        same = texts[0] == texts[1]
        alike, share_before, share_after = _alike(*texts)
    return Correspondence(
        level=ProvisionKind.PARAGRAPH if ProvisionKind.PARAGRAPH in (a.level, b.level) else ProvisionKind.SUBPARAGRAPH,
        before=a.eid,
        after=b.eid,
        renumbered=_renumbered(a, b, blocks),
        moved=moved,
        reworded=not same,
        similarity=alike,
        # Inside an article the frame vouches for half of it; elsewhere only the words do.
        confidence=1.0 if same else alike if moved else 0.5 + alike / 2,
        reason=_SAME if same else Reason(ground=Ground.WORDING, share_before=share_before, share_after=share_after),
    )
