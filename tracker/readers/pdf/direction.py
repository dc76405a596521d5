"""Order of reading from the order of print, for lines in scripts that run from right to left.

A PDF holds such letters where they stand on the page, some of them in the forms in which they join.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.language.scripts import RIGHT_TO_LEFT

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_RIGHT_TO_LEFT = re.compile(f"[{RIGHT_TO_LEFT}]")
_DIGIT = re.compile(r"\d")
_FOREIGN = re.compile(r"[LD](?:[LDNS]*L)?(?:[DS]*D)?")
"""A stretch of classes that keeps its order inside a line from right to left: words of other scripts with all between
them, and numbers with their separators (``60/251``)."""
_SEPARATORS = ".,:/٫٬"
"""Signs that belong to the number when figures stand on both sides (rule W4 of the Unicode Bidirectional Algorithm)."""
_MIRRORED = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")
_OPENING, _CLOSING = "([«", ")]»"


def is_right_to_left(text: str) -> bool:
    """Return whether more than half of the letters of a text run from right to left.

    >>> is_right_to_left("المادة 1"), is_right_to_left("Article 1 (مادة)")
    (True, False)
    """
    letters = sum(char.isalpha() for char in text)
    return 2 * len(_RIGHT_TO_LEFT.findall(text)) > letters


def reading_order(pieces: Sequence[str], *, right_to_left: bool) -> list[int]:
    """Return the indexes of printed pieces, given from left to right, in the order in which they are read.

    It inverts the common cases of the Unicode Bidirectional Algorithm: embeddings deeper than one are not printed.

    >>> pieces = ["6", "0", "/", "1", " ", "ب", "أ"]
    >>> "".join(pieces[at] for at in reading_order(pieces, right_to_left=True))
    'أب 60/1'

    Args:
        pieces: The letters, from left to right.
        right_to_left: Whether the line runs from right to left as a whole.
    """
    classes = [_class(piece) for piece in pieces]
    joined = "".join("S" if c == "N" and p in _SEPARATORS else c for p, c in zip(pieces, classes, strict=True))
    if not right_to_left:
        if "R" not in joined:
            return list(range(len(pieces)))
        order: list[int] = []
        for match in re.finditer(r"R(?:[RNSD]*R)?|[^R]+", joined):
            span = range(*match.span())
            order += _inverted(joined[match.start() : match.end()], match.start()) if match[0][0] == "R" else list(span)
        return order
    return _inverted(joined, 0)


def _inverted(classes: str, begin: int) -> list[int]:
    """Return the places of a stretch from right to left, its foreign words and numbers in their own order."""
    order: list[int] = []
    at = len(classes)
    spans = [match.span() for match in _FOREIGN.finditer(classes)]
    while at:
        if spans and spans[-1][1] == at:
            order += range(begin + spans[-1][0], begin + at)
            at = spans.pop()[0]
        else:
            at -= 1
            order.append(begin + at)
    return order


def _class(piece: str) -> str:
    if _RIGHT_TO_LEFT.search(piece) and not piece[0].isdecimal():
        return "R"
    if _DIGIT.match(piece):
        return "D"
    return "L" if piece[:1].isalpha() else "N"


def has_mirrored_brackets(lines: Iterable[str]) -> bool:
    """Return whether lines from right to left have their brackets as printed, so that they open where they close.

    >>> has_mirrored_brackets([")أ( السلام"]), has_mirrored_brackets(["(أ) السلام"])
    (True, False)

    Args:
        lines: The lines, in the order of reading.
    """
    right = wrong = 0
    for line in lines:
        if not _RIGHT_TO_LEFT.search(line):
            continue
        brackets = [char for char in line if char in _OPENING + _CLOSING]
        for first, second in zip(brackets[::2], brackets[1::2], strict=False):
            right += first in _OPENING and second in _CLOSING
            wrong += first in _CLOSING and second in _OPENING
    return wrong > right


def with_brackets(text: str, *, mirrored: bool) -> str:
    """Return a line from right to left with its brackets as they are read.

    >>> with_brackets(")أ(", mirrored=True), with_brackets("(أ(", mirrored=True)
    ('(أ)', '(أ)')

    Args:
        text: The line, in the order of reading.
        mirrored: Whether the file has most brackets as they look on the page. Those beside words from left to right
            may differ from the others; then pairs are made.
    """
    turned = text.translate(_MIRRORED)
    first, second = (turned, text) if mirrored else (text, turned)
    if _is_balanced(first):
        return first
    if _is_balanced(second):
        return second
    for opening, closing in zip(_OPENING, _CLOSING, strict=True):
        signs = [at for at, char in enumerate(first) if char in (opening, closing)]
        if len(signs) % 2 == 0:
            letters = list(first)
            for n, at in enumerate(signs):
                letters[at] = closing if n % 2 else opening
            first = "".join(letters)
    return first


def _is_balanced(text: str) -> bool:
    """Return whether each bracket of a line opens before it closes, as often."""
    for opening, closing in zip(_OPENING, _CLOSING, strict=True):
        depth = 0
        for char in text:
            depth += (char == opening) - (char == closing)
            if depth < 0:
                return False
        if depth:
            return False
    return True
