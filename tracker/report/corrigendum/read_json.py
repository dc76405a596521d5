"""Reads the corrections back from a finished JSON sheet; shares nothing with the module that writes it."""

from __future__ import annotations

import json
from typing import Any

from tracker.errors import ProofError
from tracker.model.block import Block, BlockKind
from tracker.model.corrigendum import Act, Corrigendum, Rectification
from tracker.model.provision import Eid


def read_back(page: bytes) -> list[Corrigendum]:
    """Return the corrections of each language version of a sheet.

    Args:
        page: The bytes of the file.

    Raises:
        ProofError: If it is no sheet of this program.
    """
    try:
        data = json.loads(page)
        {"tracker.corrigendum/1": None}[data["schema"]]
        return [_version(version) for version in data["versions"]]
    except (ValueError, KeyError, TypeError) as error:
        raise ProofError(
            "This is not a corrigendum of this program",
            cause=f"it cannot be read: {error}",
            remedy="make it again: tracker corrigendum",
        ) from error


def _version(version: dict[str, Any]) -> Corrigendum:
    return Corrigendum(
        items=tuple(_correction(item) for item in version["corrections"]),
        notes=tuple((pair["before"], pair["after"]) for pair in version["note_numbers"]),
        share=version["changed_lines"],
    )


def _correction(item: dict[str, Any]) -> Rectification:
    return Rectification(
        act=Act(item["act"]),
        eids=tuple(map(Eid, item["eids"])),
        sentence=item["sentence"] or 0,
        words=item["words"],
        reading=item["reading"],
        calls=tuple(item["calls"]),
        new_calls=tuple(item["new_calls"]),
        behind=None if item["behind"] is None else Eid(item["behind"]),
        blocks=tuple(
            Block(BlockKind(line["kind"]), line["text"], line["level"], tuple(line["calls"])) for line in item["lines"]
        ),
        number=item["number"] or 0,
    )
