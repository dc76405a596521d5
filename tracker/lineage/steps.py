"""One step of a lineage: the comparison of a stage with one of its predecessors, as far as the lineage needs it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.diff.prepare.tokens import folded_words
from tracker.model.lineage import Link
from tracker.model.provision import Eid
from tracker.model.redline import BlockPart, RunKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracker.model.concordance import Correspondence
    from tracker.model.redline import Redline, RedlineSection


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """The comparison of a stage with one of its predecessors.

    Attributes:
        rows: The rows of the concordance.
        sections: The text with its marks, in the order of reading.
        kept: The number of words that the redline leaves unmarked in each provision after that has any.
    """

    rows: tuple[Correspondence, ...]
    sections: tuple[RedlineSection, ...]
    kept: Mapping[Eid, int]


def step_of(redline: Redline) -> Step:
    """Return a comparison as a step."""
    return Step(rows=redline.concordance, sections=redline.sections, kept=_kept_words(redline))


def links_of(step: Step, before: int, after: int) -> list[Link]:
    """Return the rows of a step as links.

    Args:
        step: The step.
        before: The position of the predecessor.
        after: The position of the stage.
    """
    kept = step.kept
    return [
        Link(before=before, after=after, row=row, kept=kept.get(row.after, 0) if row.linked and row.after else 0)
        for row in step.rows
    ]


def _kept_words(redline: Redline) -> Counter[Eid]:
    """Count the unmarked words of each provision and line after, with those of all that stands in it."""
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
