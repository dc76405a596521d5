"""Which provision inside another bears a number, and the forms of numbers by which they are compared."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.language.labels import number_of
from tracker.language.numerals import value_of
from tracker.model.provision import Provision, ProvisionKind
from tracker.model.reference import NEXT, PREVIOUS, THIS, Step

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.model.provision import Eid


def inside(scopes: Iterable[Provision], step: Step) -> tuple[list[Provision], bool]:
    """What bears a number inside provisions; the lines of an article count as its paragraphs where none bears one."""
    scopes = list(scopes)
    found = [each for scope in scopes for each in numbered(scope, step)]
    if found:
        return found, False
    doubtful = any("~" in each.eid for scope in scopes for each in scope.walk())
    return [], not doubtful and all(has_alike(scope, step) for scope in scopes)


def numbered(scope: Provision, step: Step) -> list[Provision]:
    """The outermost provisions inside another that bear the number; a paragraph stands directly in its article."""
    layer = list(scope.children)
    while layer:
        if found := [each for each in layer if token_of(each) == step.token.casefold()]:
            return found
        if step.unit == "paragraph" and any(token_of(each) for each in layer):
            break
        layer = [child for each in layer for child in each.children]
    lines = scope.lines
    if (
        step.unit == "paragraph"
        and scope.kind is ProvisionKind.ARTICLE
        and not scope.children
        and step.token.isdecimal()
    ):
        nth = lines[int(step.token) - 1 : int(step.token)] if int(step.token) else ()
        return [Provision(kind=ProvisionKind.PARAGRAPH, eid=line.eid, lines=(line,)) for line in nth]
    return []


def has_alike(scope: Provision, step: Step) -> bool:
    """Whether a provision counts its parts in the way of the step, so that a number it has not is surely lacking."""
    tokens = [token for each in scope.walk() if each is not scope and (token := token_of(each))]
    return bool(tokens) and any(_form(token) == _form(step.token) for token in tokens)


def _form(token: str) -> str:
    return "1" if token[:1].isdecimal() else "a"


def beside(step: Step, inner: tuple[Provision, ...], eid: Eid) -> list[Provision]:
    """This paragraph, or the one before it in its article."""
    article = inner[0]
    if step.unit != "paragraph":
        return []
    parts = [each for each in article.children if token_of(each)]
    here = next((n for n, each in enumerate(parts) if len(inner) > 1 and each is inner[1]), None)
    if here is not None:
        place = here + {THIS: 0, PREVIOUS: -1, NEXT: 1}[step.token]
        return parts[place : place + 1] if place >= 0 else []
    if article.children:
        return []
    eids = [line.eid for line in article.lines]
    place = eids.index(eid) + {THIS: 0, PREVIOUS: -1, NEXT: 1}[step.token]
    nth = article.lines[place : place + 1] if place >= 0 else ()
    return [Provision(kind=ProvisionKind.PARAGRAPH, eid=line.eid, lines=(line,)) for line in nth]


def token_of(provision: Provision) -> str:
    """Its number in comparable form; empty for none."""
    number = number_of(provision.label) if provision.label else None
    return number.token.casefold() if number else ""


def unit_of(provision: Provision) -> str:
    """The unit that its label names; empty for none."""
    number = number_of(provision.label) if provision.label else None
    return number.unit if number else ""


_TWO_NUMBERS = re.compile(r"\d+\.[ ]?-?[ ]?[^\W\d_]")


def bears_two_numbers(provision: Provision) -> bool:
    """Whether it is labelled as "14.- Artículo 11": which of the two a reference means cannot be known."""
    return _TWO_NUMBERS.match(provision.label) is not None


def folded(token: str) -> str:
    """A number without what is printed now and not then: ``L. 122-1`` and ``l122-1``."""
    return "".join(char for char in token.casefold() if char not in " .*\u00a0")


def leading(token: str) -> int | None:
    """The number that a token begins with; None where it begins with a letter."""
    digits = token[: next((n for n, char in enumerate(token) if not char.isdecimal()), len(token))]
    return int(digits) if digits else None


def division_number(token: str) -> str:
    """Return the number of a division in digits, whether printed in Roman numerals or not; else the folded token.

    >>> division_number("IV"), division_number("A")
    ('4', 'a')
    """
    return value_of(token) or token.casefold()
