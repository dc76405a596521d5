"""Changes that are known to be small: print, numbers, references that follow, and the same words in other letters."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from tracker.language.scripts import without_accents
from tracker.model.redline import BlockPart, ChangeCategory, RunKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.model.redline import Run
    from tracker.report.view.redline_view import RedlineView

_SPELLINGS = re.compile(r"(?<=[a-z]{3})is(?=(?:e|ed|es|ing|ation|ations|er|ers)(?![a-z]))")
"""British endings, which the documents of the UN write with z: "organise", "mobilisation"."""


_SMALL = (ChangeCategory.TYPOGRAPHY, ChangeCategory.CONSEQUENTIAL)


def has_small(view: RedlineView) -> bool:
    """Return whether some difference is one of print, style, numbers, or references that follow, and can be hidden."""
    lines = [runs for line in view.lines if len(runs := line.block.runs) > 1 or not line.untouched]
    return any(
        run.category in _SMALL or run.part is not BlockPart.TEXT
        for runs in lines
        for run in runs
        if run.kind is not RunKind.KEPT
    ) or any(map(style_runs, lines))


def style_runs(runs: Sequence[Run]) -> frozenset[int]:
    """Return the numbers of the runs of a block that change the style alone: words that went and came in other letters.

    Only words that stand next to each other are compared, and only case, accents, hyphens, blanks and the endings -ise
    and -ize make no difference. Whatever differs more is to be read.

    Args:
        runs: The runs of a block.

    >>> from tracker.model.redline import Run
    >>> sorted(style_runs([Run(RunKind.DELETED, "nonmarket"), Run(RunKind.INSERTED, "non-market")]))
    [0, 1]
    >>> sorted(style_runs([Run(RunKind.DELETED, "shall"), Run(RunKind.INSERTED, "should")]))
    []
    """
    found: set[int] = set()
    for n in range(len(runs) - 1):
        gone, new = runs[n], runs[n + 1]
        if gone.kind is not RunKind.DELETED or new.kind is not RunKind.INSERTED or _has_neighbour(runs, n):
            continue
        if all(run.part is BlockPart.TEXT and run.category is ChangeCategory.WORDS for run in (gone, new)):
            key = _key(gone.text)
            if key and key == _key(new.text):
                found |= {n, n + 1}
    return frozenset(found)


def _has_neighbour(runs: Sequence[Run], n: int) -> bool:
    """Return whether another change touches a pair: then it is a part of a longer one."""
    before = n > 0 and runs[n - 1].kind is not RunKind.KEPT
    return before or (n + 2 < len(runs) and runs[n + 2].kind is not RunKind.KEPT)


@lru_cache(maxsize=4096)
def _key(words: str) -> str:
    folded = _SPELLINGS.sub("iz", without_accents(words))
    return "".join(char for char in folded if char.isalnum())
