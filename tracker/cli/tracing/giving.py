"""Steps that the commands over all stages share: their words and options, their long work, what they leave out."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from tracker.cli.giving import TEXT, giving
from tracker.cli.options import complete_stage, instrument_option, language_option, store_option
from tracker.cli.output import working

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from tracker.report.formats import FileFormat
    from tracker.services.lineage.read import OpenLineage


def over_stages(
    metavar: str, formats: Mapping[str, FileFormat], usual: str = TEXT
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Add the words and options of a command over all stages.

    Args:
        metavar: The words in its usage line.
        formats: The formats of its files.
        usual: The format where none is asked for: text for the terminal, or that of a result that no terminal shows.
    """

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        decorated = command
        for option in (language_option, instrument_option, store_option, giving(formats, usual)):
            decorated = option(decorated)
        return click.argument("words", nargs=-1, metavar=metavar, shell_complete=complete_stage)(decorated)

    return decorate


@contextmanager
def following() -> Iterator[None]:
    """Name the work on stderr where it takes long."""
    with working("Comparing the stages; the result is kept, and the next time is quick"):
        yield


def say_left_out(opened: OpenLineage) -> None:
    """Print on stderr the stages that have no text in the language."""
    from tracker.cli.output import say  # noqa: PLC0415 – loaded when used

    if opened.left_out:
        one = len(opened.left_out) == 1
        verbs = ("has", "is") if one else ("have", "are")
        say(f"Note: {', '.join(opened.left_out)} {verbs[0]} no text in {opened.language}, and {verbs[1]} left out.")
