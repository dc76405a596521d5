"""The whole comparison: match, pair, compare wording, arrange; and its own proof."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from tracker.diff.arrange import arrange
from tracker.diff.concordance.corrections import Corrector
from tracker.diff.concordance.facts import linked_rows
from tracker.diff.concordance.rows import order_rows
from tracker.diff.match.provisions import ProvisionLink, links_and_nearest, section_partners
from tracker.diff.prepare.layout import Layout
from tracker.diff.rebuild import prove_rebuilt
from tracker.diff.references.consequential import mark, without_following
from tracker.diff.references.references_ahead import references_ahead
from tracker.diff.references.status import Followed, reference_checks
from tracker.diff.wording.line_pairs import pair_blocks
from tracker.diff.wording.runs import is_coarse, word_runs
from tracker.language.labels import split_heading
from tracker.model.block import CALL, Block, BlockKind
from tracker.model.concordance import Correspondence
from tracker.model.correction import Correction, Ruling
from tracker.model.draft import DraftText
from tracker.model.redline import BlockPart, BlockPlace, Redline, RedlineBlock, RedlineSection, Run, RunKind
from tracker.sequences import moved

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tracker.diff.references.status import Span


def compare(before: DraftText, after: DraftText, corrections: Sequence[Correction] = ()) -> Redline:
    """Compare two drafts.

    The work is done in one canonical order of the two texts and the result turned round where needed, so that
    exchanging the sides inverts it (design, section 6).

    Args:
        before: One draft.
        after: The other, in the same language.
        corrections: What people have said of their links; it wins over what the program finds.

    Returns:
        The redline, which gives both texts back.

    Raises:
        ProofError: If it does not: a fault of ours, found before anything is written.
    """
    inverted = [each.inverted() for each in corrections]
    turned = (_key(before), _said(corrections)) > (_key(after), _said(inverted))
    old, new = Layout(before), Layout(after)
    with references_ahead(after) as references:
        found = _match(new, old, inverted).inverted() if turned else _match(old, new, corrections)
        parts = tuple(_sections(old, new, found, turned=turned))
        blocks = [block for part in parts for block in part.blocks]
        said, followed = reference_checks(before, after, blocks, found.rows, references())
    redline = Redline(
        before=before,
        after=after,
        concordance=without_following(old, new, order_rows(old, new, found.rows, found.nearest), followed),
        sections=_following(parts, followed, old, new),
        rulings=found.rulings,
        reference_checks=said,
    )
    prove_rebuilt(redline)
    return redline


@dataclass(frozen=True, slots=True)
class _Match:
    """What is one with what: links of provisions, pairs of blocks, rows, pairs that moved, rulings, nearest misses."""

    links: list[ProvisionLink]
    pairs: dict[int, int]
    rows: list[Correspondence]
    shifted: set[tuple[int, int]]
    rulings: tuple[Ruling, ...]
    nearest: list[ProvisionLink]

    def inverted(self) -> _Match:
        return _Match(
            [tie.inverted() for tie in self.links],
            {j: i for i, j in self.pairs.items()},
            [row.inverted() for row in self.rows],
            {(j, i) for i, j in self.shifted},
            tuple(ruling.inverted() for ruling in self.rulings),
            [tie.inverted() for tie in self.nearest],
        )


def _match(before: Layout, after: Layout, corrections: Sequence[Correction]) -> _Match:
    corrector = Corrector(before.draft, after.draft, corrections)
    engine_ties = links_and_nearest(before.draft, after.draft)
    found = engine_ties.links
    links = corrector.ties(found)
    paired = pair_blocks(before, after, links)
    pairs = corrector.pairs(paired)
    # Of paragraphs the engine is heard once it knows what was said of their articles.
    engine = linked_rows(before, after, links, paired) if corrector.below else []
    return _Match(
        links=links,
        pairs=pairs,
        rows=corrector.rows(linked_rows(before, after, links, pairs)),
        shifted=_shifted(before, after, pairs, links),
        rulings=corrector.rulings(found, engine),
        nearest=engine_ties.nearest,
    )


def _key(draft: DraftText) -> list[tuple[str, str, int]]:
    return [(block.text, block.kind, block.level) for _, block in draft.blocks]


def _said(corrections: Iterable[Correction]) -> list[tuple[str, str, str]]:
    return sorted((each.before or "", each.after or "", each.verdict) for each in corrections)


def _sections(before: Layout, after: Layout, found: _Match, *, turned: bool) -> Iterator[RedlineSection]:
    partners, _ = section_partners(found.links, before.sections, after.sections)
    places = _places(before), _places(after)
    for stretch in arrange(found.pairs, before.sections, after.sections, partners):
        section = stretch.after or stretch.before
        assert section is not None  # noqa: S101 – a stretch is a section on one side at least
        yield RedlineSection(
            kind=section.kind,
            before=stretch.before.eid if stretch.before else None,
            after=stretch.after.eid if stretch.after else None,
            blocks=tuple(
                RedlineBlock(
                    before=places[0][i] if i is not None else None,
                    after=places[1][j] if j is not None else None,
                    runs=runs,
                    moved=(i, j) in found.shifted,
                    coarse=len(runs) > 1 and is_coarse(runs),
                )
                for i, j in stretch.slots
                for runs in (
                    _runs(
                        before.blocks[i] if i is not None else None,
                        after.blocks[j] if j is not None else None,
                        turned=turned,
                    ),
                )
            ),
        )


def _places(side: Layout) -> list[BlockPlace]:
    return [
        BlockPlace(n, eid, block.kind, block.level, side.sections[home].eid)
        for n, ((eid, block), home) in enumerate(zip(side.draft.blocks, side.homes, strict=True))
    ]


def _shifted(
    before: Layout, after: Layout, pairs: dict[int, int], links: Iterable[ProvisionLink]
) -> set[tuple[int, int]]:
    """Blocks that left their section, or changed places in it; a section moves as a whole without them."""
    partners, _ = section_partners(links, before.sections, after.sections)
    out: set[tuple[int, int]] = set()
    inside: dict[int, list[tuple[int, int]]] = {}
    for i, j in pairs.items():
        home = before.homes[i]
        if partners.get(home) == after.homes[j]:
            inside.setdefault(home, []).append((i, j))
        else:
            out.add((i, j))
    for row in inside.values():
        row.sort()
        if all(one[1] < other[1] for one, other in pairwise(row)):
            continue  # All stand in their old order, as nearly always.
        weights = [1 + len(before.blocks[i].text) + len(after.blocks[j].text) for i, j in row]
        out |= {row[n] for n in moved([j for _, j in row], weights)}
    return out


def _runs(before: Block | None, after: Block | None, *, turned: bool) -> tuple[Run, ...]:
    """The runs of one block, part by part, with the numbers of the notes they call."""
    out: list[Run] = []
    for part, old, new in _parts(before, after):
        if old == new:  # As nearly always.
            out.append(Run(RunKind.KEPT, old, part))
            continue
        if part is not BlockPart.TEXT:
            # A label or separator is replaced whole: "Article 5" became "Article 4", not "5" became "4".
            out += [Run(kind, text, part) for kind, text in ((RunKind.DELETED, old), (RunKind.INSERTED, new)) if text]
            continue
        first, second = (new, old) if turned else (old, new)
        runs = word_runs(first, second)
        if turned:
            runs = tuple(run.inverted() for run in runs)
            runs = _deletions_first(runs)
        out += runs
    return _with_calls(out, before.calls if before else (), after.calls if after else ())


def _following(
    parts: tuple[RedlineSection, ...], followed: Iterable[Followed], before: Layout, after: Layout
) -> tuple[RedlineSection, ...]:
    """The sections, with the numbers of references that follow marked in their runs."""
    spans: dict[int, list[tuple[Span, Span]]] = {}
    for number in followed:
        spans.setdefault(number.blocks[1], []).append((number.before, number.after))

    def block(each: RedlineBlock) -> RedlineBlock:
        if each.before is None or each.after is None or each.after.order not in spans:
            return each
        calls = before.blocks[each.before.order].calls, after.blocks[each.after.order].calls
        return replace(each, runs=_with_calls(mark(each.runs, sorted(spans[each.after.order])), *calls))

    touched = spans.keys()
    return tuple(
        replace(part, blocks=tuple(map(block, part.blocks)))
        if any(each.after is not None and each.after.order in touched for each in part.blocks)
        else part
        for part in parts
    )


def _parts(before: Block | None, after: Block | None) -> Iterator[tuple[BlockPart, str, str]]:
    texts = [_split(block) for block in (before, after)]
    for part, old, new in zip((BlockPart.LABEL, BlockPart.SEPARATOR, BlockPart.TEXT), *texts, strict=True):
        if old or new:
            yield part, old, new


def _split(block: Block | None) -> tuple[str, str, str]:
    if block is None:
        return "", "", ""
    if block.kind is not BlockKind.HEADING:
        return "", "", block.text
    parts = split_heading(block.text)
    return parts.label, parts.separator, parts.heading


def _deletions_first(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    out = list(runs)
    for n in range(len(out) - 1):
        if out[n].kind is RunKind.INSERTED and out[n + 1].kind is RunKind.DELETED:
            out[n], out[n + 1] = out[n + 1], out[n]
    return tuple(out)


def _with_calls(runs: Iterable[Run], before: tuple[int, ...], after: tuple[int, ...]) -> tuple[Run, ...]:
    """Hand out the note numbers of both sides to the runs that call them."""
    if not before and not after:
        return tuple(runs)
    left, right = list(before), list(after)
    out = []
    for run in runs:
        count = run.text.count(CALL)
        mine_before: tuple[int, ...] = ()
        mine_after: tuple[int, ...] = ()
        if run.kind is not RunKind.INSERTED:
            mine_before, left = tuple(left[:count]), left[count:]
        if run.kind is not RunKind.DELETED:
            mine_after, right = tuple(right[:count]), right[count:]
        out.append(replace(run, calls_before=mine_before, calls_after=mine_after))
    return tuple(out)
