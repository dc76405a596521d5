"""The parts of a heading line, and the number in its label."""

from __future__ import annotations

from dataclasses import dataclass

SEPARATOR = " — "
"""Stands between label and heading where the source printed none (or a line break) between them."""

CLOSING_LABEL = "~"
"""The label ``##### ~`` opens the closing words after a list."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The three parts of a heading line; joined they are the line.

    >>> str(Heading("Article 5", SEPARATOR, "Duties"))
    'Article 5 — Duties'

    Attributes:
        label: As printed: ``Article premier``, ``Titre I.``, ``a)``; empty where none is printed.
        separator: The signs between them, ``" — "`` unless printed otherwise; empty without a heading.
        heading: The provision's title; often empty.
    """

    label: str
    separator: str = ""
    heading: str = ""

    def __str__(self) -> str:
        return self.label + self.separator + self.heading


NO_HEADING = Heading("")
"""The parts of a provision without a heading line."""


@dataclass(frozen=True, slots=True)
class Number:
    """The number in a label.

    Attributes:
        unit: A key of :data:`tracker.language.labels.WORDS`, or empty where the label is a bare number or letter.
        token: The number in a form that can be compared: ``5bis``, ``1`` for "premier", ``II``, ``a``.
    """

    unit: str
    token: str
