"""A history as chapters: for each state of a provision its heading, its remarks in words, and its lines.

Every format prints the same chapters: the terminal with signs, documents with struck and underlined words.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from tracker.language.interface import reason_in_words
from tracker.language.scripts import in_latin
from tracker.model.block import ARTICLE_LEVEL, CALL, BlockKind
from tracker.model.concordance import ChangeKind
from tracker.model.marks import is_untouched, kinds_in
from tracker.model.redline import BlockPart, ChangeCategory, RunKind
from tracker.report.document.about import date_beside
from tracker.report.history.view import Event
from tracker.report.view.notice import NamedNotice, named_notices, notice_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tracker.model.lineage.graph import LineageStage
    from tracker.model.redline import RedlineBlock, Run
    from tracker.report.history.view import Further, HistoryView, Life, State

SHORTEST_GAP = 3
"""Unchanged lines in a row that are counted instead of printed; of one or two the words are read sooner than the
number."""
_QUIET = (ChangeCategory.TYPOGRAPHY, ChangeCategory.CONSEQUENTIAL)
"""Changes that are printed as they are now, without a mark: a reader of a history looks for changed words."""
_ALL = 100
"""Share of the words, in per cent, at which nothing is said: every word stood there, and some were struck."""
_OF_NUMBERS = {ChangeKind.LABEL, ChangeKind.NUMBERING}


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that look alike.

    Attributes:
        text: The words.
        kind: Kept, inserted or deleted.
        is_bracket: They are square brackets that were lifted or set round words that stay.
    """

    text: str
    kind: RunKind = RunKind.KEPT
    is_bracket: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TextLine:
    """A line of a provision.

    Attributes:
        words: Its words; the label of a paragraph or point stands before them.
        is_heading: It is the heading of the provision.
        depth: Levels below the paragraphs of an article: 1 for points.
        unchanged: The number of unchanged lines that it stands for; 0 for a line with words.
    """

    words: tuple[Stretch, ...] = ()
    is_heading: bool = False
    depth: int = 0
    unchanged: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """One state of a provision.

    Attributes:
        stage: The stage.
        heading: The line that names it: stage, symbol, date, standing of its text.
        verdict: The line that says what the stage means for the provision.
        remarks: Lines on what came and went, brackets, corrections, releases.
        lines: Its words against the state before; empty where they did not change.
        event: The meaning of the stage for the provision.
        changed: The stage did something to the provision.
    """

    stage: LineageStage
    heading: str
    verdict: str
    remarks: tuple[str, ...]
    lines: tuple[TextLine, ...]
    event: Event
    changed: bool


def chapters(life: Life, view: HistoryView) -> list[Chapter]:
    """Return the states of a provision as chapters, the oldest first.

    Args:
        life: The provision.
        view: The history.
    """
    teller = _Teller(view)
    return [
        Chapter(
            stage=state.stage,
            heading=stage_line(state.stage, view.words),
            verdict=teller.verdict(state),
            remarks=tuple(teller.remarks(state)),
            lines=tuple(_lines(state, whole=n == 0)),
            event=state.event,
            changed=state.event is not Event.GOES_ON or state.facts != ("unchanged",),
        )
        for n, state in enumerate(life.states)
    ]


def stage_line(stage: LineageStage, words: Mapping[str, str]) -> str:
    """Return the name of a stage with symbol, date, standing and release: "2017-final (A/HRC/35/35), 2017-04-25, …".

    Args:
        stage: The stage.
        words: The words of the report.
    """
    way, front = words["dir"], stage.front
    name = in_latin(stage.name, way)
    if front.symbol:
        name = words["with_remark"].format(what=name, remark=in_latin(front.symbol, way))
    date = in_latin(date_beside(stage.name, front.date), way)
    released = words["history_released"] if stage.release else ""
    return words["comma"].join(filter(None, (name, date, words[front.authenticity], released)))


