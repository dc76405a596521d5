"""``tracker substance``: the brief of what changed in substance."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tracker.cli.output import screen_width, working
from tracker.cli.reviewing.papers import give_paper, paper_of_pair
from tracker.report.formats import BRIEF_FORMATS

if TYPE_CHECKING:
    from tracker.cli.giving import Destination
    from tracker.services.reading.stated import Stated
    from tracker.services.stores import LazyStore


@click.command(
    epilog="""\b
Examples:
  tracker substance 2014-avant-projet 2017-final
  tracker substance old.docx new.docx -o brief.docx
  tracker substance 2017-final --report-language fr --all
  tracker substance 2014 2017 -o brief.html --redline 2014--2017.html
"""
)
@click.option("--all", "everything", is_flag=True, help="Show every change, however many pages that takes.")
@click.option(
    "--doubtful", is_flag=True,
    help="Also the classes of which fewer than nine in ten are right: conditions, exceptions, quantities, negations.",
)  # fmt: skip
@click.option(
    "--redline", default="", metavar="PAGE",
    help="The page of the redline, as it stands beside the brief: every place is linked to it.",
)  # fmt: skip
@paper_of_pair("brief", BRIEF_FORMATS)
def command(
    *,
    before: str,
    after: str,
    store: LazyStore,
    instrument: str,
    language: str,
    report_language: str,
    redline: str,
    everything: bool,
    doubtful: bool,
    stated: Stated,
    to: Destination,
) -> None:
    """Tell what changed in substance, on one page.

    BEFORE and AFTER are stages, release tags, or files. The brief lists the changes of wording that readers look for
    first, by class: the force of duties ("shall" became "should"), time limits and dates, references, and the verbs of
    the preamble and the operative part; with --doubtful also negations, quantities, conditions and exceptions. Each
    stands with both quotations and its place. They are found by rule from the words alone, and no meaning is judged;
    new and deleted provisions are named, and sentences that are wholly new stand in the redline.

    Without -o a page or a Word file is written to BEFORE--AFTER-substance.html or .docx, and any other form to the
    standard output. JSON always has every change of these classes.
    """
    from tracker.report.substance.as_text import brief_text  # noqa: PLC0415 – loaded when used, for a fast --help
    from tracker.services.compare import compare_texts  # noqa: PLC0415 – loaded when used
    from tracker.services.substance import brief_of_comparison  # noqa: PLC0415 – loaded when used

    with working("Comparing the two texts"):
        comparison = compare_texts(
            before,
            after,
            store,
            instrument=instrument,
            language=language,
            report_language=report_language,
            stated=stated,
        )
        brief = brief_of_comparison(comparison, everything=everything, doubtful=doubtful, redline=redline)
    content = brief_text(brief, screen_width()) + "\n" if to.to_screen else BRIEF_FORMATS[to.form].render(brief)
    give_paper(to, content, "substance", [comparison])
