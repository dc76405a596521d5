"""``tracker remove``: a text that was added by mistake, taken back."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

import click

from tracker.cli.options import (
    at_option,
    author_option,
    complete_stage,
    instrument_option,
    language_option,
    store_option,
)
from tracker.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tracker.services.stores import LazyStore
    from tracker.store.formats.authorship import Author, Timestamp
    from tracker.store.records import RemoveResult


@click.command(
    epilog="""\b
Examples:
  tracker remove 2015-draft --reason "the wrong file was added"
  tracker remove 2017-final --language es --reason "it is a machine translation"
  tracker remove 2017-final --all-languages --reason "it belongs to another treaty"
  tracker remove 2015-draft --reason "the wrong file was added" --dry-run
"""
)
@click.argument("stage", shell_complete=complete_stage)
@click.option("--reason", default="", help="The reason; required.")
@store_option
@instrument_option
@language_option
@click.option("--all-languages", is_flag=True, help="Remove the texts in all languages, and the stage with them.")
@click.option("--dry-run", is_flag=True, help="Show what would be removed, and remove nothing.")
@author_option
@at_option
def command(
    stage: str,
    reason: str,
    store: LazyStore,
    instrument: str,
    language: str,
    author: Author,
    at: Timestamp,
    *,
    all_languages: bool,
    dry_run: bool,
) -> None:
    """Remove a text that was added by mistake.

    The stage goes with its last text, and so do its comments and the corrections about it. Stages that were drafted
    from it follow the stage that it was drafted from. The history keeps all of it, with the reason. A text that is
    released cannot be removed.
    """
    from tracker.report.terminal.plain import wrap  # noqa: PLC0415 – loaded when used, for a fast --help
    from tracker.services.naming import stage_named  # noqa: PLC0415 – loaded when used
    from tracker.services.remove import remove  # noqa: PLC0415 – loaded when used

    if language and all_languages:
        raise InputError("--language names one text, --all-languages means all", remedy="give one of them")
    removed = remove(
        store.get(),
        stage_named(store.get(), stage, instrument),
        reason=reason,
        instrument=instrument,
        language=language,
        all_languages=all_languages,
        dry_run=dry_run,
        author=author,
        at=at,
    )
    for sentence in _sentences(removed, planned=dry_run):
        click.echo(wrap(sentence))
    if dry_run:
        click.echo("Nothing was removed (--dry-run).")
        return
    click.echo(f"Commit {removed.commit}")
    if removed.path:
        click.echo("The history keeps the text. To have it again:")
        click.echo(_restoring(removed, store.require_folder()))


def _sentences(removed: RemoveResult, *, planned: bool) -> Iterator[str]:
    languages = f" ({', '.join(removed.languages)})" if removed.languages else ""
    yield f"{'Would remove' if planned else 'Removed'} {removed.instrument} {removed.stage}{languages}."
    will = "would go" if planned else "went"
    if removed.instrument_gone:
        yield f"It was the only stage of {removed.instrument}, which {will} with it."
    elif not removed.stage_gone:
        yield "The stage stays, with its texts in other languages."
    for stage, predecessors in removed.followers:
        now = "would follow" if planned else "follows"
        yield f"{stage} {now} {' and '.join(predecessors.split()) or 'no stage'}{'' if planned else ' now'}."
    gone = [(removed.annotations, "comment or marked change", "comments and marked changes"),
            (removed.corrections, "correction of a person", "corrections of people")]  # fmt: skip
    for number, one, several in gone:
        if number:
            yield f"{number} {one if number == 1 else several} {will} with it."


def _restoring(removed: RemoveResult, folder: Path) -> str:
    """Return the commands that write the removed text into a file, and add it."""
    name = f"{removed.stage}.{removed.languages[0]}.md"
    show = ["git", "-C", str(folder), "show", f"{removed.parent[:10]}:{removed.path}"]
    return f"  {shlex.join(show)} > {name}\n  tracker add {name}"
