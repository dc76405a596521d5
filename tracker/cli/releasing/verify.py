"""``tracker verify``: proof that nobody altered a report or a store, or of whose text a file is."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from tracker.cli.options import instrument_option, json_option, language_option, signers_option, store_option
from tracker.cli.output import CHECK_FAILED, print_json
from tracker.cli.paths import FILE_TO_READ
from tracker.model.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tracker.model.finding import Finding
    from tracker.services.stores import LazyStore
    from tracker.store.releases.signatures import Signers

_LABELS = {Severity.OK: "ok      ", Severity.ERROR: "DOUBT   ", Severity.WARNING: "unproved"}

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
  tracker verify 2017-final.docx 2017-final
  tracker verify concordance.xlsx 2014-avant-projet 2017-final
  tracker verify received.docx
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

    Without FILE the store is verified: every text, every commit that states one, every release with its signatures and
    the previous release, and the corrections.

    FILE is a redline, or a clean Word file of a stage. Both texts are built again from it and compared with the
    digests that it carries; then the report is made again from the texts, and compared. With BEFORE and AFTER (stages,
    release tags or files) both texts are compared with these too: otherwise a report that somebody made of other texts
    passes. If it is made of other texts, the answer says of which. Alterations are located.

    A folder in place of FILE is a store. FILE may also be a table of concordance, with BEFORE and AFTER; or a draft:
    then the answer says whose text it is, letter for letter. Of any other file it says what it is. The first line is
    the verdict. The exit code is 1 if there is any doubt, and 2 if nothing can be proved.
    """
    if file is None or file.is_dir():
        from tracker.services.verify import verify_store  # noqa: PLC0415 – loaded when used, for a fast --help

        folder = file or store.require_folder()
        findings = verify_store(folder, signers, _progress)
        doubt = any(item.severity is Severity.ERROR for item in findings)
        _print(folder, _STORE_ALTERED if doubt else _STORE_CONSISTENT, findings, doubt=doubt, as_json=as_json)
        return
    from tracker.services.verify import verify_file  # noqa: PLC0415 – loaded when used

    result = verify_file(file, before, after, store=store, instrument=instrument, language=language)
    _print(
        file,
        result.headline,
        result.findings,
        doubt=not result.trusted,
        as_json=as_json,
        verdict=str(result.verdict),
    )


def _progress(subject: str) -> None:
    if sys.stderr.isatty():
        click.echo(f"Verifying {subject} …", err=True)


def _print(
    file: Path, headline: str, findings: Sequence[Finding], *, doubt: bool, as_json: bool, verdict: str = ""
) -> None:
    """Print the verdict and the findings, and leave with exit code 1 if there is any doubt."""
    if as_json:
        rows = [{"holds": item.holds, "what": item.message} for item in findings]
        given = {"verdict": verdict} if verdict else {}
        print_json("verification", file=str(file), doubt=doubt, **given, headline=headline, findings=rows)
    else:
        from tracker.report.terminal.plain import safe, wrap  # noqa: PLC0415 – loaded when used

        click.echo(wrap(safe(headline)))
        click.echo()
        for item in findings:
            click.echo(wrap(safe(item.message), first=f"{_LABELS[item.severity]}  "))
    if doubt:
        raise click.exceptions.Exit(CHECK_FAILED)
