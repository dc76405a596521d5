"""``tracker verify``: proof that nobody altered a report, or a store."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from tracker.cli.options import instrument_option, json_option, language_option, signers_option, store_option
from tracker.cli.output import CHECK_FAILED, print_json
from tracker.cli.paths import FILE_TO_READ
from tracker.model.finding import Severity

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.model.finding import Finding
    from tracker.services.stores import LazyStore
    from tracker.store.releases.signatures import Signers

_LABELS = {Severity.OK: "ok      ", Severity.ERROR: "DOUBT   ", Severity.WARNING: "unproved"}

_REPORT_ALTERED = "This report was altered, or is damaged. Do not rely on it."
_REPORT_TRUE = "The report is true to both texts."
_REPORT_CONSISTENT = (
    "The report agrees with itself. That these are the right texts is proved by naming them too: "
    "tracker verify FILE BEFORE AFTER"
)
_STORE_ALTERED = "The store was changed by other means than tracker, or is damaged. Do not rely on what is in doubt."
_STORE_CONSISTENT = (
    "The store agrees with itself. Anybody who can write everything in it could have made it anew: compare the ids of "
    "the tags with those that you were told, or name the signers that you know with --signers."
)


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
@click.argument("file", type=FILE_TO_READ, required=False)
@click.argument("before", default="")
@click.argument("after", default="")
@store_option
@instrument_option
@language_option
@signers_option
@json_option
def command(
    file: Path | None,
    before: str,
    after: str,
    store: LazyStore,
    instrument: str,
    language: str,
    signers: Signers | None,
    *,
    as_json: bool,
) -> None:
    """Verify a report, or the whole store.

    Without FILE the store is verified: every text, every commit that states one, every release with its signature and
    the previous release, and the corrections.

    FILE is a redline, or a clean Word file of a stage. Both texts are built again from it and compared with the
    digests that it carries; then the report is made again from the texts, and compared. With BEFORE and AFTER (stages,
    release tags or files) both texts are compared with these too: otherwise a report that somebody made of other texts
    passes. Alterations are located. The exit code is 1 if there is any doubt.
    """
    if file is None:
        from tracker.services.verify import verify_store  # noqa: PLC0415 – loaded when used, for a fast --help

        folder = store.require_folder()
        _print(folder, verify_store(folder, signers, _progress), (_STORE_ALTERED, _STORE_CONSISTENT), as_json=as_json)
        return
    from tracker.services.compare import compare_texts  # noqa: PLC0415 – loaded when used
    from tracker.services.verify import read_report, verify_report  # noqa: PLC0415 – loaded when used

    report = read_report(file)
    originals = None
    if before:
        after = after or before  # A clean file is about one text.
        originals = compare_texts(before, after, store, instrument=instrument, language=language)
    findings = list(verify_report(report, originals))
    _print(file, findings, (_REPORT_ALTERED, _REPORT_TRUE if originals else _REPORT_CONSISTENT), as_json=as_json)


def _progress(subject: str) -> None:
    if sys.stderr.isatty():
        click.echo(f"Verifying {subject} …", err=True)


def _print(file: Path, findings: list[Finding], closing: tuple[str, str], *, as_json: bool) -> None:
    """Print the findings, and leave with exit code 1 if there is any doubt."""
    doubt = any(item.severity is Severity.ERROR for item in findings)
    if as_json:
        rows = [{"holds": item.holds, "what": item.message} for item in findings]
        print_json("verification", file=str(file), doubt=doubt, findings=rows)
    else:
        from tracker.report.terminal.plain import safe, wrap  # noqa: PLC0415 – loaded when used

        for item in findings:
            click.echo(wrap(safe(item.message), first=f"{_LABELS[item.severity]}  "))
        click.echo(wrap(closing[0] if doubt else closing[1]))
    if doubt:
        raise click.exceptions.Exit(CHECK_FAILED)
