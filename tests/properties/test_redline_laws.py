"""Laws of the redline (design, section 7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from tests.support.strategies import drafts, pairs, texts
from tracker.diff.rebuild import rebuild
from tracker.diff.redline import compare
from tracker.diff.wording.runs import word_runs
from tracker.model.block import Block, BlockKind
from tracker.model.redline import BlockPart, Redline, RunKind
from tracker.model.side import Side
from tracker.model.stage import FrontMatter
from tracker.text.compose import FoundBlock, FoundNote, compose

if TYPE_CHECKING:
    from tracker.model.concordance import Correspondence
    from tracker.model.draft import DraftText


@given(texts, texts)
def test_runs_tile_both_wordings(before: str, after: str) -> None:
    runs = word_runs(before, after)

    assert "".join(r.text for r in runs if r.kind is not RunKind.INSERTED) == before
    assert "".join(r.text for r in runs if r.kind is not RunKind.DELETED) == after
    assert all(run.text for run in runs)


@given(pairs)
def test_the_redline_gives_both_texts_back(pair: tuple[DraftText, DraftText]) -> None:
    redline = compare(*pair)

    for side, draft in zip(Side, pair, strict=True):
        assert rebuild(redline, side) == [block for _, block in draft.blocks]


@given(pairs)
def test_every_block_of_both_texts_stands_there_once(pair: tuple[DraftText, DraftText]) -> None:
    redline = compare(*pair)

    for side, draft in zip(Side, pair, strict=True):
        places = [b.before if side is Side.BEFORE else b.after for b in redline.blocks]
        assert sorted(p.order for p in places if p) == list(range(len(draft.blocks)))


@given(drafts())
def test_a_text_against_itself_is_empty(draft: DraftText) -> None:
    redline = compare(draft, draft)

    assert all(run.kind is RunKind.KEPT for block in redline.blocks for run in block.runs)
    assert not any(block.moved for block in redline.blocks)
    for row in redline.concordance:
        assert row.linked
        assert row.before == row.after
        assert not any((row.moved, row.renumbered, row.reworded, row.split, row.merged))


def _facts(redline: Redline) -> set[Correspondence]:
    return set(redline.concordance)


@given(pairs)
def test_swapping_the_sides_inverts(pair: tuple[DraftText, DraftText]) -> None:
    there, back = compare(*pair), compare(pair[1], pair[0])

    assert {row.inverted() for row in there.concordance} == _facts(back)
    runs = {(b.before and b.before.order, b.after and b.after.order): b.runs for b in there.blocks}
    for block in back.blocks:
        inverse = runs[block.after and block.after.order, block.before and block.before.order]
        assert sorted((run.inverted() for run in inverse), key=repr) == sorted(block.runs, key=repr)


def _renumbered(draft: DraftText) -> DraftText:
    """The same text with every article and paragraph one number higher."""
    items = []
    for _, block in draft.root.blocks():
        text = block.text
        if block.kind is BlockKind.HEADING and text.startswith("Article "):
            text = f"Article 10{text.removeprefix('Article ')}"
        items.append(Block(block.kind, text, block.level, block.calls))
    found_again = [FoundBlock(b.kind, b.text, b.level, tuple(map(str, b.calls)), 0) for b in items]
    return compose(found_again, [FoundNote(str(n), t) for n, t in enumerate(draft.notes, 1)], draft.front)[0]


@given(
    st.lists(
        st.tuples(st.integers(1, 99), st.lists(texts, min_size=1, max_size=3)),
        min_size=1,
        max_size=6,
        unique_by=lambda t: t[0],
    )
)
def test_renumbering_alone_changes_no_wording(articles: list[tuple[int, list[str]]]) -> None:
    items = [
        found_item
        for number, lines in articles
        for found_item in (
            FoundBlock(BlockKind.HEADING, f"Article {number}", 3),
            *(FoundBlock(BlockKind.TEXT, f"{line} {number}") for line in lines),
        )
    ]
    draft, _ = compose(items, [], FrontMatter())
    redline = compare(draft, _renumbered(draft))

    for block in redline.blocks:
        for run in block.runs:
            assert run.kind is RunKind.KEPT or run.part is BlockPart.LABEL
    assert not any(row.reworded or row.moved or not row.linked for row in redline.concordance)
