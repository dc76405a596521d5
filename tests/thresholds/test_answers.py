"""The line behind a written file, and the files that a message names, on each side of their limits."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from tracker.cli import commands
from tracker.readers.input.typed_paths import readable_files, similar_files

LINES = ["Each Party lights its towers at dusk.", "The Council meets once a year.", "Pilots are licensed.",
         "The ferry runs on weekdays."]  # fmt: skip


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def answer(reworded: int, *args: str) -> str:
    """The lines behind the file for four articles, of which the first ones are reworded."""
    for name, count in (("old.txt", 0), ("new.txt", reworded)):
        lines = [line + " It is so agreed." * (n < count) for n, line in enumerate(LINES)]
        text = "".join(f"Article {n}\n\n{line}\n\n" for n, line in enumerate(lines, 1))
        Path(name).write_text(text, encoding="utf-8")
    done = CliRunner().invoke(commands, ["redline", "old.txt", "new.txt", *args, "-o", "page.html", "--force"])
    assert done.exit_code == 0, done.output
    return done.stderr


def test_the_most_changed_article_is_named_among_three_and_not_of_two() -> None:
    assert "most changed: Article" in answer(3)
    assert "most changed" not in answer(2)


def test_three_sections_of_an_extract_are_named_and_four_are_counted() -> None:
    assert "Article 1: reworded; Article 2: reworded; Article 3: unchanged." in answer(2, "--only", "articles 1-3")
    assert "4 articles: 2 reworded, 2 unchanged." in answer(2, "--only", "articles 1-4")


def test_four_files_of_a_folder_are_named_and_no_fifth() -> None:
    for n in range(1, 6):
        Path(f"{n}.txt").write_text("Peace.", encoding="utf-8")
        Path(f"draft.{['docx', 'doc', 'odt', 'pdf', 'txt'][n - 1]}").write_text("Peace.", encoding="utf-8")

    assert len(readable_files(Path())) == 4
    assert len(similar_files(Path("draft"))) == 4
