"""A history as a document: of one provision its states, of an instrument the contents and every provision in turn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker import __version__
from tracker.language.scripts import in_latin
from tracker.model.redline import RunKind
from tracker.report.document.content import (
    Column,
    Document,
    Heading,
    Look,
    Paragraph,
    Row,
    Table,
    Words,
    cell,
    paragraph,
)
from tracker.report.history.story import chapters, merged, names_line, notices_of, stages_line
from tracker.report.history.view import Event

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tracker.report.document.content import Block
    from tracker.report.history.story import Chapter, TextLine
    from tracker.report.history.view import HistoryView, Life

NAME = "history"
"""The name of the document for programs."""
_LOOKS = {RunKind.KEPT: Look.PLAIN, RunKind.INSERTED: Look.NEW, RunKind.DELETED: Look.GONE}


def document_of(view: HistoryView) -> Document:
    """Return a history as a document.

    Args:
        view: The history.
    """
    words = view.words
    one = view.lives[0] if len(view.lives) == 1 else None
    return Document(
        name=NAME,
        kind=words["history" if view.asked else "history_whole"],
        title=words["comma"].join(filter(None, (_title(one, view) if one else "", view.title))),
        language=words["lang"],
        facts=(stages_line(view),),
        notices=notices_of(view),
        blocks=tuple(_blocks(view)),
        closing=(words["key_words"], *_closing(view)),
    )


def _closing(view: HistoryView) -> Iterator[str]:
    way = view.words["dir"]
    yield view.words["made_by"].format(version=in_latin(__version__, way))
    for stage in view.stages:
        label = f"{in_latin(stage.name, way)}{view.words['comma']}{view.words['digest']}"
        yield f"{label}{view.words['colon']}{in_latin(stage.digest, way)}"


def _title(life: Life, view: HistoryView) -> str:
    """Return the name of a provision with its heading; of one that is gone with the last stage that had it."""
    heading = life.heading if life.heading not in life.name else ""
    title = view.words["after_head"].join(filter(None, (life.name, heading)))
    last = life.states[-1]
    if last.node is not None or last.since is None:
        return title
    stage = view.words["thread_last"].format(stage=in_latin(last.since.name, view.words["dir"]))
    return view.words["with_remark"].format(what=title, remark=stage)


def _blocks(view: HistoryView) -> Iterator[Block]:
    stories = [(life, chapters(life, view)) for life in view.lives]
    if len(stories) > 1:
        yield Heading(text=view.words["history_contents"])
        yield _contents(stories, view)
    for n, (life, story) in enumerate(stories, 1):
        if len(stories) > 1:
            yield Heading(text=_title(life, view), language=view.language, anchor=_anchor(n))
        if names := names_line(life, view):
            yield paragraph(names, Look.REMARK)
        for chapter in story:
            yield from _chapter(chapter, view)


def _contents(stories: list[tuple[Life, list[Chapter]]], view: HistoryView) -> Table:
    """Return the table of all provisions: their names, and the stages at which their words changed."""
    words = view.words
    columns = (("provision", 30), ("history_names", 30), ("history_changed", 40))
    return Table(
        name=words["history_contents"],
        columns=tuple(Column(heading=cell(words[key]), width=width) for key, width in columns),
        rows=tuple(
            Row(
                cells=(
                    (Paragraph(words=(Words(_title(life, view), link=f"#{_anchor(n)}"),), language=view.language),),
                    cell(names_line(life, view)),
                    cell(words["listing"].join(_change(one, words) for one in story if _is_listed(one))),
                )
            )
            for n, (life, story) in enumerate(stories, 1)
        ),
    )


def _anchor(n: int) -> str:
    """Return the anchor of the n-th provision, to which the contents lead."""
    return f"provision_{n}"


_REMARKS = {Event.NEW: "inserted", Event.BACK: "history_returned", Event.DROPPED: "deleted", Event.PASSED_ON: "merged"}
"""Words beside a stage in the contents, where more than the wording changed."""


def _is_listed(chapter: Chapter) -> bool:
    return chapter.changed and chapter.event is not Event.FIRST


def _change(chapter: Chapter, words: Mapping[str, str]) -> str:
    """Return a stage at which a provision changed: "2017-final (new)"."""
    name = in_latin(chapter.stage.name, words["dir"])
    key = _REMARKS.get(chapter.event)
    return words["with_remark"].format(what=name, remark=words[key]) if key else name


def _chapter(chapter: Chapter, view: HistoryView) -> Iterator[Block]:
    yield Heading(text=chapter.heading, level=2)
    yield paragraph(chapter.verdict, Look.STRONG)
    for remark in chapter.remarks:
        yield paragraph(remark, Look.REMARK)
    for line in chapter.lines:
        yield _line(line, view)


def _line(line: TextLine, view: HistoryView) -> Paragraph:
    if line.unchanged:
        counted = view.words["unchanged_parts"].format(count=line.unchanged)
        return Paragraph(words=(Words(counted, Look.REMARK),), indent=line.depth + 1)
    return Paragraph(
        words=tuple(Words(stretch.text, _LOOKS[stretch.kind]) for stretch in merged(line.words)),
        indent=line.depth + 1,
        language=view.language,
    )
