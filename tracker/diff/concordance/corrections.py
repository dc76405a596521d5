"""The corrections of people, applied to the result of matching: a statement of a person always wins.

Matching runs first and does not know the corrections. Its links and its pairs of lines are then corrected: forbidden
ones are removed, stated ones are added, and of several links of a provision a stated one is the primary one.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from tracker.diff.concordance.paragraphs import continuations, paragraph_link
from tracker.diff.concordance.unit_words import UnitWords
from tracker.diff.match.provisions import ProvisionLink
from tracker.diff.prepare.tokens import folded_words
from tracker.diff.prepare.units import Unit
from tracker.model.block import BlockKind
from tracker.model.concordance import Ground, Reason
from tracker.model.correction import Correction, Outcome, Ruling, Verdict
from tracker.model.provision import LISTED_KINDS, Eid, ProvisionKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tracker.diff.concordance.moves import EidPair
    from tracker.diff.prepare.layout import Layout

LINKABLE_KINDS = frozenset(LISTED_KINDS) - {ProvisionKind.PREAMBLE}
"""Kinds above paragraphs that a statement may be about. A preamble has no rival: there is one on each side."""


def contradict(first: Correction, second: Correction) -> bool:
    """Return whether two statements cannot both be true: linked and not linked, or linked and without counterpart."""
    confirms = [correction.verdict is not Verdict.FORBID for correction in (first, second)]
    if (first.before, first.after) == (second.before, second.after):
        return confirms[0] != confirms[1]
    one_sided = [None in (correction.before, correction.after) for correction in (first, second)]
    meet = first.before == second.before is not None or first.after == second.after is not None
    return all(confirms) and meet and one_sided[0] != one_sided[1]


class Corrections:
    """The corrections of one comparison.

    Args:
        before: One draft.
        after: The other.
        corrections: The statements on their links.
    """

    def __init__(self, before: Layout, after: Layout, corrections: Iterable[Correction]) -> None:
        self._corrections = tuple(corrections)
        self._layouts = before, after
        self._words = UnitWords.of_layouts(before, after)
        self._units = tuple(_correctable_units(side) if self._corrections else {} for side in self._layouts)
        self._order = tuple(
            {eid: n for n, eid in enumerate([*side.draft.provisions, *units])}
            for side, units in zip(self._layouts, self._units, strict=True)
        )
        self._faults = list(map(self._fault_of, self._corrections))
        self._stated: dict[EidPair, Correction] = {}
        self._forbidden: set[EidPair] = set()
        self._without_counterpart: tuple[set[Eid], set[Eid]] = (set(), set())
        for correction, fault in zip(self._corrections, self._faults, strict=True):
            if fault:
                continue
            if correction.before and correction.after:
                if correction.verdict is Verdict.FORBID:
                    self._forbidden.add((correction.before, correction.after))
                else:
                    self._stated.setdefault((correction.before, correction.after), correction)
            else:
                self._without_counterpart[0].update([correction.before] if correction.before else [])
                self._without_counterpart[1].update([correction.after] if correction.after else [])

    @property
    def concern_paragraphs(self) -> bool:
        """Return whether any statement is about paragraphs or subparagraphs."""
        return any(
            eid in units and not units[eid].is_listed
            for correction in self._corrections
            for eid, units in zip((correction.before, correction.after), self._units, strict=True)
        )

    def fixed_blocks(self, rulings: Iterable[Ruling]) -> tuple[set[int], set[int]]:
        """Return the positions before and after of the lines that are neither divided nor joined with others.

        They are those of the recitals and paragraphs of a statement that the program would not have made: a statement
        that only agrees with it changes no mark. Of two that are not to be linked the shorter one is left out of what
        became of the longer one, which may be divided among others.

        Args:
            rulings: The results of the statements.
        """
        fixed: tuple[set[int], set[int]] = (set(), set())
        for ruling in rulings:
            if ruling.outcome is not Outcome.OVERRULED:
                continue
            eids = ruling.correction.before, ruling.correction.after
            named = [
                (lines, units[eid].blocks, sum(len(side.blocks[n].text) for n in units[eid].blocks))
                for lines, eid, units, side in zip(fixed, eids, self._units, self._layouts, strict=True)
                if eid in units and (not units[eid].is_listed or units[eid].level is ProvisionKind.RECITAL)
            ]
            least = min((size for *_, size in named), default=0)
            for lines, blocks, size in named:
                if size == least or ruling.correction.verdict is not Verdict.FORBID:
                    lines.update(blocks)
        return fixed

    def allow(self, link: ProvisionLink) -> bool:
        """Return whether no statement speaks against a link."""
        return (
            link.pair not in self._forbidden
            and link.before not in self._without_counterpart[0]
            and link.after not in self._without_counterpart[1]
        )

    def correct_links(self, found: Sequence[ProvisionLink]) -> list[ProvisionLink]:
        """Return the links above paragraphs, corrected.

        Args:
            found: The links of matching.
        """
        kept = self.allowed(found)
        present = {link.pair for link in kept}
        links = list(map(self._stated_link, kept))
        links += [self._new_link(*pair) for pair in self._stated if pair not in present and self._is_listed(pair)]
        return self._with_primary_links(links, found) if self._corrections else links

    def allowed(self, links: Iterable[ProvisionLink]) -> list[ProvisionLink]:
        """Return the links that no statement excludes.

        Args:
            links: Links of any provisions.
        """
        return [
            link
            for link in links
            if link.pair not in self._forbidden
            and link.before not in self._without_counterpart[0]
            and link.after not in self._without_counterpart[1]
        ]

    def correct_pairs(self, found: Mapping[int, int]) -> dict[int, int]:
        """Return the pairs of blocks, corrected: a statement on an article holds for its lines not named by others.

        Args:
            found: The pairs that follow from the corrected links.
        """
        pairs = dict(found)
        if not self._corrections:
            return pairs
        units_of_block: tuple[dict[int, set[Eid]], dict[int, set[Eid]]] = (defaultdict(set), defaultdict(set))
        for eids, units in zip(units_of_block, self._units, strict=True):
            for unit in units.values():
                for n in unit.blocks:
                    eids[n].add(unit.eid)
        pairs = {
            i: j
            for i, j in pairs.items()
            if not (
                units_of_block[0][i] & self._without_counterpart[0]
                or units_of_block[1][j] & self._without_counterpart[1]
            )
            and not any((a, b) in self._forbidden for a in units_of_block[0][i] for b in units_of_block[1][j])
        }
        for before, after in self._primary_paragraph_pairs():
            self._pair_blocks(self._units[0][before], self._units[1][after], pairs)
        return pairs

    def correct_paragraph_links(
        self, found: Sequence[ProvisionLink], links: Iterable[ProvisionLink]
    ) -> tuple[list[ProvisionLink], set[EidPair]]:
        """Return the links of paragraphs, corrected, and those added of which the paragraphs moved.

        Args:
            found: The links that follow from the corrected pairs of blocks.
            links: The corrected links above paragraphs.
        """
        out = list(map(self._stated_link, self.allowed(found)))
        present = {link.pair for link in out}
        continues = continuations(links)
        moved = set()
        for pair in self._stated:
            if pair not in present and not self._is_listed(pair):
                # A further link of a paragraph; the primary one follows its lines.
                a, b = self._units[0][pair[0]], self._units[1][pair[1]]
                changes_article = continues.get(a.article) != b.article
                link = paragraph_link(a, b, self._words, moved=changes_article)
                out.append(self._stated_link(replace(link, primary=False)))
                moved |= {pair} if changes_article else set()
        return out, moved

    def rulings(self, links: Iterable[ProvisionLink], paragraph_links: Iterable[ProvisionLink]) -> tuple[Ruling, ...]:
        """Return the result of each statement, in the order given.

        Args:
            links: The links of matching, uncorrected.
            paragraph_links: The links of paragraphs that follow from uncorrected pairs of lines; needed where
                :attr:`concern_paragraphs` holds.
        """
        confidences = {link.pair: link.confidence for link in (*paragraph_links, *links)}
        linked = {a for a, _ in confidences}, {b for _, b in confidences}
        return tuple(
            Ruling(correction=correction, outcome=Outcome.IMPOSSIBLE, why=fault)
            if fault
            else _ruling(correction, confidences, linked)
            for correction, fault in zip(self._corrections, self._faults, strict=True)
        )

    def _fault_of(self, correction: Correction) -> str:
        """Return the reason why a statement cannot hold; empty if it can."""
        sides = [
            (eid, units) for eid, units in zip((correction.before, correction.after), self._units, strict=True) if eid
        ]
        if not sides or (correction.verdict is Verdict.FORBID and len(sides) < 2):
            return "it does not name two provisions"
        for eid, units in sides:
            if eid not in units:
                return f"“{eid}” is not an article, division, recital, annex, paragraph or subparagraph of its text"
            if not units[eid].blocks:
                return f"“{eid}” has no words of its own"
        levels = sorted({units[eid].level if units[eid].is_listed else ProvisionKind.PARAGRAPH for eid, units in sides})
        if len(levels) > 1:
            return f"one is {_with_article(levels[0])}, the other {_with_article(levels[1])}"
        against = [other for other in self._corrections if contradict(correction, other)]
        if against:
            return f"it contradicts the correction of {against[0].author or 'somebody'}"
        return ""

    def _is_listed(self, pair: EidPair) -> bool:
        return self._units[0][pair[0]].is_listed

    def _stated_link(self, link: ProvisionLink) -> ProvisionLink:
        """Return a link, sure and with the reason of the person if it is a stated one."""
        statement = self._stated.get(link.pair)
        if statement is None:
            return link
        reason = replace(link.reason, ground=Ground.STATED, statement=statement.reason, author=statement.author)
        return replace(link, confidence=1.0, reason=reason)

    def _new_link(self, before: Eid, after: Eid) -> ProvisionLink:
        """Return a stated link that matching does not find, with the similarity of the words."""
        overlap = self._words.overlap(self._units[0][before], self._units[1][after])
        headings = [
            folded_words(side.draft.provisions[eid].heading)
            for side, eid in zip(self._layouts, (before, after), strict=True)
        ]
        return self._stated_link(
            ProvisionLink(
                level=self._units[0][before].level,
                before=before,
                after=after,
                similarity=overlap.similarity,
                confidence=1.0,
                reason=Reason(
                    ground=Ground.STATED,
                    same_heading=bool(headings[0]) and headings[0] == headings[1],
                    share_before=overlap.share_before,
                    share_after=overlap.share_after,
                ),
                primary=False,
            )
        )

    def _positions(self, pair: EidPair) -> list[int]:
        """Return the positions of both sides, to break ties in the same way from both."""
        return sorted(order[eid] for order, eid in zip(self._order, pair, strict=True))

    def _with_primary_links(self, links: list[ProvisionLink], found: Sequence[ProvisionLink]) -> list[ProvisionLink]:
        """Choose one primary link for each provision: a stated one, else that of matching, else the best remaining."""
        had_primary = (
            {link.before for link in found if link.primary},
            {link.after for link in found if link.primary},
        )

        def rank(link: ProvisionLink) -> tuple[bool, bool, float, list[int]]:
            stated = link.pair in self._stated
            weight = link.similarity * link.confidence
            return not stated, not (stated or link.primary), -round(weight, 9), self._positions(link.pair)

        primary = set()
        taken: tuple[set[Eid], set[Eid]] = (set(), set())
        for link in sorted(links, key=rank):
            free = link.before not in taken[0] and link.after not in taken[1]
            # A further link becomes primary only where a statement removed the primary one.
            eligible = link.primary or link.before in had_primary[0] or link.after in had_primary[1]
            if free and (link.pair in self._stated or eligible):
                primary.add(link.pair)
                taken[0].add(link.before)
                taken[1].add(link.after)
        return [replace(link, primary=link.pair in primary) for link in links]

    def _primary_paragraph_pairs(self) -> list[EidPair]:
        """Return the stated pairs of paragraphs, at most one for each; of several the most similar."""
        stated = [pair for pair in self._stated if not self._is_listed(pair)]

        def rank(pair: EidPair) -> tuple[float, list[int]]:
            overlap = self._words.overlap(self._units[0][pair[0]], self._units[1][pair[1]])
            return -round(overlap.similarity, 9), self._positions(pair)

        out: list[EidPair] = []
        for pair in sorted(stated, key=rank):
            if not any(pair[0] == a or pair[1] == b for a, b in out):
                out.append(pair)
        return out

    def _pair_blocks(self, a: Unit, b: Unit, pairs: dict[int, int]) -> None:
        """Pair the blocks of two paragraphs, and those of either with no others; labels, and lines in order."""
        for i, j in list(pairs.items()):
            if (i in a.blocks) != (j in b.blocks):
                del pairs[i]
        taken = set(pairs.values())
        for headings in (True, False):
            left, right = (
                [n for n in unit.blocks if (side.blocks[n].kind is BlockKind.HEADING) is headings]
                for unit, side in zip((a, b), self._layouts, strict=True)
            )
            free = [i for i in left if i not in pairs], [j for j in right if j not in taken]
            pairs.update(zip(*free, strict=False))
        if not any(i in pairs for i in a.blocks):
            pairs[a.blocks[0]] = b.blocks[0]


def _correctable_units(side: Layout) -> dict[Eid, Unit]:
    return {unit.eid: unit for unit in side.units if unit.level in LINKABLE_KINDS or not unit.is_listed}


def _ruling(correction: Correction, confidences: Mapping[EidPair, float], linked: tuple[set[Eid], set[Eid]]) -> Ruling:
    before, after = correction.before, correction.after
    if before is None or after is None:
        seen = before in linked[0] or after in linked[1]
        return Ruling(correction=correction, outcome=Outcome.OVERRULED if seen else Outcome.AGREED)
    seen = (before, after) in confidences
    agreed = seen != (correction.verdict is Verdict.FORBID)
    return Ruling(
        correction=correction,
        outcome=Outcome.AGREED if agreed else Outcome.OVERRULED,
        confidence=confidences.get((before, after), 0.0),
    )


def _with_article(level: ProvisionKind) -> str:
    return f"an {level}" if level[0] in "aeiou" else f"a {level}"
