"""Markdown that is not structured text: of a wiki, a software forge, a note-taking program.

It is made a web page by an engine that knows the language (markdown-it-py: CommonMark, tables, struck words), and
read as one, with all tags that stand in it. Numbers of lists are those that were typed: CommonMark counts them anew.
"""

from __future__ import annotations

import html
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from markdown_it.token import Token

from tracker.errors import InputError
from tracker.language.scripts import UNSPACED
from tracker.readers.html.document import render_page
from tracker.readers.markdown.front import read_foreign_front
from tracker.readers.markdown.recognition import front_lines
from tracker.readers.reading import Artefact, ArtefactKind
from tracker.readers.structure.headings import article_line, division_line
from tracker.readers.structure.items import item_line
from tracker.readers.structure.printed_line import is_finished
from tracker.readers.structure.rendered import RenderedDocument, RenderedLine, read_rendered
from tracker.text.compose import FoundNote
from tracker.text.escapes import clean
from tracker.text.front import merge_front

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.model.stage import FrontMatter
    from tracker.readers.options import ReadOptions
    from tracker.readers.reading import Reading

_MAX_NESTING = 90
"""Depth of lists and quotations; the engine leaves out what is deeper, so it is refused."""
_CJK = re.compile(f"[{UNSPACED}]")
_NOTE = re.compile(
    r"^\[\^(?P<id>[^\]\s^]+)\]:[ \t]*(?P<text>.*(?:\n[ \t]+\S.*|(?:\n[ \t]*)+\n(?:[ ]{4,}|\t)\S.*)*)", re.MULTILINE
)
"""A note with its further lines and paragraphs, which are indented."""
_CALL = re.compile(r"\[\^([^\]\s^]+)\]")
_BREAKS = frozenset({"softbreak", "hardbreak"})
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
    document = _render("\n".join(text.split("\n")[found.extent :]), name, options)
    document = replace(
        document,
        artefacts=[*(Artefact(1, line, ArtefactKind.HEAD) for line in head.unused), *document.artefacts],
        offered=head.offered,
    )
    return read_rendered(document, name, merge_front(head.stated, front), options)


_HASHES = re.compile(r"^[ ]{0,3}#{1,6}(?=[^\s#])", re.MULTILINE)
"""``###Article 1``: a heading before CommonMark asked for the blank, as some collections of treaties still write it."""


_COMPONENT = re.compile(r"^[ \t]*</?[A-Z][\w.]*(?:[ \t][^<>\n]*)?>[ \t]*$", re.MULTILINE)
"""``<Accordion title="Old text">`` alone on its line, as in MDX: Markdown goes on inside, unlike in HTML."""
_PROGRAM = re.compile(
    r"""^(?:import[ ](?:[^\n]*\bfrom[ ])?["'][^"'\n]+["'];?|export[ ](?:const|default)[ ][^\n]*"""
    r"""|:{3,}[ ]?(?:(?:note|tip|info|caution|danger|warning|important|details)\b[^\n]*)?)[ \t]*$""",
    re.MULTILINE,
)
"""Lines that a program of web pages reads (MDX, Docusaurus): ``import Note from './note.mdx'``, ``:::warning``."""


_NO_ADDRESS = re.compile(r"\w{1,6}")
"""The target of ``[x](a)`` and ``[shall](USA)`` in a draft: a bracket before a point, or before who holds it."""


