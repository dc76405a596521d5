"""The README is true: its examples run, in order, as a reader would type them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.samples import ROOT
from tracker.cli import COMMANDS

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
