"""``tracker redline``: the report."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tracker.cli.comparing import Compared, compared, sides
from tracker.cli.output import check_free, force_option, output_option, put
from tracker.errors import ProofError

if TYPE_CHECKING:
    from tracker.model.block import Block


@click.command(
    epilog="""\b
Examples:
  tracker redline 2014-avant-projet 2017-final
  tracker redline old.txt new.txt -o redline.html
  tracker redline draft/solidarity/2014-avant-projet 2017-final --force
"""
)
@sides
@click.option("--format", "form", type=click.Choice(["html"]), default="html", show_default=True,
              help="The form of the report.")  # fmt: skip
@output_option
@force_option
def command(
    before: str,
    after: str,
    folder: Path | None,
    instrument: str,
    language: str,
    form: str,
    output: Path | None,
    *,
    force: bool,
) -> None:
    """Make the redline report.

    BEFORE and AFTER are stages, release tags, or files. The report is one file that can be mailed and printed;
    before it is put in place it is read back, and must give both texts again letter for letter. Without -o it
    is named BEFORE--AFTER.html; -o - writes to the standard output.
    """
    from tracker.report.html import redline_html  # noqa: PLC0415 – loaded when used, for a fast --help

    found = compared(before, after, folder, instrument, language)
    path = output or Path(f"{_stem(found.before.name)}--{_stem(found.after.name)}.{form}")
    if str(path) != "-":
        check_free(path, force=force)
    page = redline_html(found.view).encode()
    prove(page, found)
    if str(path) == "-":
        sys.stdout.buffer.write(page)
        return
    put(page, path)
    click.echo(f"Wrote {path}", err=True)


def _stem(name: str) -> str:
    """A name fit for a file: what stands before its ending."""
    return Path(name).name.removesuffix(".md").removesuffix(".txt")


def prove(page: bytes, found: Compared) -> None:
    """Read the finished page back and compare it with both texts, letter for letter.

    Raises:
        ProofError: If a letter differs.
    """
    from tracker.report.readback import read_back  # noqa: PLC0415
    from tracker.text.writer import body, write_blocks  # noqa: PLC0415

    sides: tuple[list[Block], list[Block]] = read_back(page)
    for blocks, source in zip(sides, (found.before, found.after), strict=True):
        if write_blocks(blocks) != body(source.draft):
            raise ProofError(
                f"The finished report does not give {source.name} back letter for letter, so it was not written",
                cause="a fault in the report's template",
                cure="send us both texts",
            )
