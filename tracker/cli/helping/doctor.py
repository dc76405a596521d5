"""``tracker doctor``: is everything there, and is the store well?"""

from __future__ import annotations

import importlib.util
import json
import platform
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from tracker import __version__
from tracker.cli.options import store_class, store_option
from tracker.errors import StoreError
from tracker.report.terminal.plain import safe, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator

_SIGNS = {True: "ok      ", False: "WRONG   ", None: "missing "}

_PROGRAMS = (
    ("git", "the store needs it", "install git"),
    ("soffice", "it reads .doc, .odt and .rtf files", "install LibreOffice"),
    ("ssh-keygen", "it signs releases, and proves signatures", "install OpenSSH"),
    ("gpg", "it does the same with GnuPG keys", "install GnuPG"),
)
_EXTRAS = (
    ("weasyprint", "it makes PDF reports", "install treaty-tracker[pdf]"),
    ("pypdf", "it reads PDF drafts", "install treaty-tracker[pdf]"),
)
_SECONDS = 20


class Finding(NamedTuple):
    """One thing that was looked at: whether it is well (None: not there, and not needed by all), what, and the cure."""

    well: bool | None
    what: str
    cure: str = ""


@click.command(
    epilog="""\b
Examples:
  tracker doctor
  tracker doctor --mend
  tracker doctor --json
"""
)
@store_option
@click.option("--mend", is_flag=True, help="Mend what can be mended without loss.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(folder: Path | None, *, mend: bool, as_json: bool) -> None:
    """Look what is installed, and what is wrong with the store.

    With what is missing, what it is for, and how to mend it. --mend finishes or takes back what a program that was
    stopped left, and installs git's settings for drafts. Whether anybody altered the store is a question for tracker
    verify. Leaves with exit code 1 if something is wrong.
    """
    found = [*_machine(), *_store(folder, mend=mend)]
    if as_json:
        rows = [each._asdict() for each in found]
        click.echo(json.dumps({"schema": "tracker.doctor/1", "findings": rows}, ensure_ascii=False, indent=2))
    else:
        for each in found:
            click.echo(wrap(safe(each.what), first=f"{_SIGNS[each.well]}  "))
            if each.cure:
                click.echo(wrap(safe(f"what to do: {each.cure}"), first=" " * 10))
    if any(each.well is False for each in found):
        raise click.exceptions.Exit(1)


def _machine() -> Iterator[Finding]:
    yield Finding(well=True, what=f"tracker {__version__}, Python {platform.python_version()}, {platform.system()}")
    for name, purpose, cure in _PROGRAMS:
        path = shutil.which(name)
        if path is None:
            yield Finding(well=False if name == "git" else None, what=f"{name}: {purpose}", cure=cure)
        else:
            yield Finding(well=True, what=f"{_version(name, path)}: {purpose}")
    for name, purpose, cure in _EXTRAS:
        there = importlib.util.find_spec(name) is not None
        yield Finding(True if there else None, f"{name}: {purpose}", "" if there else cure)


def _version(name: str, path: str) -> str:
    if name == "ssh-keygen":
        return name  # It has no option that only says its version.
    try:
        done = subprocess.run(  # noqa: S603 – one of four fixed names, found on the PATH
            [path, "--version"], capture_output=True, text=True, timeout=_SECONDS, check=False, encoding="utf-8"
        )
    except (OSError, subprocess.TimeoutExpired):
        return name
    return (done.stdout.splitlines() or [name])[0].strip() or name


def _store(folder: Path | None, *, mend: bool) -> Iterator[Finding]:
    try:
        place = folder or store_class().enclosing(Path.cwd())
        if place is None:
            yield Finding(
                None, "no store encloses this folder", "name one with --store DIR, or make one: tracker init DIR"
            )
            return
        from tracker.store.diagnosis import diagnose  # noqa: PLC0415 – loaded when used

        for each in diagnose(place, mend=mend):
            yield Finding(each.holds, each.message, each.remedy)
    except StoreError as error:
        cause = f": {error.cause}" if error.cause else ""
        yield Finding(well=False, what=f"{error.message}{cause}", cure=error.remedy)
