"""The places of words as a document: the numbers for each stage, then every provision with its words and their life."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker import __version__
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
    in_latin,
    paragraph,
)
from tracker.report.find.quote import quotations, quote, quote_change
from tracker.report.find.view import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

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
    language = words.get(f"lang_{primary}") or ENGLISH_NAMES.get(primary) or track.language
    return words["comma"].join(filter(None, (in_latin(track.instrument, words["dir"]), language)))


def _numbers(track: Track, words: Mapping[str, str]) -> Table:
    keys = ("matrix_stage", "date", "symbol", "text", "find_places", "find_provisions", "find_bracketed")
    rows = []
    for text in track.texts:
        front, way = text.front, words["dir"]
        facts = (in_latin(text.name, way), in_latin(text.date, way), in_latin(front.symbol if front else "", way))
        numbers = (str(number or words["dash"]) for number in (text.times, text.provisions, text.bracketed))
        cells = (*facts, words[front.authenticity] if front else "", *numbers)
        rows.append(Row(cells=tuple(map(cell, cells))))
    return Table(
        name=words["find_places"],
        columns=tuple(
            Column(heading=cell(words[key]), width=width)
            for key, width in zip(keys, (20, 12, 18, 20, 8, 10, 10), strict=True)
        ),
        rows=tuple(rows),
    )


def _over_time(track: Track, words: Mapping[str, str]) -> Table:
    columns = (("provision", 16), ("find_since", 12), ("find_until", 12), ("find_passage", 42), ("find_then", 24))
    return Table(
        name=words["find_over_time"],
        columns=tuple(Column(heading=cell(words[key]), width=width) for key, width in columns),
        rows=tuple(Row(cells=_life(one, track, words)) for one in track.occurrences),
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
    columns = (("matrix_stage", 16), ("date", 12), ("provision", 22), ("find_passage", 80), ("find_bracketed", 14))
    rows = []
    for own, _, presence, passage in view.passages():
        if own is track:
            text = track.texts[presence.text]
            line = Paragraph(words=tuple(_looks(quote(passage, len(passage.text) * _COLUMNS_A_LETTER))))
            bracket = cell(words[f"find_{passage.bracket}"]) if passage.bracket else ()
            names = (cell(in_latin(text.name, way)), cell(in_latin(text.date, way)), cell(passage.place))
            rows.append(Row(cells=(*names, (line,), bracket)))
    heads = tuple(Column(heading=cell(words[key]), width=width) for key, width in columns)
    return Table(name=words["find_each"], columns=heads, rows=tuple(rows), names_rows=False)
