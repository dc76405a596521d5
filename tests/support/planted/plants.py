"""Plants one difference in one language version of a text: every kind that linguists look for, at random places.

A plant knows the address of the provision that was changed, in the version before the change, and the kinds of answer
that name it rightly.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.support.planted.tongues import CHINESE_FIGURES, DATE, FIGURE, GROUPED, TONGUES
from tracker.model.provision import Eid

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from tests.support.planted.source import Line, Source

_VALUES = frozenset({"number", "amount", "period"})
_LACKING = frozenset({"lacking", "not-aligned", "divided"})
RIGHT_KINDS = {
    "number": _VALUES,
    "number in words": _VALUES,
    "number in groups": _VALUES,
    "percent": _VALUES,
    "time limit": _VALUES,
    "unit of time": _VALUES,
    "date": frozenset({"date"}),
    "reference to an article": frozenset({"reference"}),
    "reference to a paragraph": frozenset({"reference"}),
    "reference to a point": frozenset({"reference"}),
    "reference to an annex": frozenset({"reference", "number"}),
    "number in a note": _VALUES | {"name", "reference", "date"},
    "closing bracket lost": frozenset({"brackets", "options"}),
    "opening bracket added": frozenset({"brackets", "options"}),
    "bracket lifted": frozenset({"brackets", "options"}),
    "option dropped": frozenset({"brackets", "options"}),
    "option added": frozenset({"brackets", "options"}),
    "point dropped": _LACKING,
    "paragraph dropped": _LACKING,
    "line dropped": _LACKING,
    "recital dropped": _LACKING,
    "article dropped": _LACKING,
    "division heading dropped": _LACKING | {"label", "heading"},
    "annex heading dropped": _LACKING | {"label", "heading"},
    "note dropped": _LACKING | {"notes"},
    "title of an article dropped": frozenset({"heading", "lacking"}),
    "points exchanged": frozenset({"place", "label"}),
    "articles exchanged": frozenset({"place", "label"}),
    "paragraphs merged": _LACKING | {"label"},
    "label renumbered": _LACKING | {"label"},
    "half dropped": frozenset({"length"}),
}
"""The kinds of answer that name a planted difference rightly, by its kind."""

_LONG = 150
"""Letters of a line from which a half may be dropped: of less nobody can say by its length that a half is missing.
Chinese says the same in a third of the letters."""
_ARABIC_INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_OPTION = re.compile(r"(\[[^\[\]]{1,60}\]) ?(\[[^\[\]]{1,60}\])")
_PAIR = re.compile(r"\[([^\[\]]+)\](?!\()")
_POINT = re.compile(r"(?<=[\d款 ])\s?([(（]?)([a-hأبجد])([)）])")


@dataclass(frozen=True)
class Plant:
    """A version with one planted difference.

    Attributes:
        kind: Its kind, a key of :data:`RIGHT_KINDS`.
        source: The version with the difference.
        eid: Address of what was changed, in the version before the change.
        line: Number of the first block of what was changed, among the blocks of the draft before the change.
        was: What stood there.
        now: What stands there now; empty for nothing.
        also: Numbers of the first blocks of other places that changed with it: those that called a dropped note.
    """

    kind: str
    source: Source
    eid: str
    line: int
    was: str
    now: str
    also: tuple[int, ...] = ()


@dataclass(frozen=True)
class _Edit:
    kind: str
    start: int
    end: int
    now: str


def plants_of(source: Source, random: Random, kinds: tuple[str, ...] = tuple(RIGHT_KINDS)) -> list[Plant]:
    """Plant one difference of each kind that the text has a place for, each in a copy of its own.

    Args:
        source: The version.
        random: Chooses the places.
        kinds: The kinds to plant.

    Returns:
        The plants, in the order of the kinds.
    """
    found: dict[str, list[Plant]] = defaultdict(list)
    for plant in (*_in_words(source), *_in_structure(source)):
        found[plant.kind].append(plant)
    return [random.choice(found[kind]) for kind in kinds if found[kind]]


def _in_words(source: Source) -> Iterator[Plant]:
    for place in source.places:
        line = source.lines[place.index]
        if place.kind == "note":
            yield from _in_note(source, place)
        if place.kind in {"heading", "title", "note"} and not place.label:
            continue
        for edit in _Words(line, source.language, _label_ends(line, place)).edits():
            now = line[: edit.start] + edit.now + line[edit.end :]
            if now.strip() != line.strip():
                changed = source.with_lines({place.index: now})
                yield Plant(edit.kind, changed, place.eid, place.block, line[edit.start : edit.end], edit.now)


def _in_note(source: Source, note: Line) -> Iterator[Plant]:
    line = source.lines[note.index]
    for match in re.finditer(r"(?<=/)\d{2,4}(?!\d)", line):
        now = line[: match.start()] + _other(match[0]) + line[match.end() :]
        yield Plant("number in a note", source.with_lines({note.index: now}), note.eid, note.block, match[0], now)


def _label_ends(line: str, place: Line) -> int:
    match = re.match(r"\s*" + r"\s*".join(map(re.escape, place.label.split())) + r"\s*", line) if place.label else None
    return match.end() if match else 0


class _Words:
    """The words of a line, and what was taken for one thing already: a figure is changed as one thing only."""

    def __init__(self, line: str, language: str, begin: int) -> None:
        self.line, self.language, self.tongue = line, language, TONGUES[language]
        self._taken = [(0, begin), *(match.span() for match in re.finditer(r"\[fn:\w+\]", line))]

    def edits(self) -> Iterator[_Edit]:
        """Yield what can be changed."""
        yield from self._dates()
        yield from self._groups()
        yield from self._references()
        yield from self._points()
        yield from self._annexes()
        yield from self._number_words()
        for match in self._free(FIGURE):
            yield from self._figure(match)
        yield from _brackets(self.line)

    def _free(self, pattern: re.Pattern[str], group: int = 0) -> Iterator[re.Match[str]]:
        for match in pattern.finditer(self.line):
            start, end = match.span(group)
            if all(end <= a or start >= b for a, b in self._taken):
                yield match

    def _dates(self) -> Iterator[_Edit]:
        day, month, year = (3, 2, 1) if self.language == "zh" else (1, 2, 3)
        for match in self._free(DATE[self.language]):
            self._taken.append(match.span())
            yield _Edit("date", *match.span(day), _as_printed(17 if int(match[day]) != 17 else 18, match[day]))
            if match[month] in self.tongue.months:
                yield _Edit("date", *match.span(month), self.tongue.months[match[month]])
            yield _Edit("date", *match.span(year), _as_printed(int(match[year]) + 1, match[year]))

    def _groups(self) -> Iterator[_Edit]:
        for match in self._free(GROUPED):
            self._taken.append(match.span())
            first = match.start()
            if self.language == "ar" and " " in match[0]:  # Printed with the thousands last: 000 50 is 50 000.
                first = match.end() - len(match[0].rsplit(" ", 1)[1])
            yield _Edit(
                "number in groups", first, first + 1, _as_printed(7 if int(self.line[first]) != 7 else 4, match[0])
            )

    def _references(self) -> Iterator[_Edit]:
        figures = rf"[{CHINESE_FIGURES}]{{1,3}}|\d{{1,2}}"
        chinese = {"an article": rf"第({figures})条", "a paragraph": rf"第({figures})款"}
        others = {
            "an article": rf"{self.tongue.article}(\d{{1,3}})(?![\d/])",
            "a paragraph": rf"{self.tongue.paragraph}(\d{{1,3}})(?![\d/])",
        }
        for kind, pattern in (chinese if self.language == "zh" else others).items():
            for match in list(self._free(re.compile(pattern), 1)):
                self._taken.append(match.span())
                yield _Edit(f"reference to {kind}", *match.span(1), _other(match[1]))

    def _points(self) -> Iterator[_Edit]:
        for match in self._free(_POINT):
            if match.start() > 3:
                letter = match[2]
                other = {"أ": "ب", "ب": "ج", "ج": "د", "د": "أ"}.get(letter) or chr(ord(letter) + 1)
                yield _Edit("reference to a point", *match.span(2), other)

    def _annexes(self) -> Iterator[_Edit]:
        for name, other in self.tongue.annex.items():
            for match in self._free(re.compile(re.escape(name) + ("" if self.language == "zh" else r"(?!\w)"))):
                yield _Edit("reference to an annex", *match.span(), other)

    def _number_words(self) -> Iterator[_Edit]:
        before, behind = ("", "") if self.language == "zh" else (r"(?<![\w-])", r"(?![\w-])")
        for word, other in self.tongue.words.items():
            for match in self._free(re.compile(before + re.escape(word) + behind)):
                yield _Edit("number in words", *match.span(), other)
        for match in re.finditer(f"百分之([{CHINESE_FIGURES}])十", self.line):
            yield _Edit("percent", *match.span(1), "三" if match[1] != "三" else "六")

    def _figure(self, match: re.Match[str]) -> Iterator[_Edit]:
        units = "|".join(map(re.escape, sorted(self.tongue.units, key=len, reverse=True)))
        unit = re.compile(f"({units})" if self.language == "zh" else rf"[ \u00a0]?({units})(?![^\W\d_])")
        found = unit.match(self.line, match.end())
        if re.compile(self.tongue.percent).match(self.line, match.end()):
            yield _Edit("percent", *match.span(), _other(match[0]))
        elif found:
            yield _Edit("time limit", *match.span(), _other(match[0]))
            yield _Edit("unit of time", *found.span(1), self.tongue.units[found[1]])
        else:
            yield _Edit("number", *match.span(), _other(match[0]))


def _other(figure: str) -> str:
    """Return another figure of the same form: 12 for 11, 0,6 for 0,5; in Chinese 七 for 三."""
    if figure[-1] in CHINESE_FIGURES:
        return figure[:-1] + ("四" if figure[-1] != "四" else "九")
    last = int(figure[-1])
    return figure[:-1] + _as_printed(last + 1 if last < 9 else 3, figure)


def _as_printed(number: int, pattern: str) -> str:
    """Return a number in the figures of a printed one: in Arabic there are two sorts.

    >>> _as_printed(17, "21"), _as_printed(17, "٢١")
    ('17', '١٧')
    """
    return str(number).translate(_ARABIC_INDIC) if pattern[0] in "٠١٢٣٤٥٦٧٨٩" else str(number)


def _brackets(line: str) -> Iterator[_Edit]:
    for match in _OPTION.finditer(line):
        yield _Edit("option dropped", match.start(), match.end(), match[1])
        yield _Edit("option added", match.end(), match.end(), match[1])
    for match in _PAIR.finditer(line):
        if not match[1].startswith("fn:"):
            yield _Edit("opening bracket added", match.end(), match.end(), " [")
            yield _Edit("closing bracket lost", match.end() - 1, match.end(), "")
            yield _Edit("bracket lifted", match.start(), match.end(), match[1])


def _in_structure(source: Source) -> Iterator[Plant]:
    places = source.places
    lines = source.lines
    for n, place in enumerate(places):
        line = lines[place.index]
        kind = _kind(place, places[n + 1 :])
        if kind and "[fn:" not in line:  # A note would lose its call, and would be a second difference.
            yield Plant(f"{kind} dropped", source.with_lines({place.index: None}), place.eid, place.block, line, "")
        if place.kind == "heading" and re.match(r"art_[^_]*$", place.eid):
            label = source.draft.provisions[Eid(place.eid)].label
            bare_label = label.rstrip(" .-")
            if source.draft.provisions[Eid(place.eid)].heading and line.startswith(label) and line != bare_label:
                bare = source.with_lines({place.index: bare_label})
                yield Plant("title of an article dropped", bare, place.eid, place.block, line, label)
            yield from _exchanged_articles(source, place)
            inside = [p.index for p in places if p.eid == place.eid or p.eid.startswith(place.eid + "__")]
            notes = any("[fn:" in lines[i] for i in inside)
            if not notes and len(inside) > 1:
                gone = dict.fromkeys(range(inside[0], inside[-1] + 1))
                yield Plant("article dropped", source.with_lines(gone), place.eid, place.block, line, "")
                number = re.search(rf"\d+|[{CHINESE_FIGURES}]+(?=条)", line)
                if number:
                    other = str(int(number[0]) + 40) if number[0].isdecimal() else f"四十{number[0][-1].strip('十')}"
                    now = line[: number.start()] + other + line[number.end() :]
                    yield Plant("label renumbered", source.with_lines({place.index: now}), place.eid, place.block,
                                line, now)  # fmt: skip
        yield from _of_neighbours(source, n)
        yield from _half(source, place)
        if place.kind == "note" and "[fn:" in line:
            yield _without_note(source, place)


def _exchanged_articles(source: Source, place: Line) -> Iterator[Plant]:
    """Yield an article that changed places with the next one, each with its number and its contents."""
    heads = [p for p in source.places if p.kind == "heading" and p.eid.count("__") == 0]
    at = heads.index(place)
    if at + 2 >= len(heads) or not heads[at + 1].eid.startswith("art_"):
        return
    begin, middle, end = (head.index for head in heads[at : at + 3])
    lines = source.lines[:begin] + source.lines[middle:end] + source.lines[begin:middle] + source.lines[end:]
    second = heads[at + 1]
    yield Plant("articles exchanged", type(source)(source.language, lines), second.eid, second.block,
                source.lines[middle], source.lines[begin], (place.block,))  # fmt: skip


def _without_note(source: Source, note: Line) -> Plant:
    """Return a text without a note and without its calls."""
    line = source.lines[note.index]
    call = line[: line.index("]") + 1].strip()
    calling = [place for place in source.places if place is not note and call in source.lines[place.index]]
    gone: dict[int, str | None] = {place.index: source.lines[place.index].replace(call, "") for place in calling}
    changed = source.with_lines({**gone, note.index: None})
    also = tuple(place.block for place in calling)
    return Plant("note dropped", changed, note.eid, note.block, line, "", also)


def _kind(place: Line, after: tuple[Line, ...]) -> str:
    """Return the kind of what this line alone prints, so that it can be dropped; empty for anything else."""
    if place.kind == "recital":
        return "recital"
    if place.kind == "heading" and place.label:
        alone = not after or not after[0].eid.startswith(place.eid)
        return ("point" if "point_" in place.eid.rpartition("__")[2] else "paragraph") if alone else ""
    if place.kind == "heading" and place.eid.startswith(("part_", "chp_", "title_", "sec_")):
        return "division heading"
    if place.kind == "heading" and re.fullmatch(r"annex_[^_]+", place.eid):
        return "annex heading"
    if place.kind == "text" and place.eid.startswith("art_"):
        return "line"
    return ""


def _of_neighbours(source: Source, n: int) -> Iterator[Plant]:
    """Yield a pair of points exchanged with their labels, and a pair of paragraphs merged."""
    places, lines = source.places, source.lines
    if n + 1 >= len(places):
        return
    one, two = places[n], places[n + 1]
    if not (one.label and two.label) or one.eid.rpartition("__")[0] != two.eid.rpartition("__")[0]:
        return
    if any("[fn:" in lines[p.index] for p in (one, two)):
        return
    first, second = lines[one.index], lines[two.index]
    exchanged = source.with_lines({one.index: second, two.index: first})
    yield Plant("points exchanged", exchanged, one.eid, one.block, first, second, (two.block,))
    if "para_" in one.eid.rpartition("__")[2]:
        space = "" if source.language == "zh" else " "
        merged = first + space + second[_label_ends(second, two) :]
        yield Plant("paragraphs merged", source.with_lines({one.index: merged, two.index: None}), two.eid, two.block,
                    second, "")  # fmt: skip


def _half(source: Source, place: Line) -> Iterator[Plant]:
    """Yield a line of which the second half is gone, if nothing but its length can tell."""
    line = source.lines[place.index]
    begin = _label_ends(line, place)
    words = line[begin:]
    if len(words) < (_LONG // 3 if source.language == "zh" else _LONG) or place.kind == "note":
        return
    middle = begin + len(words) // 2
    match = re.compile(r"[,，;；.。、،] ?" if source.language == "zh" else r" ").search(line, middle)
    if match is None or match.end() > begin + len(words) * 0.7:
        return
    gone = line[match.start() :]
    if re.search(r"[\d\[(（]", gone):
        return
    now = line[: match.start()] + line[-1]
    yield Plant("half dropped", source.with_lines({place.index: now}), place.eid, place.block, line, now)
