"""``tracker origin``: the stage that first had the words of a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.cli.output import screen_width, stem_of
from tracker.cli.tracing.giving import following, over_stages, say_left_out
from tracker.report.formats import ORIGIN_FORMATS

if TYPE_CHECKING:
    from tracker.cli.giving import Destination
    from tracker.services.stores import LazyStore


@click.command(
    epilog="""\b
Examples:
  tracker origin
  tracker origin article 4
  tracker origin 2017-final article 4 -o origin.html
  tracker origin 2015-12-04 article 6 --became
"""
)
@click.option("--became", is_flag=True, help="The other way: what became of the words of this text.")
@over_stages("[STAGE] [PROVISION]", ORIGIN_FORMATS)
def command(
    words: tuple[str, ...],
    store: LazyStore,
    instrument: str,
    language: str,
    *,
    became: bool,
    to: Destination,
) -> None:
    """Show which stage first had the words of a text.

    Each passage is followed back through renumbering, moves and returns to the earliest stage that plausibly had it.
    With --became it is followed forward: to the last stage that has it, and the provision in which it stands there.
    Files are taken in the order of their names here; the last one is shown, with --became the first.
    """
    from tracker.report.terminal.stages.origin import origin_text  # noqa: PLC0415 – loaded when used
    from tracker.services.lineage.origin import fates_of, origin_of  # noqa: PLC0415 – loaded when used
    from tracker.services.lineage.read import open_lineage  # noqa: PLC0415 – loaded when used
    from tracker.services.naming import name_texts  # noqa: PLC0415 – loaded when used

    texts, provision = name_texts(words, store, instrument)
    with following():
        opened = open_lineage(texts, store, instrument=instrument, language=language)
        names = [source.name for source in opened.reader.sources]
        stage = opened.stage_asked(texts) or names[0 if became else -1]
        answer = fates_of if became else origin_of
        view = answer(opened, stage, provision, report_language="en" if to.is_text else "")
        content = origin_text(view, screen_width()) if to.is_text else ORIGIN_FORMATS[to.form].render(view)
    say_left_out(opened)
    kind = "became" if became else "origin"
    to.give(content, "-".join(filter(None, [stem_of(stage), *provision.split(), kind])), sources=opened.files)
