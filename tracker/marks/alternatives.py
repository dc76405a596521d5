"""Groups neighbouring brackets, and tells those that exclude each other from those that may all stay.

"[shall][should]" are alternatives, of which one will stay. "[developing country Parties][and African States]" are not:
each may stay or go. Nothing in print tells the two apart; the beginnings of the words do.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from tracker.model.block import CALL

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tracker.marks.brackets import Pair
    from tracker.model.provision import Eid

_BETWEEN = re.compile(rf"[\s{CALL}]*/?[\s{CALL}]*")
"""Signs between neighbours: blanks, note calls, a stroke."""
_CONNECTORS = (
    "and", "as well as", "including", "inter alia", "in particular", "taking into account", "especially", "also",
    "et", "ainsi que", "y compris", "notamment", "en particulier", "compte tenu",
    "y", "e", "así como", "incluid", "incluso", "en particular", "teniendo en cuenta",
    "и", "а также", "включая", "в том числе", "в частности", "с учетом", "с учётом",
    "بما في ذلك", "وكذلك", "فضلا عن", "ولا سيما",
    "和", "及", "以及", "包括", "并", "尤其", "特别是",
)  # fmt: skip
"""Words with which a passage continues what stands before it, so that it is added and replaces nothing."""
_CONTINUES = re.compile(
    rf"[\s\[{CALL}]*(?:[,;،；，、.]|(?:{'|'.join(map(re.escape, _CONNECTORS))})(?![^\W_]))", re.IGNORECASE
)
_WORD = re.compile(r"\w")
_LIST_SIGNS = (",", ";", "،", "؛", "、", "，", "；")
_SENTENCE = re.compile(rf"[\s\[{CALL}]*[^\W\d_a-z].*[.。؟!?][\s\]{CALL}]*", re.DOTALL)
"""A whole sentence: a capital, or a letter of a script without, and a full stop at the end."""


def neighbours(pairs: Sequence[Pair], texts: Mapping[Eid, str]) -> Iterator[list[int]]:
    """Yield the runs of two and more brackets that stand side by side in a line, without words between them.

    Args:
        pairs: The brackets in reading order.
        texts: The text of each block, by address.
    """
    by_opening = {(pair.opens.eid, pair.opens.offset): n for n, pair in enumerate(pairs)}
    following: dict[int, int] = {}
    for n, pair in enumerate(pairs):
        text = texts[pair.closes.eid]
        between = _BETWEEN.match(text, pair.closes.offset + 1)
        next_one = by_opening.get((pair.closes.eid, between.end())) if between else None
        if next_one is not None:
            following[n] = next_one
    begun = set(following.values())
    for n in sorted(following.keys() - begun):
        run = [n]
        while run[-1] in following:
            run.append(following[run[-1]])
        yield run


def exclude_each_other(insides: Sequence[str]) -> list[list[int]]:
    """Divide a run of neighbours into groups of alternatives, by their words.

    Args:
        insides: The words inside each bracket.

    Returns:
        The places of each group of two and more, in order; a bracket that continues the one before it, or is a sentence
        beside another, is in none.

    >>> exclude_each_other(["shall", "should", ", as appropriate,"]), exclude_each_other(["States", "and regions"])
    ([[0, 1]], [])
    """
    divided: list[list[int]] = [[0]] if insides else []
    for n, (before, after) in enumerate(pairwise(insides), 1):
        if _are_rivals(before, after):
            divided[-1].append(n)
        else:
            divided.append([n])
    return [group for group in divided if len(group) > 1]


def _are_rivals(before: str, after: str) -> bool:
    if not before.strip() or not after.strip():
        return False
    if len(before.split()) == len(after.split()) == 1 and _WORD.search(before) and _WORD.search(after):
        return True  # "[and][or]", "modalit[y][ies]": what stands in one word's place is another word.
    if before.rstrip().endswith(_LIST_SIGNS):
        return False  # "[peoples,] [local communities,]": members of a list.
    continues = _CONTINUES.match(before) is not None, _CONTINUES.match(after) is not None
    if any(continues):
        # "[and][or]", "[, including …][, in particular …]": both take the same place.
        return all(continues) and _is_connector_alone(before) and _is_connector_alone(after)
    return not (_SENTENCE.fullmatch(before) and _SENTENCE.fullmatch(after))


def _is_connector_alone(words: str) -> bool:
    found = _CONTINUES.match(words)
    return found is not None and not words[found.end() :].strip()
