"""The store of drafts: texts of stages in, texts of stages and releases out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from tracker.model.draft import DraftText
from tracker.store.add import Origin, file_text
from tracker.store.corrections import StatementChange, file_statements
from tracker.store.create import create_store
from tracker.store.formats.authorship import Authorship
from tracker.store.formats.names import check_slug
from tracker.store.formats.statements import StagePair
from tracker.store.git.transaction import writing
from tracker.store.reader import Reader
from tracker.store.records import AddResult, Release
from tracker.store.releases.release import release_stage
from tracker.store.releases.signers import trust
from tracker.store.rename import rename_stage
from tracker.store.selection import choose_instrument

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.store.formats.authorship import Author, Timestamp


class Store(Reader):
    """An open store, to read and to write; each method that writes makes one commit, or one tag."""

    @classmethod
    def init(cls, folder: Path, *, author: Author, at: Timestamp) -> Self:
        """Make an empty store.

        Args:
            folder: A folder that is empty or does not exist; inside another git repository only where
                that one ignores it.
            author: Who answers for the first commit.
            at: Its time.

        Raises:
            StoreError: If the folder cannot take a store.
        """
        return cls(create_store(folder, Authorship(author, at)))

    def add(  # noqa: PLR0913 – what a commit states about a text; all by name
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
    ) -> AddResult:
        """Keep a text as a stage in one language, as one commit.

        Args:
            draft: The text; its front matter names stage and language, and the instrument unless the
                store has only one.
            source_sha256: Of the file as received.
            author: Who answers for it.
            at: The time of the commit.
            replace: Whether it may take the place of another text.
            reason: Why it does; goes into the commit's message.
            predecessors: The stages it was drafted from, the main one first; none for the one before it by date.
            source_name: Name of the file as received; may be empty.

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
        )
        with writing(self.repository) as held:
            return file_text(held, self.now(), draft, origin)

    def rename(  # noqa: PLR0913 – by name
        self, old: str, new: str, *, instrument: str = "", reason: str, author: Author, at: Timestamp
    ) -> str:
        """Give a stage another name, as one commit.

        Args:
            old: The stage.
            new: Its name from now on.
            instrument: Slug; may be empty where only one instrument has the stage.
            reason: Why; goes into the commit's message.
            author: Who answers for it.
            at: The time of the commit.

        Returns:
            The id of the commit.

        Raises:
            InputError: If there is no such stage, the name cannot be used, or the reason is missing.
            StoreError: If there is such a stage already, the stage is released, or the store cannot be written.
        """
        with writing(self.repository) as held:
            by = Authorship(author, at)
            return rename_stage(held, self.now(), old, new, instrument=instrument, reason=reason, by=by)

    def release(  # noqa: PLR0913 – what a tag states; all by name
        self, stage: str, *, instrument: str = "", notes: str = "", key: str = "", author: Author, at: Timestamp
    ) -> Release:
        """Tag a stage, with the digests of its texts, as it stands at HEAD.

        Args:
            stage: The stage.
            instrument: Slug; may be empty where only one instrument has the stage.
            notes: What changed since the stage before, in paragraphs; goes into the tag's message.
            key: What it is signed with: a file with an SSH key, or the fingerprint of a GnuPG key; empty: unsigned.
            author: Who answers for it.
            at: The time of the commit.

        Raises:
            InputError: If there is no such stage, or more than one instrument has it, or no such key.
            StoreError: If it has no text or is released already, the key does not sign, or the store cannot be
                written.
        """
        check_slug(stage, "stage")
        with writing(self.repository) as held:
            by = Authorship(author, at)
            return release_stage(held, self.now(), stage, instrument=instrument, notes=notes, key=key, by=by)

    def trust(self, public: bytes, *, name: str, signer: Author, author: Author, at: Timestamp) -> str:
        """Let a public key sign releases for a person, as one commit.

        Args:
            public: The file of the key, of OpenSSH or GnuPG.
            name: The file's name, for messages.
            signer: Whose key it is.
            author: Who says so.
            at: The time of the commit.

        Returns:
            The id of the commit.

        Raises:
            InputError: If it is no public key.
            StoreError: If the key is there already, or the store cannot be written.
        """
        with writing(self.repository) as held:
            return trust(held, self.now(), public, name=name, signer=signer, by=Authorship(author, at))

    def correct(self, stages: StagePair, change: StatementChange, *, author: Author, at: Timestamp) -> str:
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
        with writing(self.repository) as held:
            now = self.now()
            for stage in (stages.before, stages.after):
                choose_instrument(now.manifest, stages.instrument, check_slug(stage, "stage"))
            return file_statements(held, now, stages, change, Authorship(author, at))
