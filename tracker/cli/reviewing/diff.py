"""``tracker diff``: what changed, line by line, under the articles' names."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

from tracker.model.side import Side
from tracker.services.compare import compared, not_there, sides

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.report.view.redline_view import RedlineView
    from tracker.services.compare import Compared

_COLOURS = {"-": "red", "+": "green", "@": "cyan", "#": "bright_black"}
DIFFERENT = 1
"""Exit code of ``--exit-code`` where the texts differ."""


@click.command(
    epilog="""\b
Examples:
  tracker diff 2014-avant-projet 2017-final
  tracker diff 2014-avant-projet 2017-final "article 5"
  tracker diff old.txt new.txt --exit-code
"""
)
@sides
@click.argument("provision", default="")
@click.option("--exit-code", "tell", is_flag=True, help="Leave with exit code 1 if the texts differ.")
def command(
    before: str, after: str, folder: Path | None, instrument: str, language: str, provision: str, *, tell: bool
) -> None:
    """Show what changed as git would, but article by article.

    Lines that begin with - were, lines that begin with + are; each stands under the name of its article before and
    after, however it was renumbered or moved. Lines that begin with # are remarks of the program. Old beside new, with
    the words marked, is tracker compare.
    """
    from tracker.report.terminal.patch import patch_lines  # noqa: PLC0415 – loaded when used, for a fast --help

    found = compared(before, after, folder, instrument, language, report_language="en")
    for notice in found.notices():
        click.echo(notice, err=True)
    colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    for line in patch_lines(_asked(found, provision)):
        click.echo(click.style(line, fg=_COLOURS.get(line[:1])) if colour else line)
    if tell and found.before.sha256 != found.after.sha256:
        sys.exit(DIFFERENT)


def _asked(found: Compared, query: str) -> RedlineView:
    if not query:
        return found.view
    from tracker.addresses.lookup import find  # noqa: PLC0415 – loaded when used
    from tracker.report.view.extract import extract  # noqa: PLC0415 – loaded when used

    before, after = (
        {eid for each in find(found.redline.side(side), query) for eid, _ in each.blocks()} for side in Side
    )
    if not before and not after:
        raise not_there(found, query)
    return extract(found.view, (before, after), query)
