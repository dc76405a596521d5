"""The measurements as Markdown: tables, and bars of text that need no picture."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from benchmarks.speed.measure import Taken

WIDTH = 40
"""Signs of the longest bar; each step of ten takes as many, since the times lie far apart."""


def page_of(  # noqa: PLR0913, PLR0917 – each a part of the section
    size: str, old: Path, new: Path, jobs: Mapping[str, tuple[float, int]], results: Mapping[str, tuple[Taken, str]],
    knows: Mapping[str, str],
) -> str:  # fmt: skip
    """The section of one pair.

    Args:
        size: What it is called.
        old: The file before.
        new: The file after.
        jobs: Processor seconds and memory of the floor and of our job, without the start of Python.
        results: What each program took, ours first, and whether its result gives both texts back.
        knows: What each program marks of a text in which an article only moved.
    """
    count = old.stat().st_size + new.stat().st_size
    floor, ours = jobs["floor"][0], jobs["tracker"][0]
    lines = [
        f"\n## {size.capitalize()}: {count / 1e6:.2f} MB in both texts\n",
        (
            f"Floor: {1000 * floor:,.1f} ms. Our job without the start of Python: {1000 * ours:,.0f} ms,"
            f" {ours / floor:.1f} times the floor; at most {jobs['tracker'][1] / 1e6:.0f} MB,"
            f" {jobs['tracker'][1] / count:.1f} times the texts.\n"
        ),
        (
            "| program | s by the clock | processor s | our processor s over theirs | MB | gives both texts back"
            " | marks of a moved article |"
        ),
        "|---|---:|---:|---:|---:|---|---|",
    ]
    (own, _), *_ = results.values()
    for name, (taken, rebuilt) in results.items():
        over = "" if taken.done else "over "
        ratio = own.cpu / taken.cpu if taken.cpu else math.nan
        lines.append(
            f"| {name} | {over}{taken.seconds:.2f} | {over}{taken.cpu:.2f} | {'under ' if over else ''}{ratio:.3g}"
            f" | {taken.memory / 1e6:.0f} | {rebuilt} | {knows[name]} |"
        )
    return "\n".join([*lines, "", *bars({name: (taken.cpu, taken.done) for name, (taken, _) in results.items()})])


def bars(seconds: Mapping[str, tuple[float, bool]]) -> list[str]:
    """Processor seconds as bars on a scale of powers of ten, from a hundredth of a second."""
    width = max(map(len, seconds))
    most = max(2.0, *(math.log10(max(value, 0.01)) + 2 for value, _ in seconds.values()))
    lines = []
    for name, (value, done) in seconds.items():
        length = round(WIDTH * (math.log10(max(value, 0.01)) + 2) / most)
        lines.append(f"{name:{width}}  {'█' * max(1, length)}{'' if done else '…'} {value:.2f} s")
    return ["```", *lines, "```"]


def exponent(seconds: Mapping[int, float]) -> float:
    """The power of the size with which the time grows, from the smallest to the largest."""
    low, high = min(seconds), max(seconds)
    return math.log(seconds[high] / seconds[low], high / low)


def start_table(medians: Mapping[str, float]) -> str:
    """Report the start-up time of our commands, as multiples of the reference programs."""
    lines = ["\n## Start\n", "| | ms |", "|---|---:|"]
    lines += [f"| {name} | {1000 * value:.0f} |" for name, value in medians.items()]
    help_time, bare = medians["tracker --help"], medians["bare python"]
    every = medians["all dependencies"]
    redline, loaded = medians["tracker redline (declaration)"], medians["git, jinja2, click"]
    return "\n".join([
        *lines,
        (f"\n`tracker --help` takes {help_time / bare:.2f} times bare Python and {help_time / every:.2f} times"
        f" the import of all dependencies; the redline of the declaration {redline / loaded:.2f} times"
        " the import of git, jinja2 and click."),
    ])  # fmt: skip
