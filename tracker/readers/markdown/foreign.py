"""Markdown that is not structured text: of a wiki, a software forge, a note-taking program.

Structured text is Markdown, too. It begins with front matter, or has its articles at the third level of headings. All
other Markdown is rendered by an engine that knows the language (markdown-it-py, CommonMark with tables), and then read
as any other rendered text.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from tracker.model.block import CALL
from tracker.readers.structure.headings import article_line
from tracker.readers.structure.rendered import RenderedDocument, RenderedLine, read_rendered
from tracker.text.compose import FoundNote
from tracker.text.escapes import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

    from tracker.model.stage import FrontMatter
    from tracker.readers.options import ReadOptions
    from tracker.readers.reading import Reading

_STRUCTURED_ARTICLE = re.compile(r"### (?P<text>\S.*)")
_MARKS = re.compile(r"[#>*_\s]+")
_NOTE = re.compile(r"^\[\^(?P<id>[^\]\s^]+)\]:[ \t]*(?P<text>.*(?:\n[ \t]+\S.*)*)", re.MULTILINE)
_CALL = re.compile(r"\[\^([^\]\s^]+)\]")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")


def is_foreign(text: str) -> bool:
    r"""Return whether Markdown without front matter has articles, but none as a heading of the third level.

    >>> is_foreign("## Article 1\n\nPeace."), is_foreign("### Article 1\n\nPeace.")
    (True, False)
    """
    lines = text.split("\n")
    structured = (match["text"] for line in lines if (match := _STRUCTURED_ARTICLE.fullmatch(line)))
    if any(map(article_line, structured)):
        return False
    headings = (article_line(plain) for line in lines if (plain := _without_marks(line)))
    return any(heading is not None and heading.is_heading for heading in headings)


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
    return read_rendered(_render(text), name, front, options)


def _render(text: str) -> RenderedDocument:
    """Return the lines and notes of Markdown as its reader sees them."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 – few files are such Markdown

    notes = [(match["id"], " ".join(match["text"].split())) for match in _NOTE.finditer(text)]
    names = {name for name, _ in notes}
    engine = MarkdownIt("commonmark", {"html": True}).enable("table")
    return RenderedDocument(
        lines=list(_lines(engine.parse(_NOTE.sub("", text)), names)),
        notes=[FoundNote(id=name, text=_line(engine.parseInline(words), names).text) for name, words in notes],
    )


def _without_marks(line: str) -> str:
    """Return the words of a line without the marks of Markdown around them."""
    return clean(_MARKS.sub(" ", line))


def _lines(tokens: Sequence[Token], notes: set[str]) -> Iterator[RenderedLine]:
    label = ""
    row: RenderedLine | None = None
    for token in tokens:
        if token.type == "list_item_open" and token.info:
            label = f"{token.info}{token.markup}"
        elif token.type == "tr_open":
            row = RenderedLine(row=True)
        elif token.type == "tr_close" and row is not None:
            row.text = f"{row.text} |"
            yield row
            row = None
        elif token.type in ("inline", "code_block", "fence", "html_block"):
            line = _line([token] if token.type != "inline" else token.children or [], notes)
            if row is not None:
                row.text += f"{' ' * bool(row.text)}| {line.text}"
                row.ids += line.ids
            elif line.text.strip():
                line.label, label = label, ""
                yield line


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
