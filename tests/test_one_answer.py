"""The checker of "one answer": a right answer has no fault, and each wrong one is found by its law."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

import tracker
from benchmarks.accept.mutations import broken_promises, copies
from benchmarks.accept.one_answer import Answers, answers, faults, in_terminal, struck_words, swapped

if TYPE_CHECKING:
    from collections.abc import Callable

BEFORE = """Article 1

Every coastal town lights its tower at dusk and puts the light out at dawn.

Article 2

The master of a vessel pays the harbour fee before the vessel leaves its berth.

Article 3

The Keeper draws up a list of licensed pilots and publishes it every year.
"""
AFTER = BEFORE.replace("every year", "every month").replace("tower at dusk", "tower at night")


@cache
def right() -> Answers:
    return answers(tracker.parse(BEFORE), tracker.parse(AFTER))


def test_a_right_answer_has_no_fault() -> None:
    assert faults(right()) == []


Data = dict[str, Any]


def _row(data: Data, eid: str) -> Data:
    return next(row for row in data["rows"] if row["after_eid"] == eid)


def _says_unchanged(data: Data) -> None:
    _row(data, "art_1").update(reworded=False, changes=[], unchanged=True)


def _says_reworded(data: Data) -> None:
    _row(data, "art_2").update(reworded=True, unchanged=False)


def _names_no_kind(data: Data) -> None:
    _row(data, "art_1")["changes"] = []


def _contradicts_itself(data: Data) -> None:
    _row(data, "art_2")["unchanged"] = False


def _says_renumbered(data: Data) -> None:
    _row(data, "art_1")["renumbered"] = True


def _counts_one_more(data: Data) -> None:
    data["summary"]["unchanged"] += 1


def _rests_on_nothing(data: Data) -> None:
    _row(data, "art_1")["reason"] = "passages in common: 0% of the words before, 0% of the words after"


def _is_less_than_sure(data: Data) -> None:
    _row(data, "art_1")["confidence"] = 0.69


def _line(data: Data, eid: str) -> Data:
    return next(b for s in data["sections"] for b in s["blocks"] if b["after"] and b["after"]["eid"] == eid)


def _is_struck_and_written(data: Data) -> None:
    line = _line(data, "art_2__al_1")
    text = line["runs"][0]["text"]
    line["runs"] = [{"kind": k, "part": "text", "manner": "words", "text": text} for k in ("deleted", "inserted")]


def _is_called_dropped(data: Data) -> None:
    old = _row(data, "art_2")
    data["rows"].append({**old, "before_eid": None, "inserted": True, "confidence": None})
    old |= {"after_eid": None, "deleted": True, "confidence": None}


def _goes_to_another_article(data: Data) -> None:
    _line(data, "art_2__al_1")["after"]["eid"] = "art_3__al_2"


@pytest.mark.parametrize(
    ("corrupt", "law"),
    [
        (_says_unchanged, 1),
        (_says_reworded, 1),
        (_says_renumbered, 1),
        (_names_no_kind, 1),
        (_contradicts_itself, 1),
        (_counts_one_more, 2),
        (_is_called_dropped, 3),
        (_goes_to_another_article, 4),
        (_is_struck_and_written, 5),
        (_rests_on_nothing, 6),
        (_is_less_than_sure, 7),
    ],
)
def test_a_wrong_answer_is_found_by_its_law(corrupt: Callable[[Data], None], law: int) -> None:
    data = json.loads(right().redline)
    corrupt(data)
    wrong = Answers(json.dumps(data).encode(), right().table, right().page, right().markdown, right().mail)

    assert law in {fault.law for fault in faults(wrong)}


def test_a_page_that_calls_a_marked_article_unchanged_is_found() -> None:
    page = right().page.replace(b'class="section article reworded"', b'class="section article unchanged"')

    kinds = {fault.kind for fault in faults(Answers(right().redline, page=page))}

    assert "page: section unchanged, yet marked" in kinds
    assert "page: badge of the section differs from the row" in kinds


def test_a_row_that_is_not_turned_round_with_the_sides_is_found() -> None:
    back = answers(tracker.parse(AFTER), tracker.parse(BEFORE), whole=False)

    assert list(swapped(right(), back)) == []
    assert list(swapped(right(), right())) == []  # Nothing here shows the direction,
    moved = json.loads(back.redline)
    _row(moved, "art_2")["moved"] = True
    assert list(swapped(right(), Answers(json.dumps(moved).encode()))) != []  # but this does.


def test_words_that_are_struck_and_written_are_counted() -> None:
    assert struck_words(right()) == (2, 2, 0)


def test_a_copy_with_one_change_is_found_wrong_where_another_article_is_touched() -> None:
    draft = tracker.parse(f"---\nlanguage: en\nstage: a\n---\n\n{BEFORE.replace('Article', '### Article')}")
    one_word = next(copy for copy in copies(draft) if copy.name == "one word")
    found = answers(one_word.before, one_word.after, whole=False)

    assert broken_promises(one_word, found) == []
    data = json.loads(found.redline)
    untouched = next(row for row in data["rows"] if row["before_eid"] == "art_3")
    untouched.update(reworded=True, unchanged=False)
    [fault] = broken_promises(one_word, Answers(json.dumps(data).encode()))
    assert fault.kind == "an article that nobody touched is reworded"


NEGOTIATED = """Article 1

