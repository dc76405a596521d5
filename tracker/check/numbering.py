"""Checks the numbers of articles, paragraphs and points for gaps and duplicates."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.addresses.options import option_groups
from tracker.language.labels import is_open, number_of
from tracker.language.numerals import ABJAD, LATIN, RUSSIAN, roman
from tracker.language.options import begins_option
from tracker.model.block import BlockKind
from tracker.model.finding import Finding
from tracker.model.provision import Eid, Provision, ProvisionKind

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from tracker.model.draft import DraftText

_ALPHABETS = (LATIN.replace("n", "nñ"), RUSSIAN.replace("е", "её").replace("и", "ий"), ABJAD)
_OPTIONAL = "ñёй"
"""Letters that lists may leave out."""
FAR = 10
"""Number of missing articles from which on the next one is assumed to begin a chapter with its own numbers (116, 131;
1132, 1201); half as many where its number ends in 1."""
_ROMAN = tuple(map(roman, range(1, 21)))

_FIRST = ("1", _ROMAN[0])


@dataclass(frozen=True, slots=True)
class _Rank:
    """The place of a number in its series.

    Attributes:
        series: The series: ``1``, ``i``, or an alphabet.
        place: Its place in it, from 1.
        inserted: Whether it has a suffix, as "5 bis", and fills no place.
    """

    series: str
    place: int
    inserted: bool = False


def numbering(draft: DraftText) -> Iterator[Finding]:
    """Yield numbers that are missing or occur twice.

    "5 bis" makes no gap, nor does a heading "[Reserved]": it has its number. A series that begins again with its first
    number (the articles of another part) is a new one. Articles may begin with any number: the text may be part of
    another. Where their numbers leap far ahead they are numbered by chapters. The articles of an option have the
    numbers of those of another one, which they would replace; so have the paragraphs below one.
    """
    options = [eid for eid, block in draft.blocks if block.kind is not BlockKind.NOTE and begins_option(block.text)]
    further = (eid for group in option_groups(draft.root) for option in group[1:] for eid in option.articles)
    repeatable = frozenset((*_repeatable_articles(draft.root), *further))
    for articles in _series_of_articles(draft.root):
        yield from _check_series(articles, options, from_first=False, repeatable=repeatable)
    for provision in draft.root.walk():
        if provision.kind in (ProvisionKind.ARTICLE, ProvisionKind.PARAGRAPH, ProvisionKind.SUBPARAGRAPH):
            yield from _check_series(provision.children, options, from_first=True)


def _series_of_articles(root: Provision) -> Iterator[list[Provision]]:
    """Yield the articles of each annex, and those of the text."""
    own: list[Provision] = []
    stack = [root]
    while stack:
        provision = stack.pop()
        if provision.kind is ProvisionKind.ARTICLE:
            own.append(provision)
        elif provision.kind is ProvisionKind.ANNEX and provision is not root:
            yield from _series_of_articles(provision)
        else:
            stack += reversed(provision.children)
    yield own


def _repeatable_articles(root: Provision) -> Iterator[Eid]:
    """Yield the articles whose number may occur before: those of options, and the first of a division where it is 1."""
    for division in root.walk():
        if division.kind is not ProvisionKind.DIVISION:
            continue
        articles = [inside for inside in division.walk() if inside.kind is ProvisionKind.ARTICLE]
        if begins_option(division.plain_label or division.heading):
            yield from (article.eid for article in articles)
        elif articles and (number := number_of(articles[0].label)) and number.token.casefold() in _FIRST:
            yield articles[0].eid


def _check_series(
    provisions: Iterable[Provision], options: Sequence[Eid], *, from_first: bool, repeatable: Container[Eid] = ()
) -> Iterator[Finding]:
    """Yield the gaps and duplicates among siblings; those without a number are passed over.

    Args:
        provisions: The siblings.
        options: The lines that begin options: behind them numbers may occur again.
        from_first: Whether they must begin with the first number, as all but articles.
        repeatable: The addresses of those whose number may occur before.
    """
    last: _Rank | None = None
    seen: set[str] = set()
    behind_option = past_options = False
    for provision in provisions:
        if behind_option:
            seen = set()
        past_options = past_options or behind_option
        behind_option = any(eid == provision.eid or eid.startswith(f"{provision.eid}__") for eid in options)
        number = number_of(provision.label)
        if number is None or not number.token or is_open(provision.label):
            continue
        printed = number.token.casefold()
        rank = _rank(printed, last)
        begins = last is None or rank is None or rank.series != last.series or (rank.place == 1 < last.place)
        if begins and (last is None or rank is None or rank.place == 1):
            seen = set() if rank is not None else seen
        if printed in seen:
            yield from [_duplicate(provision)] if provision.eid not in repeatable else ()
        elif rank is not None and not begins and last is not None and _is_gap(last, rank, articles=not from_first):
            yield from _gap(provision, last, rank)
        elif rank is not None and from_first and begins and 1 < rank.place <= 3 and rank.series == "1" and last is None:
            # Below an option the first numbers may have been read as another list.
            yield from () if past_options else [_late(provision)]
        seen.add(printed)
        last = rank or last


def _is_gap(last: _Rank, rank: _Rank, *, articles: bool) -> bool:
    """Return whether numbers are missing between two of a series."""
    missing = rank.place - last.place - 1
    by_chapter = articles and (missing >= FAR or (missing >= FAR // 2 and rank.place % 10 == 1))
    return missing > 0 and not by_chapter


def _rank(token: str, last: _Rank | None) -> _Rank | None:
    """Return the place of a number in its series; None for none. ``i`` is Roman or a letter, as its list shows."""
    if match := re.fullmatch(r"(\d{1,6})(.*)", token):
        return _Rank("1", int(match[1]), inserted=bool(match[2]))
    roman = token in _ROMAN and (last.series == "i" if last else token == _ROMAN[0])
    if roman or (token == _ROMAN[0] and last is not None and last.series in ("1", "i")):
        return _Rank("i", _ROMAN.index(token) + 1)
    for alphabet in _ALPHABETS:
        if len(token) == 1 and token in alphabet:
            return _Rank(alphabet, alphabet.index(token) + 1)
    return None


def _gap(provision: Provision, last: _Rank, rank: _Rank) -> Iterator[Finding]:
    missing = [_printed(rank.series, place) for place in range(last.place + 1, rank.place)]
    missing = [number for number in missing if number not in _OPTIONAL]
    if missing:
        numbers = f"{missing[0]} is" if len(missing) == 1 else f"{missing[0]} to {missing[-1]} are"
        yield Finding(
            check="numbering-gap",
            eid=provision.eid,
            message=f"{numbers} missing before “{provision.plain_label}”",
            cause=f"The number before it is {_printed(last.series, last.place)}",
            remedy="Renumber the provisions that follow, or keep the number as “[Reserved]”",
        )


def _printed(series: str, place: int) -> str:
    return str(place) if series == "1" else _ROMAN[place - 1] if series == "i" else series[place - 1]


def _duplicate(provision: Provision) -> Finding:
    return Finding(
        check="numbering-double",
        eid=provision.eid,
        message=f"“{provision.plain_label}” occurs again",
        cause="Another provision beside it has the same number, so that a reference to it has two meanings",
        remedy="Renumber one of them",
    )


def _late(provision: Provision) -> Finding:
    return Finding(
        check="numbering-gap",
        eid=provision.eid,
        message=f"The numbers begin with “{provision.plain_label}”",
        cause="No provision before it has the first number",
        remedy="Number the provisions before it, or renumber those that follow",
    )
