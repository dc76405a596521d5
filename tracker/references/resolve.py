"""Resolution of references: which provisions of a draft a mention leads to."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from tracker.addresses.by_number import (
    bears_two_numbers,
    division_number,
    find_inside,
    find_numbered,
    find_relative,
    folded,
    leading_number,
    numbers_alike,
    repeats_labels,
    unit_of,
)
from tracker.language.labels import MAIN_UNITS, number_of
from tracker.language.reference_words import amends
from tracker.model.block import Block, BlockKind
from tracker.model.provision import Eid, Provision, ProvisionKind
from tracker.model.reference import NEXT, RELATIVE, THIS, Mention, Reference, Step
from tracker.references.find import find_references

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from tracker.model.draft import DraftText

_DIVISIONS = frozenset({"book", "part", "title", "chapter", "section"})
_OTHER_MAIN_UNITS = frozenset(MAIN_UNITS) - {"article", "section", "clause"}
"""Units that are named by a number only where they play the articles. Sections are divisions too, clauses points."""
_WITHOUT_REFERENCES = frozenset({BlockKind.NOTE, BlockKind.HEADING, BlockKind.TITLE})
"""Notes cite other texts, and a heading is no reference to itself."""
_NO_ANNEX = Eid("")


@dataclass(frozen=True, slots=True)
class Target:
    """The provisions that a mention leads to.

    Attributes:
        levels: For each of its numbers, from the outside in, the provisions meant; several where a label is repeated,
            none where that cannot be known.
        lacking: Index of the number that surely leads nowhere; None for none.
    """

    levels: tuple[tuple[Eid, ...], ...]
    lacking: int | None = None

    @property
    def deepest(self) -> int | None:
        """Index of the innermost number that leads to a known provision; None for none."""
        return next((n for n in range(len(self.levels) - 1, -1, -1) if self.levels[n]), None)


class Index:
    """The provisions of a draft by their numbers; built once for all references of a draft.

    Args:
        draft: The draft.
    """

    def __init__(self, draft: DraftText) -> None:
        self._around: dict[Eid, tuple[Provision, ...]] = {}  # By the address of a block, from the root inwards.
        self._articles: dict[tuple[Eid, str], list[Provision]] = {}  # By annex and number.
        self._divisions: dict[tuple[str, str], list[Eid]] = {}  # By unit and number.
        self._units: set[str] = set()
        self._order: list[Provision] = []  # The articles.
        self._annexes: dict[Eid, Eid] = {}  # Of each article.
        self._add(draft.root, (), _NO_ANNEX)
        self._place = {article.eid: n for n, article in enumerate(self._order)}
        self._article_units = frozenset(map(unit_of, self._order))
        self._tokens = frozenset(token for _, token in self._articles)
        self._amending: dict[Eid, bool] = {}

    def _add(self, provision: Provision, around: tuple[Provision, ...], annex: Eid) -> None:
        around = (*around, provision)
        if provision.kind is ProvisionKind.ANNEX:
            annex = provision.eid
        number = number_of(provision.label)
        if provision.kind is ProvisionKind.ARTICLE:
            self._order.append(provision)
            self._annexes[provision.eid] = annex
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
            self._add(child, around, annex)

    @cached_property
    def _span(self) -> tuple[int, int]:
        """First and last number between which a missing article is surely missing: for part of a text, its ends."""
        numbers = [n for annex, token in self._articles if not annex and (n := leading_number(token)) is not None]
        if not numbers:
            return 0, -1
        low, high = min(numbers), max(numbers)
        return (0, 10**9) if low <= 1 else (low, high)

    def refers_to_itself(self, eid: Eid) -> bool:
        """Return whether the references of a line are to its own text, as far as can be known.

        They are not in an article that amends another text: it names that text's articles.
        """
        article = self._article_around(eid)
        if article is None:
            return True
        if article.eid not in self._amending:
            self._amending[article.eid] = amends([block.text for _, block in article.blocks()])
        return not self._amending[article.eid]

    def target(self, mention: Mention, eid: Eid) -> Target:
        """Resolve a mention.

        Args:
            mention: The mention.
            eid: Address of the line in which it stands.
        """
        levels: list[tuple[Eid, ...]] = []
        scopes: list[Provision] | None = None  # None: the surroundings of the line.
        for n, step in enumerate(mention.steps):
            unit = self._as_article(step)
            if unit in _DIVISIONS or unit == "annex":
                divisions, lacking = self._division(Step(unit, step.token), eid)
                levels.append(divisions)
                if unit != "annex" and (divisions or step.token == THIS):
                    continue  # An article's number says enough.
                # Where the part is not of this text, its contents need not be either.
                return _target(levels, mention, n if lacking and len(mention.numbers) == 1 else None)
            if unit in _OTHER_MAIN_UNITS or (step.unit == "article" and self._lacks_articles(step)):
                # "Rule 5" in a text without numbered rules, "article 5" in rules of procedure: another text's.
                return _target([*levels, ()], mention, None)
            if unit == "article":
                hits, lacking = self._article(step, eid)
            elif scopes is None:
                hits, lacking = self._near(step, eid)
            else:
                hits, lacking = find_inside(scopes, step)
            levels.append(tuple(provision.eid for provision in hits))
            if not hits:
                surely = lacking and not self._resolves_nearby(mention, n, eid)
                return _target(levels, mention, n if surely else None)
            scopes = hits
        return Target(tuple(levels))

    def _as_article(self, step: Step) -> str:
        """Return the unit of a step, "article" where its unit plays the articles."""
        if step.unit in MAIN_UNITS and step.unit in self._article_units:
            return "article"
        return step.unit

    def _lacks_articles(self, step: Step) -> bool:
        """Return whether other units play the articles, so that a number of an article is another text's."""
        return step.token not in RELATIVE and bool(self._order) and not self._article_units & {"article", ""}

    def _division(self, step: Step, eid: Eid) -> tuple[tuple[Eid, ...], bool]:
        """Return the divisions or annexes that a step leads to, and whether there surely is none."""
        if step.token in RELATIVE:
            around = (provision.eid for provision in self._around.get(eid, ()) if unit_of(provision) == step.unit)
            return (tuple(around) if step.token == THIS else ()), False
        hits = tuple(self._divisions.get((step.unit, division_number(step.token)), ()))
        return hits, not hits and self._counts(step)

    def _counts(self, step: Step) -> bool:
        """Return whether a division that is not there is surely missing.

        It is not where the text is one chapter of a longer one ("Chapter 11" in a chapter 9), nor where its annexes are
        numbered in another form ("Annex I" beside annexes 9-A and 9-B): another text's is meant.
        """
        wanted = division_number(step.token)
        there = [number for unit, number in self._divisions if unit == step.unit]
        alike = [number for number in there if number.isdecimal() == wanted.isdecimal()]
        if not wanted.isdecimal():
            return bool(alike) and len(wanted) <= max(map(len, alike))
        values = sorted(map(int, alike))
        return bool(values) and (values[0] <= 1 or values[0] < int(wanted) < values[-1])

    def _article(self, step: Step, eid: Eid) -> tuple[list[Provision], bool]:
        """Return the articles that a step leads to, and whether there surely is none."""
        if step.token in RELATIVE:
            return self._relative_article(step, eid)
        if self._order and bears_two_numbers(self._order[0]):
            return [], False
        own = next(
            (around.eid for around in self._around.get(eid, ()) if around.kind is ProvisionKind.ANNEX), _NO_ANNEX
        )
        token = folded(step.token)
        for annex in dict.fromkeys((own, _NO_ANNEX)):
            if hits := self._articles.get((annex, token)):
                return hits, False
        if token in self._tokens:
            return [], False
        value = leading_number(token)
        low, high = self._span
        return [], bool(self._articles) and value is not None and low <= value <= high

    def _relative_article(self, step: Step, eid: Eid) -> tuple[list[Provision], bool]:
        """Return this article, or the one before or after it, and whether there surely is none."""
        article = self._article_around(eid)
        if article is None or step.token == THIS:
            return [article] if article else [], False
        place = self._place[article.eid] + (1 if step.token == NEXT else -1)
        if 0 <= place < len(self._order) and self._annexes[self._order[place].eid] == self._annexes[article.eid]:
            return [self._order[place]], False
        return [], True

    def _article_around(self, eid: Eid) -> Provision | None:
        around = self._around.get(eid, ())
        return next((provision for provision in around if provision.kind is ProvisionKind.ARTICLE), None)

    def _near(self, step: Step, eid: Eid) -> tuple[list[Provision], bool]:
        """Find a paragraph or point of the article in which the line stands, from the inside out."""
        around = self._around.get(eid, ())
        article = self._article_around(eid)
        if article is None:
            return [], False
        inner = around[around.index(article) :]
        if step.token in RELATIVE:
            return find_relative(step, inner, eid), False
        for scope in reversed(inner):
            if hits := find_numbered(scope, step):
                return hits, False
        # Where labels are repeated the levels of lists may have been read wrongly.
        return [], numbers_alike(article, step) and not repeats_labels(article)

    def _resolves_nearby(self, mention: Mention, n: int, eid: Eid) -> bool:
        """Return whether a step that leads nowhere leads somewhere from the line: "under article 5, paragraph 2 …"."""
        if n == 0 or mention.steps[n].unit == "":
            return False
        return bool(self._near(mention.steps[n], eid)[0])


