"""``tracker compare``: old and new side by side, in the terminal."""

from __future__ import annotations

from dataclasses import replace
from itertools import compress
from typing import TYPE_CHECKING

import click

from tracker.cli.about_files import files_stated
from tracker.cli.options import grade_option, pair_of_texts
from tracker.cli.output import (
    leave_with_grade,
    notices,
    print_choices,
    print_corrections,
    print_warnings,
    screen_width,
    text_width,
    use_colour,
)
from tracker.cli.pager import no_pager_option, page
from tracker.model.provision import Eid
from tracker.model.side import Side
from tracker.report.terminal.plain import display_width, safe, wrap
from tracker.report.view.sections import BlockView, is_label_alone

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tracker.report.view.redline_view import RowView
    from tracker.report.view.sections import SectionView
    from tracker.report.view.stubs import Stub
    from tracker.services.compare import Comparison
    from tracker.services.reading.stated import Stated
    from tracker.services.stores import LazyStore


@click.command(
    epilog="""\b
Examples:
  tracker compare 2014-avant-projet 2017-final "article 5"
  tracker compare 2014 2017 article 5
  tracker compare 2014 2017 articles 3-5
  tracker compare 2017 PP3
  tracker compare 2014 2017 5.1 --side before
  tracker compare old.docx new.docx
"""
)
@click.option(
    "--side", type=click.Choice(list(map(str, Side))), help="Look PROVISION up in this text only, instead of in both."
)
@grade_option
@no_pager_option
@files_stated
@pair_of_texts
def command(
    before: str,
    after: str,
    store: LazyStore,
    instrument: str,
    language: str,
    provision: str,
    side: str | None,
    *,
    stated: Stated,
    tell: bool,
) -> None:
    """Show a provision in both texts, side by side.

    PROVISION is looked up in both texts, because "article 5" may be another one after; both answers are shown. Without
    PROVISION all changes are shown. {-Words-} are deleted, {+words+} are inserted; where the terminal has
    colours they are red and struck, or blue and underlined instead. Differences in print only, and numbers in
    references that only follow a renumbering, are not marked. A remark below a paragraph says how many of its square
    brackets were lifted, and which of several alternatives was chosen.
    """
    from tracker.report.terminal.side_by_side import KEY  # noqa: PLC0415 – loaded when used
    from tracker.report.terminal.summary import summary_line  # noqa: PLC0415 – loaded when used, for a fast --help
    from tracker.services.compare import compare_texts  # noqa: PLC0415 – loaded when used

    comparison = compare_texts(
        before, after, store, instrument=instrument, language=language, stated=stated, report_language="en"
    )
    print_warnings(comparison)
    for source in (comparison.before, comparison.after) if provision else ():
        print_choices(source, provision)
    width = screen_width()
    if provision:
        parts = _answers(comparison, provision, side)
    else:
        parts = [*_all_changes(comparison), summary_line(comparison.view, width)]
    if any(mark in part for part in parts for mark in ("{-", "{+", "\x1b[")):
        parts.append(KEY[use_colour()])
    at_top = notices(comparison, width)
    page("\n\n".join(["\n".join(at_top)] * bool(at_top) + parts))
    print_corrections(comparison, provision, rows_tell=bool(provision))
    if tell:
        leave_with_grade(comparison)


def _all_changes(comparison: Comparison) -> list[str]:
    shown = [
        _side_by_side(section, comparison, brief=True)
        for section in comparison.view.sections
        if not section.quiet or section.facts[:1] not in ((), ("unchanged",))
    ]
    return shown or [comparison.view.same_line or comparison.view.changes_line]


def _side_by_side(section: SectionView, comparison: Comparison, *, brief: bool = False) -> str:
    from tracker.report.terminal.comparison import section_side_by_side  # noqa: PLC0415 – loaded when used

    return section_side_by_side(section, comparison.view, screen_width(), colour=use_colour(), brief=brief)


def _answers(comparison: Comparison, query: str, only: str | None) -> list[str]:
    """Answer what became of provisions, looked up on each side; nothing is said or shown twice.

    Answers that have a row in common are one: article 5 is article 5 still, or was merged with article 6.
    """
    from tracker.services.compare import not_in_either  # noqa: PLC0415 – loaded when used

    answers: list[tuple[list[str], list[RowView]]] = []
    for side in Side:
        for title, rows in _found(comparison, query, side) if only in (None, side) else ():
            home = next((answer for answer in answers if any(row in answer[1] for row in rows)), None)
            if home is None:
                answers.append(([title], list(rows)))
            else:
                home[0].extend([title] if title not in home[0] else [])
                home[1].extend(row for row in rows if row not in home[1])
    if not answers:
        raise not_in_either(comparison, query)
    parts: list[str] = []
    for titles, linked in answers:
        *others, last = titles
        title = wrap(f"{', '.join(others)} and {last}" if others else last, width=text_width())
        rule = "=" * max(map(display_width, title.split("\n")))
        parts.append("\n".join([title, rule, *(_sentence(row, comparison) for row in linked)]))
        parts += [text for text in _texts(comparison, linked) if text not in parts]
    return parts


