"""The store of drafts: texts of stages and releases, corrections by people, and their history, in a git repository.

:class:`Store` is the public surface. The modules beside it hold one operation each; ``formats`` holds the written
forms, ``git`` the repository and its transactions, ``audit`` the verification.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Self

from tracker.errors import InputError, StoreError
from tracker.model.annotation import Annotations
from tracker.store.add import Origin, add_text, preview_texts
from tracker.store.audit.verify import verify_store
from tracker.store.corrections import change_corrections, read_corrections
from tracker.store.create import create_store
from tracker.store.formats.authorship import Authorship
from tracker.store.formats.names import TagName, check_slug, tag_name
from tracker.store.formats.paths import MANIFEST
from tracker.store.git.repository import Repository
from tracker.store.git.transaction import begin, recover
from tracker.store.history import history
from tracker.store.listing import list_stages
from tracker.store.records import StageText
from tracker.store.releases.added_signatures import add_signature, added_signatures
from tracker.store.releases.release import release_stage, releases
from tracker.store.releases.signers import signers_of, trust_key
from tracker.store.remove import Removal, prepare_removal
from tracker.store.rename import rename_stage
from tracker.store.selection import choose_instrument, choose_language, unknown_release
from tracker.store.sharing.bundle import export_bundle, import_bundle
from tracker.store.snapshot import Snapshot
from tracker.text.writer import digest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path
    from types import TracebackType

    from tracker.model.draft import DraftText
    from tracker.model.finding import Finding
    from tracker.store.corrections import StatementChange
    from tracker.store.formats.authorship import Author, Timestamp
    from tracker.store.formats.manifest import Instrument
    from tracker.store.formats.statements import StagePair, Statement
    from tracker.store.history import Commit
    from tracker.store.records import AddResult, Release, ReleaseSignature, RemoveResult, StageEntry
    from tracker.store.releases.signatures import Signers
    from tracker.store.sharing.bundle import ExportResult, ImportResult


_NO_ANNOTATIONS = Annotations()


class Store:
    """An open store; each method that writes makes one commit, or one tag.

    Use it in a ``with`` statement: git processes run until it is closed.

    Attributes:
        repository: Its repository.
    """

    def __init__(self, repository: Repository) -> None:
        self.repository = repository

    # Opening and closing

    @classmethod
    def init(cls, folder: Path, *, author: Author, at: Timestamp) -> Self:
        """Make an empty store.

        Args:
            folder: A folder that is empty or does not exist; inside another git repository only where
                that one ignores it.
            author: Author of the first commit.
            at: Its time.

        Raises:
            StoreError: If the folder cannot take a store.
        """
        return cls(create_store(folder, Authorship(author, at)))

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Open a store.

        Raises:
            StoreError: If the folder is no store, or its treaty.toml cannot be read.
        """
        repository = Repository(folder)
        try:
            store = cls(repository)
            with suppress(StoreError):  # Another process is writing, or this copy is read-only.
                recover(repository)
            store.snapshot()
        except BaseException:
            repository.close()
            raise
        return store

    @staticmethod
    def enclosing(start: Path) -> Path | None:
        """Return the nearest folder from ``start`` upwards that is a store; None if there is none."""
        start = start.absolute()
        places = (folder for folder in (start, *start.parents) if (folder / MANIFEST).is_file())
        return next((folder for folder in places if (folder / ".git").exists()), None)

    @property
    def folder(self) -> Path:
        """The folder of the store."""
        return self.repository.folder

    def close(self) -> None:
        """End the processes of git."""
        self.repository.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # Reading

    def snapshot(self) -> Snapshot:
        """Return the store as of HEAD, which is looked up at each call; the contents of a commit are read once.

        Raises:
            StoreError: If it cannot be read.
        """
        head = self.repository.head()
        if not head:
            raise StoreError(
                f"The repository at {self.folder} is empty",
                cause="it was not made by tracker, or its branch is damaged",
                remedy="make a store in an empty folder: tracker init DIR",
            )
        return Snapshot.of_commit(self.repository, head)

    def instruments(self) -> tuple[Instrument, ...]:
        """Return the instruments with their stages, as treaty.toml describes them."""
        return self.snapshot().manifest.instruments

    def stages(
        self, instrument: str = "", progress: Callable[[int, int], None] = lambda _done, _total: None
    ) -> list[StageEntry]:
        """List the stages in order.

        Args:
            instrument: Slug; empty for all instruments.
            progress: Called with the number of stages that are done, and the number of all stages.

        Raises:
            InputError: If there is no such instrument.
            StoreError: If a text cannot be read or belongs to no stage.
        """
        return list_stages(self.snapshot(), instrument, progress)

    def text(self, name: str, *, instrument: str = "", language: str = "") -> StageText:
        """Return one text.

        Args:
            name: A stage, as of HEAD; or a release tag, as of that release.
            instrument: Slug; may be empty where only one instrument has the stage.
            language: May be empty where the stage has a text in one language only.

        Raises:
            InputError: If there is no such stage, tag, instrument or language, or more than one fits.
            StoreError: If the text cannot be read.
        """
        snapshot, chosen, stage, tag = self._find_stage(name, instrument)
        language = choose_language(stage, snapshot.languages(chosen.slug, stage), language)
        draft = snapshot.draft(chosen.slug, stage, language)
        sha256 = digest(draft)
        return StageText(
            draft=draft,
            instrument=chosen.slug,
            stage=stage,
            language=language,
            sha256=sha256,
            source_sha256=snapshot.source_digest(chosen.slug, stage, language, sha256),
            revision=snapshot.commit,
            release=str(tag) if tag else "",
        )

    def languages(self, name: str, *, instrument: str = "") -> tuple[str, ...]:
        """Return the languages in which a stage or release has a text.

        Args:
            name: A stage or a release tag.
            instrument: Slug; may be empty where only one instrument has the stage.

        Raises:
            InputError: If there is no such stage, tag or instrument, or more than one fits.
        """
        snapshot, chosen, stage, _ = self._find_stage(name, instrument)
        return snapshot.languages(chosen.slug, stage)

    def annotations(self, name: str, *, instrument: str = "", language: str = "") -> Annotations:
        """Return the comments and marked changes that came with a text; arguments and errors as for :meth:`text`."""
        snapshot, chosen, stage, _ = self._find_stage(name, instrument)
        language = choose_language(stage, snapshot.languages(chosen.slug, stage), language)
        return snapshot.annotations(chosen.slug, stage, language)

    def draft_with_digest(self, instrument: str, stage: str, language: str, sha256: str) -> DraftText | None:
        """Return the text of a stage that has this digest, from any commit of the history; None if there is none."""
        return self.snapshot().draft_with_digest(instrument, stage, language, sha256)

    def corrections(self, stages: StagePair) -> tuple[Statement, ...]:
        """Return people's statements about two stages, as of HEAD.

        Args:
            stages: The two, in any order; the sides of the statements follow it.

        Raises:
            StoreError: If they cannot be read.
        """
        return read_corrections(self.snapshot(), stages)

    def releases(self) -> list[Release]:
        """Return the releases, by instrument, date and name."""
        return releases(self.repository)

    def added_signatures(self) -> list[ReleaseSignature]:
        """Return the signatures that were added to releases after they were made, by release and time."""
        return added_signatures(self.repository)

    def history(self) -> list[Commit]:
        """Return all commits up to HEAD, newest first."""
        return history(self.repository, self.snapshot().commit)

    def has_signers(self, commit: str = "") -> bool:
        """Return whether the store names who may sign releases, as of a commit; as of HEAD if none is given."""
        return bool(signers_of(Snapshot.of_commit(self.repository, commit) if commit else self.snapshot()))

    def _find_stage(self, name: str, instrument: str) -> tuple[Snapshot, Instrument, str, TagName | None]:
        """Return the snapshot, instrument and stage that a stage or tag names, and the parts of a tag."""
        tag = tag_name(name)
        if tag is None:
            check_slug(name, "stage")
            snapshot, stage = self.snapshot(), name
        else:
            if instrument and instrument != tag.instrument:
                raise InputError(
                    f"{name} is a release of {tag.instrument}, not of {instrument}", remedy="leave out --instrument"
                )
            snapshot, stage, instrument = self._released_snapshot(tag), tag.stage, tag.instrument
        return snapshot, choose_instrument(snapshot.manifest, instrument, stage), stage, tag

    def _released_snapshot(self, tag: TagName) -> Snapshot:
        by_tag = {release.tag: release for release in self.releases()}
        if str(tag) not in by_tag:
            raise unknown_release(str(tag), by_tag)
        return Snapshot.of_commit(self.repository, by_tag[str(tag)].commit)

    # Writing

    def add(  # noqa: PLR0913 – all that a commit states about a text, by name
        self,
        draft: DraftText,
        *,
        source_sha256: str,
        author: Author,
        at: Timestamp,
        replace: bool = False,
        reason: str = "",
        predecessors: tuple[str, ...] = (),
        source_name: str = "",
        annotations: Annotations = _NO_ANNOTATIONS,
    ) -> AddResult:
        """Add a text as a stage in one language, as one commit.

        Args:
            draft: The text; its front matter names stage and language, and the instrument unless the
                store has only one.
            source_sha256: Digest of the file as received.
            author: Author of the commit.
            at: The time of the commit.
            replace: Whether it may replace another text.
            reason: Why it does; goes into the commit's message.
            predecessors: The stages that it was drafted from, the main one first; empty for the one before it by date.
            source_name: Name of the file as received; may be empty.
            annotations: Comments and marked changes that came with the file; they are kept beside the text.

        Raises:
            InputError: If a name cannot be used, the text is empty, or the reason is missing.
            StoreError: If the stage exists in this language already, or the store cannot be written.
        """
        origin = Origin(
            source_sha256=source_sha256,
            source_name=source_name,
            by=Authorship(author, at),
            replacing=replace,
            reason=reason,
            predecessors=predecessors,
            annotations=annotations,
        )
        with begin(self.repository) as transaction:
            return add_text(transaction, self.snapshot(), draft, origin)

    def preview(
        self,
        texts: Iterable[tuple[DraftText, tuple[str, ...], Annotations]],
        *,
        author: Author,
        at: Timestamp,
        replace: bool = False,
        reason: str = "",
    ) -> list[AddResult]:
        """Return what :meth:`add` would do with texts, one after the other; nothing is written.

        Args:
            texts: The texts, each with the stages that it was drafted from, and the annotations that came with it.
            author: As for :meth:`add`.
            at: Likewise.
            replace: Likewise.
            reason: Likewise.

        Raises:
            InputError: As :meth:`add`.
            StoreError: Likewise, if the store cannot be read.
        """
        by = Authorship(author, at)
        origins = (
            (
                draft,
                Origin(
                    source_sha256="",
                    source_name="",
                    by=by,
                    replacing=replace,
                    reason=reason,
                    predecessors=after,
                    annotations=annotations,
                ),
            )
            for draft, after, annotations in texts
        )
        return preview_texts(self.snapshot(), origins)

    def rename(  # noqa: PLR0913 – by name
        self, old: str, new: str, *, instrument: str = "", reason: str, author: Author, at: Timestamp
    ) -> str:
        """Give a stage another name, as one commit.

        Args:
            old: The stage.
            new: Its name from now on.
            instrument: Slug; may be empty where only one instrument has the stage.
            reason: Why; goes into the commit's message.
            author: Author of the commit.
            at: The time of the commit.

        Returns:
            The id of the commit.

        Raises:
            InputError: If there is no such stage, the name cannot be used, or the reason is missing.
            StoreError: If the new name is taken, the stage is released, or the store cannot be written.
        """
        with begin(self.repository) as transaction:
            by = Authorship(author, at)
            return rename_stage(transaction, self.snapshot(), old, new, instrument=instrument, reason=reason, by=by)

    def remove(  # noqa: PLR0913 – by name
        self,
        stage: str,
        *,
        instrument: str = "",
        language: str = "",
        all_languages: bool = False,
        reason: str,
        author: Author,
        at: Timestamp,
    ) -> RemoveResult:
        """Take a text of a stage back, or all of them, as one commit; the history keeps them.

        Args:
            stage: The stage.
            instrument: Slug; may be empty where only one instrument has the stage.
            language: The text; may be empty where the stage has a text in one language only.
            all_languages: Whether to take back the texts in all languages.
            reason: Why; goes into the commit's message.
            author: Author of the commit.
            at: The time of the commit.

        Raises:
            InputError: If there is no such stage or text, more than one fits, or the reason is missing.
            StoreError: If the text is released, or the store cannot be written.
        """
        with begin(self.repository) as transaction:
            removal = self._removal(stage, instrument, language, all_languages=all_languages, reason=reason)
            return removal.commit(transaction, Authorship(author, at))

    def preview_removal(
        self, stage: str, *, instrument: str = "", language: str = "", all_languages: bool = False, reason: str
    ) -> RemoveResult:
        """Return what :meth:`remove` would do; nothing is written. Arguments and errors are the same."""
        return self._removal(stage, instrument, language, all_languages=all_languages, reason=reason).result

    def _removal(self, stage: str, instrument: str, language: str, *, all_languages: bool, reason: str) -> Removal:
        check_slug(stage, "stage")
        snapshot = self.snapshot()
        chosen = choose_instrument(snapshot.manifest, instrument, stage)
        available = snapshot.languages(chosen.slug, stage)
        # A stage that is only announced in treaty.toml has no text, and can go.
        whole = all_languages or not (language or available)
        languages = available if whole else (choose_language(stage, available, language),)
        return prepare_removal(snapshot, chosen, stage, languages, reason)

    def correct(self, stages: StagePair, change: StatementChange, *, author: Author, at: Timestamp) -> str:
        """Add statements about two stages, or take them back, as one commit.

        Args:
            stages: The two.
            change: The statements, with the sides in the order in which the stages are named.
            author: Author of the commit.
            at: The time of the commit.

        Returns:
            The id of the commit.

        Raises:
            InputError: If a stage does not exist, the two are one, or nothing would change.
            StoreError: If a statement to be taken back is not there, or the store cannot be written.
        """
        with begin(self.repository) as transaction:
            snapshot = self.snapshot()
            for stage in (stages.before, stages.after):
                choose_instrument(snapshot.manifest, stages.instrument, check_slug(stage, "stage"))
            return change_corrections(transaction, snapshot, stages, change, Authorship(author, at))

    def release(  # noqa: PLR0913 – all that a tag states, by name
        self, stage: str, *, instrument: str = "", notes: str = "", key: str = "", author: Author, at: Timestamp
    ) -> Release:
        """Tag a stage, with the digests of its texts, as of HEAD.

        Args:
            stage: The stage.
            instrument: Slug; may be empty where only one instrument has the stage.
            notes: The changes since the stage before, in paragraphs; goes into the tag's message.
            key: The key to sign with: a file with an SSH key, or the fingerprint of a GnuPG key; empty for no
                signature.
            author: Author of the tag.
            at: The time of the tag.

        Raises:
            InputError: If there is no such stage, or more than one instrument has it, or there is no such key.
            StoreError: If it has no text or is released already, the key does not sign, or the store cannot be
                written.
        """
        check_slug(stage, "stage")
        with begin(self.repository) as transaction:
            by = Authorship(author, at)
            snapshot = self.snapshot()
            return release_stage(transaction, snapshot, stage, instrument=instrument, notes=notes, key=key, by=by)

    def sign(self, tag: str, *, key: str, author: Author, at: Timestamp) -> ReleaseSignature:
        """Add a person's signature to a release, as a tag beside it; the release stays as it is.

        Args:
            tag: The tag of the release.
            key: The key to sign with, as for :meth:`release`.
            author: The person who signs.
            at: When.

        Raises:
            InputError: If there is no such release or key.
            StoreError: If the person signed it already, the signature would not count, or the store cannot be written.
        """
        with begin(self.repository) as transaction:
            known = {release.tag: release for release in self.releases()}
            if tag not in known:
                raise unknown_release(tag, known)
            return add_signature(transaction, self.snapshot(), known[tag], key=key, by=Authorship(author, at))

    def trust(self, public: bytes, *, name: str, signer: Author, author: Author, at: Timestamp) -> str:
        """Allow a public key to sign releases for a person, as one commit.

        Args:
            public: The file of the key, of OpenSSH or GnuPG.
            name: The file's name, for messages.
            signer: The owner of the key.
            author: Author of the commit.
            at: The time of the commit.

        Returns:
            The id of the commit.

        Raises:
            InputError: If it is no public key.
            StoreError: If the store has the key already, or cannot be written.
        """
        with begin(self.repository) as transaction:
            by = Authorship(author, at)
            return trust_key(transaction, self.snapshot(), public, name=name, signer=signer, by=by)

    # Sharing and verifying; the static methods need no store that can be opened

    def export(self) -> ExportResult:
        """Return the whole store as one file: a bundle, which plain git reads too.

        Raises:
            StoreError: If HEAD is on no branch, or git refuses.
        """
        return export_bundle(self.repository)

    @staticmethod
    def import_bundle(
        bundle: Path, folder: Path, *, signers: Signers | None = None, author: Author, at: Timestamp
    ) -> ImportResult:
        """Make a store from a bundle, or update a store from it; only if nothing in the bundle is doubtful.

        Args:
            bundle: The file.
            folder: A store that the bundle continues; or a folder that is empty or does not exist.
            signers: The keys whose signatures count; None for those that the store itself names.
            author: For git's reflog.
            at: Likewise.

        Raises:
            InputError: If the file is no bundle, or its contents are doubtful.
            StoreError: If store and bundle have diverged, or the store cannot be written.
        """
        return import_bundle(bundle, folder, Authorship(author, at), signers)

    @staticmethod
    def verify(
        folder: Path, signers: Signers | None = None, progress: Callable[[str], None] = lambda _: None
    ) -> list[Finding]:
        """Check everything in a store that can be proved, even if it is too damaged to be opened.

        Args:
            folder: The folder of the store.
            signers: The keys whose signatures count; None for those that the store itself named when each release was
                made.
            progress: Called with the name of each step as it begins.

        Raises:
            StoreError: If the folder holds no git repository.
        """
        return verify_store(folder, signers, progress)
