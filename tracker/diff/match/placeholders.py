"""Place-holders in the matching: they are no counterpart of any words, and keep the number of what was dropped.

Three cases (decision 29 in docs/decisions):

- a place-holder on both sides, under the same number: the same provision, linked;
- words before and a place-holder after: the provision was dropped and its number kept, unless its words went elsewhere;
- a place-holder before and words after: the provision is new, in a place that was kept for it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from tracker.diff.match.provisions import POSITION_CONFIDENCE, ProvisionLink
from tracker.model.concordance import Ground, Reason
from tracker.model.provision import Eid, ProvisionKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from tracker.diff.prepare.layout import Layout
    from tracker.model.provision import Provision

_NUMBERED_KINDS = (ProvisionKind.ARTICLE, ProvisionKind.DIVISION, ProvisionKind.ANNEX)
_RANGE = re.compile(r"(?P<stem>.*\D)(?P<first>\d+)-(?P<last>\d+)")
MAX_RANGE = 100
"""Numbers that one place-holder may keep: "Articles 10-12 [Reserved]". The longest in the US Code keeps 60."""


def without_placeholders(links: Iterable[ProvisionLink], before: Layout, after: Layout) -> list[ProvisionLink]:
    """Return links without those of place-holders, but with those of numbers that are kept on both sides.

    Args:
        links: The links that rest on words and contents.
        before: One draft.
        after: The other.
    """
    held = before.placeholders, after.placeholders
    links = list(links)
    if not held[0] and not held[1]:
        return links
    out = [link for link in links if link.before not in held[0] and link.after not in held[1]]
    return out + [_link(a, b) for a, b in _same_numbers(before, after) if a.eid in held[0] and b.eid in held[1]]


def kept_numbers(links: Iterable[ProvisionLink], before: Layout, after: Layout) -> list[ProvisionLink]:
    """Return the pairs of a provision with words and the place-holder that has its number on the other side.

    Args:
        links: All links of provisions; one with a link went elsewhere, or came from elsewhere.
        before: One draft.
        after: The other.

    Returns:
        The pairs as links without words in common; of a place-holder that keeps several numbers the first is primary.
    """
    held = before.placeholders, after.placeholders
    if not held[0] and not held[1]:
        return []
    linked = {link.before for link in links}, {link.after for link in links}
    out = []
    taken: set[Eid] = set()
    for a, b in _same_numbers(before, after):
        if (a.eid in held[0]) != (b.eid in held[1]) and a.eid not in linked[0] and b.eid not in linked[1]:
            out.append(_link(a, b, primary=taken.isdisjoint((a.eid, b.eid))))
            taken |= {a.eid, b.eid}
    return out


def pair_kept_labels(pairs: dict[int, int], before: Layout, after: Layout, continues: Mapping[Eid, Eid]) -> None:
    """Pair the labels of paragraphs and points of which one is a place-holder: "2. [Deleted]".

    Args:
        pairs: Position after by position before, of corresponding blocks; pairs are added.
        before: One draft.
        after: The other.
        continues: For each article before the one that continues it.
    """
    held = [[unit for unit in side.inner_units if unit.eid in side.placeholders] for side in (before, after)]
    if not any(held):
        return
    taken = set(pairs.values())
    holders = [{unit.article for unit in side} for side in held]
    articles = holders[0] | {old for old, new in continues.items() if new in holders[1]}
    for old in before.inner_units:
        target = continues.get(old.article) if old.article in articles else None
        new = after.unit_by_eid.get(Eid(f"{target}{old.eid.removeprefix(old.article)}")) if target else None
        if new is None or new.is_listed or not (old.eid in before.placeholders or new.eid in after.placeholders):
            continue
        i, j = old.blocks.start, new.blocks.start
        if before.blocks[i].is_label and after.blocks[j].is_label and i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)


def part_placeholders(
    links: Iterable[ProvisionLink], before: Layout, after: Layout
) -> tuple[list[ProvisionLink], list[ProvisionLink]]:
    """Part the links of paragraphs from the pairs of one with words and a place-holder.

    Args:
        links: The links of paragraphs and points.
        before: One draft.
        after: The other.
    """
    out: tuple[list[ProvisionLink], list[ProvisionLink]] = ([], [])
    for link in links:
        held = link.before in before.placeholders, link.after in after.placeholders
        if all(held) and link.reason.ground is not Ground.IDENTICAL:  # "[Reserved]" became "(deleted)".
            link = replace(link, confidence=POSITION_CONFIDENCE, reason=Reason(ground=Ground.POSITION))  # noqa: PLW2901
        out[held[0] != held[1]].append(link)
    return out


def _same_numbers(before: Layout, after: Layout) -> Iterator[tuple[Provision, Provision]]:
    """Yield the pairs of provisions with the same number in the same place, one of them at least a place-holder."""
    sides = [
        {p.eid: p for p in side.draft.provisions.values() if p.kind in _NUMBERED_KINDS} for side in (before, after)
    ]
    ranges = [dict(_ranges(side, found)) for side, found in zip((before, after), sides, strict=True)]
    for eid, old in sides[0].items():
        new = sides[1].get(eid) or sides[1].get(ranges[1].get(eid, Eid("")))
        if new is not None and (eid in before.placeholders or new.eid in after.placeholders):
            yield old, new
    for eid, held in ranges[0].items():
        if eid in sides[1] and eid not in sides[0]:
            yield sides[0][held], sides[1][eid]


def _ranges(side: Layout, provisions: Iterable[Eid]) -> Iterator[tuple[Eid, Eid]]:
    """Yield for each number that a place-holder of several numbers keeps its address, and that of the place-holder."""
    for eid in provisions:
        if eid in side.placeholders and (match := _RANGE.fullmatch(eid)):
            numbers = range(int(match["first"]), int(match["last"]) + 1)
            if len(numbers) <= MAX_RANGE:
                yield from ((Eid(f"{match['stem']}{number}"), eid) for number in numbers)


def _link(a: Provision, b: Provision, *, primary: bool = True) -> ProvisionLink:
    same = [block.text for _, block in a.blocks()] == [block.text for _, block in b.blocks()]
    return ProvisionLink(
        level=a.kind,
        before=a.eid,
        after=b.eid,
        similarity=float(same),
        confidence=1.0 if same else POSITION_CONFIDENCE,
        reason=Reason(
            ground=Ground.IDENTICAL if same else Ground.POSITION, share_before=float(same), share_after=float(same)
        ),
        primary=primary,
    )
