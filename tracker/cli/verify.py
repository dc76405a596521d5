"""``tracker verify``: proof that a report is what it says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tracker.cli.store_options import instrument_option, language_option, store_option
from tracker.errors import InputError
from tracker.report.plain import safe, wrap

if TYPE_CHECKING:
    from tracker.cli.verifying import Finding

_LARGEST = 200_000_000
_SIGNS = {True: "ok      ", False: "DOUBT   ", None: "unproved"}


@click.command(
    epilog="""\b
Examples:
  tracker verify redline.html
  tracker verify redline.docx 2014-avant-projet 2017-final
  tracker verify redline.docx old.txt new.txt --json
"""
)
@click.argument("file", type=click.Path(path_type=Path))
@click.argument("before", default="")
@click.argument("after", default="")
@store_option
@instrument_option
@language_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(
    file: Path,
    before: str,
    after: str,
    folder: Path | None,
    instrument: str,
    language: str,
    *,
    as_json: bool,
) -> None:
    """Prove that a report is what it says.

    Or find where it was altered. FILE is a redline in HTML, Word or Markdown, or a clean Word file of a stage. Both
    texts are built again from it and compared with the digests that it carries; then the report is made again from
    them, and compared. With BEFORE and AFTER (stages, release tags or files) both texts are compared with these too:
    without them, a report that was made of other texts on purpose agrees with itself. Leaves with exit code 1 if
    there is any doubt.
    """
    from tracker.cli.comparing import compared  # noqa: PLC0415 – loaded when used
    from tracker.cli.verifying import verified  # noqa: PLC0415

    if before and not after:
        after = before  # A clean file is about one text.
    page = _read(file)
    originals = compared(before, after, folder, instrument, language, quiet=True) if before else None
    findings = list(verified(page, originals))
    doubt = any(each.holds is False for each in findings)
    if as_json:
        click.echo(json.dumps(_as_json(file, findings, doubt=doubt), ensure_ascii=False, indent=2))
    else:
        for each in findings:
            click.echo(wrap(safe(each.what), first=f"{_SIGNS[each.holds]}  "))
        click.echo(_said(doubt=doubt, beside=originals is not None))
    if doubt:
        raise click.exceptions.Exit(1)


def _read(file: Path) -> bytes:
    try:
        if file.stat().st_size > _LARGEST:
            raise InputError(f"{file} is too large", cause="a report of 10,000 articles has less than 200 MB")
        return file.read_bytes()
    except OSError as error:
        raise InputError(f"{file} cannot be read", cause=error.strerror or str(error)) from None


def _said(*, doubt: bool, beside: bool) -> str:
    if doubt:
        return wrap("This report was altered, or is damaged. Do not rely on it.")
    if beside:
        return wrap("The report is true to both texts.")
    return wrap(
        "The report agrees with itself. That these are the right texts is proved by naming them too: "
        "tracker verify FILE BEFORE AFTER"
    )


def _as_json(file: Path, findings: list[Finding], *, doubt: bool) -> dict[str, object]:
    return {
        "schema": "tracker.verification/1",
        "file": str(file),
        "doubt": doubt,
        "findings": [{"holds": each.holds, "what": each.what} for each in findings],
    }
