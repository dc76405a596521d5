"""The page of a stage: its text with contents, what is doubtful in it, and its files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.language.scripts import in_latin
from tracker.model.block import ARTICLE_LEVEL, CALL, Block, BlockKind
from tracker.report.document.about import closing_lines_of
from tracker.report.document.content import Document, Heading, Look, Paragraph, Words, paragraph
from tracker.report.site.paths import relative, stage_page, with_commas
from tracker.report.view.notice import named_notices, notice_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tracker.model.lineage.graph import LineageStage
    from tracker.model.provision import Eid
    from tracker.report.document.content import Block as Part
    from tracker.report.site.paths import Pages


@dataclass(frozen=True, slots=True, kw_only=True)
class StageText:
    """The content of the page of a stage.

    Attributes:
        stage: The stage.
        blocks: Its lines by address, in order, the notes last.
        lives: The address of the page of each provision that has one, by its address in the text.
        findings: What a check found, each with the address of its provision, its name and the words.
        downloads: Its files, each with its address, relative to the site, and its name.
        words: The words of the report.
        pages: The pages of the site.
    """

    stage: LineageStage
    blocks: Mapping[Eid, Block]
    lives: Mapping[Eid, str]
    findings: tuple[tuple[Eid, str, str], ...]
    downloads: tuple[tuple[str, str], ...]
    words: dict[str, str]
    pages: Pages


def document_of(text: StageText) -> Document:
    """Return the page of a stage as a document."""
    words, stage = text.words, text.stage
    path = stage_page(stage.name)
    facts = [in_latin(fact, words["dir"]) for fact in (stage.front.symbol, stage.front.date) if fact]
    return Document(
        name="stage",
        kind=in_latin(stage.name, words["dir"]),
        title=stage.front.title or in_latin(stage.name, words["dir"]),
        language=words["lang"],
        facts=(words["comma"].join([*facts, words[stage.front.authenticity]]),),
        notices=named_notices([(stage.name, notice_for(stage.front))], words),
        blocks=tuple(_blocks(text, path)),
        closing=closing_lines_of([(stage.name, stage.digest)], words),
        links=text.pages.links_from(path, words),
    )


def _blocks(text: StageText, path: str) -> Iterator[Part]:
    words, anchors = text.words, _anchors(text.blocks)
    if text.downloads:
        links = [Words(name, link=relative(target, path)) for target, name in text.downloads]
        yield Paragraph(words=with_commas(links, words))
    if text.findings:
        yield paragraph(words["site_findings"].format(count=len(text.findings)), Look.STRONG)
        for eid, name, finding in text.findings:
            link = Words(name, link=f"#{anchors[eid]}" if eid in anchors else "")
            yield Paragraph(words=(link, Words(words["colon"] + finding)), listed=True)
    headings = [(eid, block) for eid, block in text.blocks.items() if _is_title(block)]
    if len(headings) > 1:
        yield Heading(text=words["history_contents"])
        for eid, block in headings:
            link = Words(_plain(block), link=f"#{anchors[eid]}")
            yield Paragraph(words=(link,), indent=int(block.level >= ARTICLE_LEVEL), language=text.stage.front.language)
        yield Heading(text=words["text"])
    yield from _lines(text, anchors, path)


def _lines(text: StageText, anchors: Mapping[Eid, str], path: str) -> Iterator[Part]:
    language, depth, label, inside_division = text.stage.front.language, 0, "", False
    for eid, block in text.blocks.items():
        if _is_title(block):
            # An article before any division has no heading above its own.
            inside_division = inside_division or block.level < ARTICLE_LEVEL
            yield Heading(
                text=_plain(block),
                level=3 if inside_division and block.level >= ARTICLE_LEVEL else 2,
                language=language,
                anchor=anchors[eid],
            )
            if eid in text.lives:
                yield Paragraph(words=(Words(text.words["history"], Look.REMARK, relative(text.lives[eid], path)),))
            depth, label = 0, ""
            continue
        if block.is_label:
            depth, label = block.level - ARTICLE_LEVEL - 1, f"{label}{_plain(block)} "
            continue
        inside = "__para" in eid or "__point" in eid
        yield Paragraph(
            words=tuple(filter(None, (Words(label, Look.STRONG) if label else None, *_words(block)))),
            indent=depth if inside else 0,
            centred=block.kind is BlockKind.TITLE,
            language=language,
            anchor=anchors.get(eid, ""),
        )
        label = ""
    if label:
        yield Paragraph(words=(Words(label, Look.STRONG),), indent=depth, language=language)


def _words(block: Block) -> Iterator[Words]:
    """Yield the words of a line, the numbers of its notes raised."""
    calls = iter(block.calls)
    for n, piece in enumerate(block.text.split(CALL)):
        if n:
            yield Words(str(next(calls)), Look.CALL)
        if piece:
            yield Words(piece)


def _plain(block: Block) -> str:
    return block.text.replace(CALL, "").strip()


def _is_title(block: Block) -> bool:
    return block.kind is BlockKind.HEADING and not block.is_label and bool(_plain(block))


def _anchors(blocks: Mapping[Eid, Block]) -> dict[Eid, str]:
    return {eid: f"p{number}" for number, eid in enumerate(blocks)}
