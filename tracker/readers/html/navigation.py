"""Furniture of a web page: contents lists, links to the top or to other pages, the line of the copyright."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from tracker.readers.html import elements
from tracker.readers.html.lines import PageLine, is_heading
from tracker.readers.reading import ArtefactKind
from tracker.text.escapes import clean

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_NO_WORDS = re.compile(r"[\W\d_]*")
"""Signs that may stand beside a link in a contents list: dots, a number of a page."""
_SEPARATORS = re.compile(r"[|·•»«›‹/\[\]()↑↓←→▲▼⇧⬆\ufe0f,;:–—-]+")
_COPYRIGHT = re.compile(r"(?:©|\(c\)(?=\s*(?:copyright|\d{4}))|copyright\b|copr\.|版权所有)", re.IGNORECASE)
_MAX_FOOT = 12
"""Lines from the copyright to the end of the page, with the links of its foot."""
_MAX_BACK_LINK = 60
"""Characters of a line that is a link to a place above."""
_TOP = frozenset(["#", "top", "toc", "contents", "start", "haut", "page-top", "pagetop", "inicio"])
_WORDS = frozenset("""
    top|back to top|back to the top|return to top|go to top|to top|back|home|print|print this page|share|
    share this page|e-mail|email|email this page|save|download|pdf|word|previous|next|previous page|next page|
    previous article|next article|skip to content|skip to main content|skip to navigation|menu|search|close|
    permalink|edit|
    contents|table of contents|index|full text|
    haut|haut de page|haut de la page|retour en haut|retour en haut de page|retour au sommaire|accueil|imprimer|
    partager|télécharger|précédent|suivant|sommaire|table des matières|aller au contenu|
    arriba|volver arriba|subir|inicio|imprimir|compartir|descargar|anterior|siguiente|índice|volver al índice|
    наверх|в начало|назад|вперёд|вперед|печать|распечатать|поделиться|скачать|на главную|главная|содержание|оглавление|
    إلى الأعلى|أعلى الصفحة|العودة إلى الأعلى|طباعة|مشاركة|تحميل|السابق|التالي|الرئيسية|المحتويات|الفهرس|
    返回顶部|回到顶部|顶部|打印|分享|下载|上一页|下一页|上一条|下一条|首页|目录|返回目录
