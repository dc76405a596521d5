"""``tracker find``: the places of words in all stages and languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.cli.giving import giving
from tracker.cli.options import complete_stage, instrument_option, language_option, store_option
from tracker.cli.output import say, screen_width, use_colour, working
from tracker.report.formats import FIND_FORMATS

if TYPE_CHECKING:
    from tracker.cli.giving import Destination
    from tracker.services.stores import LazyStore

_STEM = "find"
"""The name of the file where none was typed, without its ending."""


@click.command(
    epilog="""\b
Examples:
  tracker find "common but differentiated responsibilities"
  tracker find solidarité internationale
  tracker find "should" 2015-12-04 2015-12-09 --whole-words
  tracker find "differentiat* responsib*"
  tracker find finance adaptation --any-order
  tracker find "human rights" old.docx new.docx
  tracker find "shall cooperate" -o places.html
  tracker find "shall cooperate" -o places.xlsx
"""
)
@click.option("--any-order", is_flag=True, help="All of the words in one provision, in any order.")
@click.option("--exact", is_flag=True, help="Case, accents and signs count, letter for letter.")
@click.option("--whole-words", "whole", is_flag=True, help="Not words that only begin so: right, and not rights.")
@giving(
    FIND_FORMATS,
    about="Text to read here; a page, a Word file, or a sheet for Excel (xlsx); csv and json for programs.",
)
@click.argument("typed", nargs=-1, required=True, metavar="WORDS [STAGE]...", shell_complete=complete_stage)
@language_option
@instrument_option
@store_option
def command(
    typed: tuple[str, ...],
    store: LazyStore,
    instrument: str,
    language: str,
    *,
    exact: bool,
    whole: bool,
    any_order: bool,
    to: Destination,
) -> None:
    """Find words in all stages and languages: since when, until when, and where they went.

    WORDS are a phrase. Case, accents, hyphens, quotation marks and square brackets do not matter, and the last word may
    go on: "differentiat" finds "differentiated". An asterisk lets any word go on. STAGE is a stage, a part of its name
    ("2015" means all stages of that year), or a file; without it all stages are searched, in all languages.

    Without -o a page is written to find.html, a sheet to find.xlsx, a Word file to find.docx. Words that are found
    nowhere are no error.
    """
    from tracker.report.terminal.find import find_text, hints, summary  # noqa: PLC0415 – loaded when used
    from tracker.services.find import find_words  # noqa: PLC0415 – loaded when used, for a fast --help
    from tracker.services.searched import name_search  # noqa: PLC0415 – loaded when used

    to.check(_STEM)
    named = name_search(typed, store, instrument)
    with working("Searching the texts"):
        view = find_words(
            named.words, store, texts=named.texts, instrument=instrument, language=language, exact=exact, whole=whole,
            any_order=any_order, report_language="en" if to.is_text else "",
        )  # fmt: skip
    if named.unquoted:
        say(f"“{named.unquoted}” is taken for a stage. To find it as a word, put all words in quotation marks.")
    if not view.times and not to.is_text:
        say("\n".join([summary(view), *hints(view)]))
    if to.is_text:
        content: str | bytes = find_text(view, colour=use_colour(), width=screen_width()) + "\n"
    else:
        content = FIND_FORMATS[to.form].render(view)
    to.give(content, _STEM, (summary(view) if view.times else "",))
