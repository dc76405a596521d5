"""The corpus: invented texts of some length, in six languages, whose links, figures and marks are pinned.

A change of a threshold or a weight of the matching shows here as a difference of a few lines. ``make snapshots`` writes
``links.json`` anew; a person reads the difference before it is committed (docs/testing.md).
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.support.cases import PAIRS, read
from tests.support.outcomes import outcome

if TYPE_CHECKING:
    from pathlib import Path

PAIR = pytest.mark.parametrize("folder", PAIRS, ids=lambda folder: folder.name)


@PAIR
def test_links_figures_and_marks_are_as_pinned(folder: Path) -> None:
    result = outcome(read(folder, "before"), read(folder, "after"), figures=True)

    assert result == json.loads((folder / "links.json").read_text("utf-8"))


@PAIR
def test_each_pair_explains_itself(folder: Path) -> None:
    why = (folder / "why.md").read_text("utf-8")

    assert "Wanted:" in why


def test_the_corpus_has_every_language_of_the_united_nations() -> None:
    languages = {read(folder, "before").front.language for folder in PAIRS}

    assert {"ar", "en", "es", "fr", "ru", "zh"} <= languages
