"""The matrix says of every two stages what their table of concordance says, by the commands that people type."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from tests.support.golden_histories import FOLDERS, read_history
from tests.support.histories.history import in_store, written
from tests.support.histories.plans import planned
from tests.support.sampling import one_in
from tracker.cli import commands

if TYPE_CHECKING:
    from pathlib import Path

PLAIN = ("renumbered", "moved", "reworded", "split", "merged", "unchanged")
FACTS = (*PLAIN, "inserted", "deleted", "number_kept", "option", "changes", "similarity", "confidence", "reason")


def printed(store: Path, *words: str) -> dict[str, Any]:
    done = CliRunner().invoke(commands, [*words, "--format", "json", "--store", str(store)])
    assert done.exit_code == 0, done.output
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def rows_of(values: list[dict[str, Any]], ends: tuple[str, str]) -> list[str]:
    """Return rows as sorted text: a row of one side alone has no other end."""
    return sorted(json.dumps([[row[end] for end in ends], *(row[fact] for fact in FACTS)]) for row in values)


def check(store: Path) -> int:
    """Compare the matrix with the concordances, and return how many rows they have."""
    matrix = printed(store, "matrix", "--all")
    links = {json.dumps(link): link for row in matrix["rows"] for link in row["links"]}.values()
    count = 0
    for stage in matrix["stages"]:
        for before in stage["predecessors"]:
            after = stage["stage"]
            rows = printed(store, "concordance", before, after, "--level", "all")["rows"]
            between = [link for link in links if (link["from_stage"], link["to_stage"]) == (before, after)]

            assert rows_of(between, ("from_eid", "to_eid")) == rows_of(rows, ("before_eid", "after_eid"))
            count += len(rows)
    for row in matrix["rows"]:
        for cell in filter(None, row["cells"]):
            facts = [_facts(link) for link in row["links"] if link["primary"] and _leads(link, row, cell)]
            own = {name for name in cell["facts"] if name in PLAIN}
            assert facts == [] or own in facts
    return count


def _leads(link: dict[str, Any], row: dict[str, Any], cell: dict[str, Any]) -> bool:
    """Return whether a link leads from another cell of a row to this one."""
    others = {(other["stage"], other["eid"]) for other in filter(None, row["cells"])}
    to = link["to_stage"], link["to_eid"]
    return to == (cell["stage"], cell["eid"]) and (link["from_stage"], link["from_eid"]) in others


def _facts(link: dict[str, Any]) -> set[str]:
    return {name for name in PLAIN if link[name]}


@pytest.mark.parametrize("folder", one_in(4, FOLDERS[::-1]))
def test_every_link_and_cell_of_a_golden_history_is_a_row_of_the_concordance(folder: Path, tmp_path: Path) -> None:
    assert check(read_history(folder).in_store(tmp_path / "store")) > 40


@pytest.mark.slow
def test_every_link_and_cell_of_a_made_up_history_is_a_row_of_the_concordance(tmp_path: Path) -> None:
    made = written(planned(4, language="fr", stages=5, articles=10, pace=1.0, rivals=True))

    assert check(in_store(made, tmp_path / "store")) > 40


def test_the_control_sees_a_link_that_is_another() -> None:
    row = {**dict.fromkeys(FACTS, False), "changes": [], "from_eid": "art_1", "to_eid": "art_2"}

    assert rows_of([row], ("from_eid", "to_eid")) != rows_of([{**row, "moved": True}], ("from_eid", "to_eid"))
