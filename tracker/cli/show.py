"""``tracker show``: a text, or one provision."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tracker.cli.output import check_free, force_option, output_option, put
from tracker.cli.reading import readable
from tracker.cli.store_options import instrument_option, language_option, open_store, store_option
from tracker.errors import InputError
from tracker.model.lookup import find, suggestions
from tracker.report.plain import notice_text
from tracker.text.writer import write, write_blocks

if TYPE_CHECKING:
    from tracker.model.provision import Provision
    from tracker.store.entries import StageText


@click.command(
    epilog="""\b
Examples:
  tracker show 2017-final
  tracker show 2017-final "article 5"
  tracker show 2017-final "art. 5 para 2"
  tracker show draft/solidarity/2017-final preamble
  tracker show 2017-final --raw > 2017-final.fr.md
  tracker show 2017-final --format docx -o 2017-final.docx
"""
)
@click.argument("stage")
@click.argument("provision", default="")
@store_option
@instrument_option
@language_option
@click.option("--raw", is_flag=True, help="Print the structured text, as the store keeps it.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "docx"]),
    default="text",
    show_default=True,
    help="Text to read here, or the whole stage as a clean Word file.",
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

    STAGE is a stage or a release tag. PROVISION is written as you would say it ("article 5", 5, "article 5,
    paragraph 2 (b)", preamble), or an address (art_5__para_2). The Word file goes into STAGE.docx without -o.
    """
    if form == "docx" and (raw or provision):
        raise InputError("A Word file holds a whole stage", cure="leave out PROVISION and --raw")
    if form == "text" and output:
        raise InputError("-o is for --format docx", cure="send text into a file with >")
    with open_store(folder) as store:
        text = store.read(stage, instrument=instrument, language=language)
    if form == "docx":
        _write_word(text, output or Path(f"{text.stage}.docx"), force=force)
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
    shown = "\n\n".join(readable(text.draft, each) for each in found)
    click.echo("\n\n".join(part for part in (said, shown, said) if part))


def _write_word(text: StageText, path: Path, *, force: bool) -> None:
    """Write the clean Word file, which is a text compared with itself; read back first, as any report."""
    from tracker.diff.redline import compare  # noqa: PLC0415 – loaded when used
    from tracker.report.formats import FORMATS  # noqa: PLC0415
    from tracker.report.proof import prove  # noqa: PLC0415
    from tracker.report.view import view  # noqa: PLC0415
    from tracker.report.word.docx import clean  # noqa: PLC0415

    check_free(path, force=force)
    redline = compare(text.draft, text.draft)
    page = clean(view(redline, (text.stage, text.stage), (text.sha256, text.sha256)))
    prove(page, redline, FORMATS["docx"])
    put(page, path)
    click.echo(f"Wrote {path}", err=True)


def _found(text: StageText, query: str) -> list[Provision]:
    if not query.strip():
        return [text.draft.root]
    found = find(text.draft, query)
    if not found:
        near = suggestions(text.draft, query)
        raise InputError(
            f"There is no “{query}” in {text.stage} ({text.language})",
            cause=f"near it are: {', '.join(near)}" if near else "the text has no provisions with a label",
            cure=f"ask for one of them, or see all: tracker show {text.stage}",
        )
    return found
