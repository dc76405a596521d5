"""The text of a page, section by section.

Once with its changes inside the lines, and where words changed once more as a table, old beside new. What is the same
on both sides is shown once in every view. Blocks of treaty text are printed by ``elements.py`` alone.

A line of the file ends behind each section and each row, so that git can compare pages, and nowhere else: a line break
between two elements is a node for the browser. On the page of 11,568 articles they were 412,000 of 1.1 million nodes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from tracker.model.block import BlockKind
from tracker.model.provision import ProvisionKind
from tracker.model.redline import BlockPart, RunKind
from tracker.report.html.elements import block_element, copy_element, escaped, escaped_words
from tracker.report.view.sections import BlockView
from tracker.report.view.side_by_side import side_by_side_rows
from tracker.report.view.stubs import Stub

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tracker.report.view.redline_view import RedlineView
    from tracker.report.view.sections import SectionView

_WITH_FACTS = frozenset({ProvisionKind.ARTICLE, ProvisionKind.DIVISION, ProvisionKind.ANNEX})
"""Of these it is told above them what happened to them."""
_FOLDED = frozenset({ProvisionKind.ARTICLE, ProvisionKind.PREAMBLE, ProvisionKind.INSTRUMENT})
"""These are folded where nothing in them needs a reader's eye."""


class PageSections:
    """Prints sections with the words of one view; all that comes from a text is escaped.

    Args:
        view: What the sections belong to.
    """

    def __init__(self, view: RedlineView) -> None:
        self._words = view.words
        self._sides = escaped(view.before.name), escaped(view.after.name)
        self._ours = f' lang="{escaped(view.words["lang"])}" dir="{escaped(view.words["dir"])}"'
        """Language and direction of what is ours, among the treaty text."""

    def section(self, section: SectionView) -> str:
        """A whole section."""
        own, name = section.section, escaped(section.name)
        whole = " whole" if section.quiet else ""
        address = f' id="a-{escaped(own.after)}"' if own.after is not None else ""
        names = f"{escaped(section.name_before)} {name}"
        anchor = f'<span class="anchor" id="b-{escaped(own.before)}"></span>' if own.before is not None else ""
        notes = own.kind is ProvisionKind.INSTRUMENT and section.name
        head = f'<h2 class="notes-head"{self._ours}>{name}</h2>' if notes else ""
        return (
            f'<section class="section {own.kind} {" ".join(section.facts)}{whole}"{address} data-names="{names}">'
            f"{anchor}{head}{self.eyebrow(section)}{self._text(section)}</section>"
        )

    def eyebrow(self, section: SectionView) -> str:
        """What stands above a section: where it was and is, what happened to it, remarks."""
        told = [fact for fact in section.facts if fact != "unchanged"]
        if not section.remarks and not (told and section.section.kind in _WITH_FACTS):
            return ""
        where = f'<p class="where">{self._where(section)}</p>' if section.section.kind is ProvisionKind.ARTICLE else ""
        facts = "".join(f'<span class="fact {fact}">{escaped(self._words[fact])}</span>' for fact in told)
        copy = f'data-done="{escaped(self._words["copied"])}" hidden>{escaped(self._words["copy"])}</button>'
        return (
            f'<div class="eyebrow"{self._ours}>{where}'
            + (f'<p class="facts">{facts}</p>' if told else "")
            + (f'<button type="button" class="copy" {copy}' if has_new_words(section) else "")
            + "".join(f'<p class="remark">{escaped_words(remark)}</p>' for remark in section.remarks)
            + "</div>"
        )

    def stub(self, item: Stub) -> str:
        """What stands where a provision stood before, with the way to where it stands now."""
        return f'<p class="stub"{self._ours}><a href="#a-{quote(item.target)}">{escaped_words(item.text)}</a></p>'

    def came(self, item: BlockView) -> str:
        """Where a block came from; nothing of one that stayed."""
        if not item.came_from:
            return ""
        return f'<p class="came"{self._ours}>{self._said("moved_from", place=item.came_from)}</p>'

    def flagged(self, item: BlockView) -> str:
        """What is to be said of the cross-references in a block."""
        return "".join(f'<p class="flag"{self._ours}>{escaped_words(flag.text)}</p>' for flag in item.flags)

    def _said(self, key: str, **filled: object) -> str:
        return escaped(self._words[key].format(**filled))

    def _where(self, section: SectionView) -> str:
        before, after = section.section.before, section.section.after
        links = []
        if before:
            title, name = self._said("link_before", what=section.name_before), escaped(section.name_before)
            links.append(f'<a href="#b-{quote(before)}" title="{title}">{name}</a>')
        if after:
            title, name = self._said("link_after", what=section.name), escaped(section.name)
            links.append(f'<a href="#a-{quote(after)}" title="{title}">{name}</a>')
        return ' <span class="arrow" aria-hidden="true"></span> '.join(links)

    def _text(self, section: SectionView) -> str:
        """The items of a section: folded where nothing happened, twice where words differ."""
        lines = self._inline(section)
        if section.quiet and section.section.kind in _FOLDED and section.name:
            said = self._said("show_unchanged", what=section.name)
            return f"<details><summary{self._ours}>{said}</summary>{lines}</details>"
        if has_new_words(section):
            return f'<div class="inline">{lines}</div>{self._beside(section)}'
        return lines

    def _inline(self, section: SectionView) -> str:
        return "".join(
            (f'<p class="gap"{self._ours}>{self._said("unchanged_parts", count=gap)}</p>' if gap else "")
            + (self._line(item, section, same=same) if item else "")
            for item, same, gap in folded(section.items)
        )

    def _line(self, item: BlockView | Stub, section: SectionView, *, same: bool) -> str:
        if isinstance(item, Stub):
            return self.stub(item)
        element = block_element(item, section.section, same=same)
        if not (item.number or item.came_from or item.flags):
            return element
        number = self._number(item, f' id="c{item.number}"')
        return f"{self.came(item)}{number}{element}{self.flagged(item)}"

    def _number(self, item: BlockView, address: str = "") -> str:
        if not item.number:
            return ""
        said = self._said("change_n", n=item.number)
        return f'<a class="n" data-c="{item.number}" href="#c{item.number}"{address} aria-label="{said}"></a>'

    def _beside(self, section: SectionView) -> str:
        heads = "".join(f'<th scope="col">{name}</th>' for name in self._sides)
        rows = "".join(
            f"<tr>{self._cell(row.before, 'before')}{self._cell(row.after, 'after')}</tr>\n"
            for row in side_by_side_rows(section.items)
        )
        return f'<table class="beside"><thead{self._ours}><tr>{heads}</tr></thead><tbody>\n{rows}</tbody></table>'

    def _cell(self, items: Iterable[BlockView | Stub], side: str) -> str:
        after = side == "after"
        lines = "".join(
            self.stub(item) if isinstance(item, Stub) else self._copy(item, side, after=after) for item in items
        )
        return f'<td class="{side}" data-label="{self._sides[after]}">{lines}</td>'

    def _copy(self, item: BlockView, side: str, *, after: bool) -> str:
        number = self._number(item) if after or item.block.after is None else ""
        if not after:
            return f"{number}{copy_element(item, side)}"
        return f"{self.came(item)}{number}{copy_element(item, side)}{self.flagged(item)}"


