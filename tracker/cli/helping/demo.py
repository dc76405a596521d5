"""``tracker demo``: the sample drafts, taken through every step."""

from __future__ import annotations

import io
import shlex
from contextlib import nullcontext, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from tracker.services.demo import Demo, Step


@click.command(
    epilog="""\b
Examples:
  tracker demo demo
  tracker demo ~/solidarity
"""
)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def command(folder: Path) -> None:
    """Build a demonstration from sample drafts.

    DIR receives a store with three drafts of one declaration, each released, and their redlines and tables of
    concordance. The commands that make them are shown as they run. An earlier demonstration in DIR is replaced; a
    folder that holds anything else is left alone.
    """
    from tracker.services.demo import clear_folder, plan_demo  # noqa: PLC0415 – loaded when used, for a fast --help

    demo = plan_demo(folder)
    clear_folder(demo)
    for step in demo.steps:
        _run(step)
    click.echo("\n".join(["", *_made(demo), "", *demo.cautions]))


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
    return [
        "Made:",
        f"  {demo.store}",
        "      the store: a git repository with the stages and tags listed above",
        *(f"  {path}" for path in demo.reports),
        "      redlines for a browser and for Word, tables of concordance for a spreadsheet",
    ]
