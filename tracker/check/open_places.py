"""Checks places of words and numbers to come that were forgotten in a finished text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.language.placeholders import is_placeholder
from tracker.model.block import BlockKind
from tracker.model.finding import Finding
from tracker.model.negotiation import MarkKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.marks.find import Text
    from tracker.model.draft import DraftText
    from tracker.model.negotiation import Marks
    from tracker.model.provision import Eid

_TO_COME = re.compile(r"(?<![^\W_])20[xX]{2}(?![^\W_])")
"""A year to come, without a bracket."""
_NUMBER_TO_COME = re.compile(
    r"(?:articles?|artículos?|стать[яеиёй]+|المادة|paragraphs?|paragraphes?|párrafos?|пункт\w*|الفقرة|annex|annexe|anexo"
    r"|приложени\w+|المرفق)[ \u00a0](?P<place>(?-i:\((?:XX|ХХ)\))|_{2,}|\[[xXхХ#_ ]{1,4}\])",
    re.IGNORECASE,
)
"""A reference whose number is to come: “Article (XX)”. Roman numerals stand without brackets behind such words."""
_HAN_NUMBER_TO_COME = re.compile(r"第\s?(?P<place>[xXｘＸ×]{1,3}|[\[［(（][xXｘＸ×_\s]{1,4}[)）］\]])\s?[条條款项段章]")
_BLANK_TO_FILL = re.compile(r"[\s_.…·–—-]*")
"""The place of words that those who use a form will write: it is no slip."""


def left_open(draft: DraftText, marks: Marks, text: Text) -> Iterator[Finding]:
    """Yield the places of words or numbers to come in a text that is otherwise finished: it has no other mark."""
    if any(mark.kind is not MarkKind.PLACEHOLDER for mark in marks.marks) or marks.strays:
        return
    found: list[tuple[Eid, int, int]] = []
    for mark in marks.marks:
        if mark.closes is None or mark.closes.eid != mark.opens.eid:
            continue
        line = text.of[mark.opens.eid]
        inside = line[mark.opens.offset + 1 : mark.closes.offset]
        if not (
            _BLANK_TO_FILL.fullmatch(inside) or is_placeholder(f"[{inside}]") or mark.opens.eid.startswith("annex")
        ):
            found.append((mark.opens.eid, mark.opens.offset, mark.closes.offset + 1))
    for eid, block in draft.blocks:
        if block.kind is BlockKind.NOTE:
            continue
        found += [(eid, *match.span()) for match in _TO_COME.finditer(block.text)]
        for pattern in (_NUMBER_TO_COME, _HAN_NUMBER_TO_COME):
            found += [(eid, *match.span("place")) for match in pattern.finditer(block.text)]
    last: tuple[Eid, int, int] | None = None
    for eid, start, end in sorted(found):
        if last is None or eid != last[0] or start >= last[2]:
            yield Finding(
                check="placeholder-left",
                eid=eid,
                message=f"“{text.of[eid][start:end]}” was never filled in",
                cause="The rest of the text has no mark of negotiation, so that this place seems to be forgotten",
                remedy="Put in the number, date or words that are meant",
                start=start,
                end=end,
            )
        last = (eid, start, end)
