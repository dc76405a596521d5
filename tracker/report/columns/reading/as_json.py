"""Read the columns back out of JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tracker.model.block import CALL

if TYPE_CHECKING:
    from collections.abc import Iterator


def read_back(page: bytes) -> Iterator[tuple[str, str]]:
    """Yield the anchor and the words of each paragraph that is text of a draft."""
    for row in json.loads(page)["rows"]:
        for column, cell in enumerate(row["cells"], 1):
            for paragraph in cell:
                words = (CALL if part["difference"] == "call" else part["text"] for part in paragraph["words"])
                yield f"c{column}_{paragraph['number']}", "".join(words)
