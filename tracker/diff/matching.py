"""Match two drafts, with the corrections of people: links of provisions, pairs of lines, moves."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from tracker.diff.concordance.corrections import Corrections
from tracker.diff.concordance.moves import EidPair, Moves
from tracker.diff.concordance.options import Outcomes, settle_options
from tracker.diff.concordance.paragraphs import (
    continuations,
    link_articles_of_paragraphs,
    link_divided_recitals,
    link_paragraphs,
)
from tracker.diff.concordance.unit_words import UnitWords
from tracker.diff.match.placeholders import (
    kept_numbers,
    pair_kept_labels,
    part_placeholders,
    without_placeholders,
)
from tracker.diff.match.provisions import ProvisionLink, match_provisions, section_partners
from tracker.diff.wording.line_groups import find_line_groups
from tracker.diff.wording.line_pairs import pair_blocks, paired_labels, unpair_lines
from tracker.diff.wording.pieces import Piece, divide_group, kept_letters, main_pairs
from tracker.model.concordance import PROBABLY
from tracker.model.correction import Correction, Ruling
from tracker.model.provision import ALL_LISTED_KINDS, LISTED_KINDS
from tracker.sequences import moved, ranked

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from tracker.diff.prepare.layout import Layout


@dataclass(frozen=True, slots=True, kw_only=True)
class Matching:
    """The result of matching two drafts.

    Attributes:
        links: The links of provisions that may have rows, paragraphs behind all others.
        kept: The pairs of a provision with words and the place-holder that has its number on the other side.
        options: What became of the options.
        moved: Those of which the provisions moved, by their addresses.
        partners: The section after that continues a section before, both by number.
        pairs: Position after by position before, of corresponding blocks; of a divided or joined line its main
            counterpart.
        divided: The pieces of each group of lines that were divided or joined.
        moved_pairs: Those of which the blocks moved.
        nearest: The nearest pairs of provisions without a link.
        rulings: The result of each correction, in the order given.
    """

    links: list[ProvisionLink]
    kept: list[ProvisionLink]
    options: Outcomes
    moved: set[EidPair]
    partners: dict[int, int]
    pairs: dict[int, int]
    divided: list[list[Piece]]
    moved_pairs: set[tuple[int, int]]
    nearest: list[ProvisionLink]
    rulings: tuple[Ruling, ...]

    def inverted(self) -> Matching:
        """Return the same result with the sides exchanged."""
        return Matching(
            links=[link.inverted() for link in self.links],
            kept=[link.inverted() for link in self.kept],
            options=self.options.inverted(),
            moved={(b, a) for a, b in self.moved},
            partners={b: a for a, b in self.partners.items()},
            pairs={j: i for i, j in self.pairs.items()},
            divided=[[piece.inverted() for piece in group] for group in self.divided],
            moved_pairs={(j, i) for i, j in self.moved_pairs},
            nearest=[link.inverted() for link in self.nearest],
            rulings=tuple(ruling.inverted() for ruling in self.rulings),
        )


def match_drafts(before: Layout, after: Layout, corrections: Sequence[Correction]) -> Matching:
    """Match two drafts, apply the corrections of people, and pair the lines.

    Args:
        before: One draft.
        after: The other.
        corrections: The statements of people on their links.
    """
    applied = Corrections(before, after, corrections)
    found = match_provisions(before.draft, after.draft, before.vocabulary)
    matched, options = settle_options(without_placeholders(found.links, before, after), before, after)
    found = replace(found, links=matched)
    links = applied.correct_links(found.links)
    kept = kept_numbers(links, before, after)
    frames = [*links, *kept]
    partners, _ = section_partners(frames, before.sections, after.sections)

    paired = pair_blocks(before, after, frames)
    pair_kept_labels(paired, before, after, continuations(frames))
    uncorrected = _pair_lines(before, after, partners, paired)
    lines = uncorrected
    rulings: tuple[Ruling, ...] = ()
    if corrections:
        divided = link_divided_recitals(before, after, found.links, uncorrected.kept)
        below = []
        if applied.concern_paragraphs:
            below = link_paragraphs(before, after, frames, uncorrected.pairs, uncorrected.kept)[0]
        rulings = applied.rulings([*found.links, *divided], below)
        pairs = applied.correct_pairs(uncorrected.pairs)
        lines = _pair_lines(before, after, partners, pairs, applied.fixed_blocks(rulings))

    paragraph_links, moved_paragraphs = link_paragraphs(before, after, frames, lines.pairs, lines.kept)
    paragraph_links, moved_by_statement = applied.correct_paragraph_links(paragraph_links, links)
    paragraph_links, kept_below = part_placeholders(paragraph_links, before, after)
    links += applied.allowed(link_divided_recitals(before, after, links, lines.kept))
    links += applied.allowed(link_articles_of_paragraphs(before, after, links, paragraph_links))
    kept = kept_numbers(links, before, after)  # Without those whose paragraphs went elsewhere.
    return Matching(
        links=[*(link for link in links if link.level in ALL_LISTED_KINDS), *paragraph_links],
        kept=[*kept, *kept_below],
        options=options,
        moved=_moved_provisions(before, after, links) | moved_paragraphs | moved_by_statement,
        partners=partners,
        pairs=lines.pairs,
        divided=lines.divided,
        moved_pairs=_moved_blocks(
            before, after, lines.whole_pairs, partners, {link.pair for link in paragraph_links} - moved_paragraphs
        ),
        nearest=found.nearest,
        rulings=rulings,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _PairedLines:
    """The lines of two drafts, paired.

    Attributes:
        pairs: Position after by position before, of corresponding blocks.
        divided: The pieces of each group of lines that were divided or joined.
        kept: The letters that stay between two lines of a group, by position before and after.
    """

    pairs: dict[int, int]
    divided: list[list[Piece]]
    kept: dict[tuple[int, int], int]

    @property
    def whole_pairs(self) -> dict[int, int]:
        """The pairs without divided and joined lines and their labels, which stay where their words are."""
        cut = {piece.before.block for group in self.divided for piece in group if piece.before}
        return {i: j for i, j in self.pairs.items() if i not in cut and i + 1 not in cut}


def _pair_lines(
    before: Layout,
    after: Layout,
    partners: Mapping[int, int],
    pairs: dict[int, int],
    fixed: tuple[AbstractSet[int], AbstractSet[int]] = (frozenset(), frozenset()),
) -> _PairedLines:
    """Find the lines that were divided or joined, and pair each with its main counterpart."""
    groups = find_line_groups(before, after, pairs, partners, fixed)
    divided = [divide_group(group, before.blocks, after.blocks) for group in groups]
    kept: dict[tuple[int, int], int] = {}
    pairs = dict(pairs)
    origins = {j: i for i, j in pairs.items()}
    for group, pieces in zip(groups, divided, strict=True):
        letters = kept_letters(pieces)
        kept |= letters
        unpair_lines(pairs, origins, group, before.blocks, after.blocks)
        for i, j in (main_pairs(letters) | paired_labels(pieces, before.blocks, after.blocks)).items():
            pairs[i] = j
            origins[j] = i
    return _PairedLines(pairs=pairs, divided=divided, kept=kept)


def _moved_provisions(before: Layout, after: Layout, links: Iterable[ProvisionLink]) -> set[EidPair]:
    """Return the pairs of provisions above paragraphs that moved; unsure links neither move nor make others move."""
    primary = [link for link in links if link.primary and link.level in LISTED_KINDS]
    moves = Moves(before, after, UnitWords.of_layouts(before, after))
    return moves.moved_pairs(link.pair for link in primary if link.confidence >= PROBABLY)


def _moved_blocks(
    before: Layout,
    after: Layout,
    pairs: Mapping[int, int],
    partners: Mapping[int, int],
    stayed: AbstractSet[EidPair],
) -> set[tuple[int, int]]:
    """Return the pairs of blocks that left their section or changed positions in it; a section moves as a whole.

    Args:
        before: One draft.
        after: The other.
        pairs: Position after by position before, of corresponding blocks.
        partners: The section after that continues a section before, both by number.
        stayed: The links of paragraphs and points that did not move, whose blocks do not move either.
    """
    units = before.inner_unit_of, after.inner_unit_of
    out: set[tuple[int, int]] = set()
    by_section: dict[int, list[tuple[int, int]]] = {}
    for i, j in pairs.items():
        section = before.section_numbers[i]
        if partners.get(section) == after.section_numbers[j]:
            by_section.setdefault(section, []).append((i, j))
        else:
            out.add((i, j))
    for row in by_section.values():
        row.sort()
        if all(first[1] < second[1] for first, second in pairwise(row)):
            continue  # The usual case: all stand in their old order.
        weights = ranked(
            [
                (
                    i in units[0] and j in units[1] and (units[0][i].eid, units[1][j].eid) in stayed,
                    1,
                    len(before.blocks[i].text) + len(after.blocks[j].text),
                )
                for i, j in row
            ]
        )
        out |= {row[n] for n in moved([j for _, j in row], weights)}
    return out
