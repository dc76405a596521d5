"""Options that several commands share, and the store they lead to."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tracker.errors import InputError, StoreError
from tracker.store.formats.authorship import DEFAULT_AUTHOR, Author, Timestamp

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from tracker.store.releases.signatures import Signers
    from tracker.store.store import Store


def _author(ctx: click.Context, param: click.Parameter, value: str | None) -> Author:
    del ctx, param
    return Author.parse(value) if value is not None else DEFAULT_AUTHOR


def _when(ctx: click.Context, param: click.Parameter, value: str | None) -> Timestamp:
    del ctx, param
    if value is not None:
        return Timestamp.parse(value)
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return Timestamp.of_epoch(epoch) if epoch else Timestamp.now()


store_option = click.option(
    "--store",
    "folder",
    metavar="DIR",
    envvar="TRACKER_STORE",
    type=click.Path(path_type=Path),
    help="The store; else TRACKER_STORE, else the one that encloses the current folder.",
)
instrument_option = click.option(
    "--instrument", default="", metavar="NAME", help="Which instrument, where there is more than one."
)
language_option = click.option(
    "--language", default="", metavar="TAG", help="Which language, where there is more than one: fr, en, zh."
)
author_option = click.option(
    "--author",
    metavar="'NAME <MAIL>'",
    envvar="TRACKER_AUTHOR",
    callback=_author,
    help=f"Who answers for it; else TRACKER_AUTHOR, else {DEFAULT_AUTHOR}.",
)
at_option = click.option(
    "--at",
    metavar="TIME",
    callback=_when,
    help="Timestamp, in ISO form (UTC unless it says otherwise); else SOURCE_DATE_EPOCH, else now.",
)


def _when_if_known(ctx: click.Context, param: click.Parameter, value: str | None) -> Timestamp | None:
    return _when(ctx, param, value) if value is not None or os.environ.get("SOURCE_DATE_EPOCH") else None


signed_at_option = click.option(
    "--at",
    metavar="TIME",
    callback=_when_if_known,
    help="Timestamp, in ISO form (UTC unless it says otherwise); else SOURCE_DATE_EPOCH, else nothing is said.",
)


def _signers(ctx: click.Context, param: click.Parameter, value: Path | None) -> Signers | None:
    del ctx, param
    if value is None:
        return None
    from tracker.store.releases.signatures import Signers  # noqa: PLC0415 – loaded when used, for a fast --help

    try:
        content = value.read_bytes()
    except OSError as error:
        raise InputError(f"{value} cannot be read", cause=error.strerror or str(error)) from None
    armoured = content.lstrip().startswith(b"-----BEGIN PGP")
    return Signers(keys=(content,)) if armoured else Signers(allowed=content)


signers_option = click.option(
    "--signers",
    metavar="FILE",
    type=click.Path(path_type=Path),
    callback=_signers,
    help="Whose signatures count: an allowed-signers file of OpenSSH, or a GnuPG key, that you have from them; "
    "else those whom the store names.",
)


def stage_names(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The stages and release tags of the store that begin so, for the shell; and files, which it knows itself."""
    del param
    from click.shell_completion import CompletionItem  # noqa: PLC0415 – loaded when the shell asks

    try:
        with open_store(ctx.params.get("folder")) as store:
            names = [stage.slug for each in store.instruments() for stage in each.stages]
            names += [each.tag for each in store.releases()]
    except StoreError:
        names = []
    found = [CompletionItem(name) for name in names if name.startswith(incomplete)]
    return [*found, CompletionItem(incomplete, type="file")]


def store_class() -> type[Store]:
    """The store's class, loaded only now: it takes a tenth of a second, and needs git on the machine.

    Raises:
        StoreError: If there is no git.
    """
    try:
        from tracker.store.store import Store  # noqa: PLC0415 – see above; help and files need no git
    except ImportError as error:
        raise StoreError(
            "git cannot be run", cause=str(error).splitlines()[0], remedy="install git and put it on the PATH"
        ) from error
    return Store


def open_store(folder: Path | None) -> Store:
    """Open the store that is meant; to be used in a ``with`` statement.

    Args:
        folder: What ``--store`` or ``TRACKER_STORE`` says, if anything.

    Raises:
        StoreError: If there is none.
    """
    return store_class().open(store_folder(folder))


def store_folder(folder: Path | None) -> Path:
    """The folder of the store that is meant.

    Args:
        folder: What ``--store`` or ``TRACKER_STORE`` says, if anything.

    Raises:
        StoreError: If there is none.
    """
    found = folder or store_class().enclosing(Path.cwd())
    if found is None:
        raise StoreError(
            f"No store encloses {Path.cwd()}",
            remedy="go into a store, name one with --store DIR, or make one with tracker init DIR",
        )
    return found
