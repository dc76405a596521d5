"""``tracker verify`` of papers without a seal: a corrigendum, a brief, a note, each beside its two texts."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tracker.cli import commands
from tracker.errors import InputError

OLD = "Article 1\n\nStates should protect every river.\n\nArticle 2\n\nStates shall report within 30 days.\n"
NEW = OLD.replace("should", "shall")


def run(*words: str) -> Result:
    return CliRunner().invoke(commands, list(words))


@pytest.fixture(autouse=True)
def in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("old.txt").write_text(OLD, encoding="utf-8")
    Path("new.txt").write_text(NEW, encoding="utf-8")


@pytest.mark.parametrize("paper", ["corrigendum", "substance", "note"])
@pytest.mark.parametrize("ending", ["json", "html", "docx"])
def test_a_paper_is_made_again_from_its_texts(paper: str, ending: str) -> None:
    run(paper, "old.txt", "new.txt", "-o", f"paper.{ending}", "--report-language", "fr")

    done = run("verify", f"paper.{ending}", "old.txt", "new.txt")
    assert done.exit_code == 0, done.output
    assert "Genuine" in done.output

    other = run("verify", f"paper.{ending}", "new.txt", "old.txt")
    assert other.exit_code == 1
    assert "Not proved" in other.output


@pytest.mark.parametrize("paper", ["corrigendum", "substance", "note"])
def test_a_paper_alone_proves_nothing_and_the_answer_says_what_does(paper: str) -> None:
    run(paper, "old.txt", "new.txt", "-o", "paper.json")

    refused = run("verify", "paper.json").exception
    assert isinstance(refused, InputError)
    assert refused.remedy == "name both texts: tracker verify paper.json BEFORE AFTER"


def test_altered_corrections_are_found_and_other_words_do_not_count_against_them() -> None:
    run("corrigendum", "old.txt", "new.txt", "-o", "sheet.json")
    page = Path("sheet.json").read_text(encoding="utf-8")
    Path("noted.json").write_text(page.replace('"notices": []', '"notices": ["Seen."]').replace(
        "Unverified", "Verified"), encoding="utf-8")  # fmt: skip
    Path("altered.json").write_text(page.replace('"shall', '"will'), encoding="utf-8")

    noted = run("verify", "noted.json", "old.txt", "new.txt")
    assert (noted.exit_code, "true to both texts" in noted.output) == (0, True)
    assert "was not proved" in noted.output
    assert run("verify", "altered.json", "old.txt", "new.txt").exit_code == 1
