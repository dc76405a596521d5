"""The whole comparison of two drafts: prepare, match, compare words and references, order, prove."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tracker.diff.arrange import arrange
from tracker.diff.concordance.facts import correspondences
from tracker.diff.concordance.marks import marks_of
from tracker.diff.concordance.options import mark_options
from tracker.diff.concordance.placeholders import mark_placeholders, rows_of_kept_numbers
from tracker.diff.concordance.rows import order_rows
from tracker.diff.matching import Matching, match_drafts
from tracker.diff.prepare.layout import Layout
from tracker.diff.prepare.vocabulary import Vocabulary
from tracker.diff.rebuild import prove_rebuilt
from tracker.diff.references.consequential import mark_consequential, spans_in_piece
from tracker.diff.references.status import ReferenceResults, compare_references
from tracker.diff.wording.block_runs import kept_runs, with_note_calls
from tracker.diff.wording.line_comparison import LineComparison, compare_lines
from tracker.diff.wording.runs import is_coarse
from tracker.model.block import CALL
from tracker.model.correction import Correction
from tracker.model.draft import DraftText
from tracker.model.redline import BlockPlace, Redline, RedlineBlock, RedlineSection

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tracker.diff.wording.pieces import Part, Piece
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
    swapped = _comes_later(before, after, otherwise=_key(corrections) > _key(inverted))
    matching = match_drafts(new, old, inverted).inverted() if swapped else match_drafts(old, new, corrections)
    lines = compare_lines(old, new, matching, swapped=swapped)
    references = compare_references(before, after, matching.links, lines)
    sections = tuple(_sections(old, new, matching, lines, references))
    marks = marks_of(sections, old, new)
    rows = correspondences(old, new, matching.links, matching.moved, marks)
    rows += rows_of_kept_numbers(matching.kept, old, new, marks)
    redline = Redline(
        before=before,
        after=after,
        concordance=mark_options(
            mark_placeholders(order_rows(old, new, rows, matching.nearest), old, new), matching.options
        ),
        sections=sections,
        rulings=matching.rulings,
        reference_checks=references.checks,
    )
    prove_rebuilt(redline)
    return redline


def _comes_later(before: DraftText, after: DraftText, *, otherwise: bool) -> bool:
    """Return whether the draft before comes later, by the first block that differs; ``otherwise`` if none does."""
    for (_, old), (_, new) in zip(before.blocks, after.blocks, strict=False):
        if old.text != new.text or old.kind is not new.kind or old.level != new.level:
            return (old.text, old.kind, old.level) > (new.text, new.kind, new.level)
    sizes = len(before.blocks), len(after.blocks)
    return sizes[0] > sizes[1] if sizes[0] != sizes[1] else otherwise


def _key(corrections: Iterable[Correction]) -> list[tuple[str, str, str]]:
    """Return the content of corrections, which decides the order of two drafts with the same words."""
    return sorted((correction.before or "", correction.after or "", correction.verdict) for correction in corrections)


def _sections(
    before: Layout, after: Layout, matching: Matching, lines: LineComparison, references: ReferenceResults
) -> Iterator[RedlineSection]:
    """Yield the sections of the redline in the order of reading.

    Args:
        before: One draft.
        after: The other.
        matching: The result of matching.
        lines: The pieces of all lines, and the sections that stay.
        references: The consequential numbers to mark.
    """
    places = _Places(before), _Places(after)
    spans = references.spans_by_block()

    def redline_block(piece: Piece) -> RedlineBlock:
        old, new = piece.before, piece.after
        runs: Sequence[Run] = piece.runs
        if old is not None and new is not None and new.block in spans and lines.origins[new.block] == old.block:
            runs = mark_consequential(runs, spans_in_piece(spans[new.block], old.start, new.start))
        return RedlineBlock(
            before=places[0].of(old),
            after=places[1].of(new),
            runs=with_note_calls(runs, places[0].calls_from(old), places[1].calls_from(new)),
            moved=old is not None and new is not None and (old.block, new.block) in matching.moved_pairs,
            coarse=len(piece.runs) > 1 and is_coarse(piece.runs),
        )

    def kept_block(i: int, j: int) -> RedlineBlock:
        block = after.blocks[j]
        runs = kept_runs(block)
        if block.calls:
            runs = with_note_calls(runs, before.blocks[i].calls, block.calls)
        return RedlineBlock(before=places[0].whole[i], after=places[1].whole[j], runs=runs)

    for arranged in arrange(lines.pieces, before.sections, after.sections, matching.partners):
        section = arranged.after or arranged.before
        assert section is not None  # noqa: S101 – a section stands on one side at least
        origin = lines.kept.get(section)
        if origin is not None:
            places_in_both = zip(range(origin.start, origin.end), range(section.start, section.end), strict=True)
            blocks = tuple(kept_block(i, j) for i, j in places_in_both)
        else:
            blocks = tuple(map(redline_block, arranged.pieces))
        yield RedlineSection(
            kind=section.kind,
            before=arranged.before.eid if arranged.before else None,
            after=arranged.after.eid if arranged.after else None,
            blocks=blocks,
        )


class _Places:
    """The places of the blocks of one draft, and of their parts.

    Args:
        side: The draft.

    Attributes:
        whole: The place of each block.
    """

    def __init__(self, side: Layout) -> None:
        self._blocks = side.blocks
        self.whole = [
            BlockPlace(n, eid, block.kind, block.level, side.sections[section].eid)
            for n, ((eid, block), section) in enumerate(zip(side.draft.blocks, side.section_numbers, strict=True))
        ]

    def of(self, part: Part | None) -> BlockPlace | None:
        """Return the place of a part."""
        if part is None:
            return None
        whole = self.whole[part.block]
        return whole if part.ends and not part.piece else replace(whole, piece=part.piece, ends=part.ends)

    def calls_from(self, part: Part | None) -> tuple[int, ...]:
        """Return the numbers of the notes that a block calls from the beginning of a part on."""
        if part is None:
            return ()
        block = self._blocks[part.block]
        return block.calls[block.text.count(CALL, 0, part.start) :] if block.calls else ()
