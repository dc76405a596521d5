"""Where a stage stands among the others: by date, after its predecessor."""

from __future__ import annotations

from dataclasses import replace

from tracker.errors import InputError, StoreError
from tracker.model.stage import FrontMatter
from tracker.store.formats.manifest import Instrument, Manifest, Stage, renamed_predecessor
from tracker.store.selection import unknown_stage


def with_text(
    manifest: Manifest, front: FrontMatter, *, predecessors: tuple[str, ...] = (), replacing: bool = False
) -> Manifest:
    """The manifest once a text stands in the store.

    Args:
        manifest: As it is.
        front: Of the text, complete and checked.
        predecessors: The stages it was drafted from, the main one first. None: the stage before it by date; a stage
            that followed that one until now then follows the new one.
        replacing: Whether symbol and date of a stage that exists may change.

    Raises:
        StoreError: If the stage exists with another symbol or date.
        InputError: If the predecessor is no stage, or would follow itself.
    """
    instrument = manifest.instrument(front.instrument) or Instrument(
        slug=front.instrument, title=front.title or front.instrument
    )
    if front.language not in instrument.languages:
        instrument = replace(instrument, languages=(*instrument.languages, front.language))
    known = instrument.stage(front.stage)
    if known is None:
        new = Stage(slug=front.stage, symbol=front.symbol, date=front.date)
        instrument = inserted(instrument, new, follow=not predecessors)
    else:
        instrument = _updated(instrument, known, front, replacing=replacing)
    if predecessors:
        instrument = _following(instrument, front.stage, predecessors)
    return manifest.with_instrument(instrument)


def inserted(instrument: Instrument, stage: Stage, *, follow: bool) -> Instrument:
    """An instrument with a new stage behind the last that is not later; one without a date goes to the end.

    Args:
        instrument: As it is.
        stage: The new stage.
        follow: Whether it follows the stage before it, and the next one follows it.
    """
    stages = list(instrument.stages)
    place = len(stages)
    if stage.date:
        # "2013" stands before "2013-06": as text, the less exact date is the smaller one.
        not_later = [n for n, each in enumerate(stages, 1) if each.date and each.date <= stage.date]
        later = [n for n, each in enumerate(stages) if each.date > stage.date]
        place = not_later[-1] if not_later else later[0] if later else place
    if follow:
        before = stages[place - 1].slug if place else ""
        stage = replace(stage, predecessor=before)
        if place < len(stages):
            stages[place] = renamed_predecessor(stages[place], before, stage.slug)
    stages.insert(place, stage)
    return replace(instrument, stages=tuple(stages))


def _updated(instrument: Instrument, known: Stage, front: FrontMatter, *, replacing: bool) -> Instrument:
    """With the symbol and date that the text brings; they hold for the stage in all languages."""
    for what, old, new in (("symbol", known.symbol, front.symbol), ("date", known.date, front.date)):
        if old and new and old != new and not replacing:
            raise StoreError(
                f"Stage {known.slug} has the {what} {old}, not {new}",
                cause="a stage has one symbol and one date in all its languages",
                remedy=f"leave --{what} out, choose another stage, or correct it with --replace --reason",
            )
    changed = replace(known, symbol=front.symbol or known.symbol, date=front.date or known.date)
    rest = tuple(each for each in instrument.stages if each.slug != known.slug)
    if changed.date != known.date:
        return inserted(replace(instrument, stages=rest), changed, follow=False)
    stages = tuple(changed if each.slug == known.slug else each for each in instrument.stages)
    return replace(instrument, stages=stages)


def _following(instrument: Instrument, slug: str, predecessors: tuple[str, ...]) -> Instrument:
    """With a stage behind those that it was drafted from."""
    others = [each.slug for each in instrument.stages if each.slug != slug]
    for predecessor in predecessors:
        if predecessor not in (*others, slug):
            raise unknown_stage(predecessor, others, f"instrument {instrument.slug}")
        if slug in _before(instrument, predecessor):
            raise InputError(
                f"Stage {slug} cannot follow {predecessor}",
                cause=f"{predecessor} is itself, or follows, {slug}",
                remedy="name an earlier stage with --predecessor",
            )
    first, *also = dict.fromkeys(predecessors)
    stages = (
        replace(each, predecessor=first, also_from=tuple(also)) if each.slug == slug else each
        for each in instrument.stages
    )
    return replace(instrument, stages=tuple(stages))


def _before(instrument: Instrument, slug: str) -> set[str]:
    """A stage, and all that it was drafted from."""
    found: set[str] = set()
    waiting = [slug]
    while waiting:
        one = waiting.pop()
        stage = instrument.stage(one)
        if one not in found and stage:
            found.add(one)
            waiting += stage.predecessors
    return found