def _found(comparison: Comparison, query: str, side: Side) -> Iterator[tuple[str, tuple[RowView, ...]]]:
    """Yield each provision that a query means in one text: a title for it, and its rows."""
    from tracker.addresses.lookup import choices, find_meant  # noqa: PLC0415 – loaded when used

    source = (comparison.before, comparison.after)[side.position]
    provisions = find_meant(source.draft, query)
    names = [f"“{query}”"] if len(provisions) == 1 else choices(source.draft, provisions)
    for name, provision in zip(names, provisions, strict=True):
        rows = [row for row in comparison.view.rows if (row.row.before, row.row.after)[side.position] == provision.eid]
        if rows:
            yield f"{name} in {source.name}", tuple(rows)


def _sentence(row: RowView, comparison: Comparison) -> str:

    before, after, words = comparison.before.name, comparison.after.name, comparison.view.words
    if row.row.after is None:
        as_article = " as an article" if row.row.level == "article" else ""
        sentence = f"{row.before} of {before} is dropped{as_article}; nothing in {after} continues it."
    elif row.row.before is None:
        sentence = f"{row.after} of {after} is new; nothing in {before} precedes it."
    else:
        facts = ", ".join(words[fact] for fact in row.facts)
        verb = "is probably" if row.probably else "is"
        basis = f" ({row.reason})" if row.reason else ""
        sentence = f"{row.before} of {before} {verb} {row.after} of {after}: {facts}{basis}."
    return wrap(safe(sentence), width=text_width())


def _texts(comparison: Comparison, rows: Sequence[RowView]) -> list[str]:
    """Return the sections that the rows are about, each once: of a split or merged article all its parts."""
    linked = {(row.row.before, row.row.after) for row in rows}
    pairs = [(section.section.before, section.section.after) for section in comparison.view.sections]
    sections = [{pair[n] for pair in pairs if pair[n]} for n in (0, 1)]
    homes = [_sections_of_lines(comparison, side) for side in Side]
    holding = [{_section_of(pair[n], homes[n]) for pair in linked if pair[n]} for n in (0, 1)]
    lines = [{eid for pair in linked if (eid := pair[n]) and eid not in sections[n]} for n in (0, 1)]
    texts = []
    for section, pair in zip(comparison.view.sections, pairs, strict=True):
        if any(pair[n] and pair[n] in holding[n] for n in (0, 1)):
            texts.append(_side_by_side(_narrowed(section, lines) if any(lines) else section, comparison))
    return texts


def _narrowed(section: SectionView, wanted: Sequence[set[Eid]]) -> SectionView:
    """Return the section with the wanted paragraphs, their labels, and the article's own heading alone."""

    def is_wanted(item: BlockView | Stub) -> bool:
        if not isinstance(item, BlockView):
            return False
        places = item.block.before, item.block.after
        own = section.section.before, section.section.after
        return any(
            place is not None
            and (place.eid == own[n] or any(f"{place.eid}__".startswith(f"{asked}__") for asked in wanted[n]))
            for n, place in enumerate(places)
        )

    shown = [is_wanted(item) for item in section.items]
    for n, item in enumerate(section.items[:-1]):
        following = section.items[n + 1]
        # All parts of a divided line are shown, though only one was asked for: the others with their labels as well.
        if shown[n + 1] and isinstance(following, BlockView) and not following.place.is_label:
            shown[n] |= isinstance(item, BlockView) and is_label_alone(item.block)
    return replace(section, items=tuple(compress(section.items, shown)), remarks=())


def _sections_of_lines(comparison: Comparison, side: Side) -> dict[Eid, Eid]:
    """Return for each section and each line of one text the section in which it stands: a recital in the preamble."""
    sections = [(section, (section.section.before, section.section.after)) for section in comparison.view.sections]
    homes = {eid: eid for _, pair in sections if (eid := pair[side.position])}
    for section, pair in sections:
        home = pair[side.position]
        for line in section.lines if home else ():
            place = line.block.place_on(side)
            if place is not None and home is not None:
                homes.setdefault(place.eid, home)
    return homes


def _section_of(eid: Eid | None, homes: Mapping[Eid, Eid]) -> Eid | None:
    """Return the section (article, preamble, division, annex) in which an address lies; None for none.

    >>> article, paragraph = Eid("annex_1__art_5"), Eid("annex_1__art_5__para_2")
    >>> _section_of(paragraph, {Eid("annex_1"): Eid("annex_1"), article: article})
    'annex_1__art_5'
    """
    while eid and eid not in homes:
        eid = Eid(eid.rpartition("__")[0])
    return homes[eid] if eid else None
