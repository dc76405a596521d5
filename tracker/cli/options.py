"""Options and arguments that several commands share; the store that they lead to."""

from __future__ import annotations

import os
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from tracker.errors import InputError, StoreError
from tracker.services.stores import LazyStore
from tracker.store.formats.authorship import DEFAULT_AUTHOR, Author, Timestamp

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.shell_completion import CompletionItem

    from tracker.store.releases.signatures import Signers

_F = TypeVar("_F", bound="Callable[..., Any]")


def _store(ctx: click.Context, param: click.Parameter, value: Path | None) -> LazyStore:
    del param
    return ctx.with_resource(LazyStore(value, Path.cwd()))


def _author(ctx: click.Context, param: click.Parameter, value: str | None) -> Author:
    del ctx, param
    return Author.parse(value) if value is not None else DEFAULT_AUTHOR


def _editor(ctx: click.Context, param: click.Parameter, value: str | None) -> str:
    del ctx, param
    return Author.name_in(value) if value is not None else DEFAULT_AUTHOR.name


def _when(ctx: click.Context, param: click.Parameter, value: str | None) -> Timestamp:
    return _when_stated(ctx, param, value) or Timestamp.now()


def _when_stated(ctx: click.Context, param: click.Parameter, value: str | None) -> Timestamp | None:
    del ctx, param
    if value is not None:
        return Timestamp.parse(value)
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return Timestamp.of_epoch(epoch) if epoch else None


def language_typed(ctx: click.Context, param: click.Parameter, value: str) -> str:
    """Return the tag of a language that may be typed by its name."""
    del ctx, param
    from tracker.language.tags import tag_of  # noqa: PLC0415 – loaded when used
    from tracker.store.formats.names import check_language  # noqa: PLC0415 – loaded when used

    return check_language(tag_of(value)) if value.strip() else ""


def _signers(ctx: click.Context, param: click.Parameter, value: Path | None) -> Signers | None:
    del ctx, param
    if value is None:
        return None
    from tracker.store.releases.signatures import Signers  # noqa: PLC0415 – loaded when used

    try:
        content = value.read_bytes()
    except OSError as error:
        raise InputError(f"{value} cannot be read", cause=error.strerror or str(error)) from None
    armoured = content.lstrip().startswith(b"-----BEGIN PGP")
    return Signers(keys=(content,)) if armoured else Signers(allowed=content)


def complete_stage(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return the stages and release tags that begin so, for the shell; it completes names of files itself."""
    del param
    from click.shell_completion import CompletionItem  # noqa: PLC0415 – loaded when the shell asks

    try:
        # The shell asks before any option was processed.
        named = ctx.params.get("store")
        with named if isinstance(named, LazyStore) else LazyStore(named, Path.cwd()) as lazy:
            store = lazy.get()
            names = [stage.slug for instrument in store.instruments() for stage in instrument.stages]
            names += [release.tag for release in store.releases()]
    except StoreError:
        names = []
    return [*(CompletionItem(name) for name in names if name.startswith(incomplete)),
            CompletionItem(incomplete, type="file")]  # fmt: skip


store_option = click.option(
    "--store",
    metavar="DIR",
    envvar="TRACKER_STORE",
    type=click.Path(path_type=Path),
    callback=_store,
    help="The folder of the store. If not given: TRACKER_STORE, else the store around the current folder.",
)
instrument_option = click.option(
    "--instrument", default="", metavar="NAME", help="The instrument, if the store has more than one."
)
language_option = click.option(
    "--language",
    default="",
    metavar="TAG",
    callback=language_typed,
    help="The language (fr, en, zh, or its name), where there is more than one, or a file does not say.",
)
author_option = click.option(
    "--author",
    metavar="'NAME <MAIL>'",
    envvar="TRACKER_AUTHOR",
    callback=_author,
    help=f"The author. If not given: TRACKER_AUTHOR, else {DEFAULT_AUTHOR}.",
)
editor_option = click.option(
    "--author",
    metavar="NAME",
    envvar="TRACKER_AUTHOR",
    callback=_editor,
    help=f"The author of the changes. If not given: TRACKER_AUTHOR, else {DEFAULT_AUTHOR.name}.",
)
at_option = click.option(
    "--at",
    metavar="TIME",
    callback=_when,
    help="The time, in ISO form, in UTC unless it has an offset. If not given: SOURCE_DATE_EPOCH, else now.",
)
stated_at_option = click.option(
    "--at",
    metavar="TIME",
    callback=_when_stated,
    help="The time, in ISO form, in UTC unless it has an offset. If not given: SOURCE_DATE_EPOCH, else no time.",
)
signers_option = click.option(
    "--signers",
    metavar="FILE",
    type=click.Path(path_type=Path),
    callback=_signers,
    help="The people whose signatures count, as you know them: an allowed-signers file of OpenSSH, or a GnuPG key. "
    "If not given: the signers that the store itself names.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
exit_code_option = click.option("--exit-code", "tell", is_flag=True, help="End with exit code 1 if the texts differ.")

grade_option = click.option(
    "--exit-code", "tell", is_flag=True,
    help="End with an exit code that tells the changes apart: 0 the same, 1 substance, 4 print alone, 5 moved or "
    "renumbered alone, 6 other words, which must be read.",
)  # fmt: skip


def pair_of_texts(command: Callable[..., None]) -> Callable[..., None]:
    """Add the words and options that name the two texts of a comparison and a provision of them.

    The command is called with ``before``, ``after`` and ``provision``; see :func:`tracker.services.naming.name_pair`.
    """

    @wraps(command)
    def named(*, words: tuple[str, ...], store: LazyStore, instrument: str, **others: object) -> None:
        from tracker.services.naming import name_pair  # noqa: PLC0415 – loaded when used, for a fast --help

        pair = name_pair(words, store, instrument)
        command(
            before=pair.before,
            after=pair.after,
            provision=pair.provision,
            store=store,
            instrument=instrument,
            **others,
        )

    return _with_words("[BEFORE] AFTER [PROVISION]")(named)


def text_and_provision(command: Callable[..., None]) -> Callable[..., None]:
    """Add the words and options that name one text and a provision of it.

    The command is called with ``text`` and ``provision``; see :func:`tracker.services.naming.name_text`.
    """

    @wraps(command)
    def named(*, words: tuple[str, ...], store: LazyStore, instrument: str, **others: object) -> None:
        from tracker.services.naming import name_text  # noqa: PLC0415 – loaded when used, for a fast --help

        one = name_text(words, store, instrument)
        command(text=one.text, provision=one.provision, store=store, instrument=instrument, **others)

    return _with_words("[TEXT] [PROVISION]")(named)


def _with_words(metavar: str) -> Callable[[_F], _F]:
    def decorate(command: _F) -> _F:
        for option in (language_option, instrument_option, store_option):
            command = option(command)
        return click.argument("words", nargs=-1, metavar=metavar, shell_complete=complete_stage)(command)

    return decorate
