"""The treaty text as HTML: sections, the side-by-side view, and the blocks of text inside them.

A section stands on the page once with its changes inside the lines, and, where words changed, once more as a table with
the text before beside the text after. What is the same on both sides is printed once, for all views.

:func:`block_html` and :func:`copy_html` are the only functions that print treaty text. The element with ``data-b`` and
``data-a`` holds no white space of ours: its text without ``ins`` is the text before, without ``del`` the text after.
The same holds for the copies in the side-by-side view (``data-copy``), each of which is one block of one text.

An article that did not change is folded, and its blocks say as little as they can (:func:`kept_html`): in a code three
articles in four are so, and their places took half of its page.

This is code and no template, as everything on the page that grows with the text: a code of 10,000 articles has 60,000
blocks, and the macros that once printed them took two thirds of the time of the page. A line of the file ends after
each section and each row, so that git can compare pages, and nowhere else: a line break between two elements is a node
for the browser, and on the page of 11,568 articles they were 412,000 of 1.1 million nodes.
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING
from unicodedata import east_asian_width
from urllib.parse import quote

from tracker.model.block import ARTICLE_LEVEL, CALL, DIVISION_LEVEL, BlockKind
from tracker.model.marks import is_piece
from tracker.model.provision import ProvisionKind
from tracker.model.redline import BlockPart, ChangeCategory, RunKind
from tracker.model.side import Side
from tracker.report.brackets.signs import SignKind
from tracker.report.html.contents import data_names
from tracker.report.html.escaping import escape_attribute, escape_text
from tracker.report.html.style import style_runs
from tracker.report.view.places import order_value, place_value
from tracker.report.view.sections import BlockView
from tracker.report.view.side_by_side import side_by_side_rows
from tracker.report.view.stubs import Stub

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tracker.model.redline import BlockPlace, RedlineSection, Run
    from tracker.report.brackets.signs import Sign
    from tracker.report.view.flags import ReferenceFlag
    from tracker.report.view.redline_view import RedlineView
    from tracker.report.view.sections import SectionView

_KINDS_WITH_FACTS = frozenset({ProvisionKind.ARTICLE, ProvisionKind.DIVISION, ProvisionKind.ANNEX})
"""Kinds of sections above which the facts of their row in the table of concordance are printed."""
_FOLDED_KINDS = frozenset({ProvisionKind.ARTICLE, ProvisionKind.PREAMBLE, ProvisionKind.INSTRUMENT})
"""Kinds of sections that are folded where they are unchanged and have no reference to look at."""
_KEPT_KINDS = frozenset({BlockKind.HEADING, BlockKind.TEXT, BlockKind.RECITAL, BlockKind.FORMULA, BlockKind.ROW})
"""Kinds of blocks that can say less where they did not change."""
_ENDS = {RunKind.INSERTED: " divided", RunKind.DELETED: " joined"}
"""Classes of a piece behind which a line was divided, or joined with the next: the style sheet marks its end."""
_LEVEL = " level"
"""Class of a block of another kind or level than before: the style sheet says so behind it."""
_ADDED = " added"
"""Class of a line that is new as a whole: a bar and a tint say so, and no line under each word."""
_NARROW, _WIDEST = 1.9, 5.0
"""Ems of a label that stands in the space before its paragraph (two ems), "(iv)" or "12.", and so can be printed in it;
and of one, "(xviii)" or "（十）", for which the first line of the paragraph makes room, in steps of half an em."""
_SLIM = frozenset("()[].,;:'’-/ iljtfrI")
_SLIM_EMS, _LETTER_EMS, _HAN_EMS = 0.33, 0.56, 1.0
"""Widths of characters in ems: Noto Serif has 0.35 for "(", 0.32 for "i", 0.25 for a full stop, 0.56 for a figure."""
_BUTTON_WORDS = ("copy", "copy_word", "copied", "print_pair", "print_word")
_TAGS = {RunKind.INSERTED: "ins", RunKind.DELETED: "del"}
BRACKETS_ALONE = "[ ]"
"""Stands for a number beside a line in which brackets alone were lifted or set."""
_Depths = dict[tuple[Side, int], int]
"""Depth of a line by the text and its order there."""


# Sections


class TextPrinter:
    """Prints the sections of one view, and what stands between the blocks, with the words of its report.

    Args:
        view: The comparison.
        columns: Print the side-by-side view; on the page of a long code the script makes it when it is asked for.
    """

    def __init__(self, view: RedlineView, *, columns: bool = True) -> None:
        self._words = view.words
        self._columns = columns
        self._names = {side: escape_attribute(text.name) for side, text in zip(Side, view.sides, strict=True)}
        own = view.words["lang"], view.words["dir"]
        is_same = own == (view.language, view.direction)
        self._report_language = "" if is_same else f' lang="{own[0]}" dir="{own[1]}"'
        """Language and direction of the words of the report among the treaty text, where they differ from its own."""

    def section_html(self, view: SectionView) -> str:
        """Return a whole section."""
        section, name = view.section, escape_attribute(view.name)
        unchanged = (" unsure" if view.unsure else "") + (" whole" if view.quiet else "")
        address = f' id="a-{escape_attribute(section.after)}"' if section.after is not None else ""
        anchor = ""
        if section.before is not None and not self._is_folded(view):
            anchor = f'<span class="anchor" id="b-{escape_attribute(section.before)}"></span>'
        is_notes = section.kind is ProvisionKind.INSTRUMENT and view.name
        heading = f'<h2 class="notes-head"{self._report_language}>{name}</h2>' if is_notes else ""
        return (
            f'<section class="section {section.kind} {" ".join(view.facts)}{unchanged}"{address}'
            f"{'' if self._is_folded(view) else data_names(view, self._words)}>"
            f"{anchor}{heading}{self.eyebrow_html(view)}{self._content(view)}</section>"
        )

    def eyebrow_html(self, view: SectionView) -> str:
        """Return the lines above a section: its names before and after, its facts, remarks; empty for none."""
        facts = [fact for fact in view.head_facts if fact != "unchanged"]
        if not view.remarks and not (facts and view.section.kind in _KINDS_WITH_FACTS):
            return ""
        names = f'<p class="where">{self._names_of(view)}</p>' if view.section.kind is ProvisionKind.ARTICLE else ""
        badges = "".join(f'<span class="fact {fact}">{escape_attribute(self._words[fact])}</span>' for fact in facts)
        return (
            f'<div class="eyebrow"{self._report_language}>{names}'
            + (f'<p class="facts">{badges}</p>' if facts else "")
            + self._buttons(view)
            + "".join(f'<p class="remark">{escape_text(remark)}</p>' for remark in view.remarks)
            + "</div>"
        )

    def _buttons(self, view: SectionView) -> str:
        """Return what a script can do with both texts of an article: copy them, print them on a sheet of their own."""
        if view.section.kind is ProvisionKind.DIVISION or not _has_side_by_side(view):
            return ""  # Of the heading of a part there is nothing to set side by side.
        word = {key: escape_attribute(self._words[key]) for key in _BUTTON_WORDS}
        copy = (
            f'<button type="button" class="copy" title="{word["copy"]}" data-done="{word["copied"]}" hidden>'
            f"{word['copy_word']}</button>"
        )
        sheet = f'<button type="button" class="sheet" title="{word["print_pair"]}" hidden>{word["print_word"]}</button>'
        return (copy if self._columns else "") + sheet

    def stub_html(self, stub: Stub) -> str:
        """Return the remark at the old place of a provision, with a link to the new one."""
        link = f'<a href="#a-{quote(stub.target)}">{escape_text(stub.text)}</a>'
        return f'<p class="stub"{self._report_language}>{link}</p>'

    def origin_html(self, view: BlockView) -> str:
        """Return the remark above a block that moved, with its place in both texts; empty for any other."""
        if not view.came_from:
            return ""
        words = self._format("moved_from", before=view.came_from, after=view.now_in)
        return f'<p class="came"{self._report_language}>{words}</p>'

    def flags_html(self, view: BlockView) -> str:
        """Return the remarks below a block on its cross-references to look at."""
        return "".join(f'<p class="flag"{self._report_language}>{escape_text(flag.text)}</p>' for flag in view.flags)

    def _format(self, key: str, **values: object) -> str:
        return escape_attribute(self._words[key].format(**values))

    def _names_of(self, view: SectionView) -> str:
        """Return the names of an article before and after, with links; once, if it is called what it was called."""
        before, after = view.section.before, view.section.after
        links = []
        if before and not (after and view.name == view.name_before):
            title, name = self._format("link_before", what=view.name_before), escape_attribute(view.name_before)
            links.append(f'<a href="#b-{quote(before)}" title="{title}">{name}</a>')
        if after:
            title, name = self._format("link_after", what=view.name), escape_attribute(view.name)
            links.append(f'<a href="#a-{quote(after)}" title="{title}">{name}</a>')
        return ' <span class="arrow" aria-hidden="true"></span> '.join(links)

    @staticmethod
    def _is_folded(view: SectionView) -> bool:
        return bool(view.quiet and view.section.kind in _FOLDED_KINDS and view.name)

    def _content(self, view: SectionView) -> str:
        """Return the items of a section: folded where nothing happened, in two views where words differ."""
        if self._is_folded(view):
            former = view.section.before
            address = f' id="b-{escape_attribute(former)}"' if former is not None else ""
            summary = f"<summary{self._report_language}>{self._format('show_unchanged', what=view.name)}</summary>"
            if places := _consecutive(view):
                lines = "".join(kept_html(line, view.section) for line in view.lines)
                return f'<details{address} data-kept="{places}">{summary}{lines}</details>'
            return f"<details{address}>{summary}{self._inline(view)}</details>"
        lines = self._inline(view)
        if not _has_side_by_side(view):
            return lines
        if not self._columns:
            return f'<div class="lines">{lines}</div>'
        return f'<div class="inline">{lines}</div>{self._side_by_side(view)}'

    def _inline(self, view: SectionView) -> str:
        pieces = []
        for item, left_out, gap in fold_unchanged(view.items):
            if gap:
                pieces.append(f'<p class="gap"{self._report_language}>{self._format("unchanged_parts", count=gap)}</p>')
            if item:
                pieces.append(self._inline_item(item, view.section, left_out=left_out))
        return "".join(pieces)

    def _inline_item(self, item: BlockView | Stub, section: RedlineSection, *, left_out: bool) -> str:
        if isinstance(item, Stub):
            return self.stub_html(item)
        block = block_html(item, section, left_out=left_out)
        if not (item.number or item.came_from or item.flags or item.brackets_alone):
            return block
        number = self._number(item, f' id="c{item.number}"')
        return f"{self.origin_html(item)}{number}{block}{self.flags_html(item)}"

    def _number(self, view: BlockView, address: str = "") -> str:
        """Return the number of a change, a link to itself; two brackets where they alone changed; else nothing."""
        if view.brackets_alone:
            return f'<span class="n quiet" data-c="{BRACKETS_ALONE}" aria-hidden="true"></span>'
        if not view.number:
            return ""
        label = self._format("change_n", n=view.number)
        return f'<a class="n" data-c="{view.number}" href="#c{view.number}"{address} aria-label="{label}"></a>'

    def _side_by_side(self, view: SectionView) -> str:
        heads = "".join(f'<th scope="col">{name}</th>' for name in self._names.values())
        depths = _depths(view)
        rows = "".join(
            f"<tr>{self._cell(row.before, Side.BEFORE, depths)}{self._cell(row.after, Side.AFTER, depths)}</tr>\n"
            for row in side_by_side_rows(view.items)
        )
        head = f"<thead{self._report_language}><tr>{heads}</tr></thead>"
        return f'<table class="beside">{head}<tbody>\n{rows}</tbody></table>'

    def _cell(self, items: Iterable[BlockView | Stub], side: Side, depths: _Depths) -> str:
        lines = "".join(
            self.stub_html(item) if isinstance(item, Stub) else self._cell_line(item, side, depths) for item in items
        )
        return f'<td class="{side}" data-label="{self._names[side]}">{lines}</td>'

    def _cell_line(self, view: BlockView, side: Side, depths: _Depths) -> str:
        """Return a block of one text; its number and flags stand at the text after, if there is one.

        What moved says on both sides where it was and is, so that its lines stand at one height.
        """
        number = self._number(view) if side is Side.AFTER or view.block.after is None else ""
        copy = copy_html(view, side, depths[side, _order_on(view, side)])
        flags = self.flags_html(view) if side is Side.AFTER else ""
        return f"{self.origin_html(view)}{number}{copy}{flags}"


def fold_unchanged(items: Sequence[BlockView | Stub]) -> Iterator[tuple[BlockView | Stub | None, bool, int]]:
    """Go through the items of a section with what the view of the changes alone leaves out.

    Yields:
        An item, whether it is left out there, and how many paragraphs were left out before it; at the end None
        for the item if some were left out after the last. A label goes with the text behind it, the pieces of a
        line stay together, and the heading of an article is always shown.
    """
    left_out = [
        isinstance(item, BlockView)
        and item.untouched
        and not (item.flags or is_piece(item.block) or _is_main_heading(item))
        for item in items
    ]
    for n in reversed(range(len(items) - 1)):
        if left_out[n] and not left_out[n + 1] and _is_label(items[n]):
            left_out[n] = False
    gap = 0
    for item, is_left_out in zip(items, left_out, strict=True):
        yield item, is_left_out, 0 if is_left_out else gap
        gap = gap + (not _is_label(item)) if is_left_out else 0
    if gap:
        yield None, False, gap


def _is_main_heading(view: BlockView) -> bool:
    return view.place.kind is BlockKind.HEADING and not view.place.is_label


def _is_label(item: BlockView | Stub) -> bool:
    return isinstance(item, BlockView) and item.place.is_label


def _depths(view: SectionView) -> _Depths:
    """Return for each line of a section in either text the level of the heading above it; of a heading, its own.

    A label that stands in one text alone indents nothing in the other, nor does a further piece of a line.
    """
    depths: _Depths = {}
    current = dict.fromkeys(Side, 0)
    for line in view.lines:
        for side in Side:
            place = line.block.place_on(side)
            if place is not None:
                current[side] = place.level or current[side]
                depths.setdefault((side, place.order), current[side])
    return depths


def _order_on(view: BlockView, side: Side) -> int:
    place = view.block.place_on(side)
    assert place is not None  # noqa: S101 – asked of the sides on which it stands
    return place.order


def _has_side_by_side(view: SectionView) -> bool:
    """Return whether more than labels differs in a section: only then there is something to read side by side."""
    return any(
        line.block.moved
        or line.block.end is not RunKind.KEPT
        or any(run.kind is not RunKind.KEPT and run.part is BlockPart.TEXT for run in line.block.runs)
        for line in view.lines
    )


# Blocks of treaty text


def _consecutive(view: SectionView) -> str:
    """Return the orders of the first block of a section before and after; empty where a block needs its own.

    Each further block must be the next of both texts, of the same kind and level in both, without note or sign.
    """
    first = view.lines[0].block
    if first.before is None or first.after is None:
        return ""
    starts = first.before.order, first.after.order
    for n, line in enumerate(view.lines):
        before, after = line.block.before, line.block.after
        if before is None or after is None or line.signs or before.kind not in _KEPT_KINDS or is_piece(line.block):
            return ""
        if (before.order - n, after.order - n) != starts or (before.kind, before.level) != (after.kind, after.level):
            return ""
    return f"{starts[0]} {starts[1]}"


def kept_html(view: BlockView, section: RedlineSection) -> str:
    """Return a block that did not change, in a section of such blocks: its place is the next of both texts.

    ``data-k`` holds its kind and level where it is not a line of text; its class only what differs from such a line.

    Args:
        view: The block.
        section: Its section, whose address is printed already.
    """
    place, tag = view.place, _tag(view.place)
    is_text = place.kind is BlockKind.TEXT
    kind = "" if is_text and not place.level else f'="{place.kind} {place.level}"'
    depth = f"l{view.depth}" if not is_text or view.depth > ARTICLE_LEVEL else ""
    names = f' class="{place.kind}{_narrow(view)} {depth}"' if depth else ""
    has_address = place.eid not in (section.before, section.after)
    address = f' id="a-{escape_attribute(place.eid)}"' if has_address else ""
    return f"<{tag} data-k{kind}{names}{address}>{_runs(view)}</{tag}>"


def block_html(view: BlockView, section: RedlineSection, *, left_out: bool) -> str:
    """Return a block with its changes inside.

    Args:
        view: The block.
        section: Its section, whose address is printed already.
        left_out: The view of the changes alone leaves the block out.
    """
    block, place, tag = view.block, view.place, _tag(view.place)
    before, after = block.before, block.after
    new, gone = "" if before else " new" + _ADDED * view.is_new_paragraph, "" if after else " gone"
    moved, same = " moved" if block.moved else "", " same" if left_out else ""
    end = _ENDS.get(block.end, "") + _LEVEL * view.changed_level
    has_address = place.eid not in (section.before, section.after) and not place.piece
    address = f' id="{"a" if after else "b"}-{escape_attribute(place.eid)}"' if has_address else ""
    return (
        f'<{tag} class="block {place.kind}{_narrow(view)} l{view.depth}{new}{gone}{moved}{end}{same}"'
        f' data-b="{place_value(before)}" data-a="{place_value(after)}"{_note_number(place)}{address}>'
        f"{_runs(view)}</{tag}>"
    )


def copy_html(view: BlockView, side: Side, depth: int) -> str:
    """Return a block of one text alone, for the side-by-side view.

    The end of a line that was divided is marked in the text after, that of a line that was joined in the text before;
    the pieces of a line stand close together in the text in which it is one.

    Args:
        view: The block.
        side: The text.
        depth: Level of the heading above its line in that text; of a heading, its own.
    """
    block = view.block
    tag = _tag(view.place) if side is Side.AFTER or block.after is None else "p"
    place = block.place_on(side)
    assert place is not None  # noqa: S101 – a block is shown on the sides on which it stands
    moved = " moved" if block.moved else _ADDED * view.is_new_paragraph
    end = _ENDS.get(block.end, "") if place.ends else " open"
    end += " further" * bool(place.piece) + _LEVEL * (side is Side.AFTER and view.changed_level)
    kind = f"{view.place.kind}{_narrow(view)}"
    return (
        f'<{tag} class="block {kind} l{depth}{moved}{end}" data-copy="{side[0]} {order_value(place)}"'
        f"{_note_number(place)}>{_runs(view, side)}</{tag}>"
    )


def _narrow(view: BlockView) -> str:
    """Return the classes of a label that is printed before its words; empty for a wide one and for no label."""
    if not view.place.is_label:
        return ""
    width = max(_ems("".join([run.text for run in view.block.runs if run.is_on(side)])) for side in Side)
    if width <= _NARROW:
        return " narrow"
    return f" narrow w{ceil(2 * width)}" if width <= _WIDEST else ""


def _ems(label: str) -> float:
    return sum(
        _HAN_EMS if east_asian_width(char) in "WF" else _SLIM_EMS if char in _SLIM else _LETTER_EMS for char in label
    )


def _tag(place: BlockPlace) -> str:
    if place.kind is BlockKind.HEADING:
        return {DIVISION_LEVEL: "h2", ARTICLE_LEVEL: "h3"}.get(place.level, "div")
    return "h2" if place.kind is BlockKind.TITLE else "p"


def _note_number(place: BlockPlace) -> str:
    """Return the number of a note in the text of a place, as an attribute; empty for any other block."""
    if place.kind is not BlockKind.NOTE:
        return ""
    return f' data-n="{escape_attribute(place.eid.replace("note_", ""))}"'


def _runs(view: BlockView, side: Side | None = None) -> str:
    """Return the runs of a block; with a side those of that text alone, its labels not marked."""
    runs = view.block.runs
    plain = not view.flags and not view.signs
    if plain and len(runs) == 1 and runs[0].kind is RunKind.KEPT and CALL not in runs[0].text:
        return escape_text(runs[0].text)  # Most lines are so: there is nothing to mark.
    titles, badges = _signs(view.signs)
    fell = {sign.run for sign in view.signs if sign.kind is SignKind.FELL}
    style = style_runs(runs)
    pieces: list[str] = [badges.get(-1, "")]
    last = ""  # The beginning of the element that is last, if it is a deletion.
    position = 0  # In the text after, where the flags are counted.
    for n, run in enumerate(runs):
        is_deleted = run.kind is RunKind.DELETED
        if side is None or run.is_on(side):
            flags = () if is_deleted or side is Side.BEFORE else view.flags
            text = "".join(_pieces(run, position, flags)) if flags or CALL in run.text else escape_text(run.text)
            tag = "" if side and run.part is not BlockPart.TEXT else _TAGS.get(run.kind, "")
            category = "" if run.category is ChangeCategory.WORDS or n in fell else f" {run.category}"
            if run.category is ChangeCategory.BRACKET and run.text.isspace():
                category = " bracket space"  # A blank that went with a bracket: no stroke through nothing.
            category = " blank" if view.is_blank_at_end(run) else category
            category = " style" if n in style and not category else category
            element = f'<{tag} class="{run.part}{category}"{titles.get(n, "")}>'
            if element == last and not fell.isdisjoint((n - 1, n)):
                # A bracket that fell with its words is struck with them, in one stretch.
                pieces[-1] = pieces[-1].removesuffix("</del>") + f"{text}</del>"
            else:
                pieces.append(f"{element}{text}</{tag}>" if tag else text)
            last = element if is_deleted else ""
        if n in badges:
            pieces.append(badges[n])
            last = ""
        if not is_deleted:
            position += len(run.text)
    return "".join(pieces)


def _signs(signs: Sequence[Sign]) -> tuple[dict[int, str], dict[int, str]]:
    """Return by the number of a run its title, as an attribute, and the badges behind it.

    A badge is empty: the style sheet has its word, so that none of ours stands among those of the treaty.
    """
    titles: dict[int, str] = {}
    badges: dict[int, str] = {}
    for sign in signs:
        title = f' title="{escape_attribute(sign.text)}"'
        if sign.kind is SignKind.FELL:
            continue  # It is struck as its words are.
        if sign.badge:
            badges[sign.run] = f'{badges.get(sign.run, "")}<span class="sign {sign.kind}"{title}></span>'
        else:
            titles[sign.run] = title
    return titles, badges


def _pieces(run: Run, start: int, flags: Sequence[ReferenceFlag]) -> Iterator[str]:
    """Cut a run into stretches of text and note calls, and where a flag begins or ends.

    The number of a call on a side on which the run does not stand is 0.

    Args:
        run: The run.
        start: Its position in the text after.
        flags: The cross-references of the block to look at.
    """
    before, after = iter(run.calls_before), iter(run.calls_after)
    cuts = sorted({n for flag in flags for n in (flag.start, flag.end)})
    position = start
    for number, text in enumerate(run.text.split(CALL)):
        if number:
            number_before = next(before) if run.is_on(Side.BEFORE) else 0
            number_after = next(after) if run.is_on(Side.AFTER) else 0
            yield f'<sup class="call" data-cb="{number_before}" data-ca="{number_after}"></sup>'
            position += 1
        first, last = position, position + len(text)
        for end in [*(cut for cut in cuts if first < cut < last), last]:
            if position < end:
                piece = escape_text(text[position - first : end - first])
                flagged = any(flag.start <= position and end <= flag.end for flag in flags)
                yield f'<span class="ref">{piece}</span>' if flagged else piece
            position = end
