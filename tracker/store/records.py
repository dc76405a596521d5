"""What the store answers: plain frozen data, without git in it."""

from __future__ import annotations

from dataclasses import dataclass

from tracker.model.draft import DraftText
from tracker.model.stage import Authenticity
from tracker.store.formats.authorship import Author, Timestamp


@dataclass(frozen=True, slots=True, kw_only=True)
class AddResult:
    """What :meth:`Store.add` did.

    Attributes:
        commit: The commit that holds the text; where nothing changed, the one that did before.
        unchanged: Whether the store held exactly this text already, so that no commit was made.
        instrument: Slug of the instrument.
        new_instrument: Whether this text is the first of its instrument.
        stage: Slug of the stage.
        predecessor: The stage it follows; empty for a first one.
        language: Language of the text.
        sha256: Digest of the text.
    """

    commit: str
    unchanged: bool
    instrument: str
    new_instrument: bool
    stage: str
    predecessor: str
    language: str
    sha256: str


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
        predecessor: The stage it was drafted from; empty for a first one.
        also_from: Other stages that it was drafted from.
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
        """The languages it stands in."""
        return tuple(text.language for text in self.texts)

    @property
    def authenticity(self) -> dict[str, Authenticity]:
        """Whose words each language's text is."""
        return {text.language: text.authenticity for text in self.texts}

    @property
    def articles(self) -> int:
        """The number of articles; of the longest text where languages differ."""
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
        commit: What was tagged.
        tag_id: Id of the tag object.
        author: Who released it; None where somebody else's program wrote the tag otherwise.
        time: When; None likewise.
        title: Of the text; of the first language where it stands in several.
        symbol: Of the stage.
        date: Of the stage.
        authenticity: Whose words, by language.
        sha256: Digest of each text, by language, as the tag's message states them.
        corrections: The digest of each file of what people said about the stage, by path, likewise.
        follows: The releases made before it, with the ids of their tags.
        notes: What changed since the stage before, in words.
        signed: Whether it bears a signature; only :mod:`tracker.store.audit` says whether that counts.
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
