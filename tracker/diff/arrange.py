"""The order in which a redline is read: that of the text after, with what is gone in its old place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.diff.prepare.outline import Section

_T = TypeVar("_T")


def weave(after: Sequence[_T], gone: Sequence[tuple[_T, _T | None]]) -> list[_T]:
    """Put what is gone behind what it stood behind.

    Args:
        after: What stands after, in order; all different.
        gone: What is gone, in the order before, each with what it stood behind (something of ``after`` or
            an earlier one of ``gone``); None for the beginning.

    Returns:
        All of both; several behind one another keep their order.
    """
    followers: dict[_T | None, list[_T]] = {}
    for item, behind in gone:
        followers.setdefault(behind, []).append(item)
    out: list[_T] = []
    stack = [*reversed(after), *reversed(followers.get(None, []))]
    while stack:
        item = stack.pop()
        out.append(item)
        stack.extend(reversed(followers.get(item, [])))
    return out


Slot = tuple[int | None, int | None]
"""A block of the redline: its place before and its place after, one of them perhaps None."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A section of the redline: the sections it is before and after, and its blocks as they are read."""

    before: Section | None
    after: Section | None
    slots: list[Slot]


def arrange(
    pairs: dict[int, int], before: Sequence[Section], after: Sequence[Section], partners: dict[int, int]
) -> list[Stretch]:
    """Order the blocks of both texts for reading.

    Args:
        pairs: Place after by place before, of blocks that are one.
        before: Sections before.
        after: Sections after.
        partners: The section after that continues a section before, both by number.

    Returns:
        Every block of both texts once. Sections follow the order after; a section that is gone stands behind
        the one it stood behind; inside a section likewise.
    """
    back = {j: i for i, j in pairs.items()}
    came = {b: a for a, b in partners.items()}
    order: list[tuple[int, int]] = [(1, n) for n in range(len(after))]
    gone: list[tuple[tuple[int, int], tuple[int, int] | None]] = []
    previous: tuple[int, int] | None = None
    for number in range(len(before)):
        here = (1, partners[number]) if number in partners else (0, number)
        if number not in partners:
            gone.append((here, previous))
        previous = here
    out: list[Stretch] = []
    for side, number in weave(order, gone):
        if side == 0:
            section = before[number]
            slots: list[Slot] = [(n, None) for n in range(section.start, section.end) if n not in pairs]
            out.append(Stretch(section, None, slots))
        else:
            origin = before[came[number]] if number in came else None
            out.append(Stretch(origin, after[number], _inside(after[number], origin, pairs, back)))
    return out


def _inside(section: Section, origin: Section | None, pairs: dict[int, int], back: dict[int, int]) -> list[Slot]:
    """The blocks of one section, with those of the section it came from that are gone."""
    standing: list[Slot] = [(back.get(n), n) for n in range(section.start, section.end)]
    if origin is None:
        return standing
    gone: list[tuple[Slot, Slot | None]] = []
    previous: Slot | None = None
    for n in range(origin.start, origin.end):
        if n not in pairs:
            gone.append(((n, None), previous))
            previous = (n, None)
        elif section.start <= pairs[n] < section.end:
            previous = (n, pairs[n])
    return weave(standing, gone)
