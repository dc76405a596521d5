"""Golden cases: two small drafts in a folder, and what a careful lawyer says became of them.

To add a case, add a folder with ``before.md``, ``after.md`` and ``why.md``. ``make snapshots`` writes
``expected.json``, which a person then reads and judges like any other text.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.support.cases import CASES, FOLDERS, read
from tests.support.outcomes import outcome, written
from tracker.text.parser import parse
from tracker.text.writer import write

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_engine_says_what_a_careful_lawyer_says(folder: Path) -> None:
    result = outcome(read(folder, "before"), read(folder, "after"))

    assert result == json.loads((folder / "expected.json").read_text("utf-8"))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_case_says_which_trap_it_guards(folder: Path) -> None:
    why = (folder / "why.md").read_text("utf-8")

    assert "trap" in why
    assert "Wanted:" in why
    assert "\n\n" not in why.strip()


def test_every_language_of_the_united_nations_has_a_case() -> None:
    languages = {read(folder, "before").front.language for folder in FOLDERS}

    assert {"ar", "en", "es", "fr", "ru", "zh"} <= languages


def test_a_case_can_fail() -> None:
    """The control: one word more in the text after, and the outcome is another."""
    folder = CASES / "renumbered-only"
    before, after = read(folder, "before"), read(folder, "after")
    text = write(after)
    tampered, _ = parse(text.replace("sans discrimination aucune", "sans aucune discrimination", 1))

    assert outcome(before, tampered) != outcome(before, after)
    assert json.loads(written(outcome(before, after))) == outcome(before, after)
