"""The benchmarks of the lineage run, and can fail."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from benchmarks.lineage.made_up import measured as scored
from benchmarks.lineage.made_up import tables
from benchmarks.lineage.speed import Row, measured, table

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.slow
def test_the_time_of_a_small_lineage_is_told_in_multiples_of_one_comparison(tmp_path: Path) -> None:
    rows = measured(3, 4, tmp_path)

    assert all(row.seconds > 0 for row in rows[:-1])
    assert [row.goal for row in rows if row.goal] == [30.0, 1.0, 1.0, 2.0]
    assert table(rows).count("\n") == len(rows) + 1


def test_a_goal_that_is_missed_is_told() -> None:
    assert table([Row("a matrix", 1.5, 1.5, 1.0)]).endswith("| 1 | NO |")


def test_the_scores_of_made_up_histories_stand_in_tables() -> None:
    found = {"en": scored("en", 1)}

    text = tables(found)
    assert "| en |" in text
    assert f"{found['en'].words.total():,}" in text
