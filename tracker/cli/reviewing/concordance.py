"""``tracker concordance``: the table of concordance, and corrections of it."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

import click

from tracker.cli.about_files import files_stated
from tracker.cli.giving import refuse_open_on_screen
from tracker.cli.opening import open_file, open_option
from tracker.cli.options import at_option, author_option, pair_of_texts
from tracker.cli.output import (
    check_free,
    deliver,
    force_option,
    form_of,
    notices,
    output_option,
    pair_name,
    path_for,
    print_corrections,
    print_warnings,
    refuse_own_source,
    screen_width,
    working,
)
from tracker.cli.pager import no_pager_option
from tracker.cli.paths import STANDARD_OUTPUT, FormatName
from tracker.errors import InputError
from tracker.report.formats import DERIVATION_FORMATS, ENDINGS, TABLE_FORMATS, USES

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.report.table.rows import ConcordanceTable
    from tracker.services.compare import Comparison
    from tracker.services.correct import CorrectionResult
    from tracker.services.reading.stated import Stated
    from tracker.services.stores import LazyStore
    from tracker.store.formats.authorship import Author, Timestamp

_TERMINAL = "table"
"""The form that is read in the terminal."""
_ENDINGS = {_TERMINAL: ENDINGS["text"], **{name: ENDINGS[name] for name in TABLE_FORMATS}}
_LIST_ENDINGS = {_TERMINAL: (*ENDINGS["text"], *ENDINGS["markdown"])}
"""Endings of the files of a list of corrections, which is plain text."""
_REDLINES = (".pdf", ".eml")
"""Endings of files that hold a redline, and no table of concordance."""


@click.command(
    epilog="""\b
Examples:
  tracker concordance 2014-avant-projet 2017-final
  tracker concordance 2014-avant-projet 2017-final --order before
  tracker concordance old.txt new.txt --format json
  tracker concordance 2014-avant-projet 2017-final --level all -o table.csv
  tracker concordance 2014-avant-projet 2017-final --format html --open
  tracker concordance 2014-avant-projet 2017-final -o table.docx --remarks
  tracker concordance 2014-avant-projet 2017-final -o table.xlsx --text
  tracker concordance 2014-avant-projet 2017-final --derivation -o derivation.docx
  tracker concordance 2014-avant-projet 2017-final --pin "12=none" --forbid "9=7" \\
      --reason "dropped at the third session" --author "Ana Sá <ana@example.org>"
  tracker concordance 2014-avant-projet 2017-final --corrections
