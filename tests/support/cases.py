"""The golden cases and the corpus: folders with two drafts each, and what is expected of their comparison."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tests.support.outcomes import outcome, written
from tracker.text.parser import parse
from tracker.text.writer import write

if TYPE_CHECKING:
    from tracker.model.draft import DraftText

CASES = Path(__file__).parents[1] / "cases"
FOLDERS = sorted(folder for folder in CASES.iterdir() if folder.is_dir())
CORPUS = Path(__file__).parents[1] / "corpus"
PAIRS = sorted(folder for folder in CORPUS.iterdir() if folder.is_dir())


def read(folder: Path, side: str) -> DraftText:
    text = (folder / f"{side}.md").read_text("utf-8")
    draft, problems = parse(text)

    assert write(draft) == text, "a case is written as the tracker writes it, so that its text means what it shows"
    assert all("occurs again" in problem.message for problem in problems)
    return draft


def update() -> list[Path]:
    """Write what the program makes of every case and every pair of the corpus, and return the files that changed."""
    changed = []
    for folders, name, figures in ((FOLDERS, "expected.json", False), (PAIRS, "links.json", True)):
        for folder in folders:
            file = folder / name
            text = written(outcome(read(folder, "before"), read(folder, "after"), figures=figures))
            if not file.exists() or file.read_text("utf-8") != text:
                file.write_text(text, "utf-8")
                changed.append(file)
    return changed


if __name__ == "__main__":
    for file in update():
        print(f"Changed: {file.relative_to(CORPUS.parent)}")  # noqa: T201 – a command
    print("Read the difference before you commit it: git diff tests/cases tests/corpus")  # noqa: T201 – a command
