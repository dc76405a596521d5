"""Fates of the brackets of each article of a redline, and the brackets that are left."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from tracker.model.negotiation import Fate
from tracker.model.side import Side
from tracker.report.brackets.signs import first_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tracker.addresses.names import ProvisionNames
    from tracker.model.negotiation import Mark, Negotiation
    from tracker.model.provision import Eid
    from tracker.report.view.sections import SectionView

LISTED_LETTERS = 90
"""Letters of an open bracket that are listed: a line of the page."""
FATES = (
    ("lifted", (Fate.LIFTED, Fate.LIFTED_REWORDED)),
    ("chosen", (Fate.CHOSEN,)),
    ("fell", (Fate.DROPPED, Fate.REJECTED)),
    ("kept", (Fate.KEPT, Fate.KEPT_REWORDED)),
    ("new", (Fate.NEW,)),
)
"""Names of what is counted, keys of words behind ``brackets_``, and the fates that each takes together."""
_NAME_OF_FATE = {fate: name for name, fates in FATES for fate in fates}


@dataclass(frozen=True, slots=True)
class OpenBracket:
    """A bracket of the text after that stands in no other.

    Attributes:
        words: The words inside, cut short.
        inside: The number of brackets inside it.
    """

    words: str
    inside: int


@dataclass(frozen=True, slots=True)
class OpenLine:
    """A line of the text after in which brackets open.

    Attributes:
        eid: Its address.
        name: Its name.
        brackets: Its brackets that stand in no other, in reading order.
    """

    eid: Eid
    name: str
    brackets: tuple[OpenBracket, ...]


@dataclass(frozen=True, slots=True)
class BracketFates:
    """The brackets of a section, or of the whole.

    Attributes:
        name: Name of the section; empty for what stands before the first article, and for the whole.
        target: Where it stands on a page: "a-" and its address after, or "b-" and that before; empty for none.
        before: Brackets that it had before: those lifted, chosen, dropped and kept.
        now: Brackets that it has after.
        counts: For each name of :data:`FATES` the number of its brackets.
        left: Its lines after in which brackets open, in reading order.
    """

    name: str
    target: str
    before: int
    now: int
    counts: tuple[tuple[str, int], ...]
    left: tuple[OpenLine, ...] = ()


@dataclass(slots=True)
class _Found:
    """The findings of one section."""

    fates: Counter[str] = field(default_factory=Counter)
    left: list[list[Mark]] = field(default_factory=list)
    """The brackets after: those that stand in no other, each with those behind it that stand in it."""


def fates_of_sections(
    sections: Sequence[SectionView], negotiation: Negotiation, names: ProvisionNames
) -> tuple[BracketFates, ...]:
    """Return the brackets of each section that has or had one, in the order of reading.

    The fate of a bracket is counted in the article in which it stood, so that each row adds up; the new ones and
    those that are left in the article in which they stand.

    Args:
        sections: The text.
        negotiation: The marks of both texts, with their fates.
        names: The names of the provisions of the text after.
    """
    homes = tuple(_homes(sections, side) for side in Side)
    found: dict[int, _Found] = defaultdict(_Found)
    for item in negotiation.followed:
        home = homes[item.fate is Fate.NEW].get(item.mark.opens.eid)
        if item.mark.ordinal is not None and home is not None:
            found[home].fates[_NAME_OF_FATE[item.fate]] += 1
    for mark in negotiation.after.marks:
        home = homes[1].get(mark.opens.eid)
        if mark.ordinal is not None and home is not None:
            groups = found[home].left
            if mark.depth <= 1 or not groups:
                groups.append([])
            groups[-1].append(mark)
    return tuple(_row(sections[n], found[n], names) for n in sorted(found))


def fates_of_all(negotiation: Negotiation) -> BracketFates:
    """Return the brackets of the whole; their words are left out.

    Args:
        negotiation: The marks of both texts, with their fates.
    """
    fates = Counter(_NAME_OF_FATE[item.fate] for item in negotiation.followed if item.mark.ordinal is not None)
    counts = _counts(fates)
    return BracketFates("", "", negotiation.before.brackets, negotiation.after.brackets, counts)


def _row(section: SectionView, found: _Found, names: ProvisionNames) -> BracketFates:
    after, before = section.section.after, section.section.before
    return BracketFates(
        name=section.name,
        target=f"a-{after}" if after is not None else f"b-{before}",
        before=sum(found.fates.values()) - found.fates["new"],
        now=sum(map(len, found.left)),
        counts=_counts(found.fates),
        left=tuple(
            OpenLine(
                eid, names.row_name(eid), tuple(OpenBracket(_words_of(mark), len(inside)) for mark, *inside in group)
            )
            for eid, group in groupby(found.left, key=lambda marks: marks[0].opens.eid)
        ),
    )


def _words_of(mark: Mark) -> str:
    """Return the first words of a bracket, with an ellipsis if there are more; a mark itself holds the first ten."""
    words = first_words(mark.words, LISTED_LETTERS)
    opens, closes = mark.opens, mark.closes
    whole = closes is not None and closes.eid == opens.eid and closes.offset - opens.offset <= len(words) + _BLANKS
    return words if whole or words.endswith("…") else f"{words}…"


_BLANKS = 4
"""Letters that the inside of a bracket may have more than its words: blanks, as in "[ and 5 ]", and a note call."""


def _counts(fates: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    return tuple((name, fates.get(name, 0)) for name, _ in FATES)


def _homes(sections: Iterable[SectionView], side: Side) -> dict[Eid, int]:
    """Return the number of the section that holds each line of one text."""
    return {
        place.eid: n
        for n, section in enumerate(sections)
        for line in section.lines
        if (place := line.block.place_on(side)) is not None
    }
