"""``tracker rename``: another name for a stage."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.cli.options import at_option, author_option, instrument_option, open_store, stage_names, store_option

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.store.formats.authorship import Author, Timestamp


@click.command(
    epilog="""\b
Examples:
  tracker rename 2014-draft 2014-avant-projet --reason "the name that everybody uses"
"""
)
@click.argument("old", shell_complete=stage_names)
@click.argument("new")
@click.option("--reason", default="", help="Why.")
@store_option
@instrument_option
@author_option
@at_option
def command(
    old: str, new: str, reason: str, folder: Path | None, instrument: str, author: Author, at: Timestamp
) -> None:
    """Give a stage another name.

    Its texts and what people said of it go with it; the history keeps the old name, with the reason. A released stage
    keeps its name.
    """
    with open_store(folder) as store:
        made = store.rename(old, new, instrument=instrument, reason=reason, author=author, at=at)
    click.echo(f"Stage {old} is {new} now.\nCommit {made}")
