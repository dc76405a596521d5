"""The golden cases: folders with two small drafts each."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tracker.text.parser import parse
from tracker.text.writer import write

if TYPE_CHECKING:
    from tracker.model.draft import DraftText


CASES = Path(__file__).parents[1] / "cases"
FOLDERS = sorted(folder for folder in CASES.iterdir() if folder.is_dir())


def read(folder: Path, side: str) -> DraftText:
    text = (folder / f"{side}.md").read_text("utf-8")
    draft, problems = parse(text)

    assert write(draft) == text, "a case is written as the tracker writes it, so that it says what it seems to say"
    assert all("occurs again" in problem.message for problem in problems)
    return draft
