"""Faults, told to a person, and their exit codes."""

from __future__ import annotations

import errno
import os
import sys

import click

from tracker import __version__
from tracker.errors import TrackerError

OURS = 3
"""A fault of the program, not of the person who used it."""
INTERRUPTED = 130
_DISK = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO})
"""Faults of the disk or device that is written to, not of the program."""


def exit_code_of(error: Exception) -> int:
    """The exit code for a fault: its own where it has one, 130 for an interruption, else 3."""
    if isinstance(error, click.Abort):
        return INTERRUPTED
    if isinstance(error, (TrackerError, click.ClickException)):
        return error.exit_code
    if isinstance(error, click.exceptions.Exit):
        return error.exit_code
    if isinstance(error, BrokenPipeError):
        return 0
    if isinstance(error, OSError) and error.errno in _DISK:
        return TrackerError.exit_code
    return OURS


def report(error: Exception) -> None:
    """Say on stderr what happened; a fault of ours leaves a log with the traceback, never a traceback here."""
    if isinstance(error, click.exceptions.Exit):
        return
    from tracker.report.terminal.plain import safe  # noqa: PLC0415 – loaded when something failed, for a fast --help

    if isinstance(error, BrokenPipeError):
        # The reader of our output has gone (``| head``); keep Python from saying so at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    elif isinstance(error, click.Abort):
        click.echo("Interrupted. Nothing was left half done.", err=True)
    elif isinstance(error, click.ClickException):
        click.echo(f"Error: {safe(error.format_message())}", err=True)
        if isinstance(error, click.UsageError) and error.ctx is not None:
            click.echo(f"Help: {error.ctx.command_path} --help", err=True)
    elif isinstance(error, OSError) and error.errno in _DISK:
        click.echo(
            f"Error: The output cannot be written: {error.strerror}.\nWhat to do: make room, then try again.", err=True
        )
    elif isinstance(error, TrackerError):
        click.echo(f"Error: {safe(str(error))}", err=True)
        if error.exit_code == OURS:
            click.echo(_log(error), err=True)
    else:
        click.echo(f"Error: an unexpected fault of tracker {__version__}: {type(error).__name__}.", err=True)
        click.echo(_log(error), err=True)


def _log(error: Exception) -> str:
    import tempfile  # noqa: PLC0415 – these two take a tenth of the time of --help
    import traceback  # noqa: PLC0415 – loaded when used

    with tempfile.NamedTemporaryFile("w", prefix="tracker-", suffix=".log", delete=False, encoding="utf-8") as log:
        log.write(f"tracker {__version__}, Python {sys.version}\n{' '.join(sys.argv)}\n\n")
        log.write("".join(traceback.format_exception(error)))
    return f"This is our fault, not yours. Please send us {log.name}; it holds the command and the place."
