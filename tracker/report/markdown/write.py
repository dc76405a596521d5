"""Write the redline as Markdown: it renders on a forge and in a mail, and reads well where nothing is rendered.

The answer comes first: the two texts, the notices, the counts, the table of concordance. The treaty text stands between
two lines that say so. In it one line is one block, or the label of a paragraph and its first words, and reads as the
structured text does: ``#`` title, ``##`` part, ``###`` article, ``>`` recital, ``>>`` opening and enacting words. The
labels of paragraphs are bold, those of points stand in lists. The marks are those of a notation
(:mod:`tracker.report.markdown.notation`). An extract is short: its answer and its texts in two lines, its text, and the
line that says by what it was made.

The order of the text is that of the text after. Only a block that stood elsewhere before has its place, in a comment
that a forge does not show: ``<!-- before: block 41 -->``. The same comment holds the other facts that the line does not
show. The seal is one such comment, the last line of the file.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tracker import __version__
from tracker.language.interface import words_of
from tracker.language.tags import direction
from tracker.model.block import PARAGRAPH_LEVEL, BlockKind
from tracker.model.provision import LISTED_KINDS, ProvisionKind
from tracker.model.redline import BlockPlace, RunKind
from tracker.model.side import Side
from tracker.report.brackets.remarks import choice_remarks
from tracker.report.markdown.notation import HTML, Notation, escape
from tracker.report.seal import PREFIX, seal, statements_digest
from tracker.report.terminal.plain import display_width
from tracker.report.view.facts import words_behind_count
from tracker.report.view.sections import BlockView
from tracker.report.view.stubs import Stub
from tracker.sequences import moved

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tracker.report.view.redline_view import RedlineView, RowView, SideView
    from tracker.report.view.sections import SectionView

SEAL = "<!-- tracker-seal: "
"""The beginning of the line that holds the seal."""
_KINDS_WITH_HEADING = (ProvisionKind.ARTICLE, ProvisionKind.DIVISION, ProvisionKind.ANNEX)
_PREFIXES = {BlockKind.TITLE: "# ", BlockKind.FORMULA: ">> ", BlockKind.RECITAL: "> "}


def render(view: RedlineView) -> bytes:
    """Return the whole report, with the marks of HTML.

    Args:
        view: The comparison, whole or an extract.

    Returns:
        Markdown in UTF-8 out of which both texts can be read again.
    """
    return (f"{report(view, HTML)}\n{sealed(view)}\n").encode()


def report(view: RedlineView, notation: Notation) -> str:
    """Return the report in a notation, without the seal.

    Args:
        view: The comparison, whole or an extract.
        notation: The notation of its marks.
    """
    text = _text(view, notation)
    if view.extract_notice:
        parts = [*_extract_head(view), *_notices(view), *text, "---", _made_by(view)]
    else:
        parts = [
            *head(view, words_of(view.language)["redline"]),
            *_summary(view, notation),
            *concordance(view, view.rows_of(LISTED_KINDS), view.words["concordance"]),
            *text,
            "---",
            *_notices(view, brief=True),
            _made_by(view),
        ]
    return page(parts, view.words["dir"] if notation.framed else "ltr")


def page(parts: Iterable[str], way: str) -> str:
    """Return paragraphs as a page; of one from right to left (``rtl``), in an element that says so."""
    frame = ('<div dir="rtl">', "</div>") if way == "rtl" else ()
    return "\n\n".join([*frame[:1], *parts, *frame[1:]]) + "\n"


def sealed(view: RedlineView) -> str:
    """Return the seal as one line, a comment that no program shows: names, without their prefix, and values.

    An extract is pasted into mails, so its seal is short: it leaves out the front matter, which serves to make a whole
    report again.
    """
    *statements, last = seal(view)
    if view.extract_notice:
        statements = [item for item in statements if not item[0].endswith("-front")]
        last = (last[0], statements_digest(statements))
    pairs = [[name.removeprefix(PREFIX), value] for name, value in (*statements, last)]
    text = json.dumps(pairs, separators=(",", ":"))
    # No character that ends a comment, or makes a link.
    text = "".join(f"\\u{ord(char):04x}" if char in "<>:.&" else char for char in text)
    text = text.replace("--", "-\\u002d")
    return f"{SEAL}{text} -->"


def _made_by(view: RedlineView) -> str:
    return escape(view.words["kept_by"].format(version=__version__))


# Above the text


def head(view: RedlineView, kind: str) -> Iterator[str]:
    """Yield the title, the two texts, and the notices.

    Args:
        view: The comparison.
        kind: The kind of report, for the title.
    """
    yield f"# {escape(kind + view.words['colon'] + (view.after.title or view.after.name))}"
    yield _sides(view)
    yield from _notices(view)


def _sides(view: RedlineView) -> str:
    """Return the two texts in one line: names, symbols, dates and authenticity."""
    return view.arrow.join(_side(side, view.words) for side in view.sides)


def _side(side: SideView, words: dict[str, str]) -> str:
    quiet = side.notice is not None and side.notice.quiet  # The next line says it.
    facts = words["comma"].join(filter(None, (side.symbol, side.date, "" if quiet else words[side.authenticity])))
    name = f"**{escape(side.name)}**"
    return words["with_remark"].format(what=name, remark=escape(facts)) if facts else name


def _extract_head(view: RedlineView) -> Iterator[str]:
    """Yield the answer of an extract, what became of each of its parts, and then its texts."""
    words = view.words
    changes = [
        f"**{escape(view.arrow.join(names))}**"
        + words["colon"]
        + escape(words["listing"].join(words[fact] for fact in facts))
        for names, facts in view.part_changes()
    ]
    same = [f"**{escape(view.same_line)}**"] if view.same_line else []
    yield "<br>\n".join([*same, *changes])
    yield f"**{escape(view.extract_notice)}** {_sides(view)}"
    if view.brackets_line:
        yield escape(view.brackets_line)


def _notices(view: RedlineView, *, brief: bool = False) -> Iterator[str]:
    """Yield the notices on texts that are not official; of each its headline alone where they are brief.

    A quiet one is a plain line. The sign stands in any program; the alerts of GitHub are "[!WARNING]" elsewhere.
    """
    for named in view.notices:
        headline = escape(named.headline)
        sentences = () if brief else named.notice.sentences
        shown = headline if named.notice.quiet else f"> \N{WARNING SIGN} **{headline}**"
        yield " ".join((shown, *map(escape, sentences)))


def _summary(view: RedlineView, notation: Notation) -> Iterator[str]:
    """Yield the numbers of changed articles, the references to look at, and the key to the markup."""
    words = view.words
    yield f"## {escape(words['summary'] + words['colon'] + words['articles'])}"
    if view.same_line:
        yield f"**{escape(view.same_line)}**"
    if view.summary:
        yield " · ".join(
            words["figure"].format(count=f"**{n}**", what=escape(words_behind_count(fact, n, words)))
            for fact, n in view.summary
        )
    elif not view.same_line:
        yield escape(view.changes_line)
    if view.brackets_line:
        yield escape(view.brackets_line)
    if view.flags:
        yield f"### {escape(words['ref_check'])}"
        yield "\n".join(f"- {escape(flag.text)}" for _, flag in view.flags)
    keys = ["key_markdown", *(["key_markdown_brackets"] if view.has_brackets else [])]
    yield " ".join((f"**{escape(words['key'])}.**", *(notation.key(words[key]) for key in keys)))


def concordance(view: RedlineView, rows: Sequence[RowView], title: str) -> Iterator[str]:
    """Yield the table of concordance under its title; nothing for a table without rows.

    Args:
        view: The comparison.
        rows: The rows.
        title: The title.
    """
    words = view.words
    if not rows:
        return
    yield f"## {escape(title)}"
    names = [words[key] + words["colon"] + side.name for key, side in zip(Side, view.sides, strict=True)]
    cells = [tuple(map(escape, (*names, words["change"], words["basis"])))]
    yield _table([*cells, *(_row(row, words) for row in rows)])


def _row(row: RowView, words: dict[str, str]) -> tuple[str, ...]:
    facts = words["listing"].join(words[fact] for fact in row.facts)
    unsure = f"**{escape(words['probably'])}**" + (words["semicolon"] if row.reason else "") if row.probably else ""
    return escape(row.before), escape(row.after), escape(facts), unsure + escape(row.reason)


def _table(rows: Iterable[Sequence[str]]) -> str:
    """Return rows as a Markdown table with aligned columns, but for the last; the first row is the head."""
    cells = [[cell.replace("|", "\\|") for cell in row] for row in rows]
    widths = [max(3, *(display_width(row[n]) for row in cells)) for n in range(len(cells[0]) - 1)]
    cells.insert(1, ["-" * width for width in (*widths, 3)])
    return "\n".join(
        "| "
        + " | ".join([*(c + " " * (w - display_width(c)) for c, w in zip(row, widths, strict=False)), row[-1]])
        + " |"
        for row in cells
    )


# The text


def _text(view: RedlineView, notation: Notation) -> Iterator[str]:
    """Yield the treaty text between its two lines, and the notes between two more."""
    way = direction(view.after.language or view.language)
    turned = notation.framed and way != view.words["dir"]  # The page has the direction of its words.
    left, right = (f'<div dir="{way}">', "</div>") if turned else ("", "")
    printer = _TextPrinter(view, notation)
    opened = False
    for section in view.sections:
        if section.section.kind is ProvisionKind.INSTRUMENT and section.name:
            yield from ([right, notation.end] if right else [notation.end]) if opened else []
            yield f"## {escape(section.name)}"
            opened = False
        if not opened:
            yield from [notation.begin, left] if left else [notation.begin]
            opened = True
        yield from printer.section(section)
    if not opened:
        yield notation.begin
    yield from [right, notation.end] if right and opened else [notation.end]


class _TextPrinter:
    """Prints sections, and in hidden comments the facts of each block that its line does not show."""

    def __init__(self, view: RedlineView, notation: Notation) -> None:
        self._notation = notation
        self._brief = bool(view.extract_notice)  # Its head has the facts already.
        self._words = view.words
        self._displaced = {side: _displaced(_orders(view.lines, side)) for side in Side}

    def section(self, section: SectionView) -> Iterator[str]:
        """Yield the lines of a section; the remarks on an article stand below its heading."""
        has_heading = section.section.kind in _KINDS_WITH_HEADING
        below_heading = [self._notation.remark(words) for words in self._remarks(section)] if has_heading else []
        label = ""
        if not has_heading:
            yield from map(self._notation.remark, section.remarks)
        for item, following in zip(section.items, (*section.items[1:], None), strict=True):
            if isinstance(item, Stub):
                yield self._notation.remark(item.text)
                continue
            if item.came_from:
                yield self._notation.remark(self._words["moved_from"].format(before=item.came_from, after=item.now_in))
            line = label + self._line(item, start=not label)
            label = f"{line} " if _shares_line(item, following) else ""
            if label:
                continue
            yield line
            if item.block.end is not RunKind.KEPT:
                yield self._notation.remark(
                    self._words["line_divided" if item.block.end is RunKind.INSERTED else "lines_joined"]
                )
            yield from map(self._notation.remark, choice_remarks(item, self._words))
            yield from (self._notation.remark(flag.text) for flag in item.flags)
            yield from below_heading
            below_heading = []

    def _remarks(self, section: SectionView) -> Iterator[str]:
        """Yield the facts of a section, and the remarks on it."""
        facts = [self._words[fact] for fact in section.head_facts if fact not in ("unchanged", "reworded")]
        if section.unchanged and not facts:
            facts = [self._words["unchanged"]]
        if facts and not self._brief:
            yield self._words["listing"].join(facts)
        yield from section.remarks

    def _line(self, item: BlockView, *, start: bool) -> str:
        kind, level = item.place.kind, item.place.level
        comments = "".join(f" <!-- {facts} -->" for facts in self._hidden_facts(item))
        runs = item.block.runs
        if item.place.is_label:
            return "- " * (level - PARAGRAPH_LEVEL) + f"**{self._notation.mark_changes(runs) or '&nbsp;'}**" + comments
        if kind is BlockKind.HEADING:
            return f"{'#' * level} {self._notation.mark_changes(runs)}" + comments if runs else "#" * level + comments
        if kind is BlockKind.NOTE:
            before, after = map(_number_of_note, (item.block.before, item.block.after))
            return f"- {self._notation.note_number(before, after)} {self._notation.mark_changes(runs)}{comments}"
        if _looks_like_row(item):
            return self._notation.mark_changes(runs) + comments
        return (
            _PREFIXES.get(kind, "")
            + self._notation.mark_changes(runs, start=start and kind is not BlockKind.TITLE)
            + comments
        )

    def _hidden_facts(self, item: BlockView) -> Iterator[str]:
        """Yield the facts of each side that the line does not show: its place, its kind, that it has no words."""
        shown = (item.place.kind, item.place.level)
        if item.place.kind is BlockKind.ROW and not _looks_like_row(item):
            shown = (BlockKind.TEXT, 0)
        for side in Side:
            place = item.block.place_on(side)
            has_words = not item.block.runs or any(run.is_on(side) for run in item.block.runs)
            facts = []
            if place is None:
                facts += ["none"] if has_words else []
            else:
                facts += [] if has_words else ["empty"]
                if (place.order, place.piece) in self._displaced[side]:
                    facts.append(f"block {self._displaced[side][place.order, place.piece]}")
                facts += ["continued"] if place.piece else []
                if (place.kind, place.level) != shown:
                    facts.append(f"{place.kind} {place.level}")
            if facts:
                yield f"{side}: {', '.join(facts)}"


def _shares_line(item: BlockView, following: BlockView | Stub | None) -> bool:
    """Return whether the next block stands in the line of this one: the first words behind the label of a paragraph."""
    return (
        item.place.is_label
        and isinstance(following, BlockView)
        and following.place.kind is BlockKind.TEXT
        and not following.came_from
    )


def _looks_like_row(item: BlockView) -> bool:
    """Return whether a line can stand as the row of a table: its bar comes first, and is not escaped."""
    return item.place.kind is BlockKind.ROW and item.block.runs[0].text.startswith("|")


def _number_of_note(place: BlockPlace | None) -> int:
    return int(place.eid.removeprefix("note_")) if place else 0


def _orders(items: Iterable[BlockView], side: Side) -> list[tuple[int, int]]:
    places = (item.block.place_on(side) for item in items)
    return [(place.order, place.piece) for place in places if place]


def _displaced(orders: Sequence[tuple[int, int]]) -> dict[tuple[int, int], int]:
    """Return the lines that do not stand in the order of a side, as few as possible, with their places there from 1.

    Args:
        orders: Of the lines, as they are printed, the order of their block on that side and the number of their piece.

    >>> _displaced([(0, 0), (3, 0), (1, 0), (2, 0)])
    {(3, 0): 4}
    """
    ranks = {order: rank for rank, order in enumerate(sorted(orders), 1)}
    places = [ranks[order] for order in orders]
    return {orders[n]: places[n] for n in moved(places, [1] * len(places))}
