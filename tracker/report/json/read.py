"""Read both texts back out of a finished JSON redline; shares no code with the module that writes it."""

from __future__ import annotations

import json
from typing import Any

from tracker.errors import ProofError
from tracker.model.block import Block, BlockKind
from tracker.report.joined_blocks import JoinedBlocks

_SIDES = (("before", "inserted"), ("after", "deleted"))
"""Each text, and the kind of run that is not part of it."""


def read_back(page: bytes) -> tuple[list[Block], list[Block]]:
    """Read both texts out of a finished file.

    Args:
        page: The bytes of the file.

    Returns:
        The blocks before and after, each in the order of its own text.

    Raises:
        ProofError: If it is not a redline of this program, or holds a block twice.
    """
    data = _parse_object(page)
    try:
        before, after = (_read_blocks(data, side, absent) for side, absent in _SIDES)
    except (LookupError, TypeError, ValueError) as error:
        raise ProofError(
            "The file is not a redline of this program", cause=f"{type(error).__name__}: {error}"
        ) from None
    return before, after


def read_seal(page: bytes) -> dict[str, str]:
    """Read the statements of the seal by name; empty for a file without a seal.

    Args:
        page: The bytes of the file.

    Raises:
        ProofError: If it is not JSON.
    """
    seal = _parse_object(page).get("seal")
    return {str(name): str(value) for name, value in seal.items()} if isinstance(seal, dict) else {}


def _parse_object(page: bytes) -> dict[str, Any]:
    try:
        data = json.loads(page)
    except (ValueError, RecursionError) as error:
        raise ProofError("The file is not JSON", cause=str(error)) from None
    if not isinstance(data, dict):
        raise ProofError("The file is not a redline of this program")
    return data


def _read_blocks(data: dict[str, Any], side: str, absent: str) -> list[Block]:
    blocks = JoinedBlocks()
    for block in (block for section in data["sections"] for block in section["blocks"]):
        runs = [run for run in block["runs"] if run["kind"] != absent]
        words = "".join(run["text"] for run in runs)
        place = block[side]
        if place is None:
            if words:
                raise ProofError("The file gives words to a text in which their line does not occur", cause=words[:80])
            continue
        piece = f".{place['piece']}{'' if place['ends'] else '+'}" if "piece" in place else ""
        calls = tuple(int(n) for run in runs for n in run.get(f"calls_{side}", ()))
        blocks.add(f"{place['order']}{piece}", Block(BlockKind(place["mark"]), words, int(place["level"]), calls))
    return blocks.blocks()
