"""``tracker add``: a file kept as a stage's text."""

from __future__ import annotations

import json
import shlex
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from tracker.cli.options import at_option, author_option, language_typed, store_option
from tracker.cli.paths import FILE_TO_READ
from tracker.errors import InputError, TrackerError
from tracker.model.stage import Authenticity, FrontMatter

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tracker.model.draft import DraftText
    from tracker.services.add import Missing, Version
    from tracker.services.stores import LazyStore
    from tracker.store.formats.authorship import Author, Timestamp
    from tracker.store.records import AddResult


_DRY_RUN = "--dry-run"


class _AddCommand(click.Command):
    """A command that remembers what was typed, so that it can be shown again with what is missing."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse the arguments, and keep them as they were typed."""
        ctx.meta[__name__] = list(args)
        return super().parse_args(ctx, args)


@click.command(
    cls=_AddCommand,
    epilog="""\b
Examples:
  tracker add drafts/solidarity/2017-final.fr.md
  tracker add A_HRC_35_35.txt --stage 2017-final --language fr \\
      --symbol A/HRC/35/35 --date 2017-04-25 --authenticity official
  tracker add draft-with-changes.docx --stage 2016-draft --language en --revisions original
  tracker add old-draft.doc --stage 1998-draft --language en --edit
  tracker add report.docx --stage 2017-final --language en --annex II
  tracker add report.txt --stage 2017-final --language en --from 412 --to 690
  tracker add report.docx --dry-run
  tracker add A_HRC_35_35.docx --stage 2017-final --as-stated
  tracker add issued.txt --stage 2013-preliminary --language fr \\
      --authenticity official --replace --reason "issued text"
""",
)
@click.argument("file", type=FILE_TO_READ)
@click.option("--stage", default="", metavar="NAME", help="Name of the stage: 2017-final.")
@click.option("--language", default="", metavar="TAG", callback=language_typed,
              help="Language of the text: fr, en, zh, or its name.")  # fmt: skip
@click.option(
    "--instrument", default="", metavar="NAME", help="Name of the instrument; not needed if there is only one."
)
@click.option("--title", default="", help="Title for lists and page headers.")
@click.option("--symbol", default="", help="Symbol of the issuing body: A/HRC/35/35.")
@click.option("--date", default="", help="Date of the draft: 2017-04-25, 2017-04 or 2017.")
@click.option(
    "--authenticity",
    type=click.Choice(list(map(str, Authenticity))),
    help="Whose words: the issuing body's, an unofficial translation, a reconstruction, or unknown.",
)
@click.option("--source", default="", help="Where the text was taken from.")
@click.option(
    "--predecessor",
    "predecessors",
    multiple=True,
    metavar="STAGE",
    help="The stage that it was drafted from; without it the stage before by date. Repeat it where rival drafts were "
    "merged.",
)
@click.option("--from", "first", type=click.IntRange(min=1), metavar="LINE",
              help="First line of the treaty text; in a Word file, its first paragraph.")  # fmt: skip
@click.option("--to", "last", type=click.IntRange(min=1), metavar="LINE", help="Last line of the treaty text.")
@click.option("--annex", default="", metavar="NUMBER", help="The treaty is this annex of the file: II.")
@click.option(
    "--revisions", type=click.Choice(["final", "original", "both"]), default="final", show_default=True,
    help="Tracked changes of a Word file: all accepted, all rejected, or both, as STAGE and STAGE-original.",
)  # fmt: skip
@click.option("--replace", "replacing", is_flag=True, help="Replace the present text of the stage.")
@click.option("--reason", default="", help="The reason for replacing it.")
@click.option("--edit", "editing", is_flag=True, help="Open the structured text in your editor before it is kept.")
@click.option("--as-stated", is_flag=True, help="Keep symbol, date and title that the file states of itself.")
@click.option(_DRY_RUN, is_flag=True, help="Show how the file was understood, and keep nothing; needs no store.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
              help="With --dry-run: text to read, or JSON for programs.")  # fmt: skip
