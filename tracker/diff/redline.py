"""The whole comparison of two drafts: prepare, match, compare words and references, order, prove."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.diff.arrange import BlockPair, arrange
from tracker.diff.concordance.facts import correspondences
from tracker.diff.concordance.rows import order_rows
from tracker.diff.matching import Matching, match_drafts
from tracker.diff.prepare.layout import Layout
from tracker.diff.prepare.vocabulary import Vocabulary
from tracker.diff.rebuild import prove_rebuilt
from tracker.diff.references.consequential import mark_consequential
from tracker.diff.references.status import ReferenceResults, compare_references
from tracker.diff.wording.block_runs import block_runs, with_note_calls
from tracker.diff.wording.runs import is_coarse
from tracker.model.correction import Correction
from tracker.model.draft import DraftText
from tracker.model.redline import BlockPlace, Redline, RedlineBlock, RedlineSection

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tracker.model.redline import Run


def compare(before: DraftText, after: DraftText, corrections: Sequence[Correction] = ()) -> Redline:
    r"""Compare two drafts.

    Matching works in one canonical order of the two drafts and its result is inverted where needed, so that exchanging
    the sides inverts the redline (decision 4 in docs/decisions).

    >>> from tracker.text.parser import parse
    >>> before, _ = parse("### Article 1\n\nStates shall protect every river, lake and aquifer.\n")
    >>> after, _ = parse("### Article 2\n\nStates may protect every river, lake and aquifer.\n")
    >>> row = compare(before, after).concordance[0]
    >>> row.before, row.after, row.renumbered, row.reworded
    ('art_1', 'art_2', True, True)

    Args:
        before: One draft.
        after: The other, in the same language.
        corrections: Statements of people on the links; they take precedence over the result of matching.

    Returns:
        The redline, from which both drafts can be rebuilt.

    Raises:
        ProofError: If they cannot: a fault of ours, detected before anything is written.
    """
    vocabulary = Vocabulary()
    old, new = Layout(before, vocabulary), Layout(after, vocabulary)
    inverted = [correction.inverted() for correction in corrections]
    swapped = (_content_key(before), _key(corrections)) > (_content_key(after), _key(inverted))
    matching = match_drafts(new, old, inverted).inverted() if swapped else match_drafts(old, new, corrections)
    runs = {j: block_runs(old.blocks[i], new.blocks[j], swapped=swapped) for i, j in matching.pairs.items()}
    origins = {j: i for i, j in matching.pairs.items()}
    references = compare_references(before, after, matching.links, origins, runs)
    rows = correspondences(old, new, matching.links, matching.moved, references.numbers)
    redline = Redline(
        before=before,
        after=after,
        concordance=order_rows(old, new, rows, matching.nearest),
        sections=tuple(_sections(old, new, matching, runs, references)),
        rulings=matching.rulings,
        reference_checks=references.checks,
    )
    prove_rebuilt(redline)
    return redline


def _content_key(draft: DraftText) -> list[tuple[str, str, int]]:
    """Return the content of a draft, by which two drafts are ordered."""
    return [(block.text, block.kind, block.level) for _, block in draft.blocks]


def _key(corrections: Iterable[Correction]) -> list[tuple[str, str, str]]:
    """Return the content of corrections, which decides the order of two drafts with the same words."""
    return sorted((correction.before or "", correction.after or "", correction.verdict) for correction in corrections)


def _sections(
    before: Layout,
    after: Layout,
    matching: Matching,
    runs: Mapping[int, tuple[Run, ...]],
    references: ReferenceResults,
) -> Iterator[RedlineSection]:
    """Yield the sections of the redline in the order of reading.

    Args:
        before: One draft.
        after: The other.
        matching: The result of matching.
        runs: The runs of the paired blocks, by position after.
        references: The consequential numbers to mark.
    """
    places = _places(before), _places(after)
    spans = references.spans_by_block()

    def redline_block(pair: BlockPair) -> RedlineBlock:
        i, j = pair
        old = before.blocks[i] if i is not None else None
        new = after.blocks[j] if j is not None else None
        if i is None or j is None:
            found = block_runs(old, new, swapped=False)
            marked: Sequence[Run] = found
        else:
            found = runs[j]
            marked = mark_consequential(found, spans[j]) if j in spans else found
        return RedlineBlock(
            before=places[0][i] if i is not None else None,
            after=places[1][j] if j is not None else None,
            runs=with_note_calls(marked, old, new),
            moved=pair in matching.moved_pairs,
            coarse=len(found) > 1 and is_coarse(found),
        )

    for arranged in arrange(matching.pairs, before.sections, after.sections, matching.partners):
        section = arranged.after or arranged.before
        assert section is not None  # noqa: S101 – a section stands on one side at least
        yield RedlineSection(
            kind=section.kind,
            before=arranged.before.eid if arranged.before else None,
            after=arranged.after.eid if arranged.after else None,
            blocks=tuple(map(redline_block, arranged.blocks)),
        )


def _places(side: Layout) -> list[BlockPlace]:
    return [
        BlockPlace(n, eid, block.kind, block.level, side.sections[section].eid)
        for n, ((eid, block), section) in enumerate(zip(side.draft.blocks, side.section_numbers, strict=True))
    ]
