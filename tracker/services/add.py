"""Add a draft to a store: read a file, complete what it states about itself, and keep it as a stage's text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tracker.errors import InputError
from tracker.model.stage import Authenticity, FrontMatter
from tracker.readers import Reading, read_file
from tracker.store.formats.authorship import DEFAULT_AUTHOR, Author, Timestamp
from tracker.text.compose import with_front
from tracker.text.parser import parse as parse_structured

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tracker.model.draft import DraftText
    from tracker.model.finding import Finding
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
    """

    reading: Reading
    predecessors: tuple[str, ...]


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

    Raises:
        InputError: If the choices contradict each other, or the file cannot be read.
    """
    if annex and (first or last):
        raise InputError("--annex says already where the text is", remedy="leave out --from and --to")
    if revisions == BOTH and not front.stage:
        raise InputError(
            "Two stages need a name", cause="--revisions both keeps two", remedy="name the later with --stage"
        )
    if revisions == BOTH:
        earlier = f"{front.stage}-original"
        views = [(ORIGINAL, earlier, predecessors), (FINAL, front.stage, (earlier,))]
    else:
        views = [(revisions, front.stage, predecessors)]
    for view, stage, after in views:
        about = replace(front, stage=stage)
        reading = read_file(file, front=about, first=first, last=last, annex=annex, revisions=view)
        if authenticity is not None:
            # Also back to "unverified", which as a default could not take precedence over the file.
            draft = with_front(reading.draft, replace(reading.draft.front, authenticity=authenticity))
            reading = replace(reading, draft=draft)
        yield Version(reading=reading, predecessors=after)


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
    )


def parse_edited(text: str | None) -> tuple[DraftText, tuple[Finding, ...]]:
    """Return the draft that a person edited as structured text, with its doubtful places.

    Args:
        text: The structured text; None if it was not saved.

    Raises:
        InputError: If it was not saved, or is empty.
    """
    if text is None:
        raise InputError("The text was not saved in the editor, so nothing was kept", remedy="save it, then leave")
    draft, problems = parse_structured(text, "the edited text")
    if not draft.blocks:
        raise InputError("The edited text is empty, so nothing was kept", remedy="leave the words in it")
    return draft, tuple(problems)
