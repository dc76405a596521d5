"""Remove a text that was added by mistake; the history of the store keeps it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.store.formats.authorship import DEFAULT_AUTHOR, Author, Timestamp

if TYPE_CHECKING:
    from tracker.store.records import RemoveResult
    from tracker.store.store import Store


def remove(  # noqa: PLR0913 – each a choice of the caller's, by its name
    store: Store,
    stage: str,
    *,
    reason: str,
    instrument: str = "",
    language: str = "",
    all_languages: bool = False,
    dry_run: bool = False,
    author: Author = DEFAULT_AUTHOR,
    at: Timestamp | None = None,
) -> RemoveResult:
    """Take a text of a stage back, as one commit; the stage goes with its last text.

    Stages that were drafted from it follow the stage that it was drafted from. Corrections about a stage go with it.

    Args:
        store: The store.
        stage: The stage.
        reason: Why; goes into the commit's message.
        instrument: The instrument; empty if only one has the stage.
        language: The text; empty if the stage has a text in one language only.
        all_languages: Whether to take back the texts in all languages.
        dry_run: Whether to return what would happen, and write nothing.
        author: The person who answers for it.
        at: Time of the commit; now if not given.

    Raises:
        InputError: If there is no such stage or text, more than one fits, or the reason is missing.
        StoreError: If the text is released, or the store cannot be written.
    """
    if dry_run:
        return store.preview_removal(
            stage, instrument=instrument, language=language, all_languages=all_languages, reason=reason
        )
    return store.remove(
        stage,
        instrument=instrument,
        language=language,
        all_languages=all_languages,
        reason=reason,
        author=author,
        at=at or Timestamp.now(),
    )
