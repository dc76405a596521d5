"""Our marking of words beside other programs, on lines of real acts: ``make wording DATA=DIR``.

DATA holds ``texts/`` and ``benchmark/mapping/`` as their READMEs describe. Programs that are not installed are named
and left out. Leaves with exit code 2 if the data is missing.
"""

from __future__ import annotations

import subprocess
import sys
import time
from functools import partial
from itertools import starmap
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import office
from benchmarks.wording import libreoffice
from benchmarks.wording.engines import engines
from benchmarks.wording.lines import LANGUAGES, lines
from benchmarks.wording.measures import Figures, measured

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from benchmarks.wording.lines import Lines
    from benchmarks.wording.measures import Marking

    Pairs = Sequence[tuple[str, str]]
    Many = Callable[[Pairs], Iterable[Marking]]

_AT_ONCE = 200
"""Pairs that LibreOffice is given in one document; on many more its comparison takes minutes."""


def main(data: Path) -> int:
    """Run everything on this data; gives the exit code."""
    if not (data / "benchmark" / "mapping").is_dir() or not (data / "texts").is_dir():
        sys.stderr.write(
            f"Error: {data} has no texts/ and benchmark/mapping/.\nWhat to do: name the folder of the data.\n"
        )
        return 2
    found = lines(data)
    single, missing = engines()
    many: dict[str, Many] = {name: partial(starmap, one) for name, one in single.items()}
    if office.is_installed():
        many[office.version()] = _office
    else:
        missing.append("LibreOffice")
    results = {name: _run(engine, found, name) for name, engine in many.items()}
    for language, title in {**LANGUAGES, "": "All four"}.items():
        pairs = sum(map(len, found.values())) if not language else len(found[language])
        print(f"\n### {title}: {pairs} lines\n")
        print("| program | words marked | needless | struck and written again | places | words cut | s |")
        print("|---|---:|---:|---:|---:|---:|---:|")
        for name, by_language in results.items():
            kept = [marking for key, marking in by_language.items() if language in ("", key)]
            figures, spent = sum((f for f, _ in kept), Figures()), sum(s for _, s in kept)
            left_out = f" (without {pairs - figures.pairs} lines)" if figures.pairs < pairs else ""
            cells = (figures.marked, figures.needless, figures.again, figures.places, figures.cut)
            print(f"| {name}{left_out} | {' | '.join(f'{n:,}' for n in cells)} | {spent:.1f} |")
    if missing:
        print(f"\nNot installed here: {', '.join(missing)}.")
    return 0


def _run(engine: Many, found: Lines, name: str) -> dict[str, tuple[Figures, float]]:
    sys.stderr.write(f"{name} …\n")
    out = {}
    for language, pairs in found.items():
        started = time.perf_counter()
        marked = list(engine(pairs))
        spent = time.perf_counter() - started
        # An empty marking of a line that changed stands for one on which the program broke off.
        measures = [measured(*pair, marking) for pair, marking in zip(pairs, marked, strict=True) if marking]
        out[language] = sum(measures, Figures()), spent
    return out


def _office(pairs: Pairs) -> Iterable[Marking]:
    """LibreOffice on many documents; what it breaks off on is halved until the pair is found, which is left out."""
    for start in range(0, len(pairs), _AT_ONCE):
        yield from _parts(pairs[start : start + _AT_ONCE])


def _parts(pairs: Pairs) -> Iterable[Marking]:
    try:
        return libreoffice.compared(pairs)
    except (subprocess.CalledProcessError, ValueError):
        if len(pairs) == 1:
            return [()]
        middle = len(pairs) // 2
        return [*_parts(pairs[:middle]), *_parts(pairs[middle:])]


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("Usage: python -m benchmarks.wording DATA")
    sys.exit(main(Path(sys.argv[1])))
