"""Notes typed at the foot of a page: ``1 See document A/1.`` below a ruled line, ``[2] See …``, ``* Adopted …``.

A number before words may as well be a paragraph, and a figure behind a word a part of it. So a line is a note only if
exactly one sign in the text above calls it; without one it stays text, and is reported where it stands below a rule.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from tracker.model.finding import Finding
from tracker.readers.plain.brackets import MAX_NOTE_LINES, Removal
from tracker.readers.reading import ArtefactKind
from tracker.readers.structure.furniture.breaks import is_heading
from tracker.text.compose import FoundNote
from tracker.text.escapes import clean

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from tracker.readers.plain.account import Account

_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_MARK = re.compile(
    r"[ \t]*(?P<mark>(?P<number>\d{1,3})(?P<stop>[.)]?)(?=[ \t\u00a0])|(?P<raised>[⁰¹²³⁴-⁹]{1,3})"
    r"|\[(?P<bracketed>\d{1,3})\]|(?P<sign>\*{1,4}|[†‡§]{1,2}))[ \t\u00a0]*(?=[^\W_]|[“\"«(])"
)
_RULE_SIGNS = frozenset("_-–—")
"""Signs of a rule above notes; asterisks divide chapters."""
_LETTER_OR_STOP = r"(?:(?<=[^\W\d_A-Z]\d)|(?<=[^\W\d_][.,;:)\]»”\"’]\d)|(?<=[)\]»”]\d))"
"""Behind these a glued figure is a call; not behind a capital, as in CO2."""


_NO_OPTION = "".join(
    rf"(?<!{word}\d)" for word in ("案文", "方案", "备选", "选项", "ption", "Alt", "ariante", "ариант")
)
"""The number of an option is glued to its name: "备选案文2", "Option1:"."""
_CALL = re.compile(
    # A search is quick for a pattern that begins with the signs themselves; each then looks back beyond its first.
    r"[⁰¹²³⁴-⁹\[*†‡§\d](?:"
    r"(?<=[^\s\d⁰¹²³⁴-⁹][⁰¹²³⁴-⁹])[⁰¹²³⁴-⁹]{0,2}(?![⁰¹²³⁴-⁹])(?P<raised>)"
    r"|(?<=[^\s\[(]\[)\d{1,3}\](?P<bracketed>)"
    r"|(?:(?<=[^\W_][*†‡§])|(?<=[.,;:)»”][*†‡§]))(?:(?<=\*)\*{0,3}|(?<=[†‡§])[†‡§]?)"
    r"(?![*†‡§A-Za-z0-9À-ӿ\u0600-\u06ff])(?P<sign>)"
    rf"|{_LETTER_OR_STOP}(?<!fn:\d){_NO_OPTION}\d{{0,2}}(?![\w°º%])(?![.,/-]\w)"
    r"(?![ \u00a0\u202f]\d{3}(?!\d))(?P<glued>)"
    r")"
)
"""``peace¹``, ``peace[1]``, ``peace*``, ``peace1``: a sign glued to what it follows.

