"""``--open``: show a finished file with the program that the system opens such files with."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from pathlib import Path

open_option = click.option("--open", "opening", is_flag=True, help="Open the finished file, as a double click does.")
_OPENERS = {
    "darwin": (("open",),),
    "linux": (("xdg-open",), ("wslview",), ("gio", "open"), ("kde-open",)),
}
"""The programs that open a file with the one meant for its kind, by the name of the system; any other Unix has those of
Linux."""


def open_file(path: Path) -> None:
    """Open a file with the program that is meant for its kind; say so on stderr where that cannot be done.

    The file is finished whatever happens here, so nothing is raised.
    """
    fault = _start(str(path.absolute()))
    if fault:
        from tracker.report.terminal.plain import safe, wrap  # noqa: PLC0415 – loaded when used

        click.echo(wrap(safe(f"{path} is finished, but was not opened: {fault}.")), err=True)


def open_address(address: str) -> None:
    """Open a web address in the browser; say so on stderr where that cannot be done, since it was printed before."""
    if fault := _start(address):
        click.echo(f"The browser was not opened: {fault}.", err=True)


def _start(target: str) -> str:
    """Start the program for a file or an address; return the reason why it cannot be done, empty if it was."""
    if sys.platform == "win32":
        try:
            os.startfile(target)  # noqa: S606 – the file that this program just wrote
        except OSError as error:
            return f"no program is set for such files ({error.strerror or error})"
        return ""
    if not _has_screen():
        return "this session has no screen (DISPLAY is not set)"
    for words in _OPENERS.get(sys.platform, _OPENERS["linux"]):
        if program := shutil.which(words[0]):
            return _run([program, *words[1:], target])
    return "no program was found that opens files (xdg-open, of the package xdg-utils)"


def _has_screen() -> bool:
    """Return whether a window can be shown: under Linux a display is named, or Windows runs it."""
    if sys.platform == "darwin":
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME", "BROWSER"))


_PATIENCE = 5
"""Seconds for which an error of the opening program is waited for: most return at once, a few stay until the window is
closed."""


def _run(words: list[str]) -> str:
    try:
        running = subprocess.Popen(  # noqa: S603 – the opener of the system, and the file that this program just wrote
            words,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        code = running.wait(_PATIENCE)
    except subprocess.TimeoutExpired:
        return ""
    except OSError as error:
        return f"{words[0]} cannot be started ({error.strerror})"
    return f"{words[0]} found no program for such files" if code else ""
