"""The README is true: its examples run, in order, as a reader would type them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.html_pages import tree
from tests.support.picture import PICTURE, SHOWN, page, source_digest, stated_digest
from tests.support.samples import ROOT, STAGES
from tracker import compare, concordance, parse
from tracker.cli import COMMANDS
from tracker.model.concordance import PROBABLY

README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted(ROOT.glob("docs/**/*.md"))]


@pytest.mark.slow
def test_the_examples_run(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "drafts", tmp_path / "checkout" / "drafts")
    (tmp_path / "home").mkdir()
    blocks = re.findall(r"^```sh\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    environment = os.environ | {
        "HOME": str(tmp_path / "home"),
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
    }
    done = subprocess.run(
        ["sh", "-eux"],
        input="".join(blocks),
        cwd=tmp_path / "checkout",
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert {path.name for path in (tmp_path / "home").iterdir()} == {
        "solidarity-drafts",
        "redline.html",
        "redline.docx",
        "redline.eml",
        "redline.json",
        "redline.xml",
        "2017-final.xml",
        "2017-final.docx",
        "two-files.html",
        "concordance.csv",
        "concordance.html",
        "concordance.xlsx",
        "article-4.docx",
        "legislative-history.html",
        "matrix.html",
        "languages.html",
        "languages.xlsx",
        "corrigendum.docx",
        "columns.docx",
        "columns.xlsx",
        "solidarity-site",
        "note.docx",
        "derivation.docx",
        "brackets.html",
        "brackets.xlsx",
        "clean.docx",
        "copy-for-a-colleague",
        "solidarity.bundle",
        "solidarity.bundle.txt",
        "from-the-stick",
    }


@pytest.mark.parametrize("target", ["demo", "test"])
def test_the_two_commands_stand_at_the_top(target: str) -> None:
    opening = README.split("\n## ")[0]

    assert f"make {target} " in opening
    assert f"\n{target}: " in (ROOT / "Makefile").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_shown(command: str) -> None:
    assert re.search(rf"^\S*tracker {command} ?", README, re.MULTILINE)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    links = re.findall(r"(?<!!)\[[^\]\n]+\]\(([^)#\s]+)", page.read_text(encoding="utf-8"))

    assert [link for link in links if "://" not in link and not (page.parent / link).exists()] == []


def test_the_picture_shows_the_page_as_the_program_makes_it_now() -> None:
    remedy = "the page has changed since docs/redline.png was made: look at it, and make it again with “make picture”"

    assert stated_digest(PICTURE.read_bytes()) == source_digest(page()), remedy


# Figures


def test_the_picture_shows_what_its_description_says() -> None:
    article = tree(page()).xpath(f"//*[@id='{SHOWN}']")[0]

    assert (article.get("data-name"), article.get("data-was")) == ("Article 4", "ex-Article 5")
    assert "article 4 with its old number in a badge, “ex-Article 5”" in README.replace("\n", " ")


def test_the_share_of_right_rows_is_that_of_the_measurement() -> None:
    """Of the rows without "probably": those of the sixteen acts, judged by weights that were fitted on others."""
    text = (ROOT / "docs" / "accuracy.md").read_text(encoding="utf-8")
    table = text.partition("\n| confidence | sixteen acts, left out |")[2].partition("\n\n")[0]
    lines = re.findall(r"^\| (0\.\d+) (?:to 0\.\d+|and over) \| (\d+) \| [\d.]+ \| (0\.\d+) \|", table, re.MULTILINE)
    sure = [(int(rows), float(right)) for least, rows, right in lines if float(least) >= PROBABLY]
    share = sum(rows * right for rows, right in sure) / sum(rows for rows, _ in sure)

    assert len(lines) == 7
    assert f"of the rows without “probably”, {round(100 * share)} in 100 stand in the official table" in README


def test_as_many_pairs_were_measured_as_the_readme_says() -> None:
    text = (ROOT / "docs" / "accuracy.md").read_text(encoding="utf-8")
    table = text.partition("\n| set |")[2].partition("| **macro average**")[0]
    pairs = [line for line in table.splitlines() if line.startswith("| ") and line.endswith(" |")]

    assert len(pairs) == 16
    assert "measured on sixteen pairs of real acts" in README


def test_the_samples_are_what_the_readme_says_of_them() -> None:
    drafts = {path.name.split(".")[0]: parse(path) for path in (ROOT / "drafts" / "solidarity").glob("*.md")}
    words = {"official": "The official French text", "translation": "An **unofficial translation** into French",
             "reconstruction": "A **reconstruction**"}  # fmt: skip

    assert README.count("Three drafts of the UN declaration") == 1
    assert len(drafts) == 3
    assert "Two of them are\nnot official texts" in README
    assert sum(draft.front.authenticity != "official" for draft in drafts.values()) == 2
    for name, draft in drafts.items():
        assert f"| {name}, {draft.front.symbol} | {words[draft.front.authenticity]}" in README


def test_the_correction_of_the_example_is_one_that_the_program_needs() -> None:
    before, after = (parse(ROOT / "drafts" / "solidarity" / f"{name}.fr.md") for name in STAGES[1:])
    rows = concordance(compare(before, after))

    assert ("art_6", "art_5") not in [(row.before, row.after) for row in rows]
    assert ("art_5", "art_4") in [(row.before, row.after) for row in rows]


def test_the_oldest_python_is_the_one_that_is_asked_for() -> None:
    oldest = re.search(r'requires-python = ">=([\d.]+)"', (ROOT / "pyproject.toml").read_text(encoding="utf-8"))

    assert oldest is not None
    assert f"You need Python {oldest[1]} or later" in README
