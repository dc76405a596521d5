"""The messages of the program as its modules write them: errors and findings, with places for what differs."""

from __future__ import annotations

import ast
import re
from itertools import product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MADE_BY = re.compile(r"(Input|Store|Tracker)Error|Finding|_damaged|_(ok|error|warning|unproved)")
"""The functions that make a message: their arguments, and those called message, cause or remedy, are sentences."""


def messages_of(module: Path) -> Iterator[str]:
    """Yield the messages of a module, with ``{0}``, ``{1}`` … for values; one with a choice in it in every form."""
    tree = ast.parse(module.read_text("utf-8"))
    constants = {
        target.id: node.value
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and MADE_BY.fullmatch(_name(node.func)):
            for part in [
                *node.args[:1],
                *(word.value for word in node.keywords if word.arg in {"message", "cause", "remedy"}),
            ]:
                for words in _forms(part, constants):
                    if re.search(r"[A-Za-z]{3}", re.sub(r"\{\}", "", words)):
                        yield _numbered(words)


def _name(function: ast.expr) -> str:
    return (
        function.id if isinstance(function, ast.Name) else function.attr if isinstance(function, ast.Attribute) else ""
    )


def _numbered(words: str) -> str:
    pieces = words.split("{}")
    return "".join(piece if not n else f"{{{n - 1}}}{piece}" for n, piece in enumerate(pieces))


def _forms(node: ast.expr, constants: dict[str, ast.expr]) -> list[str]:
    """Return every form that an expression can have, with ``{}`` for values."""
    match node:
        case ast.Constant(value=str(words)):
            return [words]
        case ast.JoinedStr(values=parts):
            return ["".join(form) for form in product(*(_forms(part, constants) for part in parts))]
        case ast.FormattedValue(value=value):
            return _forms(value, constants)
        case ast.IfExp(body=one, orelse=other):
            return [*_forms(one, constants), *_forms(other, constants)]
        case ast.BoolOp(values=choices):
            return [form for choice in choices for form in _forms(choice, constants)]
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            return [a + b for a in _forms(left, constants) for b in _forms(right, constants)]
        case ast.BinOp(left=left, op=ast.Mult()):
            return ["", *_forms(left, constants)]
        case ast.Name(id=name) if name in constants and isinstance(constants[name], ast.Constant | ast.JoinedStr):
            found = _forms(constants[name], constants)
            return found if " " in found[0] else ["{}"]
    return ["{}"]
