"""Laws of what a reader sees: whatever is marked is counted, and nothing marked is called unchanged."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from hypothesis import given

from tests.support.samples import finished
from tests.support.strategies import drafts, pairs
from tracker.model.marks import is_piece, is_untouched, kinds_in
from tracker.model.redline import RunKind
from tracker.report.view.sections import is_label_alone

if TYPE_CHECKING:
    from tracker.model.draft import DraftText


@given(pairs)
def test_a_block_has_a_mark_exactly_if_the_redline_says_anything_about_it(pair: tuple[DraftText, DraftText]) -> None:
    for block in finished(*pair).redline.blocks:
        same_place = (
            block.before
            and block.after
            and ((block.before.kind, block.before.level) == (block.after.kind, block.after.level))
        )
        changed = [run for run in block.runs if run.kind is not RunKind.KEPT]
        if is_piece(block):  # Their ends are marked; the blank that came or went with an end is not.
            changed = [run for run in changed if not run.text.isspace()]
        plain = not changed and not block.moved and block.end is RunKind.KEPT

        assert is_untouched(block) == (next(kinds_in(block), None) is None)
        assert is_untouched(block) == bool(same_place and plain)


@given(pairs)
def test_every_marked_line_is_counted_once(pair: tuple[DraftText, DraftText]) -> None:
    found = finished(*pair)
    moved = {(row.before, row.after) for row in found.redline.concordance if row.moved}
    steps = 0

    for section in found.view.sections:
        for line, behind in zip_longest(section.lines, section.lines[1:]):
            begins_moved = line is section.lines[0] and (section.section.before, section.section.after) in moved
            with_words_behind = is_label_alone(line.block) and behind is not None and behind.number > 0
            assert bool(line.number or line.follows) >= (not line.untouched and not with_words_behind)
            assert (bool(line.number) + line.follows) <= (not line.untouched or begins_moved)
            steps += bool(line.number)
    assert [line.number for line in found.view.lines if line.number] == list(range(1, steps + 1))
    assert found.view.changes == steps


@given(pairs)
def test_a_section_is_unchanged_exactly_if_none_of_its_lines_is_marked(pair: tuple[DraftText, DraftText]) -> None:
    found = finished(*pair)
    rows = {(row.before, row.after): row for row in found.redline.concordance}

    for section in found.view.sections:
        row = rows.get((section.section.before, section.section.after))
        assert not section.unchanged or all(line.untouched for line in section.lines)
        assert not section.unchanged or row is None or row.unchanged
        assert not section.quiet or section.unchanged


@given(drafts())
def test_a_text_against_itself_has_no_change_to_count(draft: DraftText) -> None:
    view = finished(draft, draft).view

    assert (view.changes, view.following, view.key) == (0, 0, ("key_words",))
    assert all(section.unchanged for section in view.sections)
