"""The store as of one commit."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Self

from tracker.errors import InputError, StoreError
from tracker.store.formats.manifest import FILE, Manifest, read_manifest
from tracker.store.formats.messages import trailers_of
from tracker.store.records import TextEntry
from tracker.text.parser import parse
from tracker.text.writer import digest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracker.model.draft import DraftText
    from tracker.store.git.repository import Repository

TEXTS, _ENDING = "text/", ".md"


@dataclass(frozen=True)
class Snapshot:
    """What a commit holds.

    Attributes:
        repository: Where it is read from.
        commit: Its id.
        files: The id of every file, by path.
        manifest: Its treaty.toml.
    """

    repository: Repository
    commit: str
    files: Mapping[str, str]
    manifest: Manifest

    @classmethod
    def take(cls, repository: Repository, commit: str) -> Self:
        """Look at a commit.

        Raises:
            StoreError: If it is no store's, or treaty.toml cannot be read, or a text belongs to no stage.
        """
        files = repository.files(commit)
        if FILE not in files:
            raise StoreError(
                f"{repository.folder} is no store",
                cause=f"it is a git repository without {FILE}",
                remedy="make a store with tracker init, or name another with --store",
            )
        blob = files[FILE]
        manifest = repository.remembered(
            f"manifest {blob}", lambda: read_manifest(decoded(repository.read(blob), FILE))
        )
        snapshot = cls(repository, commit, files, manifest)
        snapshot._check_described()
        return snapshot

    @staticmethod
    def path(instrument: str, stage: str, language: str) -> str:
        """Where a text stands."""
        return f"{TEXTS}{instrument}/{stage}/{language}{_ENDING}"

    def languages(self, instrument: str, stage: str) -> tuple[str, ...]:
        """The languages that a stage stands in, sorted."""
        return tuple(sorted(self._languages[f"{TEXTS}{instrument}/{stage}/"]))

    @cached_property
    def _languages(self) -> Mapping[str, list[str]]:
        """The languages by folder, found once: a list of a thousand stages asks a thousand times."""
        found = defaultdict(list)
        for path in self.files:
            if path.startswith(TEXTS) and path.endswith(_ENDING):
                found[_folder(path)].append(path[len(_folder(path)) : -len(_ENDING)])
        return found

    def draft(self, instrument: str, stage: str, language: str) -> DraftText:
        """One text.

        Raises:
            StoreError: If it cannot be read.
        """
        path = self.path(instrument, stage, language)
        try:
            return parse(decoded(self.repository.read(self.files[path]), path), path)[0]
        except InputError as error:
            raise StoreError(error.message, cause=error.cause, remedy=error.remedy) from None

    def entries(self, instrument: str, stage: str) -> tuple[TextEntry, ...]:
        """The texts of a stage, by language."""
        return tuple(self.entry(instrument, stage, each) for each in self.languages(instrument, stage))

    def entry(self, instrument: str, stage: str, language: str) -> TextEntry:
        """One text, for lists."""
        draft = self.draft(instrument, stage, language)
        return TextEntry(
            language=language,
            title=draft.front.title,
            authenticity=draft.front.authenticity,
            articles=len(draft.articles),
            sha256=digest(draft),
        )

    def source_of(self, instrument: str, stage: str, language: str, sha256: str) -> str:
        """The digest of the file that a text was read from, as its commit's message states it.

        Empty if no commit states it for exactly this text: it was changed by other means since.
        """
        for message in self.repository.messages(self.commit, self.path(instrument, stage, language)):
            trailers = dict(trailers_of(message))
            for renamed in (value.split(" ") for name, value in trailers_of(message) if name == "Renamed-Text"):
                if renamed[:2] == [language, sha256]:
                    return "".join(renamed[2:])
            if (trailers.get("Text-SHA256"), trailers.get("Language")) == (sha256, language):
                return trailers.get("Source-SHA256", "")
        return ""

    def draft_with_digest(self, instrument: str, stage: str, language: str, sha256: str) -> DraftText | None:
        """The text of a stage that has this digest, whenever the store held it; None if it never did."""
        path = self.path(instrument, stage, language)
        for blob in self.repository.versions(self.commit, path):
            try:
                draft = parse(decoded(self.repository.read(blob), path), path)[0]
            except (InputError, StoreError):
                continue  # Damaged then, and mended since.
            if digest(draft) == sha256:
                return draft
        return None

    def _check_described(self) -> None:
        described = {f"{TEXTS}{i.slug}/{s.slug}/" for i in self.manifest.instruments for s in i.stages}
        for path in self.files:
            if path.startswith(TEXTS) and path.endswith(_ENDING) and _folder(path) not in described:
                raise StoreError(
                    f"{path} belongs to no stage",
                    cause=f"{FILE} describes no stage for it; a merge may have lost its lines",
                    remedy=f"describe the stage in {FILE}, or delete the file, and commit",
                )


def _folder(path: str) -> str:
    return path[: path.rindex("/") + 1]


def decoded(content: bytes, path: str) -> str:
    """A file of the store as text.

    Raises:
        StoreError: If it is no UTF-8.
    """
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        raise StoreError(
            f"{path} in the store is damaged",
            cause=f"byte {error.start + 1} is no UTF-8",
            remedy="restore it from git, or bring the text in again with tracker add --replace",
        ) from None
