"""The place-holders of a draft: provisions that only keep a number, as "Article 2 (deleted)"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.language.placeholders import is_placeholder
from tracker.model.block import BlockKind
from tracker.model.provision import Eid, Provision, ProvisionKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.model.draft import DraftText

_KINDS = frozenset(
    {
        ProvisionKind.DIVISION,
        ProvisionKind.ANNEX,
        ProvisionKind.ARTICLE,
        ProvisionKind.RECITAL,
        ProvisionKind.PARAGRAPH,
        ProvisionKind.SUBPARAGRAPH,
    }
)
"""Kinds of provisions that a place-holder can stand for."""


def placeholders_of(draft: DraftText) -> frozenset[Eid]:
    r"""Return the addresses of the provisions and lines of a draft whose only words are those of a place-holder.

    >>> from tracker.text.parser import parse
    >>> draft, _ = parse(
    ...     "### Article 1\n\nThe Parties meet.\n\n### Article 2\n\n(deleted)\n\n### Article 3 — [Reserved]\n"
    ... )
    >>> sorted(placeholders_of(draft))
    ['art_2', 'art_2__al_1', 'art_3']
    """
    out: set[Eid] = set()
    for provision in draft.root.walk():
        out.update([line.eid for line in provision.lines if is_placeholder(line.block.text)])
        says_more = provision.lines and provision.lines[0].eid not in out  # As nearly all.
        if not says_more and provision.kind in _KINDS and is_placeholder_provision(provision):
            out.add(provision.eid)
    return frozenset(out)


def is_placeholder_provision(provision: Provision) -> bool:
    """Return whether all text of a provision is that of place-holders; of one without text, whether its heading is.

    A heading may stay: "Article 13 – Charges / (deleted)" is a place-holder too.
    """
    lines = _lines(provision)
    first = next(lines, None)
    if first is None:
        return is_placeholder(provision.heading)
    return is_placeholder(first) and all(map(is_placeholder, lines))


def _lines(provision: Provision) -> Iterator[str]:
    """Yield the text in a provision, and the headings in it."""
    for inner in provision.walk():
        if inner.head is not None and inner.head.kind is not BlockKind.HEADING:
            yield inner.head.text
        elif inner is not provision and inner.heading:
            yield inner.heading
        yield from (line.block.text for line in inner.lines)
