"""Keeping what people say about two stages: one small file a pair, one commit a change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.errors import InputError, StoreError
from tracker.store.formats import messages
from tracker.store.formats.statements import StagePair, Statement, read_statements, write_statements
from tracker.store.git.transaction import commit
from tracker.store.snapshot import decoded

if TYPE_CHECKING:
    from tracker.store.formats.authorship import Authorship
    from tracker.store.git.transaction import Writing
    from tracker.store.snapshot import Snapshot


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementChange:
    """What is to be kept and what taken back, with the sides as the caller has them.

    Attributes:
        added: New statements.
        forgotten: Statements of the store that go.
        reason: Why; goes into the commit's message.
    """

    added: tuple[Statement, ...] = ()
    forgotten: tuple[Statement, ...] = ()
    reason: str = ""


def statements_of(now: Snapshot, stages: StagePair) -> tuple[Statement, ...]:
    """What was said about two stages, turned to the order in which they are named.

    Args:
        now: The store as it is.
        stages: The two, in any order.

    Raises:
        StoreError: If the file cannot be read, or there is one for each order.
    """
    kept = _filed(now, stages)
    if kept.path not in now.files:
        return ()
    found = read_statements(decoded(now.repository.read(now.files[kept.path]), kept.path), kept)
    return found if kept == stages else tuple(each.inverted() for each in found)


def file_statements(held: Writing, now: Snapshot, stages: StagePair, change: StatementChange, by: Authorship) -> str:
    """Commit a change of what was said, and give the commit's id.

    Args:
        held: The store, held for writing.
        now: The store as it is.
        stages: The two stages, in any order.
        change: With the sides in that order.
        by: Who answers for it, and when.

    Raises:
        InputError: If the two are one stage, or nothing would change.
        StoreError: If something that is to go is not there, or git refuses.
    """
    if stages.before == stages.after:
        raise InputError(
            "A stage is not compared with itself", remedy="name two stages to say which provision is which"
        )
    kept = _filed(now, stages)
    there = list(statements_of(now, kept))
    turned = kept != stages
    added, forgotten = (
        tuple(each.inverted() if turned else each for each in group) for group in (change.added, change.forgotten)
    )
    for each in forgotten:
        if each not in there:
            raise StoreError(
                "A statement that is to go is no longer in the store",
                cause=f"somebody else changed {kept.path} meanwhile",
                remedy="look what is there with --corrections, and try again",
            )
        there.remove(each)
    text = write_statements(kept, (*there, *added))
    read_statements(text, kept)  # What could not be read again is not written.
    if not added and not forgotten:
        raise InputError("Nothing was said, so nothing is kept")
    message = messages.stated(kept, added, forgotten, change.reason)
    return commit(held, {kept.path: text.encode()}, message=message, by=by)


def _filed(now: Snapshot, stages: StagePair) -> StagePair:
    """The two stages in the order in which their file is named: as it stands, else the earlier stage first."""
    both = stages, stages.inverted()
    there = [each for each in both if each.path in now.files]
    if len(there) == 2 and stages.before != stages.after:
        raise StoreError(
            f"{both[0].path} and {both[1].path} are both there",
            cause="what was said about two stages stands in one file",
            remedy="put the statements into one of them, with their sides exchanged, delete the other, and commit",
        )
    if there:
        return there[0]
    instrument = now.manifest.instrument(stages.instrument)
    order = [each.slug for each in instrument.stages] if instrument else []
    return min(both, key=lambda each: order.index(each.before) if each.before in order else len(order))
