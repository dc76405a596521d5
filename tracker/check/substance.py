"""Checks for provisions without text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.model.finding import Finding
from tracker.model.provision import ProvisionKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.model.draft import DraftText

_WITH_TEXT = (ProvisionKind.ARTICLE, ProvisionKind.PARAGRAPH, ProvisionKind.SUBPARAGRAPH)


def empty_provisions(draft: DraftText) -> Iterator[Finding]:
    """Yield articles, paragraphs and points with a number and no words; a heading such as "[Reserved]" is enough."""
    for provision in draft.provisions.values():
        wordless = not (provision.heading or provision.lines or provision.children)
        if provision.kind in _WITH_TEXT and provision.label and wordless:
            yield Finding(
                check="empty-provision",
                eid=provision.eid,
                message=f"“{provision.plain_label}” has no text",
                cause="A number without words has no effect",
                remedy="Write its text, mark it as reserved, or delete it",
            )
