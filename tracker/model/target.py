"""What the references of a draft point to: resolution by an index that is built once for each draft."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from tracker.model.block import Mark
from tracker.model.numbering import number_of
from tracker.model.provision import Eid, Kind, Provision
from tracker.model.reference import NEXT, PREVIOUS, RELATIVE, THIS, Mention, Step
from tracker.model.reference_words import AMENDING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tracker.model.draft import DraftText

_DIVISIONS = frozenset({"book", "part", "title", "chapter", "section"})
_WITHOUT = frozenset({Mark.NOTE, Mark.HEADING, Mark.TITLE})
"""Notes cite other texts, and a heading is no reference to itself."""


@dataclass(frozen=True, slots=True)
class Target:
    """What a mention leads to.

    Attributes:
        levels: For each of its numbers, from the outside in, the provisions meant; several where a label is repeated,
            none where that cannot be known.
        lacking: The number that surely leads nowhere, from 0; None for none.
    """

    levels: tuple[tuple[Eid, ...], ...]
    lacking: int | None = None

    @property
    def deepest(self) -> int | None:
        """The innermost number of which it is known what it leads to; None for none."""
        return next((n for n in range(len(self.levels) - 1, -1, -1) if self.levels[n]), None)


class Index:
    """The provisions of a draft by what they are called.

    Args:
        draft: The draft.
    """

    def __init__(self, draft: DraftText) -> None:
        self._draft = draft
        self._around: dict[Eid, tuple[Provision, ...]] = {}
        self._articles: dict[tuple[Eid, str], list[Provision]] = {}
        self._divisions: dict[tuple[str, str], list[Eid]] = {}
        self._units: set[str] = set()
        self._order: list[Provision] = []
        self._homes: dict[Eid, Eid] = {}
        self._enter(draft.root, (), Eid(""))
        self._place = {each.eid: n for n, each in enumerate(self._order)}
        self._amending = frozenset(
            each.eid for each in self._order if any(AMENDING.search(block.text) for _, block in each.blocks())
        )

    def _enter(self, provision: Provision, around: tuple[Provision, ...], annex: Eid) -> None:
        around = (*around, provision)
        if provision.kind is Kind.ANNEX:
            annex = provision.eid
        number = number_of(provision.label) if provision.label else None
        if provision.kind is Kind.ARTICLE:
            self._order.append(provision)
            self._homes[provision.eid] = annex
            if number:
                self._units.add(number.unit)
                self._articles.setdefault((annex, _folded(number.token)), []).append(provision)
        elif provision.kind in (Kind.DIVISION, Kind.ANNEX) and number and number.token:
            self._divisions.setdefault((number.unit, _value(number.token)), []).append(provision.eid)
            self._units.add(number.unit)
        if provision.head is not None:
            self._around[provision.eid] = around
        for line in provision.lines:
            self._around[line.eid] = around
        for child in provision.children:
            self._enter(child, around, annex)

    @cached_property
    def _span(self) -> tuple[int, int]:
        """Between which article numbers nothing but a gap can lie: for a piece of a longer text, its ends."""
        numbers = [value for annex, token in self._articles if not annex and (value := _leading(token)) is not None]
        if not numbers:
            return 0, -1
        low, high = min(numbers), max(numbers)
        return (0, 10**9) if low <= 1 else (low, high)

    def speaks(self, eid: Eid) -> bool:
        """Whether the references of a line are to this text, as far as can be known.

        Not so those in an article that amends another text, whose articles it names.
        """
        article = self._article_around(eid)
        return article is None or article.eid not in self._amending

    def target(self, mention: Mention, eid: Eid) -> Target:
        """What a mention leads to.

        Args:
            mention: The mention.
            eid: Address of the line in which it stands.
        """
        levels: list[tuple[Eid, ...]] = []
        scopes: list[Provision] | None = None  # None: where the line stands.
        for n, step in enumerate(mention.steps):
            unit = self._as_article(step)
            if unit in _DIVISIONS or unit == "annex":
                found, lacking = self._division(Step(unit, step.token), eid)
                levels.append(found)
                if unit != "annex" and (found or step.token == THIS):
                    continue  # An article's number says enough.
                # Where the part is not of this text, what is in it need not be either.
                return Target(_filled(levels, mention), n if lacking and len(mention.numbers) == 1 else None)
            if unit == "article":
                here, lacking = self._article(step, eid)
            elif scopes is None:
                here, lacking = self._near(step, eid)
            else:
                here, lacking = _inside(scopes, step)
            levels.append(tuple(each.eid for each in here))
            if not here:
                surely = lacking and not self._said_nearby(mention, n, eid)
                return Target(_filled(levels, mention), n if surely else None)
            scopes = here
        return Target(tuple(levels))

    def between(self, first: Target, last: Target) -> Iterator[Eid]:
        """The articles between the ends of a range, without these."""
        ends = [self._place.get(target.levels[-1][0]) for target in (first, last) if target.levels and target.levels[-1]]
        if len(ends) == 2 and ends[0] is not None and ends[1] is not None:
            yield from (each.eid for each in self._order[ends[0] + 1 : ends[1]])

    def _as_article(self, step: Step) -> str:
        """The unit of a step, "article" where sections play the articles."""
        if step.unit == "section" and any(number_of(each.label) and _unit(each) == "section" for each in self._order[:1]):
            return "article"
        return step.unit

    def _division(self, step: Step, eid: Eid) -> tuple[tuple[Eid, ...], bool]:
        if step.token in RELATIVE:
            here = (each.eid for each in self._around.get(eid, ()) if _unit(each) == step.unit)
            return (tuple(here) if step.token == THIS else ()), False
        found = tuple(self._divisions.get((step.unit, _value(step.token)), ()))
        return found, not found and step.unit in self._units

    def _article(self, step: Step, eid: Eid) -> tuple[list[Provision], bool]:
        if step.token in RELATIVE:
            article = self._article_around(eid)
            if article is None or step.token == THIS:
                return [article] if article else [], False
            place = self._place[article.eid] + (1 if step.token == NEXT else -1)
            inside = 0 <= place < len(self._order)
            near = self._order[place] if inside else None
            same = near is not None and self._homes[near.eid] == self._homes[article.eid]
            return ([near] if near and same else []), not same
        annex = next((each.eid for each in self._around.get(eid, ()) if each.kind is Kind.ANNEX), Eid(""))
        for home in dict.fromkeys((annex, Eid(""))):
            if found := self._articles.get((home, _folded(step.token))):
                return found, False
        if any(token == _folded(step.token) for _, token in self._articles):
            return [], False
        value = _leading(_folded(step.token))
        low, high = self._span
        return [], bool(self._articles) and value is not None and low <= value <= high

    def _article_around(self, eid: Eid) -> Provision | None:
        return next((each for each in self._around.get(eid, ()) if each.kind is Kind.ARTICLE), None)

    def _near(self, step: Step, eid: Eid) -> tuple[list[Provision], bool]:
        """A paragraph or point of the article in which the line stands, from the inside out."""
        around = self._around.get(eid, ())
        article = self._article_around(eid)
        if article is None:
            return [], False
        inner = around[around.index(article) :]
        if step.token in RELATIVE:
            return _beside(step, inner, eid), False
        for scope in reversed(inner):
            if found := _numbered(scope, step):
                return found, False
        # Where labels are repeated the levels of lists may have been read wrongly.
        return [], _has_alike(article, step) and not any("~" in each.eid for each in article.walk())

    def _said_nearby(self, mention: Mention, n: int, eid: Eid) -> bool:
        """Whether the rest of a way that leads nowhere leads somewhere from here: "under article 5, paragraph 2 …"."""
        if n == 0 or mention.steps[n].unit == "":
            return False
        return bool(self._near(mention.steps[n], eid)[0])


def references_of(draft: DraftText, index: Index) -> Iterator[tuple[int, Eid, str]]:
    """The lines of a draft in which references are looked for: place, address and words."""
    for n, (eid, block) in enumerate(draft.blocks):
        if block.mark not in _WITHOUT and index.speaks(eid):
            yield n, eid, block.text


def _filled(levels: list[tuple[Eid, ...]], mention: Mention) -> tuple[tuple[Eid, ...], ...]:
    return (*levels, *((),) * (len(mention.numbers) - len(levels)))


def _inside(scopes: Iterable[Provision], step: Step) -> tuple[list[Provision], bool]:
    """What bears a number inside provisions; the lines of an article count as its paragraphs where none bears one."""
    scopes = list(scopes)
    found = [each for scope in scopes for each in _numbered(scope, step)]
    if found:
        return found, False
    doubtful = any("~" in each.eid for scope in scopes for each in scope.walk())
    return [], not doubtful and all(_has_alike(scope, step) for scope in scopes)


def _numbered(scope: Provision, step: Step) -> list[Provision]:
    """The outermost provisions inside another that bear the number; a paragraph stands directly in its article."""
    layer = list(scope.children)
    while layer:
        if found := [each for each in layer if _token(each) == step.token.casefold()]:
            return found
        if step.unit == "paragraph" and any(_token(each) for each in layer):
            break
        layer = [child for each in layer for child in each.children]
    lines = scope.lines
    if step.unit == "paragraph" and scope.kind is Kind.ARTICLE and not scope.children and step.token.isdecimal():
        nth = lines[int(step.token) - 1 : int(step.token)] if int(step.token) else ()
        return [Provision(kind=Kind.PARAGRAPH, eid=line.eid, lines=(line,)) for line in nth]
    return []


def _has_alike(scope: Provision, step: Step) -> bool:
    """Whether a provision counts its parts in the way of the step, so that a number it has not is surely lacking."""
    tokens = [token for each in scope.walk() if each is not scope and (token := _token(each))]
    return bool(tokens) and any(_form(token) == _form(step.token) for token in tokens)


def _form(token: str) -> str:
    return "1" if token[:1].isdecimal() else "a"


def _beside(step: Step, inner: tuple[Provision, ...], eid: Eid) -> list[Provision]:
    """This paragraph, or the one before it in its article."""
    article = inner[0]
    if step.unit != "paragraph":
        return []
    parts = [each for each in article.children if _token(each)]
    here = next((n for n, each in enumerate(parts) if len(inner) > 1 and each is inner[1]), None)
    if here is not None:
        place = here + {THIS: 0, PREVIOUS: -1, NEXT: 1}[step.token]
        return parts[place : place + 1] if place >= 0 else []
    if article.children:
        return []
    eids = [line.eid for line in article.lines]
    place = eids.index(eid) + {THIS: 0, PREVIOUS: -1, NEXT: 1}[step.token]
    nth = article.lines[place : place + 1] if place >= 0 else ()
    return [Provision(kind=Kind.PARAGRAPH, eid=line.eid, lines=(line,)) for line in nth]


def _token(provision: Provision) -> str:
    number = number_of(provision.label) if provision.label else None
    return number.token.casefold() if number else ""


def _unit(provision: Provision) -> str:
    number = number_of(provision.label) if provision.label else None
    return number.unit if number else ""


def _folded(token: str) -> str:
    """A number without what is printed now and not then: ``L. 122-1`` and ``l122-1``."""
    return "".join(char for char in token.casefold() if char not in " .*\u00a0")


def _leading(token: str) -> int | None:
    """The number that a token begins with; None where it begins with a letter."""
    digits = token[: next((n for n, char in enumerate(token) if not char.isdecimal()), len(token))]
    return int(digits) if digits else None


_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


def _value(token: str) -> str:
    """The number of a division in digits, whether printed in Roman or not; else the token."""
    values = [_ROMAN.get(char, 0) for char in token.upper()]
    if not values or 0 in values:
        return token.casefold()
    return str(sum(-v if v < max(values[n:]) else v for n, v in enumerate(values)))
