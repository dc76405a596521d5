"""``tracker show``: a text, or one provision of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tracker.cli.about_files import print_language
from tracker.cli.about_proposals import print_proposal
from tracker.cli.giving import refuse_open_on_screen
from tracker.cli.opening import open_file, open_option
from tracker.cli.options import text_and_provision
from tracker.cli.output import (
    check_free,
    deliver,
    force_option,
    form_of,
    json_text,
    output_option,
    path_for,
    print_choices,
    refuse_own_source,
    text_width,
)
from tracker.cli.pager import no_pager_option
from tracker.cli.paths import STANDARD_OUTPUT, FormatName
from tracker.errors import InputError
from tracker.report.formats import ENDINGS, USES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.model.provision import Provision
    from tracker.services.clean import Proposal
    from tracker.services.sources import Source
    from tracker.services.stores import LazyStore

_FILES = ("docx", "akn")
"""The forms that are files and hold a whole stage."""
_RAW = "markdown"
"""The form of the structured text, which --raw prints."""
_ENDINGS = {name: ENDINGS[name] for name in ("text", _RAW, *_FILES)}
_ENDINGS_OF_COMMENTS = {name: ENDINGS[name] for name in ("text", "json")}
_ENDINGS_OF_RAW = {_RAW: (*ENDINGS[_RAW], *ENDINGS["text"])}


@click.command(
    epilog="""\b
Examples:
  tracker show 2017-final
  tracker show 2017-final "article 5"
  tracker show 2017-final "art. 5 para 2"
  tracker show 2017-final "part II, article 3"
  tracker show draft/solidarity/2017-final preamble
  tracker show 2017-final --raw > 2017-final.fr.md
  tracker show 2017-final -o 2017-final.docx
  tracker show 2017-final "article 5" -o article-5.txt
  tracker show 2017-final --format akn
  tracker show draft.docx --raw
  tracker show draft.docx --comments
  tracker show 2017-final "article 5" --comments
  tracker show 2017-final --comments --format json
  tracker show 2015-12-09 --clean
  tracker show 2015-12-09 --choose "4(2)=Option 1" --choose "5(1)=shall"
  tracker show 2015-12-09 --clean -o clean.docx
