"""The store of drafts: texts of stages in, texts of stages and releases out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from tracker.errors import InputError, StoreError
from tracker.model.draft import DraftText
from tracker.store.choice import choose_instrument, choose_language, unknown_release
from tracker.store.correcting import Change, file_statements, statements_of
from tracker.store.entries import Added, Release, StageEntry, StageText
from tracker.store.filing import Origin, file_text
from tracker.store.founding import found
from tracker.store.manifest import FILE, Instrument, Stage
from tracker.store.names import TagName, check_slug, tag_name
from tracker.store.releasing import release_stage, releases
from tracker.store.repository import Repository
from tracker.store.signature import Signature
from tracker.store.snapshot import Snapshot
from tracker.store.statements import Stages, Statement
from tracker.store.transaction import writing
from tracker.text.writer import digest

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    from tracker.store.signature import Author, When


class Store:
    """An open store; use it in a ``with`` statement, because git keeps running until it is closed."""

    def __init__(self, repository: Repository) -> None:
        self._repository = repository

    @classmethod
    def init(cls, folder: Path, *, author: Author, at: When) -> Self:
        """Make an empty store.

        Args:
            folder: A folder that is empty or does not exist; inside another git repository only where
                that one ignores it.
            author: Who answers for the first commit.
            at: Its time.

        Raises:
            StoreError: If the folder cannot take a store.
        """
        return cls(found(folder, Signature(author, at)))

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Open a store.

        Raises:
            StoreError: If the folder is no store, or its treaty.toml cannot be read.
        """
        repository = Repository(folder)
        try:
            store = cls(repository)
            store._now()
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
        return self._repository.folder

    def close(self) -> None:
        """End git's processes."""
        self._repository.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def instruments(self) -> tuple[Instrument, ...]:
        """The instruments with their stages, as treaty.toml describes them."""
        return self._now().manifest.instruments

    def stages(self, instrument: str = "") -> list[StageEntry]:
        """The stages in order.

        Args:
            instrument: Slug; empty for all instruments.

        Raises:
            InputError: If there is no such instrument.
            StoreError: If a text cannot be read or belongs to no stage.
        """
        now = self._now()
        if instrument:
            choose_instrument(now.manifest, instrument)
        released = {(each.instrument, each.stage): each for each in self.releases()}
        return [
            _entry(now, each, stage, released.get((each.slug, stage.slug)))
            for each in now.manifest.instruments
            if instrument in ("", each.slug)
            for stage in each.stages
        ]

    def releases(self) -> list[Release]:
        """The releases, by instrument, date and name."""
        return releases(self._repository)

    def read(self, name: str, *, instrument: str = "", language: str = "") -> StageText:
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
                    cure="leave --instrument out",
                )
            snapshot, name, instrument = self._at(tagged), tagged.stage, tagged.instrument
        else:
            check_slug(name, "stage")
            snapshot = self._now()
        chosen = choose_instrument(snapshot.manifest, instrument, name)
        return snapshot, chosen, name, tagged

    def add(  # noqa: PLR0913 – what a commit states about a text; all by name
        self,
        draft: DraftText,
        *,
        source_sha256: str,
        author: Author,
        at: When,
        replace: bool = False,
        reason: str = "",
        predecessor: str = "",
        source_name: str = "",
    ) -> Added:
        """Keep a text as a stage in one language, as one commit.

        Args:
            draft: The text; its front matter names stage and language, and the instrument unless the
                store has only one.
            source_sha256: Of the file as received.
            author: Who answers for it.
            at: The time of the commit.
            replace: Whether it may take the place of another text.
            reason: Why it does; goes into the commit's message.
            predecessor: The stage it was drafted from; empty for the one before it by date.
            source_name: Name of the file as received; may be empty.

        Raises:
            InputError: If a name cannot be used, the text is empty, or the reason is missing.
            StoreError: If the stage exists in this language already, or the store cannot be written.
        """
        origin = Origin(
            source_sha256=source_sha256,
            source_name=source_name,
            by=Signature(author, at),
            replacing=replace,
            reason=reason,
            predecessor=predecessor,
        )
        with writing(self._repository):
            return file_text(self._now(), draft, origin)

    def release(self, stage: str, *, instrument: str = "", author: Author, at: When) -> Release:
        """Tag a stage, with the digests of its texts, as it stands at HEAD.

        Raises:
            InputError: If there is no such stage, or more than one instrument has it.
            StoreError: If it has no text or is released already, or the store cannot be written.
        """
        check_slug(stage, "stage")
        with writing(self._repository):
            return release_stage(self._now(), stage, instrument=instrument, by=Signature(author, at))

    def statements(self, stages: Stages) -> tuple[Statement, ...]:
        """What people have said about two stages, as of HEAD.

        Args:
            stages: The two; where they change places, so do the sides of every statement.

        Raises:
            StoreError: If it cannot be read.
        """
        return statements_of(self._now(), stages)

    def state(self, stages: Stages, change: Change, *, author: Author, at: When) -> str:
        """Keep or take back what was said about two stages, as one commit.

        Args:
            stages: The two.
            change: What is said, with the sides as the stages are named.
            author: Who answers for it.
            at: The time of the commit.

        Returns:
            The id of the commit.

        Raises:
            InputError: If a stage does not exist, the two are one, or nothing would change.
            StoreError: If something to be taken back is not there, or the store cannot be written.
        """
        with writing(self._repository):
            now = self._now()
            for stage in (stages.before, stages.after):
                choose_instrument(now.manifest, stages.instrument, check_slug(stage, "stage"))
            return file_statements(now, stages, change, Signature(author, at))

    def past_draft(self, instrument: str, stage: str, language: str, sha256: str) -> DraftText | None:
        """The text of a stage that has this digest, whenever the store held it; None if it is not in its history."""
        return self._now().past_draft(instrument, stage, language, sha256)

    def _now(self) -> Snapshot:
        head = self._repository.head()
        if not head:
            raise StoreError(
                f"The repository at {self.folder} has no commit",
                cause="it was made by other means, or its branch is damaged",
                cure="make a store with tracker init in an empty folder",
            )
        return Snapshot.take(self._repository, head)

    def _at(self, name: TagName) -> Snapshot:
        release = next((each for each in self.releases() if each.tag == str(name)), None)
        if release is None:
            raise unknown_release(str(name), [each.tag for each in self.releases()])
        return Snapshot.take(self._repository, release.commit)


def _entry(now: Snapshot, instrument: Instrument, stage: Stage, release: Release | None) -> StageEntry:
    texts = now.entries(instrument.slug, stage.slug)
    return StageEntry(
        instrument=instrument.slug,
        slug=stage.slug,
        symbol=stage.symbol,
        date=stage.date,
        predecessor=stage.predecessor,
        texts=texts,
        released=release.tag if release else "",
        changed=release is not None and release.sha256 != {each.language: each.sha256 for each in texts},
    )
