"""``tracker concordance``: which article is which."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.cli.options import at_option, author_option
from tracker.cli.output import check_free, deliver, force_option, output_option
from tracker.report.formats import TABLE_FORMATS
from tracker.services.compare import compared, report_path, sides

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.report.table.rows import ConcordanceTable
    from tracker.services.compare import Compared
    from tracker.store.formats.authorship import Author, Timestamp

_HERE = "table"
"""The form that is read in the terminal."""


@click.command(
    epilog="""\b
Examples:
  tracker concordance 2014-avant-projet 2017-final
  tracker concordance 2014-avant-projet 2017-final --order before
  tracker concordance old.txt new.txt --format json
  tracker concordance 2014-avant-projet 2017-final --level all --format csv -o table.csv
  tracker concordance 2014-avant-projet 2017-final --format html
  tracker concordance 2014-avant-projet 2017-final --level all --format xlsx
  tracker concordance 2014-avant-projet 2017-final --pin "12=none" --forbid "9=7" \\
      --reason "dropped at the third session" --author "Ana Sá <ana@example.org>"
  tracker concordance 2014-avant-projet 2017-final --corrections
"""
)
@sides
@click.option(
    "--format", "form", type=click.Choice([_HERE, *TABLE_FORMATS]), default=_HERE, show_default=True,
    help="A table to read here, a page, a sheet for Excel (xlsx), Akoma Ntoso (akn), or text for other programs.",
)  # fmt: skip
@click.option(
    "--order", type=click.Choice(["before", "after"]), default="after", show_default=True,
    help="Before: what became of each article. After: where each comes from. A page and an Excel sheet hold both.",
)  # fmt: skip
@click.option(
    "--level", type=click.Choice(["article", "all"]), default="article", show_default=True,
    help="Articles only, or also the preamble, divisions, paragraphs and subparagraphs.",
)  # fmt: skip
@click.option("--confirm", "confirmed", multiple=True, metavar="A=B", help="Say that the program is right: A is B.")
@click.option(
    "--pin", "pinned", multiple=True, metavar="A=B",
    help="Say that A is B, whatever the program finds; A=none: A is dropped, none=B: B is new.",
)  # fmt: skip
@click.option("--forbid", "forbidden", multiple=True, metavar="A=B", help="Say that A is not B.")
@click.option("--forget", "forgotten", multiple=True, metavar="A=B", help="Take back what was said of A and B.")
@click.option("--reason", default="", help="Why; needed to say something, or to take it back.")
@click.option("--corrections", "listed", is_flag=True, help="List what people have said, instead of the table.")
@author_option
@at_option
@output_option
@force_option
def command(
    before: str,
    after: str,
    folder: Path | None,
    instrument: str,
    language: str,
    form: str,
    order: str,
    level: str,
    confirmed: tuple[str, ...],
    pinned: tuple[str, ...],
    forbidden: tuple[str, ...],
    forgotten: tuple[str, ...],
    reason: str,
    author: Author,
    at: Timestamp,
    output: Path | None,
    *,
    listed: bool,
    force: bool,
) -> None:
    """Make the table of concordance.

    BEFORE and AFTER are stages, release tags, or files. Each row says what became of an article, and why
    that is known. "Probably" marks what is likely but not sure. Without -o a page, a sheet or Akoma
    Ntoso goes into BEFORE--AFTER.html, .xlsx or .xml, and all else to the standard output.

    Where the program is wrong, say so. A and B are provisions before and after, as in tracker show ("5=4",
    "article 5, paragraph 2=article 9, paragraph 1"). What is said is kept in the store, with its reason, and always
    wins; every comparison of the two stages follows it. --pin adds a link; one that the program sees besides stays
    until it is forbidden.
    """
    from tracker.model.correction import Verdict  # noqa: PLC0415 – loaded when used, for a fast --help
    from tracker.report.terminal.corrections import corrections_text  # noqa: PLC0415
    from tracker.report.terminal.plain import safe  # noqa: PLC0415

    said = [(Verdict.CONFIRM, confirmed), (Verdict.PIN, pinned), (Verdict.FORBID, forbidden)]
    wish = [(verdict, typed) for verdict, each in said for typed in each]
    language_of_words = "en" if form == _HERE else ""
    if wish or forgotten:
        from tracker.services.correct import Wish, state  # noqa: PLC0415 – two files are compared without git

        if output is not None:
            check_free(output, force=force)
        asked = Wish(said=tuple(wish), forgotten=forgotten, reason=reason, author=author, at=at)
        done = state(compared(before, after, folder, instrument, language, quiet=True), asked, folder)
        click.echo(safe("\n".join(done)), err=True)
    found = compared(before, after, folder, instrument, language, report_language=language_of_words, quiet=listed)
    if listed:
        deliver(corrections_text(found.statements, (found.before.name, found.after.name)), output, force=force)
        return
    made = _table(found, level, order)
    if form == _HERE:
        from tracker.report.terminal.comparison import concordance_text  # noqa: PLC0415

        deliver(concordance_text(found.view, made.rows, found.notices()), output, force=force)
        return
    chosen = TABLE_FORMATS[form]
    path = output or (None if chosen.streams else report_path(found, chosen.ending))
    deliver(chosen.render(made), path, force=force)


def _table(found: Compared, level: str, order: str) -> ConcordanceTable:
    from tracker.diff.concordance.rows import rows_in_order_before  # noqa: PLC0415 – loaded when used
    from tracker.model.provision import ALL_LISTED_KINDS, ProvisionKind  # noqa: PLC0415
    from tracker.model.side import Side  # noqa: PLC0415
    from tracker.report.table.rows import build_table  # noqa: PLC0415

    return build_table(
        found.view,
        rows_in_order_before(found.redline),
        [ProvisionKind.ARTICLE] if level == "article" else ALL_LISTED_KINDS,
        order=Side(order),
        sources=(found.before.source_sha256, found.after.source_sha256),
        corrections=found.statements,
    )
