"""``tracker languages``: the language versions of one text, and the facts in which they differ."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from tracker.cli.giving import giving
from tracker.cli.options import complete_stage, exit_code_option, instrument_option, language_typed, store_option
from tracker.cli.output import DIFFERENT, print_doubts, screen_width, stem_of, working
from tracker.errors import InputError
from tracker.report.formats import LANGUAGE_FORMATS

if TYPE_CHECKING:
    from tracker.cli.giving import Destination
    from tracker.services.stores import LazyStore


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
@giving(
    LANGUAGE_FORMATS,
    about="Text to read here, a page, Word, a sheet for Excel to fill in (xlsx), or json for programs.",
)
@exit_code_option
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
    *,
    to: Destination,
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
    stem = "--".join(dict.fromkeys(stem_of(source.name) for source in sources))
    to.check(f"{stem}-languages", *sources)
    for source in sources:
        print_doubts(source)
    if to.is_text:
        content: str | bytes = languages_text(view, width=screen_width()) + "\n"
    else:
        content = LANGUAGE_FORMATS[to.form].render(view)
    to.give(content, f"{stem}-languages", view.answer)
    if tell and view.differences:
        sys.exit(DIFFERENT)
