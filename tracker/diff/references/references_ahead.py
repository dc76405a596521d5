"""Finds the cross-references of a long text while its articles are matched: by the second core, if there is one.

To find them takes a tenth of a comparison, and needs nothing but the lines of one text.
"""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from tracker.model.reference import Mention, NumberSpan, Reference, Step
from tracker.references.find import find_references
from tracker.references.resolve import may_refer
from tracker.two_cores import MOST, shared

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tracker.model.draft import DraftText

MANY = 8_000
"""Different lines from which on it pays: a third of a second of work, beside some 50 ms for a second process."""

_Number = tuple[int, int, str, str]
_Plain = tuple[int, int, tuple[tuple[bool, tuple[_Number, ...]], ...]]
"""A reference as plain values, which are cheap to send: where it begins and ends; of each mention whether it closes a
range, and its numbers: where each begins and ends, its unit, its token."""


@contextmanager
def references_ahead(draft: DraftText) -> Iterator[Callable[[], dict[str, tuple[Reference, ...]]]]:
    """Begin to find the references of a draft, if it is long.

    Args:
        draft: The draft.

    Yields:
        What gives the references of each line by what it says, and waits until they are found. Of a short draft
        nothing is known ahead, and they are found when they are asked for.
    """
    texts = list(dict.fromkeys(block.text for _, block in draft.blocks if may_refer(block)))
    if len(texts) < MANY:
        yield dict
        return
    step = -(-len(texts) // MOST)
    pieces = [texts[n : n + step] for n in range(0, len(texts), step)]
    with shared(_found, pieces, worth=True) as found:
        yield partial(_collected, pieces, found)


def _collected(
    pieces: Sequence[Sequence[str]], found: Iterator[list[tuple[_Plain, ...]]]
) -> dict[str, tuple[Reference, ...]]:
    return {
        text: tuple(map(_reference, plain))
        for texts, made in zip(pieces, found, strict=True)
        for text, plain in zip(texts, made, strict=True)
    }


def _found(texts: Sequence[str]) -> list[tuple[_Plain, ...]]:
    return [tuple(map(_plain, find_references(text))) for text in texts]


def _plain(reference: Reference) -> _Plain:
    return (
        reference.start,
        reference.end,
        tuple(
            (
                mention.closes_range,
                tuple((number.start, number.end, number.step.unit, number.step.token) for number in mention.numbers),
            )
            for mention in reference.mentions
        ),
    )


def _reference(plain: _Plain) -> Reference:
    start, end, mentions = plain
    return Reference(
        start,
        end,
        tuple(
            Mention(
                tuple(NumberSpan(first, last, Step(unit, token)) for first, last, unit, token in numbers), closes_range
            )
            for closes_range, numbers in mentions
        ),
    )
