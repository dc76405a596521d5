"""Provisions that say nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.model.finding import Finding
from tracker.model.provision import ProvisionKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.model.draft import DraftText

_SPEAKING = (ProvisionKind.ARTICLE, ProvisionKind.PARAGRAPH, ProvisionKind.SUBPARAGRAPH)


def empty_provisions(draft: DraftText) -> Iterator[Finding]:
    """Articles, paragraphs and points with a number and no word; a heading such as "[Reserved]" is one."""
    for provision in draft.provisions.values():
        wordless = not (provision.heading or provision.lines or provision.children)
        if provision.kind in _SPEAKING and provision.label and wordless:
            yield Finding(
                check="empty-provision",
                eid=provision.eid,
                message=f"“{provision.label}” has no text",
                cause="A number without words provides nothing",
                remedy="Write its text, mark it as reserved, or delete it",
            )
