"""The order of the stages of an instrument: by date, each after its predecessor."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tracker.errors import InputError, StoreError
from tracker.store.formats.manifest import Instrument, Manifest, Stage
from tracker.store.selection import unknown_stage

if TYPE_CHECKING:
    from tracker.model.stage import FrontMatter


def with_text(
    manifest: Manifest, front: FrontMatter, *, predecessors: tuple[str, ...] = (), replacing: bool = False
) -> Manifest:
    """Return the manifest after a text is added.

    Args:
        manifest: As it is.
        front: Front matter of the text, complete and checked.
        predecessors: The stages that it was drafted from, the main one first. Empty: the stage before it by date; a
            stage that followed that one until now then follows the new one.
        replacing: Whether symbol and date of an existing stage may change.

    Raises:
        StoreError: If the stage exists with another symbol or date.
        InputError: If a predecessor is no stage, or would follow itself.
    """
    instrument = manifest.instrument(front.instrument) or Instrument(
        slug=front.instrument, title=front.title or front.instrument
    )
    if front.language not in instrument.languages:
        instrument = replace(instrument, languages=(*instrument.languages, front.language))
    known = instrument.stage(front.stage)
    if known is None:
        new = Stage(slug=front.stage, symbol=front.symbol, date=front.date)
        instrument = insert_stage(instrument, new, link=not predecessors)
    else:
        instrument = _update_stage(instrument, known, front, replacing=replacing)
    if predecessors:
        instrument = _set_predecessors(instrument, front.stage, predecessors)
    return manifest.with_instrument(instrument)


def insert_stage(instrument: Instrument, stage: Stage, *, link: bool) -> Instrument:
    """Return an instrument with a new stage after the last that is not later; one without a date goes to the end.

    Args:
        instrument: As it is.
        stage: The new stage.
        link: Whether its predecessor becomes the stage before it, and it becomes the predecessor of the next one.
    """
    stages = list(instrument.stages)
    index = len(stages)
    if stage.date:
        # "2013" stands before "2013-06": as text, the less exact date is the smaller one.
        not_later = [n for n, known in enumerate(stages, 1) if known.date and known.date <= stage.date]
        later = [n for n, known in enumerate(stages) if known.date > stage.date]
        index = not_later[-1] if not_later else later[0] if later else index
    if link:
        previous = stages[index - 1].slug if index else ""
        stage = replace(stage, predecessor=previous)
        if index < len(stages):
            stages[index] = stages[index].with_predecessor_renamed(previous, stage.slug)
    stages.insert(index, stage)
    return replace(instrument, stages=tuple(stages))


def _update_stage(instrument: Instrument, known: Stage, front: FrontMatter, *, replacing: bool) -> Instrument:
    """Take over symbol and date from a text: they hold for the stage in all languages."""
    for field, old, new in (("symbol", known.symbol, front.symbol), ("date", known.date, front.date)):
        if old and new and old != new and not replacing:
            raise StoreError(
                f"Stage {known.slug} has the {field} {old}, not {new}",
                cause="a stage has one symbol and one date in all its languages",
                remedy=f"leave out --{field}, choose another stage, or correct it with --replace and --reason",
            )
    changed = replace(known, symbol=front.symbol or known.symbol, date=front.date or known.date)
    others = tuple(stage for stage in instrument.stages if stage.slug != known.slug)
    if changed.date != known.date:
        return insert_stage(replace(instrument, stages=others), changed, link=False)
    stages = tuple(changed if stage.slug == known.slug else stage for stage in instrument.stages)
    return replace(instrument, stages=stages)


def _set_predecessors(instrument: Instrument, slug: str, predecessors: tuple[str, ...]) -> Instrument:
    others = [stage.slug for stage in instrument.stages if stage.slug != slug]
    for predecessor in predecessors:
        if predecessor not in (*others, slug):
            raise unknown_stage(predecessor, others, f"instrument {instrument.slug}")
        if slug in _with_ancestors(instrument, predecessor):
            raise InputError(
                f"Stage {slug} cannot follow {predecessor}",
                cause=f"stage {predecessor} is or follows {slug} itself",
                remedy="name an earlier stage with --predecessor",
            )
    first, *further = dict.fromkeys(predecessors)
    stages = (
        replace(stage, predecessor=first, also_from=tuple(further)) if stage.slug == slug else stage
        for stage in instrument.stages
    )
    return replace(instrument, stages=tuple(stages))


def _with_ancestors(instrument: Instrument, slug: str) -> set[str]:
    """Return a stage and all stages that it was drafted from, directly or through others."""
    seen: set[str] = set()
    waiting = [slug]
    while waiting:
        current = waiting.pop()
        stage = instrument.stage(current)
        if current not in seen and stage:
            seen.add(current)
            waiting += stage.predecessors
    return seen
