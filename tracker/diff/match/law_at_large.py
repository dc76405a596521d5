"""Terms of law at large: in what share of the articles of many laws a word or a bigram stands.

In two short texts everything stands in few places, "each Party shall" too. What is rare must then be judged against
other laws. The tables lie in ``common_terms/``, one a language, and hold words, pairs of words and shares, no
sentences; ``make common-terms DATA=DIR`` makes them from the laws listed in ``benchmarks/mapping/common_terms.py``. A
language without a table is judged by the two texts alone.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from tracker.diff.prepare.vocabulary import bigrams

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracker.diff.prepare.vocabulary import Vocabulary

TABLES = Path(__file__).with_name("common_terms")
"""One file a language, ``en.txt``: lines of a share per thousand articles and the terms that have it, between tabs. The
first line holds the commonest words."""

LINES_PER_ARTICLE = 5.0
"""Lines of an article of law, on average: the shares are of articles, and lines are compared as well."""

MOST_KNOWN = 0.5
"""Share of the commonest words of a language from which on a text, however long, is in it. English has a third of those
of German ("in", "an", "die", "so")."""

KNOWN_PER_WORD = 0.1
"""Common words for each different word that a short text needs at least."""


def share_of_lines(share: float) -> float:
    """Return the share of lines in which a term stands, from its share of articles.

    >>> round(share_of_lines(0.5), 3), share_of_lines(0.0)
    (0.129, 0.0)
    """
    return 1 - (1 - min(share, 0.999)) ** (1 / LINES_PER_ARTICLE) if share else 0.0


def shares_at_large(vocabulary: Vocabulary) -> Mapping[int, float]:
    """Return the share of the articles of many laws in which each term of two drafts stands.

    >>> from tracker.diff.prepare.vocabulary import Vocabulary
    >>> vocabulary = Vocabulary()
    >>> every, party, shall, swim = vocabulary.encode("each Party shall swim")
    >>> shares = shares_at_large(vocabulary)
    >>> shares[shall] > shares[party] > shares.get(swim, 0.0)
    True

    Args:
        vocabulary: The words of both drafts.

    Returns:
        Shares by the number of the word or bigram, over 0 and at most 1; empty if no table is of their language.
    """
    language = _language_of(vocabulary)
    return numbered(_table(language), vocabulary) if language else MappingProxyType({})


def numbered(table: Mapping[str, float], vocabulary: Vocabulary) -> dict[int, float]:
    """Return the shares of those terms of a table that two drafts have, by the numbers of their words."""
    shares = {}
    for term, share in table.items():
        numbers = [vocabulary.number(word) for word in term.split(" ")]
        known = [number for number in numbers if number is not None]
        if len(known) == len(numbers):
            shares[known[0] if len(known) == 1 else bigrams(known)[0]] = share
    return shares


def _language_of(vocabulary: Vocabulary) -> str:
    """Return the language whose commonest words two drafts have; empty where none stands out.

    The words are asked and not the front matter, since a file of a few lines may have none and say nothing to a
    detector of languages.
    """
    found = []
    for language, words in _commonest().items():
        known = sum(vocabulary.number(word) is not None for word in words)
        if known >= max(1, min(MOST_KNOWN * len(words), KNOWN_PER_WORD * vocabulary.size)):
            found.append((-known, language))
    found.sort()
    tied = len(found) > 1 and found[0][0] == found[1][0]
    return found[0][1] if found and not tied else ""


@cache
def _commonest() -> Mapping[str, tuple[str, ...]]:
    """Return the commonest words by language: the first line of each table."""
    tables = sorted(TABLES.glob("*.txt"))
    return {path.stem: tuple(_first_line(path).split("\t")) for path in tables}


def _first_line(path: Path) -> str:
    with path.open(encoding="utf-8") as file:
        return file.readline().rstrip("\n")


@cache
def _table(language: str) -> Mapping[str, float]:
    lines = (TABLES / f"{language}.txt").read_text(encoding="utf-8").splitlines()[1:]
    rows = (line.split("\t") for line in lines)
    return {term: int(share) / 1000 for share, *terms in rows for term in terms}
