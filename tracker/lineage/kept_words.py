"""The number of words that a redline leaves unmarked in each provision."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tracker.diff.prepare.tokens import folded_words
from tracker.model.provision import Eid
from tracker.model.redline import BlockPart, RunKind

if TYPE_CHECKING:
    from tracker.model.redline import Redline


def kept_words(redline: Redline) -> Counter[Eid]:
    """Count the unmarked words of each provision and line after, with those of all that stands in it.

    Words that came from another provision count where they stand now: they are no new words.
    """
    kept = Counter[Eid]()
    for block in redline.blocks:
        if block.after is not None and block.before is not None:
            kept[block.after.eid] += sum(
                len(folded_words(run.text))
                for run in block.runs
                if run.kind is RunKind.KEPT and run.part is BlockPart.TEXT
            )
    inside = {
        unit: provision.eid
        for provision in redline.after.root.walk()
        for unit in (*(line.eid for line in provision.lines), *(child.eid for child in provision.children))
    }
    for eid in reversed(inside):  # A provision stands behind the one around it.
        kept[inside[eid]] += kept[eid]
    return kept
