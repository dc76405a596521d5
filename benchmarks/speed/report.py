"""The measurements as sections in Markdown, each written into its place of a page."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

NAMES = {"small": "declaration", "medium": "400 articles", "large": "long code", "equal": "equal texts"}
_PLACE = re.compile(r"(<!-- measured: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)

Results = dict[str, Any]


def exponent(seconds: Mapping[int, float]) -> float:
    """The power of the size with which the time grows, from the smallest to the largest."""
    low, high = min(seconds), max(seconds)
    return math.log(seconds[high] / seconds[low], high / low)


def filled(page: str, sections: Mapping[str, Callable[[Results], str]], results: Results) -> str:
    r"""Write the sections into their places of a page; the rest of it stays.

    >>> filled("<!-- measured: a -->\nold\n<!-- end -->\n", {"a": lambda results: results["a"]}, {"a": "new"})
    '<!-- measured: a -->\nnew\n<!-- end -->\n'

    Args:
        page: The page; a place begins with ``<!-- measured: NAME -->`` and ends with ``<!-- end -->``.
        sections: What stands in each place.
        results: The measurements of one run.

    Raises:
        KeyError: If the page has a place for which there is no section.
    """
    return _PLACE.sub(lambda place: f"{place[1]}{sections[place[2]](results)}\n{place[3]}", page)


def run(results: Results) -> str:
    """The day and the machine of the run, and how it was measured."""
    found = results["run"]
    others = f"{found['load']} other programs at work on average"
    lines = [f"{found['date']}, {found['machine']}, Python {found['python']}; {others}.", found["turns"]]
    if found["missing"]:
        lines.append(f"Not installed there: {', '.join(found['missing'])}.")
    return "\n".join(lines)


def sizes(results: Results) -> str:
    """Our job beside the floor, for each pair."""
    lines = [
        "| pair | MB of texts | floor, s | our job, s | times the floor | as a library | MB held | times the texts |",
        "|---|---:|---:|---:|---:|---:|---:|---:|",
    ]
    for size, found in results["sizes"].items():
        lines.append(
            f"| {NAMES[size]} | {found['bytes'] / 1e6:.2f} | {found['floor']:.3g} | {found['tracker']:.3g}"
            f" | {found['tracker'] / found['floor']:.1f} | {found['library'] / found['floor']:.1f}"
            f" | {found['memory'] / 1e6:.0f} | {found['memory'] / found['bytes']:.1f} |"
        )
    return "\n".join(lines)


def programs(results: Results) -> str:
    """Each program on each pair."""
    pairs = {size: found["programs"] for size, found in results["sizes"].items() if "programs" in found}
    heads = " | ".join(f"{NAMES[size]}, s" for size in pairs)
    largest = list(pairs)[-1]
    lines = [
        f"| program | {heads} | MB, {NAMES[largest]} | gives both texts back | marks of a moved article |",
        f"|---|{'---:|' * (len(pairs) + 1)}---|---|",
    ]
    for name, taken in pairs[largest].items():
        figures = " | ".join(shown(pair[name]) for pair in pairs.values())
        back = "yes" if all(pair[name]["back"] in {"yes", "stopped"} for pair in pairs.values()) else "no"
        back = "cannot be told" if any(pair[name]["back"] == "holds none" for pair in pairs.values()) else back
        lines.append(
            f"| {name} | {figures} | {taken['memory'] / 1e6:.0f} | {back} | {results['knows'].get(name, '')} |"
        )
    return "\n".join(lines)


def shown(taken: Mapping[str, Any]) -> str:
    """The seconds of a program, or those after which it was stopped.

    >>> shown({"seconds": 60.2, "done": False}), shown({"seconds": 0.2, "done": True})
    ('over 60', '0.20')
    """
    return f"{taken['seconds']:.2f}" if taken["done"] else f"over {taken['seconds']:.0f}"


def stages(results: Results) -> str:
    """The stages of our job, for each pair."""
    pairs = results["stages"]
    lines = [f"| stage | {' | '.join(NAMES[size] for size in pairs)} |", f"|---|{'---:|' * len(pairs)}"]
    for stage in next(iter(pairs.values())):
        cells = (f"{pair[stage]:.3g} s, {pair[stage] / sum(pair.values()):.0%}" for pair in pairs.values())
        lines.append(f"| {stage} | {' | '.join(cells)} |")
    return "\n".join(lines)


def growth(results: Results) -> str:
    """The seconds of texts of growing size."""
    seconds = {int(size): value for size, value in results["growth"].items()}
    row = ", ".join(f"{value:.1f} s ({size:,})" for size, value in seconds.items())
    return (
        f"The whole job on the first articles of a mutated code: {row}."
        f" Time grows as the power {exponent(seconds):.2f} of the articles."
    )


def formats(results: Results) -> str:
    """The reading of each format."""
    found = results["formats"]
    lines = ["| format | MB | s for each MB of text | times plain text |", "|---|---:|---:|---:|"]
    for name, figures in found.items():
        times = figures["seconds"] / found["plain text"]["seconds"]
        lines.append(f"| {name} | {figures['bytes'] / 1e6:.2f} | {figures['seconds']:.2f} | {times:.1f} |")
    return "\n".join(lines)


def lineage(results: Results) -> str:
    """The questions to a store of many stages."""
    found = results["lineage"]
    lines = [
        f"{found['stages']} stages of some {found['articles']} articles, made up; each touches a fifth of them.\n",
        "| question | processor s | times one comparison |",
        "|---|---:|---:|",
    ]
    one = found["rows"][1]["seconds"]
    lines += [f"| {row['what']} | {row['seconds']:.2f} | {row['seconds'] / one:.1f} |" for row in found["rows"]]
    return "\n".join(lines)


def site(results: Results) -> str:
    """The site of a store."""
    found = results["site"]
    times = found["seconds"] / results["lineage"]["rows"][1]["seconds"]
    return (
        f"The site of {found['stages']} stages of some {found['articles']} articles: {found['seconds']:.0f} processor"
        f" seconds, {times:.0f} times one comparison; {found['memory'] / 1e6:.0f} MB held; {found['files']:,} files of"
        f" {found['bytes'] / 1e6:.0f} MB."
    )


def worst(results: Results) -> str:
    """The worst texts beside ordinary ones."""
    lines = ["| text | MB | s | an ordinary text | times | gives both texts back |", "|---|---:|---:|---:|---:|---|"]
    lines += [
        f"| {case['what']} | {case['bytes'] / 1e6:.1f} | {case['seconds']:.1f} | {case['usual']:.1f}"
        f" | {case['seconds'] / case['usual']:.1f} | {case['back']} |"
        for case in sorted(results["worst"], key=lambda case: -case["seconds"] / case["usual"])
    ]
    return "\n".join(lines)


def start(results: Results) -> str:
    """The start of our commands, beside what they import."""
    lines = ["| start | ms |", "|---|---:|"]
    return "\n".join(lines + [f"| {name} | {1000 * value:.0f} |" for name, value in results["start"].items()])


def page(results: Results) -> str:
    """The page of the large pair in a browser."""
    found = results["page"]
    if found is None:
        return "Not measured: Chromium or the package playwright is missing."
    lines = [
        f"{found['bytes'] / 1e6:.1f} MB, {found['articles']:,} articles.\n",
        "| window | first paint, s | whole, s | processor s of its process | a jump to the middle, s |",
        "|---|---:|---:|---:|---:|",
    ]
    for width, times in found["windows"].items():
        figures = (f"{times[name]:.2f}" for name in ("painted", "loaded", "process", "jump"))
        lines.append(f"| {width} px | {' | '.join(figures)} |")
    return "\n".join(lines)


SECTIONS: dict[str, Callable[[Results], str]] = {
    "run": run, "sizes": sizes, "programs": programs, "stages": stages, "growth": growth, "formats": formats,
    "lineage": lineage, "site": site, "worst": worst, "start": start, "page": page,
}  # fmt: skip
