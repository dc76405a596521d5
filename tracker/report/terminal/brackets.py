"""The marks of negotiation in the terminal: numbers for each article, the open questions, and what became of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.model.negotiation import MarkKind
from tracker.report.brackets.outline import outline
from tracker.report.brackets.table import columns_in_use, columns_of, numbers_of
from tracker.report.brackets.view import place_inside
from tracker.report.terminal.plain import WIDTH, display_width, notice_text, safe, shorten, wrap
from tracker.spelling import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.report.brackets.outline import Answer, Question
    from tracker.report.brackets.view import BracketCount, BracketsView, PlacedMark, ProvisionMarks, TextView

_INDENT = "  "
_GAP = 2
"""Blanks between two columns."""
_LEAST_NAME = 12
"""Columns that the name of an article has in any case."""
WORDS_LISTED = 14
"""Words of a mark in the list: more would take a third line of a terminal of 80 columns."""


def brackets_text(view: BracketsView, *, listed: bool = False, width: int = WIDTH) -> str:
    """Return the marks as text.

    Args:
        view: The marks, with English words.
        listed: Whether to list every mark under its article, and not the numbers alone.
        width: Columns of the terminal, if it has fewer than 80.
    """
    width = min(width, WIDTH)
    texts = [(view.text, view.count), *([(view.earlier, view.before)] if view.earlier and view.before else [])]
    lines = list(_notices([text for text, _ in texts], width))
    only = f" ({view.only})" if view.only else ""
    lines += [wrap(safe(f"{text.name}{only}: {counts_in_words(count)}"), width=width) for text, count in texts]
    lines += [wrap(safe(line), width=width) for line in _summary(view)]
    if not view.shown:
        return "\n".join(lines)
    lines += ["", *_table(view, width)]
    if listed:
        for part in view.shown:
            lines += ["", safe(part.label), "-" * min(display_width(part.label), width), *_list(part, view, width)]
    if view.strays:
        lines += ["", f"{view.words['marks_strays']}: {len(view.strays)}"]
        for stray in view.strays:
            state = view.words["stray_opening" if stray.opening else "stray_closing"]
            line = f"{stray.name}: “{'[' if stray.opening else ']'}” {state}, in “{stray.words}”"
            lines.append(wrap(safe(line), first=_INDENT, rest=_INDENT * 2, width=width))
    return "\n".join(lines)


def _notices(texts: Sequence[TextView], width: int) -> Iterator[str]:
    """Yield the notices on texts that are not official; one for two of the same standing."""
    standings: dict[tuple[str, str], list[TextView]] = {}
    for text in texts:
        standings.setdefault((text.front.authenticity, text.front.symbol), []).append(text)
    for alike in standings.values():
        if notice := notice_text(alike[0].front, width, " and ".join(text.name for text in reversed(alike))):
            yield notice


def counts_in_words(count: BracketCount) -> str:
    """Return the numbers of marks as a clause: "7 brackets, 2 of them alternatives, 3 options"."""
    parts = [
        counted(count.brackets, "bracket"),
        *(
            [counted(count.alternatives, "of them an alternative", "of them alternatives")]
            if count.alternatives
            else []
        ),
        *([counted(count.options, "option")] if count.options else []),
        *([counted(count.placeholders, "placeholder")] if count.placeholders else []),
    ]
    stray = f"; {counted(count.unbalanced, 'bracket has', 'brackets have')} no partner" if count.unbalanced else ""
    return ", ".join(parts) + stray


def _summary(view: BracketsView) -> Iterator[str]:
    """Yield the sentences on what became of the marks, and on where most are."""
    words = view.words
    if view.earlier:
        yield f"{view.fates_in_words}."
        if view.options_in_words:
            yield f"{view.options_in_words}."
        if view.clean:
            yield words["marks_clean"].format(name=view.earlier.name, places=", ".join(view.clean))
    if view.most:
        yield words["marks_most"].format(places=", ".join(f"{name} ({number})" for name, number in view.most))
    elif not view.shown:
        yield words["marks_none"]


# The numbers


def _table(view: BracketsView, width: int) -> list[str]:
    """Return the numbers of each article with their sum, right-aligned; columns without any number are left out."""
    heads = columns_of(view)
    rows = [(part.label, numbers_of(part, view)) for part in view.shown]
    sums = tuple(map(sum, zip(*(numbers for _, numbers in rows), strict=True)))
    used = columns_in_use(view)
    rows.append((view.words["marks_total"], sums))
    cells = [[str(numbers[n] or "–") for n in used] for _, numbers in rows]
    heads_used = [heads[n] for n in used]
    widths = [max(map(display_width, column)) for column in zip(heads_used, *cells, strict=True)]
    room = max(_LEAST_NAME, width - sum(widths) - _GAP * len(widths))
    names = [shorten(safe(name), room) for name, _ in rows]
    first = max(map(display_width, names))
    lines = [_aligned(name, row, first, widths) for name, row in zip(["", *names], [heads_used, *cells], strict=True)]
    rule = "-" * max(map(display_width, lines))
    return [*lines[:-1], rule, lines[-1]] if len(lines) > _ONE_ROW else lines[:-1]


_ONE_ROW = 3
"""Lines of a table of one article: the head, the article and the sum, which says nothing new."""


def _aligned(name: str, cells: Sequence[str], first: int, widths: Sequence[int]) -> str:
    numbers = (" " * (width + _GAP - display_width(cell)) + cell for cell, width in zip(cells, widths, strict=True))
    return name + " " * (first - display_width(name)) + "".join(numbers)


# The list


def _list(part: ProvisionMarks, view: BracketsView, width: int) -> Iterator[str]:
    """Yield the questions of an article: those that are open, and with an earlier text those that are settled."""
    # The places of settled marks are those of the earlier text, where the article can have another number.
    for title, marks, article in (("marks_open", part.open, part.label), ("marks_settled", part.settled, "")):
        if marks and view.earlier:
            yield view.words[title]
        writer = _Writer(view.words, width, article)
        for question in outline(marks):
            yield from writer.lines(question)


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes questions as indented lines.

    Attributes:
        words: The words of the report.
        width: Columns of a line.
        article: The name that stands above, which the names of places leave out; empty for none.
    """

    words: dict[str, str]
    width: int
    article: str

    def lines(self, question: Question, depth: int = 1, outer: str = "") -> Iterator[str]:
        """Yield a question and those inside it; the place is named where it is another than that of the outer.

        Args:
            question: The question.
            depth: The number of indents.
            outer: The place of the question around it.
        """
        place, words = question.first.place, self.words
        name = "" if place == outer else place_inside(place, self.article) if self.article else place
        head = f"{name}: " if name else ""
        if question.is_row and len(question.answers) > 1:
            if head:
                yield self._line(head.removesuffix(" "), depth)
            depth += bool(head)
            for answer in question.answers:
                yield self._line(_answer(answer, words, alone=True), depth)
                for inner in answer.inner:
                    yield from self.lines(inner, depth + 1, answer.placed.place)
            return
        fates = {answer.placed.fate for answer in question.answers}
        answers = " | ".join(_answer(answer, words, alone=len(fates) > 1) for answer in question.answers)
        yield self._line(head + answers + (_fate(question.first, words) if len(fates) == 1 else ""), depth)
        for inner in question.inner:
            yield from self.lines(inner, depth + 1, place)

    def _line(self, text: str, depth: int) -> str:
        return wrap(safe(text), first=_INDENT * depth, rest=_INDENT * (depth + 1), width=self.width)


def _answer(answer: Answer, words: dict[str, str], *, alone: bool) -> str:
    """Return the words of a mark with its remarks.

    Args:
        answer: The mark.
        words: The words of the report.
        alone: Whether its fate is named here, and not once for all answers of its question.
    """
    placed = answer.placed
    remarks = [
        *(["placeholder"] if placed.mark.kind is MarkKind.PLACEHOLDER else []),
        *([words["marks_empty"]] if placed.mark.empty else []),
        *([words["stray_opening"]] if placed.mark.closes is None else []),
        *([placed.mark.by] if placed.mark.by else []),
    ]
    remark = f" – {', '.join(remarks)}" if remarks else ""
    return placed.quoted(WORDS_LISTED) + remark + (_fate(placed, words) if alone else "")


def _fate(placed: PlacedMark, words: dict[str, str]) -> str:
    return f" ({words[f'fate_{placed.fate}']})" if placed.fate else ""
