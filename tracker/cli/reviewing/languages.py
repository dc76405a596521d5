"""``tracker languages``: the language versions of one text, and the facts in which they differ."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from tracker.cli.opening import open_file, open_option
from tracker.cli.options import complete_stage, exit_code_option, instrument_option, language_typed, store_option
from tracker.cli.output import (
    DIFFERENT,
    check_free,
    deliver,
    force_option,
    form_of,
    output_option,
    path_for,
    print_doubts,
    refuse_own_source,
    screen_width,
    stem_of,
    working,
)
from tracker.cli.pager import no_pager_option
from tracker.cli.paths import STANDARD_OUTPUT, FormatName
from tracker.errors import InputError
from tracker.report.formats import ENDINGS, LANGUAGE_FORMATS, USES

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tracker.services.sources import Source
    from tracker.services.stores import LazyStore

_TEXT = "text"
_ENDINGS = {form: ENDINGS[form] for form in (_TEXT, *LANGUAGE_FORMATS)}


@click.command(
    epilog="""\b
Examples:
  tracker languages 2017-final
  tracker languages 2017-final article 5
  tracker languages draft_en.docx draft_fr.docx draft_ar.docx
  tracker languages 2017-final --only fr,ar
  tracker languages 2017-final --since 2014-avant-projet
  tracker languages 2017-final -o languages.html
  tracker languages 2017-final -o concordance.xlsx
"""
)
@click.option("--only", default="", metavar="TAGS", help="Only these languages, with commas between: fr,ar.")
@click.option(
    "--since", default="", metavar="BEFORE",
    help="An earlier stage: also find articles that came from others in one language than in another. If not given: "
    "the stage before, if the store has it in the same languages.",
)  # fmt: skip
@click.option(
    "--language", default="", metavar="TAG", callback=language_typed,
    help="The language of the report's own words. If not given: English.",
)  # fmt: skip
@click.option(
    "--format", "form", type=FormatName(list(_ENDINGS)),
    help="Text to read here, a page, Word, a sheet for Excel to fill in (xlsx), or json for programs. Without it the "
    "ending of -o chooses, else text.",
)  # fmt: skip
@output_option
@open_option
@force_option
@exit_code_option
@no_pager_option
@instrument_option
@store_option
@click.argument("words", nargs=-1, metavar="[STAGE | FILE FILE...] [PROVISION]", shell_complete=complete_stage)
def command(
    words: tuple[str, ...],
    store: LazyStore,
    instrument: str,
    only: str,
    since: str,
    language: str,
    form: str | None,
    output: Path | None,
    *,
    force: bool,
    opening: bool,
    tell: bool,
) -> None:
    """Compare the language versions of one text, and list the facts in which they differ.

    STAGE is a stage or a release tag that stands in several languages; or name the files of the versions. Provisions,
    recitals, notes and lines are set side by side by their numbers, and where these differ by their order, their
    lengths, and what every language prints alike. Listed are parts that a version has and another lacks, other numbers
    of provisions, and other figures, dates, references, brackets and calls of notes.

    A page shows the differences first, and behind them the whole text in columns. A sheet has a row for each provision,
    a column for each language, and empty columns for what is agreed and for remarks. Without -o they are written to
    STAGE-languages.html or .xlsx.

    These are facts. Whether the versions mean the same is for their readers to judge.
    """
    from tracker.language.tags import language_name, primary_subtag  # noqa: PLC0415 – loaded when used
    from tracker.language.versions import VERSION_WORDS  # noqa: PLC0415 – loaded when used
    from tracker.report.terminal.languages import languages_text  # noqa: PLC0415 – loaded when used
    from tracker.services.languages import languages_of_text  # noqa: PLC0415 – loaded when used, for a fast --help
    from tracker.services.naming import name_text, name_texts  # noqa: PLC0415 – loaded when used, for a fast --help

    form = form_of(output, form, _ENDINGS, _TEXT)
    if opening and output == STANDARD_OUTPUT:
        raise InputError("--open opens a file, and -o - writes none", remedy="leave out one of them")
    ending = _ENDINGS[form][0]
    if output is not None and output != STANDARD_OUTPUT and not output.is_dir():
        check_free(path_for(output, ending, ""), force=force)
    if language and primary_subtag(language) not in VERSION_WORDS:
        raise InputError(
            f"There are no reports in {language_name(language)}",
            cause=f"there are reports in {', '.join(map(language_name, VERSION_WORDS))}",
            remedy="name one of these behind --language",
        )
    names, provision = name_texts(words, store, instrument)
    if not names:
        names = [name_text(words, store, instrument).text]
    with working("Setting the versions side by side"):
        view, sources = languages_of_text(
            names, store, provision=provision, only=[tag for tag in only.split(",") if tag.strip()],
            since=since, instrument=instrument, report_language=language,
        )  # fmt: skip
    path = _path(sources, form, output, opening=opening)
    if path != STANDARD_OUTPUT:
        refuse_own_source(path, *sources)
    for source in sources:
        print_doubts(source)
    content: str | bytes
    if form == _TEXT:
        content = languages_text(view, width=screen_width()) + "\n"
    else:
        content = LANGUAGE_FORMATS[form].render(view)
    deliver(content, path, force=force, remarks=[*view.answer, *([] if opening else [USES[form]])])
    if opening:
        open_file(path)
    if tell and view.differences:
        sys.exit(DIFFERENT)


def _path(sources: Sequence[Source], form: str, output: Path | None, *, opening: bool) -> Path:
    """Return the path of the file; the standard output for text that nobody wants in a file."""
    if output is None and not opening and (form == _TEXT or LANGUAGE_FORMATS[form].streams):
        return STANDARD_OUTPUT
    stem = "--".join(dict.fromkeys(stem_of(source.name) for source in sources))
    return path_for(output, _ENDINGS[form][0], f"{stem}-languages")