def folded(items: Sequence[BlockView | Stub]) -> Iterator[tuple[BlockView | Stub | None, bool, int]]:
    """The items of a section with what the view of the changes alone leaves out.

    Yields:
        An item, whether it is left out there, and how many paragraphs were left out before it; at the end None
        for the item if some were left out behind the last. A label goes with the text behind it, and the heading
        of an article is always shown.
    """
    hidden = [isinstance(item, BlockView) and item.untouched and not item.flags and not _heads(item) for item in items]
    for n in reversed(range(len(items) - 1)):
        if hidden[n] and not hidden[n + 1] and _is_label(items[n]):
            hidden[n] = False
    gap = 0
    for item, out in zip(items, hidden, strict=True):
        yield item, out, 0 if out else gap
        gap = gap + (not _is_label(item)) if out else 0
    if gap:
        yield None, False, gap


def _heads(item: BlockView) -> bool:
    return item.place.kind is BlockKind.HEADING and not item.place.is_label


def _is_label(item: BlockView | Stub) -> bool:
    return isinstance(item, BlockView) and item.place.is_label


def has_new_words(section: SectionView) -> bool:
    """Whether anything but a label differs in a section: only then there is something to read side by side."""
    return not section.unchanged and any(
        item.block.moved or any(run.kind is not RunKind.KEPT and run.part is BlockPart.TEXT for run in item.block.runs)
        for item in section.items
        if isinstance(item, BlockView)
    )
