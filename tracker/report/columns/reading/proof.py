"""The proof of a finished table in columns: each column, read back, gives its stage's text, letter for letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.errors import ProofError
from tracker.model.heading import CLOSING_LABEL

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tracker.model.draft import DraftText


def prove(paragraphs: Iterable[tuple[str, str]], drafts: Sequence[DraftText]) -> None:
    """Compare what was read back with the drafts.

    Args:
        paragraphs: Every paragraph with its anchor, ``c1_12``: the number of its column and its own number there.
        drafts: The draft of each column.

    Raises:
        ProofError: If a letter is missing, doubled, changed or out of its order; a fault of this program.
    """
    texts: list[list[tuple[int, str]]] = [[] for _ in drafts]
    for anchor, words in paragraphs:
        column, number = map(int, anchor.removeprefix("c").split("_"))
        texts[column - 1].append((number, words))
    for column, (found, draft) in enumerate(zip(texts, drafts, strict=True), 1):
        found.sort()
        if [number for number, _ in found] != list(range(1, len(found) + 1)):
            raise _proof_error(column, "a paragraph is missing, or stands there twice")
        printed = [block.text for _, block in draft.blocks if not (block.is_label and block.text == CLOSING_LABEL)]
        # A blank stands between the number of a paragraph and its words.
        if " ".join(words for _, words in found) != " ".join(printed):
            raise _proof_error(column, "its words differ from those of the draft")


def _proof_error(column: int, cause: str) -> ProofError:
    return ProofError(
        f"Column {column} of the finished table does not give its text back letter for letter, so it was not written",
        cause=cause,
        remedy="please send us the texts",
    )
