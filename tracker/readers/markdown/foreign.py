"""Markdown that is not structured text: of a wiki, a software forge, a note-taking program.

It is rendered by an engine that knows the language (markdown-it-py, CommonMark with tables), and then read as any other
rendered text. Numbers of lists are those that were typed: CommonMark would count them anew.
"""

from __future__ import annotations

import html
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from tracker.model.block import CALL
from tracker.readers.markdown.front import read_foreign_front
from tracker.readers.markdown.recognition import front_lines
from tracker.readers.reading import Artefact, ArtefactKind
from tracker.readers.structure.headings import article_line, division_line
from tracker.readers.structure.items import item_line
from tracker.readers.structure.numbering import AutomaticNumber, NumeralKind
from tracker.readers.structure.printed_line import is_finished
from tracker.readers.structure.rendered import RenderedDocument, RenderedLine, read_rendered
from tracker.text.compose import FoundNote
from tracker.text.escapes import clean
from tracker.text.front import merge_front

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

    from tracker.model.stage import FrontMatter
    from tracker.readers.options import ReadOptions
    from tracker.readers.reading import Reading

_NOTE = re.compile(r"^\[\^(?P<id>[^\]\s^]+)\]:[ \t]*(?P<text>.*(?:\n[ \t]+\S.*)*)", re.MULTILINE)
_CALL = re.compile(r"\[\^([^\]\s^]+)\]")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")
_CONTENTS = re.compile(r"(?:\[?\[?_?TOC_?\]?\]?)?\s*(?:\{:?\s*toc\s*\})?", re.IGNORECASE)
"""The place where a program puts a table of contents: ``[TOC]``, ``* TOC`` above ``{:toc}``."""
_ATTRIBUTES = re.compile(r"\s*\{:[^{}\n]*\}|[ \t]+\{[#.][^{}\n]*\}(?=\n|$)")
"""Names and classes that programs of web pages take for themselves: ``{:.no_toc}``, ``{#article-1}``."""


def read_foreign(text: str, name: str, front: FrontMatter, options: ReadOptions) -> Reading:
    """Read Markdown that is not structured text.

    Args:
        text: The whole file.
        name: Name of the file, for messages.
        front: Front matter that the caller knows.
        options: The part of the file that is the treaty, counted in rendered paragraphs.

    Raises:
        InputError: If the lines asked for are not in the file or hold no words.
    """
    found = front_lines(text)
    head = read_foreign_front(found, name)
    document = _render("\n".join(text.split("\n")[found.extent :]))
    document = replace(
        document,
        artefacts=[*(Artefact(1, line, ArtefactKind.HEAD) for line in head.unused), *document.artefacts],
        offered=head.offered,
    )
    return read_rendered(document, name, merge_front(head.stated, front), options)


def _render(text: str) -> RenderedDocument:
    """Return the lines and notes of Markdown as its reader sees them."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 – few files are such Markdown

    notes = [(match["id"], " ".join(match["text"].split())) for match in _NOTE.finditer(text)]
    names = {name for name, _ in notes}
    # An indented line of a treaty is a paragraph, never the code of a program.
    engine = MarkdownIt("commonmark", {"html": True}).enable("table").disable("code")
    lines = list(_lines(engine.parse(_NOTE.sub("", text)), names))
    return RenderedDocument(
        lines=lines,
        notes=[FoundNote(id=name, text=_line(engine.parseInline(words), names).text) for name, words in notes],
        artefacts=[artefact for at, line in enumerate(lines, 1) for artefact in _take_attributes(line, at)],
    )


def _take_attributes(line: RenderedLine, at: int) -> Iterator[Artefact]:
    """Take names and classes out of a line, and yield them."""
    if not line.in_contents:
        yield from (Artefact(at, match[0].strip(), ArtefactKind.MARKDOWN) for match in _ATTRIBUTES.finditer(line.text))
        line.text = _ATTRIBUTES.sub("", line.text)


def _lines(tokens: Sequence[Token], notes: set[str]) -> Iterator[RenderedLine]:
    label: AutomaticNumber | None = None
    row: RenderedLine | None = None
    depth = -1
    for token in tokens:
        depth += (token.type == "ordered_list_open") - (token.type == "ordered_list_close")
        if token.type == "list_item_open" and token.info:
            label = AutomaticNumber(
                label=f"{token.info}{token.markup}",
                shape=f"x{token.markup}",
                kind=NumeralKind.NUMBER,
                value=int(token.info),
                depth=depth,
            )
        elif token.type == "tr_open":
            row = RenderedLine(row=True)
        elif token.type == "tr_close" and row is not None:
            row.text = f"{row.text} |"
            yield row
            row = None
        elif token.type in ("inline", "code_block", "fence", "html_block"):
            pieces = _paragraphs(token.children or []) if token.type == "inline" and row is None else [[token]]
            for piece in pieces:
                line = _line(piece, notes)
                if row is not None:
                    row.text += f"{' ' * bool(row.text)}| {line.text}"
                    row.ids += line.ids
                elif line.text.strip():
                    line.automatic, line.label, label = label, label.label if label else "", None
                    line.in_contents = _CONTENTS.fullmatch(line.text.strip()) is not None
                    yield line


def _paragraphs(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """Yield the lines of a paragraph: a break before the label of an article or point, or behind one, divides it."""
    paragraph: list[Token] = []
    begin = 0
    for at, token in enumerate(tokens):
        if token.type in ("softbreak", "hardbreak"):
            before, after = _line(paragraph[begin:], set()).text, _line(_to_break(tokens, at + 1), set()).text
            if _divides(clean(before), clean(after)):
                yield paragraph
                paragraph, begin = [], 0
                continue
            begin = len(paragraph) + 1
        paragraph.append(token)
    yield paragraph


def _to_break(tokens: Sequence[Token], start: int) -> Sequence[Token]:
    end = next((at for at in range(start, len(tokens)) if tokens[at].type in ("softbreak", "hardbreak")), len(tokens))
    return tokens[start:end]


def _divides(before: str, after: str) -> bool:
    """Return whether a break in a paragraph parts two lines of a treaty."""
    if not before or not after:
        return False
    heading = article_line(before) or division_line(before)
    if heading is not None and heading.is_heading and not heading.rest:
        return True
    return is_finished(before) and (item_line(after) is not None or article_line(after) is not None)


def _line(tokens: Sequence[Token], notes: set[str]) -> RenderedLine:
    """Return the words of one paragraph, without the marks of the language.

    Args:
        tokens: Its tokens.
        notes: Names of all notes; a call of any other name is plain text.
    """
    line = RenderedLine()
    for token in (leaf for outer in tokens for leaf in (outer.children if outer.type == "inline" else [outer]) or []):
        if token.type == "softbreak":
            line.text += " "
        elif token.type == "hardbreak" or (token.type == "html_inline" and _BREAK.fullmatch(token.content)):
            line.text += "\n"
        elif token.type == "html_block":
            line.text += html.unescape(_TAG.sub(" ", _BREAK.sub("\n", token.content)))
        elif token.type not in ("html_inline", "link_open", "link_close"):
            line.text += token.content
    line.text = line.text.replace(CALL, "")  # A sign of a call that came from outside calls nothing.
    line.ids = [name for name in _CALL.findall(line.text) if name in notes]
    line.text = _CALL.sub(lambda match: CALL if match[1] in notes else match[0], line.text)
    return line
