"""Lists of plain values for rows and redline blocks, and back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, TypeVar

from tracker.model.block import BlockKind
from tracker.model.concordance import ChangeKind, Correspondence, Ground, OptionOutcome, Reason
from tracker.model.provision import Eid, ProvisionKind
from tracker.model.redline import BlockPart, BlockPlace, ChangeCategory, RedlineBlock, RedlineSection, Run, RunKind
from tracker.model.side import Side

if TYPE_CHECKING:
    from collections.abc import Callable

_T = TypeVar("_T")
Plain = Any
"""A value of JSON: text, number, truth value, None, or a list of such."""

_FLAGS = ("renumbered", "moved", "reworded", "split", "merged", "primary")


def line_of(value: Plain) -> bytes:
    """Return a value as one line of JSON without a line feed."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def row_values(row: Correspondence) -> Plain:
    """Return a row of the concordance as plain values."""
    reason = row.reason
    return [
        row.level,
        row.before,
        row.after,
        [int(getattr(row, flag)) for flag in _FLAGS],
        row.similarity,
        row.confidence,
        reason
        and [
            reason.ground,
            reason.same_heading,
            reason.share_before,
            reason.share_after,
            reason.statement,
            reason.author,
        ],
        row.nearest,
        sorted(row.changes),
        row.placeholder and row.placeholder.value,
        row.option,
    ]


def read_row(values: Plain) -> Correspondence:
    """Return the row of some plain values; see :func:`row_values`."""
    level, before, after, flags, similarity, confidence, reason, nearest, changes, placeholder, option = values
    return Correspondence(
        level=ProvisionKind(level),
        before=_eid(before),
        after=_eid(after),
        **{flag: bool(value) for flag, value in zip(_FLAGS, flags, strict=True)},
        similarity=similarity,
        confidence=confidence,
        reason=reason
        and Reason(
            ground=Ground(reason[0]),
            same_heading=reason[1],
            share_before=reason[2],
            share_after=reason[3],
            statement=reason[4],
            author=reason[5],
        ),
        nearest=_eid(nearest),
        changes=frozenset(map(ChangeKind, changes)),
        placeholder=_optional(Side, placeholder),
        option=_optional(OptionOutcome, option),
    )


def carried_pair(values: Plain) -> tuple[Eid, Eid] | None:
    """Return the two addresses of a row that is a main link; None for every other row.

    Args:
        values: The row as plain values; a row object for each of a long history would take a second.
    """
    _, before, after, flags, *_, placeholder, _ = values
    return (before, after) if before and after and flags[-1] and not placeholder else None


def section_values(section: RedlineSection) -> Plain:
    """Return a section of a redline as plain values."""
    return [section.kind, section.before, section.after, list(map(_block_values, section.blocks))]


def read_section(values: Plain) -> RedlineSection:
    """Return the section of some plain values; see :func:`section_values`."""
    kind, before, after, blocks = values
    return RedlineSection(
        kind=ProvisionKind(kind), before=_eid(before), after=_eid(after), blocks=tuple(map(_read_block, blocks))
    )


def _block_values(block: RedlineBlock) -> Plain:
    places = (block.before, block.after)
    return [
        *(
            place and [place.order, place.eid, place.kind, place.level, place.section, place.piece, int(place.ends)]
            for place in places
        ),
        [
            [run.kind, run.text, run.part, list(run.calls_before), list(run.calls_after), run.category]
            for run in block.runs
        ],
        int(block.moved),
        int(block.coarse),
    ]


def _read_block(values: Plain) -> RedlineBlock:
    before, after, runs, moved, coarse = values
    return RedlineBlock(
        before=_optional(_read_place, before),
        after=_optional(_read_place, after),
        runs=tuple(
            Run(RunKind(kind), text, BlockPart(part), tuple(old), tuple(new), ChangeCategory(category))
            for kind, text, part, old, new, category in runs
        ),
        moved=bool(moved),
        coarse=bool(coarse),
    )


def _read_place(values: Plain) -> BlockPlace:
    order, eid, kind, level, section, piece, ends = values
    return BlockPlace(order, Eid(eid), BlockKind(kind), level, Eid(section), piece, bool(ends))


def _eid(value: str | None) -> Eid | None:
    return None if value is None else Eid(value)


def _optional(make: Callable[[Plain], _T], value: Plain) -> _T | None:
    return None if value is None else make(value)