def stages_line(view: HistoryView) -> str:
    """Return all stages in one line, with an arrow to the next where each was drafted from the one before.

    Args:
        view: The history.
    """
    words, way = view.words, view.words["dir"]
    names = [
        words["with_remark"].format(what=in_latin(stage.name, way), remark=in_latin(stage.front.symbol, way))
        if stage.front.symbol and stage.front.symbol not in stage.name
        else in_latin(stage.name, way)
        for stage in view.stages
    ]
    in_a_row = all(stage.predecessors == ((n - 1,) if n else ()) for n, stage in enumerate(view.stages))
    line = (arrow(words) if in_a_row else words["listing"]).join(names)
    standings = {stage.front.authenticity for stage in view.stages}
    return words["with_remark"].format(what=line, remark=words[standings.pop()]) if len(standings) == 1 else line


def notices_of(view: HistoryView) -> tuple[NamedNotice, ...]:
    """Return the notices on the texts of a history that are not official."""
    return named_notices(((stage.name, notice_for(stage.front)) for stage in view.stages), view.words)


def names_line(life: Life, view: HistoryView) -> str:
    """Return the names of a provision, stage by stage, with an arrow to each new one; empty where it has one alone.

    Args:
        life: The provision.
        view: The history.
    """
    names = [name for name, _ in groupby(state.node.name for state in life.states if state.node)]
    return arrow(view.words).join(names) if len(names) > 1 else ""


def arrow(words: Mapping[str, str]) -> str:
    """Return the arrow from a name to a later one, with its blanks."""
    mark = "\N{RIGHT-TO-LEFT MARK}"
    return f"{mark} ← {mark}" if words["dir"] == "rtl" else " → "


class _Teller:
    """Puts the events of states into words.

    Args:
        view: The history.
    """

    def __init__(self, view: HistoryView) -> None:
        self._words, self._language = view.words, view.words["lang"]
        self._first = {stage.name for stage in view.stages if not stage.predecessors}

    def verdict(self, state: State) -> str:
        """Return what a stage means for the provision, in one line."""
        words = self._words
        name = state.node.name if state.node else ""
        before = state.before.name if state.before else ""
        match state.event:
            case Event.FIRST:
                return name
            case Event.NEW:
                return self._remark(name, words["inserted"])
            case Event.BACK:
                since = in_latin(state.since.name, words["dir"]) if state.since else ""
                return self._remark(name, words["history_back"].format(stage=since, name=before))
            case Event.DROPPED:
                return self._remark(before, words["deleted"])
            case Event.PASSED_ON:
                return self._remark(before, words["history_passed"])
            case Event.NUMBER_KEPT:
                return self._remark(name, words["placeholder"])
            case Event.GOES_ON:
                names = arrow(words).join(dict.fromkeys(filter(None, (before, name))))
                facts = words["listing"].join(words[fact] for fact in state.facts or ("unchanged",))
                probably = words["probably"] + words["semicolon"] if state.probably else ""
                return self._remark(names, probably + facts)

    def _remark(self, name: str, remark: str) -> str:
        return f"{name}{self._words['colon']}{remark}"

    def remarks(self, state: State) -> Iterator[str]:
        """Yield what came and went, what is left in brackets, and what people stated."""
        words = self._words
        since = in_latin(state.since.name, words["dir"]) if state.since else ""
        if state.since and len(state.stage.predecessors) > 1:
            yield words["history_against"].format(stage=since)
        if state.merged_from and (places := self._places(self._source(item, state) for item in state.merged_from)):
            yield words["also_from"].format(places=places)
        for part in state.arrived:
            yield self._remark(part.here, words["came_from"].format(place=part.there))
        if state.split_into and (places := self._places(item.name for item in state.split_into)):
            yield words["also_to"].format(places=places)
        named = {item.name for item in state.split_into}
        for part in state.left:
            if part.there not in named:
                yield words["stub"].format(what=part.here, place=part.there)
        if state.event is Event.DROPPED and state.nearest:
            yield words["history_nearest"].format(name=state.nearest)
        yield from self._figures(state, since)

    def _figures(self, state: State, since: str) -> Iterator[str]:
        """Yield the share of the words that stayed, the brackets, and the statement of a person."""
        words = self._words
        if (share := state.kept_share) is not None and state.changed and round(100 * share) < _ALL:
            yield words["history_kept"].format(share=round(100 * share), stage=since)
        now, then = (node.brackets if node else 0 for node in (state.node, state.before))
        if now != then:
            line = words["brackets_line"].format(before=then, after=now)
            yield line if state.before else words["brackets_open"].format(count=now)
        author, _ = state.statement
        if author and state.main:
            yield reason_in_words(state.main.row.reason, self._language)

    def _source(self, item: Further, state: State) -> str:
        """Return the name of a further source, with its stage where that is not the one that is compared with."""
        if state.since is None or item.stage == state.since.name:
            return item.name
        stage = in_latin(item.stage, self._words["dir"])
        return self._words["with_remark"].format(what=item.name, remark=stage)

    def _places(self, names: Iterable[str]) -> str:
        return self._words["listing"].join(dict.fromkeys(names))


