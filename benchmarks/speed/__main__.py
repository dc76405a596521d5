"""The whole job beside other programs, by size, stage and format: ``make speed DATA=DIR``.

DATA holds ``benchmark/speed/`` as its README describes. Everything is measured in one run, in turns, each job in a
process of its own; programs that are not installed are named and left out. Prints Markdown. With ``--write DOCS`` the
figures go into DOCS/performance.md, DOCS/performance/results.json and the plots beside it; with ``--from`` they are
taken from a results.json. Leaves with exit code 1 if a wanted figure is missed, 2 if the data is missing.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
from collections import defaultdict
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from statistics import fmean, median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from benchmarks import site
from benchmarks.lineage import speed as lineage
from benchmarks.mapping.corpus import read_corpus
from benchmarks.mapping.speed import SIZES, lay_out
from benchmarks.speed import formats, goals, page, plots, report, worst
from benchmarks.speed.documents import pairs
from benchmarks.speed.measure import Taken, middle, run
from benchmarks.speed.programs import OURS, Program, alone, programs, squeezed
from benchmarks.speed.renumbering import understands
from benchmarks.startup import median_seconds as started
from tracker import parse
from tracker.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from benchmarks.speed.goals import Results

TURNS = 3
SLOW = 10.0
"""Seconds from which on a run is not repeated."""
LIMIT = 60.0
"""Seconds after which a program is stopped, …"""
TIMES = 5
"""… unless so many times what ours took is more: who takes five times as long is seen to."""
_JOBS = ("floor", "tracker", "library")
_SITE = 6, 400
"""Stages and articles of the site; twelve stages take three times as long."""


class _Run:
    """The measurements of one run.

    Args:
        data: The folder of the data.
        folder: An empty folder.

    Raises:
        InputError: If the data is missing.
    """

    def __init__(self, data: Path, folder: Path) -> None:
        self._data, self._folder = data, folder
        self._files = pairs(data, folder)
        self._corpus = read_corpus(data / "benchmark" / "speed", "large_mut")
        self._found, self._missing = programs()
        self._load = [os.getloadavg()[0]]

    def results(self, parts: Iterable[str]) -> Results:
        """The results of these parts, those of PARTS."""
        done: Results = {}
        for part in parts:
            sys.stderr.write(f"{part} …\n")
            done[part] = PARTS[part](self)
            self._load.append(os.getloadavg()[0])
        done["run"] = {
            "date": f"{datetime.now(UTC):%-d %B %Y}",
            "machine": f"{platform.machine()}, {_processors()}",
            "python": platform.python_version(),
            "load": f"{max(0.0, fmean(self._load) - 1):.1f}",
            "turns": (
                f"Medians of {TURNS} runs in turns, of one if it takes over {SLOW:.0f} s; others are stopped after"
                f" {LIMIT:.0f} s, or {TIMES} times ours."
            ),
            "missing": self._missing,
        }
        return done

    def sizes(self) -> dict[str, Any]:
        """Each pair: the floor, our job, the same without the setting of the command, and the other programs."""
        out = {}
        for size, (old, new) in self._files.items():
            runs: dict[str, list[tuple[float, int]]] = defaultdict(list)
            for _ in range(TURNS):
                for name in _JOBS:
                    if not runs[name] or runs[name][0][0] < SLOW:
                        runs[name].append(alone(name, old, new, self._folder / f"{size}.{name}.html"))
            figures: dict[str, Any] = {name: median(taken for taken, _ in done) for name, done in runs.items()}
            figures["memory"] = median(held for _, held in runs["tracker"])
            figures["bytes"] = sum(file.stat().st_size for file in (old, new))
            if size != "equal":
                figures["programs"] = {
                    name: {
                        "seconds": taken.cpu, "clock": taken.seconds, "memory": taken.memory, "done": taken.done,
                        "back": back,
                    }
                    for name, (taken, back) in _measured(self._found, old, new, self._folder).items()
                }  # fmt: skip
            out[size] = figures
        return out

    def knows(self) -> dict[str, str]:
        """The marks of each program in a text in which an article only moved."""
        return {program.name: understands(program, self._folder, LIMIT) for program in self._found}

    def stages(self) -> dict[str, Any]:
        """The stages of our job on the long pair, two equal texts and 400 articles."""
        out = {}
        for size in ("large", "equal", "medium"):
            result = self._folder / "stages.json"
            alone("stages", *self._files[size], result)
            out[size] = json.loads(result.read_text(encoding="utf-8"))
        return out

    def growth(self) -> dict[str, float]:
        """Our job on texts of growing size."""
        grown = {}
        for articles in SIZES:
            lay_out(self._corpus.first(articles), self._folder)
            old, new, out = (self._folder / name for name in ("old.txt", "new.txt", "out.html"))
            runs: list[float] = []
            while len(runs) < TURNS and (not runs or runs[0] < SLOW):
                runs.append(alone("tracker", old, new, out)[0])
            grown[str(articles)] = median(runs)
        return grown

    def formats(self) -> dict[str, Any]:
        """The reading of each format, of the text of 400 articles."""
        return formats.measured(self._files["medium"][0], self._empty("formats"))

    def lineage(self) -> dict[str, Any]:
        """The questions to a store of many stages."""
        rows = lineage.measured(lineage.STAGES, lineage.ARTICLES, self._empty("lineage"))
        return {"stages": lineage.STAGES, "articles": lineage.ARTICLES, "rows": [asdict(row) for row in rows]}

    def site(self) -> dict[str, Any]:
        """The site of a store."""
        built = site.made_up(*_SITE, self._empty("site"))
        return {
            "stages": _SITE[0], "articles": _SITE[1], "seconds": built.cpu, "memory": built.megabytes * 1e6,
            "files": len(built.files), "bytes": sum(file.stat().st_size for file in built.files),
        }  # fmt: skip

    def worst(self) -> list[dict[str, str | float]]:
        """The worst texts."""
        return list(worst.measured(self._data))

    def start(self) -> dict[str, float]:
        """The start of our commands."""
        return started()

    def page(self) -> dict[str, Any] | None:
        """The page of the long pair in a browser."""
        old, new = self._files["large"]
        finished = self._folder / "large.tracker.html"
        if not finished.exists():
            alone("tracker", old, new, finished)
        return page.measured(new, finished)

    def _empty(self, name: str) -> Path:
        folder = self._folder / name
        folder.mkdir()
        return folder


PARTS: dict[str, Callable[[_Run], Any]] = {
    "start": _Run.start, "sizes": _Run.sizes, "knows": _Run.knows, "page": _Run.page, "stages": _Run.stages,
    "growth": _Run.growth, "formats": _Run.formats, "lineage": _Run.lineage, "site": _Run.site, "worst": _Run.worst,
}  # fmt: skip
"""The parts of a run. What takes milliseconds comes first, while the machine is cool."""

Result = tuple[Taken, str]
"""The time of a program, and whether its result gives both texts back."""


def _measured(found: Iterable[Program], old: Path, new: Path, folder: Path) -> dict[str, Result]:
    runs: dict[str, list[Taken]] = defaultdict(list)
    rebuilt: dict[str, str] = {}
    printed = tuple(squeezed(file.read_text(encoding="utf-8")) for file in (old, new))
    # Ours gives the texts as it reads them: a heading printed on two lines stands on one, with a dash between.
    own = tuple(squeezed("".join(block.text for _, block in parse(file).blocks)) for file in (old, new))
    for turn in range(TURNS):
        for program in found:
            done = runs[program.name]
            if turn and (done[0].seconds > SLOW or not done[0].done):
                continue
            sys.stderr.write(f"{old.stem} {program.name} …\n")
            out = folder / "result.html"
            out.unlink(missing_ok=True)
            ours = runs[OURS.name]
            limit = max(LIMIT, TIMES * max(ours[0].seconds, ours[0].cpu)) if ours else 10 * LIMIT
            output = out if program.prints else folder / "printed"
            done.append(run(program.command(old, new, out), out=output, limit=limit))
            if not turn:
                rebuilt[program.name] = (
                    _rebuilt(program, out, own if program is OURS else printed) if done[0].done else "stopped"
                )
    return {name: (middle(done), rebuilt[name]) for name, done in runs.items()}


def _rebuilt(program: Program, out: Path, texts: tuple[str, ...]) -> str:
    output = program.texts(out)
    return "holds none" if output is None else "yes" if output == texts else "no"


def _processors() -> str:
    names = [
        line.partition(":")[2].strip()
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        if line.startswith("model name")
    ]
    return f"{len(names)} cores {names[0] if names else ''}".strip()


def drawn(results: Results) -> dict[str, str]:
    """The plots that the results allow, by the name of their file."""
    out = {}
    if "sizes" in results:
        pairs_of = {
            report.NAMES[size]: {name: (taken["seconds"], taken["done"]) for name, taken in found["programs"].items()}
            for size, found in results["sizes"].items()
            if "programs" in found
        }
        out["programs.svg"] = plots.bars("Processor seconds by program; each step of the scale is ten times", pairs_of)
    if "growth" in results:
        points = [(int(size), value) for size, value in results["growth"].items()]
        out["growth.svg"] = plots.growth("Processor seconds of the whole job by size", points)
    if "stages" in results:
        stages = {report.NAMES[size]: found for size, found in results["stages"].items()}
        out["stages.svg"] = plots.stacked("Stages of the whole job", stages)
    return out


def write(results: Results, docs: Path) -> None:
    """Write the figures into the page of the documents, with the plots and the results beside it."""
    beside = docs / "performance"
    beside.mkdir(exist_ok=True)
    files = {"results.json": json.dumps(results, ensure_ascii=False, indent=1) + "\n", **drawn(results)}
    for name, content in files.items():
        (beside / name).write_text(content, encoding="utf-8")
    file = docs / "performance.md"
    sections = {**report.SECTIONS, "verdicts": goals.table}
    for name in sections.keys() - results.keys() - {"verdicts", "programs"}:
        sections[name] = lambda _: "Not measured in this run."
    file.write_text(report.filled(file.read_text(encoding="utf-8"), sections, results), encoding="utf-8")


def main(arguments: argparse.Namespace) -> int:
    """Measure or take the results, write them; gives the exit code."""
    if arguments.taken:
        results: Results = json.loads(arguments.taken.read_text(encoding="utf-8"))
    else:
        with TemporaryDirectory() as folder:
            try:
                results = _Run(arguments.data, Path(folder)).results(arguments.part or PARTS)
            except InputError as error:
                sys.stderr.write(f"Error: {error}\n")
                return 2
    if arguments.write:
        write(results, arguments.write)
    print(goals.table(results))
    for name, section in report.SECTIONS.items():
        if name in results or (name == "programs" and {"sizes", "knows"} <= results.keys()):
            print(f"\n## {name.capitalize()}\n\n{section(results)}")
    return 1 if any(holds is False for _, _, holds in goals.verdicts(results)) else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description="Time the whole job.")
    parser.add_argument("data", type=Path, nargs="?", help="folder of the data")
    parser.add_argument("--from", dest="taken", type=Path, help="take the figures from this results.json")
    parser.add_argument(
        "--write", type=Path, metavar="DOCS", help="write the figures into the documents of this folder"
    )
    parser.add_argument("--part", action="append", choices=PARTS, help="measure only this part; may be repeated")
    arguments = parser.parse_args()
    if bool(arguments.data) == bool(arguments.taken):
        parser.error("name the folder of the data, or a results.json with --from")
    return arguments


if __name__ == "__main__":
    sys.exit(main(_arguments()))
