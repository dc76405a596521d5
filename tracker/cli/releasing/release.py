"""``tracker release``: a stage tagged as released, or a release signed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.cli.options import at_option, author_option, complete_stage, instrument_option, store_option

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.services.releases import Released
    from tracker.services.stores import LazyStore
    from tracker.store.formats.authorship import Author, Timestamp


@click.command(
    epilog="""\b
Examples:
  tracker release 2017-final
  tracker release 2017-final --author "Ana Sá <ana@example.org>" --at 2017-04-25
  tracker release 2017-final --author "Ana Sá <ana@example.org>" --sign ~/.ssh/id_ed25519
  tracker release draft/solidarity/2017-final --author "Li Wei <li@example.org>" --sign ~/.ssh/id_ed25519
"""
)
@click.argument("stage", shell_complete=complete_stage)
@click.option(
    "--sign",
    "key",
    default="",
    metavar="KEY",
    envvar="TRACKER_KEY",
    help="Sign it with this key: a file with an SSH key, or the fingerprint of a GnuPG key. If not given: TRACKER_KEY, "
    "else no signature.",
)
@store_option
@instrument_option
@author_option
@at_option
def command(stage: str, key: str, store: LazyStore, instrument: str, author: Author, at: Timestamp) -> None:
    """Tag a stage as released, or sign a release.

    The tag draft/INSTRUMENT/STAGE states the digest of the text in every language, the changes of each article since
    the stage before, and the previous release. A release never changes: a later correction of the stage leaves the
    released text as it was.

    --sign signs it. A stage that is released already is signed by the same command: the signature stands beside the
    release, as a tag of its own, and several people can sign one release. For a release whose stage was changed since,
    name its tag instead of STAGE.
    """
    from tracker.report.terminal.plain import notice_text, wrap, wrap_message  # noqa: PLC0415 – loaded when used, for a fast --help
    from tracker.services.releases import release  # noqa: PLC0415 – loaded when used

    done = release(store.get(), stage, instrument=instrument, key=key, author=author, at=at)
    click.echo(wrap(_headline(done, author)))
    for hint in _hints(done):
        click.echo(wrap_message(hint), err=True)
    for text in done.texts:
        click.echo(f"  {text.language}: sha256 {text.sha256}")
    for text in done.texts:
        if notice := notice_text(text.draft.front):
            click.echo(notice)


def _headline(done: Released, author: Author) -> str:
    """Return what was done, in one sentence."""
    made = done.release
    if done.outcome == "released":
        signed = f", signed by {made.author}" if made.signed else ""
        return f"Released as {made.tag}, tag object {made.tag_id}{signed}."
    when = f"on {made.time.iso()[:10]}" if made.time else "before"
    if done.outcome == "signed":
        return f"Signed by {author}: {made.tag}, released {when}. The release itself did not change."
    by = f" by {made.author}" if made.author else ""
    signers = [str(item.author) for item in done.signatures]
    if made.signed and made.author:
        signers.insert(0, str(made.author))
    signed = f"It is signed by {', '.join(signers)}." if signers else ""
    return f"Nothing to do: {made.tag} was released {when}{by}, with these texts. {signed}".rstrip()


def _hints(done: Released) -> Iterator[str]:
    """Yield what the person may want to do next."""
    stage = done.release.stage
    if not done.release.signed and not done.signatures:
        yield (
            "It is not signed. The person who answers for it can sign it at any time: tracker release "
            f'{stage} --sign KEY --author "NAME <MAIL>"'
        )
    elif not done.has_signers:
        yield (
            "The store names nobody who may sign, so only those who name the key themselves can verify the signature "
            "(tracker verify --signers FILE). To name its owner in the store: tracker trust KEY.pub --signer "
            '"NAME <MAIL>"'
        )
