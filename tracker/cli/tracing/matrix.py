"""``tracker matrix``: provisions and stages in one table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.cli.output import screen_width, stem_of
from tracker.cli.tracing.giving import following, over_stages, say_left_out
from tracker.errors import InputError
from tracker.report.formats import MATRIX_FORMATS

if TYPE_CHECKING:
    from tracker.cli.giving import Destination
    from tracker.services.stores import LazyStore


@click.command(
    epilog="""\b
Examples:
  tracker matrix
  tracker matrix 2014 2017 -o matrix.html
  tracker matrix --all -o matrix.xlsx
  tracker matrix first.docx second.docx final.docx
"""
)
@click.option("--all", "everything", is_flag=True, help="Rows for recitals, paragraphs and points, too.")
@over_stages("[STAGE]…", MATRIX_FORMATS)
def command(
    words: tuple[str, ...],
    store: LazyStore,
    instrument: str,
    language: str,
    *,
    everything: bool,
    to: Destination,
) -> None:
    """Make the matrix of provisions and stages.

    A row is one provision through all stages, under whatever number it has; a column is a stage. Each cell says what
    share of its words stayed since the stage before, and how many brackets are left. With some stages named, only these
    are compared, each with the nearest that it was drafted from.
    """
    from tracker.report.terminal.stages.matrix import matrix_text  # noqa: PLC0415 – loaded when used
    from tracker.services.lineage.matrix import matrix  # noqa: PLC0415 – loaded when used, for a fast --help
    from tracker.services.lineage.read import open_lineage  # noqa: PLC0415 – loaded when used
    from tracker.services.naming import name_texts  # noqa: PLC0415 – loaded when used

    texts, provision = name_texts(words, store, instrument)
    if provision:
        raise InputError(
            f"“{provision}” is not a stage or a file",
            cause="a matrix has all provisions",
            remedy=f"name stages only; for one provision, type: tracker history {provision}",
        )
    with following():
        opened = open_lineage(texts, store, instrument=instrument, language=language)
        view = matrix(opened, everything=everything, report_language="en" if to.is_text else "")
        content = matrix_text(view, screen_width()) if to.is_text else MATRIX_FORMATS[to.form].render(view)
    say_left_out(opened)
    to.give(content, f"{stem_of(opened.name)}-matrix", sources=opened.files)
