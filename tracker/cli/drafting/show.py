"""``tracker show``: a text, or one provision."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tracker.addresses.lookup import find, suggestions
from tracker.cli.options import instrument_option, language_option, stage_names, store_option
from tracker.cli.output import check_free, force_option, output_option, put
from tracker.errors import InputError
from tracker.report.terminal.draft import provision_text
from tracker.report.terminal.plain import notice_text
from tracker.services.sources import one_source
from tracker.text.writer import write, write_blocks

if TYPE_CHECKING:
    from tracker.model.provision import Provision
    from tracker.services.sources import Source

_FILES = {"docx": ".docx", "akn": ".xml"}
"""The forms of a whole stage, and the endings of their files."""


@click.command(
    epilog="""\b
Examples:
  tracker show 2017-final
  tracker show 2017-final "article 5"
  tracker show 2017-final "art. 5 para 2"
  tracker show draft/solidarity/2017-final preamble
  tracker show 2017-final --raw > 2017-final.fr.md
  tracker show 2017-final --format docx -o 2017-final.docx
  tracker show 2017-final --format akn
  tracker show draft.docx --raw
"""
)
@click.argument("stage", shell_complete=stage_names)
@click.argument("provision", default="")
@store_option
@instrument_option
@language_option
@click.option("--raw", is_flag=True, help="Print the structured text, as the store keeps it.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", *_FILES]),
    default="text",
    show_default=True,
    help="Text to read here, or the whole stage as a clean Word file, or in Akoma Ntoso (akn).",
)
@output_option
@force_option
def command(
    stage: str,
    provision: str,
    folder: Path | None,
    instrument: str,
    language: str,
    form: str,
    output: Path | None,
    *,
    raw: bool,
    force: bool,
) -> None:
    """Print a stage, or one provision of it.

    STAGE is a stage, a release tag, or a file of any kind that tracker add reads. PROVISION is written as you would say
    it ("article 5", 5, "article 5, paragraph 2 (b)", preamble), or an address (art_5__para_2). Without -o the Word file
    goes into STAGE.docx, and Akoma Ntoso into STAGE.xml.
    """
    if form in _FILES and (raw or provision):
        raise InputError("Such a file holds a whole stage", remedy="leave out PROVISION and --raw")
    if form == "text" and output:
        raise InputError(f"-o is for --format {' and '.join(_FILES)}", remedy="send text into a file with >")
    text = one_source(stage, folder, instrument, language)
    if form in _FILES:
        stem = text.name if text.instrument else Path(text.name).stem
        _write(text, form, output or Path(stem + _FILES[form]), force=force)
        return
    found = _found(text, provision)
    said = notice_text(text.draft.front)
    if raw:
        # Not among the text, which may go into a file; its front matter says the same there.
        if said:
            click.echo(said, err=True)
        parts = (write_blocks(block for _, block in each.blocks()) for each in found)
        click.echo(write(text.draft) if not provision else "\n".join(parts), nl=False)
        return
    shown = "\n\n".join(provision_text(text.draft, each) for each in found)
    click.echo("\n\n".join(part for part in (said, shown, said) if part))


def _write(text: Source, form: str, path: Path, *, force: bool) -> None:
    """Write a file that holds the stage and nothing else; read back first, as any report."""
    from tracker.api import export  # noqa: PLC0415 – loaded when used

    check_free(path, force=force)
    put(export(text.draft, form, text.name), path)
    click.echo(f"Wrote {path}", err=True)


def _found(text: Source, query: str) -> list[Provision]:
    if not query.strip():
        return [text.draft.root]
    found = find(text.draft, query)
    if not found:
        near = suggestions(text.draft, query)
        raise InputError(
            f"There is no “{query}” in {text.name} ({text.draft.front.language})",
            cause=f"near it are: {', '.join(near)}" if near else "the text has no provisions with a label",
            remedy=f"ask for one of them, or see all: tracker show {text.name}",
        )
    return found
