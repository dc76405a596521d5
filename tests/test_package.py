"""The wheel as a stranger gets it: built, installed in an empty environment elsewhere, and used."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
import zipfile
from typing import TYPE_CHECKING

import pytest

from tests.support.samples import ROOT
from tracker import __version__
from tracker.store.formats.manifest import read_manifest
from tracker.store.formats.paths import MANIFEST
from tracker.text.parser import parse

if TYPE_CHECKING:
    from pathlib import Path

NO_SKIP = bool(os.environ.get("TRACKER_NO_SKIP"))
"""Read here: no test sees the user's TRACKER_ variables."""


def run(*command: str | Path, cwd: Path) -> str:
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, encoding="utf-8", check=False)

    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built by way of the source archive, so that this one is known to be complete too."""
    if not NO_SKIP:
        need_an_index(tmp_path_factory.mktemp("index"))
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--outdir", folder, ROOT, cwd=folder)
    return next(folder.glob("*.whl"))


def need_an_index(folder: Path) -> None:
    fetch = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--retries", "0", "hatchling"]
    if subprocess.run(fetch, cwd=folder, capture_output=True, check=False).returncode:
        pytest.skip("no package index can be reached, so nothing can be built or installed")


@pytest.mark.slow
def test_the_wheel_holds_what_the_program_needs(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    shipped = [*ROOT.glob("templates/*.j2"), *ROOT.glob("drafts/solidarity/*")]

    assert {f"tracker/{item.relative_to(ROOT).as_posix()}" for item in shipped} | {"tracker/py.typed"} <= names
    assert len(shipped) > 4


@pytest.mark.slow
def test_the_wheel_works_in_an_empty_environment(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "empty", with_pip=True)
    scripts = tmp_path / "empty" / ("Scripts" if os.name == "nt" else "bin")
    run(scripts / "python", "-m", "pip", "install", "--quiet", wheel, cwd=tmp_path)

    assert run(scripts / "tracker", "--version", cwd=tmp_path) == f"tracker, version {__version__}\n"
    assert "Open this first" in run(scripts / "tracker", "demo", "demo", cwd=tmp_path)
    page = (tmp_path / "demo" / "2014-avant-projet--2017-final.html").read_text(encoding="utf-8")
    assert "<ins" in page
    assert "<del" in page


def test_the_samples_say_the_same_as_their_manifest() -> None:
    folder = ROOT / "drafts" / "solidarity"
    (instrument,) = read_manifest((folder / MANIFEST).read_text(encoding="utf-8")).instruments
    listed = {
        f"{stage.slug}.{language}.md": (instrument.slug, stage.slug, stage.symbol, stage.date, language)
        for stage in instrument.stages
        for language in instrument.languages
    }
    fronts = {item.name: parse(item.read_text(encoding="utf-8"))[0].front for item in folder.glob("*.md")}

    assert listed == {name: (f.instrument, f.stage, f.symbol, f.date, f.language) for name, f in fronts.items()}
