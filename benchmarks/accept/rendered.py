"""The same texts as Word files and web pages, a paragraph a line: the same articles, no word lost or added."""

from __future__ import annotations

import html
from collections import Counter
from typing import TYPE_CHECKING

from benchmarks.accept.check import Check
from tests.support.word_files import docx, p, r
from tracker.model.heading import SEPARATOR
from tracker.readers import Reading, read_bytes

if TYPE_CHECKING:
    from pathlib import Path

_ARTEFACTS = ("[fn:", "[footnoteRef:", "<!--", "***", "---")
"""Artefacts of plain text; in a Word file or web page they are words."""


def check(data: Path) -> list[Check]:
    """Check every text without artefacts."""
    texts = {path.name: path.read_text("utf-8-sig") for path in sorted((data / "texts").rglob("*_*.txt"))}
    return [_check(name, text) for name, text in texts.items() if not any(mark in text for mark in _ARTEFACTS)]


def _check(name: str, text: str) -> Check:
    plain = read_bytes(text.encode(), name)
    rendered = read_bytes(_docx(text), "draft.docx"), read_bytes(_page(text), "draft.html")
    lost = [(_words(plain) - _words(reading)).total() for reading in rendered]
    added = [(_words(reading) - _words(plain)).total() for reading in rendered]
    articles = [len(reading.draft.articles) for reading in (plain, *rendered)]
    holds = not any(lost) and not any(added) and len(set(articles)) == 1
    figure = f"{articles[0]} articles, {_words(plain).total():,} words; lost {lost}, added {added}"
    return Check(f"{name} as a Word file and as a page", holds, figure)


def _words(reading: Reading) -> Counter[str]:
    return Counter(word for _, block in reading.draft.blocks for word in block.text.replace(SEPARATOR, " ").split())


def _docx(text: str) -> bytes:
    return docx("".join(p(r(line)) for line in text.split("\n")))


def _page(text: str) -> bytes:
    return ("<!doctype html>" + "".join(f"<p>{html.escape(line)}</p>" for line in text.split("\n"))).encode()
