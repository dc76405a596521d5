"""Add a draft to a store: read a file, complete what it states about itself, and keep it as a stage's text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tracker.errors import InputError
from tracker.language.detect import detect_language
from tracker.language.tags import language_name, primary_subtag
from tracker.model.finding import Finding
from tracker.model.stage import Authenticity, FrontMatter
from tracker.readers import Reading, read_file
from tracker.services.reading.annotations import annotations_of
from tracker.store.formats.authorship import DEFAULT_AUTHOR, Author, Timestamp
from tracker.store.formats.names import similar_slug
from tracker.text.compose import with_front
from tracker.text.front import merge_front
from tracker.text.parser import parse as parse_structured
from tracker.text.writer import write

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from tracker.model.draft import DraftText
    from tracker.store.records import AddResult
    from tracker.store.store import Store

ORIGINAL, FINAL, BOTH = "original", "final", "both"
"""The views of a Word file with tracked changes: all rejected, all accepted, or one after the other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One text of a file, ready to be kept.

    Attributes:
        reading: The text, with its doubtful places.
        predecessors: The stages that it was drafted from; none for the stage before it by date.
        language_found: Whether the reader found its language, and nobody stated it.
        revisions: The state of its tracked changes: ``final`` or ``original``.
    """

    reading: Reading
    predecessors: tuple[str, ...]
    language_found: bool = False
    revisions: str = FINAL


def read_versions(  # noqa: PLR0913 – each a choice of the caller's, by its name
    file: Path,
    front: FrontMatter,
    *,
    authenticity: Authenticity | None = None,
    predecessors: tuple[str, ...] = (),
    first: int | None = None,
    last: int | None = None,
    annex: str = "",
    revisions: str = FINAL,
    as_stated: bool = False,
) -> Iterator[Version]:
    """Read the texts of a file that are to be kept: one, or two of a Word file with tracked changes.

    Args:
        file: The file.
        front: Front matter of the draft, as far as it is known; takes precedence over the file's own front matter.
        authenticity: Whose words the text is; that of the front matter if None.
        predecessors: The stages that it was drafted from; none for the stage before it by date.
        first: First line of the treaty text, from 1; found by the reader if None.
        last: Its last line, included; likewise.
        annex: Number of the annex that is the treaty; found by the reader if empty.
        revisions: ``final``, ``original`` or ``both``: the view of a Word file with tracked changes.
        as_stated: Whether symbol, date and title that the file states hold where the caller gives none.

    Raises:
        InputError: If the choices contradict each other, or the file cannot be read.
    """
    if annex and (first or last):
        raise InputError("--annex already says where the text is", remedy="leave out --from and --to")
    if revisions == BOTH:
        earlier = f"{front.stage}-original" if front.stage else ""
        views = [(ORIGINAL, earlier, predecessors), (FINAL, front.stage, (earlier,) if earlier else ())]
    else:
        views = [(revisions, front.stage, predecessors)]
    for view, stage, after in views:
        about = replace(front, stage=stage)
        reading = read_file(file, front=about, first=first, last=last, annex=annex, revisions=view)
        stated = reading.draft.front
        complete = merge_front(reading.offered, stated) if as_stated else stated
        language = stated.language or reading.offered.language
        complete = replace(complete, language=language)
        if authenticity is not None:
            # Also back to "unverified", which as a default could not take precedence over the file.
            complete = replace(complete, authenticity=authenticity)
        if complete.proposal and complete.authenticity is Authenticity.OFFICIAL:
            raise InputError(
                f"{file.name} cannot be official: it is a proposal",
                cause=f"tracker show --clean made it from {complete.proposal}, and nobody issued it",
                remedy="leave out --authenticity; if this text was issued, delete the line “proposal:” of the file",
            )
        problems = (*reading.problems, *_language_doubts(reading, front.language))
        yield Version(
            reading=replace(reading, draft=with_front(reading.draft, complete), problems=problems),
            predecessors=after,
            language_found=bool(language and not stated.language),
            revisions=view,
        )


def _language_doubts(reading: Reading, stated: str) -> Iterator[Finding]:
    """Yield a doubt where the words of a text are surely in another language than its user states."""
    if not stated:
        return
    found = detect_language("\n".join(block.text for _, block in reading.draft.blocks))
    if found and found != primary_subtag(stated):
        yield Finding(
            message=f"the words seem to be in {language_name(found)}, and --language says {language_name(stated)}",
            remedy="check that this is the right file; if it is, no more is needed",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """The facts without which a text cannot be kept.

    Attributes:
        names: The facts: ``stage``, ``language``, ``instrument``.
        options: Options that state them, as typed; in capitals where the program has no suggestion.
        explanations: A sentence for each word in capitals.
    """

    names: tuple[str, ...]
    options: tuple[str, ...]
    explanations: tuple[str, ...]


def missing_facts(reading: Reading, file_name: str, instruments: Sequence[str]) -> Missing:
    """Return what must be stated before a text can be kept, with a suggestion where there is one.

    Args:
        reading: The text.
        file_name: Name of its file.
        instruments: The instruments of the store; none where there is no store yet.
    """
    front = reading.draft.front
    names, options, explanations = [], [], []
    if not front.stage:
        names.append("stage")
        options += ["--stage", suggested_stage(merge_front(reading.offered, front), file_name) or "STAGE"]
        if options[-1] == "STAGE":
            explanations.append("STAGE is a short name of this draft: 2017-final.")
    if not front.language:
        names.append("language")
        options += ["--language", "LANGUAGE"]
        explanations.append("LANGUAGE is its language: ar, en, es, fr, ru, zh, or another language tag.")
    if not front.instrument and len(instruments) != 1:
        names.append("instrument")
        options += ["--instrument", "INSTRUMENT"]
        choice = f"one of: {', '.join(instruments)}" if instruments else "one short word that all its stages share"
        explanations.append(f"INSTRUMENT is the treaty: {choice}.")
    return Missing(names=tuple(names), options=tuple(options), explanations=tuple(explanations))


def suggested_stage(front: FrontMatter, file_name: str) -> str:
    """Return a name for a stage: from year and symbol, else from the name of the file; empty for none.

    >>> suggested_stage(FrontMatter(symbol="A/HRC/35/35", date="2017-04-25"), "report.docx")
    '2017-a-hrc-35-35'
    >>> suggested_stage(FrontMatter(date="2017-04-25"), "report.docx"), suggested_stage(FrontMatter(), "Draft 2.docx")
    ('2017-04-25', 'draft-2')
    """
    if front.symbol:
        return similar_slug(f"{front.date[:4]} {front.symbol}")
    return similar_slug(front.date or file_name.rpartition(".")[0] or file_name)


def preview(  # noqa: PLR0913 – each a choice of the caller's, by its name
    store: Store,
    versions: Iterable[Version],
    *,
    author: Author = DEFAULT_AUTHOR,
    at: Timestamp | None = None,
    replacing: bool = False,
    reason: str = "",
) -> list[AddResult]:
    """Return what :func:`add` would do with texts, one after the other; nothing is written.

    Args:
        store: The store.
        versions: The texts.
        author: The person who would answer for them.
        at: Time of the commits; now if not given.
        replacing: Whether they may take the place of present texts.
        reason: Why they do.

    Raises:
        InputError: As :func:`add`.
        StoreError: Likewise.
    """
    texts = [(version.reading.draft, version.predecessors, annotations_of(version.reading)) for version in versions]
    return store.preview(texts, author=author, at=at or Timestamp.now(), replace=replacing, reason=reason)


def add(  # noqa: PLR0913 – each a choice of the caller's, by its name
    store: Store,
    reading: Reading,
    *,
    author: Author = DEFAULT_AUTHOR,
    at: Timestamp | None = None,
    source_name: str = "",
    predecessors: tuple[str, ...] = (),
    replacing: bool = False,
    reason: str = "",
) -> AddResult:
    """Keep a text as a stage of a store, as one commit.

    Args:
        store: The store.
        reading: The text as :func:`tracker.read` returns it; its front matter names stage and language, and the
            instrument unless the store has only one.
        author: The person who answers for it.
        at: Time of the commit; now if not given.
        source_name: Name of the file as received; may be empty.
        predecessors: The stages that it was drafted from, the main one first; none for the stage before it by date.
        replacing: Whether it may take the place of the stage's present text.
        reason: Why it does; needed then.

    Raises:
        InputError: If a name cannot be used, the text is empty, or the reason is missing.
        StoreError: If the stage exists in this language already, or the store cannot be written.
    """
    return store.add(
        reading.draft,
        source_sha256=reading.sha256,
        source_name=source_name,
        author=author,
        at=at or Timestamp.now(),
        replace=replacing,
        reason=reason,
        predecessors=predecessors,
        annotations=annotations_of(reading),
    )


def parse_edited(text: str | None) -> tuple[DraftText, tuple[Finding, ...]]:
    """Return the draft that a person edited as structured text, with its doubtful places.

    Args:
        text: The structured text; None if it was not saved.

    Raises:
        InputError: If it was not saved, or is empty.
    """
    if text is None:
        raise InputError(
            "The text was not saved in the editor, so nothing was added", remedy="save it before you leave the editor"
        )
    draft, problems = parse_structured(text, "the edited text")
    if not draft.blocks:
        raise InputError("The edited text is empty, so nothing was added", remedy="leave some words in it")
    return draft, tuple(problems)


def text_to_edit(draft: DraftText) -> str:
    """Return a draft as the structured text that a person edits; :func:`parse_edited` reads it again."""
    return write(draft)


def with_edited(version: Version, text: str) -> Version:
    """Return a text with the words that a person edited, and its own front matter.

    Args:
        version: The text as it was read.
        text: The structured text after the edit.

    Raises:
        InputError: If nothing is left of it.
    """
    draft, problems = parse_edited(text)
    reading = version.reading
    return replace(
        version,
        reading=replace(reading, draft=with_front(draft, reading.draft.front), problems=(*reading.problems, *problems)),
    )
