"""``tracker show``: a text, or one provision of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tracker.cli.about_files import print_language
from tracker.cli.options import complete_stage, instrument_option, language_option, store_option
from tracker.cli.output import check_free, deliver, force_option, output_option, print_choices, print_json
from tracker.errors import InputError

if TYPE_CHECKING:
    from tracker.model.provision import Provision
    from tracker.services.sources import Source
    from tracker.services.stores import LazyStore

_FILES = ("docx", "akn")
"""The forms that are files and hold a whole stage."""


@click.command(
    epilog="""\b
Examples:
  tracker show 2017-final
  tracker show 2017-final "article 5"
  tracker show 2017-final "art. 5 para 2"
  tracker show 2017-final "part II, article 3"
  tracker show draft/solidarity/2017-final preamble
  tracker show 2017-final --raw > 2017-final.fr.md
  tracker show 2017-final --format docx -o 2017-final.docx
  tracker show 2017-final --format akn
  tracker show draft.docx --raw
  tracker show draft.docx --comments
  tracker show 2017-final "article 5" --comments
  tracker show 2017-final --comments --format json
"""
)
@click.argument("stage", shell_complete=complete_stage)
@click.argument("provision", default="")
@store_option
@instrument_option
@language_option
@click.option("--raw", is_flag=True, help="Print the structured text, as the store keeps it.")
@click.option("--comments", is_flag=True, help="Print the comments and marked changes that came with the text.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", *_FILES, "json"]),
    default="text",
    show_default=True,
    help="Text for the terminal, or the whole stage as a clean Word file, or in Akoma Ntoso (akn); the comments "
    "as JSON.",
)
@output_option
@force_option
def command(
    stage: str,
    provision: str,
    store: LazyStore,
    instrument: str,
    language: str,
    form: str,
    output: Path | None,
    *,
    raw: bool,
    comments: bool,
    force: bool,
) -> None:
    """Print a stage, or one provision of it.

    STAGE is a stage, a release tag, or a file of any kind that tracker add reads. PROVISION is written as people say it
    ("article 5", 5, "article 5, paragraph 2 (b)", "annex I, article 2", preamble), as a report names it, or as an
    address (art_5__para_2). Where it fits several, all are printed, each under its name. Without -o the Word file
    is STAGE.docx, and the Akoma Ntoso file STAGE.xml.

    Comments in the margin and tracked changes are no words of the treaty, and no redline contains them; --comments
    prints them, with their authors, those inside PROVISION alone if it is given.
    """
    from tracker.services.sources import resolve  # noqa: PLC0415 – loaded when used, for a fast --help

    if form in _FILES and comments:
        raise InputError("Such a file holds no comments", remedy="leave out --format, or take --format json")
    if form == "json" and not comments:
        raise InputError("--format json is for --comments", remedy="give it too, or take --raw or --format akn")
    if raw and comments:
        raise InputError("--raw prints the text, --comments the comments", remedy="give one of them")
    if form in _FILES and (raw or provision):
        raise InputError("Such a file holds a whole stage", remedy="leave out PROVISION and --raw")
    if form not in _FILES and output:
        raise InputError(f"-o is for --format {' and '.join(_FILES)}", remedy="send text into a file with >")
    source = resolve(stage, store, instrument=instrument, language=language)
    print_language(source)
    if form in _FILES:
        _write(source, form, output, force=force)
    elif comments:
        _print_annotations(source, store, provision, form)
    else:
        _print(source, provision, raw=raw)


def _write(source: Source, form: str, output: Path | None, *, force: bool) -> None:
    from tracker.services.render import DRAFT_FORMS, export  # noqa: PLC0415 – loaded when used
    from tracker.services.sources import in_found_language  # noqa: PLC0415 – loaded when used

    path = output or Path((source.name if source.instrument else Path(source.name).stem) + DRAFT_FORMS[form])
    check_free(path, force=force)
    source = in_found_language(source)
    deliver(export(source.draft, form, source.name), path, force=force)


def _print_annotations(source: Source, store: LazyStore, query: str, form: str) -> None:
    from tracker.report.terminal.annotations import comment_lines, revision_lines  # noqa: PLC0415 – loaded when used
    from tracker.services.reading.annotations import annotations_inside, stage_annotations  # noqa: PLC0415 – when used
    from tracker.store.formats.annotations import annotations_data  # noqa: PLC0415 – loaded when used

    front = source.draft.front
    found = source.annotations
    if source.instrument:
        name = source.release or source.name
        found = stage_annotations(store.get(), name, instrument=source.instrument, language=front.language)
    if query.strip():
        found = annotations_inside(found, _find(source, query))
    if form == "json":
        print_json("annotations", stage=source.name, language=front.language, **annotations_data(found))
        return
    lines = comment_lines(found.comments)
    if found.revisions:
        lines += ["", *revision_lines(found.revisions)]
    click.echo("\n".join(lines))


def _print(source: Source, query: str, *, raw: bool) -> None:
    from tracker.report.terminal.draft import provision_text  # noqa: PLC0415 – loaded when used
    from tracker.report.terminal.plain import notice_text  # noqa: PLC0415 – loaded when used
    from tracker.services.sources import in_found_language  # noqa: PLC0415 – loaded when used
    from tracker.text.writer import write, write_blocks  # noqa: PLC0415 – loaded when used

    provisions = _find(source, query)
    names = print_choices(source, query)
    notice = notice_text(in_found_language(source).draft.front)
    if raw:
        # On stderr, because the text may go into a file; its front matter says the same there.
        if notice:
            click.echo(notice, err=True)
        parts = (write_blocks(block for _, block in provision.blocks()) for provision in provisions)
        click.echo("\n".join(parts) if query else write(source.draft), nl=False)
        return
    texts = [provision_text(source.draft, provision) for provision in provisions]
    if names:
        texts = [f"{name}\n{'=' * len(name)}\n\n{text}" for name, text in zip(names, texts, strict=True)]
    text = "\n\n".join(texts)
    click.echo("\n\n".join(part for part in (notice, text, notice) if part))


def _find(source: Source, query: str) -> list[Provision]:
    from tracker.addresses.lookup import find_meant, suggestions  # noqa: PLC0415 – loaded when used
    from tracker.services.compare import similar_provisions  # noqa: PLC0415 – loaded when used

    if not query.strip():
        return [source.draft.root]
    language = source.draft.front.language
    found = find_meant(source.draft, query)
    if not found:
        raise InputError(
            f"There is no “{query}” in {source.name}" + (f" ({language})" if language else ""),
            cause=similar_provisions(suggestions(source.draft, query)),
            remedy=f"ask for one of them, or see all: tracker show {source.name}",
        )
    return found
