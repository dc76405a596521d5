"""Tables that only lay out are lines of the text, and raised figures stay figures, for readers of all formats."""

from __future__ import annotations

import pytest

from tracker.model.block import CALL
from tracker.readers.structure.layout import is_layout, lay_out
from tracker.readers.structure.raised import is_flattened, lower_text, raise_text
from tracker.readers.structure.rendered import RenderedLine

Rows = list[list[list[str]]]


@pytest.mark.parametrize(
    "rows",
    [
        [[["(a)"], ["report every year;"]], [["(b)"], ["pay its dues."]]],
        [[["(a)"], ["the name"]]],
        [[["1."], ["(a)"], ["peace;"]], [[], ["(b)"], ["trust."]], [[], [], ["Closing words."]]],
        [[["Article 1"], ["This Agreement applies to all ports.", "It does not apply to ports of war."]]],
        [[["Article premier", "Champ d’application"], ["Le présent accord s’applique à tous les ports."]]],
        [[["第一条"], ["本条约适用于一切港口。"]], [["第二条"], ["费用由各方承担。"]]],
        [[["المادة 1"], ["ينطبق هذا الاتفاق على جميع الموانئ."]]],
        [[["а)"], ["представляют доклад;"]], [["б)"], ["платят взносы."]]],
        [[["Article 1", "A frame round the whole text."]], [["Article 2"]]],
        [[["Chapter I"], ["Peace is a right."]]],
    ],
)  # fmt: skip
def test_a_table_of_labels_and_words_lays_out(rows: Rows) -> None:
    assert is_layout(rows)


@pytest.mark.parametrize(
    "rows",
    [
        [[["State"], ["Share"]], [["A"], ["12 vessels"]]],
        [[["No."], ["State"]], [["1."], ["Albania"]]],
        [[["1."], ["Albania"]], [["2."], ["Belgium"]]],
        [[["Article 1"], ["Scope"]], [["Article 2"], ["Costs"]]],
        [[["Article 1"], ["Article 2"]]],
        [[["Article 1"], ["Old words."], ["New words."]]],
        [[["1er janvier"], ["Fête nationale."]]],
    ],
)  # fmt: skip
def test_a_table_of_data_stays_a_table(rows: Rows) -> None:
    assert not is_layout(rows)


def laid(*cells: list[str]) -> list[str]:
    return [line.text for line in lay_out([[RenderedLine(text) for text in cell] for cell in cells])]


def test_labels_join_their_words_in_every_shape_of_row() -> None:
    assert laid(["(a)"], ["peace;", "and quiet."]) == ["(a) peace;", "and quiet."]
    assert laid(["1."], [""], ["(a)"], ["", "peace;"]) == ["1. (a) peace;"]
    assert laid(["Article 1"], ["Peace."]) == ["Article 1\nPeace."]
    assert laid(["Article 1", "Scope"], ["Peace."]) == ["Article 1", "Scope", "Peace."]
    assert laid([""], ["Only words."]) == ["Only words."]
    assert laid([""], [""]) == []


def test_notes_called_in_a_label_come_before_those_of_its_words() -> None:
    label, words = RenderedLine(f"Article 1{CALL}", ["f1"]), RenderedLine(f"Peace{CALL}.", ["f2"])
    [line] = lay_out([[label], [words]])

    assert (line.text, line.ids) == (f"Article 1{CALL}\nPeace{CALL}.", ["f1", "f2"])


@pytest.mark.parametrize(
    ("run", "raised", "lowered"),
    [("6", "⁶", "₆"), ("-3", "⁻³", "₋₃"), ("−3", "⁻³", "₋₃"), ("(2)", "⁽²⁾", "₍₂₎"), ("1, 2", "¹, ²", "₁, ₂")],
)
def test_raised_and_lowered_figures_are_characters(run: str, raised: str, lowered: str) -> None:
    assert (raise_text(run), lower_text(run)) == (raised, lowered)
    assert not is_flattened(run)


@pytest.mark.parametrize(("run", "flattened"), [("er", False), ("nd", False), ("n+1", True), ("٦", True), ("a2", True)])
def test_what_has_no_raised_twin_stays_plain_and_is_known(run: str, flattened: bool) -> None:
    assert raise_text(run) == run
    assert is_flattened(run) is flattened
