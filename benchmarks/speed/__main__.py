"""The whole job beside other programs: ``make speed DATA=DIR``.

DATA holds ``benchmark/speed/`` as its README describes. Everything is measured in one run, in turns, each job in a
process of its own; programs that are not installed are named and left out. Prints Markdown. Leaves with exit code 2 if
the data is missing.
"""

from __future__ import annotations

import json
import lzma
import platform
import sys
from collections import defaultdict
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from benchmarks.mapping.corpus import read_corpus
from benchmarks.mapping.speed import SIZES, lay_out
from benchmarks.speed.measure import Taken, middle, run
from benchmarks.speed.programs import OURS, Program, job, programs, squeezed
from benchmarks.speed.renumbering import understands
from benchmarks.speed.report import exponent, page_of, start_table
from benchmarks.startup import median_seconds as started
from tracker import parse
from tracker.errors import InputError
from tracker.model.block import CALL

if TYPE_CHECKING:
    from collections.abc import Iterable

TURNS = 3
SLOW = 20.0
"""Seconds from which on a run is not repeated."""
LIMIT = 120.0
"""Seconds after which a program is stopped, …"""
TIMES = 21
"""… unless so many times what ours took is more: who takes twenty times as long is seen to."""
DRAFTS = Path(__file__).parents[2] / "drafts" / "solidarity"


def pairs(data: Path, folder: Path) -> dict[str, tuple[Path, Path]]:
    """Small, medium and large pairs, unpacked.

    Raises:
        InputError: If the data is missing.
    """
    found = {}
    for side, stage in (("old", "2014-avant-projet"), ("new", "2017-final")):
        (folder / f"small.{side}.txt").write_text(_plain(DRAFTS / f"{stage}.fr.md"), encoding="utf-8")
    found["small"] = folder / "small.old.txt", folder / "small.new.txt"
    for size, name in (("medium", "medium_mut"), ("large", "large_real")):
        files = []
        for side in ("old", "new"):
            source = data / "benchmark" / "speed" / f"{name}.{side}.txt"
            packed = source.with_suffix(".txt.xz")
            if not source.exists() and not packed.exists():
                raise InputError(f"{source} is missing", remedy="name the folder of the data")
            files.append(folder / f"{size}.{side}.txt")
            files[-1].write_bytes(source.read_bytes() if source.exists() else lzma.decompress(packed.read_bytes()))
        found[size] = files[0], files[1]
    return found


def _plain(file: Path) -> str:
    """The words of a structured text, a line each, without the calls of its notes."""
    return "\n\n".join(block.text.replace(CALL, "") for _, block in parse(file).blocks) + "\n"


def main(data: Path) -> int:
    """Measure everything on this data; gives the exit code."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        try:
            files = pairs(data, folder)
            corpus = read_corpus(data / "benchmark" / "speed", "large_mut")
        except InputError as error:
            sys.stderr.write(f"Error: {error}\n")
            return 2
        found, missing = programs()
        print(
            f"{datetime.now(UTC):%-d %B %Y}, {platform.machine()}, {_processors()}, Python {platform.python_version()}."
        )
        print(
            f"Medians of {TURNS} runs in turns, of one if it takes over {SLOW:.0f} s; stopped after {LIMIT:.0f} s,"
            f" or {TIMES} times ours."
        )
        if missing:
            print(f"Not installed here, or nothing that reads two plain texts: {', '.join(missing)}.")
        knows = {program.name: understands(program, folder, LIMIT) for program in found}
        for size, (old, new) in files.items():
            jobs = {key: alone(key, old, new, folder) for key in ("floor", "tracker")}
            print(page_of(size, old, new, jobs, _measured(found, old, new, folder), knows))
        grown: dict[int, float] = {}
        for articles in SIZES:
            lay_out(corpus.first(articles), folder)
            runs = [alone("tracker", folder / "old.txt", folder / "new.txt", folder)[0] for _ in range(TURNS)]
            grown[articles] = median(runs)
        print("\n## Growth\n")
        output = ", ".join(f"{seconds:.1f} s ({articles:,})" for articles, seconds in grown.items())
        print(f"The whole job on the first articles of a mutated code: {output}.")
        print(f"Time grows as the power {exponent(grown):.2f} of the articles, {min(grown):,} to {max(grown):,}.")
    print(start_table(started()))
    return 0


def alone(name: str, old: Path, new: Path, folder: Path) -> tuple[float, int]:
    """Processor seconds of a job without the start of Python, and the peak of memory of its process."""
    taken = []
    for _ in range(TURNS):
        output = folder / "told"
        done = run(job(name)(old, new, folder / "out.html"), out=output, limit=10 * LIMIT)
        taken.append((float(json.loads(output.read_text(encoding="ascii"))), done.memory))
        if taken[0][0] > SLOW:
            break
    return median(seconds for seconds, _ in taken), int(median(held for _, held in taken))


Result = tuple[Taken, str]
"""What a program took, and whether its result gives both texts back."""


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
            out = folder / "result"
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


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("Usage: python -m benchmarks.speed DATA")
    sys.exit(main(Path(sys.argv[1])))
