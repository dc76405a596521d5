"""``tracker diff``: the changes line by line, under the names of the articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.cli.about_files import files_stated
from tracker.cli.options import grade_option, pair_of_texts
from tracker.cli.output import leave_with_grade, notices, print_corrections, print_warnings, use_colour
from tracker.cli.pager import no_pager_option, page

if TYPE_CHECKING:
    from tracker.services.reading.stated import Stated
    from tracker.services.stores import LazyStore

_COLOURS = {"-": "red", "+": "blue", "@": "cyan", "#": "bright_black"}


@click.command(
    epilog="""\b
Examples:
  tracker diff 2014-avant-projet 2017-final
  tracker diff 2014-avant-projet 2017-final "article 5"
  tracker diff old.txt new.txt --exit-code
"""
)
@grade_option
@no_pager_option
@files_stated
@pair_of_texts
def command(
    before: str,
    after: str,
    store: LazyStore,
    instrument: str,
    language: str,
    provision: str,
    *,
    stated: Stated,
    tell: bool,
) -> None:
    """Show the changes line by line, as git does, but article by article.

    Lines that begin with - are old, lines that begin with + are new; each stands under the name of its article before
    and after, however it was renumbered or moved. Lines that begin with # are remarks of the program. To see old and
    new side by side, with the changed words marked, use tracker compare.
    """
    from tracker.report.terminal.patch import patch_lines  # noqa: PLC0415 – loaded when used, for a fast --help
    from tracker.services.compare import compare_texts  # noqa: PLC0415 – loaded when used
    from tracker.services.render import view_of  # noqa: PLC0415 – loaded when used

    comparison = compare_texts(
        before, after, store, instrument=instrument, language=language, stated=stated, report_language="en"
    )
    print_warnings(comparison)
    for notice in notices(comparison):
        click.echo(notice, err=True)
    view = view_of(comparison, provision)
    lines = [f"# {view.same_line}"] if view.identical else patch_lines(view)
    if use_colour():
        lines = [click.style(line, fg=_COLOURS.get(line[:1])) for line in lines]
    if lines:
        page("\n".join(lines))
    print_corrections(comparison, provision)
    if tell:
        leave_with_grade(comparison)
