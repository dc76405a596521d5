"""Laws of "one answer" (design, section 6), on short treaties in the six languages and random revisions of them."""

from __future__ import annotations

from hypothesis import given, settings

from benchmarks.accept.one_answer import Fault, answers, faults, in_terminal, struck_words, swapped
from tests.support.revisions import LAYOUT, Revision, revisions


def broken(revision: Revision, law: int, *, whole: bool = True) -> list[Fault]:
    found = answers(revision.before, revision.after, whole=whole)
    return [fault for fault in faults(found) if fault.law == law]


@given(revisions())
def test_a_row_is_unchanged_exactly_if_its_redline_has_no_mark(revision: Revision) -> None:
    assert not broken(revision, 1)


@given(revisions())
def test_the_summary_equals_the_rows_in_every_format(revision: Revision) -> None:
    assert not broken(revision, 2)


@given(revisions())
def test_an_article_is_dropped_or_new_only_if_its_words_went_nowhere(revision: Revision) -> None:
    assert not broken(revision, 3, whole=False)


@given(revisions())
def test_a_row_at_one_level_never_contradicts_another(revision: Revision) -> None:
    assert not broken(revision, 4, whole=False)


@given(revisions(LAYOUT))
def test_words_that_stay_are_never_struck_because_a_line_was_divided_or_joined(revision: Revision) -> None:
    assert struck_words(answers(revision.before, revision.after, whole=False))[:2] == (0, 0)


@given(revisions())
def test_no_row_rests_on_nothing_in_common_and_the_sides_can_be_exchanged(revision: Revision) -> None:
    there, back = (answers(*pair, whole=False) for pair in (
        (revision.before, revision.after), (revision.after, revision.before)))  # fmt: skip
    assert not [*swapped(there, back), *(fault for fault in faults(there) if fault.law == 6)]


@given(revisions())
def test_probably_stands_wherever_a_link_is_less_than_sure(revision: Revision) -> None:
    assert not broken(revision, 7)


@settings(max_examples=10)
@given(revisions())
def test_the_terminal_and_its_exit_code_agree_with_the_marks(revision: Revision) -> None:
    assert not [fault for fault in faults(in_terminal(revision.before, revision.after)) if fault.law == 2]


@given(revisions())
def test_a_treaty_against_itself_has_no_change(revision: Revision) -> None:
    found = answers(revision.before, revision.before)
    assert not faults(found)
    assert set(found.data["summary"]) <= {"unchanged"}
