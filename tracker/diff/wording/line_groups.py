"""Groups of lines that were divided or joined: one line that became several, several that became one.

A paragraph that became a list of points, two sentences that became two paragraphs, two recitals in one: the lines of
such a group are compared as one text, so that words that stay are not marked because a line ends elsewhere.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from tracker.diff.wording.runs import KeptWords, kept_words
from tracker.model.block import BlockKind
from tracker.sequences import moved, one_to_one

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from tracker.diff.prepare.layout import Layout
    from tracker.model.block import Block

MIN_SHARE_OF_LINE = 0.5
"""Share of the words of the shorter of two lines that must be kept, in order, for the two to be one passage. Less is
wording that a new line happens to share with a changed one."""

MIN_WORDS = 5
"""Words that must be kept as well, unless the line stands between two other passages of the same line, or is its very
beginning or end: "fees" as a point of its own. False divisions rested on two words ("all residents")."""

MIN_WORDS_SHIFTED = 8
"""Words in a row that passed from a changed line to its neighbour for the two to be compared as one text; shorter
passages are similar by chance, as in lines of articles that are not linked."""

_DIVISIBLE = frozenset({BlockKind.TEXT, BlockKind.RECITAL, BlockKind.FORMULA})
"""Kinds of lines that are divided and joined; a row of a table, a note or a heading ends where it ends."""

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class LineGroup:
    """Lines of two sections that continue each other, which are compared as one text.

    Attributes:
        before: Positions of the lines before, in order; at least one.
        after: Positions of the lines after, in order; at least one.
    """

    before: tuple[int, ...]
    after: tuple[int, ...]


def find_line_groups(
    before: Layout,
    after: Layout,
    pairs: Mapping[int, int],
    partners: Mapping[int, int],
    fixed: tuple[AbstractSet[int], AbstractSet[int]],
) -> list[LineGroup]:
    """Find the lines that were divided or joined.

    Args:
        before: One draft.
        after: The other.
        pairs: Position after by position before, of lines that correspond one to one.
        partners: The section after that continues a section before, both by number.
        fixed: Positions before and after of the lines that are left as they are paired.

    Returns:
        Groups of at least three lines, none in two groups, in the order before. A line that is paired with one of
        another section is in none.
    """
    paired_after = set(pairs.values())
    groups: list[LineGroup] = []
    for a, b in partners.items():
        old, new = (
            [
                n
                for n in range(side.sections[number].start, side.sections[number].end)
                if side.blocks[n].kind in _DIVISIBLE and n not in fixed_lines
            ]
            for side, number, fixed_lines in zip((before, after), (a, b), fixed, strict=True)
        )
        inside = set(new)
        within = [(i, pairs[i]) for i in old if pairs.get(i) in inside]
        free = [i for i in old if i not in pairs], [j for j in new if j not in paired_after]
        links = set(_shifted(within, before, after))
        if any(free):
            for left, right, linked in _stretches(within, free, before.blocks, after.blocks):
                links |= {*linked, *_passages(left, right, linked, before.blocks, after.blocks)}
        groups += (group for group in _connected(links) if _keeps_more(group, before.blocks, after.blocks))
    return sorted(groups, key=lambda group: group.before)


def _stretches(
    pairs: Sequence[Pair], free: tuple[Sequence[int], Sequence[int]], before: Sequence[Block], after: Sequence[Block]
) -> Iterator[tuple[list[int], list[int], list[Pair]]]:
    """Yield the lines between two that stayed word for word, where any of them has no counterpart, and their pairs."""
    moving = moved([j for _, j in pairs], [1 + len(before[i].text) for i, _ in pairs])
    in_order = [pair for n, pair in enumerate(pairs) if n not in moving]
    same = [(i, j) for i, j in in_order if before[i].text == after[j].text]
    changed = sorted(set(in_order).difference(same))
    firsts = [p for p, _ in changed]
    x = y = -1
    for i, j in [*same, (len(before), len(after))]:
        left_free, right_free = _between(free[0], x, i), _between(free[1], y, j)
        if left_free or right_free:
            # Pairs in order: those of which the line before stands here have the line after here too.
            linked = changed[bisect_right(firsts, x) : bisect_left(firsts, i)]
            left = sorted([*(p for p, _ in linked), *left_free])
            right = sorted([*(q for _, q in linked), *right_free])
            if left and right:
                yield left, right, linked
        x, y = i, j


def _between(positions: Sequence[int], start: int, end: int) -> Sequence[int]:
    """Return those of sorted positions that stand between two, both exclusive."""
    return positions[bisect_right(positions, start) : bisect_left(positions, end)]


def _shifted(pairs: Sequence[Pair], before: Layout, after: Layout) -> Iterator[Pair]:
    """Yield the links of neighbouring changed lines where a passage of one passed to the other, with their pairs."""
    encode = before.vocabulary.encode

    def passages(text: str) -> set[tuple[int, ...]]:
        words = encode(text)
        return set(zip(*(words[n:] for n in range(MIN_WORDS_SHIFTED)), strict=False))

    for (i, j), (k, m) in pairwise(pairs):
        texts = before.blocks[i].text, after.blocks[j].text, before.blocks[k].text, after.blocks[m].text
        if j > m or texts[0] == texts[1] or texts[2] == texts[3]:
            continue
        old, new, old_next, new_next = map(passages, texts)
        if not (old & new_next).isdisjoint(old - new) or not (old_next & new).isdisjoint(old_next - new_next):
            yield from ((i, j), (k, m), (i, m) if not (old & new_next).isdisjoint(old - new) else (k, j))


def _passages(
    left: Sequence[int],
    right: Sequence[int],
    linked: Sequence[Pair],
    before: Sequence[Block],
    after: Sequence[Block],
) -> set[Pair]:
    """Return the pairs of lines of which one has its words, or a good part of them, in the other."""
    kept = kept_words([before[i].text for i in left], [after[j].text for j in right])
    found = {(x, y) for x, i in enumerate(left) for y, j in enumerate(right) if (i, j) in linked}
    short = []
    for pair, words in kept.common.items():
        least = min(size[n] for size, n in zip(kept.sizes, pair, strict=True))
        if len(words) >= MIN_SHARE_OF_LINE * least:
            if len(words) >= MIN_WORDS:
                found.add(pair)
            else:
                short.append(pair)
    grown = True
    while grown:  # A point between two others may rest on the one behind it.
        more = {pair for pair in short if pair not in found and _fits(pair, kept, found)}
        found |= more
        grown = bool(more)
    return {(left[x], right[y]) for x, y in found}


def _fits(pair: Pair, kept: KeptWords, found: AbstractSet[Pair]) -> bool:
    """Return whether a short line is the beginning or end of a longer one, or stands between two parts of it."""
    longer = int(kept.sizes[0][pair[0]] < kept.sizes[1][pair[1]])
    whole, part = pair[longer], pair[1 - longer]
    positions = [place[longer] for place in kept.common[pair]]
    complete = len(positions) == kept.sizes[1 - longer][part]
    at_end = positions[0] == 0 or positions[-1] == kept.sizes[longer][whole] - 1
    others = [other[1 - longer] for other in found if other[longer] == whole]
    between = any(other < part for other in others) and any(other > part for other in others)
    return between or (complete and at_end and bool(others))


def _keeps_more(group: LineGroup, before: Sequence[Block], after: Sequence[Block]) -> bool:
    """Return whether more words stay in a group than where its lines are compared one by one.

    A new paragraph that repeats the wording of its neighbour took nothing from it.
    """
    texts = [before[i].text for i in group.before], [after[j].text for j in group.after]
    together = kept_words(*texts)
    alone = {
        (x, y): kept_words([texts[0][x]], [texts[1][y]]).total
        for x in range(len(texts[0]))
        for y in range(len(texts[1]))
        if (x, y) in together.common
    }
    paired = one_to_one(sorted(alone, key=lambda pair: (-alone[pair], pair)))
    gain = together.total - sum(alone[pair] for pair in paired)
    further = [
        size
        for side, sizes in enumerate(together.sizes)
        for n, size in enumerate(sizes)
        if n not in {pair[side] for pair in paired}
    ]
    return gain >= (MIN_SHARE_OF_LINE * sum(further) if further else MIN_WORDS_SHIFTED)


def _connected(links: Iterable[Pair]) -> list[LineGroup]:
    """Return the connected lines, where more than one line stands on either side."""
    neighbours: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for i, j in sorted(links):
        neighbours[0, i].append((1, j))
        neighbours[1, j].append((0, i))
    groups = []
    seen: set[tuple[int, int]] = set()
    for start in list(neighbours):
        if start in seen:
            continue
        members, stack = {start}, [start]
        while stack:
            for line in neighbours[stack.pop()]:
                if line not in members:
                    members.add(line)
                    stack.append(line)
        seen |= members
        sides = Counter(side for side, _ in members)
        if max(sides.values()) > 1:
            sorted_lines = (tuple(sorted(n for side, n in members if side == wanted)) for wanted in (0, 1))
            groups.append(LineGroup(*sorted_lines))
    return groups
