"""The same texts as Word files and web pages, a paragraph a line: the same articles, and no word lost or come."""

from __future__ import annotations

import html
from collections import Counter
from typing import TYPE_CHECKING

from tests.support.word_files import docx, p, r
from tracker.model.heading import SEPARATOR
from tracker.readers import Reading, read_bytes

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.accept_word import Check

_TYPED = ("[fn:", "[footnoteRef:", "<!--", "***", "---")
"""Marks of other programs that plain text holds and a Word file or page would not; there they are words."""


def check(data: Path) -> list[Check]:
    """Every text without typed marks."""
    found = []
    for path in sorted((data / "texts").rglob("*_*.txt")):
        text = path.read_text("utf-8-sig")
        if not any(mark in text for mark in _TYPED):
            found.append(_judged(path.name, text))
    return found


def _judged(name: str, text: str) -> Check:
    plain = read_bytes(text.encode(), name)
    others = read_bytes(_docx(text), "draft.docx"), read_bytes(_page(text), "draft.html")
    lost = [(_words(plain) - _words(other)).total() for other in others]
    come = [(_words(item) - _words(plain)).total() for item in others]
    articles = [len(element.draft.articles) for element in (plain, *others)]
    holds = not any(lost) and not any(come) and len(set(articles)) == 1
    figure = f"{articles[0]} articles, {_words(plain).total():,} words; lost {lost}, come {come}"
    return f"{name} as a Word file and as a page", holds, figure


def _words(reading: Reading) -> Counter[str]:
    return Counter(word for _, block in reading.draft.blocks for word in block.text.replace(SEPARATOR, " ").split())


def _docx(text: str) -> bytes:
    return docx("".join(p(r(line)) for line in text.split("\n")))


def _page(text: str) -> bytes:
    return ("<!doctype html>" + "".join(f"<p>{html.escape(line)}</p>" for line in text.split("\n"))).encode()
