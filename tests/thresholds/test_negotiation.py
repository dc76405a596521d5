"""Limits of the checks of marks of negotiation, and of what a proposal says of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from click.testing import CliRunner

from tracker.check import brackets, check
from tracker.cli import about_proposals, commands
from tracker.marks import option_rows
from tracker.marks.find import find_marks
from tracker.services import clean
from tracker.text.parser import parse

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def rows(text: str) -> int:
    draft, _ = parse(f"### Article 1\n\n{text}\n")
    return len(option_rows.option_rows(draft, find_marks(draft).marks))


def test_three_options_can_be_missing_in_a_row(monkeypatch: pytest.MonkeyPatch) -> None:
    assert rows("Option 1: Peace.\n\nOption 5: Bread.") == 1
    assert rows("Option 1: Peace.\n\nOption 6: Bread.") == 2
    monkeypatch.setattr(option_rows, "MOST_MISSING", 4)
    assert rows("Option 1: Peace.\n\nOption 6: Bread.") == 1


def test_four_words_show_which_bracket_is_meant(monkeypatch: pytest.MonkeyPatch) -> None:
    draft, _ = parse("### Article 1\n\nStates [shall pay in full and in time.\n")
    assert check(draft)[0].message == "“[” before “shall pay in full” is not closed"
    monkeypatch.setattr(brackets, "FIRST_WORDS", 2)
    assert check(draft)[0].message == "“[” before “shall pay” is not closed"


def test_six_choices_are_listed_in_a_refusal_by_six_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "draft.md"
    line = "States [shall pay in full and in time][pay now].\n\n"
    file.write_text("### Article 1\n\n" + line * 10, "utf-8")

    def refusal() -> str:
        return str(CliRunner().invoke(commands, ["show", str(file), "--choose", "1=must"]).exception)

    assert refusal().count("“shall pay in full and in …”") == 6
    monkeypatch.setattr(clean, "MOST_LISTED", 2)
    assert refusal().count("“shall pay in full and in …”") == 2
    monkeypatch.setattr(clean, "FIRST_WORDS", 2)
    assert refusal().count("“shall pay …”") == 2


def test_eight_open_choices_are_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "draft.md"
    file.write_text("### Article 1\n\n" + "States [shall][should] pay.\n\n" * 10, "utf-8")

    def listed() -> int:
        return CliRunner().invoke(commands, ["show", str(file), "--clean"]).stderr.count("shall | should")

    assert listed() == 8
    monkeypatch.setattr(about_proposals, "MOST_LISTED", 3)
    assert listed() == 3
