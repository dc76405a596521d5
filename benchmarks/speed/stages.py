"""Time the stages of the whole job: ``python -m benchmarks.speed.stages OLD NEW``.

The steps of the program are timed where they are called, each without the steps inside it. Unlike a profiler, this
makes no function slower than another.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.processor import spent
from tracker import parse

if TYPE_CHECKING:
    from collections.abc import Callable

STEPS = (
    ("read", "tracker.services.sources", "read_file"),
    ("match", "tracker.diff.redline", "match_drafts"),
    ("wording", "tracker.diff.redline", "compare_lines"),
    ("references", "tracker.diff.redline", "compare_references"),
    ("rows", "tracker.services.render", "compare"),
    ("view", "tracker.services.render", "_view"),
    ("page", "tracker.services.render", "_rendered"),
    ("proof", "tracker.services.render", "prove"),
    ("proof", "tracker.diff.redline", "prove_rebuilt"),
)
"""The stages in the order of work: a name, and the function as the module knows it that calls it. What the comparison
does besides its named steps is *rows*: it lays out both texts, puts the sections together and fills the table."""
STAGES = tuple(dict.fromkeys(name for name, _, _ in STEPS))


class _Clock:
    """Processor seconds by the step that is at work."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = dict.fromkeys(STAGES, 0.0)
        self._working: list[str] = []
        self._since = spent()

    def timed(self, name: str, step: Callable[..., Any]) -> Callable[..., Any]:
        """A step that counts for a stage."""

        def work(*arguments: Any, **named: Any) -> Any:  # noqa: ANN401 – any step
            self._turn()
            self._working.append(name)
            try:
                return step(*arguments, **named)
            finally:
                self._turn()
                self._working.pop()

        return work

    def _turn(self) -> None:
        now = spent()
        if self._working:
            self.seconds[self._working[-1]] += now - self._since
        self._since = now


def profiled(old: Path, new: Path) -> dict[str, float]:
    """Processor seconds of each stage of the whole job."""
    clock = _Clock()
    kept = [(module, name, getattr(module, name)) for module, name in ((import_module(m), n) for _, m, n in STEPS)]
    try:
        for (stage, _, _), (module, name, step) in zip(STEPS, kept, strict=True):
            setattr(module, name, clock.timed(stage, step))
        rendering = import_module("tracker.services.render")
        rendering.render(rendering.compare(parse(old), parse(new)))
    finally:
        for module, name, step in kept:
            setattr(module, name, step)
    return clock.seconds


def main(old: Path, new: Path) -> None:
    """Measure and print Markdown."""
    seconds = profiled(old, new)
    whole = sum(seconds.values())
    print("| stage | processor s | share |\n|---|---:|---:|")
    for stage, value in seconds.items():
        print(f"| {stage} | {value:.2f} | {value / whole:.0%} |")
    print(f"| all | {whole:.2f} | |")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("Usage: python -m benchmarks.speed.stages OLD NEW")
    main(*map(Path, sys.argv[1:]))
