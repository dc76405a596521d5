"""Report a fault to the user, and choose the exit code."""

from __future__ import annotations

import errno
import os
import sys

import click

from tracker import __version__
from tracker.errors import TrackerError

OURS = 3
"""Exit code of a fault of the program, as opposed to wrong use."""
INTERRUPTED = 130
_DISK = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO})
"""Faults of the disk or device that the output is written to, not of the program."""


def exit_code_of(error: Exception) -> int:
    """Return the exit code for a fault: its own if it has one, 130 for an interruption, otherwise 3."""
    if isinstance(error, click.Abort):
        return INTERRUPTED
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        return 0  # ``tracker`` alone asks for help, and gets it.
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
    """Print on stderr what happened; a fault of the program leaves a log with the traceback, and prints none."""
    if isinstance(error, click.exceptions.Exit):
        return
    from tracker.cli.output import say  # noqa: PLC0415 – loaded when used, for a fast --help

    if isinstance(error, BrokenPipeError):
        # The program that reads the output has ended (``| head``); keep Python from reporting that at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    elif isinstance(error, click.exceptions.NoArgsIsHelpError):
        click.echo(error.format_message())
    elif isinstance(error, click.Abort):
        click.echo("Interrupted. Nothing was left half done.", err=True)
    elif type(error).__name__ == "NoArgsIsHelpError":  # click 8.1 prints the help itself, and has no such error.
        click.echo(str(error))
    elif isinstance(error, click.ClickException):
        say(f"Error: {_in_words(error)}")
        if isinstance(error, click.UsageError) and error.ctx is not None:
            click.echo(f"Help: {error.ctx.command_path} --help", err=True)
    elif isinstance(error, OSError) and error.errno in _DISK:
        click.echo(
            f"Error: The output cannot be written: {error.strerror}.\nWhat to do: free some space, then try again.",
            err=True,
        )
    else:
        fault = f"an unexpected fault of tracker {__version__}: {type(error).__name__}."
        say(f"Error: {error if isinstance(error, TrackerError) else fault}")
        if exit_code_of(error) == OURS:
            say(_log(error))


def _in_words(error: click.ClickException) -> str:
    """Return the message of a fault of the command line; for a word that is missing, the whole command."""
    if isinstance(error, click.MissingParameter) and isinstance(error.param, click.Argument) and error.ctx is not None:
        pieces = [piece for piece in error.ctx.command.collect_usage_pieces(error.ctx) if piece != "[OPTIONS]"]
        options = [param for param in error.ctx.command.params if isinstance(param, click.Option) and param.required]
        pieces += [f"{option.opts[-1]} {option.make_metavar(error.ctx)}" for option in options]
        usage = " ".join([error.ctx.command_path, *pieces])
        return f"{error.param.human_readable_name} is missing.\nWhat to do: Type: {usage}"
    if isinstance(error, click.MissingParameter) and isinstance(error.param, click.Option):
        return f"Option {error.param.opts[-1]} is missing: {error.param.help}"
    if isinstance(error, click.NoSuchOption) and error.ctx is not None:
        remedy = _elsewhere(error.option_name, error.ctx)
        return (
            error.format_message() if not remedy else f"{error.ctx.command_path} has no {error.option_name}.\n{remedy}"
        )
    return error.format_message()


def _elsewhere(option: str, ctx: click.Context) -> str:
    """Return the remedy for an option that other commands have; empty for any other."""
    if option in ("-o", "--output", "--format", "--open") and ctx.info_name in ("compare", "diff"):
        return (
            "What to do: It prints; for a file to open or to send, type: tracker redline BEFORE AFTER PROVISION -o FILE"
        )
    if option == "--only":
        return "What to do: Write the provision after the names of the texts: “article 5”."
    return ""


def _log(error: Exception) -> str:
    import tempfile  # noqa: PLC0415 – these two take a tenth of the time of --help
    import traceback  # noqa: PLC0415 – loaded when used

    with tempfile.NamedTemporaryFile("w", prefix="tracker-", suffix=".log", delete=False, encoding="utf-8") as log:
        log.write(f"tracker {__version__}, Python {sys.version}\n{' '.join(sys.argv)}\n\n")
        log.write("".join(traceback.format_exception(error)))
    return f"This is a fault of the program. Please send us {log.name}; it contains the command and the traceback."
