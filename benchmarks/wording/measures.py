"""The cost of a marking for its reader: words marked, marked without need, separate places, words cut in two."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import astuple, dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from tracker.diff.prepare.tokens import printed_words
from tracker.model.redline import Run, RunKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Marking = tuple[Run, ...]
"""Kept, deleted and inserted stretches, in the order in which they are read."""


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts of one marking, or of many added up.

    Attributes:
        pairs: Markings.
        marked: Words that are struck, whole or in part, and words that are written in.
        needless: Those among them that need not have been: above the least with which one text becomes the other.
        again: Words struck and written again, in the same order, within one place.
        places: Stretches of change with text that stands between them; white space alone does not part two.
        cut: Words marked in part.
        rebuilt: Markings that give both texts back, character for character.
    """

    pairs: int = 0
    marked: int = 0
    needless: int = 0
    again: int = 0
    places: int = 0
    cut: int = 0
    rebuilt: int = 0

    def __add__(self, other: Figures) -> Figures:
        return Figures(*(a + b for a, b in zip(astuple(self), astuple(other), strict=True)))


def measured(before: str, after: str, marking: Marking) -> Figures:
    """Count one marking.

    Args:
        before: One wording.
        after: The other.
        marking: What an engine made of them; it need not give them back.
    """
    struck, struck_in_part = _words_marked(marking, RunKind.DELETED)
    written, written_in_part = _words_marked(marking, RunKind.INSERTED)
    marked = struck + written
    return Figures(
        pairs=1,
        marked=marked,
        needless=max(0, marked - fewest(before, after)),
        again=sum(common(_words(place, RunKind.DELETED), _words(place, RunKind.INSERTED)) for place in places(marking)),
        places=len(places(marking)),
        cut=struck_in_part + written_in_part,
        rebuilt=int(
            _side(marking, RunKind.INSERTED) == before and _side(marking, RunKind.DELETED) == after,
        ),
    )


def fewest(before: str, after: str) -> int:
    """The fewest words that can be marked: all that are not in a longest common row of words."""
    old, new = printed_words(before), printed_words(after)
    return len(old) + len(new) - 2 * common(old, new)


def common(old: Sequence[str], new: Sequence[str]) -> int:
    """Length of a longest common row, counted by the bits of whole numbers (Hyyrö 2004)."""
    places: dict[str, int] = {}
    for at, word in enumerate(old):
        places[word] = places.get(word, 0) | 1 << at
    full = (1 << len(old)) - 1
    row = full
    for word in new:
        met = row & places.get(word, 0)
        row = ((row + met) | (row - met)) & full
    return len(old) - row.bit_count()


def places(marking: Marking) -> list[list[Run]]:
    """The runs of each place in which something is marked."""
    parts = groupby(
        (run for run in marking if run.kind is not RunKind.KEPT or run.text.strip()),
        key=lambda run: run.kind is RunKind.KEPT,
    )
    return [list(runs) for kept, runs in parts if not kept]


def _words(runs: Iterable[Run], kind: RunKind) -> list[str]:
    return printed_words(" ".join(run.text for run in runs if run.kind is kind))


def _side(marking: Marking, without: RunKind) -> str:
    return "".join(run.text for run in marking if run.kind is not without)


_LETTERS = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff]|[^\W_\u2e80-\u9fff\uf900-\ufaff]+")


def _words_marked(marking: Marking, kind: RunKind) -> tuple[int, int]:
    """Count the words of one side that are marked, and those marked in part."""
    other = RunKind.INSERTED if kind is RunKind.DELETED else RunKind.DELETED
    text = ""
    flags = bytearray()
    for run in marking:
        if run.kind is not other:
            text += run.text
            # Vowel signs and other marks upon letters belong to the letter before.
            flags += bytes([run.kind is kind]) * len(run.text)
    letters = "".join("x" if unicodedata.category(c)[0] == "M" or c == "\u0640" else c for c in text)
    found = [flags[m.start() : m.end()] for m in _LETTERS.finditer(letters)]
    return sum(any(word) for word in found), sum(any(word) and not all(word) for word in found)
