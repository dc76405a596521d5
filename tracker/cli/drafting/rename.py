"""``tracker rename``: another name for a stage."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.cli.options import at_option, author_option, complete_stage, instrument_option, store_option

if TYPE_CHECKING:
    from tracker.services.stores import LazyStore
    from tracker.store.formats.authorship import Author, Timestamp


@click.command(
    epilog="""\b
Examples:
  tracker rename 2014-draft 2014-avant-projet --reason "the name that everybody uses"
"""
)
@click.argument("old", shell_complete=complete_stage)
@click.argument("new")
@click.option("--reason", default="", help="The reason; required.")
@store_option
@instrument_option
@author_option
@at_option
def command(old: str, new: str, reason: str, store: LazyStore, instrument: str, author: Author, at: Timestamp) -> None:
    """Rename a stage.

    Its texts and corrections move with it; the history keeps the old name, with the reason. A released stage cannot be
    renamed.
    """
    from tracker.services.naming import stage_named  # noqa: PLC0415 – loaded when used, for a fast --help

    old = stage_named(store.get(), old, instrument)
    commit = store.get().rename(old, new, instrument=instrument, reason=reason, author=author, at=at)
    click.echo(f"Stage {old} is {new} now.\nCommit {commit}")
