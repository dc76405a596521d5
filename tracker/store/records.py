"""Results of the store: plain frozen data, without git."""

from __future__ import annotations

from dataclasses import dataclass

from tracker.model.draft import DraftText
from tracker.model.stage import Authenticity
from tracker.store.formats.authorship import Author, Timestamp


@dataclass(frozen=True, slots=True, kw_only=True)
class AddResult:
    """Result of :meth:`~tracker.store.store.Store.add`.

    Attributes:
        commit: The commit that holds the text: a new one, or the newest one if nothing changed.
        unchanged: Whether the store held exactly this text already, so that no commit was made.
        instrument: Slug of the instrument.
        new_instrument: Whether this text is the first of its instrument.
        stage: Slug of the stage.
        predecessor: The stage that it follows; empty for a first one.
        language: Language of the text.
        sha256: Digest of the text.
        same_as: Another stage of the instrument that has exactly this text; empty for none.
    """

    commit: str
    unchanged: bool
    instrument: str
    new_instrument: bool
    stage: str
    predecessor: str
    language: str
    sha256: str
    same_as: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveResult:
    """Result of :meth:`~tracker.store.store.Store.remove`.

    Attributes:
        commit: The commit that took the texts out; empty for a preview.
        parent: The commit before it, which holds them.
        instrument: Slug of the instrument.
        stage: Slug of the stage.
        languages: The texts that went.
        stage_gone: Whether the stage went with its last text.
        instrument_gone: Whether the instrument went with its last stage.
        followers: The stages that were drafted from it, with the stages that they follow now; empty for none.
        corrections: The number of people's statements that went with it.
        annotations: The number of comments and marked changes that went with it.
        path: Path of the first text in the commit before; empty if there was none.
    """

    commit: str
    parent: str
    instrument: str
    stage: str
    languages: tuple[str, ...]
    stage_gone: bool
    instrument_gone: bool
    followers: tuple[tuple[str, str], ...]
    corrections: int
    annotations: int
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TextEntry:
    """One language of a stage, for lists."""

    language: str
    title: str
    authenticity: Authenticity
    articles: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StageEntry:
    """One stage, for lists.

    Attributes:
        instrument: Slug of the instrument.
        slug: Name of the stage.
        symbol: The issuing body's symbol; may be empty.
        date: As written; may be partial or empty.
        predecessor: The stage that it was drafted from; empty for a first one.
        also_from: Further stages that it was drafted from.
        texts: Its texts, by language; none while the stage is only announced in treaty.toml.
        released: Its release tag, or empty.
        changed: Whether a text differs from the released one.
    """

    instrument: str
    slug: str
    symbol: str
    date: str
    predecessor: str
    also_from: tuple[str, ...]
    texts: tuple[TextEntry, ...]
    released: str
    changed: bool

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages in which it has a text."""
        return tuple(text.language for text in self.texts)

    @property
    def authenticity(self) -> dict[str, Authenticity]:
        """The standing of each text, by language."""
        return {text.language: text.authenticity for text in self.texts}

    @property
    def articles(self) -> int:
        """The number of articles; of the longest text if languages differ."""
        return max((text.articles for text in self.texts), default=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class StageText:
    """One text, as of HEAD or as of a release.

    Attributes:
        draft: The text.
        instrument: Slug of the instrument.
        stage: Slug of the stage.
        language: Its language.
        sha256: Digest of the text.
        source_sha256: Of the file as received; empty if the text was changed by other means than ``add``.
        revision: The commit it was read from.
        release: The tag it was read from, or empty.
    """

    draft: DraftText
    instrument: str
    stage: str
    language: str
    sha256: str
    source_sha256: str
    revision: str
    release: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """A tagged stage.

    Attributes:
        tag: ``draft/<instrument>/<stage>``.
        instrument: Slug of the instrument.
        stage: Slug of the stage.
        commit: The commit that is tagged.
        tag_id: Id of the tag object.
        author: The person who released it; None if the tag has no readable author and time.
        time: When; None likewise.
        title: Of the text; of the first language if there are several.
        symbol: Of the stage.
        date: Of the stage.
        authenticity: The standing of each text, by language.
        sha256: Digest of each text, by language, as stated by the tag's message.
        corrections: Digest of each file of statements about the stage, by path, likewise.
        follows: Ids of the tags of the releases before it, by tag.
        notes: The changes since the stage before, in words.
        signed: Whether it has a signature; only :mod:`tracker.store.audit` checks it.
    """

    tag: str
    instrument: str
    stage: str
    commit: str
    tag_id: str
    author: Author | None
    time: Timestamp | None
    title: str
    symbol: str
    date: str
    authenticity: dict[str, str]
    sha256: dict[str, str]
    corrections: dict[str, str]
    follows: dict[str, str]
    notes: str
    signed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseSignature:
    """A signature that somebody added to a release after it was made.

    Attributes:
        tag: ``signature/<instrument>/<stage>/<signer>``.
        tag_id: Id of its object.
        own_name: The name that the object itself states; another one if the tag was moved.
        release: Tag of the release that it is about, by its name.
        release_id: Id of the object that it signs.
        author: The person who says that they signed.
        time: When, as they say.
        as_of: The newest commit that the signer had; empty if it states none.
        sha256: Digest of each text, by language, as it states them.
    """

    tag: str
    tag_id: str
    own_name: str
    release: str
    release_id: str
    author: Author
    time: Timestamp
    as_of: str
    sha256: dict[str, str]
