"""The sample drafts that travel with the program, and comparisons of two drafts."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tracker.diff.redline import compare
from tracker.services.compare import Comparison, view_of_redline
from tracker.services.sources import Source
from tracker.text.parser import parse
from tracker.text.writer import digest

if TYPE_CHECKING:
    from tracker.model.block import Block
    from tracker.model.draft import DraftText


ROOT = Path(__file__).parents[2]
DRAFTS = ROOT / "drafts" / "solidarity"
STAGES = ["2013-preliminary", "2014-avant-projet", "2017-final"]
SAMPLES = [
    *combinations(STAGES, 2),
    *(pytest.param(b, a, marks=pytest.mark.slow) for a, b in combinations(STAGES, 2)),
]


def stage(name: str) -> DraftText:
    return parse((DRAFTS / f"{name}.fr.md").read_text("utf-8"))[0]


def finished(before: DraftText, after: DraftText) -> Comparison:
    """What the redline command has in hand when it writes its page."""
    one, other = (
        Source(name=draft.front.stage or name, draft=draft, sha256=digest(draft), source_sha256="")
        for name, draft in (("before.md", before), ("after.md", after))
    )
    redline = compare(before, after)
    seen = view_of_redline(redline, (one.name, other.name))
    return Comparison(before=one, after=other, redline=redline, view=seen)


def blocks(draft: DraftText) -> list[Block]:
    return [block for _, block in draft.blocks]
