"""``tracker concordance``: the table of concordance, and corrections of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.cli.about_files import files_stated
from tracker.cli.options import at_option, author_option, sides
from tracker.cli.output import (
    check_free,
    deliver,
    force_option,
    notices,
    output_option,
    print_corrections,
    print_warnings,
    report_path,
)
from tracker.report.formats import TABLE_FORMATS

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.services.correct import CorrectionResult
    from tracker.services.reading.stated import Stated
    from tracker.services.stores import LazyStore
    from tracker.store.formats.authorship import Author, Timestamp

_TERMINAL = "table"
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
    "--format", "form", type=click.Choice([_TERMINAL, *TABLE_FORMATS]), default=_TERMINAL, show_default=True,
    help="A table for the terminal, a page, a sheet for Excel (xlsx), Akoma Ntoso (akn), or text for other programs.",
)  # fmt: skip
@click.option(
    "--order", type=click.Choice(["before", "after"]), default="after", show_default=True,
    help="before: what became of each article; after: where each article comes from. A page and an Excel sheet "
    "contain both.",
)  # fmt: skip
@click.option(
    "--level", type=click.Choice(["article", "all"]), default="article", show_default=True,
    help="Articles only, or also the preamble, divisions, paragraphs and subparagraphs.",
)  # fmt: skip
@click.option("--confirm", "confirmed", multiple=True, metavar="A=B", help="The program is right: A is B.")
@click.option(
    "--pin", "pinned", multiple=True, metavar="A=B",
    help="A is B, whatever the program finds. A=none: A was dropped; none=B: B is new.",
)  # fmt: skip
@click.option("--forbid", "forbidden", multiple=True, metavar="A=B", help="A is not B.")
@click.option("--forget", "forgotten", multiple=True, metavar="A=B", help="Take back the correction of A and B.")
@click.option("--reason", default="", help="The reason for a correction, or for taking it back; required.")
@click.option("--corrections", "listed", is_flag=True, help="List the corrections instead of the table.")
@author_option
@at_option
@output_option
@force_option
@files_stated
def command(
    before: str,
    after: str,
    store: LazyStore,
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
    stated: Stated,
    listed: bool,
    force: bool,
) -> None:
    """Make the table of concordance, or correct it.

    BEFORE and AFTER are stages, release tags, or files. Each row states what became of an article, and the evidence
    for it. "Probably" marks a link that is likely but not certain. Without -o a page, a sheet or Akoma Ntoso is
    written to BEFORE--AFTER.html, .xlsx or .xml, and any other form to the standard output.

    Where the program is wrong, correct it with --confirm, --pin and --forbid. A and B are provisions before and after,
    as tracker show prints them ("5=4", "article 5, paragraph 2=article 9, paragraph 1"). A correction is kept in the
    store with its author and reason. It always wins, and every comparison of the two stages follows it. --pin adds a
    link; another link that the program finds stays until it is forbidden.
    """
    from tracker.model.correction import Verdict  # noqa: PLC0415 – loaded when used, for a fast --help
    from tracker.report.terminal.plain import safe  # noqa: PLC0415 – loaded when used
    from tracker.services.compare import compare_texts  # noqa: PLC0415 – loaded when used
    from tracker.services.render import table_of  # noqa: PLC0415 – loaded when used

    added = tuple(
        (verdict, pair)
        for verdict, pairs in ((Verdict.CONFIRM, confirmed), (Verdict.PIN, pinned), (Verdict.FORBID, forbidden))
        for pair in pairs
    )
    if added or forgotten:
        from tracker.services.correct import CorrectionRequest, keep_corrections  # noqa: PLC0415 – loaded when used
        from tracker.services.sources import common_store  # noqa: PLC0415 – loaded when used

        if output is not None:
            check_free(output, force=force)
        request = CorrectionRequest(added=added, forgotten=forgotten, reason=reason, author=author, at=at)
        corrected = compare_texts(before, after, store, instrument=instrument, language=language, stated=stated)
        result = keep_corrections(corrected, request, common_store(corrected.before, corrected.after, store))
        click.echo(safe("\n".join(_outcome(result))), err=True)
    comparison = compare_texts(
        before,
        after,
        store,
        instrument=instrument,
        language=language,
        stated=stated,
        report_language="en" if form == _TERMINAL else "",
    )
    if listed:
        from tracker.report.terminal.corrections import corrections_text  # noqa: PLC0415 – loaded when used

        names = comparison.before.name, comparison.after.name
        deliver(corrections_text(comparison.statements, names), output, force=force)
        return
    print_warnings(comparison)
    table = table_of(comparison, level, order)
    if form == _TERMINAL:
        from tracker.report.terminal.comparison import concordance_text  # noqa: PLC0415 – loaded when used

        deliver(concordance_text(comparison.view, table.rows, notices(comparison)), output, force=force)
        print_corrections(comparison)
        return
    chosen = TABLE_FORMATS[form]
    path = output or (None if chosen.streams else report_path(comparison, chosen.ending))
    deliver(chosen.render(table), path, force=force)
    print_corrections(comparison)


def _outcome(result: CorrectionResult) -> list[str]:
    from tracker.report.view.corrections import end_sentence  # noqa: PLC0415 – loaded when used

    return [
        *(end_sentence(f"Nothing to do: it is stated already that {clause}") for clause in result.known),
        *(end_sentence(f"Kept: {clause}") for clause in result.added),
        *(end_sentence(f"Taken back: {clause}") for clause in result.forgotten),
        *([f"Commit {result.commit}"] if result.commit else []),
    ]