@click.option("-v", "--verbose", is_flag=True, help="List in full everything that was left out, and every doubt.")
@store_option
@author_option
@at_option
def command(
    *,
    file: Path,
    stage: str,
    language: str,
    instrument: str,
    title: str,
    symbol: str,
    date: str,
    authenticity: str | None,
    source: str,
    predecessors: tuple[str, ...],
    first: int | None,
    last: int | None,
    annex: str,
    revisions: str,
    replacing: bool,
    reason: str,
    editing: bool,
    as_stated: bool,
    dry_run: bool,
    form: str,
    verbose: bool,
    store: LazyStore,
    author: Author,
    at: Timestamp,
) -> None:
    """Add a draft: read a file and keep it as a stage of the store.

    FILE is a Word file (.docx; .doc, .odt and .rtf if LibreOffice is installed), a saved web page, Akoma Ntoso, plain
    or structured text, or a PDF (an extra). The front matter of the file holds for every option that is not given. The
    command shows how the file was understood, what was left out, and every doubtful place; these are kept as they are.
    """
    from tracker.report.terminal.account import account_lines  # noqa: PLC0415 – loaded when used, for a fast --help
    from tracker.services.add import missing_facts, read_versions  # noqa: PLC0415 – loaded when used
    from tracker.services.reading.account import account_of  # noqa: PLC0415 – loaded when used

    if form == "json" and not dry_run:
        raise InputError("--format json shows a reading, and keeps nothing", remedy=f"give {_DRY_RUN} too")
    read = read_versions(
        file,
        FrontMatter(
            instrument=instrument, stage=stage, symbol=symbol, date=date, language=language, title=title, source=source
        ),
        authenticity=Authenticity(authenticity) if authenticity else None,
        predecessors=predecessors,
        first=first,
        last=last,
        annex=annex,
        revisions=revisions,
        as_stated=as_stated,
    )
    versions = []
    for version in read:
        if form == "text":
            account = account_of(
                version.reading,
                click.format_filename(file),
                language_found=version.language_found,
                revisions=version.revisions,
            )
            click.echo("\n".join(account_lines(account, verbose=verbose)))
        draft = _edit(version.reading.draft) if editing else version.reading.draft
        versions.append(replace(version, reading=replace(version.reading, draft=draft)))
    if dry_run:
        outcome = _outcome(versions, file.name, store, author=author, at=at, replacing=replacing, reason=reason)
        _print_dry_run(versions, click.format_filename(file), outcome, form)
        return
    missing = missing_facts(versions[-1].reading, file.name, _instruments(store))
    if missing.names:
        click.echo("\n".join(_missing_lines("Not kept", missing, store)), err=True)
        sys.exit(InputError.exit_code)
    _keep(versions, file.name, store, author=author, at=at, replacing=replacing, reason=reason)


def _keep(
    versions: Sequence[Version],
    file_name: str,
    store: LazyStore,
    *,
    author: Author,
    at: Timestamp,
    replacing: bool,
    reason: str,
) -> None:
    from tracker.report.terminal.plain import notice_text  # noqa: PLC0415 – loaded when used
    from tracker.services.add import add  # noqa: PLC0415 – loaded when used

    for version in versions:
        added = add(
            store.get(),
            version.reading,
            author=author,
            at=at,
            source_name=file_name,
            predecessors=version.predecessors,
            replacing=replacing,
            reason=reason,
        )
        click.echo(_result(added))
        kept = store.get().text(added.stage, instrument=added.instrument, language=added.language)
        if notice := notice_text(kept.draft.front):
            click.echo(f"{notice}\n{_official_command(kept.draft.front)}")


def _official_command(front: FrontMatter) -> str:
    """Return the command that states that a text is the issued one, in one line, which can be copied."""
    options = {"--stage": front.stage, "--language": front.language, "--symbol": front.symbol}
    given = "".join(f" {name} {shlex.quote(value)}" for name, value in options.items() if value)
    return f'To add the issued text: tracker add FILE{given} --authenticity official --replace --reason "issued text"'


def _instruments(store: LazyStore) -> list[str]:
    """Return the instruments of the store; none where there is no store."""
    return [instrument.slug for instrument in store.get().instruments()] if store.folder else []


