"""``tracker log``: who did what in a store."""

from __future__ import annotations

from shlex import join
from typing import TYPE_CHECKING

import click

from tracker.cli.options import complete_stage, instrument_option, json_option, store_option
from tracker.cli.output import print_json, text_width
from tracker.cli.pager import no_pager_option, page
from tracker.errors import InputError
from tracker.report.terminal.plain import safe, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.services.history import HistoryEntry
    from tracker.services.stores import LazyStore

_INDENT = "    "


@click.command(
    epilog="""\b
Examples:
  tracker log
  tracker log 2017-final
  tracker log --json
"""
)
@click.argument("words", nargs=-1, metavar="[STAGE]", shell_complete=complete_stage)
@json_option
@store_option
@instrument_option
@no_pager_option
def command(words: tuple[str, ...], store: LazyStore, instrument: str, *, as_json: bool) -> None:
    """Show who did what in a store.

    The drafts that were added, replaced, renamed, corrected and released, newest first, by whom and why; with STAGE
    only what concerns that stage.
    """
    from tracker.services.history import history  # noqa: PLC0415 – loaded when used, for a fast --help
    from tracker.services.naming import name_text  # noqa: PLC0415 – loaded when used

    store.require_folder()
    named = name_text(words, store, instrument) if words else None
    stage, provision = (named.text, named.provision) if named else ("", "")
    if provision:
        raise InputError(
            f"“{provision}” is not a stage",
            cause="tracker log tells who did what in a store",
            remedy=f"for the life of a provision, type: {join(['tracker', 'history', *words])}",
        )
    entries = history(store.get(), stage, instrument)
    if as_json:
        print_json("log", commits=[_row(entry) for entry in entries])
        return
    page("\n".join(line for entry in entries for line in _lines(entry)))


def _wrap(words: str, first: str = "", rest: str | None = None) -> str:
    return wrap(safe(words), first=first, rest=rest, width=text_width())


def _lines(entry: HistoryEntry) -> Iterator[str]:
    commit = entry.commit
    for release in entry.releases:
        day = release.time.iso()[:10] if release.time else commit.at[:10]
        signed = ", signed" if release.signed else ""
        yield _wrap(f"{day}  Release {release.tag}{signed}", rest=_INDENT)
        yield _wrap(f"by {release.author or 'an unnamed person'}", first=_INDENT)
    if entry.concerned:
        yield _wrap(f"{commit.at[:10]}  {commit.subject}", rest=_INDENT)
        yield _wrap(f"by {commit.author}, commit {commit.id[:10]}", first=_INDENT)
        if commit.reason:
            yield _wrap(" ".join(commit.reason.split()), first=f"{_INDENT}because: ")


def _row(entry: HistoryEntry) -> dict[str, object]:
    commit = entry.commit
    return {
        "commit": commit.id,
        "at": commit.at,
        "author": commit.author,
        "subject": commit.subject,
        "reason": commit.reason or None,
        "states": [{"name": name, "value": value} for name, value in commit.trailers],
        "releases": [release.tag for release in entry.releases],
    }
