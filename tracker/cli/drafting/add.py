"""``tracker add``: a file kept as a stage's text."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tracker.cli.options import at_option, author_option, open_store, store_option
from tracker.errors import InputError
from tracker.model.stage import Authenticity, FrontMatter
from tracker.report.terminal.outline import outline
from tracker.report.terminal.plain import notice_text, wrap
from tracker.text.compose import with_front

if TYPE_CHECKING:
    from tracker.model.draft import DraftText
    from tracker.readers import Reading
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
@click.option("--instrument", default="", metavar="NAME", help="Name of the instrument; else the only one.")
@click.option("--title", default="", help="Title for lists and page headers.")
@click.option("--symbol", default="", help="The issuing body's symbol: A/HRC/35/35.")
@click.option("--date", default="", help="The draft's own date: 2017-04-25, 2017-04 or 2017.")
@click.option(
    "--authenticity",
    type=click.Choice([str(each) for each in Authenticity]),
    help="Whose words: the issuing body's, an unofficial translation, a reconstruction, or not known.",
)
@click.option("--source", default="", help="Where the text was taken from.")
@click.option(
    "--predecessor",
    "predecessors",
    multiple=True,
    metavar="STAGE",
    help="Drafted from this stage; else the one before by date. Again for each, where rival drafts met.",
)
@click.option("--from", "first", type=click.IntRange(min=1), metavar="LINE",
              help="First line of the treaty text; in a Word file, its first paragraph.")  # fmt: skip
@click.option("--to", "last", type=click.IntRange(min=1), metavar="LINE", help="The last one.")
@click.option("--annex", default="", metavar="NUMBER", help="The treaty is this annex of the file: II.")
@click.option(
    "--revisions", type=click.Choice(["final", "original", "both"]), default="final", show_default=True,
    help="Of a Word file with tracked changes: all accepted, all rejected, or both, as STAGE and STAGE-original.",
)  # fmt: skip
@click.option("--replace", "replacing", is_flag=True, help="Put it in the place of the stage's text.")
@click.option("--reason", default="", help="Why it is replaced.")
@click.option("--edit", "editing", is_flag=True, help="Open the structured text in your editor before it is kept.")
@click.option("--dry-run", is_flag=True, help="Show what was understood, and keep nothing.")
@click.option("-v", "--verbose", is_flag=True, help="List every line that lies outside of the treaty text.")
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
    folder: Path | None,
    author: Author,
    at: Timestamp,
) -> None:
    """Bring in a draft: read a file and keep it as a stage's text.

    FILE is a Word file (.docx; .doc, .odt and .rtf where LibreOffice is installed), a saved web page, Akoma Ntoso,
    plain or structured text, or a PDF (an extra). What it says about itself in front matter holds wherever an option
    is not given. Shows what was understood, and what is doubtful; doubtful places are kept as they are.
    """
    if annex and (first or last):
        raise InputError("--annex says already where the text is", remedy="leave out --from and --to")
    from tracker.readers import read_file  # noqa: PLC0415 – the readers are heavy; help needs none

    if revisions == "both" and not stage:
        raise InputError(
            "Two stages need a name", cause="--revisions both keeps two", remedy="name the later with --stage"
        )
    given = FrontMatter(instrument=instrument, symbol=symbol, date=date, language=language, title=title, source=source)
    names = {revisions: stage} if revisions != "both" else {"original": f"{stage}-original", "final": stage}
    for view, name in names.items():
        about = replace(given, stage=name)
        reading = read_file(file, front=about, first=first, last=last, annex=annex, revisions=view)
        draft = reading.draft
        if authenticity:
            # Also back to "unverified", which as a default could not win over the file.
            draft = with_front(draft, replace(draft.front, authenticity=Authenticity(authenticity)))
        click.echo("\n".join(_understood(file, reading, verbose=verbose)))
        if editing:
            draft = _edited(draft)
        if dry_run:
            continue
        with open_store(folder) as store:
            added = store.add(
                draft,
                source_sha256=reading.sha256,
                source_name=file.name,
                author=author,
                at=at,
                replace=replacing,
                reason=reason,
                predecessors=(names["original"],) if revisions == "both" and view == "final" else predecessors,
            )
            kept = store.text(added.stage, instrument=added.instrument, language=added.language)
        click.echo(_said(added))
        if notice := notice_text(kept.draft.front):
            click.echo(notice)
    if dry_run:
        click.echo("Nothing was kept (--dry-run).")


def _edited(draft: DraftText) -> DraftText:
    """The draft as a person changed it in an editor (``VISUAL`` or ``EDITOR``).

    Raises:
        InputError: If it was not saved, or is no text any more; nothing is kept then.
    """
    from tracker.text.parser import parse  # noqa: PLC0415 – loaded when used
    from tracker.text.writer import write  # noqa: PLC0415 – loaded when used

    text = click.edit(write(draft), extension=".md")
    if text is None:
        raise InputError("The text was not saved in the editor, so nothing was kept", remedy="save it, then leave")
    edited, problems = parse(text, "the edited text")
    if not edited.blocks:
        raise InputError("The edited text is empty, so nothing was kept", remedy="leave the words in it")
    lines = ["Edited:    read again", *outline(edited)]
    lines += [wrap(str(problem), first="  - ") for problem in problems]
    click.echo("\n".join(lines))
    return edited


def _understood(file: Path, reading: Reading, *, verbose: bool) -> list[str]:
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


def _said(added: AddResult) -> str:
    name = f"{added.instrument} {added.stage} ({added.language})"
    if added.unchanged:
        return f"Nothing to do: the store holds exactly this text already as {name}, commit {added.commit}."
    after = f", after {added.predecessor}" if added.predecessor else ""
    new = "\nThis is the first text of a new instrument." if added.new_instrument else ""
    return f"Kept as {name}{after}.\nCommit {added.commit}{new}"
