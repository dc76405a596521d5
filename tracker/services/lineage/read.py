"""Open the lineage of an instrument of a store, or of files in order."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from tracker.errors import InputError
from tracker.lineage.reader import LineageReader
from tracker.lineage.sources import Comparing, NoKeeping, StageSource
from tracker.services.lineage.method import method_digest
from tracker.services.naming import stage_named
from tracker.services.sources import in_one_language, is_file, resolve, stage_source
from tracker.store.kept import KeptResults
from tracker.store.selection import choose_instrument

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tracker.model.draft import DraftText
    from tracker.model.redline import Redline
    from tracker.services.sources import Source
    from tracker.services.stores import LazyStore
    from tracker.store.formats.manifest import Instrument
    from tracker.store.snapshot import Snapshot
    from tracker.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenLineage:
    """The lineage of some stages.

    Attributes:
        reader: Reads it.
        shown: The positions of the stages that were asked for, in that order; of all, if none was named.
        language: The language of the texts; empty where files do not say.
        left_out: Stages of the instrument that have no text in this language.
        store: The store; None for files.
        instrument: The instrument; empty for files.
        files: The texts that are files; none for stages of a store.
    """

    reader: LineageReader
    shown: tuple[int, ...]
    language: str
    left_out: tuple[str, ...] = ()
    store: Store | None = None
    instrument: str = ""
    files: tuple[Source, ...] = ()

    @property
    def name(self) -> str:
        """The instrument; of files the name of the last one."""
        return self.instrument or self.reader.sources[-1].name

    def stage_asked(self, names: Sequence[str]) -> str:
        """Return the stage in which a provision is to be looked up.

        Args:
            names: The texts as they were typed.

        Returns:
            The one stage of the store that was named; empty where none was, or several, or files.
        """
        if self.store is None or len(names) != 1:
            return ""
        return stage_named(self.store, names[0], self.instrument).rpartition("/")[2]


def open_lineage(
    names: Sequence[str],
    store: LazyStore,
    *,
    instrument: str = "",
    language: str = "",
    progress: Callable[[str], None] = lambda _: None,
) -> OpenLineage:
    """Open the lineage of stages, or of files.

    Args:
        names: Files in order, each drafted from the one before it; or stages of a store; none for all stages.
        store: The store to look in; opened only if a name is no file.
        instrument: The instrument; empty for the only one.
        language: The language; empty for the only one that all these stages have.
        progress: Called with the name of each stage before its comparison is computed.

    Raises:
        InputError: If a name is neither a file nor a stage, a name is given twice, or more than one language fits.
        StoreError: If a store is needed and cannot be read.
    """
    if any(is_file(name, store) for name in names):
        sources = [resolve(name, store, instrument=instrument, language=language) for name in names]
        return lineage_of_texts(in_one_language(sources, language), progress=progress)
    return lineage_of_store(store.get(), names, instrument=instrument, language=language, progress=progress)


def lineage_of_texts(sources: Sequence[Source], *, progress: Callable[[str], None] = lambda _: None) -> OpenLineage:
    """Open the lineage of texts in order, each drafted from the one before it; nothing is kept.

    Args:
        sources: The texts, in one language, each with another name.
        progress: Called with the name of each text before its comparison is computed.
    """
    stages = [
        StageSource(
            name=source.name,
            predecessors=(n - 1,) if n else (),
            key=source.sha256,
            release=source.release,
            read=partial(_draft_of, source),
        )
        for n, source in enumerate(sources)
    ]

    def compare(before: int, after: int) -> Redline:
        return _compare(sources[before], sources[after], None)

    comparing = Comparing(compare=compare, key=lambda _before, _after: "")
    reader = LineageReader(stages, comparing, NoKeeping(), progress)
    return OpenLineage(
        reader=reader,
        shown=tuple(range(len(stages))),
        language=sources[-1].language if sources else "",
        files=tuple(sources),
    )


def _compare(before: Source, after: Source, store: Store | None) -> Redline:
    from tracker.services.compare import compare_drafts  # noqa: PLC0415 – loaded when something must be computed

    return compare_drafts(before, after, store)[0]


def _draft_of(source: Source) -> DraftText:
    return source.draft


def lineage_of_store(
    store: Store,
    names: Sequence[str] = (),
    *,
    instrument: str = "",
    language: str = "",
    progress: Callable[[str], None] = lambda _: None,
) -> OpenLineage:
    """Open the lineage of an instrument of a store; what is computed is kept beside the store's data.

    Args:
        store: The store.
        names: The stages to show; of several only these make the lineage, each drafted from the nearest of them that it
            goes back to. One alone stands for its instrument, as none does.
        instrument: The instrument; empty for the only one that has these stages.
        language: The language; empty for the only one that all these stages have.
        progress: Called with the name of each stage before its comparison is computed.

    Raises:
        InputError: If there is no such stage, a stage is named twice, or more than one language fits.
        StoreError: If the store cannot be read.
    """
    slugs = [stage_named(store, name, instrument).rpartition("/")[2] for name in names]
    if len(set(slugs)) < len(slugs):
        twice = next(slug for slug in slugs if slugs.count(slug) > 1)
        raise InputError(f"The stage {twice} is named twice", remedy="name each stage once")
    snapshot = store.snapshot()
    chosen = choose_instrument(snapshot.manifest, instrument, slugs[0] if slugs else "")
    for slug in slugs:
        choose_instrument(snapshot.manifest, chosen.slug, slug)  # Raises an error if there is no such stage.
    asked = slugs if len(slugs) > 1 else [stage.slug for stage in chosen.stages]
    language = language or _common_language(snapshot, chosen, asked)
    order = [stage.slug for stage in chosen.stages if stage.slug in asked]
    known = [slug for slug in order if language in snapshot.languages(chosen.slug, slug)]
    if not known:
        raise InputError(
            f"No stage of {chosen.slug} has a text in {language}", remedy="name another language with --language"
        )
    stages = _StoreStages(store, snapshot, chosen, language)
    keeping = KeptResults(store.repository.git_dir, f"{chosen.slug}\n{language}", method_digest())
    reader = LineageReader(stages.sources(known), stages.comparing(known), keeping, progress)
    if len(known) == len(chosen.stages):
        keeping.keep_only(reader.record_names())
    shown = [slug for slug in (slugs if len(slugs) > 1 else known) if slug in known]
    return OpenLineage(
        reader=reader,
        shown=tuple(known.index(slug) for slug in shown),
        language=language,
        left_out=tuple(slug for slug in order if slug not in known),
        store=store,
        instrument=chosen.slug,
    )


def lineages_of_store(
    store: Store,
    *,
    instrument: str = "",
    language: str = "",
    progress: Callable[[str], None] = lambda _: None,
) -> list[OpenLineage]:
    """Open the lineage of an instrument in each of its languages, in the order of the languages of its stages.

    Args:
        store: The store.
        instrument: The instrument; empty for the only one.
        language: Only this language; empty for all.
        progress: Called with the name of each stage before its comparison is computed.

    Raises:
        InputError: If the store has more than one instrument, or no text yet.
        StoreError: If the store cannot be read.
    """
    snapshot = store.snapshot()
    chosen = choose_instrument(snapshot.manifest, instrument)
    tags = dict.fromkeys(tag for stage in chosen.stages for tag in snapshot.languages(chosen.slug, stage.slug))
    if not tags:
        raise InputError(f"{chosen.slug} has no text yet", remedy="add one: tracker add FILE")
    return [
        lineage_of_store(store, instrument=chosen.slug, language=tag, progress=progress)
        for tag in ([language] if language else tags)
    ]


def _common_language(snapshot: Snapshot, instrument: Instrument, stages: Sequence[str]) -> str:
    """Return the one language that all stages with a text have.

    Raises:
        InputError: If there are several, or none.
    """
    languages = {slug: snapshot.languages(instrument.slug, slug) for slug in stages}
    held = [set(tags) for tags in languages.values() if tags]
    common = set.intersection(*held) if held else set()
    if len(common) == 1:
        return common.pop()
    listed = "; ".join(f"{slug} is in {', '.join(tags)}" for slug, tags in languages.items() if tags)
    if not held:
        raise InputError(f"{instrument.slug} has no text yet", remedy="add one: tracker add FILE")
    raise InputError(
        "More than one language fits" if common else "The stages have no language in common",
        cause=listed,
        remedy="name one with --language; stages without a text in it are left out",
    )


_READ_AT_ONCE = 4
"""Texts that are held at a time: a stage, its predecessors and one more; a long history of a code is not held whole."""


class _StoreStages:
    """The stages of an instrument in one language, as a lineage reads them.

    Args:
        store: The store.
        snapshot: The store as of HEAD.
        instrument: The instrument.
        language: The language.
    """

    def __init__(self, store: Store, snapshot: Snapshot, instrument: Instrument, language: str) -> None:
        self._store, self._snapshot, self._instrument, self._language = store, snapshot, instrument, language
        self._source = lru_cache(maxsize=_READ_AT_ONCE)(self._read)

    def _read(self, slug: str) -> Source:
        return stage_source(self._store, slug, instrument=self._instrument.slug, language=self._language)

    def _draft(self, slug: str) -> DraftText:
        return self._source(slug).draft

    def sources(self, slugs: Sequence[str]) -> list[StageSource]:
        """Return some stages; one whose predecessors are left out follows theirs."""
        instrument = self._instrument
        releases = {item.stage: item.tag for item in self._store.releases() if item.instrument == instrument.slug}
        positions = {slug: n for n, slug in enumerate(slugs)}
        sources = []
        for n, slug in enumerate(slugs):
            nearest = [positions[before] for before in _nearest(instrument, slug, positions)]
            earlier = [before for before in nearest if before < n]
            if not earlier and n and len(slugs) < len(instrument.stages):
                earlier = [n - 1]  # Rival drafts that were named without their common predecessor.
            sources.append(
                StageSource(
                    name=slug,
                    predecessors=tuple(earlier),
                    key=self._snapshot.text_id(instrument.slug, slug, self._language),
                    release=releases.get(slug, ""),
                    read=partial(self._draft, slug),
                )
            )
        return sources

    def comparing(self, slugs: Sequence[str]) -> Comparing:
        """Return the way in which some stages are compared: with the corrections of people."""

        def compare(before: int, after: int) -> Redline:
            return _compare(self._source(slugs[before]), self._source(slugs[after]), self._store)

        def key(before: int, after: int) -> str:
            return self._snapshot.corrections_id(self._instrument.slug, slugs[before], slugs[after])

        return Comparing(compare=compare, key=key)


def _nearest(instrument: Instrument, slug: str, known: dict[str, int]) -> list[str]:
    """Return the nearest of some stages that a stage was drafted from, through those that are left out."""
    found: list[str] = []
    stage = instrument.stage(slug)
    waiting = list(stage.predecessors) if stage else []
    seen: set[str] = set()
    while waiting:
        before = waiting.pop(0)
        if before in known:
            found.append(before)
        elif before not in seen and (earlier := instrument.stage(before)):
            waiting[:0] = earlier.predecessors
        seen.add(before)
    return list(dict.fromkeys(found))
