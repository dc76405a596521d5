"""The places of words as a document: the numbers for each stage, then every provision with its words and their life."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker import __version__
from tracker.language.scripts import in_latin
from tracker.language.tags import ENGLISH_NAMES, primary_subtag
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
from tracker.report.find.quote import quotations, quote, quote_change
from tracker.report.find.view import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tracker.report.document.content import Block, Cell
    from tracker.report.find.quote import Piece, Quotation
    from tracker.report.find.view import End, FindView, Occurrence, Track

NAME = "find"
"""The name of the document for programs."""
QUOTED = 220
"""Letters of a line that are quoted: two or three lines of a cell, which is mostly the whole sentence."""
_COLUMNS_A_LETTER = 2
"""Columns that a letter takes at most: with so many a whole line is quoted."""
_LOOKS = {RunKind.KEPT: Look.PLAIN, RunKind.INSERTED: Look.NEW, RunKind.DELETED: Look.GONE}


def document_of(view: FindView) -> Document:
    """Return the places of words as a document.

    Args:
        view: The places.
    """
    return _document(view, tuple(_blocks(view)))


def workbook_of(view: FindView) -> Document:
    """Return the same with a further table for each track: every place in every text, to sort and to filter.

    Args:
        view: The places.
    """
    blocks = [block for block in _blocks(view) if isinstance(block, Table)]
    blocks += (_every_place(track, view) for track in view.found)
    return _document(view, tuple(blocks))


def _document(view: FindView, blocks: tuple[Block, ...]) -> Document:
    words = view.words
    return Document(
        name=NAME,
        kind=words["find"],
        title=words["find_quoted"].format(words=view.typed),
        language=words["lang"],
        facts=tuple(facts_of(view)),
        notices=view.notices,
        blocks=blocks,
        closing=(words["made_by"].format(version=in_latin(__version__, words["dir"])),),
        landscape=True,
    )


def facts_of(view: FindView) -> Iterator[str]:
    """Yield what was searched, and how: numbers of places and texts, and the choices that were made.

    Args:
        view: The places.
    """
    words = view.words
    counts = (
        words["find_places_count"].format(count=view.times),
        words["find_having_count"].format(count=sum(track.having for track in view.tracks)),
        words["find_searched_count"].format(count=sum(len(track.texts) for track in view.tracks)),
    )
    yield words["semicolon"].join(counts)
    yield words["find_exact" if view.exact else "find_loose"]
    if view.whole:
        yield words["find_whole"]
    if view.any_order:
        yield words["find_any_order"]


def _blocks(view: FindView) -> Iterator[Block]:
    words = view.words
    if not view.times:
        yield paragraph(words["find_none"], Look.STRONG)
    for track in view.found:
        if name := name_of(track, words):
            yield Heading(text=name)
        yield _numbers(track, words)
        yield Heading(text=words["find_over_time"], level=2)
        yield _over_time(track, words)


def name_of(track: Track, words: Mapping[str, str]) -> str:
    """Return the name of a track: its instrument and its language.

    Args:
        track: The track.
        words: The words of the report.
    """
    primary = primary_subtag(track.language)
    title = next((text.front.title for text in reversed(track.texts) if text.front and text.front.title), "")
    language = words.get(f"lang_{primary}") or ENGLISH_NAMES.get(primary) or track.language
    return words["comma"].join(filter(None, (title or in_latin(track.instrument, words["dir"]), language)))


def _numbers(track: Track, words: Mapping[str, str]) -> Table:
    way = words["dir"]
    rows = []
    for text in track.texts:
        front = text.front
        date = "" if text.date == text.name else text.date
        facts = (in_latin(text.name, way), in_latin(date, way), in_latin(front.symbol if front else "", way))
        numbers = (str(number or words["dash"]) for number in (text.times, text.provisions, text.bracketed))
        rows.append(tuple(map(cell, (*facts, words[front.authenticity] if front else "", *numbers))))
    return _table(words["find_places"], _COLUMNS_OF_NUMBERS, rows, words)


def _over_time(track: Track, words: Mapping[str, str]) -> Table:
    rows = [_life(one, track, words) for one in track.occurrences]
    return _table(words["find_over_time"], _COLUMNS_OVER_TIME, rows, words)


_COLUMNS_OF_NUMBERS = {
    "matrix_stage": 20, "date": 12, "symbol": 18, "text": 20, "find_places": 8, "find_provisions": 10,
    "find_bracketed": 10,
}  # fmt: skip
_COLUMNS_OVER_TIME = {"provision": 16, "find_since": 12, "find_until": 12, "find_passage": 42, "find_then": 24}
_COLUMNS_OF_PLACES = {"matrix_stage": 16, "date": 12, "provision": 22, "find_passage": 80, "find_bracketed": 14}
"""The columns of each table with their widths, by the keys of their headings."""


def _table(
    name: str,
    columns: Mapping[str, int],
    rows: Sequence[Sequence[Cell]],
    words: Mapping[str, str],
    *,
    names_rows: bool = True,
) -> Table:
    """Return a table without the columns in which nothing stands."""
    used = [n for n in range(len(columns)) if not rows or any(row[n] for row in rows)]
    heads = [Column(heading=cell(words[key]), width=width) for key, width in columns.items()]
    return Table(
        name=name,
        columns=tuple(heads[n] for n in used),
        rows=tuple(Row(cells=tuple(row[n] for n in used)) for row in rows),
        names_rows=names_rows,
    )


def _life(one: Occurrence, track: Track, words: Mapping[str, str]) -> tuple[Cell, ...]:
    """Return the cells of a provision: names, since, until, the words in their lines, and what became of them."""
    way = words["dir"]
    since, until = (in_latin(track.texts[presence.text].name, way) for presence in (one.first, one.last))
    remarks = (words["find_again"] if one.again else "", words["came_from"].format(place=one.came_from))
    begun = (*cell(since), *cell(remarks[0], remarks[1] if one.came_from else "", look=Look.REMARK))
    lasts = one.last.text == len(track.texts) - 1
    quoted = tuple(_quoted(quotation, track, words) for quotation in quotations(one.last.passages, QUOTED))
    names = (*cell(one.last.name, look=Look.STRONG), *cell(*one.names[:-1], look=Look.REMARK))
    ended = cell(words["find_still"], look=Look.REMARK) if lasts else cell(until)
    return names, begun, ended, quoted, _end(one.end, track, words) if one.end else ()


def _quoted(quotation: Quotation, track: Track, words: Mapping[str, str]) -> Paragraph:
    pieces = list(_looks(quotation.pieces))
    if quotation.bracket:
        remark = words[f"find_{quotation.bracket}"]
        pieces.append(Words(words["with_remark"].format(what="", remark=remark), Look.REMARK))
    return Paragraph(words=tuple(pieces), language=track.language)


def _looks(pieces: Iterable[Piece]) -> Iterator[Words]:
    return (Words(text, Look.DIFFERENT if found else Look.PLAIN) for text, found in pieces)


def _end(end: End, track: Track, words: Mapping[str, str]) -> Cell:
    line = paragraph(f"{in_latin(track.texts[end.text].name, words['dir'])}{words['colon']}{end_in_words(end, words)}")
    if not end.runs:
        return (line,)
    runs = tuple(Words(text, _LOOKS[kind]) for text, kind in quote_change(end, QUOTED))
    return line, Paragraph(words=runs, language=track.language)


def end_in_words(end: End, words: Mapping[str, str]) -> str:
    """Return what became of words, in words: "now in Article 5".

    Args:
        end: What became of them.
        words: The words of the report.
    """
    match end.outcome:
        case Outcome.MOVED:
            return words["find_moved"].format(place=end.name)
        case Outcome.REWORDED:
            return words["find_reworded"].format(place=end.name)
        case Outcome.DROPPED:
            return words["find_dropped"].format(place=end.name)


def _every_place(track: Track, view: FindView) -> Table:
    words, way = view.words, view.words["dir"]
    rows: list[tuple[Cell, ...]] = []
    for own, _, presence, passage in view.passages():
        if own is track:
            text = track.texts[presence.text]
            line = Paragraph(words=tuple(_looks(quote(passage, len(passage.text) * _COLUMNS_A_LETTER))))
            bracket = cell(words[f"find_{passage.bracket}"]) if passage.bracket else ()
            date = "" if text.date == text.name else text.date
            names = (cell(in_latin(text.name, way)), cell(in_latin(date, way)), cell(passage.place))
            rows.append((*names, (line,), bracket))
    return _table(words["find_each"], _COLUMNS_OF_PLACES, rows, words, names_rows=False)
