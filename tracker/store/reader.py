"""What a store answers: stages, texts, releases, what people said, history."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Self

from tracker.errors import InputError, StoreError
from tracker.model.draft import DraftText
from tracker.store.corrections import statements_of
from tracker.store.formats.manifest import FILE, Instrument
from tracker.store.formats.names import TagName, check_slug, tag_name
from tracker.store.formats.statements import StagePair, Statement
from tracker.store.git.repository import Repository
from tracker.store.git.transaction import mend
from tracker.store.history import history
from tracker.store.listing import stage_entries
from tracker.store.records import Release, StageEntry, StageText
from tracker.store.releases.release import releases
from tracker.store.releases.signers import signers_of
from tracker.store.selection import choose_instrument, choose_language, unknown_release
from tracker.store.sharing.bundle import ExportResult, export
from tracker.store.snapshot import Snapshot
from tracker.text.writer import digest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import TracebackType

    from tracker.store.history import Commit


class Reader:
    """An open store, to read; use it in a ``with`` statement, because git keeps running until it is closed.

    Attributes:
        repository: Its repository.
    """

    def __init__(self, repository: Repository) -> None:
        self.repository = repository

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Open a store.

        Raises:
            StoreError: If the folder is no store, or its treaty.toml cannot be read.
        """
        repository = Repository(folder)
        try:
            store = cls(repository)
            with suppress(StoreError):  # Another is at work, or this is a copy for reading only.
                mend(repository)
            store.now()
        except BaseException:
            repository.close()
            raise
        return store

    @staticmethod
    def enclosing(start: Path) -> Path | None:
        """The nearest folder from ``start`` upwards that is a store; None if there is none."""
        start = start.absolute()
        places = (each for each in (start, *start.parents) if (each / FILE).is_file())
        return next((each for each in places if (each / ".git").exists()), None)

    @property
    def folder(self) -> Path:
        """The folder of the store."""
        return self.repository.folder

    def close(self) -> None:
        """End git's processes."""
        self.repository.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def instruments(self) -> tuple[Instrument, ...]:
        """The instruments with their stages, as treaty.toml describes them."""
        return self.now().manifest.instruments

    def stages(
        self, instrument: str = "", progress: Callable[[int, int], None] = lambda _n, _of: None
    ) -> list[StageEntry]:
        """The stages in order.

        Args:
            instrument: Slug; empty for all instruments.
            progress: Is told how many stages of how many were looked at, for long lists.

        Raises:
            InputError: If there is no such instrument.
            StoreError: If a text cannot be read or belongs to no stage.
        """
        return stage_entries(self.now(), instrument, progress)

    def releases(self) -> list[Release]:
        """The releases, by instrument, date and name."""
        return releases(self.repository)

    def text(self, name: str, *, instrument: str = "", language: str = "") -> StageText:
        """One text.

        Args:
            name: A stage, read as of HEAD, or a release tag, read as it was tagged.
            instrument: Slug; may be empty where only one instrument has the stage.
            language: May be empty where the stage stands in one language only.

        Raises:
            InputError: If there is no such stage, tag, instrument or language, or more than one fits.
            StoreError: If the text cannot be read.
        """
        snapshot, chosen, name, tagged = self._locate(name, instrument)
        language = choose_language(name, snapshot.languages(chosen.slug, name), language)
        draft = snapshot.draft(chosen.slug, name, language)
        return StageText(
            draft=draft,
            instrument=chosen.slug,
            stage=name,
            language=language,
            sha256=digest(draft),
            source_sha256=snapshot.source_of(chosen.slug, name, language, digest(draft)),
            revision=snapshot.commit,
            release=str(tagged) if tagged else "",
        )

    def languages(self, name: str, *, instrument: str = "") -> tuple[str, ...]:
        """The languages that a stage or release stands in.

        Args:
            name: A stage or a release tag.
            instrument: Slug; may be empty where only one instrument has the stage.

        Raises:
            InputError: If there is no such stage, tag or instrument, or more than one fits.
        """
        snapshot, chosen, name, _ = self._locate(name, instrument)
        return tuple(snapshot.languages(chosen.slug, name))

    def _locate(self, name: str, instrument: str) -> tuple[Snapshot, Instrument, str, TagName | None]:
        tagged = tag_name(name)
        if tagged:
            if instrument and instrument != tagged.instrument:
                raise InputError(
                    f"{name} is a release of {tagged.instrument}, not of {instrument}",
                    remedy="leave --instrument out",
                )
            snapshot, name, instrument = self._at(tagged), tagged.stage, tagged.instrument
        else:
            check_slug(name, "stage")
            snapshot = self.now()
        chosen = choose_instrument(snapshot.manifest, instrument, name)
        return snapshot, chosen, name, tagged

    def export(self) -> ExportResult:
        """The whole store in one file: a bundle, which plain git reads too."""
        return export(self.repository)

    def history(self) -> list[Commit]:
        """All commits up to the present one, newest first."""
        return history(self.repository, self.now().commit)

    def has_signers(self) -> bool:
        """Whether the store names who may sign releases."""
        return bool(signers_of(self.now()))

    def corrections(self, stages: StagePair) -> tuple[Statement, ...]:
        """What people have said about two stages, as of HEAD.

        Args:
            stages: The two; where they change places, so do the sides of every statement.

        Raises:
            StoreError: If it cannot be read.
        """
        return statements_of(self.now(), stages)

    def draft_with_digest(self, instrument: str, stage: str, language: str, sha256: str) -> DraftText | None:
        """The text of a stage that has this digest, whenever the store held it; None if it is not in its history."""
        return self.now().draft_with_digest(instrument, stage, language, sha256)

    def now(self) -> Snapshot:
        """The store as of HEAD.

        Raises:
            StoreError: If it cannot be read.
        """
        head = self.repository.head()
        if not head:
            raise StoreError(
                f"The repository at {self.folder} has no commit",
                cause="it was made by other means, or its branch is damaged",
                remedy="make a store with tracker init in an empty folder",
            )
        return Snapshot.take(self.repository, head)

    def _at(self, name: TagName) -> Snapshot:
        release = next((each for each in self.releases() if each.tag == str(name)), None)
        if release is None:
            raise unknown_release(str(name), [each.tag for each in self.releases()])
        return Snapshot.take(self.repository, release.commit)
