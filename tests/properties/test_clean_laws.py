"""Laws of lifted brackets: what has no marks stays, twice is once, no word is lost that no choice dropped."""

from __future__ import annotations

import re

from hypothesis import assume, given
from hypothesis import strategies as st

from tests.support.strategies import drafts
from tracker.check import check
from tracker.marks.clean import choices_of, clean
from tracker.marks.find import find_marks
from tracker.model.block import BlockKind
from tracker.model.draft import DraftText
from tracker.model.negotiation import MarkKind
from tracker.model.stage import FrontMatter
from tracker.text.compose import FoundBlock, compose
from tracker.text.parser import parse
from tracker.text.writer import write

WORDS = (
    "Parties", "shall", "should", "in full", "les États", "doivent", "Стороны", "обязаны", "على الأطراف", "缔约方",
    "应当", "EU:", "retain", "No text", "X", "20XX", "…", ",", ".", ";", "(USA, JPN)", "Option 1:", "Option 2:",
    "Вариант 1:", "备选案文一：", "(a)", "ies", "y",
)  # fmt: skip
SIGNS = ("[", "]", "[", "]", "][", "] [", " ", " ", "", "【", "】")
LABELS = ("1.", "2.", "[3.]", "(a)", "(b)", "")


@st.composite
def bracketed_lines(draw: st.DrawFn) -> str:
    """A line of words and brackets, most of them in pairs, some not."""
    pieces = draw(st.lists(st.tuples(st.sampled_from(SIGNS), st.sampled_from(WORDS)), min_size=1, max_size=10))
    line = "".join(sign + word + draw(st.sampled_from(("", " "))) for sign, word in pieces).strip()
    return line + draw(st.sampled_from(("", "]", "]]", ".")))


@st.composite
def bracketed_drafts(draw: st.DrawFn) -> DraftText:
    """Articles of bracketed lines, under labels with brackets and without, in one of six languages."""
    blocks = []
    for number in range(1, draw(st.integers(1, 3)) + 1):
        label = draw(st.sampled_from(("Article {}", "[Article {}]", "[Статья {}]", "第{}条", "[Option {}]")))
        level = 2 if "Option" in label else 3
        blocks.append(FoundBlock(BlockKind.HEADING, label.format(number), level))
        for _ in range(draw(st.integers(1, 4))):
            if level == 3 and (point := draw(st.sampled_from(LABELS))):
                blocks.append(FoundBlock(BlockKind.HEADING, point, 4))
            blocks.append(FoundBlock(BlockKind.TEXT, draw(bracketed_lines())))
    front = FrontMatter(language=draw(st.sampled_from(("ar", "en", "es", "fr", "ru", "zh"))))
    return compose(blocks, (), front)[0]


def letters(draft: DraftText) -> str:
    """Return the letters and figures of a draft."""
    return "".join(re.findall(r"[^\W_]", "".join(block.text for _, block in draft.blocks)))


@given(drafts())
def test_a_text_without_marks_stays(draft: DraftText) -> None:
    marks = find_marks(draft)
    assume(not marks.marks and not marks.strays)

    assert clean(draft).draft is draft


@given(bracketed_drafts(), st.booleans())
def test_to_lift_brackets_twice_is_to_lift_them_once(draft: DraftText, without: bool) -> None:
    once = clean(draft, without_brackets=without).draft

    assert clean(once, without_brackets=without).draft is once


@given(bracketed_drafts())
def test_no_bracket_is_left_but_of_open_choices_and_places_to_come(draft: DraftText) -> None:
    cleaned = clean(draft)
    left = find_marks(cleaned.draft)
    held = {mark for choice in cleaned.open for mark in choice.members}

    assert left.strays == ()
    assert all(
        mark in held or mark.kind is MarkKind.PLACEHOLDER for mark in left.marks if mark.kind is not MarkKind.OPTION
    )
    assert [
        finding
        for finding in check(cleaned.draft)
        if finding.check == "unbalanced-sign" and finding.message[1] in "[]【】"
    ] == []


@given(bracketed_drafts(), st.data())
def test_no_word_is_lost_that_no_choice_dropped(draft: DraftText, data: st.DataObject) -> None:
    choices = choices_of(draft)
    taken = [data.draw(st.sampled_from(choice.members)) for choice in choices if data.draw(st.booleans())]
    cleaned = clean(draft, taken)

    if not cleaned.dropped and not taken and "EU" not in letters(draft) and "USA" not in letters(draft):
        assert letters(cleaned.draft) == letters(draft)
    rest = iter(letters(draft))
    assert all(letter in rest for letter in letters(cleaned.draft)), "a letter was added, or changed its place"


@given(bracketed_drafts())
def test_the_result_is_a_text_as_any_other(draft: DraftText) -> None:
    cleaned = clean(draft).draft

    assert parse(write(cleaned))[0] == cleaned
