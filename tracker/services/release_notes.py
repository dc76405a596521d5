"""The notes of a release: what was changed since the release before, with the earlier names of every article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.diff.concordance.rows import rows_in_order_before
from tracker.diff.redline import compare
from tracker.model.correction import Correction, Verdict
from tracker.model.lineage.graph import StagePlace
from tracker.report.matrix.view import MAIN_KINDS
from tracker.report.release_notes import Past, release_notes
from tracker.report.table.rows import build_table
from tracker.services.compare import view_of_redline
from tracker.services.corrections import carry_over
from tracker.services.lineage.read import lineage_of_store
from tracker.services.sources import stage_sources
from tracker.services.stores import instrument_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tracker.model.lineage.graph import Lineage, Thread
    from tracker.store.formats.manifest import Instrument
    from tracker.store.store import Store


def notes_of_release(store: Store, stage: str, instrument: str = "") -> str:
    """Return the notes of a release, in each language of its texts.

    Args:
        store: The store.
        stage: The stage that is to be released.
        instrument: The instrument; empty for the only one that has the stage.

    Returns:
        The changes since the releases before, along each line of drafts the nearest one; where no draft before it is
        released, since the stages that it was drafted from. Empty for a first stage.

    Raises:
        StoreError: If a text cannot be read.
    """
    owner = instrument_of(store, stage, instrument)
    if owner is None or owner.stage(stage) is None:
        return ""
    languages = store.languages(stage, instrument=owner.slug)
    return "\n\n".join(
        _notes(store, owner.slug, before, stage, language)
        for before in _bases(store, owner, stage)
        for language in store.languages(before, instrument=owner.slug)
        if language in languages
    )


def _bases(store: Store, owner: Instrument, stage: str) -> list[str]:
    """Return the stages with which a release is compared."""
    released = {item.stage for item in store.releases() if item.instrument == owner.slug}
    described = owner.stage(stage)
    predecessors = list(described.predecessors) if described else []
    found: dict[str, None] = {}
    seen: set[str] = set()
    waiting = predecessors[::-1]
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        if name in released:
            found[name] = None
        elif (before := owner.stage(name)) is not None:
            waiting += before.predecessors[::-1]
    return list(found) or predecessors


def _notes(store: Store, instrument: str, before: str, stage: str, language: str) -> str:
    """Return the notes in one language: the two texts compared, each article under its thread."""
    lineage = lineage_of_store(store, instrument=instrument, language=language).reader.main
    names = [item.name for item in lineage.stages]
    base, now = names.index(before), names.index(stage)
    sources = stage_sources(store, before, stage, instrument=instrument, language=language)
    stated = [item.correction for item in carry_over(*sources, store) if item.correction]
    stated += _pins(lineage, base, now, stated)
    redline = compare(sources[0].draft, sources[1].draft, stated)
    view = view_of_redline(redline, (sources[0].name, sources[1].name))
    threads = [thread for thread in lineage.threads if lineage.node(thread.last).kind in MAIN_KINDS]
    ancestors = _ancestors(lineage, now)
    after = {eid: _past(lineage, one, base, now, ancestors) for one in threads if (eid := one.eids[now]) is not None}
    gone = {
        eid: _past(lineage, one, base, now, ancestors)
        for one in threads
        if one.eids[now] is None and (eid := one.eids[base]) is not None
    }
    return release_notes(build_table(view, rows_in_order_before(redline)), after=after, before=gone)


def _pins(lineage: Lineage, base: int, now: int, stated: Iterable[Correction]) -> Iterator[Correction]:
    """Yield the links between two stages that the stages between them show; what people stated stays as it is."""
    if base in lineage.stages[now].predecessors:
        return
    touched = {(side, eid) for item in stated for side, eid in ((0, item.before), (1, item.after)) if eid}
    for thread in lineage.threads:
        before, after = thread.eids[base], thread.eids[now]
        if before and after and (0, before) not in touched and (1, after) not in touched:
            kinds = {lineage.node(StagePlace(base, before)).kind, lineage.node(StagePlace(now, after)).kind}
            if kinds <= set(MAIN_KINDS):
                yield Correction(verdict=Verdict.PIN, before=before, after=after)


def _ancestors(lineage: Lineage, stage: int) -> list[int]:
    """Return a stage and all that it goes back to, the oldest first."""
    found, waiting = {stage}, [stage]
    while waiting:
        new = set(lineage.stages[waiting.pop()].predecessors) - found
        found |= new
        waiting += new
    return sorted(found)


def _past(lineage: Lineage, thread: Thread, base: int, now: int, ancestors: Iterable[int]) -> Past:
    """Return the earlier names of a provision, and the stages at which it came and went."""
    places = [StagePlace(n, eid) for n in ancestors if (eid := thread.eids[n]) is not None]
    named = [(lineage.stages[place.stage].name, lineage.node(place).name) for place in places]
    current = named[-1][1]
    former: dict[str, str] = {}
    for stage, name in named:
        if name != current:
            former.pop(name, None)
            former[name] = stage
    is_new = thread.eids[base] is None
    return Past(
        names=tuple((stage, name) for name, stage in former.items()),
        since=named[0][0] if is_new and places[0].stage not in (base, now) else "",
        last=named[-1][0] if thread.eids[now] is None and places[-1].stage != base else "",
    )