"""
)
@click.option(
    "--format", "form", type=FormatName([_TERMINAL, *TABLE_FORMATS]),
    help="A table for the terminal, a Word file (docx), a page, a sheet for Excel (xlsx), Akoma Ntoso (akn), or text "
    "for other programs. If not given, the ending of -o chooses, else table.",
)  # fmt: skip
@click.option(
    "--order", type=click.Choice(["before", "after"]), default="after", show_default=True,
    help="before: what became of each article; after: where each article comes from. A page and an Excel sheet "
    "contain both.",
)  # fmt: skip
@click.option(
    "--level", type=click.Choice(["article", "all"]), show_default="article; with --text: all",
    help="Articles only, or also the preamble, divisions, paragraphs and subparagraphs.",
)  # fmt: skip
@click.option(
    "--text", "with_texts", is_flag=True,
    help="In an Excel sheet: the old and the new text of each row, the changed words marked.",
)  # fmt: skip
@click.option(
    "--derivation", "derived", is_flag=True,
    help="The derivation table: for each provision of AFTER where it comes from, what changed, and why: the reasons of "
    "corrections, else a cell to write in.",
)  # fmt: skip
@click.option(
    "--remarks", "with_remarks", is_flag=True,
    help="In a Word file: an empty last column to write in. A sheet always has one.",
)  # fmt: skip
@click.option("--confirm", "confirmed", multiple=True, metavar="A=B", help="The program is right: A is B.")
@click.option(
    "--pin", "pinned", multiple=True, metavar="A=B",
    help="A is B, whatever the program finds. A=none: A was dropped; none=B: B is new.",
)  # fmt: skip
@click.option("--forbid", "forbidden", multiple=True, metavar="A=B", help="A is not B.")
@click.option("--forget", "forgotten", multiple=True, metavar="A=B", help="Withdraw the correction of A and B.")
@click.option("--reason", default="", help="The reason for a correction, or for withdrawing it; required.")
@click.option("--corrections", "listed", is_flag=True, help="List the corrections instead of the table.")
@click.option("-v", "--verbose", is_flag=True, help="Give the reason of each row in words, and all its facts.")
@author_option
@at_option
@output_option
@open_option
@force_option
@no_pager_option
@files_stated
@pair_of_texts
def command(
    before: str,
    after: str,
    provision: str,
    store: LazyStore,
    instrument: str,
    language: str,
    form: str | None,
    order: str,
    level: str | None,
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
    with_texts: bool,
    with_remarks: bool,
    derived: bool,
    verbose: bool,
    force: bool,
    opening: bool,
) -> None:
    """Make the table of concordance, or correct it.

    BEFORE and AFTER are stages, release tags, or files. Each row states what became of an article, and the evidence
    for it. "Probably" marks a link that is likely but not certain. The ending of -o chooses the format: .docx, .html,
    .xlsx, .csv, .md, .json, .xml or .txt; a name without ending gets one. -o FOLDER writes BEFORE--AFTER into that
    folder. Without -o a Word file, a page, a sheet or Akoma Ntoso is written to BEFORE--AFTER.docx, .html, .xlsx or
    .xml, and any other form to the standard output.

    Where the program is wrong, correct it with --confirm, --pin and --forbid. A and B are provisions before and after,
    as tracker show prints them ("5=4", "article 5, paragraph 2=article 9, paragraph 1"). A correction is kept in the
    store with its author and reason. It always wins, and every comparison of the two stages follows it. --pin adds a
    link; another link that the program finds stays until it is forbidden.
    """
    from tracker.model.correction import Verdict  # noqa: PLC0415 – loaded when used, for a fast --help
    from tracker.report.terminal.plain import WIDTH, safe  # noqa: PLC0415 – loaded when used
    from tracker.report.view.summary import headline  # noqa: PLC0415 – loaded when used
    from tracker.services.compare import compare_texts  # noqa: PLC0415 – loaded when used
    from tracker.services.render import table_of  # noqa: PLC0415 – loaded when used

    redline = shlex.join(["tracker", "redline", before, after, "-o", str(output)])
    form = form_of(output, form, _LIST_ENDINGS if listed else _ENDINGS, _TERMINAL, dict.fromkeys(_REDLINES, redline))
    refuse_open_on_screen(output, opening=opening)
    ending = _ENDINGS[form][0]
    if output is not None and output != STANDARD_OUTPUT and not output.is_dir():
        check_free(path_for(output, ending, ""), force=force)
    if derived:
        _refuse_in_derivation(form, order, with_texts=with_texts, with_remarks=with_remarks)
    _refuse_unfitting(form, with_texts=with_texts, with_remarks=with_remarks)
    added = tuple(
        (verdict, pair)
        for verdict, pairs in ((Verdict.CONFIRM, confirmed), (Verdict.PIN, pinned), (Verdict.FORBID, forbidden))
        for pair in pairs
    )
    if added or forgotten:
        from tracker.services.correct import CorrectionRequest, keep_corrections  # noqa: PLC0415 – loaded when used
        from tracker.services.sources import common_store  # noqa: PLC0415 – loaded when used

        request = CorrectionRequest(added=added, forgotten=forgotten, reason=reason, author=author, at=at)
        corrected = compare_texts(before, after, store, instrument=instrument, language=language, stated=stated)
        if output is not None and output.is_dir():
            check_free(_path(corrected, form, output, opening=opening, derived=derived), force=force)
        result = keep_corrections(corrected, request, common_store(corrected.before, corrected.after, store))
        click.echo(safe("\n".join(_outcome(result))), err=True)
    with working("Comparing the two texts"):
        comparison = compare_texts(
            before,
            after,
            store,
            instrument=instrument,
            language=language,
            stated=stated,
            report_language="en" if form == _TERMINAL else "",
        )
    path = _path(comparison, form, output, opening=opening, derived=derived)
    if path != STANDARD_OUTPUT:
        refuse_own_source(path, comparison.before, comparison.after)
    if listed:
        from tracker.report.terminal.corrections import corrections_text  # noqa: PLC0415 – loaded when used

        names = comparison.before.name, comparison.after.name
        deliver(corrections_text(comparison.statements, names), path, force=force)
        return
    print_warnings(comparison)
    level = level or ("all" if with_texts else "article")
    table = table_of(comparison, level, order, only=provision, with_texts=with_texts, with_remarks=with_remarks)
    content: str | bytes
    if form == _TERMINAL:
        width = screen_width() if path == STANDARD_OUTPUT else WIDTH
        at_top = notices(comparison, width)
        content = _text(table, at_top, width, derived=derived, verbose=verbose)
        use = USES["text"]
    else:
        content, use = (DERIVATION_FORMATS if derived else TABLE_FORMATS)[form].render(table), USES[form]
    deliver(content, path, force=force, remarks=[headline(comparison.view), *([] if opening else [use])])
    print_corrections(comparison, provision, rows_tell=True)
    if opening:
        open_file(path)


def _text(table: ConcordanceTable, at_top: list[str], width: int, *, derived: bool, verbose: bool) -> str:
    """Return the table for the terminal."""
    if derived:
        from tracker.report.terminal.derivation import derivation_text  # noqa: PLC0415 – loaded when used

        return derivation_text(table, at_top, width)
    from tracker.report.terminal.concordance import concordance_text  # noqa: PLC0415 – loaded when used

    return concordance_text(table.view, table.rows, at_top, width, verbose=verbose)


def _path(comparison: Comparison, form: str, output: Path | None, *, opening: bool, derived: bool) -> Path:
    """Return the path of the table; the standard output for text that nobody wants in a file."""
    streams = form == _TERMINAL or TABLE_FORMATS[form].streams
    if output is None and streams and not opening:
        return STANDARD_OUTPUT
    return path_for(output, _ENDINGS[form][0], pair_name(comparison) + ("-derivation" if derived else ""))


def _refuse_unfitting(form: str, *, with_texts: bool, with_remarks: bool) -> None:
    """Refuse what a form of the table cannot show.

    Raises:
        InputError: If it was asked for.
    """
    if with_texts and form != "xlsx":
        raise InputError(
            "--text is for an Excel sheet",
            remedy="add -o table.xlsx; to read old and new text side by side here, use tracker compare",
        )
    if with_remarks and form not in ("docx", "xlsx"):
        raise InputError("--remarks is for a file that people write in", remedy="add -o table.docx, or -o table.xlsx")


def _refuse_in_derivation(form: str, order: str, *, with_texts: bool, with_remarks: bool) -> None:
    """Refuse what a derivation table is not.

    Raises:
        InputError: If it was asked for.
    """
    if order != "after":
        raise InputError(
            "--derivation follows the order of AFTER",
            remedy="leave out --order; where each article went: --order before",
        )
    if with_texts or with_remarks:
        raise InputError(
            "A derivation table has a column for the reason, and no others", remedy="leave out --text and --remarks"
        )
    if form != _TERMINAL and form not in DERIVATION_FORMATS:
        raise InputError(
            f"There is no derivation table in the format {form}",
            remedy=f"choose another: {', '.join([_TERMINAL, *DERIVATION_FORMATS])}",
        )


def _outcome(result: CorrectionResult) -> list[str]:
    from tracker.report.view.corrections import end_sentence  # noqa: PLC0415 – loaded when used

    return [
        *(end_sentence(f"Nothing to do: it is stated already that {clause}") for clause in result.known),
        *(end_sentence(f"Kept: {clause}") for clause in result.added),
        *(end_sentence(f"Withdrawn: {clause}") for clause in result.forgotten),
        *([f"Commit {result.commit}"] if result.commit else []),
    ]
