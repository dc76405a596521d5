"""HTML redlines made for a test, and read by lxml, a parser that is not ours."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from operator import itemgetter
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from lxml import html

from tests.support.samples import finished, stage
from tracker.model.block import CALL, Block, BlockKind
from tracker.report.html.write import render

if TYPE_CHECKING:
    from tracker.model.draft import DraftText
    from tracker.report.view.redline_view import RedlineView
    from tracker.services.compare import Comparison


def redline_html(view: RedlineView) -> str:
    return render(view).decode()


def page_of(before: DraftText, after: DraftText) -> bytes:
    return render(finished(before, after).view)


@cache
def sample(before: str, after: str) -> tuple[Comparison, bytes]:
    found = finished(stage(before), stage(after))
    return found, render(found.view)


def tree(page: bytes) -> Any:
    return html.document_fromstring(page, parser=html.HTMLParser(encoding="utf-8"))


def both_texts(page: bytes) -> tuple[list[Block], list[Block]]:
    """Both texts as lxml sees them: less what stands in ``ins``, and less what stands in ``del``."""
    sides: tuple[list[tuple[list[int], Block]], list[tuple[list[int], Block]]] = ([], [])
    for element in tree(page).xpath("//*[@data-b][@data-a] | //*[@data-k]"):
        places = _places(element)
        for side, (without, number) in enumerate((("ins", "data-cb"), ("del", "data-ca"))):
            text, calls = _less(element, without, number)
            if places[side]:
                order, mark, level = places[side].split()
                at = [int(number) for number in order.rstrip("+").split(".")]  # Of a piece its number as well.
                sides[side].append((at, Block(BlockKind(mark), text, int(level), tuple(calls))))
            else:
                assert not text
    before, after = (_whole_lines(sorted(found, key=itemgetter(0))) for found in sides)
    return before, after


def _places(element: Any) -> tuple[str, str]:
    """The place of a block in both texts; of a line that did not change, the next ones after that before it."""
    if element.get("data-k") is None:
        return element.get("data-b"), element.get("data-a")
    place = len(element.xpath("preceding-sibling::*[@data-k]"))
    kind = element.get("data-k") or "text 0"
    before, after = (f"{int(first) + place} {kind}" for first in element.getparent().get("data-kept").split())
    return before, after


def _whole_lines(found: list[tuple[list[int], Block]]) -> list[Block]:
    """The blocks of one text in order, the pieces of a line as one."""
    lines: list[Block] = []
    for (order, *piece), block in found:
        if piece and piece[0]:
            first = lines.pop()
            lines.append(replace(block, text=first.text + block.text, calls=first.calls + block.calls))
        else:
            lines.append(block)
        assert order == len(lines) - 1
    return lines


def _less(element: Any, without: str, number: str) -> tuple[str, list[int]]:
    text: str = element.text or ""
    calls: list[int] = []
    for child in element:
        if child.tag != without:
            inner, numbers = _less(child, without, number)
            text, calls = text + inner, calls + numbers
            if child.get(number) is not None:
                text += CALL
                calls.append(int(child.get(number)))
        text += child.tail or ""
    return text, calls


def broken_links(page: bytes) -> list[str]:
    root = tree(page)
    ids = root.xpath("//@id")
    assert len(ids) == len(set(ids)), "an id stands twice"
    return [href for href in root.xpath("//@href") if unquote(href.removeprefix("#")) not in ids]
