"""Three-way merge of the lists in a store: stages, and statements. git calls it when it merges branches.

Without it two people who each add a stage get a conflict in ``treaty.toml`` every time, because both write at the same
place of it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NoReturn, TypeVar

from tracker.errors import InputError
from tracker.store.formats.manifest import Instrument, Manifest, Stage, read_manifest, write_manifest
from tracker.store.formats.statements import StagePair, read_statements, write_statements
from tracker.store.stage_order import insert_stage

if TYPE_CHECKING:
    from collections.abc import Iterable

_T = TypeVar("_T")
_Item = TypeVar("_Item", Instrument, Stage)


def merge_manifests(base: str, ours: str, theirs: str) -> str:
    """Merge two versions of ``treaty.toml``.

    Args:
        base: The file in their common ancestor; empty if there was none.
        ours: The file on this side.
        theirs: The file on the other side.

    Raises:
        InputError: If both sides changed the same thing differently.
        StoreError: If one cannot be read.
    """
    old, our, their = (read_manifest(text) if text.strip() else Manifest() for text in (base, ours, theirs))
    merged = []
    for slug in _slugs(our.instruments, their.instruments):
        instrument = _merge_instrument(old.instrument(slug), our.instrument(slug), their.instrument(slug))
        if instrument is not None:
            merged.append(instrument)
    text = write_manifest(Manifest(tuple(merged)))
    read_manifest(text)  # It refuses stages that follow each other in a cycle: a person must choose.
    return text


def merge_statements(path: str, base: str, ours: str, theirs: str) -> str:
    """Merge two versions of a file of statements: all that either side added, without any that either took back.

    Args:
        path: Its path in the store.
        base: The file in their common ancestor; empty if there was none.
        ours: The file on this side.
        theirs: The file on the other side.

    Raises:
        StoreError: If one cannot be read, the path is not that of such a file, or both sides state the same link.
    """
    stages = StagePair.of_path(path)
    old, our, their = (read_statements(text, stages) if text.strip() else () for text in (base, ours, theirs))
    kept = [statement for statement in our if statement in their or statement not in old]
    new = [statement for statement in their if statement not in our and statement not in old]
    merged = write_statements(stages, (*kept, *new))
    read_statements(merged, stages)  # It refuses a link that is stated twice, for two reasons: a person must choose.
    return merged


def _slugs(ours: Iterable[_Item], theirs: Iterable[_Item]) -> list[str]:
    return list(dict.fromkeys(item.slug for items in (ours, theirs) for item in items))


def _merge_instrument(old: Instrument | None, ours: Instrument | None, theirs: Instrument | None) -> Instrument | None:
    if ours is None or theirs is None:
        return _merge_one_sided(old, ours or theirs, "instrument")
    base = old or Instrument(slug=ours.slug)
    title = _merge_value(base.title, ours.title, theirs.title, f"the title of {ours.slug}")
    languages = tuple(dict.fromkeys((*ours.languages, *theirs.languages)))
    merged = replace(ours, title=title, languages=languages, stages=())
    new: list[Stage] = []
    for slug in _slugs(ours.stages, theirs.stages):
        stage = _merge_stage(base.stage(slug), ours.stage(slug), theirs.stage(slug))
        if stage and ours.stage(slug):
            merged = replace(merged, stages=(*merged.stages, stage))
        elif stage:
            new.append(stage)
    for stage in new:
        merged = insert_stage(merged, stage, link=False)
    return merged


def _merge_stage(old: Stage | None, ours: Stage | None, theirs: Stage | None) -> Stage | None:
    if ours is None or theirs is None:
        return _merge_one_sided(old, ours or theirs, "stage")
    base = old or Stage(slug=ours.slug)
    owner = f"of stage {ours.slug}"
    return replace(
        ours,
        symbol=_merge_value(base.symbol, ours.symbol, theirs.symbol, f"the symbol {owner}"),
        date=_merge_value(base.date, ours.date, theirs.date, f"the date {owner}"),
        predecessor=_merge_value(base.predecessor, ours.predecessor, theirs.predecessor, f"the predecessor {owner}"),
        also_from=_merge_value(base.also_from, ours.also_from, theirs.also_from, f"the other predecessors {owner}"),
    )


def _merge_one_sided(old: _Item | None, remaining: _Item | None, thing: str) -> _Item | None:
    """Merge an item that only one side has: new there, or deleted on the other side."""
    if old is None or remaining is None:
        return remaining
    return None if remaining == old else _conflict(f"{thing} {remaining.slug}")


def _merge_value(base: _T, ours: _T, theirs: _T, thing: str) -> _T:
    if theirs in (ours, base):
        return ours
    return theirs if ours == base else _conflict(thing)


def _conflict(thing: str) -> NoReturn:
    raise InputError(
        f"Both sides have changed {thing}",
        cause="only a person can say which is right",
        remedy="edit the file, then use git add and git commit",
    )
