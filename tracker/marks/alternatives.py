"""Groups neighbouring brackets, and tells those that exclude each other from those that may all stay.

"[shall][should]" are alternatives, of which one will stay. "[developing country Parties][and African States]" are not:
each may stay or go. Nothing in print tells the two apart; the beginnings of the words do.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from tracker.language.scripts import is_han
from tracker.marks.attributions import length_of_attribution
from tracker.marks.placeholders import is_open_place
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
    rf"[\s\[{CALL}]*(?:[,;،；，、.]|(?:{'|'.join(map(re.escape, _CONNECTORS))})(?![^\W_])"
    # Scripts that set no blank behind the word; "和平" is peace.
    r"|以及|包括|及(?!时)|和(?![平解谐])|尤其|特别是|وال)",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"(?<!\w)(?:and|et|y|e|и|و|和|及|以及)\W*$", re.IGNORECASE)
_FUNCTION_WORDS = frozenset(
    (
        "in", "on", "of", "to", "for", "by", "with", "from", "through", "at", "under", "over", "into", "between",
        "and", "or",
        "sur", "dans", "de", "du", "des", "par", "avec", "pour", "en", "au", "aux", "sous", "entre", "et", "ou",
        "con", "por", "para", "sobre", "bajo", "mediante",
        "в", "на", "из", "от", "по", "с", "для", "под", "через", "между", "и", "или",
        "في", "على", "من", "إلى", "عن", "مع", "أو", "و",
        "在", "对", "由", "与", "为", "和", "或",
    )
)  # fmt: skip
"""Prepositions and conjunctions, which link what stands around them."""
_WORD = re.compile(r"\w")
_MODAL = re.compile(
    r"(?:shall|should|may|must|will|can|would|could|might|ought to|is to|are to)(?: not)?|other"
    r"|doi(?:t|vent)|devr(?:a|ont|aient|ait)|peu(?:t|vent)|pour(?:ra|ront|rait|raient)|autre"
    r"|deb(?:e|en|erá|erán|ería|erían)|p(?:uede|ueden|odrá|odrán|odría|odrían)|otro"
    r"|долж(?:ен|на|но|ны)|следует|может|могут|обязан[аоы]?|вправе|иное|другое"
    r"|يجب|ينبغي|يجوز|يمكن|سوف|يتعين|غير ذلك|应|应当|应该|须|必须|可|可以|将|其他",
    re.IGNORECASE,
)
"""A verb that says how far something is a duty, and the word for "another such"."""
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


def exclude_each_other(insides: Sequence[str], spaced: Sequence[bool] = ()) -> list[list[int]]:
    """Divide a run of neighbours into groups of alternatives, by their words and the blanks between them.

    Args:
        insides: The words inside each bracket.
        spaced: Whether blanks stand behind each; empty for nowhere.

    Returns:
        The places of each group of two and more, in order; a bracket that continues the one before it, or is a sentence
        beside another, is in none.

    >>> exclude_each_other(["shall", "should", ", as appropriate,"]), exclude_each_other(["States", "and regions"])
    ([[0, 1]], [])
    >>> (
    ...     exclude_each_other(["All", "Most", "shall", "should"]),
    ...     exclude_each_other(["new", "its", "plan"], [True, False]),
    ... )
    ([[0, 1], [2, 3]], [[1, 2]])
    """
    divided: list[list[int]] = [[0]] if insides else []
    parted = _parted(insides, spaced)
    for n, (before, after) in enumerate(pairwise(insides), 1):
        if n not in parted and _are_rivals(before, after):
            divided[-1].append(n)
        else:
            divided.append([n])
    return [group for group in divided if len(group) > 1]


def _parted(insides: Sequence[str], spaced: Sequence[bool]) -> set[int]:
    """Return the neighbours with which something else begins: "[All Parties] [shall][should] [regularly] …".

    Two modal verbs and more are a set of their own. In a run that has both, a blank parts what no blank joins, but for
    words that begin or end alike: "[below 1.5 °C] [below 2 °C][well below 2 °C]".
    """
    modal = [_MODAL.fullmatch(words.strip()) is not None for words in insides]
    both_joints = len(set(spaced[: len(insides) - 1])) > 1
    parted = set()
    for n in range(1, len(insides)):
        verbs = modal[n : n + 2] if modal[n] else modal[max(n - 2, 0) : n]
        beside_verbs = modal[n] != modal[n - 1] and verbs == [True, True]
        behind_blank = both_joints and spaced[n - 1] and not _alike(insides[n - 1], insides[n])
        if beside_verbs or behind_blank:
            parted.add(n)
    return parted


def _alike(before: str, after: str) -> bool:
    one, two = (re.findall(r"\w+", words.casefold()) or [""] for words in (before, after))
    numbers = one[0][:1].isdigit() and two[0][:1].isdigit()
    return bool(numbers or one[0] == two[0] or one[-1] == two[-1])


def _are_rivals(before: str, after: str) -> bool:
    before, after = (words[length_of_attribution(words) :].strip() for words in (before, after))
    if not before or not after:
        return False
    if is_open_place(before) != is_open_place(after):
        return False  # "[in time] [X]": a number to come takes the place of no words.
    if (before.casefold() in _FUNCTION_WORDS) != (after.casefold() in _FUNCTION_WORDS):
        return False  # "[on] [technology transfer] [through]": pieces of one sentence.
    if _is_one_word(before) and _is_one_word(after):
        return True  # "[and][or]", "modalit[y][ies]": what stands in one word's place is another word.
    if before.rstrip().endswith(_LIST_SIGNS) or _GOES_ON.search(before):
        return False  # "[peoples,] [local communities,]", "[provision and] [effectiveness]": members of a list.
    continues = _CONTINUES.match(before) is not None, _CONTINUES.match(after) is not None
    if any(continues):
        # "[and][or]", "[, including …][, in particular …]": both take the same place.
        return all(continues) and _is_connector_alone(before) and _is_connector_alone(after)
    return not (_SENTENCE.fullmatch(before) and _SENTENCE.fullmatch(after))


def _is_one_word(words: str) -> bool:
    """Return whether a bracket holds one word; of a script without blanks, two letters at most."""
    is_short = len(words.strip()) <= _HAN_WORD or not any(map(is_han, words))
    return is_short and len(words.split()) == 1 and _WORD.search(words) is not None


_HAN_WORD = 2
"""Letters of a Chinese word: most have two."""


def _is_connector_alone(words: str) -> bool:
    found = _CONTINUES.match(words)
    return found is not None and not words[found.end() :].strip()
