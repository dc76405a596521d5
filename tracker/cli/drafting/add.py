"""``tracker add``: a file kept as a stage's text."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tracker.cli.options import at_option, author_option, store_option
from tracker.model.stage import Authenticity, FrontMatter

if TYPE_CHECKING:
    from tracker.model.draft import DraftText
    from tracker.readers import Reading
    from tracker.services.stores import LazyStore
    from tracker.store.formats.authorship import Author, Timestamp
    from tracker.store.records import AddResult


@click.command(
    epilog="""\b
Examples:
  tracker add drafts/solidarity/2017-final.fr.md
  tracker add A_HRC_35_35.txt --stage 2017-final --language fr \\
      --symbol A/HRC/35/35 --date 2017-04-25 --authenticity official
  tracker add draft-with-changes.docx --stage 2016-draft --language en --revisions original
  tracker add old-draft.doc --stage 1998-draft --language en --edit
  tracker add report.docx --stage 2017-final --language en --annex II
  tracker add report.txt --stage 2017-final --language en --from 412 --to 690 --dry-run
  tracker add issued.txt --stage 2013-preliminary --language fr \\
      --authenticity official --replace --reason "issued text"
"""
)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--stage", default="", metavar="NAME", help="Name of the stage: 2017-final.")
@click.option("--language", default="", metavar="TAG", help="Language of the text: fr, en, zh.")
@click.option("--instrument", default="", metavar="NAME", help="Name of the instrument; without it the only one.")
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
@click.option("--dry-run", is_flag=True, help="Show how the file was understood, and keep nothing.")
@click.option("-v", "--verbose", is_flag=True, help="List every line outside of the treaty text.")
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
    dry_run: bool,
    verbose: bool,
    store: LazyStore,
    author: Author,
    at: Timestamp,
) -> None:
    """Add a draft: read a file and keep it as a stage of the store.

    FILE is a Word file (.docx; .doc, .odt and .rtf if LibreOffice is installed), a saved web page, Akoma Ntoso, plain
    or structured text, or a PDF (an extra). The front matter of the file holds for every option that is not given. The
    command shows how the file was understood, and lists doubtful places; these are kept as they are.
    """
    from tracker.report.terminal.plain import notice_text  # noqa: PLC0415 – loaded when used, for a fast --help
    from tracker.services.add import add, read_versions  # noqa: PLC0415 – loaded when used

    versions = read_versions(
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
    )
    for version in versions:
        reading = version.reading
        click.echo("\n".join(_description(file, reading, verbose=verbose)))
        if editing:
            reading = replace(reading, draft=_edit(reading.draft))
        if dry_run:
            continue
        added = add(
            store.get(),
            reading,
            author=author,
            at=at,
            source_name=file.name,
            predecessors=version.predecessors,
            replacing=replacing,
            reason=reason,
        )
        click.echo(_result(added))
        kept = store.get().text(added.stage, instrument=added.instrument, language=added.language)
        if notice := notice_text(kept.draft.front):
            click.echo(notice)
    if dry_run:
        click.echo("Nothing was kept (--dry-run).")


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


def _description(file: Path, reading: Reading, *, verbose: bool) -> list[str]:
    """Return the lines that tell how a file was understood."""
    from tracker.report.terminal.outline import outline  # noqa: PLC0415 – loaded when used
    from tracker.report.terminal.plain import wrap  # noqa: PLC0415 – loaded when used

    outside = len(reading.outside)
    unit = "lines" if file.suffix.lower() in (".txt", ".md", "") else "paragraphs"
    lines = [
        f"Read:      {click.format_filename(file)}, {unit} {reading.first_line} to {reading.last_line}",
        *outline(reading.draft),
    ]
    if outside:
        hint = "" if verbose else "; -v lists them"
        lines.append(
            f"Left out:  {outside} {unit if outside != 1 else unit[:-1]} before or after the treaty text{hint}"
        )
    if verbose:
        lines += [wrap(text, first=f"  {number}: ") for number, text in reading.outside]
    if reading.problems:
        lines.append(f"Doubtful:  {len(reading.problems)} place{'s' * (len(reading.problems) != 1)}")
        lines += [wrap(str(problem), first="  - ") for problem in reading.problems]
    return lines


def _result(added: AddResult) -> str:
    name = f"{added.instrument} {added.stage} ({added.language})"
    if added.unchanged:
        return f"Nothing to do: the store holds exactly this text already as {name}, commit {added.commit}."
    after = f", after {added.predecessor}" if added.predecessor else ""
    new = "\nThis is the first text of a new instrument." if added.new_instrument else ""
    return f"Kept as {name}{after}.\nCommit {added.commit}{new}"
