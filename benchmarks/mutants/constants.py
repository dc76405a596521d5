"""Find the numeric constants of the program by reading its source, and write the source with one of them moved."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ROOMS = (
    "model", "addresses", "text", "references", "readers", "check", "diff", "lineage", "report/view", "report/html",
)  # fmt: skip
"""Where thresholds and weights decide what a reader sees."""

COUNT = 100
"""Whole numbers up to this are counts, and move by one; larger ones are limits, and move by a fifth."""

SHARE = 0.2
"""How far shares, weights and limits move, of their value."""


@dataclass(frozen=True, slots=True, order=True)
class Constant:
    """One number of the source.

    Attributes:
        module: The file, relative to the checkout.
        name: The name that it is bound to, with its key or index where it is one of several.
        value: The number.
        line: Its line, from 1.
        start: Its first column on that line, in bytes from 0.
        end_line: The line on which it ends.
        end: The column behind it.
    """

    module: str
    name: str
    value: float
    line: int
    start: int
    end_line: int
    end: int

    @property
    def label(self) -> str:
        """Its name for a person: ``diff/match/confidence.py BIAS``."""
        return f"{self.module.removeprefix('tracker/')} {self.name}"

    def moves(self) -> tuple[float, float]:
        """Return the number moved down and up, noticeably."""
        if isinstance(self.value, int) and abs(self.value) <= COUNT:
            return self.value - 1, self.value + 1
        if isinstance(self.value, int):
            return int(self.value * (1 - SHARE)), int(self.value * (1 + SHARE))
        return round(self.value * (1 - SHARE), 6), round(self.value * (1 + SHARE), 6)

    def moved(self, source: str, value: float) -> str:
        """Return the source of the module with this number replaced."""
        lines = source.encode().split(b"\n")
        rest = lines[self.end_line - 1][self.end :]
        lines[self.line - 1 : self.end_line] = [lines[self.line - 1][: self.start] + repr(value).encode() + rest]
        return b"\n".join(lines).decode()


def constants(root: Path) -> list[Constant]:
    """Return every number that is bound to an upper-case name at the top of a module, alone or in a tuple or dict."""
    files = sorted(file for room in ROOMS for file in (root / "tracker" / room).rglob("*.py"))
    return [constant for file in files for constant in _of_module(file, file.relative_to(root).as_posix())]


def _of_module(file: Path, module: str) -> Iterator[Constant]:
    for node in ast.parse(file.read_text("utf-8")).body:
        if isinstance(node, ast.Assign) and len(node.targets) == 1:
            target, value = node.targets[0], node.value
        elif isinstance(node, ast.AnnAssign) and node.value is not None:
            target, value = node.target, node.value
        else:
            continue
        if isinstance(target, ast.Name) and target.id.isupper():
            yield from _numbers(module, target.id, value)


def _numbers(module: str, name: str, node: ast.expr) -> Iterator[Constant]:
    """Yield the numbers of an expression: itself, or the items of a flat tuple or dict of numbers."""
    number = _number(node)
    if number is not None:
        assert node.end_lineno is not None
        assert node.end_col_offset is not None
        yield Constant(module, name, number, node.lineno, node.col_offset, node.end_lineno, node.end_col_offset)
    elif isinstance(node, ast.Tuple):
        for n, item in enumerate(node.elts):
            if _number(item) is not None:
                yield from _numbers(module, f"{name}[{n}]", item)
    elif isinstance(node, ast.Dict):
        for key, item in zip(node.keys, node.values, strict=True):
            if key is not None and _number(item) is not None:
                yield from _numbers(module, f"{name}[{ast.unparse(key)}]", item)


def _number(node: ast.expr) -> float | None:
    """Return the value of a plain number, or of a sum or product of plain numbers; None for anything else."""
    if not all(
        isinstance(part, (ast.Constant, ast.UnaryOp, ast.BinOp, ast.operator, ast.unaryop)) for part in ast.walk(node)
    ):
        return None
    value = eval(compile(ast.Expression(node), "<constant>", "eval"), {"__builtins__": {}})
    return value if isinstance(value, (int, float)) and not isinstance(value, bool) else None
