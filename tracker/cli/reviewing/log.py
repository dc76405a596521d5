"""``tracker log``: who did what, and where an article comes from."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from tracker.cli.options import instrument_option, language_option, open_store, stage_names, store_option
from tracker.errors import InputError
from tracker.report.terminal.plain import safe, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tracker.store.history import Commit
    from tracker.store.records import Release
    from tracker.store.store import Store

_INDENT = "    "


@click.command(
    epilog="""\b
Examples:
  tracker log
  tracker log 2017-final
  tracker log 2017-final "article 5"
  tracker log --json
"""
)
@click.argument("stage", default="", shell_complete=stage_names)
@click.argument("provision", default="")
@store_option
@instrument_option
@language_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(stage: str, provision: str, folder: Path | None, instrument: str, language: str, *, as_json: bool) -> None:
    """Tell who did what, and where an article comes from.

    Without a provision: what was brought in, replaced, renamed, corrected and released, newest first, by whom and why;
    with STAGE only what concerns that stage. With a provision: what it was in each stage before, back to the first.
    """
    if provision:
        if as_json:
            raise InputError("--json is for the history of stages", remedy="leave it out, or the provision")
        click.echo("\n".join(_descent(stage, provision, folder, instrument, language)))
        return
    with open_store(folder) as store:
        if stage:
            store.languages(stage, instrument=instrument)  # Says so if there is no such stage.
            stage = stage.rpartition("/")[2]
        history = store.history()
        released: dict[str, list[Release]] = {}
        for each in store.releases():
            if stage in ("", each.stage) and instrument in ("", each.instrument):
                released.setdefault(each.commit, []).insert(0, each)
    known = _known(history, stage, instrument)
    commits = [each for each in history if each.id in known or each.id in released]
    if as_json:
        rows = [_row(each, released.get(each.id, [])) for each in commits]
        click.echo(json.dumps({"schema": "tracker.log/1", "commits": rows}, ensure_ascii=False, indent=2))
        return
    click.echo("\n".join(line for each in commits for line in _told(each, released.get(each.id, []), known)))


def _known(history: list[Commit], stage: str, instrument: str) -> set[str]:
    """The commits that concern a stage, under whatever name it had."""
    found, names = set(), {stage}
    for commit in history:
        said = commit.said
        concerned = not stage or not names.isdisjoint(said.get(key, "") for key in ("Stage", "Before", "After"))
        if concerned and instrument in ("", said.get("Instrument", "")):
            found.add(commit.id)
            if stage and "Renamed-From" in said:
                names.add(said["Renamed-From"])
    return found


def _told(commit: Commit, released: list[Release], known: set[str]) -> Iterator[str]:
    for each in released:
        when = each.time.iso()[:10] if each.time else commit.at[:10]
        signed = ", signed" if each.signed else ""
        yield wrap(safe(f"{when}  Release {each.tag}{signed}"), rest=_INDENT)
        yield wrap(safe(f"by {each.author or 'somebody not stated'}"), first=_INDENT)
    if commit.id not in known:
        return
    yield wrap(safe(f"{commit.at[:10]}  {commit.subject}"), rest=_INDENT)
    yield wrap(safe(f"by {commit.author}, commit {commit.id[:10]}"), first=_INDENT)
    if commit.reason:
        yield wrap(safe(" ".join(commit.reason.split())), first=f"{_INDENT}because: ")


def _row(commit: Commit, released: list[Release]) -> dict[str, object]:
    return {
        "commit": commit.id,
        "at": commit.at,
        "author": commit.author,
        "subject": commit.subject,
        "reason": commit.reason or None,
        "states": [{"name": name, "value": value} for name, value in commit.trailers],
        "releases": [each.tag for each in released],
    }


# Where an article comes from


def _descent(stage: str, query: str, folder: Path | None, instrument: str, language: str) -> Iterator[str]:
    from tracker.addresses.lookup import find  # noqa: PLC0415 – loaded when used
    from tracker.services.compare import compared  # noqa: PLC0415 – loaded when used, for a fast --help

    with open_store(folder) as store:
        line = list(_line(store, stage, instrument))
        language = language or _language(store, line, instrument)
        draft = store.text(stage, instrument=instrument, language=language).draft
    eids = {each.eid for each in find(draft, query)}
    if not eids:
        from tracker.addresses.lookup import suggestions  # noqa: PLC0415 – loaded when used

        near = ", ".join(suggestions(draft, query))
        raise InputError(f"There is no “{query}” in {stage}", cause=f"near it are: {near}" if near else "")
    yield wrap(safe(f"“{query}” of {stage}, back to {line[-1]}:"))
    for before, after in zip(line[1:], line, strict=False):
        found = compared(before, after, folder, instrument, language, report_language="en", quiet=True)
        rows = [row for row in found.view.rows if row.row.after in eids]
        yield ""
        yield f"{before} -> {after}"
        for row in rows:
            facts = ", ".join(found.view.words[fact] for fact in row.facts)
            maybe = "probably " if row.probably else ""
            was = f"was {maybe}{row.before}: " if row.row.before else ""
            reason = f" ({row.reason})" if row.reason else ""
            yield wrap(safe(f"{row.after} {was}{facts}{reason}"), first="  ", rest=_INDENT)
        eids = {row.row.before for row in rows if row.row.before}
        if not eids:
            return


def _line(store: Store, stage: str, instrument: str) -> Iterator[str]:
    """The stage, and those it was drafted from, back to the first."""
    store.languages(stage, instrument=instrument)
    having = [each for each in store.instruments() if instrument in ("", each.slug) and each.stage(stage)]
    found = having[0].stage(stage) if having else None
    if found is None:
        raise InputError(f"{stage} is no stage", remedy="name a stage; tracker stages lists them")
    seen: set[str] = set()
    while found and found.slug not in seen:
        seen.add(found.slug)
        yield found.slug
        found = having[0].stage(found.predecessor)


def _language(store: Store, line: list[str], instrument: str) -> str:
    """The one language that all of them stand in; empty leaves the choice, or the error, to others."""
    common = set.intersection(*(set(store.languages(each, instrument=instrument)) for each in line))
    return common.pop() if len(common) == 1 else ""
