"""Lookup of provisions by number inside another provision, and the forms of numbers that are compared."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.language.labels import number_of
from tracker.language.numerals import value_of
from tracker.model.provision import Provision, ProvisionKind
from tracker.model.reference import NEXT, PREVIOUS, THIS, Step

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tracker.model.provision import Eid, Line


def token_of(provision: Provision) -> str:
    """Return the number in its label, without case; empty for none."""
    number = number_of(provision.label)
    return number.token.casefold() if number else ""


def unit_of(provision: Provision) -> str:
    """Return the unit in its label, a key of :data:`~tracker.language.labels.WORDS`; empty for none."""
    number = number_of(provision.label)
    return number.unit if number else ""


def paragraph_of(line: Line) -> Provision:
    """Return an unlabelled line as a paragraph that holds just this line."""
    return Provision(kind=ProvisionKind.PARAGRAPH, eid=line.eid, lines=(line,))


def nth(provisions: Sequence[Provision], token: str) -> list[Provision]:
    """Return the provision at a place, counted from 1, as a list of one; empty for a token without a place."""
    place = int(token) if token.isdecimal() else 0
    return list(provisions[place - 1 : place]) if place else []


def find_inside(scopes: Iterable[Provision], step: Step) -> tuple[list[Provision], bool]:
    """Find the provisions that one step of a reference leads to inside others.

    Args:
        scopes: Where to look.
        step: The step.

    Returns:
        The provisions; and where there are none, whether the number is surely missing: not so where labels are
        repeated or it stands deeper, as the levels of lists may have been read wrongly, or where nothing is numbered in
        this form.
    """
    scopes = list(scopes)
    if hits := [provision for scope in scopes for provision in find_numbered(scope, step)]:
        return hits, False
    deeper = any(token_of(part) == step.token.casefold() for scope in scopes for part in scope.walk())
    sure = not deeper and not any(map(repeats_labels, scopes))
    return [], sure and all(numbers_alike(scope, step) for scope in scopes)


def find_numbered(scope: Provision, step: Step) -> list[Provision]:
    """Find the outermost provisions inside another that bear the number of a step.

    A paragraph stands directly in its article. Where nothing in an article is labelled, its lines count as paragraphs.
    """
    layer = list(scope.children)
    while layer:
        if hits := [provision for provision in layer if token_of(provision) == step.token.casefold()]:
            return hits
        if step.unit == "paragraph" and any(token_of(provision) for provision in layer):
            break
        layer = [child for provision in layer for child in provision.children]
    if step.unit == "paragraph" and scope.kind is ProvisionKind.ARTICLE and not scope.children:
        return nth([paragraph_of(line) for line in scope.lines], step.token)
    return []


def numbers_alike(scope: Provision, step: Step) -> bool:
    """Return whether a provision numbers its parts in the form of a step, digits or letters.

    If it does, a number that none of its parts bears is surely missing.
    """
    tokens = [token for provision in scope.walk() if provision is not scope and (token := token_of(provision))]
    return any(token[:1].isdecimal() == step.token[:1].isdecimal() for token in tokens)


def repeats_labels(scope: Provision) -> bool:
    """Return whether a label occurs twice in a provision, which its addresses show."""
    return any("~" in provision.eid for provision in scope.walk())


def find_relative(step: Step, inner: tuple[Provision, ...], eid: Eid) -> list[Provision]:
    """Find this paragraph of an article, or the one before or after it.

    Args:
        step: The step; its token is :data:`~tracker.model.reference.THIS` or the like.
        inner: The article in which the reference stands, and the provisions around the reference inside it.
        eid: Address of the line in which it stands.
    """
    if step.unit != "paragraph":
        return []
    article = inner[0]
    parts = [provision for provision in article.children if token_of(provision)]
    place = next((n for n, part in enumerate(parts) if len(inner) > 1 and part is inner[1]), None)
    if place is None:
        if article.children:
            return []
        parts = [paragraph_of(line) for line in article.lines]
        place = [part.eid for part in parts].index(eid)
    place += {THIS: 0, PREVIOUS: -1, NEXT: 1}[step.token]
    return parts[place : place + 1] if place >= 0 else []


_TWO_NUMBERS = re.compile(r"\d+\.[ ]?-?[ ]?[^\W\d_]")


def bears_two_numbers(provision: Provision) -> bool:
    """Return whether its label has two numbers, as "14.- Artículo 11": a reference may mean either."""
    return _TWO_NUMBERS.match(provision.label) is not None


def folded(token: str) -> str:
    """Return a number without signs that drafts print now and then.

    >>> folded("L. 122-1"), folded("l122-1")
    ('l122-1', 'l122-1')
    """
    return "".join(char for char in token.casefold() if char not in " .*\u00a0")


def leading_number(token: str) -> int | None:
    """Return the number that a token begins with; None where it begins with a letter.

    >>> leading_number("12bis"), leading_number("a")
    (12, None)
    """
    digits = token[: next((n for n, char in enumerate(token) if not char.isdecimal()), len(token))]
    return int(digits) if digits else None


def division_number(token: str) -> str:
    """Return the number of a division in digits, whether printed in Roman numerals or not; else the folded token.

    >>> division_number("IV"), division_number("A")
    ('4', 'a')
    """
    return value_of(token) or token.casefold()
