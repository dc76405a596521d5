"""Structured text, the format of the store: every line states its kind, so nothing has to be recognised."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.errors import InputError
from tracker.model.block import ARTICLE_LEVEL
from tracker.model.finding import Finding
from tracker.readers.reading import Reading
from tracker.readers.structure.headings import DIVISIONS, article_line
from tracker.readers.structure.items import item_line
from tracker.text.compose import with_front
from tracker.text.escapes import clean
from tracker.text.front import merge_front
from tracker.text.parser import parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.model.stage import FrontMatter
    from tracker.readers.options import ReadOptions

_MARKS = ("#", ">", "|", "\\\\", "[^", " ", "\t")
_HEADING = re.compile(r"(?P<hashes>#+)[ \u00a0]+(?P<text>\S.*)")


def read_structured(text: str, name: str, front: FrontMatter, options: ReadOptions) -> Reading:
    """Read structured text.

    Args:
        text: The whole file.
        name: Name of the file, for messages.
        front: Front matter that the caller knows; its filled fields win.
        options: Must select no part of the file.

    Raises:
        InputError: If the front matter cannot be read, there is no text, or the options select a part of the file.
    """
    if options.selects_part:
        raise InputError(
            f"No lines can be chosen in {name}",
            cause="It is structured text, which contains the draft and nothing else",
            remedy="leave out --from and --to; if it is not structured text, save it under a name that ends in .txt",
        )
    draft, problems = parse(text, name)
    if not draft.blocks:
        raise InputError(
            f"{name} contains no treaty text",
            cause="There is nothing below its first lines (between “---” and “---”)",
            remedy="check that this is the right file, and that it was saved",
        )
    return Reading(
        draft=with_front(draft, merge_front(draft.front, front)),
        problems=tuple(sorted([*problems, *_slips(text)], key=lambda p: (p.line, p.column))),
        first_line=1,
        last_line=len(text.removesuffix("\n").split("\n")),
    )


def _slips(text: str) -> Iterator[Finding]:
    """Yield the lines that look like an article or a paragraph but do not stand as one."""
    lines = text.split("\n")
    headings = {number: match for number, line in enumerate(lines, 1) if (match := _HEADING.fullmatch(line.strip()))}
    articles = [number for number, match in headings.items() if _is_article(match["text"])]
    has_labels = any(item_line(clean(match["text"])) for match in headings.values())
    if not any(len(headings[number]["hashes"]) == ARTICLE_LEVEL for number in articles):
        return
    for number in articles:
        hashes = len(headings[number]["hashes"])
        if hashes != ARTICLE_LEVEL:
            yield Finding(
                line=number,
                message=f"“{headings[number]['text']}” has {hashes} hashes, and an article has {ARTICLE_LEVEL}",
                cause="In this form it is a division or a paragraph, not an article",
                remedy=f"begin the line with {'#' * ARTICLE_LEVEL} if it is an article",
            )
    for number, line in enumerate(lines, 1):
        if has_labels and not line.startswith(_MARKS) and (item := item_line(line.strip())) and line.strip() != "---":
            yield Finding(
                line=number,
                message=f"“{item.label}” is part of the text, not the label of a provision",
                cause="In structured text a label has a line of its own that begins with hashes",
                remedy=f"if it is a label, write “#### {item.label}” and its words two lines below",
            )


def _is_article(text: str) -> bool:
    words = clean(text)
    heading = article_line(words) if words else None
    return heading is not None and heading.unit not in DIVISIONS
