"""Plots of the measurements as SVG: bars, stacked bars, and a line of growth.

A plot is read without colours too: each part has a pattern of its own, and each value stands beside its bar. A reader
that speaks is told the title and every value; a dark page gets light ink.
"""

from __future__ import annotations

import math
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

WIDTH, NAME, VALUE, ROW = 720, 190, 90, 22
"""Pixels: the picture, the names on its left, the values on its right, and a row."""
_TOP = 34
_STYLE = """<style>
text { font: 12px system-ui, sans-serif; fill: #1f2328 } .title { font-weight: 600; font-size: 14px }
.mark { fill: #0969da; stroke: #1f2328; stroke-width: .6 } .other { fill: #afb8c1; stroke: #1f2328; stroke-width: .6 }
.axis { stroke: #6e7781; stroke-width: 1; fill: none } .line { stroke: #0969da; stroke-width: 2; fill: none }
.even { stroke: #6e7781; stroke-dasharray: 5 4; fill: none } .ink { stroke: #1f2328; stroke-width: 1.2; fill: none }
.paper { fill: #fff }
@media (prefers-color-scheme: dark) {
text { fill: #e6edf3 } .mark { fill: #4493f8; stroke: #e6edf3 } .other { fill: #57606a; stroke: #e6edf3 }
.line { stroke: #4493f8 } .ink { stroke: #e6edf3 } .paper { fill: #0d1117 } }
</style>"""
_PATTERNS = ("", "M0 8L8 0", "M0 0L8 8", "M0 4H8", "M4 0V8", "M0 8L8 0M0 0L8 8", "M0 4H8M4 0V8", "M3 4H5M4 3V5")
"""One for each of up to eight parts: plain, strokes in four directions, two grids, dots."""


def _picture(title: str, values: Iterable[str], height: int, body: Iterable[str]) -> str:
    """A picture with its title, and its values in words."""
    return "\n".join([
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" aria-labelledby="t d">',
        f'<title id="t">{escape(title)}</title><desc id="d">{escape("; ".join(values))}.</desc>',
        _STYLE,
        f'<rect class="paper" width="{WIDTH}" height="{height}"/>',
        f'<text class="title" x="8" y="20">{escape(title)}</text>',
        *body,
        "</svg>\n",
    ])  # fmt: skip


def seconds(value: float) -> str:
    """Seconds for people, with two figures that count.

    >>> seconds(0.0042), seconds(0.66), seconds(13.73)
    ('4.2 ms', '0.66 s', '14 s')
    """
    return f"{1000 * value:.2g} ms" if value < 0.1 else f"{value:.2g} s" if value < 10 else f"{value:.0f} s"


def _bar(*, x: float, y: float, width: float, style: str, dashed: bool) -> str:
    dashes = ' stroke-dasharray="4 3"' if dashed else ""
    return f'<rect class="{style}" x="{x}" y="{y}" width="{width:.1f}" height="{ROW - 6}"{dashes}/>'


def bars(title: str, groups: Mapping[str, Mapping[str, tuple[float, bool]]]) -> str:
    """Seconds by program on a scale of powers of ten, a group for each size.

    Args:
        title: The title.
        groups: For each size the seconds of each program, the first ours, and whether it came to its end.
    """
    taken = [value for group in groups.values() for value, _ in group.values()]
    low, high = math.floor(math.log10(max(min(taken), 0.001))), math.log10(max(taken))
    room = WIDTH - NAME - VALUE
    body, values, y = [], [], _TOP
    for size, group in groups.items():
        body.append(f'<text class="title" x="8" y="{y + 15}">{escape(size)}</text>')
        y += ROW
        for n, (name, (value, done)) in enumerate(group.items()):
            shown = seconds(value) if done else f"over {seconds(value)}"
            length = max(2.0, room * (math.log10(max(value, 0.001)) - low) / (high - low))
            body += [
                f'<text x="{NAME - 8}" y="{y + 15}" text-anchor="end">{escape(name)}</text>',
                _bar(x=NAME, y=y + 3, width=length, style="other" if n else "mark", dashed=not done),
                f'<text x="{NAME + length + 6:.1f}" y="{y + 15}">{shown}</text>',
            ]
            values.append(f"{size}, {name}: {shown}")
            y += ROW
    return _picture(title, values, y + 10, body)


