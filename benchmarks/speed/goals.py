"""The wanted figures, each judged by the measurements of one run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from benchmarks.speed.report import exponent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Results = dict[str, Any]
"""The measurements of one run, as results.json holds them: seconds of the processor, bytes."""


@dataclass(frozen=True, slots=True)
class Goal:
    """A figure that is wanted.

    Attributes:
        text: The figure, in words; ``{}`` stands for the most that it may be.
        most: The most that it may be. Ratios, so that another machine gives the same; seconds where people wait.
        measured: Takes it from the results.
        unit: What follows the figure.
    """

    text: str
    most: float
    measured: Callable[[Results], float]
    unit: str = "times"

    def judged(self, results: Results) -> tuple[str, str, bool | None]:
        """The figure in words, what was measured, and whether it holds; None if it was not measured."""
        wanted = self.text.format(f"{self.most:g}")
        try:
            value = self.measured(results)
        except (KeyError, TypeError):  # That part was left out, or its program is not here.
            return wanted, "not measured", None
        return wanted, f"{value:.3g} {self.unit}".strip(), value <= self.most


def _of_floor(size: str) -> Callable[[Results], float]:
    return lambda results: float(results["sizes"][size]["tracker"] / results["sizes"][size]["floor"])


def _start(name: str, measure: str) -> Callable[[Results], float]:
    return lambda results: float(results["start"][name] / results["start"][measure])


def _lineage(row: int) -> Callable[[Results], float]:
    return lambda results: float(results["lineage"]["rows"][row]["measure"])


GOALS = (
    Goal("large pair: at most {} times the floor", 13, _of_floor("large")),
    Goal("two equal texts of that size: at most {} times the floor", 6, _of_floor("equal")),
    Goal("400 articles: at most {} times the floor", 12, _of_floor("medium")),
    Goal(
        "large pair: at most {} times the memory of the texts", 20,
        lambda results: results["sizes"]["large"]["memory"] / results["sizes"]["large"]["bytes"],
    ),
    Goal(
        "time grows at most as the power {} of the articles, 1,000 to 10,000", 1.1,
        lambda results: exponent({int(size): value for size, value in results["growth"].items()}), "",
    ),
    Goal(
        "the worst texts: at most {} times an ordinary text of their size", 6,
        lambda results: max(case["seconds"] / case["usual"] for case in results["worst"]),
    ),
    Goal(
        "the redline of the declaration with its start: at most {} times the import of git, jinja2 and click", 2.5,
        _start("tracker redline (declaration)", "git, jinja2, click"),
    ),
    Goal("`tracker --help`: at most {} times bare Python", 4.5, _start("tracker --help", "bare python")),
    Goal("… and {} times the import of all dependencies", 0.4, _start("tracker --help", "all dependencies")),
    Goal(
        "the page of the large pair is whole within {} s in Chromium", 3,
        lambda results: max(window["loaded"] for window in results["page"]["windows"].values()), "s",
    ),
    Goal("… and has at most {} MB", 20, lambda results: results["page"]["bytes"] / 1e6, "MB"),
    Goal("lineage of 30 stages of 400 articles: at most {} times one comparison", 30, _lineage(2)),
    Goal("… one stage more, beyond an answer: at most {} times", 2, _lineage(6)),
    Goal("… an answer when all is kept: at most {} s, the matrix", 1, _lineage(3), "s"),
    Goal("… and the history of an article: at most {} s", 1, _lineage(4), "s"),
)  # fmt: skip
"""The figures that the next change of the program may not lose. A test fails if one is moved."""


def verdicts(results: Results) -> Iterator[tuple[str, str, bool | None]]:
    """Judge each goal."""
    return (goal.judged(results) for goal in GOALS)


def table(results: Results) -> str:
    """The verdicts in Markdown."""
    answers = {True: "yes", False: "**no**", None: "–"}
    rows = [f"| {wanted} | {measured} | {answers[holds]} |" for wanted, measured, holds in verdicts(results)]
    return "\n".join(["| wanted | measured | holds |", "|---|---:|---|", *rows])
