"""``tracker compare``: old beside new, in the terminal."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from tracker.model.provision import Eid
from tracker.report.view.sections import BlockView
from tracker.services.compare import Compared, compared, not_there, sides

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.report.view.redline_view import RowView
    from tracker.report.view.sections import SectionView
    from tracker.report.view.stubs import Stub

DIFFERENT = 1
"""Exit code of ``--exit-code`` where the texts differ."""


@click.command(
    epilog="""\b
Examples:
  tracker compare 2014-avant-projet 2017-final "article 5"
  tracker compare 2014-avant-projet 2017-final 5.1 --side before
  tracker compare old.txt new.txt
"""
)
@sides
@click.argument("provision", default="")
@click.option(
    "--side", type=click.Choice(["before", "after"]), help="Look the provision up in this text only; else in both."
)
@click.option("--exit-code", "tell", is_flag=True, help="Leave with exit code 1 if the texts differ.")
def command(
    before: str,
    after: str,
    folder: Path | None,
    instrument: str,
    language: str,
    provision: str,
    side: str | None,
    *,
    tell: bool,
) -> None:
    """Answer “article 5, old and new” in the terminal.

    The provision is looked up in both texts, because "article 5" may be another one after; both answers are
    shown. Without a provision everything that changed is shown. [-Words-] are gone, {+words+} are new; what
    differs in print only, and the numbers in references that only follow a renumbering, are not marked.
    """
    from tracker.report.terminal.comparison import summary_line  # noqa: PLC0415 – loaded when used, for a fast --help

    found = compared(before, after, folder, instrument, language, report_language="en")
    width, _ = _screen()
    notices = found.notices(width)
    parts = [*notices, *(_answers(found, provision, side) if provision else _everything(found)), *notices]
    click.echo("\n\n".join([*parts, summary_line(found.view, min(width, 80))]))
    if tell and found.before.sha256 != found.after.sha256:
        sys.exit(DIFFERENT)


def _screen() -> tuple[int, bool]:
    """Columns, and whether to use colours: only on a terminal, and not where NO_COLOR is set."""
    colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return max(60, min(shutil.get_terminal_size((80, 24)).columns, 160)), colour


def _everything(found: Compared) -> list[str]:
    from tracker.report.terminal.comparison import section_side_by_side  # noqa: PLC0415

    width, colour = _screen()
    shown = [
        section_side_by_side(section, found.view, width, colour=colour, brief=True)
        for section in found.view.sections
        if not section.quiet or section.facts[:1] not in ((), ("unchanged",))
    ]
    return shown or [found.view.words["none"]]


def _answers(found: Compared, query: str, side: str | None) -> list[str]:
    """What became of the provision, looked up on each side."""
    from tracker.addresses.lookup import find  # noqa: PLC0415

    out: list[str] = []
    for key, source in (("before", found.before), ("after", found.after)):
        if side not in (None, key):
            continue
        eids = {provision.eid for provision in find(source.draft, query)}
        rows = [row for row in found.view.rows if (row.row.before if key == "before" else row.row.after) in eids]
        if not rows:
            continue
        title = f"“{query}” in {source.name}"
        out.append("\n".join([title, "=" * len(title), *(_sentence(row, found) for row in rows)]))
        out += _texts(found, rows)
    if not out:
        raise not_there(found, query)
    return out


def _sentence(row: RowView, found: Compared) -> str:
    from tracker.report.table.rows import basis_in_words  # noqa: PLC0415
    from tracker.report.terminal.plain import wrap  # noqa: PLC0415

    names = f"{row.before} of {found.before.name}", f"{row.after} of {found.after.name}"
    if row.row.after is None:
        return wrap(f"{names[0]} is dropped{_as_what(row)}; nothing in {found.after.name} continues it.")
    if row.row.before is None:
        return wrap(f"{names[1]} is new; nothing in {found.before.name} precedes it.")
    facts = ", ".join(found.view.words[fact] for fact in row.facts)
    maybe = "is probably" if row.probably else "is"
    return wrap(f"{names[0]} {maybe} {names[1]}: {facts} ({basis_in_words(row, found.view.words)}).")


def _as_what(row: RowView) -> str:
    return " as an article" if row.row.level == "article" else ""


def _texts(found: Compared, rows: list[RowView]) -> list[str]:
    """The sections that the rows speak of, each once: of a split or merged article all its parts."""
    from tracker.report.terminal.comparison import section_side_by_side  # noqa: PLC0415

    width, colour = _screen()
    linked = {(row.row.before, row.row.after) for row in rows}
    articles = [{_article(pair[n]) for pair in linked} - {None} for n in (0, 1)]
    only = {eid for pair in linked for eid in pair if eid and "__" in eid}
    out = []
    for section in found.view.sections:
        pair = section.section.before, section.section.after
        if any(pair[n] in articles[n] for n in (0, 1)):
            shown = _narrowed(section, only) if only else section
            out.append(section_side_by_side(shown, found.view, width, colour=colour))
    return out


def _narrowed(section: SectionView, wanted: set[Eid]) -> SectionView:
    """The section with no more than the paragraphs asked for, and the article's own heading."""

    def asked(item: BlockView | Stub) -> bool:
        if not isinstance(item, BlockView):
            return False
        places = [place for place in (item.block.before, item.block.after) if place]
        return any(place.eid == eid or place.eid.startswith(f"{eid}__") for place in places for eid in wanted) or any(
            "__" not in place.eid for place in places
        )

    return replace(section, items=tuple(item for item in section.items if asked(item)), remarks=())


def _article(eid: Eid | None) -> Eid | None:
    """The article (preamble, division) that an address lies in: ``art_5`` of ``art_5__para_2``."""
    return Eid(eid.split("__")[0]) if eid else None
