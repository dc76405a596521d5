"""Corrections by people, kept as statements: one small file for two stages, one commit for a change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.errors import InputError, StoreError
from tracker.store.formats import messages
from tracker.store.formats.paths import CORRECTIONS
from tracker.store.formats.statements import StagePair, Statement, read_statements, write_statements
from tracker.store.snapshot import decode

if TYPE_CHECKING:
    from tracker.store.formats.authorship import Authorship
    from tracker.store.git.transaction import Transaction
    from tracker.store.snapshot import Snapshot


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementChange:
    """Statements to be added and taken back, with the sides in the order in which the caller names the stages.

    Attributes:
        added: New statements.
        forgotten: Statements of the store that are taken back.
        reason: Why; goes into the commit's message.
    """

    added: tuple[Statement, ...] = ()
    forgotten: tuple[Statement, ...] = ()
    reason: str = ""


def read_corrections(snapshot: Snapshot, stages: StagePair) -> tuple[Statement, ...]:
    """Return the statements about two stages, with the sides in the order in which the stages are named.

    Raises:
        StoreError: If the file cannot be read, or there is one for each order.
    """
    stored = _stored_order(snapshot, stages)
    if stored.path not in snapshot.files:
        return ()
    statements = read_statements(decode(snapshot.read(stored.path), stored.path), stored)
    return statements if stored == stages else tuple(statement.inverted() for statement in statements)


def change_corrections(
    transaction: Transaction, snapshot: Snapshot, stages: StagePair, change: StatementChange, by: Authorship
) -> str:
    """Commit a change of the statements about two stages, and return the commit's id.

    Args:
        transaction: The store, locked.
        snapshot: The store as it is.
        stages: The two stages, in any order.
        change: With the sides in that order.
        by: Author and time.

    Raises:
        InputError: If the two are one stage, or nothing would change.
        StoreError: If a statement to be taken back is not there, or git refuses.
    """
    if stages.before == stages.after:
        raise InputError("A stage cannot be compared with itself", remedy="name two different stages")
    stored = _stored_order(snapshot, stages)
    kept = list(read_corrections(snapshot, stored))
    added, forgotten = change.added, change.forgotten
    if stored != stages:
        added, forgotten = (tuple(item.inverted() for item in group) for group in (added, forgotten))
    for statement in forgotten:
        if statement not in kept:
            raise StoreError(
                "The correction that you withdraw is no longer in the store",
                cause=f"somebody else has changed {stored.path} in the meantime",
                remedy="list the present corrections with --corrections, and try again",
            )
        kept.remove(statement)
    text = write_statements(stored, (*kept, *added))
    read_statements(text, stored)  # A file that could not be read again is not written.
    if not added and not forgotten:
        raise InputError("There is no correction to keep")
    message = messages.statements_changed(stored, added, forgotten, change.reason)
    return transaction.commit({stored.path: text.encode()}, message=message, by=by)


def correction_paths(snapshot: Snapshot, instrument: str, stage: str) -> list[str]:
    """Return the paths of the files of statements about a stage and another one."""
    folder = f"{CORRECTIONS}{instrument}/"
    paths = (path for path in snapshot.files if path.startswith(folder))
    return [path for path in paths if stage in (StagePair.of_path(path).before, StagePair.of_path(path).after)]


def _stored_order(snapshot: Snapshot, stages: StagePair) -> StagePair:
    """Return the two stages in the order of the existing file; without a file, the earlier stage first."""
    both = stages, stages.inverted()
    existing = [pair for pair in both if pair.path in snapshot.files]
    if len(existing) == 2 and stages.before != stages.after:
        raise StoreError(
            f"{both[0].path} and {both[1].path} both exist",
            cause="the corrections of two stages belong in one file",
            remedy="move all into one of them, with exchanged sides where needed, delete the other, and commit",
        )
    if existing:
        return existing[0]
    instrument = snapshot.manifest.instrument(stages.instrument)
    order = [stage.slug for stage in instrument.stages] if instrument else []
    return min(both, key=lambda pair: order.index(pair.before) if pair.before in order else len(order))
