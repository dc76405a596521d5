"""Links of paragraphs and subparagraphs, which follow from the pairs of their lines."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from tracker.diff.concordance.moves import EidPair, Moves
from tracker.diff.concordance.unit_words import UnitWords
from tracker.diff.match.provisions import ProvisionLink
from tracker.diff.prepare.units import WITH_PARAGRAPHS
from tracker.model.block import BlockKind
from tracker.model.concordance import Ground, Reason
from tracker.model.provision import Eid, ProvisionKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tracker.diff.prepare.layout import Layout
    from tracker.diff.prepare.units import Unit

IN_PLACE_CONFIDENCE = 0.775
"""Least confidence of a link of two paragraphs in the same place of their article; the rest comes from their words."""

MOVED_CONFIDENCE = 0.55
"""The same of a paragraph that changed its place or its article. Both follow fifty rows that were read
(docs/rows-read.md): of the least similar ones three in four are right, of the most similar ones all."""

MIN_SHARE_OF_CONTENTS = 0.6
"""Share of the letters of a paragraph with points that went elsewhere, or came from there, from which on it is linked
with the provision that holds so many, or with those of all its points, although their opening words are not: three
fifths, as for articles."""

PASSED_PARAGRAPH_CONFIDENCE = 0.5
"""Confidence of a link of two articles that rests on a paragraph that passed between them: of 21 in twenty-nine pairs
of acts and treaties eleven are in the tables made by lawyers, or neutral there."""


def continuations(links: Iterable[ProvisionLink]) -> dict[Eid, Eid]:
    """Return for each article, division and annex before the one that continues it."""
    return {link.before: link.after for link in links if link.level in WITH_PARAGRAPHS and link.primary}


def link_paragraphs(
    before: Layout,
    after: Layout,
    links: Iterable[ProvisionLink],
    pairs: Mapping[int, int],
    kept: Mapping[tuple[int, int], int],
) -> tuple[list[ProvisionLink], set[EidPair]]:
    """Link the paragraphs and subparagraphs of two drafts.

    Args:
        before: One draft.
        after: The other.
        links: The links between provisions above paragraphs.
        pairs: The pairs of blocks.
        kept: The letters that stay between lines that were divided or joined.

    Returns:
        The links, one of them primary for each paragraph, and those of which the paragraphs moved.
    """
    words = UnitWords.of_layouts(before, after)
    targets = _targets(before, after, pairs)
    by_articles: dict[EidPair, list[EidPair]] = defaultdict(list)
    for a, b in targets:
        by_articles[a.article, b.article].append((a.eid, b.eid))
    continues = continuations(links)
    moves = Moves(before, after, words)
    moved: set[EidPair] = set()
    for (a_article, b_article), row in by_articles.items():
        articles = a_article, b_article
        moved |= moves.moved_inside(articles, row) if continues.get(a_article) == b_article else set(row)
    out = [paragraph_link(a, b, words, moved=(a.eid, b.eid) in moved) for a, b in targets]
    found = {link.pair for link in out}
    for a, b in _further_targets(before, after, [*pairs.items(), *kept]):
        if (a.eid, b.eid) not in found:
            found.add((a.eid, b.eid))
            out.append(replace(paragraph_link(a, b, words, moved=False), primary=False))
    for a, b in _targets_by_contents(before, after, out, [*pairs.items(), *kept]):
        if (a.eid, b.eid) not in found:
            found.add((a.eid, b.eid))
            out.append(replace(paragraph_link(a, b, words, moved=True), primary=False))
    return out, moved


def _targets_by_contents(
    before: Layout, after: Layout, links: Sequence[ProvisionLink], lines: Iterable[tuple[int, int]]
) -> Iterator[tuple[Unit, Unit]]:
    """Yield the paragraphs without a link of which the points went elsewhere, or came from there, with these places.

    Where one provision holds enough of them it is the only one; else the provisions of all points are.
    """
    linked = {link.before for link in links}, {link.after for link in links}
    free = [
        [unit for unit in layout.inner_units if unit.eid not in eids and len(unit.extent) != len(unit.blocks)]
        for layout, eids in zip((before, after), linked, strict=True)
    ]
    if not any(free):
        return
    passed: tuple[dict[int, set[int]], dict[int, set[int]]] = (defaultdict(set), defaultdict(set))
    for i, j in lines:
        if before.blocks[i].kind is not BlockKind.HEADING:
            passed[0][i].add(j)
            passed[1][j].add(i)
    enclosing = _enclosing_units(before), _enclosing_units(after)
    for side, (layout, other) in enumerate(((before, after), (after, before))):
        for unit in free[side]:
            letters = {n: len(layout.blocks[n].text) for n in unit.extent if not layout.blocks[n].is_label}
            needed = MIN_SHARE_OF_CONTENTS * sum(letters.values())
            places = [
                (size, {holder.eid for m in passed[side].get(n, ()) for holder in enclosing[1 - side].get(m, ())})
                for n, size in letters.items()
            ]
            if sum(size for size, holders in places if holders) < needed or not needed:
                continue
            received: Counter[Eid] = Counter()
            for size, holders in places:
                received.update(dict.fromkeys(holders, size))
            enough = {eid for eid, size in received.items() if size >= needed}
            wanted = [enough] if enough else [holders for _, holders in places if holders]
            for target in sorted({_innermost(found, other) for found in wanted}):
                yield (unit, other.unit_by_eid[target]) if side == 0 else (other.unit_by_eid[target], unit)


def _innermost(eids: Iterable[Eid], layout: Layout) -> Eid:
    """Return the address of the innermost of several provisions."""
    return min(eids, key=lambda eid: (len(layout.unit_by_eid[eid].extent), layout.unit_by_eid[eid].extent.start))


def _enclosing_units(side: Layout) -> dict[int, list[Unit]]:
    """Return for each block the paragraphs and points in which it stands."""
    enclosing: dict[int, list[Unit]] = defaultdict(list)
    for unit in side.inner_units:
        for n in unit.extent:
            enclosing[n].append(unit)
    return enclosing


def link_articles_of_paragraphs(
    before: Layout, after: Layout, links: Sequence[ProvisionLink], moved: Iterable[ProvisionLink]
) -> list[ProvisionLink]:
    """Link the articles between which a paragraph or a line passed, where they are not linked.

    Args:
        before: One draft.
        after: The other.
        links: The links between provisions above paragraphs.
        moved: The links of paragraphs.
    """
    words = UnitWords.of_layouts(before, after)
    known = {link.pair for link in links}
    articles = {eid for side in (before, after) for eid, unit in side.unit_by_eid.items() if unit.is_listed}
    out: dict[EidPair, ProvisionLink] = {}
    for link in moved:
        a, b = (
            side.unit_by_eid[side.unit_by_eid[eid].article]
            for side, eid in zip((before, after), link.pair, strict=True)
        )
        pair = a.eid, b.eid
        if pair not in known and pair not in out and a.level is b.level and a.eid in articles and b.eid in articles:
            overlap = words.passages(a, b)
            out[pair] = ProvisionLink(
                level=a.level,
                before=a.eid,
                after=b.eid,
                similarity=overlap.similarity,
                confidence=PASSED_PARAGRAPH_CONFIDENCE,
                reason=Reason(
                    ground=Ground.PASSAGE, share_before=overlap.share_before, share_after=overlap.share_after
                ),
                primary=False,
            )
    return list(out.values())


def _further_targets(before: Layout, after: Layout, lines: Iterable[tuple[int, int]]) -> Iterator[tuple[Unit, Unit]]:
    """Yield the paragraphs between which a line passed, or a part of one; labels alone are no evidence."""
    units = before.inner_unit_of, after.inner_unit_of
    for i, j in sorted(lines):
        if i in units[0] and j in units[1] and before.blocks[i].kind is not BlockKind.HEADING:
            yield units[0][i], units[1][j]


def link_divided_recitals(
    before: Layout, after: Layout, links: Sequence[ProvisionLink], kept: Mapping[tuple[int, int], int]
) -> list[ProvisionLink]:
    """Link the recitals between which a part of a divided or joined one passed, where they are not linked.

    Args:
        before: One draft.
        after: The other.
        links: The links between provisions above paragraphs.
        kept: The letters that stay between lines that were divided or joined.
    """
    words = UnitWords.of_layouts(before, after)
    known = {link.pair for link in links}
    recitals = [
        {n: unit for unit in side.units if unit.level is ProvisionKind.RECITAL for n in unit.blocks}
        for side in (before, after)
    ]
    linked = {link.before for link in links if link.primary}, {link.after for link in links if link.primary}
    out = []
    for i, j in sorted(kept, key=lambda pair: (-kept[pair], pair)):
        if i in recitals[0] and j in recitals[1]:
            a, b = recitals[0][i], recitals[1][j]
            if (a.eid, b.eid) not in known:
                known.add((a.eid, b.eid))
                primary = a.eid not in linked[0] and b.eid not in linked[1]
                if primary:
                    linked[0].add(a.eid)
                    linked[1].add(b.eid)
                link = paragraph_link(a, b, words, moved=False)
                out.append(replace(link, level=ProvisionKind.RECITAL, primary=primary))
    return out


def _targets(before: Layout, after: Layout, pairs: Mapping[int, int]) -> list[tuple[Unit, Unit]]:
    """Pair paragraphs one to one: by the first line that has a counterpart, else by the label."""
    unit_of_block = after.inner_unit_of
    targets: list[tuple[Unit, Unit]] = []
    taken: set[Eid] = set()
    for unit in before.inner_units:
        labelled = len(unit.blocks) > 1 and before.blocks[unit.blocks[0]].kind is BlockKind.HEADING
        blocks = (*unit.blocks[1:], unit.blocks[0]) if labelled else unit.blocks
        target = next((unit_of_block[pairs[n]] for n in blocks if n in pairs and pairs[n] in unit_of_block), None)
        if target is not None and target.eid not in taken:
            targets.append((unit, target))
            taken.add(target.eid)
    return targets


def paragraph_link(a: Unit, b: Unit, words: UnitWords, *, moved: bool) -> ProvisionLink:
    """Return the link of two paragraphs or subparagraphs.

    Args:
        a: The one before.
        b: The one after.
        words: The words of the units of both drafts.
        moved: Whether it changed its position or its article; then only its words support the link.
    """
    overlap = words.overlap(a, b)
    if overlap.same_wording:
        confidence, ground = 1.0, Ground.IDENTICAL
    else:
        least = MOVED_CONFIDENCE if moved else IN_PLACE_CONFIDENCE
        confidence, ground = least + (1 - least) * overlap.similarity, Ground.WORDING
    return ProvisionLink(
        level=ProvisionKind.PARAGRAPH if ProvisionKind.PARAGRAPH in (a.level, b.level) else ProvisionKind.SUBPARAGRAPH,
        before=a.eid,
        after=b.eid,
        similarity=overlap.similarity,
        confidence=confidence,
        reason=Reason(ground=ground, share_before=overlap.share_before, share_after=overlap.share_after),
    )
