"""The pager: a text longer than the screen is read in a program that scrolls, as git does it."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Callable

_LESS = "less"
_OFF = ("", "cat")
"""Values of ``TRACKER_PAGER`` and ``PAGER`` that mean: print, and do not wait."""
_SETTINGS = {"LESS": "R", "LESSCHARSET": "utf-8"}
"""Settings of less, unless the user has his own: colours are shown as colours, and letters are read as UTF-8. Without
the second, less takes every letter but the English ones for a code where the locale is C, as in a container."""
_SWITCH = "tracker.pager"
"""Key of the context under which ``--no-pager`` is kept."""
_DEFAULT_SIZE = (80, 24)


def _switch_off(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    del param
    if value:
        ctx.meta[_SWITCH] = False


no_pager_option: Callable[[Any], Any] = click.option(
    "--no-pager",
    is_flag=True,
    expose_value=False,
    callback=_switch_off,
    help="Print at once, without a pager, however long the text is.",
)


def page(text: str) -> None:
    """Print a text; on a terminal with fewer lines than it has, through a pager.

    The pager is ``TRACKER_PAGER``, else ``PAGER``, else less; an empty value or ``cat`` means none. A reader who leaves
    it early has read enough: that is no error.

    Args:
        text: The text, with or without a line feed at its end.
    """
    text = text.removesuffix("\n")
    command = _pager() if sys.stdout.isatty() and _is_longer_than_screen(text) else []
    if not command or not _page_with(command, text):
        click.echo(text)


def _is_longer_than_screen(text: str) -> bool:
    """Return whether the lines of a text and the prompt of the shell behind them do not fit on the screen."""
    return text.count("\n") + 2 > shutil.get_terminal_size(_DEFAULT_SIZE).lines


def _pager() -> list[str]:
    """Return the command of the pager; empty for none."""
    ctx = click.get_current_context(silent=True)
    if (ctx is not None and not ctx.meta.get(_SWITCH, True)) or os.environ.get("TERM") == "dumb":
        return []
    wanted = os.environ.get("TRACKER_PAGER", os.environ.get("PAGER", _LESS)).strip()
    if wanted in _OFF:
        return []
    try:
        command = shlex.split(wanted, posix=os.name != "nt")
    except ValueError:  # A quotation mark that does not close.
        return []
    return command if shutil.which(command[0]) else []


def _page_with(command: list[str], text: str) -> bool:
    """Show a text in a pager; return whether it could be started."""
    sys.stdout.flush()
    try:
        process = subprocess.Popen(command, stdin=subprocess.PIPE, env={**_SETTINGS, **os.environ})  # noqa: S603 – the user's own choice
    except OSError:
        return False
    # Ctrl-C belongs to the pager while it runs: it stops a search there, and must not kill the program around it.
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        process.communicate(f"{text}\n".encode())
    except BrokenPipeError:  # The reader left before the end.
        process.wait()
    finally:
        signal.signal(signal.SIGINT, before)
    return True
