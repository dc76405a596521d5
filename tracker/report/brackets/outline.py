"""The outline of open questions: what is asked together stands together, what is asked inside stands inside."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.model.negotiation import MarkKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tracker.report.brackets.view import PlacedMark


@dataclass(frozen=True, slots=True)
class Answer:
    """One of the words among which a question asks to choose, or the only ones.

    Attributes:
        placed: The mark.
        inner: The questions inside it.
    """

    placed: PlacedMark
    inner: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A bracket, the alternatives of one choice, or the options of one row.

    Attributes:
        answers: The marks, in reading order; at least one.
    """

    answers: tuple[Answer, ...]

    @property
    def first(self) -> PlacedMark:
        """The first of its marks, which gives it its place."""
        return self.answers[0].placed

    @property
    def is_row(self) -> bool:
        """Return whether it is a row of options, each of which is a draft of its own."""
        return self.first.mark.kind is MarkKind.OPTION

    @property
    def inner(self) -> tuple[Question, ...]:
        """The questions inside all of its marks."""
        return tuple(question for answer in self.answers for question in answer.inner)


def outline(marks: Iterable[PlacedMark]) -> tuple[Question, ...]:
    """Return marks of one text as questions.

    Args:
        marks: The marks, in any order; those that stand inside another of them are below it.
    """
    ordered = sorted(marks, key=lambda placed: placed.span[0])
    inside: list[list[int]] = [[] for _ in ordered]
    top: list[int] = []
    around: list[int] = []
    for n, placed in enumerate(ordered):
        around = [outer for outer in around if ordered[outer].span[1] >= placed.span[0]]
        # A bracket that begins in one option and ends in the next holds neither.
        holders = [outer for outer in around if ordered[outer].span[1] >= placed.span[1]]
        (inside[holders[-1]] if holders else top).append(n)
        around.append(n)
    return _questions(top, ordered, inside)


def _questions(
    members: Sequence[int], ordered: Sequence[PlacedMark], inside: Sequence[Sequence[int]]
) -> tuple[Question, ...]:
    """Return marks on one level as questions; those of one choice are one, at the place of the first."""
    together: dict[tuple[str, int], list[int]] = {}
    for n in members:
        choice = ordered[n].mark.choice
        together.setdefault(("mark", n) if choice is None else ("choice", choice), []).append(n)
    return tuple(
        Question(tuple(Answer(ordered[n], _questions(inside[n], ordered, inside)) for n in group))
        for group in together.values()
    )
