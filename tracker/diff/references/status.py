"""How the cross-references of the text after bear up: those that follow a renumbering, and those that are wrong now.

A reference after corresponds to one before where the word that opens it ("article") was kept in the same line. What
the one pointed to and what the other points to are then looked up in the concordance. In doubt nothing is said: an
alarm rests on links that are sure, and on a number that nobody touched.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.diff.references.pairing import Links, earlier_references
from tracker.model.concordance import Correspondence
from tracker.model.draft import DraftText
from tracker.model.provision import Eid
from tracker.model.redline import RedlineBlock
from tracker.model.reference import RELATIVE, THIS, Mention, NumberSpan, Reference, ReferenceCheck, ReferenceStatus
from tracker.references.resolve import Index, Target, references_of

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping

Span = tuple[int, int]

_LOW = ("paragraph", "subsection", "point", "clause", "")
"""Units below articles."""


@dataclass(frozen=True, slots=True)
class Followed:
    """A number that follows a renumbering, on both sides.

    Attributes:
        blocks: Places of its block before and after.
        before: First character of the number before and one past its last.
        after: The same after.
    """

    blocks: tuple[int, int]
    before: Span
    after: Span


def reference_checks(
    before: DraftText,
    after: DraftText,
    blocks: Iterable[RedlineBlock],
    rows: Iterable[Correspondence],
    found: Mapping[str, tuple[Reference, ...]],
) -> tuple[tuple[ReferenceCheck, ...], tuple[Followed, ...]]:
    """Judge the references.

    Args:
        before: One draft.
        after: The other.
        blocks: The blocks of the redline, which say which line is which and what was kept of it.
        rows: The rows of the concordance, paragraphs included.
        found: What was found ahead in lines of the texts, by what they say.

    Returns:
        What is to be said of the references of the text after, in the order of the text; and the numbers of those that
        follow, with their places on both sides. Exchanging the sides exchanges these.
    """
    read = dict(found)  # Most lines stand in both texts.
    partners = {block.after.order: block for block in blocks if block.after is not None}
    new = _Side(after, read)
    # Before only those matter in whose place one stands after.
    places = {place.order for order in new.references if (place := partners[order].before) is not None}
    judge = _Judge(_Side(before, read, places), new, Links(rows))
    for order in judge.lines:
        judge.line(partners[order], order)
    return tuple(judge.said()), tuple(judge.followed)


class _Side:
    """A draft with its references by the place of their line; of certain lines alone if their places are given."""

    def __init__(
        self, draft: DraftText, found: dict[str, tuple[Reference, ...]], places: Container[int] | None = None
    ) -> None:
        self.index = Index(draft)
        self.blocks = draft.blocks
        told = references_of(draft, self.index, found, places)
        self.references = {order: references for order, _, references in told}

    def target(self, order: int, mention: Mention) -> Target:
        return self.index.target(mention, self.blocks[order][0])

    def named(self, order: int) -> Iterator[tuple[Eid, ...]]:
        """What the references of a line name, each as far in as that is known."""
        for reference in self.references[order]:
            for mention in reference.mentions:
                target = self.target(order, mention)
                if target.deepest is not None:
                    yield target.levels[target.deepest]


@dataclass(frozen=True, slots=True)
class _Ends:
    """What a reference pointed to, points to, and should point to."""

    pointed: tuple[Eid, ...] = ()
    points: tuple[Eid, ...] = ()
    wanted: tuple[Eid, ...] = ()


@dataclass(frozen=True, slots=True)
class _Named:
    """A provision named in a reference after, and the one named in its place before.

    Attributes:
        blocks: Places of their lines before and after.
        reference: The reference after.
        old: What is named before.
        new: What is named after.
        pointed: What the one leads to.
        points: What the other leads to.
        kept: Whether the word that opens the reference was kept.
    """

    blocks: tuple[int, int]
    reference: Reference
    old: Mention
    new: Mention
    pointed: Target
    points: Target
    kept: bool

    @property
    def known(self) -> list[int]:
        """The numbers of like units of which both targets are known, from the outside in."""
        common = 0
        for a, b in zip(self.old.steps, self.new.steps, strict=False):
            if a.unit != b.unit:
                break
            common += 1
        return [n for n in range(common) if self.pointed.levels[n] and self.points.levels[n]]

    @property
    def lacking(self) -> int | None:
        """The number that leads nowhere now; also an article that was there before and is there no more."""
        if self.points.lacking is not None:
            return self.points.lacking
        for n, (a, b) in enumerate(zip(self.old.steps, self.new.steps, strict=False)):
            if a == b and a.unit in ("article", "section") and self.pointed.levels[n] and not self.points.levels[n]:
                return None if a.token in RELATIVE else n
        return None

    def untouched(self, n: int) -> bool:
        """Whether a number was left as it was."""
        step = self.new.steps[n]
        return self.kept and self.old.steps[n] == step and step.token != THIS


class _Judge:
    def __init__(self, before: _Side, after: _Side, links: Links) -> None:
        self._before, self._after, self._links = before, after, links
        self._reference_checks: dict[tuple[int, int], ReferenceCheck] = {}
        self._right: set[tuple[int, int]] = set()
        self.lines = tuple(after.references)
        self.followed: list[Followed] = []

    def said(self) -> Iterator[ReferenceCheck]:
        """The bearings in order; nothing of a number that is right for one of the provisions it leads to."""
        for place, reference_check in sorted(self._reference_checks.items()):
            if reference_check.verdict is ReferenceStatus.UPDATED or place not in self._right:
                yield reference_check

    def line(self, block: RedlineBlock, j: int) -> None:
        """Judge the references of one line after."""
        i = block.before.order if block.before else -1
        partners = earlier_references(self._before.references.get(i, ()), self._after.references[j], block)
        for reference in self._after.references[j]:
            earlier, kept = partners.get(reference.start, (None, False))
            # A list that became longer or shorter was rewritten on purpose.
            same = earlier is not None and len(earlier.mentions) == len(reference.mentions)
            for n, mention in enumerate(reference.mentions):
                points = self._after.target(j, mention)
                if earlier is not None and same:
                    was = earlier.mentions[n]
                    pointed = self._before.target(i, was)
                    self._named(_Named((i, j), reference, was, mention, pointed, points, kept))
                elif points.lacking is not None:
                    self._say((j, reference), mention.numbers[points.lacking], ReferenceStatus.DANGLING, _Ends())

    def _named(self, each: _Named) -> None:
        known = each.known
        if each.points.lacking is None and known and self._is_counterpart(each, known[-1]):
            for n in range(known[-1] + 1):
                self._follows(each, n)
            return
        for n in known:
            if self._is_counterpart(each, n):
                self._follows(each, n)
                continue
            # The outermost wrong number is the one to blame. Where it was rewritten, that was on purpose.
            if each.untouched(n):
                self._stale(each, n)
                return
            break
        if each.lacking is not None:
            self._nothing(each, each.lacking)

    def _is_counterpart(self, each: _Named, n: int) -> bool:
        return self._links.linked(each.pointed.levels[n], each.points.levels[n])

    def _nothing(self, each: _Named, n: int) -> None:
        same = each.old.steps == each.new.steps
        if same and each.pointed.lacking == n:
            return  # It led nowhere before too: it may be another text's.
        was = each.pointed.levels[n] if same else ()
        ends = _Ends(was, (), self._wanted(was))
        self._say((each.blocks[1], each.reference), each.new.numbers[n], ReferenceStatus.DANGLING, ends)

    def _follows(self, each: _Named, n: int) -> None:
        a, b = each.old.numbers[n], each.new.numbers[n]
        place = each.blocks[1], b.start
        if a.step == b.step:
            self._right.add(place)
            return
        if place in self._reference_checks and self._reference_checks[place].verdict is ReferenceStatus.UPDATED:
            return
        points = each.points.levels[n]
        self._say((place[0], each.reference), b, ReferenceStatus.UPDATED, _Ends(each.pointed.levels[n], points, points))
        self.followed.append(Followed(each.blocks, (a.start, a.end), (b.start, b.end)))

    def _stale(self, each: _Named, n: int) -> None:
        was, now, number = each.pointed.levels[n], each.points.levels[n], each.new.numbers[n]
        if len(was) != 1 or self._rearranged(*each.blocks):
            return
        wanted = self._wanted(was)
        # Where old and new article 5 may be one and were only not found to be, nothing is said.
        dropped = self._links.is_gone(was[0]) and all(map(self._links.comes_from_elsewhere, now))
        if wanted or (dropped and number.step.unit not in _LOW):
            self._say((each.blocks[1], each.reference), number, ReferenceStatus.STALE, _Ends(was, now, wanted))

    def _rearranged(self, i: int, j: int) -> bool:
        """Whether the line after names, in whatever order, what became of all that the line before named."""
        named = [eid for eids in self._after.named(j) for eid in eids]
        return all(self._links.linked(eids, named) for eids in self._before.named(i))

    def _wanted(self, was: tuple[Eid, ...]) -> tuple[Eid, ...]:
        return self._links.successors(was[0]) if len(was) == 1 else ()

    def _say(self, place: tuple[int, Reference], number: NumberSpan, verdict: ReferenceStatus, ends: _Ends) -> None:
        order, reference = place
        eid, block = self._after.blocks[order]
        self._reference_checks[order, number.start] = ReferenceCheck(
            order=order,
            eid=eid,
            start=number.start,
            end=number.end,
            text=block.text[number.start : number.end],
            reference=block.text[reference.start : reference.end],
            verdict=verdict,
            pointed=ends.pointed[0] if len(ends.pointed) == 1 else None,
            points=ends.points,
            wanted=ends.wanted,
        )
