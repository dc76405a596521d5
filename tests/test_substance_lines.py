"""A changed line finds the same place, and the same sentence, in the other text; cues find their counterparts."""

from __future__ import annotations

import re

import pytest

from tests.support.changed_lines import block, line
from tracker.model.side import Side
from tracker.substance.cues import Cue, CuePair, pair_cues
from tracker.substance.line import ChangedLine, Span, changed_line, sentences_of

SHOULD = "Each Party [-shall-]{+should+} report {+fully +}every year. [-It may ask for help.-]{+New words stand here.+}"


def cues(text: str) -> list[Cue]:
    """Modals for these tests alone."""
    return [Cue(Span(*hit.span()), hit[0]) for hit in re.finditer("shall not|shall|should|may", text.lower())]


def paired(marked: str) -> list[tuple[str, str]]:
    changed = line(marked)
    pairs = pair_cues(changed, *(cues(text) for text in changed.texts))
    return [tuple("" if cue is None else str(cue.value) for cue in pair) for pair in pairs]  # type: ignore[misc]


def words_at(changed: ChangedLine, side: Side, word: str) -> str:
    """The text on the other side from the place at which a word begins on this one."""
    at = changed.texts[side.position].index(word)
    return changed.texts[side.other.position][changed.place_on_other(side, at) :]


def test_a_line_gives_both_texts() -> None:
    assert line("a [-b-]{+c+} d").texts == ("a b d", "a c d")


def test_a_line_without_changed_words_is_none() -> None:
    assert changed_line(block("the same words")) is None


def test_a_place_in_shared_words_is_found_in_the_other_text() -> None:
    assert words_at(line(SHOULD), Side.AFTER, "every").startswith("every year")
    assert words_at(line(SHOULD), Side.BEFORE, "Party").startswith("Party should")


def test_a_place_in_inserted_words_lies_where_they_were_inserted() -> None:
    assert words_at(line(SHOULD), Side.AFTER, "fully").startswith("every year")


def test_a_reworded_sentence_knows_its_partner_and_a_new_one_has_none() -> None:
    changed = line(SHOULD)
    reworded = changed.sentence_pair(Side.AFTER, 0)
    assert reworded is not None
    assert reworded.share > 0.7
    assert [changed.texts[n][slice(*span)] for n, span in enumerate(reworded.spans)] == [
        "Each Party shall report every year.",
        "Each Party should report fully every year.",
    ]
    assert changed.sentence_pair(Side.AFTER, changed.texts[1].index("New")) is None


@pytest.mark.parametrize(
    ("marked", "pairs"),
    [
        ("Parties [-shall-]{+should+} report", [("shall", "should")]),
        ("Parties shall {+not +}report", [("shall", "shall not")]),
        ("Parties shall report[- and may ask-]", [("shall", "shall"), ("may", "")]),
        ("Parties {+may ask and +}shall report", [("", "may"), ("shall", "shall")]),
        ("[-May ask, shall report-]{+Shall report, should ask+}", [("shall", "shall"), ("may", "should")]),
        ("Parties shall [-report-]{+tell+} and [-may-]{+shall+} ask", [("shall", "shall"), ("may", "shall")]),
    ],
)  # fmt: skip
def test_cues_find_their_counterparts(marked: str, pairs: list[tuple[str, str]]) -> None:
    assert paired(marked) == pairs


def test_a_pair_of_equal_values_is_no_change() -> None:
    shall, should = Cue(Span(0, 5), "shall"), Cue(Span(0, 6), "should")
    assert not CuePair(shall, shall).is_change
    assert CuePair(shall, should).is_change
    assert CuePair(None, should).is_change


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One. Two; three.", 3),
        ("See Art. 5 and No. 3 of the list.", 1),
        ("各方应当报告；可以请求帮助。", 2),
        ("على الدول أن تتعاون؛ ويجوز لها أن تطلب.", 2),
        ("", 0),
    ],
)
def test_a_line_is_cut_into_sentences(text: str, parts: int) -> None:
    found = sentences_of(text)
    assert len(found) == parts
    assert "".join(text[start:end] for start, end in found) == text
