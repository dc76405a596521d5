"""Golden cases: two small drafts in a folder, and what a careful lawyer says became of them.

Adding a case is adding a folder with ``before.md``, ``after.md`` and ``why.md``; ``TRACKER_UPDATE=1 pytest
tests/test_cases.py`` writes ``expected.json``, which is then read and judged like any other text.
"""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

import pytest

from tests.support.cases import CASES, FOLDERS, read
from tracker.diff.redline import compare
from tracker.model.redline import BlockPart, ChangeCategory, RunKind
from tracker.report.view.facts import facts_of
from tracker.text.parser import parse
from tracker.text.writer import write

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.model.concordance import Correspondence
    from tracker.model.draft import DraftText
    from tracker.model.redline import RedlineBlock
    from tracker.model.reference import ReferenceCheck

UPDATE = bool(os.environ.get("TRACKER_UPDATE"))
MANNERS = {
    ChangeCategory.CONSEQUENTIAL: " (follows)",
    ChangeCategory.PUNCTUATION: " (punctuation)",
    ChangeCategory.TYPOGRAPHY: " (print)",
}
SIGNS = {RunKind.KEPT: "=", RunKind.DELETED: "-", RunKind.INSERTED: "+"}


def outcome(before: DraftText, after: DraftText) -> dict[str, Any]:
    """The comparison in short form: rows, the runs of every block that is not as it was, and references."""
    redline = compare(before, after)
    said = [_bearing(reference_check) for reference_check in redline.reference_checks]
    return {
        "rows": [_row(row) for row in redline.concordance],
        "blocks": [_block(block) for block in redline.blocks if _changed(block)],
        **({"references": said} if said else {}),
    }


def _row(row: Correspondence) -> dict[str, Any]:
    facts = [*facts_of(row), *(["probably"] if row.unsure else [])]
    return {"before": row.before, "after": row.after, "facts": " ".join(facts)}


def _block(block: RedlineBlock) -> dict[str, Any]:
    runs = [
        f"{SIGNS[run.kind]} {run.text}"
        + (f" ({run.part})" if run.part is not BlockPart.TEXT else "")
        + MANNERS.get(run.category, "")
        for run in block.runs
    ]
    return {
        "before": block.before.eid if block.before else None,
        "after": block.after.eid if block.after else None,
        **({"moved": True} if block.moved else {}),
        "runs": [run.replace("\ufffc", "[note]") for run in runs],
    }


def _bearing(reference_check: ReferenceCheck) -> dict[str, Any]:
    return {
        "in": reference_check.eid,
        "words": reference_check.reference,
        "number": reference_check.text,
        "verdict": reference_check.verdict,
        "pointed": reference_check.pointed,
        "points": list(reference_check.points),
        "wanted": list(reference_check.wanted),
    }


def _changed(block: RedlineBlock) -> bool:
    return block.moved or any(run.kind is not RunKind.KEPT for run in block.runs)


def written(found: dict[str, Any]) -> str:
    """JSON with one row a line, so that a change of one row is a change of one line."""
    parts = []
    for key, rows in found.items():
        lines = ",\n".join("  " + json.dumps(row, ensure_ascii=False) for row in rows)
        parts.append(f' "{key}": [\n{lines}\n ]' if rows else f' "{key}": []')
    return "{\n" + ",\n".join(parts) + "\n}\n"


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_engine_says_what_a_careful_lawyer_says(folder: Path) -> None:
    found = outcome(read(folder, "before"), read(folder, "after"))
    expected = folder / "expected.json"
    if UPDATE:
        expected.write_text(written(found), "utf-8")

    assert json.loads(expected.read_text("utf-8")) == found


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
