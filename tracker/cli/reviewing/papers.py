"""Steps that the papers about two texts share (note, brief, corrigendum): words, language, delivery."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING

import click

from tracker.cli.about_files import files_stated
from tracker.cli.giving import giving
from tracker.cli.options import pair_of_texts
from tracker.cli.output import pair_name, print_corrections, print_warnings
from tracker.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from tracker.cli.giving import Destination
    from tracker.report.formats import FileFormat
    from tracker.services.compare import Comparison


_FORMATS = "Text to read here, a page, Word, Markdown, or JSON for programs."


def paper_of_pair(
    paper: str, formats: Mapping[str, FileFormat], instead: tuple[str, Callable[..., None]] | None = None
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Add the words and options of a paper about two whole texts.

    The command is called with ``before``, ``after``, ``report_language`` (one in which papers are written, or empty)
    and ``to``.

    Args:
        paper: The paper: note, brief, corrigendum.
        formats: The formats of its files.
        instead: An option, and the command that is called in its place with all words and options where it is typed.
    """

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        @wraps(command)
        def with_language(*, before: str, after: str, provision: str, report_language: str, **others: object) -> None:
            from tracker.services.note import note_language  # noqa: PLC0415 – loaded when used, for a fast --help

            if provision:
                raise InputError(
                    f"A {paper} is of the whole text",
                    remedy=f"leave out “{provision}”; for one provision: tracker compare {before} {after} {provision}",
                )
            command(before=before, after=after, report_language=note_language(report_language), **others)

        language_option = click.option(
            "--report-language", "report_language", default="", metavar="TAG",
            help=f"The language of the {paper}'s own words: ar, en, es, fr, ru or zh. If not given: that of the texts, "
            "else English.",
        )  # fmt: skip
        pair = files_stated(pair_of_texts(with_language))
        return giving(formats, about=_FORMATS)(language_option(_either(pair, instead) if instead else pair))

    return decorate


def _either(command: Callable[..., None], instead: tuple[str, Callable[..., None]]) -> Callable[..., None]:
    option, other = instead

    @wraps(command)
    def chosen(**options: object) -> None:
        if options.get(option):
            other(**options)
        else:
            options.pop(option, None)
            command(**options)

    return chosen


def give_paper(to: Destination, content: str | bytes, kind: str, comparisons: Sequence[Comparison]) -> None:
    """Deliver a paper, with what is to be known of its texts: doubts before it, corrections of links behind it.

    Args:
        to: The file or screen.
        content: The text or the bytes.
        kind: The paper as a part of the name of its file.
        comparisons: The comparisons that it rests on.
    """
    stem = f"{pair_name(comparisons[0])}-{kind}"
    for comparison in comparisons:
        to.check(stem, comparison.before, comparison.after)
        print_warnings(comparison)
    to.give(content, stem)
    for comparison in comparisons:
        print_corrections(comparison, rows_tell=True)