def may_refer(block: Block) -> bool:
    """Return whether references are looked for in a block: not in headings and notes."""
    return block.kind not in _WITHOUT_REFERENCES


def references_of(
    draft: DraftText,
    index: Index,
    cache: dict[str, tuple[Reference, ...]] | None = None,
    places: Container[int] | None = None,
) -> Iterator[tuple[int, Eid, tuple[Reference, ...]]]:
    """Find the references of a draft, headings and notes left out.

    Args:
        draft: The draft.
        index: Its index.
        cache: References by the text of their line. Lines that are in it are not read again, and new ones are added:
            most lines stand in both drafts of a comparison.
        places: Places of the lines to read; all if not given.

    Yields:
        Place of the line among the blocks, its address, and its references.
    """
    cache = {} if cache is None else cache
    for n, (eid, block) in enumerate(draft.blocks):
        if not may_refer(block) or (places is not None and n not in places):
            continue
        if block.text not in cache:
            cache[block.text] = find_references(block.text)
        if cache[block.text] and index.refers_to_itself(eid):
            yield n, eid, cache[block.text]


def _target(levels: list[tuple[Eid, ...]], mention: Mention, lacking: int | None) -> Target:
    """Return a target whose further numbers lead nowhere known."""
    unknown = len(mention.numbers) - len(levels)
    return Target((*levels, *((),) * unknown), lacking)