def stacked(title: str, rows: Mapping[str, Mapping[str, float]]) -> str:
    """The parts of several wholes, each whole as long as the others.

    Args:
        title: The title.
        rows: For each whole the seconds of its parts, the same parts in the same order.
    """
    parts = list(next(iter(rows.values())))
    room = WIDTH - NAME - VALUE
    body, values, y = ["<defs>"], [], _TOP
    for n, path in enumerate(_PATTERNS):
        body.append(
            f'<pattern id="p{n}" width="8" height="8" patternUnits="userSpaceOnUse">'
            f'<rect class="{"other" if n % 2 else "paper"}" width="8" height="8" stroke="none"/>'
            f'<path class="ink" d="{path or "M0 0"}"/></pattern>'
        )
    body.append("</defs>")
    for name, figures in rows.items():
        whole = sum(figures.values())
        body.append(f'<text x="{NAME - 8}" y="{y + 19}" text-anchor="end">{escape(name)}</text>')
        x = float(NAME)
        for n, part in enumerate(parts):
            length = room * figures[part] / whole
            caption = f"{part}: {seconds(figures[part])}, {figures[part] / whole:.0%}"
            body.append(
                f'<rect class="axis" style="fill:url(#p{n})" x="{x:.1f}" y="{y + 3}" width="{length:.1f}" height="24">'
                f"<title>{escape(caption)}</title></rect>"
            )
            values.append(f"{name}, {caption}")
            x += length
        body.append(f'<text x="{WIDTH - VALUE + 6}" y="{y + 19}">{seconds(whole)}</text>')
        y += 34
    for n, part in enumerate(parts):
        x, below = NAME + (n % 4) * 110, y + 8 + (n // 4) * ROW
        body += [
            f'<rect class="axis" style="fill:url(#p{n})" x="{x}" y="{below}" width="18" height="14"/>',
            f'<text x="{x + 24}" y="{below + 12}">{escape(part)}</text>',
        ]
    return _picture(title, values, y + 14 + ROW * math.ceil(len(parts) / 4), body)


def growth(title: str, points: Sequence[tuple[int, float]]) -> str:
    """Seconds by size on scales of powers of ten, beside a line of even growth.

    Args:
        title: The title.
        points: Sizes and seconds, the smallest first.
    """
    left, bottom, right, top = 70.0, 250.0, WIDTH - 60.0, 50.0
    (first, least), (last, most) = points[0], points[-1]
    even = least * last / first
    spread = math.log(max(most, even) / least)

    def place(size: int, value: float) -> tuple[float, float]:
        return (
            left + (right - left) * math.log(size / first) / math.log(last / first),
            bottom - (bottom - top) * math.log(value / least) / spread,
        )

    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in (place(*point) for point in points))
    x, y = place(last, even)
    body = [
        f'<path class="axis" d="M{left} {top - 10}V{bottom + 24}H{right + 10}"/>',
        f'<path class="even" d="M{left} {bottom}L{x:.1f} {y:.1f}"/>',
        f'<text x="{x - 8:.1f}" y="{y - 8:.1f}" text-anchor="end">even growth</text>',
        f'<polyline class="line" points="{line}"/>',
    ]
    for size, value in points:
        x, y = place(size, value)
        body += [
            f'<circle class="mark" cx="{x:.1f}" cy="{y:.1f}" r="5"/>',
            f'<text x="{x + 8:.1f}" y="{y + 16:.1f}">{seconds(value)}</text>',
            f'<text x="{x:.1f}" y="{bottom + 42}" text-anchor="middle">{size:,} articles</text>',
        ]
    return _picture(title, [f"{size:,} articles: {seconds(value)}" for size, value in points], 304, body)