"""
)
@click.option("--raw", is_flag=True, help="Print the structured text, as the store keeps it.")
@click.option("--comments", is_flag=True, help="Print the comments and marked changes that came with the text.")
@click.option("--clean", is_flag=True, help="Lift all brackets: a proposal, marked as such, that is not stored.")
@click.option(
    "--choose",
    "choices",
    multiple=True,
    metavar="WHERE=WHAT",
    help='Take an option or alternative, and drop its rivals: "4(2)=Option 1", "5(1)=shall". It implies --clean. '
    "It can be given several times.",
)
@click.option(
    "--without-brackets",
    is_flag=True,
    help="Drop the brackets with their words, instead of lifting them: only what no bracket holds is left.",
)
@click.option(
    "--format",
    "form",
    type=FormatName(["text", _RAW, *_FILES, "json"]),
    help="Text for the terminal, the structured text (markdown), the whole stage as a clean Word file, or in Akoma "
    "Ntoso (akn); the comments as JSON. If not given, the ending of -o chooses, else text.",
)
@output_option
@open_option
@force_option
@no_pager_option
@text_and_provision
def command(
    text: str,
    provision: str,
    store: LazyStore,
    instrument: str,
    language: str,
    form: str | None,
    output: Path | None,
    *,
    raw: bool,
    comments: bool,
    clean: bool,
    choices: tuple[str, ...],
    without_brackets: bool,
    force: bool,
    opening: bool,
) -> None:
    """Print a stage, or one provision of it.

    TEXT is a stage, a release tag, or a file of any kind that tracker add reads; without it the newest stage is
    meant. PROVISION is written as people say it ("article 5", 5, "article 5, paragraph 2 (b)", "articles 3-5", PP3,
    "annex I, article 2", preamble), as a report names it, or as an address (art_5__para_2). Where it fits several, all
    are printed, each under its name.

    The ending of -o chooses the format: .docx, .xml (Akoma Ntoso), .txt, or .md for the structured text; a name without
    ending gets one. Without -o the Word file is STAGE.docx, and the Akoma Ntoso file STAGE.xml.

    Comments in the margin and tracked changes are not words of the treaty, and no redline contains them; --comments
    prints them, with their authors, those inside PROVISION alone if it is given.

    --clean prints the text as it would read if every bracket were lifted. Alternatives side by side, and options, stay
    as they are until --choose takes one: WHERE is a provision, WHAT the name of an option, the first words of an
    alternative, its number, or #14 for the bracket of that number. Places of words to come and omissions [...] stay.
    The result is a proposal of this program and nobody's text: every format says so at the top.
    """
    from tracker.services.sources import resolve  # noqa: PLC0415 – loaded when used, for a fast --help

    clean = clean or bool(choices) or without_brackets
    form = _form(output, form, provision, raw=raw, comments=comments)
    _refuse_contradictions(output, clean=clean, comments=comments, opening=opening)
    source = resolve(text, store, instrument=instrument, language=language)
    if not comments:
        print_language(source)
    stem = source.name if source.instrument else Path(source.name).stem
    original, proposal = source, None
    if clean:
        proposal = _proposal(source, provision, choices, without_brackets=without_brackets)
        source, stem = proposal.source, f"{stem}-proposal"
    path = None
    if form in _FILES or output or opening:
        ending = ENDINGS[form][0]
        path = path_for(output, ending, stem)
        if path != STANDARD_OUTPUT:
            refuse_own_source(path, original)
            check_free(path, force=force)
    if comments:
        content: str | bytes = _annotations(source, store, provision, form)
    else:
        content = _file(source, form) if form in _FILES else _text(source, provision, raw=form == _RAW)
    deliver(content, path, force=force, remarks=[] if opening else [USES[form]])
    if proposal:
        inside = {eid for part in _find(source, provision) for eid, _ in part.blocks()} if provision else None
        print_proposal(proposal, original.name if original.instrument else text, inside)
    if opening and path:
        open_file(path)


def _refuse_contradictions(output: Path | None, *, clean: bool, comments: bool, opening: bool) -> None:
    if clean and comments:
        raise InputError("--comments prints what came with a text; a proposal has none", remedy="leave out one of them")
    refuse_open_on_screen(output, opening=opening)


def _form(output: Path | None, typed: str | None, provision: str, *, raw: bool, comments: bool) -> str:
    """Return the format, or refuse what does not go together, before anything is read."""
    if typed in _FILES and comments:
        raise InputError("Such a file contains no comments", remedy="leave out --format, or take --format json")
    if typed == "json" and not comments:
        raise InputError("--format json is for --comments", remedy="give it too, or take --raw or --format akn")
    if raw and comments:
        raise InputError("--raw prints the text, --comments the comments", remedy="give one of them")
    endings = _ENDINGS_OF_COMMENTS if comments else _ENDINGS_OF_RAW if raw else _ENDINGS
    form = form_of(output, typed, endings, _RAW if raw else "text")
    if form in _FILES and (raw or provision):
        raise InputError("Such a file contains a whole stage", remedy="leave out PROVISION and --raw")
    return form


def _proposal(source: Source, query: str, choices: Sequence[str], *, without_brackets: bool) -> Proposal:
    from tracker.addresses.lookup import find_meant  # noqa: PLC0415 – loaded when used
    from tracker.services.clean import propose  # noqa: PLC0415 – loaded when used

    proposal = propose(source, choices, without_brackets=without_brackets)
    if query and _find(source, query) and not find_meant(proposal.source.draft, query):
        raise InputError(
            f"“{query}” is not in the proposal",
            cause="all its words fell with an option, an alternative or a bracket",
            remedy="leave it out, and see what the whole text would be",
        )
    return proposal


def _file(source: Source, form: str) -> bytes:
    from tracker.services.render import export  # noqa: PLC0415 – loaded when used
    from tracker.services.sources import in_found_language  # noqa: PLC0415 – loaded when used

    return export(in_found_language(source).draft, form, source.name)


def _annotations(source: Source, store: LazyStore, query: str, form: str) -> str:
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
        return json_text("annotations", stage=source.name, language=front.language, **annotations_data(found))
    lines = comment_lines(found.comments)
    if found.revisions:
        lines += ["", *revision_lines(found.revisions)]
    return "\n".join(lines) + "\n"


def _text(source: Source, query: str, *, raw: bool) -> str:
    from tracker.report.terminal.draft import provision_text  # noqa: PLC0415 – loaded when used
    from tracker.report.terminal.plain import display_width, notice_text  # noqa: PLC0415 – loaded when used
    from tracker.text.writer import write, write_blocks  # noqa: PLC0415 – loaded when used

    provisions = _find(source, query)
    names = print_choices(source, query)
    front = source.draft.front
    width = text_width()
    notice = notice_text(front, width, front.stage or source.name)
    if raw:
        # On stderr, because the text may go into a file; its front matter says the same there.
        if notice:
            click.echo(notice, err=True)
        parts = (write_blocks(block for _, block in provision.blocks()) for provision in provisions)
        return "\n".join(parts) if query else write(source.draft)
    texts = [provision_text(source.draft, provision, width) for provision in provisions]
    if names:
        texts = [f"{name}\n{'=' * display_width(name)}\n\n{text}" for name, text in zip(names, texts, strict=True)]
    text = "\n\n".join(texts)
    return "\n\n".join(part for part in (notice, text) if part) + "\n"


def _find(source: Source, query: str) -> list[Provision]:
    from tracker.addresses.lookup import find_meant  # noqa: PLC0415 – loaded when used
    from tracker.services.compare import not_in  # noqa: PLC0415 – loaded when used

    if not query.strip():
        return [source.draft.root]
    found = find_meant(source.draft, query)
    if not found:
        raise not_in(source, query)
    return found
