"""The exit code of a comparison tells apart what changed: print, order, other words, substance."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from tracker.cli import commands
from tracker.cli.output import GRADES
from tracker.diff.redline import compare
from tracker.model.substance import Grade
from tracker.services.substance import grade_of
from tracker.substance.findings import findings_of
from tracker.text.parser import parse

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "---\ninstrument: lakes\nstage: s\nlanguage: en\n---\n\n"
TEXT = """### Article 1

The owners of the lakes shall report on the fish in their waters "every spring", as article 2 says.

### Article 2

A committee of three fishermen counts the boats and the nets of every harbour, and keeps a list of them.

### Article 3

Harbours are open to the boats of all owners in any weather, by day and by night.
"""
MOVED = """### Article 1

A committee of three fishermen counts the boats and the nets of every harbour, and keeps a list of them.

### Article 2

The owners of the lakes shall report on the fish in their waters "every spring", as article 1 says.

### Article 3

Harbours are open to the boats of all owners in any weather, by day and by night.
"""
CHANGES = {
    Grade.SAME: TEXT,
    Grade.PRINT: TEXT.replace('"every spring"', "“every spring”"),
    Grade.MOVED: MOVED,
    Grade.WORDING: TEXT.replace("open to the boats", "accessible to the boats"),
    Grade.SUBSTANCE: TEXT.replace("shall report", "should report"),
}


@pytest.mark.parametrize("grade", CHANGES)
def test_each_grade_is_told_from_the_others(grade: Grade) -> None:
    redline = compare(parse(HEAD + TEXT)[0], parse(HEAD + CHANGES[grade])[0])

    assert grade_of(redline, findings_of(redline)) is grade


@pytest.mark.parametrize(
    "after",
    [
        TEXT + "\n### Article 4\n\nNobody fishes with explosives or poison near the reeds.\n",
        TEXT.partition("### Article 3")[0],
        TEXT.replace("by day and by night.", "by day and by night.\n\nLanterns are lit."),
        TEXT.replace("any weather", "[any] weather"),
    ],
)
def test_a_new_or_dropped_provision_line_or_bracket_is_substance(after: str) -> None:
    redline = compare(parse(HEAD + TEXT)[0], parse(HEAD + after)[0])

    assert grade_of(redline, findings_of(redline)) is Grade.SUBSTANCE


@pytest.mark.parametrize("command", ["compare", "diff"])
@pytest.mark.parametrize("grade", CHANGES)
def test_the_exit_code_and_one_line_say_the_grade(grade: Grade, command: str, tmp_path: Path) -> None:
    names = [tmp_path / "before.md", tmp_path / "after.md"]
    for name, text in zip(names, (TEXT, CHANGES[grade]), strict=True):
        name.write_text(HEAD + text, encoding="utf-8")
    code, line = GRADES[grade]

    done = CliRunner().invoke(commands, [command, *map(str, names), "--exit-code"])

    assert done.exit_code == code
    assert (f"{line} (exit code {code})" in done.stderr) if line else "exit code" not in done.stderr


def test_every_grade_has_a_code_of_its_own_that_no_fault_has() -> None:
    codes = [code for code, _ in GRADES.values()]

    assert set(GRADES) == set(map(str, Grade))
    assert len(set(codes)) == len(codes)
    assert not {2, 3, 130} & set(codes)
