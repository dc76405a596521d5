"""The contents of the page, with the marks of what changed, and the map of changes at the edge of the window."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING
from urllib.parse import quote

from tracker.model.provision import ProvisionKind
from tracker.model.redline import RunKind
from tracker.report.html.escaping import escape_attribute, escape_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tracker.report.view.redline_view import RedlineView
    from tracker.report.view.sections import BlockView, SectionView

MAP_STEPS = 240
"""Steps of the map of changes: on a window of 900 pixels a step is three to four pixels high, which is still seen."""
_MARKS = (("inserted", "new"), ("deleted", "gone"), ("moved", "went"), ("split", "went"), ("merged", "went"))
"""Facts with a mark of their own in the contents, the greater ones first."""
_LINE_END = 40
"""Letters by which a line is longer on the map than its words: the space around it on the page."""
_ORDER = ("new", "gone", "both", "quiet")
"""Marks of a step on the map, the strongest first."""


# Contents


def contents_rows(view: RedlineView, *, every: bool) -> Iterator[str]:
    """Print an entry for each article, part, annex and preamble, and for the notes, in the order of reading.

    Args:
        view: The comparison.
        every: Print what did not change as well; of a long code a reader looks for what did.

    Yields:
        One ``li`` element an entry.
    """
    words = view.words
    for section in view.sections:
        if section.section.kind is ProvisionKind.TITLE or not (section.name or section.name_before):
            continue
        if every or not section.quiet or section.section.kind is ProvisionKind.DIVISION:
            yield _entry(section, words)


def _entry(section: SectionView, words: Mapping[str, str]) -> str:
    name = section.name or section.name_before
    former, doubt = old_name(section, words)
    facts = [words[fact] for fact in section.facts if fact != "unchanged"]
    if section.changes:
        facts.append(words["changes_in"].format(count=section.changes))
    spoken = words["colon"] + words["listing"].join(facts) if facts else ""
    count = f'<span class="count" aria-hidden="true">{section.changes}</span>' if section.changes else ""
    heading = f'<span class="subject">{escape_text(section.heading)}</span>' if section.heading else ""
    remark = f"<small>{escape_text(former + doubt)}</small>" if former or doubt else ""
    return (
        f'<li class="{section.section.kind} {_mark(section)}"><a href="{address_of(section)}">'
        f'<span class="name">{escape_text(name)}</span>{remark}{heading}{count}'
        f'<span class="heard">{escape_text(spoken)}</span></a></li>\n'
    )


def address_of(section: SectionView) -> str:
    """Return the link to a section on the same page."""
    own = section.section
    return f"#a-{quote(own.after)}" if own.after is not None else f"#b-{quote(own.before or '')}"


def old_name(section: SectionView, words: Mapping[str, str]) -> tuple[str, str]:
    """Return the former name of a section, “ex-Article 5”, if it had another one, and “ (probably)” in doubt.

    Of an article that stands in one text alone, the articles of the other text that share its words: “→ Article 1”.
    """
    if section.shared:
        onwards = section.section.after is None
        return f"{'→' if onwards == (words['dir'] == 'ltr') else '←'} {section.shared}", ""
    changed = section.name and section.name_before and section.name != section.name_before
    former = words["ex"] + section.name_before if changed else ""
    return former, words["with_remark"].format(what="", remark=words["probably"]) if section.unsure else ""


def _mark(section: SectionView) -> str:
    """Return the class of the mark of a section: new, gone, went, changed, quiet (numbers and print), or same."""
    for fact, mark in _MARKS:
        if fact in section.facts:
            return mark
    if section.shared:
        return "went"
    if section.section.after is None or section.section.before is None:
        return "gone" if section.section.after is None else "new"
    if section.changes:
        return "changed"
    return "same" if section.unchanged else "quiet"


# The map of changes


def change_map(view: RedlineView) -> str:
    """Draw where the changes are: a strip as high as the window, in which each line has its share.

    The strip is for the pointer alone: keys go from change to change, and the contents tell the same in words.

    Args:
        view: The comparison.

    Returns:
        HTML; empty where nothing changed.
    """
    if not view.changes:
        return ""
    lines = [(line, _length(line)) for line in view.lines]
    total = sum([length for _, length in lines])
    steps: list[tuple[str, int]] = [("", 0)] * MAP_STEPS  # For each step its mark, and the first change in it.
    at = 0
    for line, length in lines:
        mark = _mark_of_line(line)
        first, at = at, at + length
        if not mark:
            continue
        for step in range(first * MAP_STEPS // total, (at * MAP_STEPS - 1) // total + 1):
            known, number = steps[step]
            stronger = not known or _ORDER.index(mark) < _ORDER.index(known)
            steps[step] = (mark if stronger else known, number or line.number)
    shapes: list[str] = []
    y = 0
    for (mark, number), same in groupby(steps, key=lambda step: step):
        height = len(list(same))
        if mark:
            shape = f'<rect class="{mark}" y="{y}" width="10" height="{height}"/>'
            shapes.append(f'<a href="#c{number}" tabindex="-1">{shape}</a>' if number else shape)
        y += height
    return (
        f'<div class="map" aria-hidden="true"><svg viewBox="0 0 10 {MAP_STEPS}" preserveAspectRatio="none">'
        f"{''.join(shapes)}</svg></div>"
    )


def _length(line: BlockView) -> int:
    return sum([len(run.text) for run in line.block.runs]) + _LINE_END


def _mark_of_line(line: BlockView) -> str:
    if line.untouched:
        return ""
    if not line.number:
        return "quiet"
    kinds = {run.kind for run in line.block.runs}
    if RunKind.INSERTED in kinds and RunKind.DELETED in kinds:
        return "both"
    if RunKind.INSERTED in kinds:
        return "new"
    return "gone" if RunKind.DELETED in kinds else "both"


def data_names(section: SectionView, words: Mapping[str, str]) -> str:
    """Return the attributes of a section that name it in the bar and for the filter: now, formerly, in doubt."""
    if section.section.kind is ProvisionKind.TITLE:
        return ""  # It has no name but its words.
    former, doubt = old_name(section, words)
    name = section.name or section.name_before
    was = f' data-was="{escape_attribute(former + doubt)}"' if former or doubt else ""
    return f' data-name="{escape_attribute(name)}"{was}' if name else ""
