"""Markdown that is not our structured text: of a wiki, a forge, a note-taking program.

Our structured text reads as Markdown, and so does much else. What is ours says so by its front matter, or has its
articles at the third level of headings; all other Markdown is read as its reader sees it, by an engine that knows the
language (markdown-it-py, CommonMark with tables), and then as any other text that a program shows.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from tracker.model.block import CALL
from tracker.readers.structure.headings import article_line
from tracker.readers.structure.shown import Line, Shown
from tracker.text.compose import FoundNote
from tracker.text.escapes import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

_OURS = re.compile(r"### (?P<text>\S.*)")
_MARKS = re.compile(r"[#>*_\s]+")
_NOTE = re.compile(r"^\[\^(?P<id>[^\]\s^]+)\]:[ \t]*(?P<text>.*(?:\n[ \t]+\S.*)*)", re.MULTILINE)
_CALL = re.compile(r"\[\^([^\]\s^]+)\]")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")


def is_foreign(text: str) -> bool:
    """Whether Markdown without front matter is somebody else's: its articles are no headings of the third level.

    Args:
        text: The whole file.
    """
    lines = text.split("\n")
    ours = (match["text"] for line in lines if (match := _OURS.fullmatch(line)))
    if any(map(article_line, ours)):
        return False
    heads = (article_line(plain) for line in lines if (plain := _plain(line)))
    return any(head is not None and head.is_heading for head in heads)


def shown_markdown(text: str) -> Shown:
    """The lines and notes of Markdown as its reader sees them.

    Args:
        text: The whole file.
    """
    from markdown_it import MarkdownIt  # noqa: PLC0415 – few files are Markdown of others

    known = {match["id"] for match in _NOTE.finditer(text)}
    engine = MarkdownIt("commonmark", {"html": True}).enable("table")
    notes = [
        FoundNote(id=match["id"], text=_words(engine.parseInline(" ".join(match["text"].split())), known).text)
        for match in _NOTE.finditer(text)
    ]
    return Shown(lines=list(_lines(engine.parse(_NOTE.sub("", text)), known)), notes=notes)


def _plain(line: str) -> str:
    """A line without the marks around its words."""
    return clean(_MARKS.sub(" ", line))


def _lines(tokens: Sequence[Token], known: set[str]) -> Iterator[Line]:
    label = ""
    row: Line | None = None
    for token in tokens:
        if token.type == "list_item_open" and token.info:
            label = f"{token.info}{token.markup}"
        elif token.type == "tr_open":
            row = Line(row=True)
        elif token.type == "tr_close" and row is not None:
            row.text = f"{row.text} |"
            yield row
            row = None
        elif token.type in ("inline", "code_block", "fence", "html_block"):
            line = _words([token] if token.type != "inline" else token.children or [], known)
            if row is not None:
                row.text += f"{' ' * bool(row.text)}| {line.text}"
                row.ids += line.ids
            elif line.text.strip():
                line.label, label = label, ""
                yield line


def _words(tokens: Sequence[Token], known: set[str]) -> Line:
    """The words of one paragraph, without the marks of the language."""
    said = Line()
    for token in (child for each in tokens for child in (each.children if each.type == "inline" else [each]) or []):
        if token.type == "softbreak":
            said.text += " "
        elif token.type == "hardbreak" or (token.type == "html_inline" and _BREAK.fullmatch(token.content)):
            said.text += "\n"
        elif token.type == "html_block":
            said.text += html.unescape(_TAG.sub(" ", _BREAK.sub("\n", token.content)))
        elif token.type not in ("html_inline", "link_open", "link_close"):
            said.text += token.content
    said.ids = [name for name in _CALL.findall(said.text) if name in known]
    said.text = _CALL.sub(lambda match: CALL if match[1] in known else match[0], said.text)
    return said
