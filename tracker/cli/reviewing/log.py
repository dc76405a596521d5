"""``tracker log``: who did what, and the descent of an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.cli.options import complete_stage, instrument_option, json_option, language_option, store_option
from tracker.cli.output import print_json, text_width
from tracker.cli.pager import no_pager_option, page
from tracker.errors import InputError
from tracker.report.terminal.plain import safe, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.services.history import Descent, HistoryEntry
    from tracker.services.stores import LazyStore

_INDENT = "    "


@click.command(
    epilog="""\b
Examples:
  tracker log
  tracker log 2017-final
  tracker log 2017-final article 5
  tracker log article 5
  tracker log --json
"""
)
@click.argument("words", nargs=-1, metavar="[STAGE] [PROVISION]", shell_complete=complete_stage)
@json_option
@store_option
@instrument_option
@language_option
@no_pager_option
def command(words: tuple[str, ...], store: LazyStore, instrument: str, language: str, *, as_json: bool) -> None:
    """Show who did what, or the descent of an article.

    Without PROVISION: the drafts that were added, replaced, renamed, corrected and released, newest first, by whom and
    why; with STAGE only what concerns that stage. With PROVISION: what it was in each stage before, back to the first;
    without STAGE it is looked up in the newest.
    """
    from tracker.services.history import descent, history  # noqa: PLC0415 – loaded when used, for a fast --help
    from tracker.services.naming import name_text  # noqa: PLC0415 – loaded when used

    store.require_folder()
    named = name_text(words, store, instrument) if words else None
    stage, provision = (named.text, named.provision) if named else ("", "")
    if provision:
        if as_json:
            raise InputError("--json is only for the history of stages", remedy="leave it out, or the provision")
        found = descent(store.get(), stage, provision, instrument=instrument, language=language)
        page("\n".join(_descent_lines(found, provision)))
        return
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


def _descent_lines(descent: Descent, provision: str) -> Iterator[str]:
    yield _wrap(f"“{provision}” of {descent.stage}, back to {descent.first}:")
    for step in descent.steps:
        yield ""
        yield f"{step.before} → {step.after}"
        for row in step.rows:
            facts = ", ".join(step.words[fact] for fact in row.facts)
            maybe = "probably " if row.probably else ""
            was = f"was {maybe}{row.before}: " if row.row.before else ""
            reason = f" ({row.reason})" if row.reason else ""
            yield _wrap(f"{row.after} {was}{facts}{reason}", first="  ", rest=_INDENT)
