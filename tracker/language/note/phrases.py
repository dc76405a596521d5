"""Provisions in the gaps of a sentence, in the case and number that the gap asks for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from tracker.language.note.grammar import MANY, ONE, TWO

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.language.note.grammar import Grammar, Noun

_SHORTEST_RANGE = 3
"""Numbers in a row that are put together, "7 to 9"; two are named both, as drafters do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of the place of a provision: article 4, paragraph 9.

    Attributes:
        unit: The unit, a key of :attr:`~tracker.language.note.grammar.Grammar.nouns`.
        number: Its number; empty where it has none.
        name: Its heading or printed name, where it has no number.
        position: Its place among its kind, to know what follows what; numbers need not be in a row.
        remark: Words in brackets that tell it from another of the same number; else empty.
    """

    unit: str
    number: str = ""
    name: str = ""
    position: int = 0
    remark: str = ""


Place = tuple[Step, ...]
"""A provision by the steps to it, from the outside in."""


class Provisions:
    """Some provisions in the gap of a sentence: ``{what:in}``, ``{what:|was|were}``.

    The word behind the colon is a case of the language; forms behind bars are chosen by the number (two forms, or three
    with a dual) or by gender and number (four).

    Args:
        grammar: The language.
        places: The places, in order; at least one.
        former: Whether they are called former: the text after has others of this name.

    >>> from tracker.language.note import grammar_of
    >>> four = (Step(unit="article", number="4", position=4),)
    >>> five = (Step(unit="article", number="5", position=5),)
    >>> six = (Step(unit="article", number="6", position=6),)
    >>> "{a:nom} {a:|was|were} deleted".format(a=Provisions(grammar_of("en"), [four, five, six]))
    'articles 4 to 6 were deleted'
    >>> "{a:in}; {b:in}".format(a=Provisions(grammar_of("fr"), [four]), b=Provisions(grammar_of("ru"), [four, six]))
    'à l’article 4; в статьях 4 и 6'
    """

    def __init__(self, grammar: Grammar, places: Sequence[Place], *, former: bool = False) -> None:
        self._grammar, self._places, self._former = grammar, list(dict.fromkeys(places)), former

    def at(self, positions: Sequence[int]) -> Provisions:
        """Return the same provisions with other positions: what is in a row is put together."""
        places = [
            (*place[:-1], replace(place[-1], position=position))
            for place, position in zip(self._places, positions, strict=True)
        ]
        return Provisions(self._grammar, places, former=self._former)

    def __format__(self, spec: str) -> str:
        """Return the provisions in a case, or the form that agrees with them."""
        if spec.startswith("|"):
            return self._agreeing(spec[1:].split("|"))
        groups = list(self._groups())
        words = self._grammar.listed([self._group(group, spec or "nom") for group in groups])
        # English closes the place of a subject with a comma: "Article 4, paragraph 9, was deleted."
        return f"{words}," if not spec and len(groups) == 1 and self._has_comma(groups[0][-1]) else words

    def _has_comma(self, place: Place) -> bool:
        """Return whether commas divide the steps of a place: "article 4, paragraph 9 (a)", not "paragraph 9 (a)"."""
        grammar, steps = self._grammar, list(place)
        if (
            not grammar.widest_first
            or grammar.repeats_noun
            or steps[-1].unit in grammar.counted
            or not steps[-1].number
        ):
            return False
        while len(steps) > 1 and steps[-1].unit == "point" and steps[-2].number:
            steps.pop()
        return len(steps) > 1

    def _agreeing(self, forms: Sequence[str]) -> str:
        count = len(self._places)
        if len(forms) <= 3:
            return forms[min(count, len(forms)) - 1]
        nouns = {self._noun(place[-1]).gender for place in self._places}
        gender = nouns.pop() if len(nouns) == 1 else "m"
        wanted = gender if count == 1 else "p" if "p" in self._grammar.agreement else gender.upper()
        return forms[self._grammar.agreement.index(wanted)]

    def _noun(self, step: Step) -> Noun:
        return self._grammar.nouns[step.unit]

    def _groups(self) -> Iterator[list[Place]]:
        """Yield the places in groups that have the same steps around them and the same noun."""
        for _, group in groupby(self._places, key=lambda place: (place[:-1], place[-1].unit, bool(place[-1].name))):
            places = list(group)
            if places[0][-1].name or not places[0][-1].number:
                yield from ([place] for place in places)
            else:
                yield places

    def _group(self, group: Sequence[Place], case: str) -> str:
        """Return the words for one group."""
        grammar = self._grammar
        outer, inner = list(group[0][:-1]), [place[-1] for place in group]
        former = self._former
        if (
            inner[0].unit == "point"
            and outer
            and grammar.joined_points
            and outer[-1].number
            and not inner[0].remark
            and outer[-1].unit not in grammar.counted
        ):
            # "paragraph 2 (a) to (c)": the points stand behind the number of their paragraph.
            depth = len(outer)
            while outer[depth - 1].unit == "point" and depth > 1:
                depth -= 1
            base, above = outer[depth - 1], outer[: depth - 1]
            if base.unit == "point":
                head = " ".join(grammar.number(step.unit, step.number) for step in outer)
                numbers = self._numbers(inner)
                own = self._form(Step(unit="point"), f"{head} {numbers}", ONE, case, former=former and not above)
            else:
                between = "".join(f" {grammar.number(step.unit, step.number)}" for step in outer[depth:])
                number = f"{grammar.number(base.unit, base.number)}{between} {self._numbers(inner)}"
                own = self._form(base, number, ONE, case, former=former and not above)
            return self._within(own, above, case, special=False, former=former)
        first_former = former and not outer
        if inner[0].name or not inner[0].number:
            own = self._alone(inner[0], case, former=first_former)
        elif grammar.repeats_noun:
            own = self._repeated(inner, case, former=first_former)
        else:
            count = (ONE, TWO, MANY)[min(len(inner), 3) - 1]
            own = self._form(inner[0], self._numbers(inner), count, case, former=first_former)
        special = not inner[0].number or inner[0].unit in grammar.counted or inner[0].unit in ("indent", "line")
        return self._within(own, outer, case, special=special, former=former)

    def _within(self, own: str, outer: Sequence[Step], case: str, *, special: bool, former: bool) -> str:
        """Return the words of the innermost step with those of the steps around it."""
        if not outer:
            return own
        grammar = self._grammar
        around = Provisions(grammar, [tuple(outer)], former=former)
        if not grammar.widest_first:
            return f"{own} {around:gen}"
        if grammar.repeats_noun:
            return f"{around:nom}{own}"
        if special:
            return f"{own} of {around:nom}"
        plain = own.removeprefix("in ") if case == "in" else own
        return f"{format(around, case)}{grammar.between}{plain}"

    def _numbers(self, steps: Sequence[Step]) -> str:
        """Return a list of numbers, with ranges: "4, 5 and 7 to 9"."""
        grammar = self._grammar
        items: list[str] = []
        for run in _in_a_row(steps):
            printed = [self._printed(step) for step in run]
            if len(run) < _SHORTEST_RANGE:
                items += printed
            else:
                items.append(grammar.span.format(first=printed[0], last=printed[-1]))
        return grammar.listed(items)

    def _printed(self, step: Step) -> str:
        number = self._grammar.number(step.unit, step.number)
        return f"{number} ({step.remark})" if step.remark else number

    def _repeated(self, steps: Sequence[Step], case: str, *, former: bool) -> str:
        """Return a list in which every number has its noun: 第4条、第5条和第7条至第9条."""
        grammar = self._grammar
        items: list[str] = []
        for run in _in_a_row(steps):
            printed = [self._form(step, self._printed(step), ONE, case, former=former) for step in run]
            if len(run) < _SHORTEST_RANGE:
                items += printed
            else:
                items.append(grammar.span.format(first=printed[0], last=printed[-1]))
        return self._noun(steps[0]).once + grammar.listed(items)

    def _form(self, step: Step, number: str, count: int, case: str, *, former: bool) -> str:
        noun = self._noun(step)
        forms = noun.former if former else noun.forms
        return forms[case][count].format(n=number)

    def _alone(self, step: Step, case: str, *, former: bool) -> str:
        noun = self._noun(step)
        name = self._grammar.quoted(step.name) if step.name else ""
        form = noun.alone[case]
        if former and noun.former[case][ONE]:
            form = noun.former[case][ONE]
        words = form.replace("{n}", name) if name else form.replace(" {n}", "").replace("{n}", "")
        return f"{words} ({step.remark})" if step.remark else words


def _in_a_row(steps: Sequence[Step]) -> Iterator[list[Step]]:
    """Yield the steps in runs that follow each other in the text."""
    run: list[Step] = []
    for step in steps:
        if run and step.position != run[-1].position + 1:
            yield run
            run = []
        run.append(step)
    yield run
