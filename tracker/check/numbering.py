"""Gaps and doubles in the numbers of articles, paragraphs and points."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.language.labels import number_of
from tracker.language.numerals import ABJAD, LATIN, RUSSIAN, roman
from tracker.model.finding import Finding
from tracker.model.provision import Provision, ProvisionKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tracker.model.draft import DraftText

_ALPHABETS = (LATIN.replace("n", "nñ"), RUSSIAN.replace("е", "её").replace("и", "ий"), ABJAD[:14])
_OPTIONAL = "ñёй"
"""Letters that lists may leave out."""
FAR = 10
"""Missing articles from which on the next one is taken to begin a chapter with numbers of its own (116, 131; 1132,
1201); half as many where it ends in 1."""
_ROMAN = tuple(map(roman, range(1, 21)))


@dataclass(frozen=True, slots=True)
class _Rank:
    """The place of a number in its row.

    Attributes:
        row: The row it counts in: ``1``, ``i``, or an alphabet.
        place: Its place there, from 1.
        inserted: It carries a suffix, as "5 bis", and fills no place.
    """

    row: str
    place: int
    inserted: bool = False


def numbering(draft: DraftText) -> Iterator[Finding]:
    """Numbers that are missing or stand twice.

    "5 bis" is no gap, nor is a heading that says "[Reserved]": it has its number. A row that begins again with its
    first number (the articles of another part) is a new row. Articles may begin anywhere: the text may be part of
    another; and where they leap far ahead they are numbered by chapters.
    """
    for articles in _rows_of_articles(draft.root):
        yield from _row(articles, from_first=False)
    for provision in draft.root.walk():
        if provision.kind in (ProvisionKind.ARTICLE, ProvisionKind.PARAGRAPH, ProvisionKind.SUBPARAGRAPH):
            yield from _row(provision.children, from_first=True)


def _rows_of_articles(root: Provision) -> Iterator[list[Provision]]:
    """The articles of the text, and those of each annex."""
    own: list[Provision] = []
    stack = [root]
    while stack:
        here = stack.pop()
        if here.kind is ProvisionKind.ARTICLE:
            own.append(here)
        elif here.kind is ProvisionKind.ANNEX and here is not root:
            yield from _rows_of_articles(here)
        else:
            stack += reversed(here.children)
    yield own


def _row(provisions: Iterable[Provision], *, from_first: bool) -> Iterator[Finding]:
    """The findings in one row of siblings; those without a number are passed over."""
    last: _Rank | None = None
    seen: set[str] = set()
    for provision in provisions:
        number = number_of(provision.label)
        if number is None or not number.token:
            continue
        printed = number.token.casefold()
        rank = _rank(printed, last)
        begins = last is None or rank is None or rank.row != last.row or (rank.place == 1 < last.place)
        if begins and (last is None or rank is None or rank.place == 1):
            seen = set() if rank is not None else seen
        if printed in seen:
            yield _double(provision)
        elif rank is not None and not begins and last is not None and _leaves_out(last, rank, articles=not from_first):
            yield from _gap(provision, last, rank)
        elif rank is not None and from_first and begins and 1 < rank.place <= 3 and rank.row == "1" and last is None:
            yield _late(provision)
        seen.add(printed)
        last = rank or last


def _leaves_out(last: _Rank, rank: _Rank, *, articles: bool) -> bool:
    """Return whether numbers are missing between two."""
    missing = rank.place - last.place - 1
    by_chapter = articles and (missing >= FAR or (missing >= FAR // 2 and rank.place % 10 == 1))
    return missing > 0 and not by_chapter


def _rank(token: str, last: _Rank | None) -> _Rank | None:
    if match := re.fullmatch(r"(\d{1,6})(.*)", token):
        return _Rank("1", int(match[1]), inserted=bool(match[2]))
    roman = token in _ROMAN and (last.row == "i" if last else token == _ROMAN[0])
    if roman or (token == _ROMAN[0] and last is not None and last.row in ("1", "i")):
        return _Rank("i", _ROMAN.index(token) + 1)
    for alphabet in _ALPHABETS:
        if len(token) == 1 and token in alphabet:
            return _Rank(alphabet, alphabet.index(token) + 1)
    return None


def _gap(provision: Provision, last: _Rank, rank: _Rank) -> Iterator[Finding]:
    missing = [_printed(rank.row, place) for place in range(last.place + 1, rank.place)]
    missing = [each for each in missing if each not in _OPTIONAL]
    if missing:
        what = missing[0] if len(missing) == 1 else f"{missing[0]} to {missing[-1]}"
        yield Finding(
            check="numbering-gap",
            eid=provision.eid,
            message=f"Before “{provision.label}” {what} {'is' if len(missing) == 1 else 'are'} missing",
            cause=f"The number before it is {_printed(last.row, last.place)}",
            remedy="Renumber what follows, or keep the number as “[Reserved]”",
        )


def _printed(row: str, place: int) -> str:
    return str(place) if row == "1" else _ROMAN[place - 1] if row == "i" else row[place - 1]


def _double(provision: Provision) -> Finding:
    return Finding(
        check="numbering-double",
        eid=provision.eid,
        message=f"“{provision.label}” occurs again",
        cause="Another provision beside it has the same number, so that a reference to it has two meanings",
        remedy="Renumber one of them",
    )


def _late(provision: Provision) -> Finding:
    return Finding(
        check="numbering-gap",
        eid=provision.eid,
        message=f"The numbers begin with “{provision.label}”",
        cause="Nothing before it has the first number",
        remedy="Number what stands before it, or renumber what follows",
    )
