"""``tracker redline``: the report."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tracker.cli.options import author_option, signed_at_option
from tracker.cli.output import check_free, force_option, output_option, put
from tracker.report.formats import REDLINE_FORMATS, RedlineFormat
from tracker.services.compare import Compared, compared, not_there, report_path, sides

if TYPE_CHECKING:
    from tracker.model.provision import Eid, Provision
    from tracker.report.view.redline_view import RedlineView
    from tracker.store.formats.authorship import Author, Timestamp

_USUAL, *_ = REDLINE_FORMATS


@click.command(
    epilog="""\b
Examples:
  tracker redline 2014-avant-projet 2017-final
  tracker redline old.txt new.txt -o redline.html
  tracker redline 2014-avant-projet 2017-final --format markdown
  tracker redline 2014-avant-projet 2017-final --format docx --author "Ana Sá <ana@example.org>" --at 2017-04-25
  tracker redline old.txt new.txt --only "article 5" -o article-5.html
  tracker redline draft/solidarity/2014-avant-projet 2017-final --force
"""
)
@sides
@click.option("--format", "form", type=click.Choice(list(REDLINE_FORMATS)), default=_USUAL, show_default=True,
              help="The form of the report.")  # fmt: skip
@click.option("--only", metavar="PROVISION", default="", help="Only this one, looked up in both texts: “article 5”.")
@author_option
@signed_at_option
@output_option
@force_option
def command(
    before: str,
    after: str,
    folder: Path | None,
    instrument: str,
    language: str,
    form: str,
    only: str,
    author: Author,
    at: Timestamp | None,
    output: Path | None,
    *,
    force: bool,
) -> None:
    """Make the redline report.

    BEFORE and AFTER are stages, release tags, or files. The report is one file that can be mailed and printed;
    before it is put in place it is read back, and must give both texts again letter for letter. A Word file (docx)
    has real tracked changes, under the name of the author; they have a date if one is given. Akoma
    Ntoso (akn) is the XML of parliaments. Without -o, HTML, Word, XML and a mail (eml, a draft to send) go into
    BEFORE--AFTER.html, .docx, .xml or .eml, and Markdown and JSON to the standard output; -o - sends any there.
    """
    chosen = REDLINE_FORMATS[form]
    found = compared(before, after, folder, instrument, language)
    path = output or _usual_path(found, chosen)
    if str(path) != "-":
        check_free(path, force=force)
    asked = _asked(found, only) if only else None
    part = _extract(found, asked, only) if asked else None
    from tracker.report.proof import prove  # noqa: PLC0415 – loaded when used, for a fast --help

    if not chosen.portable:
        click.echo("Setting the pages; a long treaty takes a minute …", err=True)
    page = chosen.render(part or found.view, **(_signature(author, at) if chosen.signed else {}))
    prove(page, found.redline, chosen, part, asked)
    if str(path) == "-":
        sys.stdout.buffer.write(page)
        sys.stdout.flush()
        return
    put(page, path)
    click.echo(f"Wrote {path}", err=True)


def _signature(author: Author, at: Timestamp | None) -> dict[str, str]:
    """Who changed the text and when, as a signed form says it."""
    return {"author": author.name, "date": at.iso().replace("+00:00", "Z") if at else ""}


def _usual_path(found: Compared, form: RedlineFormat) -> Path:
    """Where a report goes if nothing is said: ``-`` is the standard output."""
    return Path("-") if form.streams else report_path(found, form.ending)


def _asked(found: Compared, query: str) -> tuple[set[Eid], set[Eid]]:
    """The addresses of what a provision holds, looked up in both texts.

    Raises:
        InputError: If neither has it.
    """
    from tracker.addresses.lookup import find  # noqa: PLC0415

    before, after = (find(source.draft, query) for source in (found.before, found.after))
    if not before and not after:
        raise not_there(found, query)
    return _addresses(before), _addresses(after)


def _addresses(provisions: list[Provision]) -> set[Eid]:
    return {eid for provision in provisions for eid, _ in provision.blocks()}


def _extract(found: Compared, asked: tuple[set[Eid], set[Eid]], query: str) -> RedlineView:
    from tracker.report.view.extract import extract  # noqa: PLC0415

    return extract(found.view, asked, query)
