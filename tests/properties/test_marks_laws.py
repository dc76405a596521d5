"""Laws of marks of negotiation, in six languages: they are counted, they stay local, and their fates agree."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from tests.support.negotiated import OPTION, RIVALS, Negotiated, negotiated
from tracker.diff.rebuild import rebuild
from tracker.diff.redline import compare
from tracker.marks.fate import follow_marks
from tracker.marks.find import find_marks
from tracker.model.negotiation import Fate, Mark, MarkKind, Marks
from tracker.model.redline import RunKind
from tracker.model.side import Side
from tracker.report.brackets.as_json import render
from tracker.services.brackets import brackets_of_text

if TYPE_CHECKING:
    from tracker.model.draft import DraftText

SIGNS = st.sampled_from(["[", "]", "[]", "]["])


def place_in(draft: DraftText, mark: Mark, *, closing: bool = False) -> tuple[int, int]:
    order = [eid for eid, _ in draft.blocks]
    place = mark.closes if closing and mark.closes else mark.opens
    return order.index(place.eid), place.offset


def article_of(eid: str) -> str:
    return eid.partition("__")[0]


@st.composite
def broken(draw: st.DrawFn) -> Negotiated:
    """Draw a treaty with stray brackets, options and brackets over paragraphs."""
    text = draw(negotiated())
    for _ in range(draw(st.integers(0, 3))):
        article = draw(st.integers(0, len(text.articles) - 1))
        paragraph = draw(st.integers(0, len(text.articles[article]) - 1))
        at = draw(st.integers(0, len(text.articles[article][paragraph])))
        word = draw(st.one_of(SIGNS, st.just(f"[{OPTION[text.language].format(2).strip()}")))
        text = text.with_word(article, paragraph, at, word)
    return text


@given(broken())
def test_every_bracket_is_a_mark_or_named_as_a_stray(text: Negotiated) -> None:
    draft = text.draft()
    marks = find_marks(draft)
    printed = Counter(sign for _, block in draft.blocks for sign in block.text if sign in "[]")

    assert marks.brackets == printed["["] == text.text().count("[")
    closed = sum(mark.closes is not None and mark.kind is not MarkKind.OPTION for mark in marks.marks)
    assert closed + sum(stray.opening for stray in marks.strays) == printed["["]
    assert closed + sum(not stray.opening for stray in marks.strays) == printed["]"]


@given(broken())
def test_ordinals_follow_the_text_and_depth_counts_the_brackets_around(text: Negotiated) -> None:
    draft = text.draft()
    brackets = [mark for mark in find_marks(draft).marks if mark.ordinal is not None]

    assert [mark.ordinal for mark in brackets] == list(range(1, len(brackets) + 1))
    places = [place_in(draft, mark) for mark in brackets]
    assert places == sorted(places)
    closed = [(place_in(draft, m), place_in(draft, m, closing=True), m) for m in brackets if m.closes is not None]
    for opens, closes, mark in closed:
        around = [other for first, last, other in closed if first < opens and closes < last]
        assert mark.depth == len(around) + 1
        assert not any(first < opens < last < closes for first, last, _ in closed), "brackets cross"


@given(negotiated())
def test_balanced_lines_have_no_stray(text: Negotiated) -> None:
    assert find_marks(text.draft()).strays == ()


@given(negotiated(), st.data())
def test_a_stray_bracket_changes_nothing_in_other_articles(text: Negotiated, data: st.DataObject) -> None:
    article = data.draw(st.integers(0, len(text.articles) - 1))
    paragraph = data.draw(st.integers(0, len(text.articles[article]) - 1))
    at = data.draw(st.integers(0, len(text.articles[article][paragraph])))
    changed = text.with_word(article, paragraph, at, data.draw(st.sampled_from("[]")))
    there = f"art_{article + 1}"

    def elsewhere(marks: Marks) -> list[tuple[object, ...]]:
        return [(m.kind, m.opens, m.closes, m.depth, m.words, m.by) for m in marks.marks
                if article_of(m.opens.eid) != there]  # fmt: skip

    found = find_marks(changed.draft())
    assert elsewhere(found) == elsewhere(find_marks(text.draft()))
    assert len(found.strays) == 1
    assert article_of(found.strays[0].place.eid) == there


@given(negotiated())
def test_a_bracket_over_two_paragraphs_has_its_partner(text: Negotiated) -> None:
    for n, paragraphs in enumerate(text.articles):
        if len(paragraphs) > 1:
            wider = text.with_word(n, 1, len(paragraphs[1]), "]").with_word(n, 0, 0, "[")
            marks = find_marks(wider.draft())

            assert marks.strays == ()
            assert any(mark.closes is not None and mark.opens.eid != mark.closes.eid for mark in marks.marks)


@given(broken())
def test_a_text_against_itself_keeps_every_mark(text: Negotiated) -> None:
    draft = text.draft()
    followed = follow_marks(compare(draft, draft)).followed

    assert {item.fate for item in followed} <= {Fate.KEPT}


@given(negotiated())
def test_to_lift_all_brackets_lifts_every_mark_and_changes_no_word(text: Negotiated) -> None:
    before, after = text.draft(), text.lifted().draft()
    redline = compare(before, after)

    assert {item.fate for item in follow_marks(redline).followed} <= {Fate.LIFTED}
    for block in redline.blocks:
        for run in block.runs:
            assert run.kind is RunKind.KEPT or not run.text.strip("[] ")
    assert not any(row.reworded and not _has_bracket(before, row.before) for row in redline.concordance)


def _has_bracket(draft: DraftText, eid: str | None) -> bool:
    return any("[" in block.text for at, block in draft.blocks if eid and at.startswith(eid))


@given(negotiated())
def test_brackets_that_were_set_are_new_exactly_where_they_were_lifted_back(text: Negotiated) -> None:
    before, after = text.draft(), text.lifted().draft()
    there, back = (follow_marks(compare(*pair)).followed for pair in ((before, after), (after, before)))

    assert {item.fate for item in back} <= {Fate.NEW}
    assert [item.mark for item in back] == [item.mark for item in there]


@given(negotiated(labels=False), st.booleans(), st.data())
def test_one_alternative_is_chosen_and_the_other_rejected(text: Negotiated, first: bool, data: st.DataObject) -> None:
    text = text.lifted()
    article = data.draw(st.integers(0, len(text.articles) - 1))
    at = data.draw(st.integers(1, len(text.articles[article][0]) - 1))
    one, two = RIVALS[text.language]
    before = text.with_word(article, 0, at, f"[{one}][{two}]").draft()
    after = text.with_word(article, 0, at, one if first else two).draft()

    chosen = [Fate.CHOSEN, Fate.REJECTED] if first else [Fate.REJECTED, Fate.CHOSEN]
    assert [item.fate for item in follow_marks(compare(before, after)).followed] == chosen


@given(broken(), broken())
def test_the_redline_of_bracketed_texts_gives_both_back(one: Negotiated, two: Negotiated) -> None:
    pair = one.draft(), two.draft()
    redline = compare(*pair)

    for side, draft in zip(Side, pair, strict=True):
        assert rebuild(redline, side) == [block for _, block in draft.blocks]
    assert {row.inverted() for row in redline.concordance} == set(compare(pair[1], pair[0]).concordance)


@given(broken())
def test_the_numbers_in_json_are_those_of_the_text(text: Negotiated) -> None:
    with TemporaryDirectory() as folder:
        (Path(folder) / "draft.txt").write_text(text.text(), "utf-8")
        view, _ = brackets_of_text(str(Path(folder) / "draft.txt"), None, language=text.language)  # type: ignore[arg-type]  # a file needs no store
        data = json.loads(render(view))

    assert data["totals"]["brackets"] == text.text().count("[") == sum(part["brackets"] for part in data["articles"])
    assert [mark["ordinal"] for mark in data["marks"] if mark["ordinal"]] == list(
        range(1, data["totals"]["brackets"] + 1)
    )
    assert data["totals"]["unbalanced"] == len(data["unbalanced"])
