"""``tracker release``: a stage tagged."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.cli.options import at_option, author_option, instrument_option, open_store, stage_names, store_option
from tracker.report.terminal.plain import notice_text, wrap

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.store.formats.authorship import Author, Timestamp
    from tracker.store.store import Store


@click.command(
    epilog="""\b
Examples:
  tracker release 2017-final
  tracker release 2017-final --author "Ana Sá <ana@example.org>" --at 2017-04-25
  tracker release 2017-final --author "Ana Sá <ana@example.org>" --sign ~/.ssh/id_ed25519
"""
)
@click.argument("stage", shell_complete=stage_names)
@click.option(
    "--sign",
    "key",
    default="",
    metavar="KEY",
    envvar="TRACKER_KEY",
    help="Sign it: a file with an SSH key, or the fingerprint of a GnuPG key; else TRACKER_KEY, else unsigned.",
)
@store_option
@instrument_option
@author_option
@at_option
def command(stage: str, key: str, folder: Path | None, instrument: str, author: Author, at: Timestamp) -> None:
    """Tag a stage as released.

    The tag draft/INSTRUMENT/STAGE states the digest of the text in every language, what changed article by article
    since the stage before, and which release was the one before. A release never changes: a later correction of the
    stage leaves the released text as it was.
    """
    with open_store(folder) as store:
        notes = _notes(store, stage, instrument)
        made = store.release(stage, instrument=instrument, notes=notes, key=key, author=author, at=at)
        trusted = store.has_signers()
        texts = [store.text(made.tag, language=language) for language in made.sha256]
    signed = f", signed by {made.author}" if made.signed else ""
    click.echo(f"Released as {made.tag}, tag object {made.tag_id}{signed}.")
    if made.signed and not trusted:
        hint = (
            "The store named nobody who may sign when this was released, so the signature is proved only by who names "
            "the key with tracker verify --signers. For the next release: tracker trust KEY.pub --signer 'NAME <MAIL>'"
        )
        click.echo(wrap(hint), err=True)
    for text in texts:
        click.echo(f"  {text.language}: sha256 {text.sha256}")
    for text in texts:
        if said := notice_text(text.draft.front):
            click.echo(said)


def _notes(store: Store, stage: str, instrument: str) -> str:
    """What changed since the stage before, in each language that both stand in."""
    from tracker.diff.concordance.rows import rows_in_order_before  # noqa: PLC0415 – loaded when used
    from tracker.report.release_notes import release_notes  # noqa: PLC0415 – loaded when used
    from tracker.report.table.rows import build_table  # noqa: PLC0415 – loaded when used
    from tracker.services.compare import compared  # noqa: PLC0415 – loaded when used, for a fast --help

    languages = store.languages(stage, instrument=instrument)
    having = [each for each in store.instruments() if instrument in ("", each.slug) and each.stage(stage)]
    described = having[0].stage(stage) if having else None
    slug = having[0].slug if having else ""
    notes = []
    for before in described.predecessors if described else ():
        for language in (each for each in store.languages(before, instrument=slug) if each in languages):
            found = compared(before, stage, store.folder, slug, language, quiet=True)
            notes.append(release_notes(build_table(found.view, rows_in_order_before(found.redline))))
    return "\n\n".join(notes)
