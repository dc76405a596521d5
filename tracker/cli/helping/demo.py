"""``tracker demo``: the sample drafts, taken through every step."""

from __future__ import annotations

import io
import shlex
import shutil
from contextlib import nullcontext, redirect_stderr, redirect_stdout
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tracker.errors import InputError, TrackerError

if TYPE_CHECKING:
    from tracker.model.stage import FrontMatter
    from tracker.store.formats.manifest import Instrument

SIGNED = ("--author", "Treaty Tracker Demo <demo@example.org>", "--at", "2026-01-05T09:00:00+00:00")
"""Author and time of every commit and tag: fixed, so that every demo has the same ones."""

_ENDINGS = ("html", "docx", "csv")

_OWN = ".made-by-tracker-demo"
"""A file that lists what the demo put into its folder: that much, and nothing else, it may take away again."""


@click.command(
    epilog="""\b
Examples:
  tracker demo demo
  tracker demo ~/solidarity
"""
)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def command(folder: Path) -> None:
    """Try it out on sample drafts.

    DIR gets a store with three drafts of one declaration, each released, and their redlines and tables of
    concordance. The commands that make them are shown as they run. A demo that stands in DIR already is made
    anew; a folder with anything else in it is left alone.
    """
    from tracker.store.formats.manifest import FILE, read_manifest  # noqa: PLC0415 – loaded when used, for a fast --help
    from tracker.text.parser import parse  # noqa: PLC0415

    drafts = _drafts() / "solidarity"
    instrument = read_manifest((drafts / FILE).read_text(encoding="utf-8")).instruments[0]
    language = instrument.languages[0]
    files = {stage.slug: drafts / f"{stage.slug}.{language}.md" for stage in instrument.stages}
    fronts = [parse(file.read_text(encoding="utf-8"))[0].front for file in files.values()]
    pairs = _pairs(instrument)

    names = [f"{before}--{after}.{ending}" for before, after in pairs for ending in _ENDINGS]
    _clear(folder, ["store", *names])
    store = str(folder / "store")

    _step("init", store, unseen=SIGNED)
    for file in files.values():
        _step("add", str(file), "--store", store, unseen=SIGNED)
    for stage in instrument.stages:
        _step("release", stage.slug, "--store", store, unseen=SIGNED)
    for before, after in pairs:
        report = str(folder / f"{before}--{after}")
        _step("redline", before, after, "--store", store, "-o", f"{report}.html")
        word = ("--store", store, "--format", "docx", "-o", f"{report}.docx")
        _step("redline", before, after, *word, unseen=SIGNED)
        _step("concordance", before, after, "--store", store, "--format", "csv", "-o", f"{report}.csv")
    newest = list(files)[-2:]
    _step("concordance", *newest, "--store", store, aloud=True)
    _step("stages", "--store", store, aloud=True)

    click.echo("\n".join(["", *_made(folder, store, pairs), "", *_cautions(fronts)]))


def _drafts() -> Path:
    """The folder of the sample drafts: inside an installed package, else beside it in a checkout; short if it can be.

    Raises:
        TrackerError: If it is in neither place.
    """
    package = Path(__file__).resolve().parents[2]
    for place in (package, package.parent):
        found = place / "drafts"
        if (found / "solidarity").is_dir():
            return found.relative_to(Path.cwd()) if found.is_relative_to(Path.cwd()) else found
    raise TrackerError("The sample drafts are missing", remedy="install treaty-tracker again")


def _pairs(instrument: Instrument) -> list[tuple[str, str]]:
    """Each stage with the next, and the first with the last."""
    slugs = [stage.slug for stage in instrument.stages]
    return [*pairwise(slugs), (slugs[0], slugs[-1])]


def _clear(folder: Path, names: list[str]) -> None:
    """An empty folder of our own; what an earlier demo made is taken away.

    Raises:
        InputError: If anything else is there.
    """
    own = folder / _OWN
    made = own.read_text(encoding="utf-8").split("\n") if own.is_file() else []
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise InputError(f"{folder} is no folder", remedy="name a folder that is empty or does not exist")
    if foreign := sorted({each.name for each in folder.glob("*")} - {*made, _OWN}):
        raise InputError(
            f"{folder} holds something that no demo made: {foreign[0]}",
            cause="a demo is made anew each time, and would take it away",
            remedy="move it, or name another folder",
        )
    folder.mkdir(parents=True, exist_ok=True)
    for each in folder.iterdir():
        shutil.rmtree(each) if each.is_dir() and not each.is_symlink() else each.unlink()
    own.write_text("\n".join(names), encoding="utf-8")


def _step(*words: str, unseen: tuple[str, ...] = (), aloud: bool = False) -> None:
    """One command, shown as a person would type it; what it prints itself only where that is worth reading."""
    from tracker.cli import commands  # noqa: PLC0415 – it imports this module

    click.echo(("\n" if aloud else "") + f"$ {shlex.join(['tracker', *words])}")
    hushed = io.StringIO()
    with nullcontext() if aloud else redirect_stdout(hushed), nullcontext() if aloud else redirect_stderr(hushed):
        commands.main([*words, *unseen], prog_name="tracker", standalone_mode=False)


def _made(folder: Path, store: str, pairs: list[tuple[str, str]]) -> list[str]:
    lines = ["Made:", f"  {store}", "      the store: a git repository with the stages and tags listed above"]
    for before, after in pairs:
        lines += [f"  {folder / f'{before}--{after}.{each}'}" for each in _ENDINGS]
    return [*lines, "      redlines for a browser and for Word, tables of concordance for a spreadsheet"]


def _cautions(fronts: list[FrontMatter]) -> list[str]:
    """One sentence for each text that is not the issuing body's own words."""
    words = {
        "reconstruction": "a reconstruction, not the issued text",
        "translation": "an unofficial translation",
        "unverified": "not verified",
    }
    return [
        f"Mind: {front.stage} ({front.symbol}) is {words[front.authenticity]}. Do not quote it."
        for front in fronts
        if front.authenticity in words
    ]