States [shall][should] light [every] tower at dusk.

Article 2

[The master of a vessel pays the harbour fee.]

The Keeper publishes a list of pilots.
"""
AGREED = NEGOTIATED.replace("[shall][should]", "shall").replace("[The", "The").replace("fee.]", "fee.")


@cache
def agreed() -> Answers:
    return answers(tracker.parse(NEGOTIATED), tracker.parse(AGREED))


def test_a_right_answer_on_brackets_has_no_fault() -> None:
    assert faults(agreed()) == []
    assert faults(in_terminal(tracker.parse(NEGOTIATED), tracker.parse(AGREED))) == []
    assert [mark["fate"] for mark in agreed().data["negotiation"]["fates"]] == ["chosen", "rejected", "kept", "lifted"]


def _counts_too_many_brackets(data: Data) -> None:
    data["negotiation"]["before"]["brackets"] = 5


def _loses_the_fate_of_a_bracket(data: Data) -> None:
    data["negotiation"]["fates"].pop()


def _drops_a_rival_of_none(data: Data) -> None:
    data["negotiation"]["fates"][0]["fate"] = "lifted"


def _names_no_brackets(data: Data) -> None:
    _row(data, "art_2")["changes"] = ["words"]


@pytest.mark.parametrize(
    ("corrupt", "kind"),
    [
        (_counts_too_many_brackets, "more brackets than the text has"),
        (_counts_too_many_brackets, "Markdown: the numbers of brackets differ from the JSON"),
        (_counts_too_many_brackets, "page: the numbers of brackets differ from the JSON"),
        (_loses_the_fate_of_a_bracket, "brackets before without a fate"),
        (_drops_a_rival_of_none, "an alternative fell to none that was chosen"),
        (_names_no_brackets, "article: bracket is marked, and its row does not name it"),
    ],
)
def test_a_wrong_answer_on_brackets_is_found(corrupt: Callable[[Data], None], kind: str) -> None:
    data = json.loads(agreed().redline)
    corrupt(data)
    wrong = Answers(json.dumps(data).encode(), page=agreed().page, markdown=agreed().markdown)

    assert kind in {fault.kind for fault in faults(wrong)}


def test_a_page_that_does_not_count_its_lines_with_brackets_alone_is_found() -> None:
    page = re.sub(rb"brackets alone were lifted or set: (<[^>]*>)*1", b"", agreed().page)

    kinds = {fault.kind for fault in faults(Answers(agreed().redline, page=page))}

    assert kinds == {"page: the lines with brackets alone are not counted"}