def _missing_lines(beginning: str, missing: Missing, store: LazyStore) -> list[str]:
    """Return one sentence on what is missing, and the command to type, which stays on one line to be copied."""
    from tracker.report.terminal.plain import wrap  # noqa: PLC0415 – loaded when used

    names = " and ".join(filter(None, (", ".join(missing.names[:-1]), missing.names[-1])))
    verb = "are" if len(missing.names) > 1 else "is"
    typed = [word for word in click.get_current_context().meta[__name__] if word != _DRY_RUN]
    lines = [wrap(f"{beginning}: the {names} of this text {verb} not known. To keep it, type:")]
    lines += [f"  {shlex.join(['tracker', 'add', *typed, *missing.options])}", *missing.explanations]
    if not store.folder:
        lines.append("There is no store here; to make one first: tracker init DIR")
    return lines


def _outcome(
    versions: Sequence[Version],
    file_name: str,
    store: LazyStore,
    *,
    author: Author,
    at: Timestamp,
    replacing: bool,
    reason: str,
) -> tuple[bool, list[str]]:
    """Return whether the texts would be kept, and the lines that say so."""
    from tracker.services.add import missing_facts, preview  # noqa: PLC0415 – loaded when used

    try:
        missing = missing_facts(versions[-1].reading, file_name, _instruments(store))
        if missing.names:
            return False, _missing_lines("It could not be kept yet", missing, store)
        results = preview(store.get(), versions, author=author, at=at, replacing=replacing, reason=reason)
    except TrackerError as error:
        return False, f"It would be refused: {error}".splitlines()
    return True, [_would(result) for result in results]


def _print_dry_run(versions: Sequence[Version], file_name: str, outcome: tuple[bool, list[str]], form: str) -> None:
    from tracker.report.terminal.plain import safe  # noqa: PLC0415 – loaded when used
    from tracker.services.reading.account import account_data  # noqa: PLC0415 – loaded when used

    accepted, lines = outcome
    if form == "json":
        *others, data = [
            account_data(version.reading, file_name, language_found=version.language_found) for version in versions
        ]
        data |= {"accepted": accepted, "outcome": lines}
        click.echo(json.dumps(data | ({"original": others[0]} if others else {}), ensure_ascii=False, indent=1))
        return
    click.echo(safe("\n".join([*lines, f"Nothing was kept ({_DRY_RUN})."])))


def _edit(draft: DraftText) -> DraftText:
    """Let a person edit the structured text (``VISUAL`` or ``EDITOR``), and return the new draft.

    Raises:
        InputError: If it was not saved, or is empty.
    """
    from tracker.report.terminal.outline import outline  # noqa: PLC0415 – loaded when used
    from tracker.report.terminal.plain import wrap  # noqa: PLC0415 – loaded when used
    from tracker.services.add import parse_edited  # noqa: PLC0415 – loaded when used
    from tracker.text.writer import write  # noqa: PLC0415 – loaded when used

    edited, problems = parse_edited(click.edit(write(draft), extension=".md"))
    lines = ["Edited:    read again", *outline(edited)]
    lines += [wrap(str(problem), first="  - ") for problem in problems]
    click.echo("\n".join(lines))
    return edited


def _would(added: AddResult) -> str:
    name = f"{added.instrument} {added.stage} ({added.language})"
    if added.unchanged:
        return f"The store already contains exactly this text as {name}."
    return f"It would be kept as {name}{f', after {added.predecessor}' if added.predecessor else ''}.{_same(added)}"


def _result(added: AddResult) -> str:
    name = f"{added.instrument} {added.stage} ({added.language})"
    if added.unchanged:
        return f"Nothing to do: the store already contains exactly this text as {name}, commit {added.commit}."
    after = f", after {added.predecessor}" if added.predecessor else ""
    new = f"\nThis is the first text of a new instrument, {added.instrument}." if added.new_instrument else ""
    return f"Kept as {name}{after}.\nCommit {added.commit}{new}{_same(added)}"


def _same(added: AddResult) -> str:
    """Return a line that says that another stage has exactly this text; empty if none has."""
    return f"\nStage {added.same_as} has exactly the same text." if added.same_as else ""
