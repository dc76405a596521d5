"""``tracker verify``: proof that a report, or a whole store, is what it says."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tracker.cli.options import (
    instrument_option,
    language_option,
    signers_option,
    store_class,
    store_folder,
    store_option,
)
from tracker.errors import InputError
from tracker.report.terminal.plain import safe, wrap

if TYPE_CHECKING:
    from tracker.services.verify import Finding
    from tracker.store.releases.signatures import Signers

_LARGEST = 200_000_000
_SIGNS = {True: "ok      ", False: "DOUBT   ", None: "unproved"}

_ALTERED = "This report was altered, or is damaged. Do not rely on it."
_BESIDE = "The report is true to both texts."
_ALONE = (
    "The report agrees with itself. That these are the right texts is proved by naming them too: "
    "tracker verify FILE BEFORE AFTER"
)
_STORE = (
    "The store was changed by other means than tracker, or is damaged. Do not rely on what is in doubt.",
    (
        "The store agrees with itself. Whoever can write everything in it could have made it anew: compare the ids of "
        "the tags with those that you were told, or name the signers that you know with --signers."
    ),
)
"""What is said at the end, where there is doubt and where there is none."""


@click.command(
    epilog="""\b
Examples:
  tracker verify
  tracker verify redline.html
  tracker verify redline.docx 2014-avant-projet 2017-final
  tracker verify redline.docx old.txt new.txt --json
  tracker verify --signers allowed_signers
"""
)
@click.argument("file", type=click.Path(path_type=Path), required=False)
@click.argument("before", default="")
@click.argument("after", default="")
@store_option
@instrument_option
@language_option
@signers_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(
    file: Path | None,
    before: str,
    after: str,
    folder: Path | None,
    instrument: str,
    language: str,
    signers: Signers | None,
    *,
    as_json: bool,
) -> None:
    """Prove that a report, or the whole store, is what it says.

    Or find where it was altered. Without FILE the store is looked at: every text, every commit that states one, every
    release with its signature and the one before it, and what people said of links.

    FILE is a redline, or a clean Word file of a stage. Both texts are built again from it and compared with the
    digests that it carries; then the report is made again from them, and compared. With BEFORE and AFTER (stages,
    release tags or files) both texts are compared with these too: without them, a report that was made of other texts
    on purpose agrees with itself. Leaves with exit code 1 if there is any doubt.
    """
    from tracker.services.compare import compared  # noqa: PLC0415 – loaded when used
    from tracker.services.verify import Finding, verified  # noqa: PLC0415 – loaded when used

    if file is None:
        folder = store_folder(folder)
        store_class()  # Says so if there is no git.
        from tracker.store.audit.verify import verify_store  # noqa: PLC0415 – loaded when used

        findings = [Finding(holds=each.holds, what=each.message) for each in verify_store(folder, signers, _progress)]
        _tell(folder, findings, _STORE, as_json=as_json)
        return
    if before and not after:
        after = before  # A clean file is about one text.
    page = _read(file)
    originals = compared(before, after, folder, instrument, language, quiet=True) if before else None
    findings = list(verified(page, originals))
    beside = originals is not None
    _tell(file, findings, (_ALTERED, _BESIDE if beside else _ALONE), as_json=as_json)


def _progress(what: str) -> None:
    if sys.stderr.isatty():
        click.echo(f"Looking at {what} …", err=True)


def _tell(file: Path, findings: list[Finding], closing: tuple[str, str], *, as_json: bool) -> None:
    """Print what was found, and leave with exit code 1 if there is any doubt."""
    doubt = any(each.holds is False for each in findings)
    if as_json:
        click.echo(json.dumps(_as_json(file, findings, doubt=doubt), ensure_ascii=False, indent=2))
    else:
        for each in findings:
            click.echo(wrap(safe(each.what), first=f"{_SIGNS[each.holds]}  "))
        click.echo(wrap(closing[0 if doubt else 1]))
    if doubt:
        raise click.exceptions.Exit(1)


def _read(file: Path) -> bytes:
    try:
        if file.stat().st_size > _LARGEST:
            raise InputError(f"{file} is too large", cause="a report of 10,000 articles has less than 200 MB")
        return file.read_bytes()
    except OSError as error:
        raise InputError(f"{file} cannot be read", cause=error.strerror or str(error)) from None


def _as_json(file: Path, findings: list[Finding], *, doubt: bool) -> dict[str, object]:
    return {
        "schema": "tracker.verification/1",
        "file": str(file),
        "doubt": doubt,
        "findings": [{"holds": each.holds, "what": each.what} for each in findings],
    }
