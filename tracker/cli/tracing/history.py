"""``tracker history``: the life of a provision through all stages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.cli.output import screen_width, stem_of
from tracker.cli.tracing.giving import following, over_stages, say_left_out
from tracker.report.formats import HISTORY_FORMATS

if TYPE_CHECKING:
    from tracker.cli.giving import Destination
    from tracker.services.stores import LazyStore


@click.command(
    epilog="""\b
Examples:
  tracker history article 5
  tracker history 2015-12-04 article 17
  tracker history article 4 (2) -o article-4-2.docx
  tracker history -o legislative-history.html
  tracker history first.docx second.docx final.docx article 5
"""
)
@over_stages("[STAGE] [PROVISION]", HISTORY_FORMATS)
def command(
    words: tuple[str, ...],
    store: LazyStore,
    instrument: str,
    language: str,
    *,
    to: Destination,
) -> None:
    """Tell the life of a provision through all stages, with its words.

    Back to the stage that first had it and forward to the last, under whatever number: each state is marked against the
    one before. A provision that was dropped has a history too: name the stage in which it stands. Without a provision
    the whole instrument is told, article by article: a legislative history. Files are taken in the order of their
    names here, each as drafted from the one before.
    """
    from tracker.report.terminal.stages.history import history_text  # noqa: PLC0415 – loaded when used
    from tracker.services.lineage.history import history_of  # noqa: PLC0415 – loaded when used, for a fast --help
    from tracker.services.lineage.read import open_lineage  # noqa: PLC0415 – loaded when used
    from tracker.services.naming import name_texts  # noqa: PLC0415 – loaded when used

    texts, provision = name_texts(words, store, instrument)
    with following():
        opened = open_lineage(texts, store, instrument=instrument, language=language)
        stage = opened.stage_asked(texts)
        view = history_of(opened, provision, stage=stage, report_language="en" if to.is_text else "")
        content = history_text(view, screen_width()) if to.is_text else HISTORY_FORMATS[to.form].render(view)
    say_left_out(opened)
    to.give(
        content,
        "-".join(filter(None, [stem_of(opened.name), *provision.split(), "history"])),
        sources=opened.files,
    )