Neither the figure of ``[fn:1]``, which is another call, nor the thousands of "有1 200座", where Chinese has no space.
"""
NOTES_HEADING = re.compile(r"\s*(?:(?:foot|end)?notes|notas|примечания|сноски|الحواشي|注释?|註)\s*:?\s*", re.IGNORECASE)
"""The line above a list of notes."""

_Place = tuple[int, int, int]
"""Index of a line, and the span of a call in it."""


class _Note(NamedTuple):
    """A line that may begin a note, with those that continue it.

    Attributes:
        begin: Index of its first line.
        end: One past its last.
        mark: Its mark as printed.
        length: Characters before its words.
        name: The mark without brackets, in plain figures.
        figure: Whether the mark is a bare figure, which a glued figure may call.
        numbered: Whether it has the form of a numbered paragraph: ``1.``.
    """

    begin: int
    end: int
    mark: str
    length: int
    name: str
    figure: bool
    numbered: bool


def take_typed_notes(lines: list[str], account: Account, breaks: Collection[int]) -> list[tuple[int, Removal]]:
    """Take the typed notes out of the lines.

    >>> from tracker.readers.plain.account import Account
    >>> lines, account = ["Peace lasts.1", "", "1 See above."], Account(first=1)
    >>> take_typed_notes(lines, account, breaks={3}), account.notes[0].text, lines
    ([(0, Removal(start=12, end=13, call='typed:3', replacement=''))], 'See above.', ['Peace lasts.1', '', ''])

    Args:
        lines: The lines of the text; those of the notes are made empty.
        account: Receives notes, artefacts and doubts; it has the rules that were removed.
        breaks: Indexes of the breaks of pages: of a page number, or of the first line of a page.

    Returns:
        The calls in the remaining lines, with the index of the line of each.
    """
    beginnings = [at for at in range(1, len(lines)) if _MARK.match(lines[at]) and _may_begin(lines, at)]
    if not beginnings:
        return []
    rules = {artefact.line - account.first for artefact in account.artefacts if _is_rule(artefact.text, artefact.kind)}
    places: dict[tuple[str, str], list[_Place]] | None = None
    calls: list[tuple[int, Removal]] = []
    top = done = 0
    for index in beginnings:
        if index < done:
            continue
        notes = list(_block(lines, index, breaks))
        done = notes[-1].end
        heading = _heading_above(lines, index)
        below_rule = heading is not None or _is_below_rule(lines, index, rules)
        at_foot = below_rule or _ends_page(lines, done, breaks)
        if places is None and (at_foot or not all(note.figure for note in notes)):
            places = _places(lines)  # Searched once, and only where a note may be called.
        called = [_call(note, places or {}, top, index, at_foot=at_foot) for note in notes]
        for note, place in zip(notes, called, strict=True):
            if place is not None:
                calls.append(_take(lines, account, note, place))
            elif below_rule and not note.numbered and heading is None:
                account.problems.append(_uncertain(note, lines[note.begin], account.first))
        if heading is not None and None not in called:
            account.record(heading, lines[heading].strip(), ArtefactKind.ANNOUNCEMENT)
            lines[heading] = ""
        if below_rule or any(called):
            top = done
    return calls


def _take(lines: list[str], account: Account, note: _Note, place: _Place) -> tuple[int, Removal]:
    """Enter a note into the account, make its lines empty, and return its call."""
    row, start, end = place
    before = lines[row][:start]
    if note.mark.endswith(")") and lines[row][end : end + 1] == ")" and before.count("(") <= before.count(")"):
        end += 1  # "risk1)" calls "1) In the application …".
    name = f"typed:{account.first + note.begin}"
    account.record(row, lines[row][start:end], ArtefactKind.CALL)
    account.record(note.begin, note.mark, ArtefactKind.NOTE_FRAME)
    words = [lines[note.begin][note.length :], *lines[note.begin + 1 : note.end]]
    text = " ".join(filter(None, map(clean, words)))
    account.notes.append(FoundNote(name, text, account.first + note.begin))
    lines[note.begin : note.end] = [""] * (note.end - note.begin)
    return row, Removal(start, end, call=name)


def _is_rule(text: str, kind: ArtefactKind) -> bool:
    return kind is ArtefactKind.RULE and text[0] in _RULE_SIGNS


def _may_begin(lines: list[str], at: int) -> bool:
    return not lines[at - 1].strip() or NOTES_HEADING.fullmatch(lines[at - 1]) is not None


def _heading_above(lines: list[str], index: int) -> int | None:
    """Return the line "Notes" right above a line; None without one."""
    above = index - 1
    while above > 0 and not lines[above].strip():
        above -= 1
    return above if NOTES_HEADING.fullmatch(lines[above]) else None


def _is_below_rule(lines: list[str], index: int, rules: Collection[int]) -> bool:
    """Return whether nothing but blank lines lies between a line and a rule above it."""
    above = index - 1
    while above >= 0 and not lines[above].strip():
        if above in rules:
            return True
        above -= 1
    return False


def _block(lines: list[str], index: int, breaks: Collection[int]) -> Iterator[_Note]:
    """Yield the notes of a block, which ends with a heading, a break, or a line behind a blank one without a mark."""
    begin = index
    while begin < len(lines) and (match := _MARK.match(lines[begin])):
        end = begin + 1
        while (
            end < len(lines)
            and end not in breaks
            and lines[end].strip()
            and end - begin < MAX_NOTE_LINES
            and not _MARK.match(lines[end])
            and not is_heading(clean(lines[end]))
        ):
            end += 1
        name = match["number"] or match["bracketed"] or match["sign"] or match["raised"].translate(_RAISED)
        figure = match["number"] is not None
        yield _Note(begin, end, match["mark"], match.end(), name, figure, bool(match["stop"]))
        begin = end
        while begin < len(lines) and not lines[begin].strip() and begin not in breaks:
            begin += 1


def _places(lines: list[str]) -> dict[tuple[str, str], list[_Place]]:
    """Return everything that may be a call, by its form and mark."""
    places: dict[tuple[str, str], list[_Place]] = {}
    for row, line in enumerate(lines):
        for match in _CALL.finditer(line):
            form = match.lastgroup if match.lastgroup in {"glued", "sign"} else "number"
            mark = match[0].strip("[]").translate(_RAISED)
            places.setdefault((form, mark), []).append((row, *match.span()))
    return places


def _call(
    note: _Note, places: dict[tuple[str, str], list[_Place]], top: int, bottom: int, *, at_foot: bool
) -> _Place | None:
    """Return the only call of a note between two lines; None without one, or with several."""
    if note.figure and not at_foot:
        return None
    forms = ["sign"] if not note.name.isdecimal() else ["number", "glued"] if note.figure else ["number"]
    found: list[_Place] = []
    for form in forms:
        of_form = places.get((form, note.name), [])
        found += of_form[bisect_left(of_form, (top,)) : bisect_left(of_form, (bottom,))]
    return found[0] if len(found) == 1 else None


def _ends_page(lines: list[str], end: int, breaks: Collection[int]) -> bool:
    """Return whether the page, or the text, ends behind a line."""
    while end < len(lines) and not lines[end].strip() and end not in breaks:
        end += 1
    return end in breaks or end >= len(lines)


def _uncertain(note: _Note, line: str, first: int) -> Finding:
    return Finding(
        line=first + note.begin,
        message=f"“{clean(line)[:60]}” may be a note, but was read as text",
        cause="It is below a ruled line, but the sign that refers to it was not found exactly once above",
        remedy="Check the original; make it a note in the file, or remove its sign",
    )
