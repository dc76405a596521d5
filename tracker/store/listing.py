"""The list of stages, with facts about each text that are kept from one list to the next."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING

from tracker.model.stage import Authenticity
from tracker.store.formats.paths import text_path
from tracker.store.records import StageEntry, TextEntry
from tracker.store.releases.release import releases
from tracker.store.selection import choose_instrument

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tracker.store.formats.manifest import Instrument, Stage
    from tracker.store.records import Release
    from tracker.store.snapshot import Snapshot

CACHE = "tracker-texts.json"
"""File in git's folder with the facts about each text, by the id of its blob. It only saves time: it may be deleted, is
never copied with the store, and only lists use it. Reading a thousand long drafts for a list takes minutes."""


def list_stages(snapshot: Snapshot, instrument: str, progress: Callable[[int, int], None]) -> list[StageEntry]:
    """List the stages in order; arguments and errors as in :meth:`tracker.store.store.Store.stages`."""
    if instrument:
        choose_instrument(snapshot.manifest, instrument)
    texts = _TextCache(snapshot)
    released = {(release.instrument, release.stage): release for release in releases(snapshot.repository)}
    stages = [
        (owner, stage)
        for owner in snapshot.manifest.instruments
        for stage in owner.stages
        if instrument in ("", owner.slug)
    ]
    entries = []
    for number, (owner, stage) in enumerate(stages):
        progress(number, len(stages))
        release = released.get((owner.slug, stage.slug))
        entries.append(_entry(owner, stage, texts.entries(owner.slug, stage.slug), release))
    texts.save()
    return entries


class _TextCache:
    """The facts about texts: read from the cache file where it has them, else from the texts."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._path: Path = snapshot.repository.git_dir / CACHE
        self._saved = _read_cache(self._path)
        self._used: dict[str, TextEntry] = {}

    def entries(self, instrument: str, stage: str) -> tuple[TextEntry, ...]:
        """Return the texts of a stage, by language."""
        languages = self._snapshot.languages(instrument, stage)
        return tuple(self._entry(instrument, stage, language) for language in languages)

    def _entry(self, instrument: str, stage: str, language: str) -> TextEntry:
        blob = self._snapshot.files[text_path(instrument, stage, language)]
        entry = self._saved.get(blob)
        if entry is None or entry.language != language:
            entry = self._snapshot.entry(instrument, stage, language)
        self._used[blob] = entry
        return entry

    def save(self) -> None:
        """Write the cache file if there are new facts; where it cannot be written, the next list reads the texts."""
        if self._used.keys() <= self._saved.keys():
            return
        data = {
            blob: [entry.language, entry.title, str(entry.authenticity), entry.articles, entry.sha256]
            for blob, entry in (self._saved | self._used).items()
        }
        with suppress(OSError):
            part = self._path.with_suffix(".part")
            part.write_text(json.dumps(data), encoding="utf-8")
            part.replace(self._path)


def _read_cache(path: Path) -> dict[str, TextEntry]:
    try:
        return {
            blob: TextEntry(
                language=str(values[0]),
                title=str(values[1]),
                authenticity=Authenticity(values[2]),
                articles=int(values[3]),
                sha256=str(values[4]),
            )
            for blob, values in json.loads(path.read_text(encoding="utf-8")).items()
        }
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return {}  # There is none yet, or it is damaged.


def _entry(instrument: Instrument, stage: Stage, texts: tuple[TextEntry, ...], release: Release | None) -> StageEntry:
    return StageEntry(
        instrument=instrument.slug,
        slug=stage.slug,
        symbol=stage.symbol,
        date=stage.date,
        predecessor=stage.predecessor,
        also_from=stage.also_from,
        texts=texts,
        released=release.tag if release else "",
        changed=release is not None and release.sha256 != {text.language: text.sha256 for text in texts},
    )
