"""The stages as a list: what each text is, without reading again what was read before."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING

from tracker.model.stage import Authenticity
from tracker.store.records import StageEntry, TextEntry
from tracker.store.releases.release import releases
from tracker.store.selection import choose_instrument
from tracker.store.snapshot import Snapshot

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tracker.store.formats.manifest import Instrument, Stage
    from tracker.store.records import Release

CACHE = "tracker-texts.json"
"""What is known of each text, by the id of its file, in git's folder. It only saves time: it may be deleted, is never
copied with the store, and nothing but lists rests on it. To read a thousand long drafts for a list takes minutes."""


def stage_entries(now: Snapshot, instrument: str, progress: Callable[[int, int], None]) -> list[StageEntry]:
    """The stages in order; arguments and errors as in :meth:`tracker.store.store.Store.stages`."""
    if instrument:
        choose_instrument(now.manifest, instrument)
    texts = _Texts(now)
    released = {(each.instrument, each.stage): each for each in releases(now.repository)}
    stages = [
        (each, stage) for each in now.manifest.instruments for stage in each.stages if instrument in ("", each.slug)
    ]
    found = []
    for n, (each, stage) in enumerate(stages):
        progress(n, len(stages))
        found.append(_entry(each, stage, texts.of(each.slug, stage.slug), released.get((each.slug, stage.slug))))
    texts.keep()
    return found


class _Texts:
    """What is known of texts; a context for one list."""

    def __init__(self, now: Snapshot) -> None:
        self._now = now
        self._path: Path = now.repository.git_dir / CACHE
        self._known = _read(self._path)
        self._used: dict[str, TextEntry] = {}

    def of(self, instrument: str, stage: str) -> tuple[TextEntry, ...]:
        """The texts of a stage, by language."""
        return tuple(self._one(instrument, stage, each) for each in self._now.languages(instrument, stage))

    def _one(self, instrument: str, stage: str, language: str) -> TextEntry:
        blob = self._now.files[Snapshot.path(instrument, stage, language)]
        entry = self._known.get(blob)
        if entry is None or entry.language != language:
            entry = self._now.entry(instrument, stage, language)
        self._used[blob] = entry
        return entry

    def keep(self) -> None:
        """Write down what was learnt; where that cannot be, it is learnt again next time."""
        if self._used.keys() <= self._known.keys():
            return
        said = {
            blob: [each.language, each.title, str(each.authenticity), each.articles, each.sha256]
            for blob, each in (self._known | self._used).items()
        }
        with suppress(OSError):
            part = self._path.with_suffix(".part")
            part.write_text(json.dumps(said), encoding="utf-8")
            part.replace(self._path)


def _read(path: Path) -> dict[str, TextEntry]:
    try:
        return {
            blob: TextEntry(
                language=str(said[0]),
                title=str(said[1]),
                authenticity=Authenticity(said[2]),
                articles=int(said[3]),
                sha256=str(said[4]),
            )
            for blob, said in json.loads(path.read_text(encoding="utf-8")).items()
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
        changed=release is not None and release.sha256 != {each.language: each.sha256 for each in texts},
    )
