"""``tracker concordance``: which article is which."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.cli.comparing import compared, sides
from tracker.cli.output import deliver, force_option, output_option

if TYPE_CHECKING:
    from pathlib import Path


@click.command(
    epilog="""\b
Examples:
  tracker concordance 2014-avant-projet 2017-final
  tracker concordance old.txt new.txt --format json
  tracker concordance 2014-avant-projet 2017-final --level all --format csv -o table.csv
"""
)
@sides
@click.option(
    "--format", "form", type=click.Choice(["table", "json", "csv"]), default="table", show_default=True,
    help="A table to read, JSON for programs, CSV for spreadsheets.",
)  # fmt: skip
@click.option(
    "--level", type=click.Choice(["article", "all"]), default="article", show_default=True,
    help="Articles only, or also the preamble, divisions, paragraphs and subparagraphs.",
)  # fmt: skip
@output_option
@force_option
def command(
    before: str,
    after: str,
    folder: Path | None,
    instrument: str,
    language: str,
    form: str,
    level: str,
    output: Path | None,
    *,
    force: bool,
) -> None:
    """Make the table of concordance.

    BEFORE and AFTER are stages, release tags, or files. Each row says what became of an article, and why
    that is known. "Probably" marks what is likely but not sure.
    """
    from tracker.model.provision import Kind  # noqa: PLC0415 – loaded when used, for a fast --help
    from tracker.report.tables import LISTED, as_csv, as_json  # noqa: PLC0415
    from tracker.report.terminal import concordance_table  # noqa: PLC0415

    found = compared(before, after, folder, instrument, language, report_language="en" if form == "table" else "")
    rows = found.view.rows_of([Kind.ARTICLE] if level == "article" else LISTED)
    if form == "json":
        text = as_json(found.view, rows, (found.before.source_sha256, found.after.source_sha256))
    elif form == "csv":
        text = as_csv(found.view, rows)
    else:
        text = concordance_table(found.view, rows, found.notices())
    deliver(text, output, force=force)
