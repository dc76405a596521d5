"""What the references of a draft point to: resolution by an index that is built once for each draft."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from tracker.addresses.by_number import (
    bears_two_numbers,
    beside,
    division_number,
    folded,
    has_alike,
    inside,
    leading,
    numbered,
    unit_of,
)
from tracker.language.labels import number_of
from tracker.language.reference_words import amends
from tracker.model.block import Block, BlockKind
from tracker.model.provision import Eid, Provision, ProvisionKind
from tracker.model.reference import NEXT, RELATIVE, THIS, Mention, Reference, Step
from tracker.references.find import find_references

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from tracker.model.draft import DraftText

_DIVISIONS = frozenset({"book", "part", "title", "chapter", "section"})
_WITHOUT = frozenset({BlockKind.NOTE, BlockKind.HEADING, BlockKind.TITLE})
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
        self._tokens = frozenset(token for _, token in self._articles)
        self._amending: dict[Eid, bool] = {}

    def _enter(self, provision: Provision, around: tuple[Provision, ...], annex: Eid) -> None:
        around = (*around, provision)
        if provision.kind is ProvisionKind.ANNEX:
            annex = provision.eid
        number = number_of(provision.label) if provision.label else None
        if provision.kind is ProvisionKind.ARTICLE:
            self._order.append(provision)
            self._homes[provision.eid] = annex
            if number:
                self._units.add(number.unit)
                self._articles.setdefault((annex, folded(number.token)), []).append(provision)
        elif provision.kind in (ProvisionKind.DIVISION, ProvisionKind.ANNEX) and number and number.token:
            self._divisions.setdefault((number.unit, division_number(number.token)), []).append(provision.eid)
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
        numbers = [value for annex, token in self._articles if not annex and (value := leading(token)) is not None]
        if not numbers:
            return 0, -1
        low, high = min(numbers), max(numbers)
        return (0, 10**9) if low <= 1 else (low, high)

    def speaks(self, eid: Eid) -> bool:
        """Whether the references of a line are to this text, as far as can be known.

        Not so those in an article that amends another text, whose articles it names.
        """
        article = self._article_around(eid)
        if article is None:
            return True
        if article.eid not in self._amending:
            self._amending[article.eid] = amends([block.text for _, block in article.blocks()])
        return not self._amending[article.eid]

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
                here, lacking = inside(scopes, step)
            levels.append(tuple(each.eid for each in here))
            if not here:
                surely = lacking and not self._said_nearby(mention, n, eid)
                return Target(_filled(levels, mention), n if surely else None)
            scopes = here
        return Target(tuple(levels))

    def _as_article(self, step: Step) -> str:
        """The unit of a step, "article" where sections play the articles."""
        if step.unit == "section" and any(unit_of(each) == "section" for each in self._order[:1]):
            return "article"
        return step.unit

    def _division(self, step: Step, eid: Eid) -> tuple[tuple[Eid, ...], bool]:
        if step.token in RELATIVE:
            here = (each.eid for each in self._around.get(eid, ()) if unit_of(each) == step.unit)
            return (tuple(here) if step.token == THIS else ()), False
        found = tuple(self._divisions.get((step.unit, division_number(step.token)), ()))
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
        if self._order and bears_two_numbers(self._order[0]):
            return [], False
        annex = next((each.eid for each in self._around.get(eid, ()) if each.kind is ProvisionKind.ANNEX), Eid(""))
        for home in dict.fromkeys((annex, Eid(""))):
            if found := self._articles.get((home, folded(step.token))):
                return found, False
        if folded(step.token) in self._tokens:
            return [], False
        value = leading(folded(step.token))
        low, high = self._span
        return [], bool(self._articles) and value is not None and low <= value <= high

    def _article_around(self, eid: Eid) -> Provision | None:
        return next((each for each in self._around.get(eid, ()) if each.kind is ProvisionKind.ARTICLE), None)

    def _near(self, step: Step, eid: Eid) -> tuple[list[Provision], bool]:
        """A paragraph or point of the article in which the line stands, from the inside out."""
        around = self._around.get(eid, ())
        article = self._article_around(eid)
        if article is None:
            return [], False
        inner = around[around.index(article) :]
        if step.token in RELATIVE:
            return beside(step, inner, eid), False
        for scope in reversed(inner):
            if found := numbered(scope, step):
                return found, False
        # Where labels are repeated the levels of lists may have been read wrongly.
        return [], has_alike(article, step) and not any("~" in each.eid for each in article.walk())

    def _said_nearby(self, mention: Mention, n: int, eid: Eid) -> bool:
        """Whether the rest of a way that leads nowhere leads somewhere from here: "under article 5, paragraph 2 …"."""
        if n == 0 or mention.steps[n].unit == "":
            return False
        return bool(self._near(mention.steps[n], eid)[0])


def may_refer(block: Block) -> bool:
    """Whether a block is one in which references are looked for."""
    return block.kind not in _WITHOUT


def references_of(
    draft: DraftText,
    index: Index,
    found: dict[str, tuple[Reference, ...]] | None = None,
    places: Container[int] | None = None,
) -> Iterator[tuple[int, Eid, tuple[Reference, ...]]]:
    """The lines of a draft that hold references, headings and notes left out.

    Args:
        draft: The draft.
        index: Its index.
        found: What was found in lines already; what is found now is put in. Most lines stand in two drafts alike.
        places: Places of the lines to look at; all if not given.

    Returns:
        Place of the line among the blocks, its address, and its references.
    """
    found = {} if found is None else found
    for n, (eid, block) in enumerate(draft.blocks):
        if not may_refer(block) or (places is not None and n not in places):
            continue
        if block.text not in found:
            found[block.text] = find_references(block.text)
        if found[block.text] and index.speaks(eid):
            yield n, eid, found[block.text]


def _filled(levels: list[tuple[Eid, ...]], mention: Mention) -> tuple[tuple[Eid, ...], ...]:
    return (*levels, *((),) * (len(mention.numbers) - len(levels)))
