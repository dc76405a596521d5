"""``tracker release``: a stage tagged as released."""

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
  tracker release 2017-final
  tracker release 2017-final --author "Ana Sá <ana@example.org>" --at 2017-04-25
  tracker release 2017-final --author "Ana Sá <ana@example.org>" --sign ~/.ssh/id_ed25519
"""
)
@click.argument("stage", shell_complete=complete_stage)
@click.option(
    "--sign",
    "key",
    default="",
    metavar="KEY",
    envvar="TRACKER_KEY",
    help="Sign it with this key: a file with an SSH key, or the fingerprint of a GnuPG key. Without it TRACKER_KEY, or "
    "no signature.",
)
@store_option
@instrument_option
@author_option
@at_option
def command(stage: str, key: str, store: LazyStore, instrument: str, author: Author, at: Timestamp) -> None:
    """Tag a stage as released.

    The tag draft/INSTRUMENT/STAGE states the digest of the text in every language, the changes of each article since
    the stage before, and the previous release. A release never changes: a later correction of the stage leaves the
    released text as it was.
    """
    from tracker.report.terminal.plain import notice_text, wrap  # noqa: PLC0415 – loaded when used, for a fast --help
    from tracker.services.releases import release  # noqa: PLC0415 – loaded when used

    done = release(store.get(), stage, instrument=instrument, key=key, author=author, at=at)
    made = done.release
    signed = f", signed by {made.author}" if made.signed else ""
    click.echo(f"Released as {made.tag}, tag object {made.tag_id}{signed}.")
    if made.signed and not done.has_signers:
        hint = (
            "The store named no signers at the time of this release, so only those who name the key can verify the "
            "signature: tracker verify --signers. For the next release: tracker trust KEY.pub --signer 'NAME <MAIL>'"
        )
        click.echo(wrap(hint), err=True)
    for text in done.texts:
        click.echo(f"  {text.language}: sha256 {text.sha256}")
    for text in done.texts:
        if notice := notice_text(text.draft.front):
            click.echo(notice)
