"""The store as of one commit."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Self

from tracker.errors import InputError, StoreError
from tracker.store.formats.annotations import read_annotations
from tracker.store.formats.manifest import Manifest, read_manifest
from tracker.store.formats.messages import trailers_of
from tracker.store.formats.paths import (
    MANIFEST,
    TEXT_ENDING,
    TEXTS,
    annotations_path,
    corrections_path,
    stage_folder,
    text_path,
)
from tracker.store.records import TextEntry
from tracker.text.parser import parse
from tracker.text.writer import digest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracker.model.annotation import Annotations
    from tracker.model.draft import DraftText
    from tracker.store.git.repository import Repository


@dataclass(frozen=True)
class Snapshot:
    """The contents of a commit.

    Attributes:
        repository: The repository that it is read from.
        commit: Id of the commit.
        files: The id of every file, by path.
        manifest: Its treaty.toml.
    """

    repository: Repository
    commit: str
    files: Mapping[str, str]
    manifest: Manifest

    @classmethod
    def of_commit(cls, repository: Repository, commit: str) -> Self:
        """Return the snapshot of a commit, which is read once as long as the repository is open.

        Raises:
            StoreError: If it is not the commit of a store, treaty.toml cannot be read, or a text belongs to no stage.
        """
        return repository.cached(f"snapshot {commit}", lambda: cls._read(repository, commit))

    @classmethod
    def _read(cls, repository: Repository, commit: str) -> Self:
        files = repository.files(commit)
        if MANIFEST not in files:
            raise StoreError(
                f"{repository.folder} is not a store",
                cause=f"it is a git repository, but has no {MANIFEST}",
                remedy="name another folder with --store, or make a store: tracker init DIR",
            )
        manifest = repository.cached(
            f"manifest {files[MANIFEST]}",
            lambda: read_manifest(decode(repository.read(files[MANIFEST]), MANIFEST)),
        )
        snapshot = cls(repository, commit, files, manifest)
        snapshot._check_texts_described()
        return snapshot

    def read(self, path: str) -> bytes:
        """Return the content of a file of this commit.

        Raises:
            KeyError: If the commit has no such file.
        """
        return self.repository.read(self.files[path])

    def languages(self, instrument: str, stage: str) -> tuple[str, ...]:
        """Return the languages in which a stage has a text, sorted."""
        return tuple(sorted(self._languages_by_folder.get(stage_folder(instrument, stage), ())))

    @cached_property
    def _languages_by_folder(self) -> Mapping[str, list[str]]:
        """The languages by folder, collected once: a list of a thousand stages asks a thousand times."""
        languages: dict[str, list[str]] = defaultdict(list)
        for path in self._text_paths:
            folder, _, name = path.rpartition("/")
            languages[f"{folder}/"].append(name.removesuffix(TEXT_ENDING))
        return languages

    @cached_property
    def _text_paths(self) -> tuple[str, ...]:
        return tuple(path for path in self.files if path.startswith(TEXTS) and path.endswith(TEXT_ENDING))

    def draft(self, instrument: str, stage: str, language: str) -> DraftText:
        """Return one text.

        Raises:
            StoreError: If it cannot be read.
        """
        path = text_path(instrument, stage, language)
        try:
            return parse(decode(self.read(path), path), path)[0]
        except InputError as error:
            raise StoreError(error.message, cause=error.cause, remedy=error.remedy) from None

    def text_id(self, instrument: str, stage: str, language: str) -> str:
        """Return the id of the file of a text, which changes with every letter of it.

        Raises:
            KeyError: If there is no such text.
        """
        return self.files[text_path(instrument, stage, language)]

    def corrections_id(self, instrument: str, before: str, after: str) -> str:
        """Return the ids of the files of people's corrections of two stages; empty if there are none."""
        pairs = (before, after), (after, before)
        return " ".join(self.files.get(corrections_path(instrument, *pair), "") for pair in pairs).strip()

    def annotations(self, instrument: str, stage: str, language: str) -> Annotations:
        """Return the comments and marked changes that came with a text; none where the store has none.

        Raises:
            StoreError: If they cannot be read.
        """
        path = annotations_path(instrument, stage, language)
        return read_annotations(decode(self.read(path), path) if path in self.files else "", path)

    def entries(self, instrument: str, stage: str) -> tuple[TextEntry, ...]:
        """Return the texts of a stage as a list shows them, by language."""
        return tuple(self.entry(instrument, stage, language) for language in self.languages(instrument, stage))

    def entry(self, instrument: str, stage: str, language: str) -> TextEntry:
        """Return one text as a list shows it."""
        draft = self.draft(instrument, stage, language)
        return TextEntry(
            language=language,
            title=draft.front.title,
            authenticity=draft.front.authenticity,
            articles=len(draft.articles),
            sha256=digest(draft),
        )

    def source_digest(self, instrument: str, stage: str, language: str, sha256: str) -> str:
        """Return the digest of the file that a text was read from, as the message of its commit states it.

        Empty if no commit states it for exactly this text: it was changed by other means since.
        """
        for message in self.repository.messages(self.commit, text_path(instrument, stage, language)):
            trailers = trailers_of(message)
            for words in (value.split(" ") for name, value in trailers if name == "Renamed-Text"):
                if words[:2] == [language, sha256]:
                    return "".join(words[2:])
            facts = dict(trailers)
            if (facts.get("Text-SHA256"), facts.get("Language")) == (sha256, language):
                return facts.get("Source-SHA256", "")
        return ""

    def draft_with_digest(self, instrument: str, stage: str, language: str, sha256: str) -> DraftText | None:
        """Return the text of a stage that has this digest, from any commit of the history; None if there is none."""
        path = text_path(instrument, stage, language)
        for blob in self.repository.versions(self.commit, path):
            try:
                draft = parse(decode(self.repository.read(blob), path), path)[0]
            except (InputError, StoreError):
                continue  # A version that was damaged, and repaired by a later commit.
            if digest(draft) == sha256:
                return draft
        return None

    def _check_texts_described(self) -> None:
        described = {
            stage_folder(instrument.slug, stage.slug)
            for instrument in self.manifest.instruments
            for stage in instrument.stages
        }
        for path in self._text_paths:
            if f"{path.rpartition('/')[0]}/" not in described:
                raise StoreError(
                    f"{path} belongs to no stage",
                    cause=f"{MANIFEST} describes no stage for it; a merge may have lost its lines",
                    remedy=f"describe the stage in {MANIFEST} or delete the file, then commit",
                )


def decode(content: bytes, path: str) -> str:
    """Return a file of the store as text.

    Raises:
        StoreError: If it is not UTF-8.
    """
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        raise StoreError(
            f"{path} in the store is damaged",
            cause=f"byte {error.start + 1} is not UTF-8",
            remedy='restore it with git, or add the text again: tracker add FILE --replace --reason "…"',
        ) from None
