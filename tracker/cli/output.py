"""Where a report goes: to the terminal, or into a file that is whole or not there."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

import click

from tracker.errors import InputError

output_option = click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Write to this file instead.",
)
force_option = click.option("--force", is_flag=True, help="Replace the file if it is there already.")


def check_free(path: Path, *, force: bool) -> None:
    """Refuse to replace a file unasked.

    Raises:
        InputError: If it exists and ``force`` is not given, or its folder does not exist.
    """
    if path.is_dir():
        raise InputError(f"{path} is a folder", remedy="name a file with -o")
    if path.exists() and not force:
        raise InputError(f"{path} exists already", remedy="give another name with -o, or --force to replace it")
    if not path.absolute().parent.is_dir():
        raise InputError(f"There is no folder {path.absolute().parent}", remedy="make it first, or name another")


def put(data: bytes, path: Path) -> None:
    """Write a file whole: beside its place first, then moved there, so that no half file is ever seen.

    Raises:
        InputError: If it cannot be written.
    """
    try:
        handle, name = tempfile.mkstemp(dir=path.absolute().parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            umask = os.umask(0)
            os.umask(umask)
            Path(name).chmod(0o666 & ~umask)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise InputError(f"{path} cannot be written", cause=error.strerror or str(error)) from None


def deliver(text: str | bytes, path: Path | None, *, force: bool) -> None:
    """Send text, or a finished file, to a file, or to the standard output where none is named or it is ``-``."""
    data = text if isinstance(text, bytes) else text.encode()
    if path is None or str(path) == "-":
        sys.stdout.buffer.write(data)
        sys.stdout.flush()
        return
    check_free(path, force=force)
    put(data, path)
    click.echo(f"Wrote {path}", err=True)
