"""The status of the cross-references of the draft after: updated, stale or dangling.

A reference after corresponds to one before if the word that opens it ("article") was kept in the same line. The targets
of both are then looked up in the links of the provisions. In doubt nothing is reported: an alarm rests on sure links,
and on a number that nobody changed.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.diff.references.pairing import LinkIndex, pair_references
from tracker.diff.wording.block_runs import kept_runs
from tracker.model.provision import ALL_LISTED_KINDS, Eid
from tracker.model.reference import RELATIVE, THIS, Mention, NumberSpan, Reference, ReferenceCheck, ReferenceStatus
from tracker.references.resolve import Index, Target, references_of

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from tracker.diff.match.provisions import ProvisionLink
    from tracker.diff.references.consequential import Span
    from tracker.diff.wording.line_comparison import LineComparison
    from tracker.model.draft import DraftText
    from tracker.model.redline import Run

_BELOW_ARTICLES = ("paragraph", "subsection", "point", "clause", "")
"""Units below articles."""


@dataclass(frozen=True, slots=True)
class ConsequentialNumber:
    """A number in a reference that changed as a consequence of a renumbering.

    Attributes:
        blocks: Positions of its block before and after.
        before: Its span before.
        after: Its span after.
    """

    blocks: tuple[int, int]
    before: Span
    after: Span


@dataclass(frozen=True, slots=True)
class ReferenceResults:
    """The results of the comparison of references.

    Attributes:
        checks: The references after with a status, in the order of the text.
        numbers: The consequential numbers. Exchanging the sides of the comparison exchanges theirs.
    """

    checks: tuple[ReferenceCheck, ...]
    numbers: tuple[ConsequentialNumber, ...]

    def spans_by_block(self) -> dict[int, list[tuple[Span, Span]]]:
        """Return the spans of the consequential numbers, in order, by the position of their block after."""
        spans: dict[int, list[tuple[Span, Span]]] = defaultdict(list)
        for number in self.numbers:
            spans[number.blocks[1]].append((number.before, number.after))
        return {position: sorted(pairs) for position, pairs in spans.items()}


def compare_references(
    before: DraftText,
    after: DraftText,
    links: Iterable[ProvisionLink],
    lines: LineComparison,
) -> ReferenceResults:
    """Compare the cross-references of two drafts.

    Args:
        before: One draft.
        after: The other.
        links: The links of the provisions, paragraphs included.
        lines: The lines of both drafts, compared.
    """
    index = LinkIndex(links)
    kept_lines = {j for section in lines.kept for j in range(section.start, section.end)}
    read: Container[int] | None = None
    if _all_stay(before, after, index):
        read = set(range(len(after.blocks))) - kept_lines
        if not read:
            return ReferenceResults((), ())
    cache: dict[str, tuple[Reference, ...]] = {}  # Most lines stand in both drafts.
    new = _References(after, cache, read)
    # Before, only the lines matter that correspond to one with references after.
    old = _References(before, cache, {lines.origins[j] for j in new.by_line if j in lines.origins})
    comparison = _Comparison(old, new, index)
    for j in new.by_line:
        runs = kept_runs(after.blocks[j][1]) if j in kept_lines else lines.runs.get(j, ())
        comparison.compare_line(lines.origins.get(j), j, runs)
    return ReferenceResults(tuple(comparison.checks()), tuple(comparison.numbers))


def _all_stay(before: DraftText, after: DraftText, links: LinkIndex) -> bool:
    """Return whether every provision kept its address and label, so that every number leads where it led before."""
    old, new = before.provisions, after.provisions
    return len(old) == len(new) and all(
        eid == provision.eid
        and old[eid].label == provision.label
        and (provision.kind not in ALL_LISTED_KINDS or links.are_linked((eid,), (eid,)))
        for eid, provision in zip(old, new.values(), strict=True)
    )


class _References:
    """The references of a draft by the position of their line; of certain lines alone if these are given."""

    def __init__(
        self, draft: DraftText, cache: dict[str, tuple[Reference, ...]], lines: Container[int] | None = None
    ) -> None:
        self.blocks = draft.blocks
        self._index = Index(draft)
        found = references_of(draft, self._index, cache, lines)
        self.by_line = {line: references for line, _, references in found}

    def target(self, line: int, mention: Mention) -> Target:
        """Return the target of a mention in a line."""
        return self._index.target(mention, self.blocks[line][0])

    def targets_in(self, line: int) -> Iterator[tuple[Eid, ...]]:
        """Yield the targets of the references of a line, each as far in as it is known."""
        for reference in self.by_line[line]:
            for mention in reference.mentions:
                target = self.target(line, mention)
                if target.deepest is not None:
                    yield target.levels[target.deepest]


@dataclass(frozen=True, slots=True)
class _Targets:
    """The provisions to which a reference pointed, points, and should point."""

    pointed: tuple[Eid, ...] = ()
    points: tuple[Eid, ...] = ()
    wanted: tuple[Eid, ...] = ()


@dataclass(frozen=True, slots=True)
class _MentionPair:
    """A mention in a reference after, and the one in its place before.

    Attributes:
        lines: Positions of their lines before and after.
        reference: The reference after.
        old: The mention before.
        new: The mention after.
        pointed: The target before.
        points: The target after.
        kept: Whether the word that opens the reference was kept.
    """

    lines: tuple[int, int]
    reference: Reference
    old: Mention
    new: Mention
    pointed: Target
    points: Target
    kept: bool

    @property
    def known(self) -> list[int]:
        """Indices of the numbers of like units of which both targets are known, from the outside in."""
        common = 0
        for a, b in zip(self.old.steps, self.new.steps, strict=False):
            if a.unit != b.unit:
                break
            common += 1
        return [n for n in range(common) if self.pointed.levels[n] and self.points.levels[n]]

    @property
    def lacking(self) -> int | None:
        """Index of the number without a target now; also of an article that was there before and no longer is."""
        if self.points.lacking is not None:
            return self.points.lacking
        for n, (a, b) in enumerate(zip(self.old.steps, self.new.steps, strict=False)):
            if a == b and a.unit in ("article", "section") and self.pointed.levels[n] and not self.points.levels[n]:
                return None if a.token in RELATIVE else n
        return None

    def is_unchanged(self, n: int) -> bool:
        """Return whether a number was left as it was."""
        step = self.new.steps[n]
        return self.kept and self.old.steps[n] == step and step.token != THIS


class _Comparison:
    """The comparison of references, line by line; a number after is known by its line and its first character."""

    def __init__(self, before: _References, after: _References, links: LinkIndex) -> None:
        self._before, self._after, self._links = before, after, links
        self._checks: dict[tuple[int, int], ReferenceCheck] = {}
        self._correct: set[tuple[int, int]] = set()
        self.numbers: list[ConsequentialNumber] = []

    def checks(self) -> Iterator[ReferenceCheck]:
        """Yield the checks in order; none of a number that is correct for one of the provisions it leads to."""
        for number, check in sorted(self._checks.items()):
            if check.status is ReferenceStatus.UPDATED or number not in self._correct:
                yield check

    def compare_line(self, i: int | None, j: int, runs: Sequence[Run]) -> None:
        """Compare the references of a line after with those of its counterpart before, if it has one."""
        old = () if i is None else self._before.by_line.get(i, ())
        pairs = pair_references(old, self._after.by_line[j], runs)
        for reference in self._after.by_line[j]:
            earlier, kept = pairs.get(reference.start, (None, False))
            # A list that became longer or shorter was rewritten on purpose.
            same_length = earlier is not None and len(earlier.mentions) == len(reference.mentions)
            for n, mention in enumerate(reference.mentions):
                points = self._after.target(j, mention)
                if i is not None and earlier is not None and same_length:
                    was = earlier.mentions[n]
                    pointed = self._before.target(i, was)
                    self._compare_mentions(_MentionPair((i, j), reference, was, mention, pointed, points, kept))
                elif points.lacking is not None:
                    number = mention.numbers[points.lacking]
                    self._add(j, reference, number, ReferenceStatus.DANGLING, _Targets())

    def _compare_mentions(self, pair: _MentionPair) -> None:
        known = pair.known
        if pair.points.lacking is None and known and self._is_counterpart(pair, known[-1]):
            for n in range(known[-1] + 1):
                self._add_updated(pair, n)
            return
        for n in known:
            if self._is_counterpart(pair, n):
                self._add_updated(pair, n)
                continue
            # The outermost wrong number is the one to report. Where it was rewritten, that was on purpose.
            if pair.is_unchanged(n):
                self._add_stale(pair, n)
                return
            break
        if pair.lacking is not None:
            self._add_dangling(pair, pair.lacking)

    def _is_counterpart(self, pair: _MentionPair, n: int) -> bool:
        return self._links.are_linked(pair.pointed.levels[n], pair.points.levels[n])

    def _add_dangling(self, pair: _MentionPair, n: int) -> None:
        same = pair.old.steps == pair.new.steps
        if same and pair.pointed.lacking == n:
            return  # It led nowhere before too: it may belong to another text.
        was = pair.pointed.levels[n] if same else ()
        targets = _Targets(was, (), self._wanted(was))
        self._add(pair.lines[1], pair.reference, pair.new.numbers[n], ReferenceStatus.DANGLING, targets)

    def _add_updated(self, pair: _MentionPair, n: int) -> None:
        a, b = pair.old.numbers[n], pair.new.numbers[n]
        key = pair.lines[1], b.start
        if a.step == b.step:
            self._correct.add(key)
            return
        if key in self._checks and self._checks[key].status is ReferenceStatus.UPDATED:
            return
        points = pair.points.levels[n]
        targets = _Targets(pair.pointed.levels[n], points, points)
        self._add(pair.lines[1], pair.reference, b, ReferenceStatus.UPDATED, targets)
        self.numbers.append(ConsequentialNumber(pair.lines, (a.start, a.end), (b.start, b.end)))

    def _add_stale(self, pair: _MentionPair, n: int) -> None:
        was, now, number = pair.pointed.levels[n], pair.points.levels[n], pair.new.numbers[n]
        if len(was) != 1 or self._is_rearranged(*pair.lines):
            return
        wanted = self._wanted(was)
        # Where the old and the new article 5 may correspond, and only were not found to do so, nothing is reported.
        dropped = self._links.has_no_successor(was[0]) and all(map(self._links.has_sure_predecessor, now))
        if wanted or (dropped and number.step.unit not in _BELOW_ARTICLES):
            targets = _Targets(was, now, wanted)
            self._add(pair.lines[1], pair.reference, number, ReferenceStatus.STALE, targets)

    def _is_rearranged(self, i: int, j: int) -> bool:
        """Return whether the line after names, in any order, the counterparts of all that the line before named."""
        named = [eid for eids in self._after.targets_in(j) for eid in eids]
        return all(self._links.are_linked(eids, named) for eids in self._before.targets_in(i))

    def _wanted(self, was: tuple[Eid, ...]) -> tuple[Eid, ...]:
        return self._links.sure_successors(was[0]) if len(was) == 1 else ()

    def _add(
        self, line: int, reference: Reference, number: NumberSpan, status: ReferenceStatus, targets: _Targets
    ) -> None:
        eid, block = self._after.blocks[line]
        self._checks[line, number.start] = ReferenceCheck(
            order=line,
            eid=eid,
            start=number.start,
            end=number.end,
            text=block.text[number.start : number.end],
            reference=block.text[reference.start : reference.end],
            status=status,
            target_before=targets.pointed[0] if len(targets.pointed) == 1 else None,
            targets=targets.points,
            expected=targets.wanted,
        )
