"""The matrix of provisions and stages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.language.interface import words_of
from tracker.report.matrix.view import MAIN_KINDS, MatrixView

if TYPE_CHECKING:
    from tracker.services.lineage.read import OpenLineage


def matrix(opened: OpenLineage, *, everything: bool = False, report_language: str = "") -> MatrixView:
    """Return the matrix of some stages.

    Args:
        opened: The lineage.
        everything: Give recitals, paragraphs and points rows, too.
        report_language: Language of the report's own words; that of the texts if empty.
    """
    reader = opened.reader
    return MatrixView(
        lineage=reader.full if everything else reader.main,
        shown=opened.shown,
        instrument=opened.instrument,
        title=title_of(opened),
        words=words_of(report_language or opened.language),
        kinds=() if everything else MAIN_KINDS,
        left_out=opened.left_out,
    )


def title_of(opened: OpenLineage) -> str:
    """Return the title of the newest text that states one; empty for none."""
    return next((stage.front.title for stage in reversed(opened.reader.stages) if stage.front.title), "")