""".replace("\n", "").split("|"))  # fmt: skip
"""Words of links that only move about, in the six languages. A line of nothing but such links is no text."""
_NAVIGATION_WORDS = frozenset(word.strip() for word in _WORDS)
_CONTENTS_HEADINGS = frozenset([
    "contents", "table of contents", "sommaire", "table des matières", "índice", "contenido", "tabla de contenido",
    "оглавление", "содержание", "المحتويات", "الفهرس", "目录", "目錄", "目次",
])  # fmt: skip


def mark_furniture(lines: Sequence[PageLine], notes: Mapping[str, str]) -> None:
    """Mark the lines of a page that are no part of its text.

    Args:
        lines: All lines but those of notes; the kind of furniture is set in them.
        notes: The notes, by anchor; links to them are calls.
    """
    _release_articles(lines)
    places = {name: at for at, line in reversed(list(enumerate(lines))) for name in line.anchors}
    contents = [at for at, line in enumerate(lines) if _leads_to_text(lines, at, line, places, notes)]
    for at in contents:
        lines[at].furniture = lines[at].furniture or ArtefactKind.CONTENTS
        if at and clean(lines[at - 1].text).casefold().rstrip(" :.") in _CONTENTS_HEADINGS:
            lines[at - 1].furniture = ArtefactKind.CONTENTS
    for at, line in enumerate(lines):
        if line.furniture is None and _moves_about(at, line, places, notes):
            line.furniture = ArtefactKind.NAVIGATION
        if any(map(elements.COMMENT.fullmatch, line.anchors)):
            line.furniture = line.furniture or ArtefactKind.COMMENT
    _mark_foot(lines)
    _mark_links_at_edges(lines, notes)


def _release_articles(lines: Sequence[PageLine]) -> None:
    """Take back the marks of a part that holds the heading of an article: a name of a class may mislead.

    Args:
        lines: All lines; a part is a run of lines with the same mark.
    """
    for kind, part in groupby(lines, key=lambda line: line.furniture):
        marked = list(part) if kind is not None else []
        plain = (line for line in marked if all(run.link is None for run in line.runs if run.text.strip()))
        may_be_text = kind is not ArtefactKind.CONTENTS or 2 * len(marked) > len(lines)
        if may_be_text and any(is_heading(clean(line.text)) for line in plain):
            for line in marked:
                line.furniture = None


def _leads_to_text(
    lines: Sequence[PageLine], at: int, line: PageLine, places: Mapping[str, int], notes: Mapping[str, str]
) -> bool:
    """Return whether a line is an entry of a contents list: links to lines below, and nothing else."""
    targets = _only_links(line, notes)
    if not targets or line.tag in elements.HEADINGS or not all(places.get(target, -1) > at for target in targets):
        return False
    if len(targets) > 1:
        return True
    words = _letters(line.text)
    there = _letters(lines[places[targets[0]]].text)
    beside = (lines[near] for near in (at - 1, at + 1) if 0 <= near < len(lines))
    return (
        there.startswith(words)
        or words.startswith(there)
        or any(
            (near := _only_links(line_beside, notes)) and all(places.get(target, -1) > at for target in near)
            for line_beside in beside
        )
    )


def _moves_about(at: int, line: PageLine, places: Mapping[str, int], notes: Mapping[str, str]) -> bool:
    """Return whether a line is nothing but links to the top, to a place above, or to print and share."""
    if all(run.link is None for run in line.runs if run.text.strip()):
        return False
    words = [clean(part).casefold() for part in _SEPARATORS.split(line.text)]
    if all(word in _NAVIGATION_WORDS for word in words if word):
        return True
    targets = _only_links(line, notes)
    above = bool(targets) and all(target.casefold() in _TOP or places.get(target, at) < at for target in targets)
    text = clean(line.text)
    return above and len(text) <= _MAX_BACK_LINK and line.tag not in elements.HEADINGS and not is_heading(text)


def _mark_foot(lines: Sequence[PageLine]) -> None:
    """Mark the line of the copyright and those below it, if they end the page."""
    for at in range(max(0, len(lines) - _MAX_FOOT), len(lines)):
        if _COPYRIGHT.match(clean(lines[at].text)) and not any(is_heading(clean(line.text)) for line in lines[at:]):
            for line in lines[at:]:
                line.furniture = line.furniture or ArtefactKind.NAVIGATION
            return


def _mark_links_at_edges(lines: Sequence[PageLine], notes: Mapping[str, str]) -> None:
    """Mark lines of nothing but links to other pages, above the first text and below the last."""
    if all(_only_links(line, notes, elsewhere=True) for line in lines if line.furniture is None):
        return  # A page of nothing but links has no text between its edges.
    for ordered in (lines, lines[::-1]):
        for line in ordered:
            if line.furniture is not None:
                continue
            text = clean(line.text)
            if not _only_links(line, notes, elsewhere=True) or line.tag in elements.HEADINGS or is_heading(text):
                break
            line.furniture = ArtefactKind.NAVIGATION


def _only_links(line: PageLine, notes: Mapping[str, str], *, elsewhere: bool = False) -> list[str]:
    """Return the targets of a line that is nothing but links; none if other words stand in it or it calls notes.

    Args:
        line: The line.
        notes: The notes, by anchor.
        elsewhere: Whether links to other pages count, too.
    """
    targets = []
    for run in line.runs:
        if run.link in notes or (run.link is None and not _NO_WORDS.fullmatch(run.text)):
            return []
        if run.link is not None and run.text.strip():
            if not run.link and not elsewhere:
                return []
            targets.append(run.link)
    has_letters = any(char.isalpha() for run in line.runs if run.link is not None for char in run.text)
    return targets if has_letters else []


def _letters(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())
