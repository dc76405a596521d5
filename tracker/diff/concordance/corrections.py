"""What people have said of the links, put before what the program finds: a statement always wins.

The engine is asked first and does not know what was said. Its links, and its pairs of lines, are then corrected
here: what is forbidden goes, what is pinned comes, and of several links of a provision a stated one is the main one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from tracker.diff.concordance.facts import continuations, likeness, paragraph_row
from tracker.diff.match.provisions import ProvisionLink
from tracker.diff.prepare.tokens import folded_words
from tracker.diff.prepare.units import Unit, units
from tracker.model.block import BlockKind
from tracker.model.concordance import Correspondence, Ground, Reason
from tracker.model.correction import Correction, Outcome, Ruling, Verdict
from tracker.model.draft import DraftText
from tracker.model.provision import LISTED_KINDS, Eid, ProvisionKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Pair = tuple[Eid, Eid]

LINKABLE = frozenset(LISTED_KINDS) - {ProvisionKind.PREAMBLE}
"""Levels above paragraphs that a statement may be about. A preamble has no rival: there is one on each side."""


def contradict(one: Correction, other: Correction) -> bool:
    """Whether two statements cannot both be true: it is so and it is not so, or it is linked and yet alone."""
    says_yes = [each.verdict is not Verdict.FORBID for each in (one, other)]
    if (one.before, one.after) == (other.before, other.after):
        return says_yes[0] != says_yes[1]
    alone = [None in (each.before, each.after) for each in (one, other)]
    met = one.before == other.before is not None or one.after == other.after is not None
    return all(says_yes) and met and alone[0] != alone[1]


class Corrector:
    """Corrects one comparison.

    Args:
        before: One draft.
        after: The other.
        corrections: What was said of their links.
    """

    def __init__(self, before: DraftText, after: DraftText, corrections: Iterable[Correction]) -> None:
        self._corrections = tuple(corrections)
        self._drafts = before, after
        self._blocks = [b for _, b in before.blocks], [b for _, b in after.blocks]
        found = [units(draft) for draft in self._drafts] if self._corrections else [[], []]
        self._units = tuple(
            {u.eid: u for u in side if u.level in LINKABLE or u.level not in LISTED_KINDS} for side in found
        )
        self._order = tuple(
            {eid: n for n, eid in enumerate([*draft.provisions, *side])}
            for draft, side in zip(self._drafts, self._units, strict=True)
        )
        self._why = [self._fault(n) for n in range(len(self._corrections))]
        valid = [each for each, why in zip(self._corrections, self._why, strict=True) if not why]
        self._stated: dict[Pair, Correction] = {}
        self._forbidden: set[Pair] = set()
        self._alone: tuple[set[Eid], set[Eid]] = (set(), set())
        for each in valid:
            if each.before and each.after:
                if each.verdict is Verdict.FORBID:
                    self._forbidden.add((each.before, each.after))
                else:
                    self._stated.setdefault((each.before, each.after), each)
            else:
                self._alone[0].update([each.before] if each.before else [])
                self._alone[1].update([each.after] if each.after else [])

    @property
    def below(self) -> bool:
        """Whether anything was said of paragraphs or subparagraphs."""
        return any(
            eid in side and side[eid].level not in LISTED_KINDS
            for each in self._corrections
            for eid, side in zip((each.before, each.after), self._units, strict=True)
        )

    def ties(self, found: Sequence[ProvisionLink]) -> list[ProvisionLink]:
        """The links above paragraphs, corrected.

        Args:
            found: Those of the engine.
        """
        kept = [
            tie
            for tie in found
            if (tie.before, tie.after) not in self._forbidden
            and tie.before not in self._alone[0]
            and tie.after not in self._alone[1]
        ]
        there = {(tie.before, tie.after) for tie in kept}
        out = [self._signed(tie) for tie in kept]
        out += [self._tie(*pair) for pair in self._stated if pair not in there and self._is_top(pair)]
        return self._with_primaries(out, found) if self._corrections else out

    def pairs(self, found: dict[int, int]) -> dict[int, int]:
        """The pairs of blocks, corrected: what was said of an article holds of all its lines, unless these were named.

        Args:
            found: Those of the engine, made with the corrected links.
        """
        if not self._corrections:
            return found
        homes: tuple[dict[int, set[Eid]], dict[int, set[Eid]]] = (defaultdict(set), defaultdict(set))
        for home, side in zip(homes, self._units, strict=True):
            for unit in side.values():
                for n in unit.blocks:
                    home[n].add(unit.eid)
        out = {
            i: j
            for i, j in found.items()
            if not (homes[0][i] & self._alone[0] or homes[1][j] & self._alone[1])
            and not any((a, b) in self._forbidden for a in homes[0][i] for b in homes[1][j])
        }
        for before, after in self._main():
            self._join(self._units[0][before], self._units[1][after], out)
        return out

    def rows(self, found: Sequence[Correspondence]) -> list[Correspondence]:
        """The rows that have both sides, with stated ones said to be so.

        Args:
            found: Those that follow from the corrected links and pairs.
        """
        out = [self._signed_row(row) for row in found]
        there = {(row.before, row.after) for row in found}
        continues = continuations(found)
        for pair in self._stated:
            if pair not in there:  # A further link of a paragraph; the main one follows its lines.
                a, b = self._units[0][pair[0]], self._units[1][pair[1]]
                row = paragraph_row(a, b, self._blocks, moved=continues.get(a.article) != b.article)
                out.append(self._signed_row(replace(row, primary=False)))
        if len(out) == len(found):
            return out
        successors = Counter(row.before for row in out)
        predecessors = Counter(row.after for row in out)
        return [replace(r, split=successors[r.before] > 1, merged=predecessors[r.after] > 1) for r in out]

    def rulings(self, ties: Iterable[ProvisionLink], rows: Iterable[Correspondence]) -> tuple[Ruling, ...]:
        """What became of each statement, in the order given.

        Args:
            ties: The links of the engine.
            rows: The rows that follow from its own pairs of lines; needed where :attr:`below` holds.
        """
        sure = {(row.before, row.after): row.confidence or 0.0 for row in rows if row.level not in LISTED_KINDS}
        sure |= {(tie.before, tie.after): tie.confidence for tie in ties}
        linked = {a for a, _ in sure}, {b for _, b in sure}
        return tuple(
            Ruling(correction=each, outcome=Outcome.IMPOSSIBLE, why=why) if why else _ruling(each, sure, linked)
            for each, why in zip(self._corrections, self._why, strict=True)
        )

    def _fault(self, number: int) -> str:
        """Why a statement cannot hold; empty if it can."""
        this = self._corrections[number]
        sides = [(eid, side) for eid, side in zip((this.before, this.after), self._units, strict=True) if eid]
        if not sides or (this.verdict is Verdict.FORBID and len(sides) < 2):
            return "it does not name two provisions"
        for eid, side in sides:
            if eid not in side:
                return f"“{eid}” is no article, division, recital, annex, paragraph or subparagraph of its text"
            if not side[eid].blocks:
                return f"“{eid}” has no words of its own"
        levels = sorted(
            {side[eid].level if side[eid].level in LISTED_KINDS else ProvisionKind.PARAGRAPH for eid, side in sides}
        )
        if len(levels) > 1:
            return f"one is {_a(levels[0])}, the other {_a(levels[1])}"
        against = [each for each in self._corrections if contradict(this, each)]
        if against:
            return f"it contradicts what {against[0].author or 'somebody'} said"
        return ""

    def _is_top(self, pair: Pair) -> bool:
        return self._units[0][pair[0]].level in LISTED_KINDS

    def _signed(self, tie: ProvisionLink) -> ProvisionLink:
        said = self._stated.get((tie.before, tie.after))
        return replace(tie, confidence=1.0, reason=_reason(tie.reason, said)) if said else tie

    def _signed_row(self, row: Correspondence) -> Correspondence:
        said = self._stated.get((row.before, row.after)) if row.before and row.after else None
        return replace(row, confidence=1.0, reason=_reason(row.reason or _NO_REASON, said)) if said else row

    def _tie(self, before: Eid, after: Eid) -> ProvisionLink:
        """A link that the engine does not see, measured by its words."""
        alike, share_before, share_after = self._likeness((before, after))
        headings = [
            folded_words(draft.provisions[eid].heading)
            for draft, eid in zip(self._drafts, (before, after), strict=True)
        ]
        same = bool(headings[0]) and headings[0] == headings[1]
        reason = replace(_NO_REASON, same_heading=same, share_before=share_before, share_after=share_after)
        return self._signed(
            ProvisionLink(
                level=self._units[0][before].level,
                before=before,
                after=after,
                similarity=alike,
                confidence=1.0,
                reason=reason,
                primary=False,
            )
        )

    def _likeness(self, pair: Pair) -> tuple[float, float, float]:
        return likeness(self._units[0][pair[0]], self._units[1][pair[1]], self._blocks)

    def _place(self, pair: Pair) -> list[int]:
        """For choosing among equals, the same from both sides."""
        return sorted(order[eid] for order, eid in zip(self._order, pair, strict=True))

    def _with_primaries(self, ties: list[ProvisionLink], found: Sequence[ProvisionLink]) -> list[ProvisionLink]:
        """One main link for each provision: a stated one, else the engine's, else the best of those left without."""
        had = {tie.before for tie in found if tie.primary}, {tie.after for tie in found if tie.primary}

        def rank(tie: ProvisionLink) -> tuple[bool, bool, float, list[int]]:
            stated = (tie.before, tie.after) in self._stated
            weight = tie.similarity * tie.confidence
            return not stated, not (stated or tie.primary), -round(weight, 9), self._place((tie.before, tie.after))

        main = set()
        taken: tuple[set[Eid], set[Eid]] = (set(), set())
        for tie in sorted(ties, key=rank):
            pair = tie.before, tie.after
            free = pair[0] not in taken[0] and pair[1] not in taken[1]
            # A link that was no main one before becomes it only where a statement took the main one away.
            if free and (pair in self._stated or tie.primary or pair[0] in had[0] or pair[1] in had[1]):
                main.add(pair)
                taken[0].add(pair[0])
                taken[1].add(pair[1])
        return [replace(tie, primary=(tie.before, tie.after) in main) for tie in ties]

    def _main(self) -> list[Pair]:
        """Stated links of paragraphs, at most one for each; of several the most alike."""
        below = [pair for pair in self._stated if not self._is_top(pair)]

        def rank(pair: Pair) -> tuple[float, list[int]]:
            return -round(self._likeness(pair)[0], 9), self._place(pair)

        out: list[Pair] = []
        for pair in sorted(below, key=rank):
            if not any(pair[0] == a or pair[1] == b for a, b in out):
                out.append(pair)
        return out

    def _join(self, a: Unit, b: Unit, pairs: dict[int, int]) -> None:
        """Pair the blocks of two paragraphs: those of either go nowhere else; label with label, lines in order."""
        for i, j in list(pairs.items()):
            if (i in a.blocks) != (j in b.blocks):
                del pairs[i]
        taken = set(pairs.values())
        for heads in (True, False):
            left, right = (
                [n for n in unit.blocks if (blocks[n].kind is BlockKind.HEADING) is heads]
                for unit, blocks in zip((a, b), self._blocks, strict=True)
            )
            free = [i for i in left if i not in pairs], [j for j in right if j not in taken]
            pairs.update(zip(*free, strict=False))
        if not any(i in pairs for i in a.blocks):
            pairs[a.blocks[0]] = b.blocks[0]


_NO_REASON = Reason(ground=Ground.STATED)


def _reason(reason: Reason, said: Correction) -> Reason:
    return replace(reason, ground=Ground.STATED, statement=said.reason, author=said.author)


def _ruling(
    this: Correction, sure: dict[tuple[Eid | None, Eid | None], float], linked: tuple[set[Eid | None], ...]
) -> Ruling:
    if this.before is None or this.after is None:
        seen = this.before in linked[0] or this.after in linked[1]
        return Ruling(correction=this, outcome=Outcome.OVERRULED if seen else Outcome.AGREED)
    seen = (this.before, this.after) in sure
    agreed = seen != (this.verdict is Verdict.FORBID)
    return Ruling(
        correction=this,
        outcome=Outcome.AGREED if agreed else Outcome.OVERRULED,
        confidence=sure.get((this.before, this.after), 0.0),
    )


def _a(level: ProvisionKind) -> str:
    return f"an {level}" if level[0] in "aeiou" else f"a {level}"
