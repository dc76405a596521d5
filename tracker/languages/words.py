"""The differences in the words of one row: figures, dates, references, brackets, options, notes, lengths."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tracker.languages.facts import UNSURE, steps_of
from tracker.model.languages import Difference, DifferenceKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tracker.languages.facts import Fact, UnitFacts

_FIGURES = (
    DifferenceKind.NUMBER,
    DifferenceKind.AMOUNT,
    DifferenceKind.PERIOD,
    DifferenceKind.DATE,
)


def differences_in_words(n: int, facts: Mapping[int, UnitFacts], count: int) -> Iterator[Difference]:
    """Yield the differences in the words of a row.

    Args:
        n: Number of the row.
        facts: The facts of each version that has something in the row, by its number.
        count: The number of all versions.
    """
    listing = _Listing(n, facts, count)
    for kind in _FIGURES:
        yield from listing.of_figures(kind)
    yield from listing.of_references()
    for kind, counts in (
        (DifferenceKind.BRACKETS, {v: _brackets(*one.brackets) for v, one in facts.items()}),
        (DifferenceKind.OPTIONS, {v: one.options for v, one in facts.items()}),
        (DifferenceKind.NOTES, {v: one.calls for v, one in facts.items()}),
    ):
        if len(set(counts.values())) > 1:
            yield listing.difference(kind, {v: str(number) for v, number in counts.items()})


class _Listing:
    """The differences of one row."""

    def __init__(self, n: int, facts: Mapping[int, UnitFacts], count: int) -> None:
        self._n, self._facts, self._count = n, facts, count

    def difference(
        self, kind: DifferenceKind, values: Mapping[int, str], printed: Mapping[int, str] | None = None
    ) -> Difference:
        """Return a difference between the values of the versions in the row."""
        shared = tuple(values.get(v, "") for v in range(self._count))
        as_printed = tuple(printed.get(v, "") for v in range(self._count)) if printed else shared
        return Difference(kind=kind, row=self._n, values=shared, alone=alone(shared, list(values)), printed=as_printed)

    def of_figures(self, kind: DifferenceKind) -> Iterator[Difference]:
        """Yield the difference of the figures of one kind, if there is one."""
        own = {v: {key: fact for (of, key), fact in one.facts.items() if of is kind} for v, one in self._facts.items()}
        keys = {key for facts in own.values() for key in facts}
        really = {key for key in keys if self._differs(key, own)}
        if really:
            values = {v: ", ".join(sorted(own[v].keys() & really)) for v in own}
            yield self.difference(kind, values, {v: _listed(own[v], really) for v in own})

    def _differs(self, key: str, own: Mapping[int, Mapping[str, Fact]]) -> bool:
        """Return whether a figure is surely lacking in a version that has something in the row."""
        fact = next(facts[key] for facts in own.values() if key in facts)
        lacking = [v for v in own if key not in own[v]]
        return any(self._lacks(fact, v, own) for v in lacking)

    def _lacks(self, fact: Fact, version: int, own: Mapping[int, Mapping[str, Fact]]) -> bool:
        """Return whether a version surely lacks a figure that another has.

        It has it in another form, as "1 million" for "1 000 000" or as a part of a reference, where its numbers are
        there. A small number in words counts only where the version has a number instead that no other has.
        """
        others = [self._facts[v].numbers for v in own if fact.key in own[v]]
        instead = any(
            other.sure
            and not any(key in own[v] for v in own if v != version)
            and not any(other.parts <= n for n in others)
            for key, other in own[version].items()
        )
        there = self._facts[version]
        if fact.parts <= there.numbers | (there.named if fact.kind is DifferenceKind.REFERENCE else frozenset()):
            return fact.kind is not DifferenceKind.NUMBER and self._has_other_unit(fact, version, own)
        if not fact.sure or fact.small:
            return instead
        return True

    @staticmethod
    def _has_other_unit(fact: Fact, version: int, own: Mapping[int, Mapping[str, Fact]]) -> bool:
        """Return whether the version has the number with a unit that no other has: "30 days" beside "30 months".

        Of dates it is another whole date: the numbers of "20 May" may stand in "20 March" and "22 May".
        """
        is_date, size = fact.kind is DifferenceKind.DATE, len(fact.parts)
        return any(
            (len(other.parts) == size if is_date else other.parts == fact.parts)
            and not any(key in own[v] for v in own if v != version)
            for key, other in own[version].items()
        )

    def of_references(self) -> Iterator[Difference]:
        """Yield the difference of the references, if there is one."""
        kind = DifferenceKind.REFERENCE
        own = {v: {key: fact for (of, key), fact in one.facts.items() if of is kind} for v, one in self._facts.items()}
        cited = {key for key in {key for facts in own.values() for key in facts} if self._differs(key, own)}
        paths = {path for path in self._paths() if self._path_differs(path)}
        if not cited and not paths:
            return
        values = {}
        for v, one in self._facts.items():
            named = sorted(one.references & paths, key=_by_number)
            steps = {step for path in named for step in steps_of(path)}
            named += [fact.printed for key, fact in own[v].items() if key in cited and not fact.parts <= steps]
            values[v] = ", ".join(named)
        yield self.difference(kind, values)

    def _paths(self) -> set[str]:
        return {path for one in self._facts.values() for path in one.references}

    def _path_differs(self, path: str) -> bool:
        """Return whether a version surely lacks a provision that another names.

        Of "articles 5 and 6" one is another where both name as many. Else a reference may be put otherwise, or not be
        found, and counts only if a number of it is nowhere.
        """
        have = [v for v, one in self._facts.items() if path in one.references]
        steps = steps_of(path)
        for one in self._facts.values():
            if path in one.references or steps <= one.named:
                continue
            if any(_in_step(one.references, self._facts[other].references) for other in have):
                return True
            lacking = steps - one.named - one.numbers
            if lacking and path not in UNSURE:
                return True
        return False


def _brackets(opening: int, closing: int) -> str:
    """Return the number of brackets in a report; where some have no partner, the number of both signs.

    >>> _brackets(2, 2), _brackets(2, 1)
    ('2', '[: 2, ]: 1')
    """
    return str(opening) if opening == closing else f"[: {opening}, ]: {closing}"


def _in_step(first: frozenset[str], second: frozenset[str]) -> bool:
    """Return whether two versions name as many provisions, in the same forms, and one of them is another."""
    mine, other = first - second, second - first
    return len(mine) == len(other) == 1 and _form(next(iter(mine))) == _form(next(iter(other)))


def _form(path: str) -> int:
    return path.count("(")


def _listed(facts: Mapping[str, Fact], keys: Iterable[str]) -> str:
    wanted = set(keys)
    return ", ".join(fact.printed for key, fact in facts.items() if key in wanted)


def _by_number(path: str) -> tuple[int, str]:
    digits = path.partition(" ")[0].partition("-")[0]
    return (int(digits) if digits.isdecimal() else 0, path)


def alone(values: Sequence[object], present: Sequence[int]) -> tuple[int, ...]:
    """Return the versions whose value is not that of most, where more than half agree; else none.

    >>> alone(["30", "30", "60"], [0, 1, 2]), alone(["30", "60"], [0, 1])
    ((2,), ())
    """
    counts = Counter(values[v] for v in present)
    most, count = counts.most_common(1)[0]
    return tuple(v for v in present if values[v] != most) if 2 * count > len(present) else ()
