"""The origin of the words of a stage, and what became of the words of an old one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.addresses.lookup import find_meant
from tracker.diff.prepare.tokens import has_words, printed_words
from tracker.errors import InputError
from tracker.language.interface import words_of
from tracker.lineage.addresses import enclosing
from tracker.lineage.span_places import SpanPlaces
from tracker.model.lineage.origins import Span
from tracker.report.origin.view import Fate, FateLine, FatesView, OriginLine, OriginView, Passage
from tracker.services.lineage.matrix import title_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tracker.lineage.reader import LineageReader
    from tracker.model.block import Block
    from tracker.model.provision import Eid
    from tracker.services.lineage.read import OpenLineage

_Pieces = list[tuple[int, int, Span]]
"""Stretches of a line, each with its first character, the one behind its last, and its origin."""


def origin_of(opened: OpenLineage, stage: str = "", provision: str = "", *, report_language: str = "") -> OriginView:
    """Return the origin of the words of a stage, or of one provision of it.

    Args:
        opened: The lineage.
        stage: The stage; empty for the last one.
        provision: The provision as typed; empty for the whole text.
        report_language: Language of the report's own words; that of the texts if empty.

    Raises:
        InputError: If the stage has no text in the language, or no such provision.
    """
    reader = opened.reader
    number = _position(opened, stage)
    spans = reader.origins(number).origins.spans
    positions = {source.name: n for n, source in enumerate(reader.sources)}
    lines = [
        OriginLine(
            eid=eid,
            name=_name(reader, number, eid),
            block=block,
            passages=tuple(
                Passage(
                    start=start,
                    text=block.text[start:end],
                    stage=positions[span.stage],
                    eid=span.eid,
                    name=_name(reader, positions[span.stage], span.eid),
                    words=len(printed_words(block.text[start:end])),
                )
                for start, end, span in _passages(block.text, spans[eid])
            ),
        )
        for eid, block in _lines(reader, number, provision)
    ]
    return OriginView(
        stages=reader.stages,
        stage=number,
        asked=provision,
        instrument=opened.instrument,
        title=title_of(opened),
        words=words_of(report_language or opened.language),
        lines=tuple(lines),
    )


def fates_of(opened: OpenLineage, stage: str, provision: str = "", *, report_language: str = "") -> FatesView:
    """Return what became of the words of a stage, or of one provision of it.

    Args:
        opened: The lineage.
        stage: The stage.
        provision: The provision as typed; empty for the whole text.
        report_language: Language of the report's own words; that of the texts if empty.

    Raises:
        InputError: If the stage has no text in the language, or no such provision.
    """
    reader = opened.reader
    number = _position(opened, stage)
    followers = [n for n in range(len(reader.sources)) if number in reader.ancestors(n)]
    later = {n: SpanPlaces(reader.origins(n).origins.spans.items()) for n in (number, *followers)}
    spans = reader.origins(number).origins.spans
    lines = []
    for eid, block in _lines(reader, number, provision):
        pieces: _Pieces = []
        for start, _, span in _whole_spans(spans[eid]):
            for piece, stage_number, line in _last_places(span, later, (number, eid)):
                first = start + piece.offset - span.offset
                pieces.append((first, first + piece.length, Span(piece.length, str(stage_number), line, 0)))
        fates = []
        for start, end, span in _tidied(block.text, pieces):
            last = int(span.stage)
            fates.append(
                Fate(
                    start=start,
                    text=block.text[start:end],
                    words=len(printed_words(block.text[start:end])),
                    last=last,
                    eid=span.eid,
                    name=_name(reader, last, span.eid),
                )
            )
        lines.append(FateLine(eid=eid, name=_name(reader, number, eid), block=block, fates=tuple(fates)))
    return FatesView(
        stages=reader.stages,
        stage=number,
        followers=tuple(followers),
        asked=provision,
        instrument=opened.instrument,
        title=title_of(opened),
        words=words_of(report_language or opened.language),
        lines=tuple(lines),
    )


def _position(opened: OpenLineage, stage: str) -> int:
    """Return the position of a stage; of the last one if none is named."""
    names = [source.name for source in opened.reader.sources]
    if stage and stage not in names:
        raise InputError(
            f"{stage} has no text in {opened.language}",
            cause=f"the stages with one are: {', '.join(names)}",
            remedy="name one of them, or another language with --language",
        )
    return names.index(stage) if stage else len(names) - 1


def _lines(reader: LineageReader, number: int, provision: str) -> list[tuple[Eid, Block]]:
    """Return the lines of a stage, or of one provision of it."""
    blocks = reader.text(number).blocks
    if not provision:
        return list(blocks.items())
    draft = reader.sources[number].read()
    wanted = {eid for found in find_meant(draft, provision) for eid, _ in found.blocks()}
    if not wanted:
        from tracker.services.compare import near_provisions  # noqa: PLC0415 – loads the engine, which no answer needs

        raise InputError(
            f"There is no “{provision}” in {reader.sources[number].name}",
            cause=near_provisions(draft, provision),
            remedy=f"ask for one that is there; tracker show {reader.sources[number].name} prints all",
        )
    return [(eid, block) for eid, block in blocks.items() if eid in wanted]


def _name(reader: LineageReader, stage: int, eid: Eid) -> str:
    """Return the name of the provision in which a line stands; empty for the title and for notes."""
    nodes = reader.text(stage).nodes
    return next((nodes[around].name for around in enclosing(eid) if around in nodes), "")


# Passages


def _passages(text: str, spans: Sequence[Span]) -> _Pieces:
    """Return the passages of a line: stretches of one stage; signs and blanks go with the word before them."""
    return _tidied(text, list(_whole_spans(spans)))


def _whole_spans(spans: Iterable[Span]) -> Iterator[tuple[int, int, Span]]:
    at = 0
    for span in spans:
        yield at, at + span.length, span
        at += span.length


def _tidied(text: str, pieces: Iterable[tuple[int, int, Span]]) -> _Pieces:
    """Return stretches with those put together that have one line as origin; those without a word join the one before.

    A blank or a comma that was set anew between two old words is no passage that a reader asks for.
    """
    out: _Pieces = []
    for start, end, span in pieces:
        if out and (out[-1][2][1:3] == span[1:3] or not has_words(text[start:end])):
            out[-1] = (out[-1][0], end, out[-1][2])
        elif out and len(out) == 1 and not has_words(text[out[0][0] : out[0][1]]):
            out[0] = (out[0][0], end, span)  # A sign before the first word goes with it.
        else:
            out.append((start, end, span))
    return out


def _last_places(span: Span, later: dict[int, SpanPlaces], own: tuple[int, Eid]) -> Iterator[tuple[Span, int, Eid]]:
    """Yield the stretches of some words in order, each with the last stage that has it, and the line there.

    Args:
        span: The words, by their origin.
        later: The places in their own stage and in those that follow, by position.
        own: Their own stage and line.
    """
    rest = [span]
    found: list[tuple[Span, int, Eid]] = []
    for stage in sorted(later, reverse=True):
        missing: list[Span] = []
        for piece in rest:
            at = piece.offset
            for hit, eid in [(piece, own[1])] if stage == own[0] else later[stage].of(piece):
                if hit.offset > at:
                    missing.append(Span(hit.offset - at, span.stage, span.eid, at))
                found.append((hit, stage, eid))
                at = hit.offset + hit.length
            if at < piece.offset + piece.length:
                missing.append(Span(piece.offset + piece.length - at, span.stage, span.eid, at))
        rest = missing
    yield from sorted(found, key=lambda entry: entry[0].offset)