def _render(text: str, name: str, options: ReadOptions) -> RenderedDocument:
    """Return the lines, notes and account of Markdown as its reader sees them."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 – few files are such Markdown

    program = [Artefact(1, match[0].strip(), ArtefactKind.MARKDOWN) for match in _PROGRAM.finditer(text)]
    text = _COMPONENT.sub(r"\n\g<0>\n", _PROGRAM.sub("\n", text))
    notes = [(match["id"], " ".join(match["text"].split())) for match in _NOTE.finditer(text)]
    # An indented line of a treaty is a paragraph, never the code of a program.
    engine = MarkdownIt("commonmark", {"html": True, "maxNesting": _MAX_NESTING})
    engine.enable(["table", "strikethrough"]).disable("code")
    is_safe = engine.validateLink
    engine.validateLink = lambda url: is_safe(url) and not _NO_ADDRESS.fullmatch(url)  # type: ignore[method-assign]
    links: dict[str, Any] = {}
    tokens = engine.parse(_HASHES.sub(r"\g<0> ", _NOTE.sub("", text)), links)
    if any(token.level >= _MAX_NESTING - 1 for token in tokens):
        raise InputError(
            f"{name} is nested too deeply",
            cause=f"Its quotations or lists are nested {_MAX_NESTING} deep",
            remedy="remove the marks before the lines",
        )
    _keep_typed_numbers(tokens)
    for token in tokens:
        if token.type == "inline":
            token.children = list(_prepared(token, {known for known, _ in notes}))
    texts = [(known, _words(engine.renderInline(words, links), name, options)) for known, words in notes]
    page = render_page(engine.renderer.render(tokens, engine.options, links), name, options, notes=dict(texts))
    attributes = [artefact for at, line in enumerate(page.lines, 1) for artefact in _take_attributes(line, at)]
    return replace(
        page,
        notes=[*(note for note in page.notes if note.id not in dict(texts)), *(FoundNote(*note) for note in texts)],
        artefacts=[*program, *page.artefacts, *attributes],
    )


def _words(text: str, name: str, options: ReadOptions) -> str:
    """Return the words of a note."""
    return " ".join(line.text.strip() for line in render_page(text, name, options, is_part=True).lines)


def _take_attributes(line: RenderedLine, at: int) -> Iterator[Artefact]:
    """Take names and classes out of a line, and yield them."""
    if not line.in_contents:
        yield from (Artefact(at, match[0].strip(), ArtefactKind.MARKDOWN) for match in _ATTRIBUTES.finditer(line.text))
        line.text = _ATTRIBUTES.sub("", line.text)


def _keep_typed_numbers(tokens: Sequence[Token]) -> None:
    """Give items of lists the numbers that were typed; ``1.`` before all of them leaves the counting to the reader."""
    lists: list[list[Token]] = []
    for token in tokens:
        if token.type in ("ordered_list_open", "bullet_list_open"):
            token.attrSet("data-mark", token.markup)
            lists.append([])
        elif token.type == "list_item_open":
            lists[-1].append(token)
        elif token.type in ("ordered_list_close", "bullet_list_close"):
            items = lists.pop()
            if len({item.info for item in items}) > 1 or len(items) == 1:
                for item in items:
                    item.attrSet("value", item.info)


def _prepared(inline: Token, notes: set[str]) -> Iterator[Token]:
    """Yield the parts of a paragraph: calls of notes as links, and breaks that part two lines of a treaty as such."""
    tokens = inline.children or []
    if _CONTENTS.fullmatch(inline.content.strip()):
        yield _tag(f'<span role="doc-toc">{html.escape(" ".join(inline.content.split()))}</span>')
        return
    for at, token in enumerate(tokens):
        if token.type in _BREAKS:
            before, after = clean(_plain(tokens, at - 1, -1)), clean(_plain(tokens, at + 1, 1))
            if _divides(before, after):
                yield _tag("<div></div>")
            elif token.type == "hardbreak" or not (_CJK.match(before[-1:]) and _CJK.match(after[:1])):
                yield token
        elif token.type == "text" and "[^" in token.content:
            yield from _with_calls(token, notes)
        else:
            yield token


def _with_calls(token: Token, notes: set[str]) -> Iterator[Token]:
    """Yield words with a link in the place of each call of a note; a call of any other name is plain text."""
    at = 0
    for match in _CALL.finditer(token.content):
        if match[1] in notes:
            yield _text(token.content[at : match.start()])
            yield _tag(f'<a href="#{html.escape(match[1])}">[1]</a>')
            at = match.end()
    yield _text(token.content[at:])


def _plain(tokens: Sequence[Token], at: int, step: int) -> str:
    """Return the words from a place to the next break, forwards (1) or backwards (-1), without marks and tags."""
    pieces: list[str] = []
    while 0 <= at < len(tokens) and tokens[at].type not in _BREAKS:
        if tokens[at].type in {"text", "code_inline"}:
            pieces.append(tokens[at].content)
        at += step
    return "".join(pieces[::step])


def _text(content: str) -> Token:
    return Token("text", "", 0, content=content)


def _tag(content: str) -> Token:
    return Token("html_inline", "", 0, content=content)


def _divides(before: str, after: str) -> bool:
    """Return whether a break in a paragraph parts two lines of a treaty."""
    if not before or not after:
        return False
    heading = article_line(before) or division_line(before)
    if heading is not None and heading.is_heading and not heading.rest:
        return True
    return is_finished(before) and (item_line(after) is not None or article_line(after) is not None)
