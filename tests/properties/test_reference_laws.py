"""Laws of cross-references: what follows is no change of wording, exchanging sides inverts, both texts come back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from tracker.diff.rebuild import rebuild
from tracker.diff.redline import compare
from tracker.diff.references.consequential import mark_consequential
from tracker.diff.wording.runs import word_runs
from tracker.model.block import BlockKind
from tracker.model.redline import ChangeCategory, Redline, RunKind
from tracker.model.reference import ReferenceStatus
from tracker.model.side import Side
from tracker.model.stage import FrontMatter
from tracker.references.find import find_references
from tracker.text.compose import FoundBlock, compose

if TYPE_CHECKING:
    from tracker.model.draft import DraftText
    from tracker.model.redline import BlockPlace

SENTENCES = (
    "The carrier shall make the ship seaworthy before the voyage, as article {} requires.",
    "Each Party shall publish a yearly report under articles {} and {} on the state of its rivers and lakes.",
    "The Committee receives communications; article {} applies to them, as does article 66 of the Covenant.",
    "Fees are set by the Assembly, notwithstanding articles {} to {}, in the currency of the host country.",
    "A court may order interim measures within ten days, subject to article {} of this Convention.",
    "Les recours portent sur toute violation des articles {} et {}, sans préjudice du droit interne.",
    "违反本法第{}条、第{}条规定的，由主管部门责令改正并处以罚款。",
    "Нарушение статьи {} влечет ответственность экспортера перед государством импорта.",
    "تطبق أحكام المادة {} من هذا الإعلان على جميع الأشخاص دون تمييز.",
    "El secretariado convoca las reuniones con arreglo al artículo {}, cada dos años.",
)


@st.composite
def revisions(draw: st.DrawFn, *, careful: bool = False) -> tuple[DraftText, DraftText]:
    """Articles that refer to one another, and the same with some dropped, put in and renumbered.

    ``careful``: nothing is dropped, and every reference is corrected; else by chance.
    """
    size = draw(st.integers(2, 6))
    chosen = draw(st.permutations(SENTENCES))[:size]
    targets = [[draw(st.integers(0, size - 1)) for _ in range(line.count("{}"))] for line in chosen]
    kept = [careful or draw(st.integers(0, 5)) > 0 for _ in range(size)]
    ahead = [draw(st.integers(0, 1)) for _ in range(size)]
    number: dict[int, int] = {}
    last = 0
    for n in range(size):
        last += ahead[n] + kept[n]
        number[n] = last
    before, after = [], []
    fresh = 0
    for n, line in enumerate(chosen):
        before += _article(n + 1, line.format(*(t + 1 for t in targets[n])))
        for _ in range(ahead[n]):
            fresh += 1
            after += _article(number[n] - kept[n], f"Fresh matter {'xyzuvw'[fresh % 6] * fresh} stands here for once.")
        if kept[n]:
            right = [careful or draw(st.booleans()) for _ in targets[n]]
            printed = [number[t] if ok else t + 1 for t, ok in zip(targets[n], right, strict=True)]
            after += _article(number[n], line.format(*printed))
    return compose(before, [], FrontMatter())[0], compose(after, [], FrontMatter())[0]


def _article(number: int, line: str) -> list[FoundBlock]:
    return [FoundBlock(BlockKind.HEADING, f"Article {number}", 3), FoundBlock(BlockKind.TEXT, line)]


def _following(redline: Redline) -> set[tuple[int | None, int | None, str, str]]:
    return {
        (_order(block.before), _order(block.after), run.kind, run.text)
        for block in redline.blocks
        for run in block.runs
        if run.category is ChangeCategory.CONSEQUENTIAL
    }


def _order(place: BlockPlace | None) -> int | None:
    return place.order if place else None


@given(revisions())
def test_both_texts_come_back_and_deletions_stand_first(pair: tuple[DraftText, DraftText]) -> None:
    redline = compare(*pair)

    for side, draft in zip(Side, pair, strict=True):
        assert rebuild(redline, side) == [block for _, block in draft.blocks]
    for block in redline.blocks:
        assert all(run.text for run in block.runs)
        for one, two in zip(block.runs, block.runs[1:], strict=False):
            assert not (one.kind is RunKind.INSERTED and two.kind is RunKind.DELETED and one.category is two.category)


@given(revisions())
def test_what_follows_is_the_number_and_no_more(pair: tuple[DraftText, DraftText]) -> None:
    redline = compare(*pair)
    updated = {
        (check.order, check.text) for check in redline.reference_checks if check.status is ReferenceStatus.UPDATED
    }

    for block in redline.blocks:
        for run in block.runs:
            if run.category is ChangeCategory.CONSEQUENTIAL and run.kind is RunKind.INSERTED:
                assert block.after is not None
                assert any(order == block.after.order and run.text in text for order, text in updated)


@given(revisions())
def test_exchanging_the_sides_inverts_what_follows(pair: tuple[DraftText, DraftText]) -> None:
    there, back = compare(*pair), compare(pair[1], pair[0])
    other = {RunKind.INSERTED: RunKind.DELETED, RunKind.DELETED: RunKind.INSERTED}

    assert {(j, i, other[RunKind(kind)], text) for i, j, kind, text in _following(there)} == _following(back)
    assert {row.inverted() for row in there.concordance} == set(back.concordance)


@given(revisions(careful=True))
def test_of_corrected_references_nothing_is_said_but_that_they_follow(pair: tuple[DraftText, DraftText]) -> None:
    redline = compare(*pair)

    assert {reference_check.status for reference_check in redline.reference_checks} <= {ReferenceStatus.UPDATED}


@given(st.sampled_from(SENTENCES), st.lists(st.integers(1, 40), min_size=4, max_size=4))
def test_marking_keeps_both_wordings(line: str, numbers: list[int]) -> None:
    old, new = line.format(*numbers[:2]), line.format(*numbers[2:])
    spans = [
        ((a.numbers[-1].start, a.numbers[-1].end), (b.numbers[-1].start, b.numbers[-1].end))
        for one, two in zip(find_references(old), find_references(new), strict=True)
        for a, b in zip(one.mentions, two.mentions, strict=True)
    ]
    runs = mark_consequential(word_runs(old, new), spans)

    assert "".join(run.text for run in runs if run.kind is not RunKind.INSERTED) == old
    assert "".join(run.text for run in runs if run.kind is not RunKind.DELETED) == new
    assert all(run.kind is RunKind.KEPT or run.category is ChangeCategory.CONSEQUENTIAL for run in runs)
