"""``tracker doctor``: the condition of the installation and the store."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.cli.options import json_option, store_option
from tracker.cli.output import CHECK_FAILED, print_json
from tracker.model.finding import Severity
from tracker.spelling import sentence

if TYPE_CHECKING:
    from tracker.services.stores import LazyStore

_LABELS = {Severity.OK: "ok      ", Severity.ERROR: "WRONG   ", Severity.WARNING: "missing "}


@click.command(
    epilog="""\b
Examples:
  tracker doctor
  tracker doctor --mend
  tracker doctor --json
"""
)
@store_option
@click.option("--mend", is_flag=True, help="Repair everything that can be repaired without loss.")
@json_option
def command(store: LazyStore, *, mend: bool, as_json: bool) -> None:
    """Check the installation and the store.

    Lists what is missing, its purpose, and what to do. --mend completes or rolls back an interrupted change, and
    installs the settings of git for drafts. To find out whether anybody altered the store, use tracker verify. The
    exit code is 1 if something is wrong.
    """
    from tracker.report.terminal.plain import safe, wrap  # noqa: PLC0415 – loaded when used, for a fast --help
    from tracker.services.diagnose import diagnose  # noqa: PLC0415 – loaded when used

    findings = list(diagnose(store, mend=mend))
    if as_json:
        rows = [{"well": item.holds, "what": item.message, "cure": item.remedy} for item in findings]
        print_json("doctor", findings=rows)
    else:
        for item in findings:
            click.echo(wrap(safe(item.message), first=f"{_LABELS[item.severity]}  "))
            if item.remedy:
                click.echo(wrap(safe(f"What to do: {sentence(item.remedy)}"), first=" " * 10))
    if any(item.severity is Severity.ERROR for item in findings):
        raise click.exceptions.Exit(CHECK_FAILED)
