"""Lines about the texts that a document rests on: their names, symbols, dates, standing and digests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker import __version__
from tracker.language.scripts import in_latin

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tracker.report.view.redline_view import SideView


def name_of_side(side: SideView, words: Mapping[str, str]) -> str:
    """Return the name of a text with its symbol: "2014-draft (A/HRC/27/1)".

    Args:
        side: The text.
        words: The words of the report.
    """
    name = in_latin(side.name, words["dir"])
    return words["with_remark"].format(what=name, remark=in_latin(side.symbol, words["dir"])) if side.symbol else name


def date_beside(name: str, date: str) -> str:
    """Return a date that is to stand beside the name of a stage; empty where the name says it already.

    >>> date_beside("2015-12-04", "2015-12-04"), date_beside("2014-avant-projet", "2014-10-07")
    ('', '2014-10-07')
    """
    return "" if date and date in name else date


def fact_line(side: SideView, words: Mapping[str, str], role: str = "") -> str:
    """Return what is known of a text in one line: "Before: 2014-draft (A/HRC/27/1), 2014-10-07, official text".

    Args:
        side: The text.
        words: The words of the report.
        role: What it is in the document, "Before"; empty for nothing.
    """
    facts = (
        name_of_side(side, words),
        in_latin(date_beside(side.name, side.date), words["dir"]),
        words[side.authenticity],
    )
    line = words["comma"].join(filter(None, facts))
    return f"{role}{words['colon']}{line}" if role else line


def closing_lines(sides: Iterable[SideView], words: Mapping[str, str]) -> tuple[str, ...]:
    """Return the lines at the end of a document: who made it, and the digests of its texts.

    Args:
        sides: The texts, each once.
        words: The words of the report.
    """
    return closing_lines_of(((side.name, side.digest) for side in sides), words)


def closing_lines_of(texts: Iterable[tuple[str, str]], words: Mapping[str, str]) -> tuple[str, ...]:
    """Return the same lines of texts that are no sides of a comparison.

    Args:
        texts: Name and digest (sha256 of the canonical body) of each text.
        words: The words of the report.
    """
    way = words["dir"]
    made_by = words["made_by"].format(version=in_latin(__version__, way))
    digests = (
        in_latin(name, way) + words["comma"] + words["digest"] + words["colon"] + in_latin(digest, way)
        for name, digest in texts
    )
    return made_by, *digests