# Lines


def _lines(state: State, *, whole: bool) -> Iterator[TextLine]:
    """Yield the lines of a state, the unchanged ones counted; none where only numbers changed, or nothing.

    Args:
        state: The state.
        whole: It is the first one, of which every line is printed.
    """
    if state.node is None:
        return
    begins = state.event in (Event.FIRST, Event.NEW) or state.before is None
    kinds = {kind for block in state.blocks for kind in kinds_in(block)}
    if not begins and kinds <= _OF_NUMBERS:
        return
    waiting: list[TextLine] = []
    for line, touched in _joined(state.blocks):
        if whole or begins or touched:
            yield from _gap(waiting)
            waiting = []
            yield line
        else:
            waiting.append(line)
    yield from _gap(waiting)


def _gap(lines: Sequence[TextLine]) -> Iterator[TextLine]:
    """Yield unchanged lines, or the number of them."""
    if len(lines) < SHORTEST_GAP:
        yield from lines
    else:
        yield TextLine(unchanged=len(lines))


def _joined(blocks: Iterable[RedlineBlock]) -> Iterator[tuple[TextLine, bool]]:
    """Yield the lines with labels before their words and pieces put together, each with whether it is marked."""
    words: list[Stretch] = []
    touched, depth = False, 0
    for block in blocks:
        place = block.place
        if place.kind is BlockKind.NOTE:
            continue
        is_label = place.is_label
        if is_label:
            if words:
                yield TextLine(words=tuple(words), depth=depth), touched
            words, touched, depth = [], False, max(0, place.level - ARTICLE_LEVEL - 1)
        words += _stretches(block)
        touched = touched or not is_untouched(block)
        if is_label:
            words.append(Stretch(" "))
        elif all(at is None or at.ends for at in (block.before, block.after)):
            is_heading = place.kind is BlockKind.HEADING
            yield TextLine(words=tuple(words), is_heading=is_heading, depth=0 if is_heading else depth), touched
            words, touched = [], False
            depth = 0 if is_heading else depth
        else:
            words.append(Stretch(" "))
    if words:
        yield TextLine(words=tuple(words), depth=depth), touched


def _stretches(block: RedlineBlock) -> Iterator[Stretch]:
    for run in block.runs:
        if run.category in _QUIET and run.kind is RunKind.DELETED and run.part is BlockPart.TEXT:
            continue
        kind = RunKind.KEPT if run.category in _QUIET and run.part is BlockPart.TEXT else run.kind
        text = _with_calls(run)
        if text:
            yield Stretch(text, kind, is_bracket=run.category is ChangeCategory.BRACKET)


def _with_calls(run: Run) -> str:
    """Return the words of a run with each call of a note as ``[n]``."""
    calls = iter(run.calls_after or run.calls_before)
    return "".join(f"[{next(calls, '')}]" if letter == CALL else letter for letter in run.text)


def merged(words: Iterable[Stretch]) -> list[Stretch]:
    """Return stretches with neighbours of one kind put together, also over the blank behind a label.

    >>> merged([Stretch("1.", RunKind.DELETED), Stretch(" "), Stretch("Peace.", RunKind.DELETED)])[0].text
    '1. Peace.'
    """
    result: list[Stretch] = []
    for stretch in words:
        last = result[-1] if result else None
        if last is not None and _alike(last, stretch):
            result[-1] = replace(last, text=last.text + stretch.text)
        elif len(result) > 1 and last is not None and last.text == " " and _alike(result[-2], stretch):
            result[-2:] = [replace(stretch, text=f"{result[-2].text} {stretch.text}")]
        else:
            result.append(stretch)
    return result


def _alike(one: Stretch, other: Stretch) -> bool:
    return (one.kind, one.is_bracket) == (other.kind, other.is_bracket)
