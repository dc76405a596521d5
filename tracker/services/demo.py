"""Plan the demonstration: which commands turn the sample drafts into a store, releases and reports."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.errors import InputError, TrackerError
from tracker.report.terminal.plain import notice_text
from tracker.store.formats.manifest import read_manifest
from tracker.store.formats.paths import MANIFEST
from tracker.text.parser import parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.store.formats.manifest import Instrument

SIGNED = ("--author", "Treaty Tracker Demo <demo@example.org>", "--at", "2026-01-05T09:00:00+00:00")
"""Author and time of every commit and tag: fixed, so that every demonstration has the same ids."""

ENDINGS = {
    ".html": "the redline, for any browser",
    ".docx": "tracked changes, for Word",
    ".csv": "table of concordance, for Excel",
}
"""The files made of each pair of stages, by their endings, and a few words on each."""

_LIST = ".made-by-tracker-demo"
"""A file that lists what the demonstration put into its folder; it deletes nothing else."""


SITE = "site"
"""The folder of the pages of all stages."""
OVER_STAGES = {
    "matrix.html": ("matrix", "all articles and all stages"),
    "legislative-history.html": ("history", "the life of every article"),
    "columns.docx": ("columns", "all stages side by side, for Word"),
}
"""The files over all stages, each with the command that makes it and what it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One command of the demonstration.

    Attributes:
        words: The command as a person would type it.
        hidden: Options that make it repeatable, and are not shown.
        prints: Whether its output is worth reading.
    """

    words: tuple[str, ...]
    hidden: tuple[str, ...] = ()
    prints: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """A file that the demonstration makes.

    Attributes:
        path: The file.
        description: A few words on what it is, and what opens it.
    """

    path: Path
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Demo:
    """The plan of a demonstration.

    Attributes:
        folder: The folder it fills.
        store: The folder of its store.
        reports: The files it makes; the one to open first comes first.
        steps: Its commands, in order.
        cautions: The notice on each text that is not the issuing body's own.
    """

    folder: Path
    store: Path
    reports: tuple[Report, ...]
    steps: tuple[Step, ...]
    cautions: tuple[str, ...]


def plan_demo(folder: Path) -> Demo:
    """Return the plan of the demonstration in a folder.

    Raises:
        TrackerError: If the sample drafts are missing.
    """
    drafts = _drafts() / "solidarity"
    instrument = read_manifest((drafts / MANIFEST).read_text(encoding="utf-8")).instruments[0]
    language = instrument.languages[0]
    files = {stage.slug: drafts / f"{stage.slug}.{language}.md" for stage in instrument.stages}
    fronts = [parse(file.read_text(encoding="utf-8"))[0].front for file in files.values()]
    pairs = _pairs(instrument)
    return Demo(
        folder=folder,
        store=folder / "store",
        reports=tuple(_reports(folder, instrument, pairs)),
        steps=tuple(_steps(folder, files, pairs)),
        cautions=tuple(filter(None, map(notice_text, fronts))),
    )


def _reports(folder: Path, instrument: Instrument, pairs: list[tuple[str, str]]) -> Iterator[Report]:
    """Yield the files that the demonstration makes, the one to open first at their head."""
    yield Report(folder / SITE / "index.html", "everything, to read in a browser")
    for before, after in [_last(instrument), *(pair for pair in pairs if pair != _last(instrument))]:
        for ending, description in ENDINGS.items():
            yield Report(folder / f"{before}--{after}{ending}", description)
    for name, (_, description) in OVER_STAGES.items():
        yield Report(folder / name, description)


def clear_folder(demo: Demo) -> None:
    """Make the folder of a demonstration, and delete what an earlier demonstration made there.

    Raises:
        InputError: If anything else is there; nothing was deleted.
    """
    folder = demo.folder
    listed = folder / _LIST
    made = listed.read_text(encoding="utf-8").split("\n") if listed.is_file() else []
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise InputError(f"{folder} is not a folder", remedy="name a folder that is empty or does not exist")
    if foreign := sorted({path.name for path in folder.glob("*")} - {*made, _LIST}):
        raise InputError(
            f"{folder} contains something that no demo made: {foreign[0]}",
            cause="a demo is made anew each time, and would delete it",
            remedy="move it, or name another folder",
        )
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.iterdir():
        shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
    ours = [demo.store.name, SITE, *(report.path.name for report in demo.reports)]
    listed.write_text("\n".join(ours), encoding="utf-8")


def _drafts() -> Path:
    """Return the folder of the sample drafts: inside an installed package, or beside the package in a checkout.

    Raises:
        TrackerError: If it is in neither place.
    """
    package = Path(__file__).resolve().parents[1]
    for place in (package, package.parent):
        folder = place / "drafts"
        if (folder / "solidarity").is_dir():
            return folder.relative_to(Path.cwd()) if folder.is_relative_to(Path.cwd()) else folder
    raise TrackerError("The sample drafts are missing", remedy="install treaty-tracker again")


def _pairs(instrument: Instrument) -> list[tuple[str, str]]:
    """Return each stage with the next, and the first with the last."""
    slugs = [stage.slug for stage in instrument.stages]
    return [*pairwise(slugs), (slugs[0], slugs[-1])]


def _last(instrument: Instrument) -> tuple[str, str]:
    """Return the newest stage with the one before it: the pair that a reader wants to see first."""
    before, after = [stage.slug for stage in instrument.stages][-2:]
    return before, after


def _steps(folder: Path, files: dict[str, Path], pairs: list[tuple[str, str]]) -> Iterator[Step]:
    where = "--store", str(folder / "store")
    yield Step(words=("init", str(folder / "store")), hidden=SIGNED)
    for file in files.values():
        yield Step(words=("add", str(file), *where), hidden=SIGNED)
    for stage in files:
        yield Step(words=("release", stage, *where), hidden=SIGNED)
    for before, after in pairs:
        report = str(folder / f"{before}--{after}")
        yield Step(words=("redline", before, after, *where, "-o", f"{report}.html"))
        yield Step(words=("redline", before, after, *where, "-o", f"{report}.docx"), hidden=SIGNED)
        yield Step(words=("concordance", before, after, *where, "-o", f"{report}.csv"))
    yield Step(words=("site", *where, "-o", str(folder / SITE)))
    for name, (command, _) in OVER_STAGES.items():
        yield Step(words=(command, *where, "-o", str(folder / name)))
    yield Step(words=("concordance", *list(files)[-2:], *where), prints=True)
    yield Step(words=("stages", *where), prints=True)
