"""``tracker demo``: the sample drafts, taken through every step."""

from __future__ import annotations

import io
import shlex
from contextlib import nullcontext, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tracker.cli.opening import open_file, open_option

if TYPE_CHECKING:
    from tracker.services.demo import Demo, Step


@click.command(
    epilog="""\b
Examples:
  tracker demo demo
  tracker demo ~/solidarity --open
"""
)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@open_option
def command(folder: Path, *, opening: bool) -> None:
    """Build a demonstration from sample drafts.

    DIR receives a store with three drafts of one declaration, each released, and their redlines and tables of
    concordance. The commands that make them are shown as they run, and the file to open first is named at the end. An
    earlier demonstration in DIR is replaced; a folder that holds anything else is left alone.
    """
    from tracker.services.demo import clear_folder, plan_demo  # noqa: PLC0415 – loaded when used, for a fast --help

    demo = plan_demo(folder)
    clear_folder(demo)
    for step in demo.steps:
        _run(step)
    click.echo("\n".join(["", *demo.cautions, "", *_made(demo)]))
    if opening:
        open_file(demo.reports[0].path)


def _run(step: Step) -> None:
    """Run one command, shown as a person would type it; its output is shown only where it is worth reading."""
    from tracker.cli import commands  # noqa: PLC0415 – it imports this module

    click.echo(("\n" if step.prints else "") + f"$ {shlex.join(['tracker', *step.words])}")
    unread = io.StringIO()
    with (
        nullcontext() if step.prints else redirect_stdout(unread),
        nullcontext() if step.prints else redirect_stderr(unread),
    ):
        commands.main([*step.words, *step.hidden], prog_name="tracker", standalone_mode=False)


def _made(demo: Demo) -> list[str]:
    """Return the lines on what was made: the file to open first, then one line for each of the others."""
    first, *others = demo.reports
    rows = [(str(report.path), report.description) for report in others]
    rows.append((str(demo.store), "the store, a git repository"))
    width = max(len(path) for path, _ in rows)
    return [
        "Open this first, in your browser:",
        f"  {first.path}",
        "",
        "Also made:",
        *(f"  {path:{width}}  {description}" for path, description in rows),
    ]
