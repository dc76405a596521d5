"""Reads a finished JSON redline back into both texts; shares nothing with the code that writes it."""

from __future__ import annotations

import json
from typing import Any

from tracker.errors import ProofError
from tracker.model.block import Block, BlockKind

_SIDES = (("before", "inserted"), ("after", "deleted"))
"""Each text, and the kind of run that does not stand in it."""


def read_back(page: bytes) -> tuple[list[Block], list[Block]]:
    """Both texts out of a finished file.

    Args:
        page: The bytes of the file.

    Returns:
        The blocks before and after, each in the order of its own text.

    Raises:
        ProofError: If it is no redline of ours, or a place in it is taken twice.
    """
    data = _opened(page)
    try:
        before, after = (_text(data, *each) for each in _SIDES)
    except (LookupError, TypeError, ValueError) as error:
        raise ProofError("The file is no redline of ours", cause=f"{type(error).__name__}: {error}") from None
    return before, after


def read_seal(page: bytes) -> dict[str, str]:
    """What the file says of itself, by name; empty if it says nothing.

    Args:
        page: The bytes of the file.

    Raises:
        ProofError: If it is no JSON.
    """
    said = _opened(page).get("seal")
    return {str(name): str(value) for name, value in said.items()} if isinstance(said, dict) else {}


def _opened(page: bytes) -> dict[str, Any]:
    try:
        data = json.loads(page)
    except (ValueError, RecursionError) as error:
        raise ProofError("The file is no JSON", cause=str(error)) from None
    if not isinstance(data, dict):
        raise ProofError("The file is no redline of ours")
    return data


def _text(data: dict[str, Any], side: str, absent: str) -> list[Block]:
    found: dict[int, Block] = {}
    for block in (block for section in data["sections"] for block in section["blocks"]):
        runs = [run for run in block["runs"] if run["kind"] != absent]
        words = "".join(run["text"] for run in runs)
        place = block[side]
        if place is None:
            if words:
                raise ProofError("Words stand in a text in which their block does not", cause=words[:80])
            continue
        if place["order"] in found:
            raise ProofError("The file does not hold every block once", cause="a place is taken twice")
        calls = tuple(int(n) for run in runs for n in run.get(f"calls_{side}", ()))
        found[int(place["order"])] = Block(BlockKind(place["mark"]), words, int(place["level"]), calls)
    return [block for _, block in sorted(found.items())]
