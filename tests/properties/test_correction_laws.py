"""Laws that hold whatever people say of the links, sensible or not."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from hypothesis import assume, given
from hypothesis import strategies as st

from tests.support.strategies import pairs, words
from tracker.diff.prepare.units import units_of
from tracker.diff.rebuild import rebuild
from tracker.diff.redline import compare
from tracker.model.block import BlockKind
from tracker.model.concordance import Ground
from tracker.model.correction import Correction, Outcome, Verdict
from tracker.model.provision import LISTED_KINDS, Eid, ProvisionKind
from tracker.model.side import Side
from tracker.model.stage import FrontMatter
from tracker.text.compose import FoundBlock, compose

if TYPE_CHECKING:
    from tracker.model.draft import DraftText
    from tracker.model.redline import Redline


AUTHOR = "Ana <ana@example.org>"
NOWHERE = Eid("art_99")


@st.composite
def articles(draw: st.DrawFn) -> DraftText:
    """A text of articles with paragraphs and points, as treaties are, and as random blocks seldom make them."""
    items: list[FoundBlock] = []
    for number in range(1, draw(st.integers(1, 4)) + 1):
        items.append(FoundBlock(BlockKind.HEADING, f"Article {number}", 3))
        for paragraph in range(draw(st.integers(0, 3))):
            if draw(st.booleans()):
                items.append(FoundBlock(BlockKind.HEADING, f"{paragraph + 1}.", draw(st.integers(4, 5))))
            items += [FoundBlock(BlockKind.TEXT, draw(words)) for _ in range(draw(st.integers(0, 2)))]
    return compose(items, [], FrontMatter())[0]


@st.composite
def statements(draw: st.DrawFn) -> tuple[DraftText, DraftText, list[Correction]]:
    """Two drafts and what somebody says of them: mostly what could be, now and then what cannot."""
    before, after = draw(st.one_of(st.tuples(articles(), articles()), pairs))
    sides = [
        {unit.eid: unit.level if unit.level in LISTED_KINDS else ProvisionKind.PARAGRAPH for unit in units_of(d)}
        for d in (before, after)
    ]
    alike: list[tuple[Eid | None, Eid | None]] = [
        (a, b) for a in sides[0] for b in sides[1] if sides[0][a] == sides[1][b]
    ]
    alone: list[tuple[Eid | None, Eid | None]] = [*((a, None) for a in sides[0]), *((None, b) for b in sides[1])]
    anything = st.tuples(*(st.sampled_from([None, NOWHERE, *side]) for side in sides))
    one = st.one_of(
        *(st.sampled_from(pairs_of_kind) for pairs_of_kind in (alike, alike, alone) if pairs_of_kind), anything
    )
    corrections = [
        Correction(verdict=draw(st.sampled_from(Verdict)), before=a, after=b, author=AUTHOR, reason="{x} %")
        for a, b in draw(st.lists(one, min_size=1, max_size=6))
    ]
    return before, after, corrections


@given(statements())
def test_a_corrected_redline_gives_both_texts_back_and_every_statement_wins(
    case: tuple[DraftText, DraftText, list[Correction]],
) -> None:
    before, after, corrections = case
    redline = compare(before, after, corrections)

    for side, draft in zip(Side, (before, after), strict=True):
        assert rebuild(redline, side) == [block for _, block in draft.blocks]
        places = [block.before if side is Side.BEFORE else block.after for block in redline.blocks]
        assert sorted(place.order for place in places if place) == list(range(len(draft.blocks)))
    _every_statement_wins_or_is_impossible(redline, corrections)
    _every_provision_has_its_row_and_at_most_one_main_link(redline)


def _every_statement_wins_or_is_impossible(redline: Redline, corrections: list[Correction]) -> None:
    rows = {(row.before, row.after): row for row in redline.concordance}

    assert [ruling.correction for ruling in redline.rulings] == corrections
    for ruling in redline.rulings:
        pair = ruling.correction.before, ruling.correction.after
        assert bool(ruling.why) == (ruling.outcome is Outcome.IMPOSSIBLE)
        if ruling.why:
            continue
        assert (pair in rows) == (ruling.correction.verdict is not Verdict.FORBID)
        row = rows.get(pair)
        if row is not None and row.linked:
            assert row.confidence == 1
            assert row.reason is not None
            assert row.reason.ground is Ground.STATED


def _every_provision_has_its_row_and_at_most_one_main_link(redline: Redline) -> None:
    rows = redline.concordance

    assert {row.before for row in rows} - {None} == {unit.eid for unit in units_of(redline.before)}
    assert {row.after for row in rows} - {None} == {unit.eid for unit in units_of(redline.after)}
    assert len({(row.before, row.after) for row in rows}) == len(rows)
    for side in ("before", "after"):
        main = sorted(getattr(row, side) for row in rows if row.linked and row.primary)
        assert all(one != other for one, other in pairwise(main))
        alone = {getattr(row, side) for row in rows if not row.linked} - {None}
        assert not alone & {getattr(row, side) for row in rows if row.linked}


@given(statements())
def test_swapping_the_sides_inverts_corrected_redlines_too(
    case: tuple[DraftText, DraftText, list[Correction]],
) -> None:
    before, after, corrections = case
    # Two texts with the same words, of which the same is said from both sides, have no order of comparing.
    assume([block.text for _, block in before.blocks] != [block.text for _, block in after.blocks])
    there, back = (
        compare(before, after, corrections),
        compare(after, before, [correction.inverted() for correction in corrections]),
    )

    assert {row.inverted() for row in there.concordance} == set(back.concordance)
    assert [ruling.inverted() for ruling in there.rulings] == list(back.rulings)
    runs = {(b.before and b.before.order, b.after and b.after.order): b.runs for b in there.blocks}
    for block in back.blocks:
        inverse = runs[block.after and block.after.order, block.before and block.before.order]
        assert sorted((run.inverted() for run in inverse), key=repr) == sorted(block.runs, key=repr)
