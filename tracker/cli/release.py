"""``tracker release``: a stage tagged."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.cli.store_options import at_option, author_option, instrument_option, open_store, store_option
from tracker.report.plain import notice_text

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.store.signature import Author, When


@click.command(
    epilog="""\b
Examples:
  tracker release 2017-final
  tracker release 2017-final --author "Ana Sá <ana@example.org>" --at 2017-04-25
"""
)
@click.argument("stage")
@store_option
@instrument_option
@author_option
@at_option
def command(stage: str, folder: Path | None, instrument: str, author: Author, at: When) -> None:
    """Tag a stage as released.

    The tag draft/INSTRUMENT/STAGE states the digest of the text in every language. A release never changes:
    a later correction of the stage leaves the released text as it was.
    """
    with open_store(folder) as store:
        made = store.release(stage, instrument=instrument, author=author, at=at)
        texts = [store.read(made.tag, language=language) for language in made.sha256]
    click.echo(f"Released as {made.tag}, tag object {made.tag_id}.")
    for text in texts:
        click.echo(f"  {text.language}: sha256 {text.sha256}")
    for text in texts:
        if said := notice_text(text.draft.front):
            click.echo(said)
